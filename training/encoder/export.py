"""Writes a checkpoint as the files that run: the encoder and the parser as ONNX, the other heads as plain numbers.

python -m training.encoder.export --data FILE --checkpoint FILE --base DIR --out DIR
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import pickle
import tempfile
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from dealparse.language.runtime import DECISIONS, ENCODER, META, PARSER, TOKENIZER
from training.encoder.encoder import load_base
from training.encoder.heads import Parser
from training.encoder.learn import Model, unpacked

STEPS = 1024.0
ATTRIBUTION = [
    "Universal Dependencies English-EWT (CC BY-SA 4.0), Silveira et al. and the UD contributors",
    "Universal Dependencies English-GUM (annotations CC BY 4.0, texts CC BY or free; the training documents of "
    "academic, bio, court, essay, interview, letter, news, podcast, speech, textbook, vlog, voyage), Zeldes and others",
    "all-MiniLM-L6-v2 (Apache-2.0), sentence-transformers, after MiniLM-L6-H384-uncased (MIT), Microsoft",
    "articles coded for dealparse: US government works (public domain), Wikinews (CC BY 2.5), and articles of our own",
]


class ByteEmbedding(nn.Module):
    """An embedding in int8 with a scale for each row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = (weight.abs().amax(1, keepdim=True) / 127).clamp(min=1e-8)
        self.register_buffer("rows", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """The rows of `ids`."""
        rows, scale = self.get_buffer("rows"), self.get_buffer("scale")
        return rows[ids].float() * scale[ids]


class Reads(nn.Module):
    """The encoder as it runs: one row, unpadded, without the batch's dimension."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> Tensor:
        """Vectors of words."""
        out: Tensor = self.encoder(pieces[None], shapes[None], first[None])[0]
        return out


class Parses(nn.Module):
    """The parser as it runs: vectors of a row's words in; tags, names, arcs and the best label of each arc out."""

    def __init__(self, parser: Parser) -> None:
        super().__init__()
        self.parser = parser

    def forward(self, vectors: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Scores of words and arcs."""
        x = vectors[None]
        heads = self.parser.with_root(x)
        labels = torch.round(self.parser.labels(x, heads)[0] * STEPS).argmax(-1)
        arcs = self.parser.arcs(x, heads)[0, ..., 0]
        return self.parser.tags(x)[0], self.parser.names(x)[0], arcs, labels.to(torch.uint8)


def _write(module: nn.Module, example: tuple[Tensor, ...], file: Path, inputs: list[str], outputs: list[str]) -> None:
    axes = {name: {0: f"n_{name}" if name == "first" else "n"} for name in inputs}
    with torch.no_grad(), warnings.catch_warnings():
        # The exporter warns of itself: the older one is used on purpose, its graphs being the smaller.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module, example, str(file), input_names=inputs, output_names=outputs, dynamic_axes=axes,
            opset_version=17, dynamo=False,
        )  # fmt: skip


def quantize(full: Path, small: Path) -> None:
    """Weights of the layers in int8 per channel, in reduced range, so that no processor's sums overflow."""
    quantize_dynamic(
        full, small, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"]
    )


def write_package(data: dict[str, Any], checkpoint: Path, base: Path, out: Path, full: bool) -> None:
    """Write the model's files.

    Args:
        data: the prepared file's content.
        checkpoint: of a training run.
        base: folder of the base model.
        out: folder to write into.
        full: leave the layers in full precision, for comparing.
    """
    weights = load_base(base / "model.safetensors")
    model = Model(data, len(weights["pieces.weight"]))
    model.encoder.load_state_dict(weights, strict=False)
    state = torch.load(checkpoint, map_location="cpu")
    model.load_state_dict(unpacked(state["model"]), strict=False)
    model.train(False)
    out.mkdir(parents=True, exist_ok=True)
    pieces: Any = ByteEmbedding(model.encoder.pieces.weight.detach())
    model.encoder.pieces = pieces
    with tempfile.TemporaryDirectory() as folder:
        first = out / ENCODER if full else Path(folder) / "full.onnx"
        example = (torch.arange(12), torch.ones(12, dtype=torch.long), torch.arange(1, 9))
        _write(Reads(model.encoder), example, first, ["pieces", "shapes", "first"], ["vectors"])
        if not full:
            quantize(first, out / ENCODER)
    names = ["tags", "names", "arcs", "labels"]
    _write(Parses(model.parser), (torch.randn(7, 384),), out / PARSER, ["vectors"], names)
    heads = {n: w.numpy().astype(np.float16) for n, w in model.decisions.state_dict().items() if not _aside(n)}
    np.savez(out / DECISIONS, **heads)
    tokenizer = json.loads((base / "tokenizer.json").read_text("utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    (out / TOKENIZER).write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")), "utf-8")
    onnx.checker.check_model(str(out / ENCODER))
    digest = hashlib.sha256(b"".join((out / n).read_bytes() for n in (ENCODER, PARSER, DECISIONS))).hexdigest()
    labels = {"upos": data["upos"], "deprels": data["deprels"], "names": data["names"], "parties": data["parties"]}
    meta = {
        "name": "dealparse encoder", "version": digest[:12], "license": "CC-BY-SA-4.0", "attribution": ATTRIBUTION,
        "labels": {name: list(values) for name, values in labels.items()}, "run": state["report"],
    }  # fmt: skip
    (out / META).write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _aside(name: str) -> bool:
    """Whether a head only helped to learn."""
    return name.startswith(("singles.instrument_of", "singles.binding_of", "singles.sectors"))


def main() -> None:
    """Read the arguments and export."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path, required=True, help="the prepared file that was learned from")
    arguments.add_argument("--checkpoint", type=Path, required=True)
    arguments.add_argument("--base", type=Path, required=True, help="folder of model.safetensors and tokenizer.json")
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--full", action="store_true", help="leave the layers in full precision")
    given = arguments.parse_args()
    data = pickle.loads(gzip.decompress(given.data.read_bytes()))
    write_package(data, given.checkpoint, given.base, given.out, given.full)


if __name__ == "__main__":
    main()
