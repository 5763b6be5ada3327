"""Whether 3/4/2025 is the third of April: what an article as a whole says about the order of its numeric dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dealparse.lexicon.amounts import currencies
from dealparse.lexicon.names import countries
from dealparse.lexicon.times import Order, date_orders
from dealparse.recognize.currency_hints import dateline
from dealparse.recognize.name_words import fact_at, name_words

_NUMERIC = re.compile(r"(?<![0-9/.\-])([0-9]{1,2})([/\-])([0-9]{1,2})\2(?:[0-9]{4}|[0-9]{2})(?![0-9/\-])")
_LAST_MONTH = 12
# The dateline and the currency tell more than a country that is mentioned.
_TELLING = 3
_CLEAR = 2  # times the votes of all other orders


def day_first(
    text: str, *, url: str | None = None, publisher: str | None = None, currency: str | None = None
) -> bool | None:
    """Whether the day goes before the month in numeric dates of `text`; None where nothing decides.

    What decides, in this order: another date of the article that can be read in one way only, the country of the
    publisher's domain, the countries of the dateline, of the currency and of the places that the article names.

    Args:
        text: the article, title and dateline included.
        url, publisher: where it stood; the end of a domain tells a country.
        currency: ISO code of nearly all its amounts. Dollars tell nothing: all the world counts in them.

    Examples:
        >>> day_first("PERTH — Due on 3/4/2025."), day_first("DENVER — Due on 3/4/2025."), day_first("Due on 3/4/2025.")
        (True, False, None)
    """
    pairs = [(int(found[1]), int(found[3])) for found in _NUMERIC.finditer(text)]
    if not any(a <= _LAST_MONTH and b <= _LAST_MONTH and a != b for a, b in pairs):
        return None  # no date that could be read in two ways: what follows is for those alone
    days = {a > _LAST_MONTH for a, b in pairs if (a > _LAST_MONTH) != (b > _LAST_MONTH)}
    if days:
        return days.pop() if len(days) == 1 else None
    for address in (url, publisher):
        if address and (order := _of_address(address.lower())) is not None:
            return _as_answer(order)
    votes = Counter(_orders_named(text))
    for order in (*_orders_named(dateline(text)), *_order_of_currency(currency)):
        votes[order] += _TELLING
    return _as_answer(_winner(votes))


def _winner(votes: Counter[Order]) -> Order:
    if not votes:
        return "either"
    order, most = votes.most_common(1)[0]
    return order if most >= _CLEAR * (votes.total() - most) else "either"


def _as_answer(order: Order) -> bool | None:
    return None if order == "either" else order == "day"


def _orders_named(text: str) -> Iterator[Order]:
    """The order of each country that `text` names, in whatever way; of Brussels and the EU too."""
    words = name_words(text)
    at = 0
    while at < len(words):
        found = fact_at(text, words, at) if words[at].cap else None
        if found is None:
            at += 1
            continue
        fact, at = found
        if fact.country in countries() or fact.country == "EU":
            yield date_orders().get(fact.country or "", "day")


def _order_of_currency(code: str | None) -> Iterator[Order]:
    """The order of most countries that pay with a currency; none for dollars."""
    entry = currencies().get(code or "")
    if entry is not None and entry.territories and code != "USD":
        orders = Counter(date_orders().get(country, "day") for country in entry.territories)
        yield orders.most_common(1)[0][0]


# Ends of domains that are no code of a country, or that the world uses ("startup.io").
_DOMAINS = {"gov": "US", "mil": "US", "uk": "GB", "eu": "EU"}
_WORLDWIDE = frozenset({"ai", "cc", "co", "fm", "gg", "io", "ly", "me", "tv", "ws"})


_ADDRESS = re.compile(r"(?:[a-z]{2,8}://)?[a-z0-9\-.]{1,250}\.(?P<end>[a-z]{2,18})(?:[/:?#]|$)")


def _of_address(address: str) -> Order | None:
    """The order of the country of a web address ("news.example.in/steel"); None where it tells none."""
    found = _ADDRESS.match(address)
    if found is None or found["end"] in _WORLDWIDE:
        return None
    country = _DOMAINS.get(found["end"], found["end"].upper())
    known = country in countries() or country == "EU"
    return date_orders().get(country, "day") if known else None
