"""All amounts, dates and durations of a text in one list: the number grammar for those who want nothing else."""

from __future__ import annotations

from datetime import date

from dealparse.errors import InputTypeError
from dealparse.model.dates import PartialDate
from dealparse.model.mention import DateMention, MoneyMention, QuantityMention, TermMention
from dealparse.model.published import read_published
from dealparse.recognize.date_order import day_first
from dealparse.recognize.dates import find_dates
from dealparse.recognize.money import currency_hints
from dealparse.recognize.quantities import find_amounts
from dealparse.recognize.terms import find_terms

Amount = MoneyMention | QuantityMention | DateMention | TermMention


def quantities(text: str, published: str | date | PartialDate | None = None) -> list[Amount]:
    """Money, measures, counts, shares, dates and durations in `text`, sorted by place.

    Args:
        text: a sentence or an article; what it says as a whole decides its bare "$", "pounds", "kroner" …, and
            whether the day goes first in 3/4/2025.
        published: what "Tuesday" or "next year" are resolved against, as "YYYY-MM-DD" (or cut to "YYYY-MM", "YYYY"),
            a date or a datetime; without it they stay unresolved, with the basis "none".

    Returns:
        A typed mention for each: its words and their offsets in code points of `text`, and its value. Money is in
        single units of its currency, quantities in the unit that they name, durations in years.
        :func:`~dealparse.recognize.explain_amounts.explain_amount` shows how a mention was read.

    Raises:
        InputTypeError: `text` is not a str.
        PublishedDateError: `published` is no date.

    Examples:
        >>> found = quantities("It will lend up to €2bn for 12 ferries over ten years from 2027.", "2026-05-04")
        >>> [type(mention).__name__ for mention in found]
        ['MoneyMention', 'QuantityMention', 'TermMention', 'DateMention']
        >>> print(found[0].high, found[0].currency, found[1].commodity, found[2].years, found[3].date)
        2000000000 EUR ferries 10 2027
    """
    if not isinstance(text, str):
        raise InputTypeError(f"the text must be a str, not {type(text).__name__}")
    day, hints = read_published(published), currency_hints(text)
    money, volumes = find_amounts(text, hints=hints)
    dates = find_dates(text, day, day_first=day_first(text, currency=hints.main))
    found: list[Amount] = [*money, *volumes, *dates, *find_terms(text)]
    return sorted(found, key=lambda mention: (mention.start, mention.end))
