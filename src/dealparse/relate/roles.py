"""Fills the roles of a candidate: how much, where, when, in what, by which instrument. Who: see `sides`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from dealparse.lexicon.scores import Judge
from dealparse.model.frame import Reason, SectorRole
from dealparse.model.mention import (
    DateMention,
    InstrumentMention,
    Mention,
    PlaceMention,
    QuantityMention,
    SectorMention,
    TermMention,
)
from dealparse.model.scene import Document
from dealparse.relate.candidates import Candidate, View
from dealparse.relate.pairs import (
    Option,
    mention_features,
    mention_options,
)
from dealparse.relate.told import Told, Values


@dataclass(frozen=True, slots=True)
class Reader:
    """What the filling of roles needs: the article, prepared, and what scores.

    Args:
        told: what the encoder tells of each decision.
        floors: the least score at which a decision is taken, by task.
        salience: how often each entity is mentioned.
    """

    document: Document
    views: Sequence[View]
    judge: Judge
    told: Told
    floors: Mapping[str, float]
    salience: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scored:
    """An option with the label that was chosen, its score, and what it was scored by."""

    option: Option
    label: str
    score: float
    features: Sequence[str]
    told: Values | None


def salience_of(document: Document) -> dict[int, int]:
    """How often each entity is mentioned in the article."""
    counts: dict[int, int] = {}
    for scene in document.scenes:
        for ref in scene.parties:
            counts[ref.entity] = counts.get(ref.entity, 0) + 1
    return counts


def by_place(scored: Scored) -> tuple[int, int]:
    """The order of what fills roles: what stands in the candidate's own claim first."""
    return (scored.option.scope != "own", scored.option.mention.start)


def reason_of(reader: Reader, task: str, scored: Scored, what: str) -> Reason:
    """Why an option was chosen."""
    because = reader.judge.why(task, scored.label, scored.features, scored.told)
    return Reason(task, f"{what}: {scored.label}", scored.score, because)


Extra = Callable[[Mention], list[str]]


def _chosen(reader: Reader, candidate: Candidate, kind: str, sort: str, task: str, extra: Extra) -> list[Scored]:
    """Every mention of a sort in reach with its likeliest label, "none" left out, if it reaches the task's floor."""
    found: list[Scored] = []
    options = mention_options(reader.views, candidate, sort)
    for option, told in zip(options, reader.told.of_mentions(task, candidate, options), strict=True):
        names = mention_features(reader.views, candidate, option, kind, extra(option.mention))
        scores = reader.judge.weigh(task, names, told)
        label = max((n for n in scores if n != "none"), key=lambda n: (scores[n], n))
        if scores[label] >= reader.floors[task]:
            found.append(Scored(option, label, scores[label], names, told))
    return found


def volume_extra(mention: Mention) -> list[str]:
    """What a volume itself shows."""
    assert isinstance(mention, QuantityMention)
    thing = (mention.commodity or "none").split()[-1].lower() if mention.commodity else "none"
    return [f"unit:{mention.unit}", f"sort:{mention.sort}", f"thing:{thing}", f"qualifier:{mention.qualifier}"]


def place_extra(mention: Mention) -> list[str]:
    """What a place itself shows."""
    assert isinstance(mention, PlaceMention)
    return [f"after:{mention.after}", f"country:{mention.code is not None and len(mention.name) > 3}"]


def date_extra(mention: Mention) -> list[str]:
    """What a date itself shows."""
    assert isinstance(mention, DateMention)
    fine = "none" if mention.date is None else "day" if mention.date.day else "month" if mention.date.month else "year"
    return [f"use:{mention.use}", f"fine:{fine}", f"basis:{mention.basis}", f"use:{mention.use}:{fine}"]


def term_extra(mention: Mention) -> list[str]:
    """What a term itself shows."""
    assert isinstance(mention, TermMention)
    return [f"use:{mention.use}", f"years:{min(int(mention.years), 30)}"]


def sector_extra(mention: Mention) -> list[str]:
    """What a sector word itself shows."""
    assert isinstance(mention, SectorMention)
    return [f"sector:{mention.sector}", f"entry:{mention.entry}", f"weight:{mention.weight}"]


def instrument_extra(mention: Mention) -> list[str]:
    """What an instrument word itself shows."""
    assert isinstance(mention, InstrumentMention)
    return [f"instrument:{mention.instrument}", f"entry:{mention.entry}"]


def volumes_of(reader: Reader, candidate: Candidate, kind: str) -> tuple[tuple[QuantityMention, ...], list[Reason]]:
    """The volumes that are promised."""
    found = _chosen(reader, candidate, kind, "quantities", "volume", volume_extra)
    mentions = [(s, s.option.mention) for s in found if isinstance(s.option.mention, QuantityMention)]
    unique: dict[tuple[object, ...], tuple[Scored, QuantityMention]] = {}
    for scored, mention in sorted(mentions, key=lambda m: by_place(m[0])):
        unique.setdefault((mention.low, mention.high, mention.unit), (scored, mention))
    reasons = [reason_of(reader, "volume", s, m.text) for s, m in unique.values()]
    return tuple(m for _, m in unique.values()), reasons


def places_of(reader: Reader, candidate: Candidate, kind: str) -> tuple[tuple[PlaceMention, ...], list[Reason]]:
    """The places where it is to happen."""
    unique: dict[str, tuple[Scored, PlaceMention]] = {}
    for scored in _chosen(reader, candidate, kind, "places", "place", place_extra):
        if isinstance(scored.option.mention, PlaceMention):
            unique.setdefault(scored.option.mention.name, (scored, scored.option.mention))
    return tuple(m for _, m in unique.values()), [reason_of(reader, "place", s, m.name) for s, m in unique.values()]


def dates_of(reader: Reader, candidate: Candidate, kind: str) -> tuple[dict[str, DateMention], list[Reason]]:
    """The dates by slot: announced, start, end; the likeliest for each."""
    best: dict[str, tuple[Scored, DateMention]] = {}
    for scored in _chosen(reader, candidate, kind, "dates", "date", date_extra):
        mention = scored.option.mention
        if not isinstance(mention, DateMention) or mention.date is None:
            continue
        for slot in ("start", "end") if scored.label == "range" else (scored.label,):
            if slot not in best or best[slot][0].score < scored.score:
                best[slot] = (scored, mention)
    reasons = [reason_of(reader, "date", s, f"{slot} {m.text}") for slot, (s, m) in best.items()]
    return {slot: m for slot, (_, m) in best.items()}, reasons


def term_of(reader: Reader, candidate: Candidate, kind: str) -> tuple[TermMention | None, list[Reason]]:
    """The duration, if any."""
    found = _chosen(reader, candidate, kind, "terms", "term", term_extra)
    best = max(found, key=lambda s: s.score, default=None)
    if best is None or not isinstance(best.option.mention, TermMention):
        return None, []
    return best.option.mention, [reason_of(reader, "term", best, best.option.mention.text)]


def instrument_of(reader: Reader, candidate: Candidate, kind: str) -> tuple[InstrumentMention | None, list[Reason]]:
    """The instrument, if any."""
    found = _chosen(reader, candidate, kind, "instruments", "instrument", instrument_extra)
    best = max(found, key=lambda s: s.score, default=None)
    if best is not None and isinstance(best.option.mention, InstrumentMention):
        return best.option.mention, [reason_of(reader, "instrument", best, best.option.mention.text)]
    own = document_instrument(reader.views)
    if own is None:
        return None, []
    return own, [Reason("instrument", f"{own.text}: the document itself", 1.0)]


def document_instrument(views: Sequence[View]) -> InstrumentMention | None:
    """The instrument that the article itself is: a joint statement's terms are its own.

    Args:
        views: the article's claims, prepared.
    """
    title = views[0].scene if views else None
    if title is None or title.claim.kind != "headline" or any(c.cue in ("status", "said") for c in title.cues):
        return None
    return next((i for i in title.instruments if i.instrument == "joint_statement"), None)


def sectors_of(reader: Reader, candidate: Candidate, kind: str) -> tuple[tuple[SectorRole, ...], list[Reason]]:
    """What the money or goods are for."""
    best: dict[str, Scored] = {}
    for scored in _chosen(reader, candidate, kind, "sectors", "sector", sector_extra):
        mention = scored.option.mention
        if isinstance(mention, SectorMention) and (
            mention.sector not in best or best[mention.sector].score < scored.score
        ):
            best[mention.sector] = scored
    roles = [
        SectorRole(s.option.mention.sector, s.option.mention.start, s.option.mention.end)
        for s in best.values()
        if isinstance(s.option.mention, SectorMention)
    ]
    return tuple(roles), [reason_of(reader, "sector", s, name) for name, s in best.items()]
