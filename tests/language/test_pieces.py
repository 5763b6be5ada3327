"""Words as pieces, with a vocabulary of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealparse.language.pieces import MOST, Pieces, Sentence
from dealparse.language.shapes import SHAPES, shape_of

tokenizers = pytest.importorskip("tokenizers")


def pieces() -> Pieces:
    signs = "abcdefghijklmnopqrstuvwxyz0123456789$."
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "buy", "##s", *signs, *(f"##{c}" for c in signs)]
    model = tokenizers.models.WordPiece({v: n for n, v in enumerate(vocabulary)}, unk_token="[UNK]")
    made = tokenizers.Tokenizer(model)
    made.normalizer = tokenizers.normalizers.BertNormalizer()
    made.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
    return Pieces(made)


def test_first_pieces_and_shapes() -> None:
    cutter = pieces()
    row = cutter.row([cutter.cut(Sentence(("Voss", "buys"), "bullet")), cutter.cut(Sentence(("$", "5bn")))])
    assert [SHAPES[n] for n in row.shapes] == [
        "bullet", "Title", "Title", "Title", "Title", "lower", "lower", "paragraph", "symbol", "0a", "0a", "0a", "none",
    ]  # fmt: skip
    assert row.first.tolist() == [1, 5, 8, 9]
    assert row.sentence.tolist() == [0, 0, 1, 1]
    assert len(row.pieces) == len(row.shapes)


@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=30))
def test_every_word_has_a_piece(words: list[str]) -> None:
    assert all(pieces().cut(Sentence(tuple(words))).pieces)


def test_a_row_never_outgrows_the_encoder() -> None:
    cutter = pieces()
    row = cutter.row([cutter.cut(Sentence(("abcdefghijklmnopqrst",) * 400))])
    assert len(row.pieces) <= MOST
    assert len(row.first) == 400


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("japan", "lower"), ("Japan", "Title"), ("U.S.", "UPPER"), ("A", "U"), ("McVoss", "miXed"), ("iPad", "miXed"),
        ("1,000", "0"), ("$5bn", "0a"), ("—", "punct"), ("€", "symbol"), ("", "punct"), ("日本", "lower"),
    ],
)  # fmt: skip
def test_shapes(word: str, shape: str) -> None:
    assert SHAPES[shape_of(word)] == shape
