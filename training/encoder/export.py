"""Writes a checkpoint as one ONNX file with all heads, in int8. `python -m training.encoder.export --help`."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from dealparse.model.vocabulary import KINDS, SECTORS
from training.encoder.articles import ATTRIBUTES, PARTY_TAGS, ROLES
from training.encoder.train import Model, load_model
from training.encoder.treebank import ENTITY_TAGS, UPOS

INPUTS = ("pieces", "shapes", "first", "sentence")
OUTPUTS = (
    "tags", "names", "parties", "arcs", "labels", "nuclei", "attributes", "role_first", "role_last", "role_inside",
)  # fmt: skip
STEPS = 1024.0


class ByteEmbedding(nn.Module):
    """An embedding in int8 with a scale for each row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = (weight.abs().amax(1, keepdim=True) / 127).clamp(min=1e-8)
        self.register_buffer("rows", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        rows, scale = self.get_buffer("rows"), self.get_buffer("scale")
        return rows[ids].float() * scale[ids]


class Whole(nn.Module):
    """The model as it runs: one row of claims, unpadded, in; all scores out, without the batch's dimension."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.encoder, self.parser, self.frames = model.encoder, model.parser, model.frames

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor, sentence: Tensor) -> tuple[Tensor, ...]:
        numbers = sentence[None]
        x = self.encoder(pieces[None], shapes[None], first[None])
        heads = self.parser.with_root(x)
        labels = torch.round(self.parser.labels(x, heads)[0] * STEPS).argmax(-1)
        at = torch.arange(x.shape[1])[None]
        roles = self.frames.roles(x, at, numbers)
        scores = (
            self.parser.tags(x), self.parser.names(x), self.frames.parties(x), self.parser.arcs(x, heads)[..., 0],
            labels[None].to(torch.uint8), self.frames.nuclei(x), self.frames.attributes(x, at, numbers), *roles,
        )  # fmt: skip
        return tuple(score[0] for score in scores)


def export(model: Model, file: Path) -> None:
    """Write the model in full precision, but for the piece embeddings."""
    model.train(False)
    pieces: Any = ByteEmbedding(model.encoder.pieces.weight.detach())
    model.encoder.pieces = pieces
    example = (torch.arange(12), torch.ones(12, dtype=torch.long), torch.arange(1, 9), torch.tensor([0] * 5 + [1] * 3))
    axes = {"pieces": {0: "p"}, "shapes": {0: "p"}, "first": {0: "w"}, "sentence": {0: "w"}}
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Whole(model), example, str(file), input_names=list(INPUTS), output_names=list(OUTPUTS),
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip


def quantize(full: Path, small: Path) -> None:
    """Weights of the encoder's layers in int8 per channel, in reduced range, so that no processor's sums overflow."""
    graph = onnx.load(str(full)).graph
    kept = [n.name for n in graph.node if n.op_type == "MatMul" and "/encoder/" not in n.name]
    quantize_dynamic(
        full, small, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul"], nodes_to_exclude=kept,
    )  # fmt: skip


def labels_of(deprel: list[str] | tuple[str, ...]) -> dict[str, list[str]]:
    """The names of all that is scored, for the metadata."""
    named = {"upos": UPOS, "deprel": deprel, "names": ENTITY_TAGS, "parties": PARTY_TAGS, "kinds": KINDS}
    return {name: list(values) for name, values in {**named, **ATTRIBUTES, "sectors": SECTORS, "roles": ROLES}.items()}


def write_package(checkpoint: Path, base: Path, out: Path, full: bool) -> None:
    """Write ``model.onnx``, ``tokenizer.json`` and ``meta.json``.

    Args:
        checkpoint: of a training run.
        base: folder of the base model.
        out: folder to write into.
        full: leave the layers in full precision, for comparing.
    """
    model, state = load_model(base, checkpoint)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "full.onnx"
        export(model, first)
        if full:
            shutil.copy(first, out / "model.onnx")
        else:
            quantize(first, out / "model.onnx")
    tokenizer = json.loads((base / "tokenizer.json").read_text("utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    (out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), "utf-8")
    digest = hashlib.sha256((out / "model.onnx").read_bytes()).hexdigest()
    meta = {
        "name": "dealparse encoder", "version": digest[:12], "labels": labels_of(state["labels"]),
        "license": "CC-BY-SA-4.0", "attribution": ATTRIBUTION, "chosen_on": _plain(state["report"]),
    }  # fmt: skip
    (out / "meta.json").write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", "utf-8")


ATTRIBUTION = [
    "Universal Dependencies English-EWT (CC BY-SA 4.0), Silveira et al. and the UD contributors",
    "Universal Dependencies English-GUM (annotations CC BY 4.0, texts CC BY or free; the training documents of "
    "academic, bio, court, essay, interview, letter, news, podcast, speech, textbook, vlog, voyage), Zeldes and others",
    "all-MiniLM-L6-v2 (Apache-2.0), sentence-transformers, after MiniLM-L6-H384-uncased (MIT), Microsoft",
    "articles coded for dealparse: US government works (public domain), Wikinews (CC BY 2.5), and articles of our own",
]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return float(value) if isinstance(value, np.floating) else value


def main() -> None:
    """Read the arguments and export."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--checkpoint", type=Path, required=True)
    arguments.add_argument("--base", type=Path, required=True, help="folder of model.safetensors and tokenizer.json")
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--full", action="store_true", help="leave the layers in full precision")
    given = arguments.parse_args()
    write_package(given.checkpoint, given.base, given.out, given.full)


if __name__ == "__main__":
    main()
