"""The optimizer and its schedule."""

from __future__ import annotations

import time
from collections.abc import Iterable

import torch
from torch import nn

from training.encoder.encoder import Encoder

ENCODER_RATE, HEAD_RATE, WARM_UP, CLIP = 2e-4, 1.5e-3, 0.06, 2.0


def optimizer_for(
    encoder: Encoder, heads: Iterable[nn.Module], thawed: bool = False, scale: float = 1.0
) -> torch.optim.AdamW:
    """AdamW with a small rate for the encoder and a larger one for what stands on it.

    Args:
        encoder: the encoder.
        heads: what stands on it.
        thawed: the encoder's lower layers learn, too.
        scale: factor on the rates.
    """
    return torch.optim.AdamW(
        [
            {"params": encoder.learning(thawed), "lr": ENCODER_RATE * scale, "weight_decay": 0.01},
            {"params": [p for head in heads for p in head.parameters()], "lr": HEAD_RATE * scale, "weight_decay": 0.0},
        ],
        betas=(0.9, 0.98),
        fused=True,
    )


class Progress:
    """Rates that rise over the first 6 % of a run and then fall to nothing.

    Args:
        optimizer: whose rates are set.
        most: steps of the run.
        minutes: how long it may last; on a machine that is busy the run then ends, its rates fallen, with fewer steps.
    """

    def __init__(self, optimizer: torch.optim.Optimizer, most: int, minutes: float | None) -> None:
        self.steps = 0
        self._optimizer, self._most, self._minutes = optimizer, most, minutes
        self._begun = time.monotonic()
        self._rates = [group["lr"] for group in optimizer.param_groups]
        self._set()

    def done(self) -> float:
        """The part of the run that is over, 0..1."""
        part = self.steps / self._most
        return part if self._minutes is None else max(part, self.seconds() / 60 / self._minutes)

    def over(self) -> bool:
        """Whether the run is over."""
        return self.done() >= 1

    def seconds(self) -> int:
        """Since the start."""
        return round(time.monotonic() - self._begun)

    def step(self) -> None:
        """Count a step and set the rates for the next."""
        self.steps += 1
        self._set()

    def _set(self) -> None:
        done = self.done()
        factor = min((done + 1 / self._most) / WARM_UP, max(0.01, (1 - done) / (1 - WARM_UP)))
        for group, rate in zip(self._optimizer.param_groups, self._rates, strict=True):
            group["lr"] = rate * min(1.0, factor)
