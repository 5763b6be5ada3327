"""An article with its spans marked beside its records, as one piece of HTML: escaped, inline style, no script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from dealparse.export.format import (
    format_binding,
    format_money,
    format_parties,
    format_reason,
    format_volumes,
    format_words,
)
from dealparse.model.extraction import Extraction
from dealparse.model.record import Commitment
from dealparse.model.span import Span

_PAGE = (
    "display:flex;flex-wrap:wrap;gap:1.5em;align-items:flex-start;"
    "font-family:sans-serif;font-size:14px;line-height:1.5;color:#1a1a1a;background:#ffffff;padding:1em"
)
_TEXT = "flex:3 1 24em;white-space:pre-wrap;overflow-wrap:anywhere"
_RECORDS = "flex:2 1 20em"
_RECORD = "border-left:4px solid {colour};padding:0 0 0 .7em;margin:0 0 1em"
_QUOTE = "background:{colour}33;color:inherit"
_VALUE = "background:{colour}88;color:inherit;border-bottom:2px solid {colour}"
_COLOURS = ("#1f77b4", "#e08214", "#2ca02c", "#c03d3e", "#8a63b5", "#8c6d31", "#d667a8", "#5f6b6d")


def to_html(extraction: Extraction) -> str:
    """The article with its evidence and values marked, beside its records.

    All text is escaped; there is no script and no reference to anything outside, so that it also shows in an exported
    notebook or a mail. A mark's tooltip names the records and values that rest on it.

    Examples:
        >>> from dealparse.model.article import Article
        >>> "<script>" in to_html(Extraction(article=Article(text="<script>"), version="0"))
        False
    """
    records = "".join(_record(number, c) for number, c in enumerate(extraction.commitments, 1))
    return (
        f'<div class="dealparse" style="{_PAGE}"><div style="{_TEXT}">{"".join(_marked(extraction))}</div>'
        f'<div style="{_RECORDS}">{records or "<p>No commitments found.</p>"}</div></div>'
    )


def _colour(number: int) -> str:
    return _COLOURS[(number - 1) % len(_COLOURS)]


@dataclass(frozen=True, slots=True, order=True)
class _Label:
    """What a span is to a record: a quote of it, or the words of one of its values."""

    number: int
    value: bool
    name: str

    def __str__(self) -> str:
        return f"{self.number}: {self.name}"


def _spans(commitment: Commitment) -> Iterator[tuple[Span | None, bool, str]]:
    """Every span of a record that is shown, whether it is a value's, and what it is called."""
    yield from ((quote, False, "evidence") for quote in commitment.evidence)
    yield from ((party.span, True, "committer") for party in commitment.committers)
    yield from ((party.span, True, "counterparty") for party in commitment.counterparties)
    yield from ((volume.span, True, "volume") for volume in commitment.volumes)
    if commitment.money:
        yield commitment.money.span, True, "money"
    yield commitment.binding_basis.span, True, commitment.binding.replace("_", "-")
    for spans in (commitment.spans, commitment.dates.spans):
        yield from ((span, True, name.replace("_", " ")) for name, span in spans.items())


def _marked(extraction: Extraction) -> Iterator[str]:
    """The text, cut at every start and end of a span; each piece that lies in one is marked."""
    opening: dict[int, list[_Label]] = {}
    closing: dict[int, list[_Label]] = {}
    for number, commitment in enumerate(extraction.commitments, 1):
        for span, value, name in _spans(commitment):
            if span is not None and span.text:
                label = _Label(number, value, name)
                opening.setdefault(span.start, []).append(label)
                closing.setdefault(span.end, []).append(label)
    text, at = extraction.text, 0
    active: Counter[_Label] = Counter()
    for cut in sorted(opening.keys() | closing.keys()):
        yield _piece(text[at:cut], active)
        active.subtract(closing.get(cut, ()))
        active.update(opening.get(cut, ()))
        active = +active
        at = cut
    yield escape(text[at:])


def _piece(text: str, active: Counter[_Label]) -> str:
    if not active or not text:
        return escape(text)
    values = [label for label in active if label.value]
    number = min(label.number for label in values or active)
    style = (_VALUE if values else _QUOTE).format(colour=_colour(number))
    title = "; ".join(str(label) for label in sorted(active))
    return f'<mark style="{style}" title="{escape(title)}">{escape(text)}</mark>'


def _record(number: int, commitment: Commitment) -> str:
    style = _RECORD.format(colour=_colour(number))
    parties = format_parties(commitment.committers) or "–"
    if commitment.counterparties:
        parties += f" → {format_parties(commitment.counterparties)}"
    facts = "".join(f"<br>{name}: {escape(value)}" for name, value in _facts(commitment) if value)
    return f'<div style="{style}"><b>{number}. {escape(parties)}</b>{facts}</div>'


def _facts(commitment: Commitment) -> Iterator[tuple[str, str]]:
    """The values that a reader looks for, by name; empty where the record has none."""
    dates = commitment.dates
    yield "what", f"{format_words([commitment.kind])}, {commitment.status}"
    yield "money", format_money(commitment.money)
    yield "volume", format_volumes(commitment.volumes)
    yield "sector", format_words(commitment.sectors)
    yield "instrument", format_words([commitment.instrument] if commitment.instrument else [])
    yield "binding", f"{format_binding(commitment)} – {format_reason(commitment)}"
    yield "announced", str(dates.announced or "")
    yield "start", str(dates.start or "")
    yield "end", str(dates.end or "")
    yield "term", f"{dates.term_years:f} years" if dates.term_years else ""
    yield "where", "; ".join(commitment.locations)
    yield "according to", commitment.attribution or ""
