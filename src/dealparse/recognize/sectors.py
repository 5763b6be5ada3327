"""Finds the words that show a sector, and chooses the sectors that a stretch of text is about."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from dealparse.lexicon.phrases import words_of
from dealparse.lexicon.topics import sector_index
from dealparse.model.mention import SectorMention
from dealparse.model.vocabulary import Kind, Sector

# Coded only when nothing finer is said.
GENERIC: frozenset[Sector] = frozenset({"manufacturing", "energy"})
# Where both are found, the first says what the second says and more.
_FINER: tuple[tuple[Sector, Sector], ...] = (
    ("lng", "oil_gas"),
    ("nuclear", "power_grid"),
    ("renewables", "power_grid"),
    ("batteries", "automotive"),
    ("defense", "aerospace"),
)
_POINTS = {1: 1.0, 2: 3.0, 3: 6.0}
_STRONG = 2.5  # below this, only generic words or names speak
_REPEAT = 0.3  # what a further mention of the same sector adds, as a share of its points
_NAME = 0.4  # what a word counts that is part of a party's name
_MODIFIER = 0.5  # what a word counts that stands right before another sector's word ("coal port", "car chips")
_EARLY = 0.8  # what the first mention gains for standing first; later ones gain less
_VOTES = 2  # what a document needs at least to be about something
_SHARE = 0.4  # of all votes
_LONGEST_JOIN = 40  # characters
# What joins two items: a comma, a conjunction or both, then at most two words that belong to the second item.
_JOIN = re.compile(
    r"\s?(?:[,;/&]\s?(?:and |or |& )?|and |or |as well as )(?!includ|such|like)(?:[\w.'’-]{1,20}\s){0,2}"
)


def find_sectors(text: str) -> list[SectorMention]:
    """The words in `text` that show a sector, in order; words that show two sectors stand twice.

    Args:
        text: any string.

    Examples:
        >>> [(m.text, m.sector, m.weight) for m in find_sectors("they buy 2 Mt of LNG for a new power plant")]
        [('LNG', 'lng', 3), ('power plant', 'power_grid', 3)]
    """
    return [
        SectorMention(hit.start, hit.end, text[hit.start : hit.end], entry.sector, entry.id, entry.weight)
        for hit in sector_index().find(text, words_of(text))
        if (entry := hit.payload).sector is not None
    ]


def choose_sectors(
    mentions: Sequence[SectorMention],
    names: Sequence[tuple[int, int]] = (),
    *,
    text: str | None = None,
    kind: Kind | None = None,
    background: tuple[Sector, ...] = (),
) -> tuple[Sector, ...]:
    """The sectors that a stretch of text is about, the strongest first; empty when no words say.

    Args:
        mentions: what :func:`find_sectors` found in the stretch.
        names: (start, end) of party names in the same text; words inside them count less than an object's.
        text: the text that the offsets refer to; it shows which objects stand in one enumeration, and only with it
            can there be more than one sector.
        kind: what is undertaken, where known: in a loan or an investment a bank is who pays, not what for.
        background: what the document is about (:func:`dominant_sectors`): it stands in where the stretch itself has
            no words, or generic ones only.

    Examples:
        >>> choose_sectors(find_sectors("an energy firm will build solar farms"))
        ('renewables',)
        >>> choose_sectors(find_sectors("the group will invest $2 billion"), background=("metals",))
        ('metals',)
    """
    heard = [m for m in mentions if not (_is_payer(m) and kind in {"financing", "investment", "cooperation"})]
    scores = _scores(heard, names)
    if scores.keys() - GENERIC:
        scores = {sector: score for sector, score in scores.items() if sector not in GENERIC}
    for finer, coarser in _FINER:
        if scores.get(finer, 0.0) >= scores.get(coarser, 0.0) * 0.5:
            scores.pop(coarser, None)
    best = max(scores.values(), default=0.0)
    if best < _STRONG and background and kind not in {"tariff", "trade_rules", "sanction"}:
        return background
    if not scores:
        return ()
    leader = max(scores, key=lambda sector: scores[sector])
    if text is None:
        return (leader,)
    return (leader, *_enumerated(text, [m for m in heard if not _inside(m, names)], leader))


def dominant_sectors(choices: Iterable[tuple[Sector, ...]]) -> tuple[Sector, ...]:
    """What a document is about, given what its title and its claims chose; empty where no sector prevails.

    Examples:
        >>> dominant_sectors([("lng",), ("lng",), ("finance",)])
        ('lng',)
    """
    votes = Counter(choice[0] for choice in choices if choice)
    if not votes:
        return ()
    sector, most = votes.most_common(1)[0]
    return (sector,) if most >= _VOTES and most >= votes.total() * _SHARE else ()


def _is_payer(mention: SectorMention) -> bool:
    return mention.sector == "finance" and mention.weight == 1


def _scores(mentions: Sequence[SectorMention], names: Sequence[tuple[int, int]]) -> dict[Sector, float]:
    points: dict[Sector, list[float]] = defaultdict(list)
    for order, mention in enumerate(mentions):
        value = _POINTS[mention.weight]
        if _inside(mention, names):
            value *= _NAME
        following = mentions[order + 1] if order + 1 < len(mentions) else None
        if following and following.start - mention.end == 1 and following.sector != mention.sector:
            value *= _MODIFIER
        points[mention.sector].append(value + _EARLY / (1 + order))
    return {sector: max(p) + _REPEAT * (sum(p) - max(p)) for sector, p in points.items()}


def _inside(mention: SectorMention, names: Sequence[tuple[int, int]]) -> bool:
    return any(start <= mention.start and mention.end <= end for start, end in names)


def _enumerated(text: str, mentions: Sequence[SectorMention], leader: Sector) -> list[Sector]:
    """Other sectors whose words stand in one enumeration with the leader's, in order."""
    found: dict[Sector, None] = {}
    run: list[Sector] = []
    last: SectorMention | None = None
    for mention in mentions:
        if last is not None and not _joined(text, last, mention):
            run = []
        run.append(mention.sector)
        last = mention
        if leader in run:
            found.update(dict.fromkeys(run))
    return [sector for sector in found if sector != leader]


def _joined(text: str, left: SectorMention, right: SectorMention) -> bool:
    """Whether the two are items of one enumeration, or the same words."""
    gap = text[left.end : right.start]
    return right.start == left.start or (len(gap) <= _LONGEST_JOIN and _JOIN.fullmatch(gap) is not None)
