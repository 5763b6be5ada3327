"""A trace as text: claim by claim what was recognized, and why each record was or was not made."""

from __future__ import annotations

from collections.abc import Iterator

from dealparse.model.frame import Frame, Reason, Refusal
from dealparse.model.mention import (
    CueMention,
    DateMention,
    InstrumentMention,
    Mention,
    MoneyMention,
    PartyMention,
    PlaceMention,
    QuantityMention,
    SectorMention,
    TermMention,
)
from dealparse.model.scene import Scene
from dealparse.model.trace import Trace

_WIDTH = 110


def explain_text(trace: Trace) -> str:
    """The reading of an article as text.

    Args:
        trace: what :meth:`dealparse.Pipeline.explain` returned.
    """
    lines: list[str] = []
    for scene in trace.document.scenes:
        lines.extend(_claim(trace, scene))
    lines.append(f"{len(trace.related.frames)} undertakings read, {len(trace.extraction.commitments)} records kept")
    lines.extend(_records(trace))
    return "\n".join(lines) + "\n"


def _claim(trace: Trace, scene: Scene) -> Iterator[str]:
    claim = scene.claim
    by = f" stems={list(claim.stems)}" if claim.stems else ""
    who = f" speaker={claim.speaker!r}" if claim.speaker else ""
    yield f"[{claim.index}] {claim.kind}{by}{who} {claim.start}:{claim.end} {_short(claim.text)}"
    for mention in _mentions(scene):
        yield f"    {mention.start}:{mention.end} {_short(mention.text)!s:30} {_what(trace, mention)}"
    for frame in trace.related.frames:
        if frame.claim == claim.index:
            yield from _frame(trace, frame)
    for refusal in trace.related.refusals:
        if refusal.claim == claim.index:
            yield _refusal(trace, refusal)


def _mentions(scene: Scene) -> list[Mention]:
    parties = [r.mention for r in scene.parties]
    groups = (scene.money, scene.quantities, scene.dates, scene.terms, parties, scene.places)
    all_mentions: list[Mention] = [m for g in (*groups, scene.sectors, scene.instruments, scene.cues) for m in g]
    return sorted(all_mentions, key=lambda m: (m.start, m.end))


def _what(trace: Trace, mention: Mention) -> str:
    match mention:
        case MoneyMention():
            bounds = f"{mention.low}..{mention.high} {mention.currency or mention.candidates}"
            return f"money {bounds} {mention.qualifier} per {mention.period} ({mention.basis})"
        case QuantityMention():
            return f"volume {mention.low}..{mention.high} {mention.unit} {mention.qualifier} of {mention.commodity}"
        case DateMention():
            return f"date {mention.use} {mention.date}..{mention.end_date} ({mention.basis})"
        case TermMention():
            return f"term {mention.use} {mention.years} years"
        case PartyMention():
            return f"party {mention.type} {mention.name!r} ({mention.form})"
        case PlaceMention():
            return f"place {mention.name!r} after {mention.after!r}"
        case SectorMention():
            return f"sector {mention.sector} ({mention.entry})"
        case InstrumentMention():
            return f"instrument {mention.instrument} ({mention.entry})"
        case CueMention():
            return f"cue {mention.cue}: {mention.value} ({mention.entry})"
    return type(mention).__name__


def _frame(trace: Trace, frame: Frame) -> Iterator[str]:
    nucleus = trace.document.article.text[frame.start : frame.end]
    yield f"  + undertaking at {frame.start}:{frame.end} {_short(nucleus)}: {frame.kind}, {frame.status}"
    yield from (f"      {_reason(r)}" for r in frame.reasons)


def _refusal(trace: Trace, refusal: Refusal) -> str:
    nucleus = trace.document.article.text[refusal.start : refusal.end]
    return f"  - refused {refusal.start}:{refusal.end} {_short(nucleus)}: {_reason(refusal.reason)}"


def _reason(reason: Reason) -> str:
    because = f" because {', '.join(reason.because)}" if reason.because else ""
    return f"{reason.slot} {reason.decision} {reason.score:.2f}{because}"


def _records(trace: Trace) -> Iterator[str]:
    for record in trace.extraction.commitments:
        basis = record.binding_basis
        words = f" on {basis.span.text!r} at {basis.span.start}:{basis.span.end}" if basis.span else ""
        part = f", part of {record.part_of}" if record.part_of else ""
        what = f"{record.id} {record.kind} {record.status} {record.binding}"
        yield f"{what}: rule {basis.rule} ({basis.reason}){words}{part}"
        yield from (f"    {e.start}:{e.end} {_short(e.text)}" for e in record.evidence)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _WIDTH else flat[: _WIDTH - 1] + "…"
