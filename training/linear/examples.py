"""Turns aligned articles into training examples: (task, features, label)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dealparse.evaluate.coded import CodedParty
from dealparse.evaluate.equal import same_party
from dealparse.evaluate.names import name_key, places_agree
from dealparse.model.evidence import Evidence, Place
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
from dealparse.relate import amounts, papers, roles, topics
from dealparse.relate.candidates import Candidate, View, candidates_in, views_of
from dealparse.relate.features import candidate_features
from dealparse.relate.frames import nearness
from dealparse.relate.pairs import Before, Option, mention_features, mention_options, party_features, party_options
from dealparse.relate.told import Told
from training.linear.align import Alignment, Located, align, locate, overlaps


@dataclass(frozen=True, slots=True)
class Example:
    """One decision: the task, what is seen, what is right, and where: the nucleus, and the other span of a pair.

    Args:
        told: log-probabilities by an encoder that hasn't learned from this article; None where none was asked.
    """

    task: str
    features: tuple[str, ...]
    label: str
    nucleus: Place
    other: Place | None = None
    scope: str = "own"
    told: Mapping[str, float] | None = None


def all_candidates(views: Sequence[View]) -> list[Candidate]:
    """The candidates of an article, in order."""
    return [c for i, v in enumerate(views) for c in candidates_in(i, v)]


def examples_of(
    document: Document, records: Sequence[dict[str, Any]], evidence: Evidence | None = None
) -> tuple[list[Example], Alignment, int]:
    """All examples that a coded article gives, how it was aligned, and how many candidates it has.

    Args:
        document: the article as recognized.
        records: its gold records.
        evidence: by an encoder that hasn't learned from it.
    """
    views = views_of(document)
    candidates = all_candidates(views)
    gold = [locate(document.article.text, r) for r in records]
    alignment = align(candidates, views, gold)
    salience = roles.salience_of(document)
    told = Told(views, candidates, evidence)
    found: list[Example] = []
    before = Before()
    last: Candidate | None = None
    for i, candidate in enumerate(candidates):
        if i in alignment.ignored:
            continue
        names = tuple(candidate_features(document, views, candidate))
        carried = alignment.carries.get(i, alignment.mentions.get(i))
        right = "no" if carried is None else "yes"
        found.append(_single("undertaking", names, right, candidate, told))
        if carried is None:
            continue
        found.extend(_attributes(names, gold[carried].record, candidate, told))
        if last is not None:
            before = Before(before.committers, before.counterparties, nearness(views, last.scene, candidate.scene))
        if i in alignment.carries:
            found.extend(_roles(document, views, candidate, gold[carried], salience, before, told))
        before, last = _as_before(document, gold[carried].record), candidate
    return found, alignment, len(candidates)


def _single(task: str, names: tuple[str, ...], right: str, candidate: Candidate, told: Told) -> Example:
    return Example(task, names, right, candidate.place, told=told.of(task, candidate))


def _attributes(names: tuple[str, ...], record: dict[str, Any], candidate: Candidate, told: Told) -> Iterator[Example]:
    yield _single("kind", names, record["kind"], candidate, told)
    yield _single("status", names, record["status"], candidate, told)
    yield _single("previous", names, "yes" if record["previously_announced"] else "no", candidate, told)
    if _is_open(record):
        yield _single("hedged", names, "yes" if record["binding"] == "non_binding" else "no", candidate, told)


_DECIDED = (
    "contract",
    "loan_agreement",
    "letter_of_intent",
    "mou",
    "heads_of_agreement",
    "term_sheet",
    "joint_statement",
)


def _is_open(record: dict[str, Any]) -> bool:
    """Whether hedging shows in the record: only where neither the instrument nor the status decides."""
    decided = record["instrument"] in _DECIDED or record["status"] in ("effective", "proposed")
    return not decided and record["binding"] != "binding"


def _roles(
    document: Document,
    views: Sequence[View],
    candidate: Candidate,
    gold: Located,
    salience: dict[int, int],
    before: Before,
    told: Told,
) -> Iterator[Example]:
    record = gold.record
    kind = record["kind"]
    options = party_options(views, candidate)
    for option, values in zip(options, told.of_parties(candidate, options), strict=True):
        names = party_features(document, views, candidate, option, kind, salience, before)
        label = _party_label(document, option, record)
        yield Example("party", tuple(names), label, candidate.place, option.place, option.scope, values)
    for sort, task, extra, judge in (
        ("quantities", "volume", amounts.volume_extra, _volume_label),
        ("places", "place", topics.place_extra, _place_label),
        ("dates", "date", amounts.date_extra, _date_label),
        ("terms", "term", amounts.term_extra, _term_label),
        ("instruments", "instrument", papers.instrument_extra, _instrument_label),
        ("sectors", "sector", topics.sector_extra, _sector_label),
    ):
        options = mention_options(views, candidate, sort)
        for option, values in zip(options, told.of_mentions(task, candidate, options), strict=True):
            names = mention_features(views, candidate, option, kind, extra(option.mention))
            right = judge(option.mention, gold)
            yield Example(task, tuple(names), right, candidate.place, option.place, option.scope, values)


def _party_label(document: Document, option: Option, record: dict[str, Any]) -> str:
    assert option.entity is not None
    entity = document.entities[option.entity]
    mine = _coded([entity.name, *entity.aliases])
    for label, side in (("committer", "committers"), ("counterparty", "counterparties")):
        if any(same_party(mine, _coded([p["name"], *p["aliases"]])) for p in record[side]):
            return label
    return "none"


def _as_before(document: Document, record: dict[str, Any]) -> Before:
    """What the candidates after a record see of it: its parties, as entities of the article."""
    sides: list[frozenset[int]] = []
    for side in ("committers", "counterparties"):
        gold = [_coded([p["name"], *p["aliases"]]) for p in record[side]]
        ids = (
            n for n, e in document.entities.items() if any(same_party(_coded([e.name, *e.aliases]), g) for g in gold)
        )
        sides.append(frozenset(ids))
    return Before(sides[0], sides[1])


def _coded(names: Sequence[str]) -> CodedParty:
    return CodedParty(tuple(names), frozenset(name_key(n) for n in names))


def _on_anchor(mention: Mention, gold: Located, name: str) -> bool:
    return any(overlaps((mention.start, mention.end), a) for a in gold.anchors.get(name, ()))


def _volume_label(mention: Mention, gold: Located) -> str:
    assert isinstance(mention, QuantityMention)
    bounds = {float(x) for x in (mention.low, mention.high) if x is not None}
    equal = any(bounds & {float(x) for x in (v["low"], v["high"]) if x is not None} for v in gold.record["volumes"])
    quoted = any(overlaps((mention.start, mention.end), q) for q in gold.quotes)
    return "yes" if _on_anchor(mention, gold, "volumes") or (equal and quoted) else "none"


def _place_label(mention: Mention, gold: Located) -> str:
    assert isinstance(mention, PlaceMention)
    return "yes" if any(places_agree(mention.name, p) for p in gold.record["locations"]) else "none"


def _date_label(mention: Mention, gold: Located) -> str:
    assert isinstance(mention, DateMention)
    slots = [s for s in ("announced", "start", "end") if _on_anchor(mention, gold, s)]
    if "start" in slots and "end" in slots:
        return "range"
    return slots[0] if slots else "none"


def _term_label(mention: Mention, gold: Located) -> str:
    assert isinstance(mention, TermMention)
    return "yes" if _on_anchor(mention, gold, "term_years") else "none"


def _instrument_label(mention: Mention, gold: Located) -> str:
    assert isinstance(mention, InstrumentMention)
    if mention.instrument != gold.record["instrument"]:
        return "none"
    quoted = any(overlaps((mention.start, mention.end), q) for q in gold.quotes)
    return "yes" if _on_anchor(mention, gold, "instrument") or quoted else "none"


def _sector_label(mention: Mention, gold: Located) -> str:
    assert isinstance(mention, SectorMention)
    return "yes" if mention.sector in gold.record["sectors"] else "none"
