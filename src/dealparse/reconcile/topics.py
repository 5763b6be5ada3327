"""What an article is about fills what one of its records leaves open: an earnings call of a miner is about minerals.

A record tells only what its own words tell. Where most others of the article agree on a sector or a site, those that
name none belong to it too, if it is the same parties that undertake. Totals and rules of trade stay as they are: they
are about several things, or about goods at large.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from dealparse.model.record import Commitment
from dealparse.reconcile.relations import everyone

_KINDS = frozenset({"investment", "acquisition", "purchase", "financing"})
_MOST = 0.6  # of the records that name a sector; a site must be the only one
_MANY = 4  # from this many on, most are enough
_FEW = 2  # with fewer, all must agree


def fill_topics(records: Sequence[Commitment]) -> tuple[Commitment, ...]:
    """Records with the sector and the site of their article where they have none of their own.

    Args:
        records: without repetitions, totals linked.
    """
    totals = frozenset(r.part_of for r in records if r.part_of)
    filled = _filled(records, "sectors", lambda r: r.sectors, totals, _FEW, _MOST)
    return _filled(filled, "locations", lambda r: r.locations[:1], totals, _MANY, 1.0)


def _filled(
    records: Sequence[Commitment],
    slot: str,
    values: Callable[[Commitment], tuple[str, ...]],
    totals: frozenset[str],
    least: int,
    share: float,
) -> tuple[Commitment, ...]:
    telling = [r for r in records if values(r)]
    counts = Counter(v for r in telling for v in values(r))
    if len(telling) < least:
        return tuple(records)
    top, count = max(counts.items(), key=lambda c: c[1])
    if count < len(telling) and (len(telling) < _MANY or count < share * len(telling)):
        return tuple(records)
    models = [r for r in telling if top in values(r)]
    return tuple(
        _with(r, slot, top, models[0]) if not values(r) and r.id not in totals and _belongs(r, models) else r
        for r in records
    )


def _belongs(record: Commitment, models: Sequence[Commitment]) -> bool:
    own = everyone(record)
    return record.kind in _KINDS and any(own & everyone(m) for m in models)


def _with(record: Commitment, slot: str, value: str, model: Commitment) -> Commitment:
    """The record with a value of another one, and with the words that show it there."""
    name = f"{slot}.{value}"
    spans = {**record.spans, name: model.spans[name]} if name in model.spans else record.spans
    return record.model_copy(update={slot: (value,), "spans": spans})
