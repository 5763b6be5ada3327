"""What is no article is refused with an error of ours, and what hardly is one is read in bounded time."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta, timezone

import pytest

from dealparse.errors import DealparseError, InputTextError, InputTooLargeError, InputTypeError, PublishedDateError
from dealparse.model.dates import PartialDate
from dealparse.read import read_text
from dealparse.segment import segment

SECONDS = 60  # generous: the machine that tests this may be busy; a quadratic pass takes hours


@pytest.mark.parametrize("text", [None, 5, b"Mill order", bytearray(b"x"), ["Mill"], {"text": "Mill"}])
def test_only_str(text: object) -> None:
    with pytest.raises(InputTypeError, match=type(text).__name__):
        read_text(text)


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("Mill\0order", 4),
        ("Mill \ud83d order", 5),
        ("\udcff", 0),
        ("%PDF\x01\x02\x03\x04\x05", 4),
        ("ab\ufffd\ufffd\ufffd\ufffd", 2),
    ],
)
def test_text_that_is_none(text: str, offset: int) -> None:
    with pytest.raises(InputTextError, match=f"offset {offset}"):
        read_text(text)


def test_too_long() -> None:
    with pytest.raises(InputTooLargeError, match="2,000,000"):
        read_text("a" * 2_000_001)
    assert len(read_text("a" * 2_000_000).blocks) == 1


@pytest.mark.parametrize("text", ["", " ", "\n\n\t ", "\ufeff", "\u200b\n\u200b", "-----\n***", "• ", "1."])
def test_empty(text: str) -> None:
    article = read_text(text)
    assert article.text == text
    assert article.blocks == ()
    assert segment(article) == ()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, None),
        ("2031", PartialDate(2031)),
        ("2031-04", PartialDate(2031, 4)),
        ("2031-04-05", PartialDate(2031, 4, 5)),
        (" 2031-04-05 ", PartialDate(2031, 4, 5)),
        ("2031-04-05T09:30:00Z", PartialDate(2031, 4, 5)),
        ("2031-04-05 09:30", PartialDate(2031, 4, 5)),
        ("2031-04-05T23:30:00-08:00", PartialDate(2031, 4, 5)),
        (date(2031, 4, 5), PartialDate(2031, 4, 5)),
        (datetime(2031, 4, 5, 23, 59, tzinfo=timezone(timedelta(hours=9))), PartialDate(2031, 4, 5)),
        (PartialDate(2031, 4), PartialDate(2031, 4)),
    ],
)
def test_published(given: object, expected: PartialDate | None) -> None:
    assert read_text("Mill order", given).published == expected


@pytest.mark.parametrize(
    "given",
    [
        "",
        "yesterday",
        "2031-13",
        "2031-02-30",
        "31-02-03",
        "0000-01-01",
        "2031-04-05T25:00",
        "2031-1-1",
        2031,
        20310405.0,
        True,
        [2031],
        date(900, 1, 1),
    ],
)
def test_impossible_published(given: object) -> None:
    with pytest.raises(PublishedDateError):
        read_text("Mill order", given)


def test_errors_are_ours() -> None:
    assert issubclass(InputTypeError, DealparseError)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 500_000,
        "A" * 500_000,
        "1" * 500_000,
        "." * 500_000,
        "(" * 500_000,
        '"' * 500_000,
        "“" * 500_000,
        "=" * 500_000,
        "\u200b" * 500_000,
        "a." * 250_000,
        "(a. B " * 60_000,
        "“a. " * 60_000,
        "Brightwater buys a mill for $5 million, Ada Voss said. “We pay in May.” " * 27_000,
        "Terms:\n" + "- a loan of $5\n" * 100_000,
        "– a loan\n" * 50_000,
        "Terms:\n" + "".join(" " * (i % 400) + "- x\n" for i in range(5_000)),
        "A: b\n" * 30_000,
        "Comments\n" + "a says: b\n" * 30_000,
        "== a " * 30_000,
    ],
    ids=lambda text: f"{text[:12]!r} x {len(text)}",
)
def test_bounded_time(text: str) -> None:
    begun = time.monotonic()
    segment(read_text(text))
    assert time.monotonic() - begun < SECONDS
