"""How values are written for people: one place, used by tables, pages and traces."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from dealparse.model.record import Commitment, Money, Party, Volume
from dealparse.model.vocabulary import Qualifier

_SCALES = ((Decimal(10) ** 12, "tn"), (Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"))
_MOST_DECIMALS = 3


def format_amount(value: Decimal) -> str:
    """A number with its scale; written out where a scale would need more than three decimals.

    Examples:
        >>> [format_amount(Decimal(n)) for n in ("550000000000", "1500000", "103", "1234567891", "0.25")]
        ['550bn', '1.5m', '103', '1,234,567,891', '0.25']
    """
    for scale, letter in _SCALES:
        if value >= scale:
            scaled = (value / scale).normalize()
            exponent = scaled.as_tuple().exponent
            if isinstance(exponent, int) and exponent >= -_MOST_DECIMALS:
                return f"{scaled:f}{letter}"
            break
    return f"{value:,f}"


def format_bounds(low: Decimal | None, high: Decimal | None, qualifier: Qualifier, unit_first: str = "") -> str:
    """Bounds with the sign of their qualifier.

    Args:
        low, high: the bounds.
        qualifier: exact, approx (~), at_least (≥), at_most (≤) or range (–).
        unit_first: put before the number, with a space ("USD").

    Examples:
        >>> format_bounds(Decimal(330_000_000_000), None, "at_least", "USD")
        '≥ USD 330bn'
    """
    sign = {"exact": "", "approx": "~ ", "at_least": "≥ ", "at_most": "≤ ", "range": ""}[qualifier]
    numbers = [format_amount(bound) for bound in dict.fromkeys((low, high)) if bound is not None]
    return f"{sign}{unit_first}{' ' if unit_first else ''}{'–'.join(numbers)}"


def format_money(money: Money | None) -> str:
    """An amount of money; empty where there is none.

    Examples:
        >>> format_money(Money(low=2 * 10**9, high=3 * 10**9, currency="EUR", qualifier="range", period="year"))
        'EUR 2bn–3bn a year'
    """
    if money is None:
        return ""
    text = format_bounds(money.low, money.high, money.qualifier, money.currency)
    return f"{text} a {money.period}" if money.period else text


def format_volume(volume: Volume) -> str:
    """A quantity with its unit and what is counted.

    Examples:
        >>> format_volume(Volume(low=103, high=103, unit="count", qualifier="exact", commodity="aircraft"))
        '103 aircraft'
    """
    number = format_bounds(volume.low, volume.high, volume.qualifier)
    if volume.unit == "percent":
        text = f"{number} %"
    elif volume.unit == "count" or volume.unit.startswith("count/"):
        text = number + volume.unit.removeprefix("count")
    else:
        text = f"{number} {volume.unit}"
    return f"{text} {volume.commodity}" if volume.commodity else text


def format_volumes(volumes: Iterable[Volume]) -> str:
    """Quantities, joined."""
    return "; ".join(map(format_volume, volumes))


def format_parties(parties: Iterable[Party]) -> str:
    """Names, joined."""
    return "; ".join(party.name for party in parties)


def format_words(values: Iterable[str]) -> str:
    """Coded values as words, joined.

    Examples:
        >>> format_words(["critical_minerals", "lng"])
        'critical minerals; lng'
    """
    return "; ".join(value.replace("_", " ") for value in values)


def format_binding(commitment: Commitment) -> str:
    """The binding flag, with a mark where it is disputed.

    The reason stands in :func:`format_reason`.
    """
    flag = commitment.binding.replace("_", "-")
    return f"{flag} (disputed)" if commitment.disputed else flag


def format_reason(commitment: Commitment) -> str:
    """Why the record says so: the rule in words, and the words that it fired on."""
    basis = commitment.binding_basis
    return f"{basis.reason}: “{one_line(basis.span.text)}”" if basis.span else basis.reason


def one_line(text: str, most: int | None = None) -> str:
    """Text of an article on one line, without characters that steer a terminal.

    Args:
        text: any text.
        most: cut to that many characters, with an ellipsis.

    Examples:
        >>> one_line("a\\x1b[31m  long\\n story", 12)
        'a [31m long…'
    """
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if most is None or len(line) <= most else line[: most - 1] + "…"
