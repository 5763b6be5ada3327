"""Which claims are shown to the encoder together: a claim is read with what introduces it and what stands before it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from dealparse.model.article import Claim
from dealparse.model.vocabulary import BlockKind
from training.encoder.runtime.shapes import SentenceKind

LIMIT = 160
"""Words that are shown together, unless one claim has more."""

_KINDS: dict[BlockKind, SentenceKind] = {
    "headline": "heading", "heading": "heading", "bullet": "bullet", "table_row": "bullet", "dateline": "dateline",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Window:
    """Claims that are shown together, in order; what is read off counts for those in `wanted` only."""

    claims: tuple[int, ...]
    wanted: frozenset[int]


def kind_of(claim: Claim) -> SentenceKind:
    """What sort of text a claim is, as the encoder tells them apart."""
    return _KINDS.get(claim.kind, "paragraph")


def context_of(claims: Sequence[Claim], number: int) -> set[int]:
    """The claims that a claim is read with: its stems, else its heading, and the claim before it in its block."""
    claim = claims[number]
    context = set(claim.stems[-2:])
    if not context and claim.heading is not None:
        context.add(claim.heading)
    if number and not claim.stems and claims[number - 1].kind != "boilerplate":
        context.add(number - 1)
    return context


def windows_of(
    claims: Sequence[Claim], lengths: Sequence[int], wanted: Collection[int] | None = None, limit: int = LIMIT
) -> list[Window]:
    """Groups claims so that each wanted one is shown once as wanted, together with its context.

    Args:
        claims: of one article, in order.
        lengths: words of each.
        wanted: numbers of the claims to be read; all by default.
        limit: words that are shown together.

    Examples:
        >>> claim = lambda n, **k: Claim(index=n, block=n, start=0, end=0, text="", kind="paragraph", **k)
        >>> windows_of([claim(0), claim(1), claim(2)], [5, 5, 5], limit=10)[1]
        Window(claims=(1, 2), wanted=frozenset({2}))
    """
    found: list[Window] = []
    shown: set[int] = set()
    own: set[int] = set()
    for number in _in_order(claims, wanted):
        needed = context_of(claims, number) | {number}
        if own and sum(lengths[n] for n in shown | needed) > limit:
            found.append(Window(tuple(sorted(shown)), frozenset(own)))
            shown, own = set(), set()
        shown |= _fitting(needed, number, lengths, limit)
        own.add(number)
    if own:
        found.append(Window(tuple(sorted(shown)), frozenset(own)))
    return found


def _in_order(claims: Sequence[Claim], wanted: Collection[int] | None) -> Iterable[int]:
    return range(len(claims)) if wanted is None else sorted(set(wanted))


def _fitting(needed: set[int], number: int, lengths: Sequence[int], limit: int) -> set[int]:
    """The claim and as much of its context as there is room for, the nearest first."""
    kept, room = {number}, limit - lengths[number]
    for context in sorted(needed - {number}, reverse=True):
        if lengths[context] <= room:
            kept.add(context)
            room -= lengths[context]
    return kept
