"""What all records share: frozen, closed, validated; and the number type whose equal values give equal bytes."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, WithJsonSchema


class Record(BaseModel):
    """Base of all public types: immutable, and closed to fields that it doesn't name."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="strings")


def to_amount(value: Any) -> Decimal:
    """Read a number without float noise and bring it to one form.

    Args:
        value: an int, float, str or Decimal.

    Returns:
        A finite Decimal without exponent and without trailing zeros.

    Raises:
        ValueError: not a finite number, or more digits than JSON numbers keep.

    Examples:
        >>> to_amount("5.50E+11"), to_amount(0.1)
        (Decimal('550000000000'), Decimal('0.1'))
    """
    if isinstance(value, bool):
        raise ValueError("a number is needed, not a truth value")
    try:
        number = value if isinstance(value, Decimal) else Decimal(str(value))
    except InvalidOperation:
        raise ValueError(f"not a number: {value!r}") from None
    if not number.is_finite():
        raise ValueError(f"not a finite number: {value!r}")
    if abs(number) >= Decimal("1e30"):
        raise ValueError(f"larger than any amount that a deal can have: {value!r}")
    number = number.normalize()
    if number == number.to_integral_value():
        return number.quantize(Decimal(1))
    if Decimal(repr(float(number))) != number:
        raise ValueError(f"more than 15 significant digits: {value!r}")
    return number


def from_amount(value: Decimal) -> int | float:
    """The JSON number for an amount: an int where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)


Amount = Annotated[
    Decimal,
    BeforeValidator(to_amount),
    PlainSerializer(from_amount, return_type=int | float, when_used="json"),
    WithJsonSchema({"type": "number"}),
]
