"""Fills the roles of a candidate: who, toward whom, how much, where, when, in what, by which instrument."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from dealparse.lexicon.scores import Judge
from dealparse.model.frame import Reason, Role, SectorRole
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
    Before,
    Option,
    clause_shape,
    mention_features,
    mention_options,
    party_features,
    party_options,
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


_COORDINATION = re.compile(r"\s*(?:,|,? and|,? or|&|,? as well as)\s*")
PartyScores = list[tuple[Option, Mapping[str, float], Sequence[str], Values | None]]


def parties_of(
    reader: Reader, candidate: Candidate, kind: str, before: Before
) -> tuple[tuple[Role, ...], tuple[Role, ...], list[Reason]]:
    """(committers, counterparties, reasons) of a candidate.

    Args:
        reader: the article and what scores.
        candidate: the candidate.
        kind: its kind.
        before: the undertaking that was read last.
    """
    scored: PartyScores = []
    heirs = inherited(reader.views[candidate.scene], candidate, before)
    near = party_options(reader.views, candidate)
    options = [*near, *_out_of_reach(reader, candidate, heirs - {o.entity for o in near})]
    for option, told in zip(options, reader.told.of_parties(candidate, options), strict=True):
        names = party_features(reader.document, reader.views, candidate, option, kind, reader.salience, before)
        scores = reader.judge.weigh("party", names, told)
        if _HEARSAY.match(reader.document.article.text, option.mention.start):
            scores = {**scores, "committer": 0.0}
        if heirs:
            scores = as_item(reader, candidate, option, kind, scores, heirs)
        scored.append((option, scores, names, told))
    committers = _committers(reader, scored)
    chosen = [*committers, *_counterparties(reader, scored, {c.option.entity for c in committers})]
    roles = {
        label: tuple(_role(c) for c in sorted(chosen, key=_place) if c.label == label)
        for label in ("committer", "counterparty")
    }
    reasons = [_reason(reader, "party", c, _name(reader, c.option)) for c in chosen]
    return roles["committer"], roles["counterparty"], reasons


_COMPANION = re.compile(r"(?:with|from|to|of|at|alongside)\s+(?:the\s+)?$", re.IGNORECASE)
# "Additional investments include …" goes on with the list before it.
_GOES_ON = re.compile(r"(?:additional|other|further|more)\s[^.;:]{0,60}?\binclud", re.IGNORECASE)
# "By its account, the firms will …": who tells it is not who undertakes it.
_HEARSAY = re.compile(r"(?:its|their|his|her)\s(?:own\s)?(?:account|words|telling|reckoning|count)\b", re.IGNORECASE)
_GIVES_FROM = ("financing",)  # "a loan from KfW": here the party after "from" is the one that undertakes


def inherited(view: View, candidate: Candidate, before: Before) -> frozenset[int]:
    """The committers that an item of a list takes over from what leads into it, where it names none of its own.

    Args:
        view: the candidate's claim, prepared.
        candidate: the candidate.
        before: the undertaking that was read last.
    """
    text = view.scene.claim.text
    listed = view.scene.claim.kind == "bullet" and before.near in ("list", "lead")
    goes_on = _GOES_ON.match(text) is not None and before.near != "none"
    _, party, verb, *_ = clause_shape(view, candidate).split(":")
    alone = party == "alone" and verb != "verb" and " by " not in text
    return before.committers if (listed and alone) or goes_on else frozenset()


def _out_of_reach(reader: Reader, candidate: Candidate, heirs: Set[int | None]) -> list[Option]:
    """Heirs whose last mention lies farther back than parties are looked for: a long list keeps who leads it."""
    missing = set(heirs)
    found = []
    for at in range(candidate.scene - 1, -1, -1):
        if not missing:
            break
        for ref in reader.views[at].scene.parties:
            if ref.entity in missing:
                missing.discard(ref.entity)
                found.append(Option(ref.mention, at, "far", candidate.scene - at, ref.entity))
    return found


def as_item(
    reader: Reader, candidate: Candidate, option: Option, kind: str, scores: Mapping[str, float], heirs: frozenset[int]
) -> Mapping[str, float]:
    """The scores of a party of a verbless list item: who leads the list undertakes, who stands after "with" doesn't."""
    if option.entity in heirs:
        return {**scores, "committer": max(scores["committer"], 0.95), "counterparty": 0.0}
    text = reader.document.article.text
    lead = text[max(candidate.segment[0], option.mention.start - 30) : option.mention.start]
    companion = option.scope == "own" and _COMPANION.search(lead) is not None and kind not in _GIVES_FROM
    if companion:
        return {**scores, "committer": 0.0, "counterparty": max(scores["counterparty"], 0.5)}
    return {**scores, "committer": min(scores["committer"], 0.5)}


def _committers(reader: Reader, scored: PartyScores) -> list[Scored]:
    """The likeliest committer, and others that are as good as sure or are enumerated with it."""
    if not scored:
        return []
    best = max(scored, key=lambda s: (s[1]["committer"], -s[0].mention.start))
    if best[1]["committer"] < reader.floors["committer_least"]:
        return []
    chosen = []
    for option, scores, names, told in scored:
        listed = _enumerated(reader, best[0].mention, option.mention)
        floor = reader.floors["committer_listed" if listed else "committer"]
        if option is best[0] or scores["committer"] >= max(floor, scores["counterparty"]):
            chosen.append(Scored(option, "committer", scores["committer"], names, told))
    return chosen


def _enumerated(reader: Reader, one: Mention, other: Mention) -> bool:
    """Whether two mentions stand side by side in a list ("A, B and C")."""
    first, second = sorted((one, other), key=lambda m: m.start)
    text = reader.document.article.text
    return second.start - first.end < 60 and _COORDINATION.match(text, first.end, second.start) is not None


def _counterparties(reader: Reader, scored: PartyScores, taken: Set[int | None]) -> list[Scored]:
    """Every party that is likely to be at the other end, unless it is `taken` as a committer."""
    return [
        Scored(option, "counterparty", scores["counterparty"], names, told)
        for option, scores, names, told in scored
        if option.entity not in taken and scores["counterparty"] >= reader.floors["counterparty"]
    ]


def _place(scored: Scored) -> tuple[int, int]:
    return (scored.option.scope != "own", scored.option.mention.start)


def _role(scored: Scored) -> Role:
    entity = scored.option.entity
    assert entity is not None
    return Role(entity, scored.option.mention.start, scored.option.mention.end, scored.score)


def _name(reader: Reader, option: Option) -> str:
    return reader.document.entities[option.entity].name if option.entity is not None else option.mention.text


def _reason(reader: Reader, task: str, scored: Scored, what: str) -> Reason:
    because = reader.judge.why(task, scored.label, scored.features, scored.told)
    return Reason(task, f"{what}: {scored.label}", scored.score, because)


Extra = Callable[[Mention], list[str]]


def _chosen(reader: Reader, candidate: Candidate, kind: str, sort: str, task: str, extra: Extra) -> list[Scored]:
    """Every mention of a sort in reach with its likeliest label, "none" left out, if it reaches the task's floor."""
    found: list[Scored] = []
    for option in mention_options(reader.views, candidate, sort):
        names = mention_features(reader.views, candidate, option, kind, extra(option.mention))
        told = reader.told.of_mention(task, candidate, option)
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
    for scored, mention in sorted(mentions, key=lambda m: _place(m[0])):
        unique.setdefault((mention.low, mention.high, mention.unit), (scored, mention))
    reasons = [_reason(reader, "volume", s, m.text) for s, m in unique.values()]
    return tuple(m for _, m in unique.values()), reasons


def places_of(reader: Reader, candidate: Candidate, kind: str) -> tuple[tuple[PlaceMention, ...], list[Reason]]:
    """The places where it is to happen."""
    unique: dict[str, tuple[Scored, PlaceMention]] = {}
    for scored in _chosen(reader, candidate, kind, "places", "place", place_extra):
        if isinstance(scored.option.mention, PlaceMention):
            unique.setdefault(scored.option.mention.name, (scored, scored.option.mention))
    return tuple(m for _, m in unique.values()), [_reason(reader, "place", s, m.name) for s, m in unique.values()]


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
    reasons = [_reason(reader, "date", s, f"{slot} {m.text}") for slot, (s, m) in best.items()]
    return {slot: m for slot, (_, m) in best.items()}, reasons


def term_of(reader: Reader, candidate: Candidate, kind: str) -> tuple[TermMention | None, list[Reason]]:
    """The duration, if any."""
    found = _chosen(reader, candidate, kind, "terms", "term", term_extra)
    best = max(found, key=lambda s: s.score, default=None)
    if best is None or not isinstance(best.option.mention, TermMention):
        return None, []
    return best.option.mention, [_reason(reader, "term", best, best.option.mention.text)]


def instrument_of(reader: Reader, candidate: Candidate, kind: str) -> tuple[InstrumentMention | None, list[Reason]]:
    """The instrument, if any."""
    found = _chosen(reader, candidate, kind, "instruments", "instrument", instrument_extra)
    best = max(found, key=lambda s: s.score, default=None)
    if best is not None and isinstance(best.option.mention, InstrumentMention):
        return best.option.mention, [_reason(reader, "instrument", best, best.option.mention.text)]
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
    return tuple(roles), [_reason(reader, "sector", s, name) for name, s in best.items()]
