"""From frames to records: mentions become values, each with the span it was read from."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from dealparse.lexicon.codes import is_unit
from dealparse.model.dates import Dates, PartialDate
from dealparse.model.frame import Frame, Role
from dealparse.model.mention import DateMention, Mention, MoneyMention, QuantityMention
from dealparse.model.record import Commitment, Evidence, Money, Party, Volume
from dealparse.model.scene import Document
from dealparse.model.span import Span
from dealparse.normalize.binding import decide_binding

_ID_LENGTH = 10


def normalize(document: Document, frames: Sequence[Frame]) -> tuple[Commitment, ...]:
    """Records for frames, one each, in the same order.

    Args:
        document: the article.
        frames: its undertakings.
    """
    return tuple(_record(document, frame) for frame in frames)


def _record(document: Document, frame: Frame) -> Commitment:
    text = document.article.text
    binding, basis = decide_binding(frame, text)
    draft = Commitment(
        id="draft",
        kind=frame.kind,
        committers=_parties(document, frame.committers),
        counterparties=_parties(document, frame.counterparties),
        money=_money(frame.money, text),
        volumes=tuple(_volume(v, text) for v in frame.volumes if is_unit(_unit(v))),
        sectors=tuple(s.sector for s in frame.sectors),
        status=frame.status,
        instrument=frame.instrument.instrument if frame.instrument else None,
        binding=binding,
        dates=_dates(frame, text),
        locations=tuple(p.name for p in frame.places),
        attribution=text[slice(*frame.attribution)] if frame.attribution else None,
        previously_announced=frame.previously is not None,
        evidence=tuple(Evidence(start=a, end=b, text=text[a:b]) for a, b in frame.evidence),
        spans=_spans(frame, text),
        confidence=round(frame.score, 3),
        binding_basis=basis,
        countable=frame.status != "cancelled",
    )
    return draft.model_copy(update={"id": content_id(draft)})


def content_id(record: Commitment) -> str:
    """An id that depends on what the record says, not on where it stands.

    Args:
        record: the record; its own id doesn't matter.
    """
    said = [
        record.kind,
        sorted(p.name for p in record.committers),
        sorted(p.name for p in record.counterparties),
        record.money.model_dump(mode="json", exclude={"span"}) if record.money else None,
        [v.model_dump(mode="json", exclude={"span"}) for v in record.volumes],
        record.evidence[0].text,
    ]
    return "c" + sha256(repr(said).encode("utf-8")).hexdigest()[:_ID_LENGTH]


def _span(text: str, mention: Mention) -> Span:
    return Span.of(text, mention.start, mention.end)


def _parties(document: Document, roles: Sequence[Role]) -> tuple[Party, ...]:
    text = document.article.text
    parties = []
    for role in roles:
        entity = document.entities[role.entity]
        span = Span.of(text, role.start, role.end)
        parties.append(Party(name=entity.name, aliases=entity.aliases, type=entity.type, span=span))
    return tuple(parties)


def _money(mention: MoneyMention | None, text: str) -> Money | None:
    if mention is None or mention.currency is None:
        return None
    return Money(
        low=mention.low,
        high=mention.high,
        currency=mention.currency,
        qualifier=mention.qualifier,
        period=mention.period,
        span=_span(text, mention),
    )


def _unit(mention: QuantityMention) -> str:
    rate = f"/{mention.period}" if mention.period and "/" not in mention.unit else ""
    return mention.unit + rate


def _volume(mention: QuantityMention, text: str) -> Volume:
    return Volume(
        low=mention.low,
        high=mention.high,
        unit=_unit(mention),
        qualifier=mention.qualifier,
        commodity=mention.commodity,
        span=_span(text, mention),
    )


def _dates(frame: Frame, text: str) -> Dates:
    start, end = _first_day(frame.start_date), _last_day(frame.end_date)
    if start and end and start.earliest > end.latest:
        start = None
    announced = _first_day(frame.announced)
    mentions = {
        "announced": frame.announced,
        "start": frame.start_date,
        "end": frame.end_date,
        "term_years": frame.term,
    }
    values = {"announced": announced, "start": start, "end": end, "term_years": frame.term}
    spans = {n: _span(text, m) for n, m in mentions.items() if m is not None and values[n] is not None}
    term = frame.term.years if frame.term else None
    return Dates(announced=announced, start=start, end=end, term_years=term, spans=spans)


def _first_day(mention: DateMention | None) -> PartialDate | None:
    return mention.date if mention is not None else None


def _last_day(mention: DateMention | None) -> PartialDate | None:
    if mention is None:
        return None
    return mention.end_date or mention.date


def _spans(frame: Frame, text: str) -> dict[str, Span]:
    """The words of the scalar values and of each sector and place."""
    spans = {"head": Span.of(text, frame.start, frame.end)}
    if frame.instrument is not None:
        spans["instrument"] = _span(text, frame.instrument)
    if frame.previously is not None:
        spans["previously_announced"] = _span(text, frame.previously)
    if frame.attribution is not None:
        spans["attribution"] = Span.of(text, *frame.attribution)
    for sector in frame.sectors:
        spans[f"sectors.{sector.sector}"] = Span.of(text, sector.start, sector.end)
    for place in frame.places:
        spans[f"locations.{place.name}"] = _span(text, place)
    status = next((c for c in frame.cues if c.cue == "status" and c.value == frame.status), None)
    if status is not None:
        spans["status"] = _span(text, status)
    return spans
