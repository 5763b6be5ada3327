"""Which claims are shown to the encoder together: a claim is read with what introduces it and what stands before it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

LIMIT = 220
"""Words that are shown together, unless one claim has more."""
_BEFORE = 2
"""Claims before a claim that are shown with it."""


@dataclass(frozen=True, slots=True)
class Window:
    """Claims that are shown together, in order; what is read off counts for those in `wanted` only."""

    claims: tuple[int, ...]
    wanted: frozenset[int]


def contexts_of(claims: Sequence[Any]) -> list[tuple[int, ...]]:
    """For each claim the claims that it is best read with, the most useful first.

    Its stems, else its heading; the claims before it; the headline.

    Args:
        claims: all claims of an article (:class:`dealparse.model.article.Claim`), in order.
    """
    return [_context(claims, number) for number in range(len(claims))]


def _context(claims: Sequence[Any], number: int) -> tuple[int, ...]:
    claim = claims[number]
    wanted = [*reversed(claim.stems[-2:])]
    if not wanted and claim.heading is not None:
        wanted.append(claim.heading)
    wanted += [n for n in range(number - 1, max(-1, number - 1 - _BEFORE), -1) if claims[n].kind != "boilerplate"]
    if number and claims[0].kind == "headline":
        wanted.append(0)
    return tuple(dict.fromkeys(wanted))


def windows_of(
    contexts: Sequence[Collection[int]],
    lengths: Sequence[int] | Mapping[int, int],
    wanted: Iterable[int] | None = None,
    limit: int = LIMIT,
) -> list[Window]:
    """Groups claims so that each wanted one is shown once as wanted, together with its context.

    Args:
        contexts: for each claim of an article those that it is read with, the most useful first.
        lengths: words of each, by number; of those at least that are wanted and of their context.
        wanted: numbers of the claims to be read; all by default.
        limit: words that are shown together.

    Examples:
        >>> windows_of([(), (0,), (1,)], [5, 5, 5], limit=10)[1]
        Window(claims=(1, 2), wanted=frozenset({2}))
    """
    found: list[Window] = []
    shown: set[int] = set()
    own: set[int] = set()
    for number in range(len(lengths)) if wanted is None else sorted(set(wanted)):
        needed = {*contexts[number], number}
        if own and sum(lengths[n] for n in shown | needed) > limit:
            found.append(Window(tuple(sorted(shown)), frozenset(own)))
            shown, own = set(), set()
        shown |= _fitting(contexts[number], number, lengths, limit)
        own.add(number)
    if own:
        found.append(Window(tuple(sorted(shown)), frozenset(own)))
    return found


def _fitting(context: Collection[int], number: int, lengths: Sequence[int] | Mapping[int, int], limit: int) -> set[int]:
    """The claim and as much of its context as there is room for."""
    kept, room = {number}, limit - lengths[number]
    for other in context:
        if other not in kept and lengths[other] <= room:
            kept.add(other)
            room -= lengths[other]
    return kept
