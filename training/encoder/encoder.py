"""The encoder in plain PyTorch: MiniLM's layers, a shape embedding at the input, a learned mix of layers at the output.

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
STILL = 3
"""Layers that are left as they are."""


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
    """Word pieces and shapes in, one vector a word out.

    The lower layers stay as the base model has them, so that what they give can be kept and used again in every epoch;
    the shapes come in above them.

    Args:
        vocabulary: number of word pieces.
        shapes: number of word shapes.
        dropout: in the layers that learn.
        still: number of layers that don't learn.
    """

    def __init__(self, vocabulary: int, shapes: int, dropout: float = 0.1, still: int = STILL) -> None:
        super().__init__()
        self.still = still
        self.pieces = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(0.0 if n < still else dropout) for n in range(LAYERS))
        self.shapes = nn.Embedding(shapes, HIDDEN)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.mix = nn.Parameter(torch.tensor([-2.0] * (LAYERS - still) + [0.0]))

    def learning(self, thawed: bool = False) -> list[nn.Parameter]:
        """The parameters that learn.

        Args:
            thawed: the lower layers learn, too; the embeddings never do: a treebank is too small to move those of
                words that it doesn't have.
        """
        still = [self.pieces, self.positions, self.norm, *([] if thawed else self.layers[: self.still])]
        lower = {id(p) for part in still for p in part.parameters()}
        return [p for p in self.parameters() if id(p) not in lower]

    def lower(self, pieces: Tensor, mask: Tensor | None = None) -> Tensor:
        """What the layers that don't learn give: [batch, pieces, hidden].

        Args:
            pieces: [batch, pieces].
            mask: [batch, pieces], true where there is a piece; None where no row is padded.
        """
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x: Tensor = self.norm(self.pieces(pieces) + self.positions(places)[None])
        for layer in self.layers[: self.still]:
            x = layer(x, _wide(mask))
        return x

    def upper(self, x: Tensor, shapes: Tensor, first: Tensor, mask: Tensor | None = None) -> Tensor:
        """Vectors of words, [batch, words, hidden].

        Args:
            x: from `lower`.
            shapes: [batch, pieces].
            first: [batch, words], each word's first piece.
            mask: as in `lower`.
        """
        x = x + self.shapes(shapes)
        weights = torch.softmax(self.mix, 0)
        mixed = weights[0] * x
        for number, layer in enumerate(self.layers[self.still :], 1):
            x = layer(x, _wide(mask))
            mixed = mixed + weights[number] * x
        return torch.gather(mixed, 1, first[:, :, None].expand(-1, -1, HIDDEN))

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor, mask: Tensor | None = None) -> Tensor:
        """Vectors of words; arguments as in `lower` and `upper`."""
        return self.upper(self.lower(pieces, mask), shapes, first, mask)


def _wide(mask: Tensor | None) -> Tensor | None:
    return None if mask is None else mask[:, None, None, :]


_NAMES = {
    "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value",
    "attention.output.dense": "out", "attention.output.LayerNorm": "attention_norm",
    "intermediate.dense": "up", "output.dense": "down", "output.LayerNorm": "norm",
}  # fmt: skip


def load_base(encoder: Encoder, path: Path) -> None:
    """Fill the encoder from MiniLM's weights.

    Args:
        encoder: to fill.
        path: the base model's ``model.safetensors``.
    """
    base = load_file(str(path))
    state = encoder.state_dict()
    state["pieces.weight"] = base["embeddings.word_embeddings.weight"]
    # every piece is of the first segment: its embedding joins the positions
    state["positions.weight"] = (
        base["embeddings.position_embeddings.weight"] + base["embeddings.token_type_embeddings.weight"][:1]
    )
    for end in ("weight", "bias"):
        state[f"norm.{end}"] = base[f"embeddings.LayerNorm.{end}"]
        for number in range(LAYERS):
            for theirs, ours in _NAMES.items():
                state[f"layers.{number}.{ours}.{end}"] = base[f"encoder.layer.{number}.{theirs}.{end}"]
    encoder.load_state_dict(state)
