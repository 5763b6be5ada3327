"""Wholes whose parts show by themselves: sums that add up, a sum that opens an article, a trade deal and its terms.

What is found here needs no score: the arithmetic or the article's build tells it. A list has one total for all items.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from dealparse.lexicon.layout import word_set
from dealparse.lexicon.phrases import words_of
from dealparse.model.article import Article
from dealparse.model.record import Commitment
from dealparse.reconcile.relations import amount, everyone, size_relation

_OPENING = 3  # the article's first records: the sum or the deal that it is about is one of them
_MANY = 5  # items of one sort that are taken for parts of the sum that opens the article
_SLACK = Decimal("1.005")  # rounding that sums of parts show
_DEALS = ("treaty", "agreement", "framework_agreement")
_TERMS = ("tariff", "trade_rules")
_SIZED = ("investment", "purchase", "financing")  # kinds whose whole is an amount


def evident_totals(records: Sequence[Commitment]) -> dict[int, int]:
    """The total of each record whose total is beyond doubt, by index.

    Args:
        records: all of an article, in order.
    """
    found: dict[int, int] = {}
    for pairs in (_trade_terms(records), _package(records), _summed(records), _opening_sum(records)):
        for part, total in pairs:
            found.setdefault(part, total)
    return found


def _trade_terms(records: Sequence[Commitment]) -> Iterator[tuple[int, int]]:
    """Duties and rules in an article that opens with a trade deal are its terms."""
    for j, deal in enumerate(records[:_OPENING]):
        if deal.kind == "trade_rules" and deal.money is None and deal.instrument in _DEALS:
            yield from ((i, j) for i in range(j + 1, len(records)) if records[i].kind in _TERMS)
            return


def _package(records: Sequence[Commitment]) -> Iterator[tuple[int, int]]:
    """What follows a package without a sum is its content, if it is of one kind with it."""
    for j, package in enumerate(records[:_OPENING]):
        if package.money is None and _says(package, "package"):
            yield from ((i, j) for i in range(j + 1, len(records)) if records[i].kind == package.kind)
            return


def _says(record: Commitment, words: str) -> bool:
    return any(word.lower in word_set(words) for word in words_of(record.evidence[0].text))


def _summed(records: Sequence[Commitment]) -> Iterator[tuple[int, int]]:
    """Records whose amounts add up to an amount before them are its parts."""
    sized = [(i, size) for i, record in enumerate(records) if (size := _size(record)) is not None]
    for at, (j, (total, unit)) in enumerate(sized):
        run: list[int] = []
        left = total * _SLACK
        for i, (value, its) in sized[at + 1 :]:
            if its != unit or value >= total or value > left:
                break
            run.append(i)
            left -= value
            if len(run) > 1 and left <= 2 * (_SLACK - 1) * total:
                if _together(records, run, j):
                    yield from ((i, j) for i in run)
                break


def _size(record: Commitment) -> tuple[Decimal, str] | None:
    """The amount of a record with its currency, else its only volume with its unit."""
    money = amount(record)
    if money is not None and record.money is not None:
        return money, record.money.currency
    if record.money is None and len(record.volumes) == 1:
        volume = record.volumes[0]
        value = volume.high if volume.high is not None else volume.low
        if value and volume.unit != "percent":
            return value, volume.unit
    return None


def _together(records: Sequence[Commitment], run: Sequence[int], total: int) -> bool:
    """Whether parts and total have people in common: sums of strangers add up by chance."""
    sides = everyone(records[total])
    return 2 * sum(bool(sides & everyone(records[i])) for i in run) >= len(run)


def _opening_sum(records: Sequence[Commitment]) -> Iterator[tuple[int, int]]:
    """Many amounts of one kind that have room in the sum that opens the article are what it is made of."""
    sums = [(size, -j) for j, r in enumerate(records[:_OPENING]) if (size := amount(r)) is not None]
    if not sums:
        return
    whole, j = max(sums)[0], -max(sums)[1]
    if any(p.type == "company" for p in records[j].committers):
        return
    items = [
        i for i, r in enumerate(records) if size_relation(r, records[j]) == "smaller" and r.kind == records[j].kind
    ]
    if len(items) >= _MANY and sum(amount(records[i]) or 0 for i in items) <= whole * _SLACK:
        yield from ((i, j) for i in items)


def can_hold(part: Commitment, total: Commitment, place: int) -> bool:
    """Whether `total` can be the whole of `part` at all, whatever a score says.

    Args:
        part, total: two records.
        place: the total's number in the article.
    """
    if part.sectors and total.sectors and not set(part.sectors) & set(total.sectors):
        return False
    if total.evidence[0].start > part.evidence[0].start:
        return False
    stem = (total.evidence[0].start, total.evidence[0].end) in {(e.start, e.end) for e in part.evidence[1:]}
    if total.money is not None:
        return part.money is not None and (stem or place < _OPENING)
    if total.kind in _SIZED and not total.volumes:
        return False
    return stem or place == 0


def lists_of(article: Article, records: Sequence[Commitment]) -> list[list[int]]:
    """The records that are items of one list and have the same lead-in, by index; lists of one are left out."""
    places = [article.block_at(record.evidence[0].start) or 0 for record in records]
    runs: list[int] = []
    run = 0
    for place, last in zip(places, [-1, *places], strict=False):
        if any(article.blocks[n].kind != "bullet" for n in range(max(last, 0), place + 1)):
            run += 1
        runs.append(run)
    bullets = [i for i, place in enumerate(places) if article.blocks[place].kind == "bullet"]

    def key(i: int) -> tuple[int, tuple[int, ...]]:
        quote = records[i].evidence[0]
        return runs[i], tuple(sorted(e.start for e in records[i].evidence[1:] if e.start < quote.start))

    groups = [list(group) for _, group in groupby(sorted(bullets, key=key), key=key)]
    return [group for group in groups if len(group) > 1]


def shared_totals(
    records: Sequence[Commitment], lists: Sequence[Sequence[int]], parent: Mapping[int, int]
) -> dict[int, int]:
    """The total that most items of a list have, for those that have none yet.

    Args:
        records: all records.
        lists: as `lists_of` gives them.
        parent: the totals so far, by index.
    """
    found: dict[int, int] = {}
    for group in lists:
        counts = Counter(parent[i] for i in group if i in parent)
        if not counts:
            continue
        total, count = counts.most_common(1)[0]
        if 2 * count < len(group):
            continue
        rest = [i for i in group if i not in parent and i != total]
        found.update({i: total for i in rest if size_relation(records[i], records[total]) not in ("equal", "larger")})
    return found
