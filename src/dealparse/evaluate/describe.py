"""How a record is named in reports."""

from __future__ import annotations

from dealparse.evaluate.scoring import Outcome

QUOTE_LENGTH = 120


def describe(outcome: Outcome) -> str:
    """The article, the record's id and kind, and the beginning of its main quote."""
    record = outcome.gold or outcome.predicted
    assert record is not None
    return f"{outcome.article} {record.id} {record.kind} “{shorten(record.main_quote)}”"


def shorten(quote: str) -> str:
    """The quote on one line, cut to a readable length."""
    line = " ".join(quote.split())
    return line if len(line) <= QUOTE_LENGTH else line[: QUOTE_LENGTH - 1] + "…"
