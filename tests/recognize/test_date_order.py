"""Numeric dates whose order the article decides, and dates that refer to a claim before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealparse.lexicon.loader import load
from dealparse.lexicon.times import DateOrder
from dealparse.model.article import Article
from dealparse.recognize import recognize
from dealparse.recognize.amounts_api import quantities
from dealparse.recognize.date_order import day_first
from tests.scenes import document_of

TEXTS = [
    # other dates of the article
    ("Due on 3/4/2025 and on 25/4/2025.", True),
    ("Due on 3/4/2025 and on 4/25/2025.", False),
    ("DENVER — Due on 3/4/2025 and on 25/4/2025.", True),
    ("Due on 3/4/2025, 25/4/2025 and 4/25/2025.", None),
    # countries
    ("LONDON — It is due on 3/4/2025.", True),
    ("The Indian ministry set 3/4/2025.", True),
    ("SYDNEY, 2 March — It is due on 3-4-2025.", True),
    ("BRUSSELS — The EU set 3/4/2025.", True),
    ("Ohio and the White House set 3/4/2025.", False),
    ("MANILA — It is due on 3/4/2025.", False),
    ("TORONTO — It is due on 3/4/2025.", None),
    ("India and the United States signed on 3/4/2025.", None),
    ("MUMBAI — India and the United States signed on 3/4/2025.", True),
    # nothing to decide, or nothing that decides
    ("It is due on 3/4/2025.", None),
    ("LONDON — It is due on 25/4/2025.", None),
    ("LONDON — It is due on 4/4/2025.", None),
    ("LONDON — It is due in 1/3/4/2025.", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_the_article_decides(text: str, expected: bool | None) -> None:
    assert day_first(text) is expected


@pytest.mark.parametrize(
    ("url", "publisher", "currency", "expected"),
    [
        ("https://www.example.co.uk/a/b", None, None, True),
        ("https://www.example.com.au:8080", None, None, True),
        ("https://example.gov/news", None, None, False),
        ("https://example.eu?x=1", None, None, True),
        ("https://example.ca/news", None, None, None),
        ("https://example.io/news", None, None, None),
        ("https://example.com/uk", None, None, None),
        ("http://[bad", "example.ie", None, True),
        (None, "The Example Inc.", None, None),
        (None, None, "INR", True),
        (None, None, "EUR", True),
        (None, None, "PHP", False),
        (None, None, "USD", None),
        (None, None, "XXX", None),
    ],
)
def test_what_else_decides(url: str | None, publisher: str | None, currency: str | None, expected: bool | None) -> None:
    assert day_first("Due on 3/4/2025.", url=url, publisher=publisher, currency=currency) is expected


@pytest.mark.parametrize("entry", load("date_orders", DateOrder), ids=lambda entry: entry.id)
def test_each_order_is_read(entry: DateOrder) -> None:
    [date] = document_of(entry.example).scenes[0].dates
    assert f"point {date.date}{'~' if date.ambiguous else ''}" == entry.gives


def test_in_an_article() -> None:
    first = document_of("PERTH — The port will pay $5 million.\n\nIt is due on 3/4/2026.").scenes[-1].dates[0]
    assert (str(first.date), first.basis, first.ambiguous) == ("2026-04-03", "stated", False)
    article = Article(text="It is due on 3/4/2026.", url="https://news.example.in/ports")
    assert not recognize(article, ()).scenes
    assert str(quantities("PERTH — It is due on 3/4/2026.")[0].date) == "2026-04-03"  # type: ignore[union-attr]


@given(st.text(max_size=60), st.text(max_size=30), st.text(max_size=30))
def test_no_text_raises(text: str, url: str, publisher: str) -> None:
    assert day_first(text + " 3/4/2025", url=url, publisher=publisher) in (True, False, None)


FOLLOWING = [
    ("It signed on 3 May 2019. A day later it paid.", "2019-05-04 relative"),
    ("It signed on 3 May 2019. The next morning it paid.", "2019-05-04 relative"),
    ("It signed on 3 May 2019. Two weeks later it paid.", "2019-05 relative"),
    ("It signed on 3 May 2019. The following Monday it paid.", "2019-05-06 relative"),
    ("It signed on 3 May 2019. It paid in the same month.", "2019-05 relative"),
    ("It signed on 3 May 2019. It paid the week before.", "2019-04 relative"),
    ("It signed on 3 May 2019. It paid the following year.", "2020 relative"),
    ("It signed on 3 May 2019. The port is old. A year later it paid.", "2020 relative"),
    ("It signed on Monday. The next day it paid.", "2025-10-28 relative"),
    # the last date that is fine enough
    ("It signed on 3 May 2019. It opens by 2030. The next day it paid.", "2019-05-04 relative"),
    ("It signed in 2019. The next day it paid.", "None none"),
    # counted from something else, or from nothing
    ("A day later it paid.", "None none"),
    ("It signed on 3 May 2019. It paid two days before the port opened.", ""),
    ("It signed on 3 May 2019. It paid the day after the vote.", ""),
    ("It signed on 3 May 2019. It paid a year later than planned.", ""),
    ("It signed on 3 May 2019. It pays over the next year.", ""),
    ("It signed on 3 May 2019. It pays next year.", "2026 relative"),
    ("It signed on 3 May 2019." + " The port is old." * 9 + " A day later it paid.", "None none"),
]


@pytest.mark.parametrize(("text", "expected"), FOLLOWING)
def test_a_date_of_an_earlier_claim(text: str, expected: str) -> None:
    assert "; ".join(f"{m.date} {m.basis}" for m in document_of(text).scenes[-1].dates) == expected
