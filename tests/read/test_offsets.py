"""Offsets are true whatever the text holds, and blocks lose nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealparse.errors import DealparseError
from dealparse.model.article import Article
from dealparse.model.span import OffsetMap
from dealparse.read import read_text
from dealparse.read.lines import SPACE

LINES = [
    "Mill order",
    "",
    "",
    "  ",
    "TARSOBA, June 12 — Brightwater buys a mill.",
    "It pays $5 million. It opens in May.",
    "• five looms",
    "  ◦ a road",
    "\t- a ship,",
    "1. a grant",
    "(ii) a loan",
    "* of \u00a0 $5\u202f000",
    "ON LOOMS:",
    "ON ROADS: it builds one.",
    "ADA VOSS: We pay.",
    "MODERATOR: Thanks.",
    "Comments (2)",
    "ada_v says: no",
    "Leave a Reply",
    "About Brightwater",
    "###",
    "| a | b |",
    "“We pay,” she said. “In May.”",
    "🚢 1/2 ships",
    "2/2 roads",
    "\ufeffMill",
    "== Terms ==",
    "> quoted",
    "A very long line that goes on and on " * 6,
]
ARTICLES = st.lists(st.sampled_from(LINES), max_size=25).map("\n".join)
# What may stand outside of blocks: signs, a number, or the name of a speaker with its colon.
OUTSIDE = re.compile(r"[\W_]*|[\W_]*\w{1,5}[\W_]{0,3}\w{0,3}[\W_]*|[^\n]{1,90}:")


def read(text: str) -> Article | None:
    try:
        return read_text(text)
    except DealparseError:
        return None


@given(st.one_of(st.text(), ARTICLES))
def test_blocks_are_in_order_and_trimmed(text: str) -> None:
    article = read(text)
    if article is None:
        return
    assert article.text == text
    at = 0
    for block in article.blocks:
        assert at <= block.start < block.end <= len(text)
        assert text[block.start] not in SPACE
        assert text[block.end - 1] not in SPACE
        at = block.end


@given(st.one_of(st.text(), ARTICLES))
def test_nothing_but_marks_and_names_is_left_out(text: str) -> None:
    article = read(text)
    if article is None:
        return
    at = 0
    for start, end in [*((b.start, b.end) for b in article.blocks), (len(text), len(text))]:
        for line in re.split(r"[\n\r\v\f\x85\u2028\u2029]", text[at:start]):
            assert OUTSIDE.fullmatch(line.strip(SPACE)), line
        at = end


@given(ARTICLES)
def test_line_ends_make_no_difference(text: str) -> None:
    unix, windows = read_text(text), read_text(text.replace("\n", "\r\n"))
    assert _shape(unix) == _shape(windows)


def _shape(article: Article) -> list[tuple[object, ...]]:
    return [(b.kind, b.depth, b.speaker, article.text[b.start : b.end].replace("\r\n", "\n")) for b in article.blocks]


@given(ARTICLES)
def test_the_same_text_gives_the_same_bytes(text: str) -> None:
    assert read_text(text).model_dump_json() == read_text(text).model_dump_json()


@pytest.mark.parametrize(
    "lead", ["", "\ufeff", "🚢🚢 ", "\u00a0", "\r\n\r\n", "\u200b", "漢字\n\n", "e\u0301 ", "👩\u200d🔧 "]
)
def test_offsets_after_unusual_characters(lead: str) -> None:
    text = f"{lead}Terms of\u00a0the €5\u202fmillion deal are:\r\n\r\n • a\u200b loan;\r\n • a grant."
    article = read_text(text)
    assert [text[b.start : b.end] for b in article.blocks][-2:] == ["a\u200b loan;", "a grant."]
    last = article.blocks[-1]
    for encoding, size in (("utf-16", 2), ("utf-8", 1)):
        units = OffsetMap(text, encoding)
        raw = text.encode("utf-16-le" if size == 2 else "utf-8")
        cut = raw[units.encode(last.start) * size : units.encode(last.end) * size]
        assert cut.decode("utf-16-le" if size == 2 else "utf-8") == "a grant."
