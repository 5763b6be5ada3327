"""Features of a pair of records: do they tell the same undertaking, is one a part of the other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dealparse.lexicon.names import fold_word, name_index
from dealparse.lexicon.phrases import words_of
from dealparse.model.article import Article
from dealparse.model.evidence import Place
from dealparse.model.record import Commitment
from dealparse.model.scene import Document

_NEAR = 250  # characters, about two sentences
_LEAD = 600  # characters between a total and the stem of the list that spells it out
_WORD = re.compile(r"[^\W\d_]{4,}")


def pair_places(document: Document, one: Commitment, other: Commitment) -> tuple[Place, Place, str]:
    """Where the nuclei of two records stand, and whether the other one's is in the same claim ("own") or "far"."""
    mine, theirs = _place(document, one), _place(document, other)
    return mine, theirs, "own" if mine.claim == theirs.claim else "far"


def _place(document: Document, record: Commitment) -> Place:
    head = record.spans["head"]
    number = bisect_right([s.claim.start for s in document.scenes], head.start) - 1
    return Place(max(number, 0), head.start, head.end)


def same_features(article: Article, first: Commitment, second: Commitment) -> list[str]:
    """What speaks for and against two records telling one undertaking; `first` stands earlier in the text."""
    base = [
        f"money:{_money_relation(first, second)}",
        f"volumes:{_volume_relation(first, second)}",
        f"kind:{first.kind == second.kind}",
        f"kinds:{'|'.join(sorted((first.kind, second.kind)))}",
        f"committers:{_overlap(names(first, True), names(second, True))}",
        f"counterparties:{_overlap(names(first, False), names(second, False))}",
        f"sectors:{_overlap(set(first.sectors), set(second.sectors))}",
        f"instrument:{_equal(first.instrument, second.instrument)}",
        f"status:{first.status == second.status}",
        f"words:{_shared_words(first, second)}",
        f"distance:{_distance(first, second)}",
        f"title:{_block_kind(article, first) == 'headline'}",
        f"block:{_block_kind(article, second)}",
        f"term:{_equal(first.dates.term_years, second.dates.term_years)}",
        f"end:{_equal(first.dates.end, second.dates.end)}",
    ]
    key = base[:5]
    crossed = [f"{a}+{b}" for i, a in enumerate(base) for b in base[i + 1 :] if a in key or b in key]
    return [*base, *crossed]


def part_features(article: Article, part: Commitment, total: Commitment, records: Sequence[Commitment]) -> list[str]:
    """What speaks for and against `part` being a component of `total`.

    Args:
        article: the article.
        part, total: the two records.
        records: all records of the article, in order.
    """
    before = total.evidence[0].start <= part.evidence[0].start
    stems = {(e.start, e.end) for e in part.evidence[1:]}
    base = [
        f"size:{_size_relation(part, total)}",
        f"kinds:{part.kind}<{total.kind}",
        f"committers:{_overlap(names(part, True), names(total, True))}",
        f"counterparties:{_overlap(names(part, False), names(total, False))}",
        f"order:{'before' if before else 'after'}",
        f"distance:{_distance(part, total)}",
        f"stem:{(total.evidence[0].start, total.evidence[0].end) in stems}",
        f"lead:{_leads(part, total)}",
        f"shared_stem:{bool(stems & {(e.start, e.end) for e in total.evidence[1:]})}",
        f"block:{_block_kind(article, part)}<{_block_kind(article, total)}",
        f"instrument:{_equal(part.instrument, total.instrument)}",
        f"total_instrument:{total.instrument}",
        f"sectors:{_overlap(set(part.sectors), set(total.sectors))}",
        f"currency:{_equal(_currency(part), _currency(total))}",
        f"total_status:{total.status}",
        f"standing:{_standing(part, total, records)}",
        f"first:{total is records[0]}",
        f"nation:{_nation_relation(part, total)}",
        f"family:{min(sum(names(r, True) == names(total, True) for r in records), 4)}",
    ]
    key = (f"standing:{_standing(part, total, records)}", base[0], base[4], base[5], base[6], base[7], base[2])
    crossed = [f"{a}+{b}" for i, a in enumerate(base) for b in base[i + 1 :] if a in key or b in key]
    return [*base, *crossed, *_words("p", part), *_words("t", total), *_hints(part, total)]


_HINTS = frozenset(
    [
        "which",
        "including",
        "includes",
        "include",
        "part",
        "first",
        "tranche",
        "remaining",
        "rest",
        "balance",
        "total",
        "phase",
        "under",
        "also",
        "another",
        "other",
        "further",
        "separately",
        "combined",
        "altogether",
        "among",
    ]
)


def _hints(part: Commitment, total: Commitment) -> Iterator[str]:
    """Words that tell wholes and parts, in the sentence of each."""
    for name, record in (("p", part), ("t", total)):
        said = {w.lower for w in words_of(record.evidence[0].text)}
        yield from (f"{name}:hint:{word}" for word in sorted(said & _HINTS))


def _standing(part: Commitment, total: Commitment, records: Sequence[Commitment]) -> str:
    """Whether the total is the nearest record before the part that could hold it."""
    before = [r for r in records if r.evidence[0].start <= part.evidence[0].start and r is not part]
    larger = [r for r in before if _size_relation(part, r) == "smaller"]
    same_side = [r for r in larger if names(r, True) & names(part, True)]
    if same_side and same_side[-1] is total:
        return "nearest:same"
    if larger and larger[-1] is total:
        return "nearest:larger"
    open_ones = [r for r in before if r.money is None and r.kind in ("trade_rules", "cooperation")]
    if open_ones and total is open_ones[0]:
        return "umbrella"
    return "other"


def _leads(part: Commitment, total: Commitment) -> bool:
    """Whether the total stands just before the list that the part is an item of."""
    stems = [e.start for e in part.evidence[1:] if e.start < part.evidence[0].start]
    return bool(stems) and 0 <= min(stems) - total.evidence[0].end < _LEAD


def _words(name: str, record: Commitment) -> Iterator[str]:
    """Words just before the nucleus, and the first of the sentence."""
    quote, head = record.evidence[0], record.spans["head"]
    words = words_of(quote.text)
    before = [w.lower for w in words if quote.start + w.end <= head.start][-4:]
    yield from (f"{name}:before:{w}" for w in before)
    yield from (f"{name}:opens:{w.lower}" for w in words[:3])


def nations(record: Commitment) -> set[str]:
    """Codes of the countries that the committers' names show: "Japan", "Japanese companies"."""
    found = set()
    for party in record.committers:
        for fact in name_index().get(fold_word(party.name.split()[0]), ()):
            if fact.rank in ("country", "adjective") and fact.country and len(fact.words) == 1:
                found.add(fact.country)
    return found


def _nation_relation(part: Commitment, total: Commitment) -> str:
    """Whether a country's firms are to fill what its government promised."""
    shared = bool(nations(part) & nations(total))
    sides = "|".join(sorted({p.type for p in part.committers})[:1] + sorted({p.type for p in total.committers})[:1])
    return f"{shared}:{sides}"


def fills_package(part: Commitment, total: Commitment) -> bool:
    """Whether `part` is what a country's firms put in of a larger sum that their government promised."""
    groups = bool(part.committers) and all(p.type == "group" for p in part.committers)
    governments = bool(total.committers) and all(p.type == "government" for p in total.committers)
    return (
        groups
        and governments
        and bool(nations(part) & nations(total))
        and part.kind == total.kind
        and _size_relation(part, total) == "smaller"
    )


def names(record: Commitment, committers: bool) -> set[str]:
    """The names of one side of a record."""
    return {p.name for p in (record.committers if committers else record.counterparties)}


def _overlap(a: set[str], b: set[str]) -> str:
    if not a or not b:
        return "none" if not a and not b else "one"
    return "equal" if a == b else "some" if a & b else "apart"


def _equal(a: object, b: object) -> str:
    if a is None or b is None:
        return "none" if a is None and b is None else "one"
    return "equal" if a == b else "apart"


def _money_relation(a: Commitment, b: Commitment) -> str:
    if a.money is None or b.money is None:
        return "none" if a.money is None and b.money is None else "one"
    mine = {x for x in (a.money.low, a.money.high) if x is not None}
    equal = bool(mine & {x for x in (b.money.low, b.money.high) if x is not None})
    return ("equal" if equal else "apart") + ("" if a.money.currency == b.money.currency else ":currency")


def _volume_relation(a: Commitment, b: Commitment) -> str:
    left = {(v.low, v.high, v.unit) for v in a.volumes}
    right = {(v.low, v.high, v.unit) for v in b.volumes}
    if not left or not right:
        return "none" if not left and not right else "one"
    return "equal" if left == right else "some" if left & right else "apart"


def _currency(record: Commitment) -> str | None:
    return record.money.currency if record.money else None


def _size_relation(part: Commitment, total: Commitment) -> str:
    if part.money is None or total.money is None:
        return f"{part.money is not None}:{total.money is not None}"
    if part.money.currency != total.money.currency:
        return "currency"
    small = part.money.high if part.money.high is not None else part.money.low
    large = total.money.high if total.money.high is not None else total.money.low
    assert small is not None and large is not None
    return "equal" if small == large else "smaller" if small < large else "larger"


def _distance(a: Commitment, b: Commitment) -> str:
    first, second = a.evidence[0], b.evidence[0]
    if first.start == second.start:
        return "same"
    gap = max(first.start, second.start) - min(first.end, second.end)
    return "next" if gap < 10 else "near" if gap < _NEAR else "far" if gap < 4 * _NEAR else "apart"


def _shared_words(a: Commitment, b: Commitment) -> int:
    left, right = (set(_WORD.findall(r.evidence[0].text.casefold())) for r in (a, b))
    if not left or not right:
        return 0
    return round(4 * len(left & right) / min(len(left), len(right)))


def _block_kind(article: Article, record: Commitment) -> str:
    at = record.evidence[0].start
    return next((b.kind for b in article.blocks if b.start <= at < max(b.end, b.start + 1)), "paragraph")
