"""From mentions to frames: which candidates are undertakings, of what kind, and who and what belongs to them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from dealparse.lexicon.scores import Judge
from dealparse.model.frame import Frame, Reason, Refusal, Related
from dealparse.model.mention import CueMention
from dealparse.model.scene import Document
from dealparse.model.vocabulary import Kind, Status
from dealparse.relate.amounts import dates_of, sum_of, term_of, volumes_of
from dealparse.relate.bars import bar_of, spelled_out
from dealparse.relate.candidates import Candidate, View, candidates_in, inside, views_of
from dealparse.relate.features import candidate_features
from dealparse.relate.gate import worth_reading
from dealparse.relate.kinds import sure_kind
from dealparse.relate.lists import carried_over
from dealparse.relate.pairs import Before
from dealparse.relate.papers import document_instrument, instrument_of
from dealparse.relate.roles import Reader, salience_of
from dealparse.relate.sequels import carried_on
from dealparse.relate.sides import parties_of
from dealparse.relate.statuses import settled, sure_status
from dealparse.relate.told import Told
from dealparse.relate.topics import places_of, sectors_of

_LEAD = 3  # claims before a list's stem that can be what the list spells out


def relate(document: Document, judge: Judge, floors: Mapping[str, float]) -> Related:
    """Find the undertakings of an article.

    Args:
        document: the article as recognized.
        judge: gives the probabilities.
        floors: the least probability at which each decision is taken.
    """
    views = views_of(document)
    candidates = [c for i, view in enumerate(views) for c in candidates_in(i, view)]
    sights = _worthy([_sight(document, views, judge, c) for c in candidates], floors)
    seen = [s.candidate for s in sights if s.bar is None]
    judge.expect(sorted({c.scene for c in seen}))
    told_of = Told(views, seen, judge.evidence)
    reader = Reader(document, views, judge, told_of, floors, salience_of(document), document_instrument(views))
    looks = _as_one([_look(reader, sight) for sight in sights])
    likely = [k.reason.score for k in looks if k.reason.score >= floors[_floor_of(k.sight)]]
    raised = lone_floor(likely, floors)
    frames: list[Frame] = []
    refusals: list[Refusal] = []
    for look in looks:
        candidate, claim = look.sight.candidate, look.sight.candidate.scene
        if look.sight.bar is None and look.reason.score >= floors[_floor_of(look.sight)] + raised:
            before = before_of(views, frames, claim)
            frames.append(make_frame(reader, candidate, look.sight.features, look.reason, before))
        else:
            refusals.append(Refusal(claim, candidate.start, candidate.end, look.reason))
    told = carried_on(views, frames)
    leading = spelled_out(views, told)
    return Related(tuple(f for n, f in enumerate(told) if n not in leading), tuple(refusals))


@dataclass(frozen=True, slots=True)
class _Sight:
    """A candidate with its features, how likely it is by them, and why it can't be an undertaking where that shows."""

    candidate: Candidate
    features: list[str]
    bar: Reason | None
    worth: float = 0.0


@dataclass(frozen=True, slots=True)
class _Look:
    sight: _Sight
    reason: Reason


def _sight(document: Document, views: Sequence[View], judge: Judge, candidate: Candidate) -> _Sight:
    names = candidate_features(document, views, candidate)
    bar = bar_of(views[candidate.scene], candidate)
    return _Sight(candidate, names, bar, judge.weigh("worth", names, None)["yes"] if bar is None else 0.0)


def _worthy(sights: Sequence[_Sight], floors: Mapping[str, float]) -> list[_Sight]:
    """The same, with a bar for those that aren't worth reading."""
    return [
        sight
        if worthy or sight.bar is not None
        else replace(sight, bar=Reason("not worth reading", "no", 0.0, (f"{sight.worth:.4f}",)))
        for sight, worthy in zip(sights, worth_reading([s.worth for s in sights], floors), strict=True)
    ]


def _look(reader: Reader, sight: _Sight) -> _Look:
    if sight.bar is not None:
        return _Look(sight, sight.bar)
    told = reader.told.of("undertaking", sight.candidate)
    score = reader.judge.weigh("undertaking", sight.features, told)["yes"]
    because = reader.judge.why("undertaking", "yes", sight.features, told)
    return _Look(sight, Reason("undertaking", "yes", score, because))


def _as_one(looks: Sequence[_Look]) -> list[_Look]:
    """The items of an enumeration of volumes stand or fall together: each is as likely as the likeliest of them."""
    best: dict[tuple[int, int], Reason] = {}
    for look in looks:
        candidate = look.sight.candidate
        if candidate.enumerated and look.sight.bar is None:
            known = best.setdefault(candidate.segment, look.reason)
            best[candidate.segment] = max(known, look.reason, key=lambda r: r.score)
    return [
        replace(look, reason=best.get(look.sight.candidate.segment, look.reason)) if look.sight.bar is None else look
        for look in looks
    ]


def _floor_of(sight: _Sight) -> str:
    return f"undertaking_{sight.candidate.sort}"


def lone_floor(scores: Sequence[float], floors: Mapping[str, float]) -> float:
    """How much higher the floors are in this article: undertakings come in company.

    An article about a deal is full of them; a story about something else seems to hold one by accident. So the floor
    is raised by "lone", less "company" for each undertaking that the article can be expected to hold.

    Args:
        scores: of the candidates above the common floors.
        floors: all floors.

    Examples:
        >>> lone_floor([0.5], {"lone": 0.3, "company": 0.06}), lone_floor([0.9] * 9, {"lone": 0.3, "company": 0.06})
        (0.27, 0.0)
    """
    return max(0.0, floors["lone"] - floors["company"] * sum(scores))


def before_of(views: Sequence[View], frames: Sequence[Frame], claim: int) -> Before:
    """The undertaking that was read last before a claim, as the next one's continuity features see it.

    Args:
        views: the article's claims, prepared.
        frames: those read so far, in order.
        claim: the claim that is read now.
    """
    if not frames:
        return Before()
    last = frames[-1]
    if nearness(views, last.claim, claim) == "lead":
        # a sum leads into a list of sums, whatever is told between the two
        sums = [f for f in frames if f.money is not None and nearness(views, f.claim, claim) == "lead"]
        last = sums[-1] if sums else last
    committers = frozenset(r.entity for r in last.committers)
    counterparties = frozenset(r.entity for r in last.counterparties)
    return Before(committers, counterparties, nearness(views, last.claim, claim), last.kind, last.status)


def nearness(views: Sequence[View], earlier: int, later: int) -> str:
    """How two claims stand to each other.

    "list": the earlier one is a stem or a sibling of the later; "lead": it stands just before the list that the later
    one is in; "block": both are in one paragraph; else "far".
    """
    there, here = views[earlier].scene.claim, views[later].scene.claim
    if earlier in here.stems or (here.stems and here.stems == there.stems):
        return "list"
    if here.stems and 0 < here.stems[0] - earlier <= _LEAD:
        return "lead"
    return "block" if here.block == there.block else "far"


def make_frame(reader: Reader, candidate: Candidate, names: list[str], found: Reason, before: Before) -> Frame:
    """The frame of a candidate that was found to be an undertaking.

    Args:
        reader: the article and what scores.
        candidate: the candidate.
        names: its features.
        found: why it was taken.
        before: the undertaking read last.
    """
    view = reader.views[candidate.scene]
    taken_over = bool(carried_over(view, candidate, before))
    own_status = any(c.cue == "status" and inside(c, candidate.segment) for c in view.scene.cues)
    kind, kind_reason = _label(reader, "kind", names, candidate, before.kind if taken_over else None)
    goods = sure_kind(view, candidate, kind)
    if goods is not None:
        kind, kind_reason = "purchase", goods
    kept_status = before.status if taken_over and not own_status else None
    status, status_reason = _label(reader, "status", names, candidate, kept_status)
    sure = sure_status(view, candidate)
    if sure is not None:
        status, status_reason = settled(sure)
    committers, counterparties, party_reasons = parties_of(reader, candidate, kind, before)
    volumes, volume_reasons = volumes_of(reader, candidate, kind)
    places, place_reasons = places_of(reader, candidate, kind)
    dates, date_reasons = dates_of(reader, candidate, kind)
    term, term_reasons = term_of(reader, candidate, kind)
    instrument, instrument_reasons = instrument_of(reader, candidate, kind, status)
    sectors, sector_reasons = sectors_of(reader, candidate, kind)
    sequel = sequel_of(reader.views, candidate.scene)
    if sequel is not None and instrument is None:
        instrument = next(iter(sequel.scene.instruments), None)
    hedged, hedge, hedge_reason = _hedge(reader, view, candidate, names)
    reasons = (found, kind_reason, status_reason, *party_reasons, *volume_reasons, *place_reasons, *date_reasons)
    reasons += (*term_reasons, *instrument_reasons, *sector_reasons, hedge_reason)
    return Frame(
        claim=candidate.scene,
        start=candidate.start,
        end=candidate.end,
        score=found.score,
        kind=cast(Kind, kind),
        status=cast(Status, status),
        evidence=_evidence(reader, candidate, sequel),
        money=sum_of(candidate),
        volumes=volumes,
        committers=committers,
        counterparties=counterparties,
        sectors=sectors,
        instrument=instrument,
        announced=dates.get("announced"),
        start_date=dates.get("start"),
        end_date=dates.get("end"),
        term=term,
        places=places,
        cues=(*_cues_in_force(view, candidate), *(sequel.scene.cues if sequel is not None else ())),
        hedged=hedged,
        hedge=hedge,
        title=view.scene.claim.kind == "headline",
        previously=_previously(reader, view, candidate, names),
        attribution=attribution_of(view, candidate, frozenset(r.entity for r in (*committers, *counterparties))),
        reasons=reasons,
    )


_NEAR_SAYING = 6  # characters between a verb of saying and who says it


def attribution_of(view: View, candidate: Candidate, taking_part: frozenset[int]) -> tuple[int, int] | None:
    """(start, end) of the source that states it: "according to X", "X reported"; None where the parties say it.

    Args:
        view: the candidate's claim, prepared.
        candidate: the candidate.
        taking_part: the entities that are parties of the undertaking.
    """
    sources = [r for r in view.scene.parties if r.mention.form != "pronoun" and r.entity not in taking_part]
    for cue in view.scene.cues:
        if cue.cue != "said" or cue.start <= candidate.start < cue.end:
            continue
        cited = cue.text.lower() == "according to"
        for ref in sources:
            gap = ref.mention.start - cue.end if cited else cue.start - ref.mention.end
            if 0 <= gap <= _NEAR_SAYING:
                return ref.mention.start, ref.mention.end
    return None


_KEEPS = 0.15  # the least score of its own with which an item of a list keeps what the list is about


def _label(reader: Reader, task: str, names: list[str], candidate: Candidate, listed: str | None) -> tuple[str, Reason]:
    """The likeliest label; for an item of a list that of the list, unless its own words speak against it."""
    told = reader.told.of(task, candidate)
    scores = reader.judge.weigh(task, names, told)
    label = max(scores, key=lambda n: (scores[n], n))
    if listed is not None and scores[listed] >= _KEEPS:
        return listed, Reason(task, f"{listed}, as what leads the list", scores[listed])
    return label, Reason(task, label, scores[label], reader.judge.why(task, label, names, told))


def _hedge(
    reader: Reader, view: View, candidate: Candidate, names: list[str]
) -> tuple[bool, CueMention | None, Reason]:
    """Whether the words are hedged, and the nearest cue that shows it."""
    told = reader.told.of("hedged", candidate)
    score = reader.judge.weigh("hedged", names, told)["yes"]
    hedged = score >= reader.floors["hedged"]
    cue = next((c for c in _cues_in_force(view, candidate) if c.cue == "modal" and c.value == "hedge"), None)
    reason = Reason("hedged", "yes" if hedged else "no", score, reader.judge.why("hedged", "yes", names, told))
    return hedged, cue if hedged else None, reason


_SEQUEL = re.compile(r"[“\"']?(?:the|this|that|it|these|such|neither|none|both)\s", re.IGNORECASE)


def sequel_of(views: Sequence[View], index: int) -> View | None:
    """The next claim, if it goes on to say whether what was just told binds ("The letter is not binding")."""
    if index + 1 >= len(views):
        return None
    here, after = views[index].scene.claim, views[index + 1]
    together = here.block == after.scene.claim.block and here.speaker == after.scene.claim.speaker
    says = any(c.cue == "bind" for c in after.scene.cues)
    if together and says and not after.scene.money and _SEQUEL.match(after.scene.claim.text):
        return after
    return None


def _evidence(reader: Reader, candidate: Candidate, sequel: View | None) -> tuple[tuple[int, int], ...]:
    """The claim itself, then what it is followed by on this matter; a bullet's stems, since they carry who and how."""
    claim = reader.views[candidate.scene].scene.claim
    more = [reader.views[i].scene.claim for i in reversed(claim.stems)]
    if sequel is not None:
        more.insert(0, sequel.scene.claim)
    return ((claim.start, claim.end), *((m.start, m.end) for m in more))


def _cues_in_force(view: View, candidate: Candidate) -> tuple[CueMention, ...]:
    """The claim's cues, those of the candidate's own clause first, then by distance from the nucleus."""

    def rank(cue: CueMention) -> tuple[bool, int, int]:
        own = candidate.segment[0] <= cue.start < candidate.segment[1]
        return (not own, abs(cue.start - candidate.start), cue.start)

    return tuple(sorted(view.scene.cues, key=rank))


def _previously(reader: Reader, view: View, candidate: Candidate, names: list[str]) -> CueMention | None:
    cues = [c for c in _cues_in_force(view, candidate) if c.cue == "previous"]
    if not cues:
        return None
    told = reader.told.of("previous", candidate)
    return cues[0] if reader.judge.weigh("previous", names, told)["yes"] >= reader.floors["previous"] else None
