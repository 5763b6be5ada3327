"""The two sides of a candidate: who undertakes, and toward whom."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from dealparse.model.frame import Reason, Role
from dealparse.model.mention import Mention
from dealparse.relate.candidates import Candidate, inside
from dealparse.relate.choice import those_who_undertake
from dealparse.relate.items import apart_by_semicolons, told_with_another
from dealparse.relate.lists import inherited
from dealparse.relate.pairs import Before, Option, party_features, party_options
from dealparse.relate.roles import Reader, Scored, by_place, reason_of
from dealparse.relate.standing import says_where
from dealparse.relate.told import Values
from dealparse.relate.turns import belongs, side_hits, turned

_COORDINATION = re.compile(r"\s*(?:,|,? and|,? or|&|,? as well as)\s*")
_COMPANION = re.compile(r"(?:with|from|to|of|at|alongside)\s+(?:the\s+)?$", re.IGNORECASE)
# "By its account, the firms will …": who tells it is not who undertakes it.
_HEARSAY = re.compile(r"(?:its|their|his|her)\s(?:own\s)?(?:account|words|telling|reckoning|count)\b", re.IGNORECASE)
_SOURCE = re.compile(r"according to (?:the )?$", re.IGNORECASE)
_TELLER = 0.2  # the most that who tells it can score as who undertakes it
_GIVES_FROM = ("financing",)  # "a loan from KfW": here the party after "from" is the one that undertakes
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
    hits = side_hits(reader.views[candidate.scene])
    heirs = inherited(reader.views, candidate, before)
    near = [o for o in party_options(reader.views, candidate) if not _is_a_rivals(reader, candidate, o)]
    options = [*near, *_out_of_reach(reader, candidate, heirs - {o.entity for o in near})]
    for option, told in zip(options, reader.told.of_parties(candidate, options), strict=True):
        names = party_features(reader.document, reader.views, candidate, option, kind, reader.salience, before)
        scores = reader.judge.weigh("party", names, told)
        scores = _as_teller(reader.document.article.text, option.mention, scores)
        scores = turned(reader.views[candidate.scene], candidate, kind, option, scores, hits)
        if heirs:
            scores = as_item(reader, candidate, option, kind, scores, heirs)
        scored.append((option, scores, names, told))
    committers = _committers(reader, scored, kind)
    chosen = [*committers, *_counterparties(reader, scored, {c.option.entity for c in committers})]
    roles = {
        label: tuple(_role(c) for c in sorted(chosen, key=by_place) if c.label == label)
        for label in ("committer", "counterparty")
    }
    reasons = [reason_of(reader, "party", c, _name(reader, c.option)) for c in chosen]
    return roles["committer"], roles["counterparty"], reasons


def _is_a_rivals(reader: Reader, candidate: Candidate, option: Option) -> bool:
    """Whether a party is told with another item or amount of the sentence: "1 t to Voss and 2 t to Kawa"."""
    if option.scope != "own":
        return False
    view = reader.views[candidate.scene]
    named = [ref.mention for ref in view.scene.parties if ref.entity == option.entity]
    if named and all(apart_by_semicolons(view, candidate, m) or told_with_another(view, candidate, m) for m in named):
        return True
    if not candidate.enumerated:
        return False
    at, (low, high) = option.mention.start, candidate.zone
    if at >= low:
        return at >= high and inside(option.mention, candidate.segment)
    volumes = reader.views[candidate.scene].scene.quantities
    unit = candidate.volumes[-1].unit
    first = next((q for q in volumes if inside(q, candidate.segment) and q.unit == unit), None)
    return first is not None and first.end <= at


def _as_teller(text: str, mention: Mention, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The scores of who only tells it: he undertakes it at most where nobody else does."""
    if _HEARSAY.match(text, mention.start):
        return {**scores, "committer": 0.0}
    if _SOURCE.search(text, max(0, mention.start - 20), mention.start):
        return {**scores, "committer": min(scores["committer"], _TELLER)}
    return scores


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
    here = option.scope == "own" and belongs(reader.views[candidate.scene], candidate, option.mention)
    companion = here and _COMPANION.search(lead) is not None and kind not in _GIVES_FROM
    if companion:
        return {**scores, "committer": 0.0, "counterparty": max(scores["counterparty"], 0.5)}
    return {**scores, "committer": min(scores["committer"], 0.5)}


def _committers(reader: Reader, scored: PartyScores, kind: str) -> list[Scored]:
    """The likeliest committer, and others that are as good as sure or are enumerated with it."""
    if not scored:
        return []
    best = max(scored, key=lambda s: (s[1]["committer"], -s[0].mention.start))
    doubtful = best[1]["committer"] < reader.floors["committer"]
    if best[1]["committer"] < reader.floors["committer_least"] or (doubtful and _is_where(reader, best[0])):
        return []
    chosen = []
    for option, scores, names, told in scored:
        listed = _enumerated(reader, best[0].mention, option.mention)
        floor = reader.floors["committer_listed" if listed else "committer"]
        if option is best[0] or scores["committer"] >= max(floor, scores["counterparty"]):
            chosen.append(Scored(option, "committer", scores["committer"], names, told))
    return those_who_undertake(chosen, kind, reader.document)


def _is_where(reader: Reader, option: Option) -> bool:
    """Whether a name only says where: nobody else is named, but "a plant in Ohio" doesn't make Ohio build it."""
    return option.scope == "own" and says_where(reader.views[option.claim].scene, option.mention)


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


def _role(scored: Scored) -> Role:
    entity = scored.option.entity
    assert entity is not None
    return Role(entity, scored.option.mention.start, scored.option.mention.end, scored.score)


def _name(reader: Reader, option: Option) -> str:
    return reader.document.entities[option.entity].name if option.entity is not None else option.mention.text
