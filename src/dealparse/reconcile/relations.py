"""Features of a pair of records: do they tell the same undertaking, is one a part of the other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from functools import lru_cache

from dealparse.lexicon.layout import word_set
from dealparse.lexicon.names import fold_word, name_index
from dealparse.lexicon.phrases import words_of
from dealparse.lexicon.scores import Judge
from dealparse.model.article import Article
from dealparse.model.evidence import Place
from dealparse.model.record import Commitment
from dealparse.model.scene import Document

_NEAR = 250  # characters, about two sentences
_LEAD = 600  # characters between a total and the stem of the list that spells it out
_WORD = re.compile(r"[^\W\d_]{4,}")


def scores_beside(
    document: Document, judge: Judge, task: str, record: Commitment, others: Sequence[tuple[list[str], Commitment]]
) -> list[float]:
    """The probability of "yes" for a record with each of several others, by features and by what was read of both.

    Args:
        document: the article.
        judge: gives the probabilities.
        task: "same" or "part".
        record: the record.
        others: (features of the two, the other record).
    """
    mine = _place(document, record)
    places = [(names, _place(document, other)) for names, other in others]
    pairs = [(names, theirs, _scope(mine, theirs)) for names, theirs in places]
    return [scores["yes"] for scores in judge.scores_of_pairs(task, mine, pairs)]


def pair_places(document: Document, one: Commitment, other: Commitment) -> tuple[Place, Place, str]:
    """Where the nuclei of two records stand, and whether the other one's is in the same claim ("own") or "far"."""
    mine, theirs = _place(document, one), _place(document, other)
    return mine, theirs, _scope(mine, theirs)


def _scope(mine: Place, theirs: Place) -> str:
    return "own" if mine.claim == theirs.claim else "far"


def _place(document: Document, record: Commitment) -> Place:
    head = record.spans["head"]
    number = bisect_right(document.scenes, head.start, key=lambda scene: scene.claim.start) - 1
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
        f"title:{article.kind_at(first.evidence[0].start) == 'headline'}",
        f"block:{article.kind_at(second.evidence[0].start)}",
        f"term:{_equal(first.dates.term_years, second.dates.term_years)}",
        f"end:{_equal(first.dates.end, second.dates.end)}",
    ]
    return [*base, *(f"{base[i]}+{base[j]}" for i, j in _SAME_CROSSED)]


def part_features(article: Article, part: Commitment, total: Commitment, records: Sequence[Commitment]) -> list[str]:
    """What speaks for and against `part` being a component of `total`.

    Args:
        article: the article.
        part, total: the two records.
        records: all records of the article, in order.
    """
    return Parts(article, part, records).features(total)


class Parts:
    """Features of a record as a component of others; what it shows itself is made once.

    Args:
        article: the article.
        part: the record.
        records: all records of the article, in order.
    """

    def __init__(self, article: Article, part: Commitment, records: Sequence[Commitment]) -> None:
        self._article, self._part, self._records = article, part, records
        self._stems = {(e.start, e.end) for e in part.evidence[1:]}
        self._sides = [names(r, True) for r in records]
        self._standings = _standings(part, records)
        self._said = (*_words("p", part), *_hints("p", part))

    def features(self, total: Commitment) -> list[str]:
        """What speaks for and against its being a component of `total`, which is one of the records."""
        part, article = self._part, self._article
        before = total.evidence[0].start <= part.evidence[0].start
        standing = self._standings.get(id(total), "other")
        side = names(total, True)
        base = [
            f"size:{size_relation(part, total)}",
            f"kinds:{part.kind}<{total.kind}",
            f"committers:{_overlap(names(part, True), side)}",
            f"counterparties:{_overlap(names(part, False), names(total, False))}",
            f"order:{'before' if before else 'after'}",
            f"distance:{_distance(part, total)}",
            f"stem:{(total.evidence[0].start, total.evidence[0].end) in self._stems}",
            f"lead:{_leads(part, total)}",
            f"shared_stem:{any((e.start, e.end) in self._stems for e in total.evidence[1:])}",
            f"block:{article.kind_at(part.evidence[0].start)}<{article.kind_at(total.evidence[0].start)}",
            f"instrument:{_equal(part.instrument, total.instrument)}",
            f"total_instrument:{total.instrument}",
            f"sectors:{_overlap(set(part.sectors), set(total.sectors))}",
            f"currency:{_equal(_currency(part), _currency(total))}",
            f"total_status:{total.status}",
            f"standing:{standing}",
            f"first:{total is self._records[0]}",
            f"nation:{_nation_relation(part, total)}",
            f"family:{min(self._sides.count(side), 4)}",
        ]
        crossed = [f"{base[i]}+{base[j]}" for i, j in _PART_CROSSED]
        return [*base, *crossed, *self._said, *_words("t", total), *_hints("t", total)]


def _beside(count: int, key: Set[int]) -> tuple[tuple[int, int], ...]:
    """Which of `count` features stand beside each other as one: those pairs that hold a key one."""
    return tuple((i, j) for i in range(count) for j in range(i + 1, count) if i in key or j in key)


_SAME_CROSSED = _beside(15, {0, 1, 2, 3, 4})
_PART_CROSSED = _beside(19, {0, 2, 4, 5, 6, 7, 15})


def _hints(name: str, record: Commitment) -> Iterator[str]:
    """Words that tell wholes and parts, in the sentence of a record."""
    said = {word for _, word in _words_said(record.evidence[0].text)}
    yield from (f"{name}:hint:{word}" for word in sorted(said & word_set("part_hint")))


@lru_cache(maxsize=256)
def _words_said(text: str) -> tuple[tuple[int, str], ...]:
    """The words of a sentence in lower case, with their ends: each sentence is asked for once a pair."""
    return tuple((w.end, w.lower) for w in words_of(text))


def _standings(part: Commitment, records: Sequence[Commitment]) -> dict[int, str]:
    """By identity those records that are the nearest before the part that could hold it."""
    before = [r for r in records if r.evidence[0].start <= part.evidence[0].start and r is not part]
    larger = [r for r in before if size_relation(part, r) == "smaller"]
    same_side = [r for r in larger if names(r, True) & names(part, True)]
    open_ones = [r for r in before if r.money is None and r.kind in ("trade_rules", "cooperation")]
    found = {id(r): "umbrella" for r in open_ones[:1]}
    found |= {id(r): "nearest:larger" for r in larger[-1:]}
    return found | {id(r): "nearest:same" for r in same_side[-1:]}


def _leads(part: Commitment, total: Commitment) -> bool:
    """Whether the total stands just before the list that the part is an item of."""
    stems = [e.start for e in part.evidence[1:] if e.start < part.evidence[0].start]
    return bool(stems) and 0 <= min(stems) - total.evidence[0].end < _LEAD


def _words(name: str, record: Commitment) -> Iterator[str]:
    """Words just before the nucleus, and the first of the sentence."""
    quote, head = record.evidence[0], record.spans["head"]
    words = _words_said(quote.text)
    before = [word for end, word in words if quote.start + end <= head.start][-4:]
    yield from (f"{name}:before:{word}" for word in before)
    yield from (f"{name}:opens:{word}" for _, word in words[:3])


def nations(record: Commitment) -> frozenset[str]:
    """Codes of the countries that the committers' names show: "Japan", "Japanese companies"."""
    return frozenset[str]().union(*(_nations(party.name.split()[0]) for party in record.committers))


@lru_cache(maxsize=256)
def _nations(word: str) -> frozenset[str]:
    facts = name_index().get(fold_word(word), ())
    shown = [f.country for f in facts if f.rank in ("country", "adjective") and len(f.words) == 1]
    return frozenset(country for country in shown if country)


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
        and size_relation(part, total) == "smaller"
    )


def names(record: Commitment, committers: bool) -> set[str]:
    """The names of one side of a record."""
    return {p.name for p in (record.committers if committers else record.counterparties)}


def everyone(record: Commitment) -> set[str]:
    """The names of both sides of a record."""
    return names(record, True) | names(record, False)


def amount(record: Commitment) -> Decimal | None:
    """The sum of a record, of a range its upper end; None where it has none."""
    if record.money is None:
        return None
    return record.money.high if record.money.high is not None else record.money.low


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


def size_relation(part: Commitment, total: Commitment) -> str:
    """How the sum of a part stands to that of a total; what tells them apart where they can't be compared."""
    if part.money is None or total.money is None:
        return f"{part.money is not None}:{total.money is not None}"
    if part.money.currency != total.money.currency:
        return "currency"
    small, large = amount(part), amount(total)
    assert small is not None and large is not None
    return "equal" if small == large else "smaller" if small < large else "larger"


def _distance(a: Commitment, b: Commitment) -> str:
    first, second = a.evidence[0], b.evidence[0]
    if first.start == second.start:
        return "same"
    gap = max(first.start, second.start) - min(first.end, second.end)
    return "next" if gap < 10 else "near" if gap < _NEAR else "far" if gap < 4 * _NEAR else "apart"


def _shared_words(a: Commitment, b: Commitment) -> int:
    left, right = _long_words(a.evidence[0].text), _long_words(b.evidence[0].text)
    if not left or not right:
        return 0
    return round(4 * len(left & right) / min(len(left), len(right)))


@lru_cache(maxsize=256)
def _long_words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
