"""Learns the encoder with all heads from a prepared file. Needs PyTorch and NumPy only; uses a GPU where there is one.

python -m training.encoder.learn --data FILE --base DIR --out FILE [--start FILE] [--steps N] [--share X] [--leave K]

Two runs one after the other: the first on treebanks alone (``--share 0``), the second from its checkpoint on both.
With ``--leave K`` articles of fold K are not learned from: what such a model says of them is what it would say of any
article that it has not seen.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
import random
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from dealparse.language.shapes import SHAPES
from training.encoder.articles import ArticleBatch, Articles, decision_losses, decision_scores
from training.encoder.encoder import Encoder, load_base
from training.encoder.heads import Decisions, Parser
from training.encoder.parsing import parse_figures, parse_losses
from training.encoder.rows import Rows, shuffled_trees
from training.folds import ENCODER_FOLDS, fold_of

CLIP, WARM_UP = 2.0, 0.06


class Model(nn.Module):
    """The encoder with its heads, of the sizes that the data asks for."""

    def __init__(self, data: dict[str, Any], vocabulary: int) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary, len(SHAPES))
        self.parser = Parser(len(data["upos"]), len(data["deprels"]), len(data["names"]))
        singles = {task: len(labels) for task, labels in data["singles"].items()} | {"sectors": len(data["sectors"])}
        pairs = {task: len(labels) for task, labels in data["pairs"].items()}
        self.decisions = Decisions(singles, pairs, len(data["scopes"]), len(data["parties"]))


def blurred(batch: ArticleBatch, mask: int, share: float) -> ArticleBatch:
    """The batch with some of its pieces hidden, so that no name is learned by heart."""
    pieces = batch.rows.pieces
    hidden = torch.rand(pieces.shape, device=pieces.device) < share
    return replace(batch, rows=replace(batch.rows, pieces=pieces.masked_fill(hidden, mask)))


class Average:
    """A running mean of the weights: steadier than the last ones."""

    def __init__(self, model: nn.Module, keep: float = 0.98) -> None:
        self._keep = keep
        self.weights = {n: p.detach().clone().float() for n, p in model.named_parameters() if p.requires_grad}

    def add(self, model: nn.Module, step: int) -> None:
        """Take in the weights after a step."""
        keep = min(self._keep, (1 + step) / (10 + step))
        for name, parameter in model.named_parameters():
            if name in self.weights:
                self.weights[name].lerp_(parameter.detach().float(), 1 - keep)

    def into(self, model: nn.Module) -> None:
        """Give the model the mean."""
        with torch.no_grad():
            for name, parameter in model.named_parameters():
                if name in self.weights:
                    parameter.copy_(self.weights[name])


def optimizer_for(model: Model, rate: float, head_rate: float) -> torch.optim.AdamW:
    """AdamW with a small rate for the encoder and a larger one for what stands on it."""
    heads = [*model.parser.parameters(), *model.decisions.parameters()]
    return torch.optim.AdamW(
        [
            {"params": [p for p in model.encoder.parameters() if p.requires_grad], "lr": rate, "weight_decay": 0.01},
            {"params": heads, "lr": head_rate, "weight_decay": 0.01},
        ],
        betas=(0.9, 0.98),
    )


def learn(given: argparse.Namespace) -> None:
    """Learn, and write a checkpoint with its figures."""
    began = time.monotonic()
    torch.manual_seed(given.seed)
    rng = random.Random(given.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    data = pickle.loads(gzip.decompress(given.data.read_bytes()))
    weights = load_base(given.base)
    model = Model(data, len(weights["pieces.weight"]))
    model.encoder.load_state_dict(weights, strict=False)
    if given.start:
        model.load_state_dict(unpacked(torch.load(given.start, map_location="cpu")["model"]), strict=False)
    model.encoder.pieces.requires_grad_(False)
    model.to(device)
    left = [a for a in data["articles"] if fold_of(a["name"], ENCODER_FOLDS) == given.leave]
    learned = [a for a in data["articles"] if fold_of(a["name"], ENCODER_FOLDS) != given.leave]
    rows = Rows(data["start"], data["separator"], device)
    articles, held = Articles(rows, data, learned, given.disguise), Articles(rows, data, left)
    trees = shuffled_trees(data["trees"] + data["own_trees"] * given.own, given.tree_batch, rng)
    optimizer = optimizer_for(model, given.rate, given.head_rate)
    rates = [g["lr"] for g in optimizer.param_groups]
    average = Average(model)
    sums: dict[str, list[float]] = {}
    source = articles.batches(given.article_batch, rng)
    for step in range(given.steps):
        done = max(step / given.steps, (time.monotonic() - began) / given.seconds)
        if done >= 1:
            break
        factor = min((step + 1) / (given.steps * WARM_UP), max(0.01, (1 - done) / (1 - WARM_UP)))
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * min(1.0, factor)
        model.train(True)
        with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
            if rng.random() < given.share:
                batch = next(source)
                losses = decision_losses(model.encoder, model.decisions, blurred(batch, data["mask"], given.blur))
            else:
                losses = parse_losses(model.encoder, model.parser, rows.trees(next(trees)))
            total: Tensor = sum(losses.values(), torch.zeros((), device=device))
        optimizer.zero_grad(set_to_none=True)
        total.backward()
        nn.utils.clip_grad_norm_([p for g in optimizer.param_groups for p in g["params"]], CLIP)
        optimizer.step()
        average.add(model, step)
        if step % 20 == 0:
            for name, loss in losses.items():
                sums.setdefault(name, []).append(round(float(loss.detach()), 3))
        if step % 400 == 399:
            _say({"step": step + 1, "s": round(time.monotonic() - began), "loss": {n: v[-3:] for n, v in sums.items()}})
    average.into(model)
    model.train(False)
    report = {"steps": step + 1, "seconds": round(time.monotonic() - began), "given": _plain(given)}
    report |= {"parse": parse_figures(model.encoder, model.parser, rows, data["dev_trees"])}
    if left:
        report |= {"held": decision_scores(model.encoder, model.decisions, held)}
    _say(report)
    kept = packed(model)
    if given.share == 1:  # nothing was learned of parsing
        kept = {name: weight for name, weight in kept.items() if not name.startswith("parser.")}
    torch.save({"model": kept, "report": report}, given.out)


def packed(model: nn.Module) -> dict[str, Any]:
    """What has learned, the layers' matrices in int8 with a scale for each row: that is how they run, too."""
    state: dict[str, Any] = {}
    for name, weight in model.state_dict().items():
        if name.startswith("encoder.layers") and weight.ndim == 2:
            scale = (weight.abs().amax(1, keepdim=True) / 127).clamp(min=1e-8)
            state[name] = (torch.round(weight / scale).to(torch.int8).cpu(), scale.float().cpu())
        elif name != "encoder.pieces.weight":
            state[name] = weight.half().cpu()
    return state


def unpacked(state: dict[str, Any]) -> dict[str, Tensor]:
    """The weights that :func:`packed` kept, but for the embeddings of pieces, which are the base model's."""
    return {n: (w[0].float() * w[1] if isinstance(w, tuple) else w.float()) for n, w in state.items()}


def _plain(given: argparse.Namespace) -> dict[str, Any]:
    return {k: v.name if isinstance(v, Path) else v for k, v in vars(given).items()}


def _say(line: dict[str, Any]) -> None:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {json.dumps(line)}\n")
    sys.stderr.flush()


def main() -> None:
    """Read the arguments and learn."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path, required=True, help="file made by training.encoder.prepare")
    arguments.add_argument("--base", type=Path, required=True, help="the base model's model.safetensors")
    arguments.add_argument("--out", type=Path, required=True, help="the checkpoint")
    arguments.add_argument("--start", type=Path, help="a checkpoint to go on from")
    arguments.add_argument("--steps", type=int, default=1500)
    arguments.add_argument("--seconds", type=float, default=1e9, help="stop earlier, the rates fitted to it")
    arguments.add_argument("--blur", type=float, default=0.0, help="share of an article's pieces that are hidden")
    arguments.add_argument("--disguise", type=float, default=0.0, help="how often an article gets other names")
    arguments.add_argument("--share", type=float, default=0.5, help="share of steps on articles")
    arguments.add_argument("--leave", type=int, default=-1, help="the fold that is not learned from")
    arguments.add_argument("--rate", type=float, default=2e-4, help="learning rate of the encoder")
    arguments.add_argument("--head-rate", type=float, default=1e-3, help="learning rate of the heads")
    arguments.add_argument("--tree-batch", type=int, default=6000, help="word pieces in a batch of trees")
    arguments.add_argument("--article-batch", type=int, default=6, help="articles in a batch")
    arguments.add_argument("--own", type=int, default=4, help="how often our own trees are shown each epoch")
    arguments.add_argument("--seed", type=int, default=1)
    learn(arguments.parse_args())


if __name__ == "__main__":
    main()
