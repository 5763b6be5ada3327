"""From a raw date to a :class:`PartialDate`: calendar arithmetic against the publication and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Literal, NamedTuple

from dealparse.lexicon.times import Unit
from dealparse.model.dates import PartialDate
from dealparse.recognize.date_years import Raw

Basis = Literal["stated", "relative", "none"]
# A dateline may run a day ahead of the publication elsewhere.
_SLACK = timedelta(days=1)


class Resolved(NamedTuple):
    """A date and what it rests on."""

    date: PartialDate | None
    basis: Basis


NOTHING = Resolved(None, "none")


def resolve(raw: Raw, published: PartialDate | None, before: Resolved, *, forward: bool | None) -> Resolved:
    """The date that `raw` means.

    Args:
        raw: what stands in the text.
        published: what relative dates are counted from; without it they stay unresolved.
        before: the date mentioned before, for "a year later" and "the same month".
        forward: whether the words around put it after the publication (True), before it (False) or leave it open.
    """
    try:
        return _resolve(raw, published, before, forward)
    except (ValueError, OverflowError):  # outside the calendar: "9000 years ago"
        return NOTHING


def _resolve(raw: Raw, published: PartialDate | None, before: Resolved, forward: bool | None) -> Resolved:
    if raw.year is not None:
        return Resolved(_cut(raw, raw.year), "stated")
    base = before.date if raw.back else published
    basis: Basis = before.basis if raw.back else "relative"
    if base is None:
        return NOTHING
    if raw.weekday is not None:
        found = _weekday(raw, base, forward)
    elif raw.month is not None and raw.unit == "year":
        found = _cut(raw, base.year + raw.shift)
    elif raw.month is not None:
        found = _undated(raw, base, forward)
    else:
        found = _shifted(base, raw.unit or "day", raw.shift, back=raw.back)
    return Resolved(found, basis) if found else NOTHING


def _cut(raw: Raw, year: int) -> PartialDate:
    """`raw` in that year; of a quarter, half-year or season only the year is kept."""
    return PartialDate(year) if raw.coarse else PartialDate(year, raw.month, raw.day)


def _shifted(base: PartialDate, unit: Unit, shift: int, *, back: bool) -> PartialDate | None:
    """`base` moved by so many units, as precise as both allow."""
    if unit == "decade" and not back and abs(shift) <= 1:
        # "this decade" and "the end of the decade" mean its end, 2030; "next decade" begins there.
        return PartialDate((base.year // 10 + 1) * 10) if shift >= 0 else PartialDate((base.year // 10 - 1) * 10)
    if unit in ("year", "decade", "century"):
        return PartialDate(base.year + shift * {"year": 1, "decade": 10, "century": 100}[unit])
    if base.month is None:
        return None
    if unit == "quarter":
        return PartialDate(base.year + ((base.month - 1) // 3 + shift) // 4)
    if unit == "month":
        return _month_after(base.year, base.month, shift)
    if base.day is None:
        return base if shift == 0 and unit == "day" else None
    day = base.earliest + timedelta(days=shift * (7 if unit == "week" else 1))
    return PartialDate.of(day) if unit == "day" else PartialDate(day.year, day.month)


def _month_after(year: int, month: int, shift: int) -> PartialDate:
    months = year * 12 + month - 1 + shift
    return PartialDate(months // 12, months % 12 + 1)


def _weekday(raw: Raw, base: PartialDate, forward: bool | None) -> PartialDate | None:
    if base.day is None or raw.weekday is None:
        return None
    today = base.earliest
    monday = today - timedelta(days=today.weekday())
    if raw.unit == "week":
        return PartialDate.of(monday + timedelta(days=7 * raw.shift + raw.weekday))
    ahead = (raw.weekday - today.weekday()) % 7
    if raw.choose == "this":
        return PartialDate.of(monday + timedelta(days=raw.weekday))
    if raw.choose == "next":
        return PartialDate.of(today + timedelta(days=ahead or 7))
    if raw.choose == "last":
        return PartialDate.of(today + timedelta(days=ahead - 7))
    if forward:
        return PartialDate.of(today + timedelta(days=ahead))
    return PartialDate.of(today + timedelta(days=ahead - 7 if ahead else 0))


def _undated(raw: Raw, base: PartialDate, forward: bool | None) -> PartialDate | None:
    """The year of a month, day, quarter or season that stands without one."""
    if base.month is None:
        return _cut(raw, base.year) if raw.choose is None else None
    periods = [period for year in range(base.year - 4, base.year + 5) if (period := _period(raw, year))]
    now_first, now_last = base.earliest, base.latest
    if raw.choose == "this":
        return _cut(raw, base.year)
    if raw.choose == "last":
        return next((cut for first, last, cut in reversed(periods) if last < now_first), None)
    if raw.choose == "next":
        return next((cut for first, last, cut in periods if first > now_last), None)
    if forward:
        return next((cut for first, last, cut in periods if last >= now_first), None)
    if forward is False:
        return next((cut for first, last, cut in reversed(periods) if first <= now_last + _SLACK), None)
    return min(periods, key=lambda period: _distance(period[0], period[1], now_first, now_last))[2]


def _distance(first: date, last: date, now_first: date, now_last: date) -> tuple[int, int]:
    """How far a period lies from now; of two at the same distance the earlier comes first."""
    if first > now_last:
        return (first - now_last).days, 1
    return max((now_first - last).days, 0), 0


def _period(raw: Raw, year: int) -> tuple[date, date, PartialDate] | None:
    """First and last day of `raw` in that year, and the date that it gives; None for 29 February in most years."""
    try:
        first = PartialDate(year, raw.month, raw.day)
    except ValueError:
        return None
    last = _month_after(year, raw.month or 1, raw.coarse - 1) if raw.coarse else first
    return first.earliest, last.latest, _cut(raw, year)


def resolve_span(
    raw: Raw, until: Raw, published: PartialDate | None, before: Resolved, *, forward: bool | None
) -> tuple[Resolved, Resolved]:
    """Both ends of a span; an end without a year takes it from the other ("from October to March 2026")."""
    if not raw.has_year and raw.month is not None and raw.choose is None and until.month is not None:
        if until.has_year:
            end = resolve(until, published, before, forward=forward)
            if end.date is None:
                return NOTHING, NOTHING
            year = _year_before(raw, until, end.date.year)
            return resolve(replace(raw, year=year), published, before, forward=forward)._replace(basis=end.basis), end
        if forward:  # a span that is under way lies ahead too
            end = resolve(until, published, before, forward=True)
            if end.date is None:
                return NOTHING, NOTHING
            return Resolved(_cut(raw, _year_before(raw, until, end.date.year)), end.basis), end
        start = resolve(raw, published, before, forward=forward)
        return start, _after(start, until)
    start = resolve(raw, published, before, forward=forward)
    if until.month is not None and not until.has_year and until.choose is None:
        return start, _after(start, until)
    return start, resolve(until, published, start if until.back else before, forward=True)


def _year_before(raw: Raw, until: Raw, year: int) -> int:
    """The year of `raw`, of which `until` in that year is the other end."""
    return year - int((raw.month or 0, raw.day or 0) > (until.month or 12, until.day or 31))


def _after(start: Resolved, until: Raw) -> Resolved:
    """The first `until` that doesn't lie before `start`."""
    if start.date is None:
        return NOTHING
    for year in (start.date.year, start.date.year + 1):
        period = _period(until, year)
        if period and period[1] >= start.date.earliest:
            return Resolved(period[2], start.basis)
    return NOTHING
