"""The encoder in plain PyTorch: MiniLM's layers, a shape embedding at the input, a mix of the layers at the output.

Written out instead of taken from a library, so that the exported graph holds nothing that running doesn't need.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

HIDDEN, LAYERS, HEADS, INNER = 384, 6, 12, 1536


class Layer(nn.Module):
    """One transformer layer, post-norm."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(HIDDEN, HIDDEN) for _ in range(3))
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.attention_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up, self.down = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, _ = x.shape

        def heads(y: Tensor) -> Tensor:
            return y.view(batch, length, HEADS, HIDDEN // HEADS).transpose(1, 2)

        query, key, value = heads(self.query(x)), heads(self.key(x)), heads(self.value(x))
        if mask is None and not torch.is_grad_enabled():
            scores = torch.matmul(query, key.transpose(2, 3)) * (1 / math.sqrt(HIDDEN // HEADS))
            context = torch.matmul(torch.softmax(scores, -1), value)
        else:
            context = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        x = self.attention_norm(x + self.dropout(self.out(context.transpose(1, 2).reshape(batch, length, HIDDEN))))
        out: Tensor = self.norm(x + self.dropout(self.down(functional.gelu(self.up(x)))))
        return out


class Encoder(nn.Module):
    """Word pieces and shapes in, one vector a word out: a learned mix of what the layers give.

    Args:
        vocabulary: number of word pieces.
        shapes: number of word shapes.
        dropout: in the layers.
    """

    def __init__(self, vocabulary: int, shapes: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.shapes = nn.Embedding(shapes, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.mix = nn.Parameter(torch.tensor([-2.0] * (LAYERS - 1) + [0.0]))

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor, mask: Tensor | None = None) -> Tensor:
        """Vectors of words, [batch, words, hidden].

        Args:
            pieces: [batch, pieces].
            shapes: [batch, pieces].
            first: [batch, words], each word's first piece.
            mask: [batch, pieces], true where there is a piece; None where no row is padded.
        """
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x: Tensor = self.norm(self.pieces(pieces) + self.positions(places)[None] + self.shapes(shapes))
        weights = torch.softmax(self.mix, 0)
        mixed = torch.zeros((), device=x.device)
        for number, layer in enumerate(self.layers):
            x = layer(x, _wide(mask))
            mixed = mixed + weights[number] * x
        return torch.gather(mixed, 1, first[:, :, None].expand(-1, -1, HIDDEN))


def _wide(mask: Tensor | None) -> Tensor | None:
    return None if mask is None else mask[:, None, None, :]


_NAMES = {
    "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value",
    "attention.output.dense": "out", "attention.output.LayerNorm": "attention_norm",
    "intermediate.dense": "up", "output.dense": "down", "output.LayerNorm": "norm",
}  # fmt: skip


def load_base(path: Path) -> dict[str, Tensor]:
    """MiniLM's weights under our names.

    Args:
        path: the base model's ``model.safetensors``.
    """
    base = {name: weight.float() for name, weight in load_file(str(path)).items() if weight.is_floating_point()}
    # every piece is of the first segment: its embedding joins the positions
    places = base["embeddings.position_embeddings.weight"] + base["embeddings.token_type_embeddings.weight"][:1]
    state = {"pieces.weight": base["embeddings.word_embeddings.weight"], "positions.weight": places}
    for end in ("weight", "bias"):
        state[f"norm.{end}"] = base[f"embeddings.LayerNorm.{end}"]
        for number in range(LAYERS):
            for theirs, ours in _NAMES.items():
                state[f"layers.{number}.{ours}.{end}"] = base[f"encoder.layer.{number}.{theirs}.{end}"]
    return state
