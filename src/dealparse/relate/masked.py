"""A claim as a row of masked tokens: amounts, dates, parties and places stand as their types, all else as words.

Learned scores are trained on these rows, so that what they learn is how deals are told, not who made them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from dealparse.model.mention import Mention
from dealparse.model.scene import Scene


@dataclass(frozen=True, slots=True)
class Token:
    """A masked token; `form` is a lower-case word or a type in capitals; `mention` is what it stands for, if any."""

    start: int
    end: int
    form: str
    mention: Mention | None = None


def tokens_before(tokens: Sequence[Token], at: int, most: int) -> list[str]:
    """The forms of the last tokens that end at `at` or before it, the nearest first."""
    last = bisect_right(tokens, at, key=attrgetter("end"))
    return [t.form for t in reversed(tokens[max(0, last - most) : last])]


def tokens_after(tokens: Sequence[Token], at: int, most: int) -> list[str]:
    """The forms of the first tokens that start at `at` or behind it."""
    first = bisect_left(tokens, at, key=attrgetter("start"))
    return [t.form for t in tokens[first : first + most]]


def forms_within(tokens: Sequence[Token], low: int, high: int) -> list[str]:
    """The forms of the tokens that start at `low` or behind it and before `high`."""
    first = bisect_left(tokens, low, key=attrgetter("start"))
    return [t.form for t in tokens[first : bisect_left(tokens, high, key=attrgetter("start"))]]


def masked_tokens(scene: Scene) -> tuple[Token, ...]:
    """The claim's tokens in order; where mentions overlap, the sort that is named first wins.

    Args:
        scene: a claim with its mentions.
    """
    taken: list[Token] = []
    for form, mentions in _by_priority(scene):
        for mention, name in zip(mentions, form, strict=True):
            if all(mention.end <= t.start or t.end <= mention.start for t in taken):
                taken.append(Token(mention.start, mention.end, name, mention))
    taken.sort(key=lambda t: t.start)
    return tuple(_merge(scene, taken))


def _by_priority(scene: Scene) -> list[tuple[list[str], list[Mention]]]:
    parties = [r.mention for r in scene.parties if r.mention.form not in ("pronoun", "adjective")]
    return [
        (["MONEY"] * len(scene.money), list(scene.money)),
        ([f"QTY_{q.sort}" for q in scene.quantities], list(scene.quantities)),
        (["DATE"] * len(scene.dates), list(scene.dates)),
        (["TERM"] * len(scene.terms), list(scene.terms)),
        ([f"PTY_{p.type}" for p in parties], list(parties)),
        (["PLACE"] * len(scene.places), list(scene.places)),
    ]


def _merge(scene: Scene, taken: list[Token]) -> list[Token]:
    merged: list[Token] = []
    queue = iter([*taken, None])
    upcoming = next(queue)
    for word in scene.words:
        while upcoming is not None and upcoming.end <= word.start:
            merged.append(upcoming)
            upcoming = next(queue)
        if upcoming is None or word.end <= upcoming.start:
            merged.append(Token(word.start, word.end, "0" if word.lower.isdecimal() else word.lower))
    if upcoming is not None:
        merged.append(upcoming)
        merged.extend(t for t in queue if t is not None)
    return merged
