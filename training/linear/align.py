"""Ties coded records to candidates: which candidate carries which record, and which only mentions it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dealparse.relate.candidates import Candidate, View

Span = tuple[int, int]
_LEAST = 2.0


@dataclass(frozen=True, slots=True)
class Located:
    """A coded record with the places of its quotes and anchors in the article's text."""

    record: dict[str, Any]
    quotes: tuple[Span, ...]
    anchors: dict[str, tuple[Span, ...]]


def locate(text: str, record: dict[str, Any]) -> Located:
    """Find a record's quotes in the text, and its anchors in the quotes.

    Args:
        text: the article.
        record: a coded record with `evidence` and `anchors`.
    """
    quotes: list[Span] = []
    for quote in record["evidence"]:
        at = text.find(quote)
        if at >= 0:
            quotes.append((at, at + len(quote)))
    anchors: dict[str, tuple[Span, ...]] = {}
    for name, words in record.get("anchors", {}).items():
        spans = [_within(text, quotes, w) for w in (words if isinstance(words, list) else [words])]
        anchors[name] = tuple(s for s in spans if s is not None)
    return Located(record, tuple(quotes), anchors)


def _within(text: str, quotes: Sequence[Span], words: str) -> Span | None:
    for start, end in quotes:
        at = text.find(words, start, end)
        if at >= 0:
            return at, at + len(words)
    return None


def overlaps(a: Span, b: Span) -> bool:
    """Whether two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]


def equal_money(candidate: Candidate, record: dict[str, Any]) -> bool:
    """Whether the candidate's amount is the record's."""
    money, gold = candidate.money, record["money"]
    if money is None or not gold:
        return False
    mine = {float(x) for x in (money.low, money.high) if x is not None}
    return bool(mine & {float(x) for x in (gold["low"], gold["high"]) if x is not None})


def _score(candidate: Candidate, view: View, gold: Located) -> float:
    claim = (view.scene.claim.start, view.scene.claim.end)
    if not any(overlaps(claim, q) for q in gold.quotes):
        return 0.0
    nucleus = (candidate.start, candidate.end)
    score = 1.0 if gold.quotes and overlaps(candidate.segment, gold.quotes[0]) else 0.2
    has_money = bool(gold.record["money"])
    if has_money and candidate.money is not None:
        on_anchor = any(overlaps(nucleus, a) for a in gold.anchors.get("money", ()))
        if not on_anchor and not equal_money(candidate, gold.record):
            return 0.0
        score += 10 if on_anchor else 5
    volumes = gold.anchors.get("volumes", ())
    if any(overlaps((v.start, v.end), a) for v in candidate.volumes for a in volumes):
        score += 4 if not has_money else 1
    for head in gold.anchors.get("head", ()):
        score += 3.0 * (candidate.segment[0] <= head[0] < candidate.segment[1])
        score += 1.0 * (candidate.zone[0] <= head[0] < candidate.zone[1]) + 1.0 * overlaps(nucleus, head)
    if candidate.sort == "money" and not has_money:
        score -= 2.5
    return score


def _told_again(candidate: Candidate, view: View, gold: Sequence[Located]) -> int | None:
    """The record that a candidate without an amount of its own tells again in a further quote.

    It must hold a head of the record's kind: further quotes also hold dates and conditions that tell nothing again.
    """
    if candidate.money is not None:
        return None
    heads = {
        c.value for c in view.scene.cues if c.cue == "head" and candidate.segment[0] <= c.start < candidate.segment[1]
    }
    for j, located in enumerate(gold):
        further = located.quotes[1:]
        if located.record["kind"] in heads and any(overlaps(candidate.segment, q) for q in further):
            return j
    return None


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each candidate: the record that it carries, the record that it mentions again, or whether to ignore it."""

    carries: dict[int, int]
    mentions: dict[int, int]
    ignored: frozenset[int]


def align(candidates: Sequence[Candidate], views: Sequence[View], gold: Sequence[Located]) -> Alignment:
    """One candidate a record where one fits; then further mentions.

    Args:
        candidates: all candidates of an article.
        views: its claims, prepared.
        gold: its records, located.
    """
    scored = [(_score(c, views[c.scene], g), i, j) for i, c in enumerate(candidates) for j, g in enumerate(gold)]
    carries: dict[int, int] = {}
    done: set[int] = set()
    for score, i, j in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if score >= _LEAST and i not in carries and j not in done:
            carries[i] = j
            done.add(j)
    mentions: dict[int, int] = {}
    ignored: set[int] = set()
    for i, candidate in enumerate(candidates):
        if i in carries:
            continue
        same = [j for j, g in enumerate(gold) if equal_money(candidate, g.record)]
        claim = views[candidate.scene].scene.claim
        quoted = [j for j in same if any(overlaps((claim.start, claim.end), q) for q in gold[j].quotes)]
        told_again = None if quoted or same else _told_again(candidate, views[candidate.scene], gold)
        if quoted:
            mentions[i] = quoted[0]
        elif told_again is not None and claim.kind != "headline":
            mentions[i] = told_again
        elif same or claim.kind == "headline":
            ignored.add(i)
    return Alignment(carries, mentions, frozenset(ignored))
