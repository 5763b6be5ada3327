"""Candidates: every place in a claim that can be the nucleus of an undertaking.

An undertaking hangs on its amount of money where it has one, else on its volume, else on the words that express it.
Candidates are found with high recall; the scores decide which of them are undertakings.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dealparse.model.evidence import Place
from dealparse.model.mention import CueMention, InstrumentMention, Mention, MoneyMention, QuantityMention
from dealparse.model.scene import Document, Scene
from dealparse.relate.enumerations import are_side_by_side, joined_at
from dealparse.relate.masked import Token, masked_tokens
from dealparse.relate.segments import segments_of

_SKIPPED = ("boilerplate", "caption")
_EXPRESSING = ("head", "status", "modal")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible undertaking.

    Args:
        scene: the claim's index.
        start, end: the nucleus.
        segment: (start, end) of the clause that holds it.
        zone: (start, end) of the part of the segment that is nearer to this nucleus than to its neighbours.
        sort: what the nucleus is.
        money, volumes: what it may be about.
        rank: its number among the candidates of the segment.
        rivals: how many candidates the segment has.
    """

    scene: int
    start: int
    end: int
    segment: tuple[int, int]
    zone: tuple[int, int]
    sort: Literal["money", "volume", "head"]
    money: MoneyMention | None = None
    volumes: tuple[QuantityMention, ...] = ()
    rank: int = 0
    rivals: int = 1

    @property
    def enumerated(self) -> bool:
        """Whether it is one of several volumes of its segment, each an undertaking of its own."""
        return self.sort == "volume" and self.rivals > 1

    @property
    def place(self) -> Place:
        """Where the nucleus stands."""
        return Place(self.scene, self.start, self.end)


@dataclass(frozen=True, slots=True)
class View:
    """A scene prepared for the features: masked tokens and segments are made once."""

    scene: Scene
    tokens: tuple[Token, ...]
    segments: tuple[tuple[int, int], ...]


def views_of(document: Document) -> tuple[View, ...]:
    """All scenes of an article, prepared."""
    return tuple(View(s, masked_tokens(s), tuple(segments_of(s))) for s in document.scenes)


def candidates_in(index: int, view: View) -> list[Candidate]:
    """The candidates of one claim, in order of place.

    Args:
        index: the claim's index.
        view: the claim, prepared.
    """
    if view.scene.claim.kind in _SKIPPED:
        return []
    return [c for segment in view.segments for c in _in_segment(index, view.scene, segment)]


def inside(mention: Mention, span: tuple[int, int]) -> bool:
    """Whether a mention begins in `span`."""
    return span[0] <= mention.start < span[1]


def _in_segment(index: int, scene: Scene, segment: tuple[int, int]) -> list[Candidate]:
    money = _sums(scene, [m for m in scene.money if inside(m, segment) and not m.in_brackets])
    volumes = tuple(q for q in scene.quantities if inside(q, segment))
    if money:
        return _around_money(index, segment, money, volumes)
    if volumes:
        return _around_volumes(index, scene, segment, volumes)
    nucleus = _expression(scene, segment)
    if nucleus is None:
        return []
    return [Candidate(index, nucleus.start, nucleus.end, segment, segment, "head")]


# What may stand between a sum and the same sum in another currency: "£1 billion, or about $1.3 billion".
_IN_OTHER_MONEY = re.compile(r"\s*(?:[,;/=]|,? or|,? equivalent to|,? which is)?\s*(?:about|around|some|roughly)?\s*")


def _sums(scene: Scene, money: list[MoneyMention]) -> list[MoneyMention]:
    """The amounts without those that tell the one before them once more in another currency."""
    text, base = scene.claim.text, scene.claim.start
    again = {
        b
        for a, b in pairwise(money)
        if a.currency and b.currency and a.currency != b.currency
        if _IN_OTHER_MONEY.fullmatch(text, a.end - base, b.start - base)
    }
    return [m for m in money if m not in again]


def _around_money(
    index: int, segment: tuple[int, int], money: list[MoneyMention], volumes: tuple[QuantityMention, ...]
) -> list[Candidate]:
    edges = [segment[0], *((a.end + b.start) // 2 for a, b in pairwise(money)), segment[1]]
    found = []
    for rank, amount in enumerate(money):
        zone = (edges[rank], edges[rank + 1])
        own = tuple(v for v in volumes if inside(v, zone))
        found.append(Candidate(index, amount.start, amount.end, segment, zone, "money", amount, own, rank, len(money)))
    return found


def _around_volumes(
    index: int, scene: Scene, segment: tuple[int, int], volumes: tuple[QuantityMention, ...]
) -> list[Candidate]:
    """One candidate for all volumes of a segment, or one for each of those that are enumerated side by side."""
    text, base = scene.claim.text, scene.claim.start
    starts = [n for n in range(1, len(volumes)) if are_side_by_side(text, base, volumes[n - 1], volumes[n])]
    groups = [volumes[a:b] for a, b in pairwise([0, *starts, len(volumes)])]
    edges = [segment[0], *(joined_at(text, base, g[0]) for g in groups[1:]), segment[1]]
    return [
        Candidate(index, g[0].start, g[0].end, segment, (edges[n], edges[n + 1]), "volume", None, g, n, len(groups))
        for n, g in enumerate(groups)
    ]


def _expression(scene: Scene, segment: tuple[int, int]) -> CueMention | InstrumentMention | None:
    """The words that most likely express an undertaking: a head before anything else, the first of its sort."""
    names = sorted((r.mention.start, r.mention.end) for r in scene.parties if r.mention.form == "name")
    cues = [c for c in scene.cues if inside(c, segment)]
    # a word in a name ("Monetary Fund") counts only where nothing else expresses anything
    cues = sorted(cues, key=lambda c: _is_in_a_name(c, names))
    for wanted in _EXPRESSING:
        for cue in cues:
            if cue.cue == wanted:
                return cue
    return next((i for i in scene.instruments if inside(i, segment)), None)


def _is_in_a_name(cue: CueMention, names: Sequence[tuple[int, int]]) -> bool:
    """Whether a cue shares characters with the last name that begins before its end."""
    at = bisect_left(names, (cue.end, 0))
    return at > 0 and names[at - 1][1] > cue.start
