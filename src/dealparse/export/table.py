"""Records as a table for the terminal, readable from 120 columns on."""

from __future__ import annotations

from rich import box
from rich.table import Table
from rich.text import Text

from dealparse.export.format import (
    format_binding,
    format_money,
    format_parties,
    format_reason,
    format_volumes,
    format_words,
    one_line,
)
from dealparse.model.extraction import Extraction
from dealparse.model.record import Commitment

QUOTE_LENGTH = 180
# Columns of values have the width of the longest word that should not be broken; the others share what is left.
_WIDTHS = {"money": 11, "volume": 11, "sector": 14, "instrument": 10}
_SHARES = {"who → toward whom": 6, "binding and why": 7, "evidence": 10}
_COLUMNS = ("who → toward whom", "money", "volume", "sector", "instrument", "binding and why", "evidence")
_COLOURS = {"binding": "green", "non_binding": "red", "unclear": "yellow"}


def records_table(extraction: Extraction, title: str | None = None) -> Table:
    """A table of the records, one row each.

    Args:
        extraction: what ``extract`` returned.
        title: put above it; the article's own title where None.

    Examples:
        >>> from dealparse.model.article import Article
        >>> records_table(Extraction(article=Article(text="Rain."), version="0")).row_count
        0
    """
    records = extraction.commitments
    numbers = {commitment.id: number for number, commitment in enumerate(records, 1)}
    heading = one_line(title or extraction.article.title or "")
    count = "1 commitment" if len(records) == 1 else f"{len(records) or 'no'} commitments"
    table = Table(
        title=Text(f"{heading} · {count}" if heading else count),
        title_justify="left",
        box=box.HORIZONTALS,
        show_lines=True,
        pad_edge=False,
        expand=True,
    )
    table.add_column("#", justify="right", no_wrap=True)
    for name in _COLUMNS:
        table.add_column(name, width=_WIDTHS.get(name), ratio=_SHARES.get(name), overflow="fold")
    for commitment in records:
        table.add_row(*_row(commitment, numbers))
    return table


def _row(commitment: Commitment, numbers: dict[str, int]) -> tuple[Text, ...]:
    instrument = [commitment.instrument] if commitment.instrument else []
    return (
        Text(str(numbers[commitment.id])),
        _parties(commitment, numbers),
        Text(format_money(commitment.money), style="bold"),
        Text(one_line(format_volumes(commitment.volumes)), style="bold"),
        Text(format_words(commitment.sectors)),
        Text(format_words(instrument)),
        _binding(commitment),
        Text(one_line(commitment.evidence[0].text, QUOTE_LENGTH), style="italic"),
    )


def _parties(commitment: Commitment, numbers: dict[str, int]) -> Text:
    """The parties over kind and status, and the total that this is a part of."""
    text = Text(one_line(format_parties(commitment.committers)) or "–", style="bold")
    if commitment.counterparties:
        text.append(f" → {one_line(format_parties(commitment.counterparties))}", style="not bold")
    part = "" if commitment.part_of is None else f", part of {numbers[commitment.part_of]}"
    text.append(f"\n{format_words([commitment.kind])}, {commitment.status}{part}", style="not bold dim")
    return text


def _binding(commitment: Commitment) -> Text:
    text = Text(format_binding(commitment), style=_COLOURS[commitment.binding])
    text.append(f"\n{one_line(format_reason(commitment), QUOTE_LENGTH)}", style="default")
    return text
