"""Dates as news gives them: a year, perhaps a month, perhaps a day; never filled up with what was not said."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Any

from pydantic import Field, GetCoreSchemaHandler, field_validator, model_validator
from pydantic_core import CoreSchema, core_schema

from dealparse.model.base import Amount, Record
from dealparse.model.span import Span

_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


class PartialDate:
    """A date cut to what is known.

    Args:
        year: 1000 to 9999.
        month: 1 to 12, or None when not known.
        day: 1 to 31, or None when not known; needs a month.

    Raises:
        ValueError: there is no such date.

    Two dates compare by their earliest day; a coarser date sorts before a finer one of the same start.

    Examples:
        >>> d = PartialDate.parse("2030-02")
        >>> d.earliest, d.latest, str(d), d < PartialDate(2030, 2, 2)
        (datetime.date(2030, 2, 1), datetime.date(2030, 2, 28), '2030-02', True)
    """

    __slots__ = ("day", "month", "year")
    year: int
    month: int | None
    day: int | None

    def __init__(self, year: int, month: int | None = None, day: int | None = None) -> None:
        if not 1000 <= year <= 9999:
            raise ValueError(f"year {year} is not between 1000 and 9999")
        if day is not None and month is None:
            raise ValueError("a day needs a month")
        date(year, 1 if month is None else month, 1 if day is None else day)  # raises where there is no such day
        object.__setattr__(self, "year", year)
        object.__setattr__(self, "month", month)
        object.__setattr__(self, "day", day)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("PartialDate is immutable")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("PartialDate is immutable")

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

        Raises:
            ValueError: not of that form, or no such date.
        """
        match = _ISO.fullmatch(text)
        if not match:
            raise ValueError(f"not an ISO date cut to what is known (YYYY, YYYY-MM, YYYY-MM-DD): {text!r}")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        return cls(year, month, day)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The full date `day`."""
        return cls(day.year, day.month, day.day)

    @property
    def earliest(self) -> date:
        """The first day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def _key(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartialDate) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __lt__(self, other: PartialDate) -> bool:
        return self._key() < other._key()

    def __le__(self, other: PartialDate) -> bool:
        return self._key() <= other._key()

    def __gt__(self, other: PartialDate) -> bool:
        return self._key() > other._key()

    def __ge__(self, other: PartialDate) -> bool:
        return self._key() >= other._key()

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def __repr__(self) -> str:
        return f"PartialDate({str(self)!r})"

    def __reduce__(self) -> tuple[type[PartialDate], tuple[int, int | None, int | None]]:
        return PartialDate, (self.year, self.month, self.day)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def read(value: Any) -> PartialDate:
            if isinstance(value, PartialDate):
                return value
            if isinstance(value, str):
                return cls.parse(value)
            raise ValueError("a date is a string of the form YYYY, YYYY-MM or YYYY-MM-DD")

        return core_schema.no_info_plain_validator_function(
            read,
            serialization=core_schema.plain_serializer_function_ser_schema(
                str, return_schema=core_schema.str_schema(), when_used="json"
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}


class Dates(Record):
    """When an undertaking was made, begins and ends.

    Args:
        announced: when it was made, if the text says so.
        start, end: as far as known.
        term_years: duration in years (18 months = 1.5).
        spans: the words that each rests on, by field name.
    """

    announced: PartialDate | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    term_years: Amount | None = Field(default=None, gt=0)
    spans: dict[str, Span] = Field(default_factory=dict)

    @field_validator("spans")
    @classmethod
    def _known_names(cls, spans: dict[str, Span]) -> dict[str, Span]:
        unknown = set(spans) - {"announced", "start", "end", "term_years"}
        if unknown:
            raise ValueError(f"no such date field: {sorted(unknown)}")
        return spans

    @model_validator(mode="after")
    def _in_order(self) -> Dates:
        if self.start and self.end and self.start.earliest > self.end.latest:
            raise ValueError(f"start {self.start} lies after end {self.end}")
        return self
