"""Makes a checkpoint of a packaged model, so that learning can go on from it where none is kept.

python -m training.encoder.thaw --data FILE --base DIR --model DIR --out FILE

The layers' matrices come back as they run, in steps of their int8 scales.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from dealparse.language.runtime import DECISIONS, ENCODER, META, PARSER
from training.encoder.encoder import LAYERS, load_base
from training.encoder.learn import Model, packed

QUANTIZED = "_quantized"


def _numbers(graph: onnx.GraphProto) -> dict[str, np.ndarray[Any, Any]]:
    return {i.name: numpy_helper.to_array(i) for i in graph.initializer}


def _module(node: str) -> str:
    """The module that a node's name tells: ``/tags/tags.1/MatMul`` is of ``tags.1``."""
    parts = node.split("/")[1:-1]
    inner = [p for n, p in enumerate(parts) if n + 1 == len(parts) or not parts[n + 1].startswith(f"{p}.")]
    return ".".join(inner)


def _matrices(graph: onnx.GraphProto, numbers: Mapping[str, np.ndarray[Any, Any]]) -> Iterator[tuple[str, Tensor]]:
    """(name of the module, weight) of every product with a matrix."""
    for node in graph.node:
        found = [x for x in node.input if x in numbers and numbers[x].ndim == 2]
        if node.op_type in ("MatMulInteger", "MatMul") and found:
            name = found[0]
            matrix = numbers[name].astype(np.float32)
            if name.endswith(QUANTIZED):
                stem = name.removesuffix(QUANTIZED)
                matrix = (matrix - numbers[f"{stem}_zero_point"]) * numbers[f"{stem}_scale"]
            yield _module(node.name), torch.from_numpy(matrix.T.copy())


def _graph_weights(path: Path, part: str) -> dict[str, Tensor]:
    """The weights of a graph by their names in the model."""
    graph = onnx.load(str(path)).graph
    numbers = _numbers(graph)
    found = {n: torch.from_numpy(v.astype(np.float32)) for n, v in numbers.items() if n.startswith(f"{part}.")}
    for name, weight in _matrices(graph, numbers):
        found[f"{name}.weight" if name.startswith(f"{part}.") else f"{part}.{name}.weight"] = weight
    return found


def _mix(graph: onnx.GraphProto) -> Tensor:
    """The weights of the layers in the mix, as logarithms; the exporter has folded their softmax into six numbers."""
    numbers = _numbers(graph)
    used = [x for n in graph.node if n.op_type == "Mul" for x in n.input if x in numbers and numbers[x].ndim == 0]
    assert len(used) == LAYERS, used
    return torch.tensor([float(numbers[x]) for x in used]).log()


def thaw(data: Mapping[str, Any], base: Path, folder: Path) -> dict[str, Any]:
    """The checkpoint of a packaged model.

    Args:
        data: the prepared file's content; its labels must be those of the model.
        base: folder of the base model.
        folder: of the packaged model's files.
    """
    weights = load_base(base / "model.safetensors")
    model = Model(dict(data), len(weights["pieces.weight"]))
    model.encoder.load_state_dict(weights, strict=False)
    state = _graph_weights(folder / ENCODER, "encoder") | _graph_weights(folder / PARSER, "parser")
    state["encoder.mix"] = _mix(onnx.load(str(folder / ENCODER)).graph)
    with np.load(folder / DECISIONS) as heads:
        state |= {f"decisions.{n}": torch.from_numpy(heads[n].astype(np.float32)) for n in heads.files}
    known = model.state_dict()
    unknown = model.load_state_dict({n: w.reshape(known[n].shape) for n, w in state.items() if n in known}, False)
    report = json.loads((folder / META).read_text("utf-8"))
    return {"model": packed(model), "report": report["run"], "fresh": unknown.missing_keys}


def main() -> None:
    """Read the arguments and write the checkpoint."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "base", "model", "out"):
        arguments.add_argument(f"--{name}", type=Path, required=True)
    given = arguments.parse_args()
    made = thaw(pickle.loads(gzip.decompress(given.data.read_bytes())), given.base, given.model)
    sys.stderr.write(f"not in the package: {', '.join(made.pop('fresh'))}\n")
    torch.save(made, given.out)


if __name__ == "__main__":
    main()
