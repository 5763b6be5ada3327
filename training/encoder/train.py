"""Trains the encoder's upper layers and all heads. `python -m training.encoder.train --help`."""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.encoder.data import Data, read_data
from training.encoder.encoder import Encoder, load_base
from training.encoder.framing import frame_loss, new_frames, read_rows, score_rows
from training.encoder.heads import Frames, Parser
from training.encoder.parsing import measure, parse_loss
from training.encoder.rows import Item, batch_of, batches
from training.encoder.runtime.shapes import SHAPES
from training.encoder.schedule import CLIP, Progress, optimizer_for
from training.encoder.treebank import ENTITY_TAGS, UPOS

T = TypeVar("T")
WEIGHTS = {
    "tags": 1.0, "arcs": 1.0, "labels": 1.0, "names": 0.5, "nuclei": 1.0, "parties": 1.0, "kind": 0.5, "status": 0.5,
    "binding": 0.5, "instrument": 0.5, "sectors": 0.2, "roles": 1.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Model:
    """The encoder with its heads."""

    encoder: Encoder
    parser: Parser
    frames: Frames

    def parts(self) -> dict[str, nn.Module]:
        """By name."""
        return {"encoder": self.encoder, "parser": self.parser, "frames": self.frames}

    def train(self, on: bool) -> None:
        """Switch dropout on or off."""
        for part in self.parts().values():
            part.train(on)


def new_model(base: Path, labels: int) -> Model:
    """A model with the base model's weights and untrained heads."""
    size = Tokenizer.from_file(str(base / "tokenizer.json")).get_vocab_size()
    encoder = Encoder(size, len(SHAPES))
    load_base(encoder, base / "model.safetensors")
    return Model(encoder, Parser(len(UPOS), labels, len(ENTITY_TAGS)), new_frames())


def load_model(base: Path, checkpoint: Path) -> tuple[Model, dict[str, Any]]:
    """A model from a checkpoint, ready to run, and what the checkpoint says of it."""
    state = torch.load(checkpoint)
    model = new_model(base, len(state["labels"]))
    for name, part in model.parts().items():
        part.load_state_dict(state[name], strict=name != "encoder")
    model.train(False)
    return model, state


def endless(items: Sequence[Item[T]], size: int, rng: random.Random) -> Iterator[list[Item[T]]]:
    """Batches, epoch after epoch."""
    while True:
        yield from batches(items, size, rng)


def save(model: Model, data: Data, report: dict[str, Any], file: Path) -> None:
    """Write a checkpoint: what has learned, and the report."""
    learned = {id(p) for p in model.encoder.learning(thawed=True)}
    names = [n for n, p in model.encoder.named_parameters() if id(p) in learned]
    state: dict[str, Any] = {name: part.state_dict() for name, part in model.parts().items()}
    state["encoder"] = {n: state["encoder"][n] for n in names}
    torch.save(state | {"labels": data.labels, "report": report}, file)


def report_on(model: Model, data: Data) -> dict[str, Any]:
    """Figures on the treebanks' development parts and on the articles kept for choosing."""
    model.train(False)
    parsed = measure(model.encoder, model.parser, data.rows, data.dev, data.labels).figures()
    framed = score_rows(data.held, read_rows(model.encoder, model.frames, data.held)).figures()
    model.train(True)
    return {"parse": parsed, "frames": framed}


def train(given: argparse.Namespace) -> None:
    """Train, and write a checkpoint and a line of figures now and then."""
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    rng = random.Random(given.seed)
    given.out.mkdir(parents=True, exist_ok=True)
    seed_model = new_model(given.base, 1)
    still = None if given.thaw else seed_model.encoder.eval()
    data = read_data(given.treebanks, given.articles, given.base, given.cache, still, given.seed)
    model = new_model(given.base, len(data.labels))
    if given.start:
        model, _ = load_model(given.base, given.start)
    optimizer = optimizer_for(model.encoder, [model.parser, model.frames], given.thaw, given.rate)
    progress = Progress(optimizer, given.steps, given.minutes)
    sources: dict[str, Iterator[list[Item[Any]]]] = {
        "trees": endless(data.trees, given.batch, rng),
        "frames": endless(data.frames, given.batch, rng),
    }
    model.train(True)
    sums, counts = dict.fromkeys(WEIGHTS, 0.0), dict.fromkeys(WEIGHTS, 0)
    while not progress.over():
        share = given.frames if progress.done() >= given.after else 0.0
        losses = _losses(model, sources, "frames" if rng.random() < share else "trees")
        total = sum((WEIGHTS[name] * loss for name, loss in losses.items()), torch.zeros(()))
        optimizer.zero_grad()
        torch.autograd.backward(total)
        nn.utils.clip_grad_norm_([p for group in optimizer.param_groups for p in group["params"]], CLIP)
        optimizer.step()
        progress.step()
        for name, loss in losses.items():
            sums[name] += float(loss.detach())
            counts[name] += 1
        if progress.steps % 20 == 0:
            means = {n: round(sums[n] / counts[n], 3) for n in sums if counts[n]}
            _say({"step": progress.steps, "done": round(progress.done(), 3), "loss": means})
            sums, counts = dict.fromkeys(WEIGHTS, 0.0), dict.fromkeys(WEIGHTS, 0)
        if progress.steps % given.every == 0:
            report = {"step": progress.steps, **report_on(model, data)}
            _say(report)
            save(model, data, report, given.out / f"step-{progress.steps}.pt")
    report = {"step": progress.steps, "seconds": progress.seconds(), **report_on(model, data)}
    _say(report)
    save(model, data, report, given.out / "last.pt")


def _losses(model: Model, sources: dict[str, Iterator[list[Item[Any]]]], source: str) -> dict[str, Tensor]:
    batch = batch_of(next(sources[source]))
    if source == "trees":
        return parse_loss(model.encoder, model.parser, batch)
    return frame_loss(model.encoder, model.frames, batch)


def _say(line: dict[str, Any]) -> None:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {json.dumps(line)}\n")


def main() -> None:
    """Read the arguments and train."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--treebanks", type=Path, required=True, help="folder of the .conllu.gz files")
    arguments.add_argument("--articles", type=Path, required=True, help="folder of coded articles with anchors")
    arguments.add_argument("--base", type=Path, required=True, help="folder of model.safetensors and tokenizer.json")
    arguments.add_argument("--cache", type=Path, required=True, help="folder for what the still layers give")
    arguments.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    arguments.add_argument("--start", type=Path, help="a checkpoint to go on from")
    arguments.add_argument("--thaw", action="store_true", help="the lower layers learn, too (half as fast)")
    arguments.add_argument("--rate", type=float, default=1.0, help="factor on the learning rates")
    arguments.add_argument("--steps", type=int, default=1600, help="batches to learn from")
    arguments.add_argument("--minutes", type=float, help="stop earlier, after this time, the rates fitted to it")
    arguments.add_argument("--frames", type=float, default=0.4, help="share of batches of coded articles")
    arguments.add_argument("--after", type=float, default=0.0, help="part of the run before the first of them")
    arguments.add_argument("--every", type=int, default=200, help="steps between checkpoints")
    arguments.add_argument("--batch", type=int, default=1800, help="word pieces in a batch")
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--seed", type=int, default=1)
    train(arguments.parse_args())


if __name__ == "__main__":
    main()
