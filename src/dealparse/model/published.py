"""Reads the date of publication in the forms in which callers have it."""

from __future__ import annotations

import re
from datetime import date, datetime

from dealparse.errors import PublishedDateError
from dealparse.model.dates import PartialDate

_FORM = "YYYY, YYYY-MM, YYYY-MM-DD or an ISO 8601 date and time"
_COMPACT_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d")


def read_published(value: object) -> PartialDate | None:
    """The date that `value` states, cut to what it states; a time of day is left out.

    Args:
        value: None, a str, a date, a datetime (its own calendar day, whatever its time zone) or a PartialDate.

    Raises:
        PublishedDateError: of another type or form, or no such date.

    Examples:
        >>> read_published("2031-04-05T09:30:00+02:00"), read_published("2031-04")
        (PartialDate('2031-04-05'), PartialDate('2031-04'))
    """
    if value is None or isinstance(value, PartialDate):
        return value
    try:
        if isinstance(value, date):
            return PartialDate.of(value)
        if isinstance(value, str):
            return _from_text(value.strip())
    except ValueError as error:
        raise PublishedDateError(f"published={value!r} is no date that exists ({error}); give {_FORM}") from None
    raise PublishedDateError(f"published must be None, a str ({_FORM}) or a date, not {type(value).__name__}")


def _from_text(text: str) -> PartialDate:
    if _COMPACT_TIME.match(text):
        return PartialDate.of(datetime.fromisoformat(text))
    return PartialDate.parse(text)
