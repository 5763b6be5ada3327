"""Dates in sentences of our own. `PUBLISHED` is a Wednesday."""

from __future__ import annotations

import pytest

from dealparse.lexicon.times import TimeWord, time_words
from dealparse.model.dates import PartialDate
from dealparse.model.mention import DateMention
from dealparse.recognize.dates import find_dates
from dealparse.recognize.terms import find_terms

PUBLISHED = PartialDate(2025, 6, 18)


def shown(mention: DateMention) -> str:
    """``point 2025-06``, ``range 2027/2030``, with ``~`` where it is ambiguous."""
    until = f"/{mention.end_date}" if mention.end_date else ""
    return f"{mention.use} {mention.date}{until}{'~' if mention.ambiguous else ''}"


def read(text: str, published: PartialDate | None = PUBLISHED) -> str:
    return "; ".join(shown(mention) for mention in find_dates(text, published))


ABSOLUTE = [
    ("The pact dates from 1 July 2023.", "start 2023-07-01"),
    ("The pact was signed on 30 June 2024.", "point 2024-06-30"),
    ("The pact was signed on June 30, 2024.", "point 2024-06-30"),
    ("The pact was signed on June 30 2024.", "point 2024-06-30"),
    ("The pact was signed on June 30th, 2024.", "point 2024-06-30"),
    ("The pact was signed on the 30th of June 2024.", "point 2024-06-30"),
    ("The pact was signed on Sept. 5, 2024.", "point 2024-09-05"),
    ("The pact was signed on 5 Sept. 2024.", "point 2024-09-05"),
    ("The pact was signed on 5 Sep 2024.", "point 2024-09-05"),
    ("The pact was signed on 28-Oct-2024.", "point 2024-10-28"),
    ("OSLO, 10-11 JULY 2024", "range 2024-07-10/2024-07-11"),
    ("Talks ran on July 10–11, 2024.", "range 2024-07-10/2024-07-11"),
    ("It was signed on the thirtieth of April 2024.", "point 2024-04-30"),
    ("It was signed on the twenty-fifth of April 2024.", "point 2024-04-25"),
    ("Done at Lima this twentieth day of May, two thousand and twenty-four.", "point 2024-05-20"),
    ("It opens in October 2027.", "point 2027-10"),
    ("It opens in October, 2027.", "point 2027-10"),
    ("It opens in October of 2027.", "point 2027-10"),
    ("It opened in Oct '23.", "point 2023-10"),
    ("It opened in May ’23.", "point 2023-05"),
    ("It opened in Oct-2024.", "point 2024-10"),
    ("It opened in Oct/2024.", "point 2024-10"),
    ("It closed on May third.", "point 2025-05-03"),
    ("It closed on May third, twenty twenty-four.", "point 2024-05-03"),
    ("It opened in October\u00a02024.", "point 2024-10"),
    ("It opens in 2027.", "point 2027"),
    ("It opens in twenty twenty-seven.", "point 2027"),
    ("They signed on 2024-10-28.", "point 2024-10-28"),
    ("Signed 2024-10-28T09:30Z in Lima.", "point 2024-10-28"),
    ("They signed on 28.10.2024.", "point 2024-10-28"),
    ("They signed on 28/10/2024.", "point 2024-10-28"),
    ("They signed on 10/28/2024.", "point 2024-10-28"),
    ("They signed on 4/4/2024.", "point 2024-04-04"),
    ("They signed on 3/4/2024.", "point 2024~"),
    ("Delivery: 2027-09", "point 2027-09"),
    ("It was due on 31 June 2024.", "point 2024-06"),
    ("The 2011 agreement lapsed.", "point 2011"),
    ("Cash for 2027 deliveries is set aside.", "point 2027"),
    ("A new mill (2027) follows.", "point 2027"),
    ("The company's 2026 budget has it.", "point 2026"),
]

PERIODS = [
    ("Delivery is due in Q2 2026.", "point 2026"),
    ("Delivery is due in 3Q25.", "point 2025"),
    ("Delivery is due in 2Q 2026.", "point 2026"),
    ("Delivery is due in Q4-2026.", "point 2026"),
    ("Delivery is due in Q2'26.", "point 2026"),
    ("Delivery is due in 2026-Q1.", "point 2026"),
    ("Delivery is due in 2026 Q1.", "point 2026"),
    ("Delivery is due in the next quarter.", "point 2025"),
    ("Delivery is due at the end of month.", "point 2025-06"),
    ("Delivery is due in Jan-March 2026.", "range 2026-01/2026-03"),
    ("Delivery is due in the April-June quarter.", "range 2025-04/2025-06"),
    ("Delivery is due in the third quarter of 2026.", "point 2026"),
    ("Delivery is due in the last quarter of 2026.", "point 2026"),
    ("Delivery is due in third-quarter 2026.", "point 2026"),
    ("Delivery is due in H2 2026.", "point 2026"),
    ("Delivery is due in 1H26.", "point 2026"),
    ("Delivery is due in the second half of 2026.", "point 2026"),
    ("Delivery is due in the second half of next year.", "point 2026"),
    ("Delivery is due in the second half of the year.", "point 2025"),
    ("Delivery is due in the fourth quarter.", "point 2025"),
    ("It hopes to close by the end of the first quarter.", "end 2026"),
    ("Delivery is due in mid-2026.", "point 2026"),
    ("Delivery is due in mid-to-late 2026.", "point 2026"),
    ("Delivery is due in early 2027.", "point 2027"),
    ("Delivery is due late in 2028.", "point 2028"),
    ("Delivery is due at the end of 2027.", "point 2027"),
    ("Delivery is due at the end of March 2027.", "point 2027-03"),
    ("Delivery is due at end-2027.", "point 2027"),
    ("Backlog at year-end was higher.", "point 2025"),
    ("It wants to finish by year-end 2026.", "end 2026"),
    ("It wants to finish by year's end.", "end 2025"),
    ("The rate applies in fiscal 2027.", "point 2027"),
    ("The rate applies in the financial year 2026/27.", "range 2026/2027"),
    ("The rate applies in FY2026-27.", "range 2026/2027"),
    ("The rate applies in the first quarter of FY2026-27.", "point 2026"),
    ("The rate applies in the fourth quarter of FY2026-27.", "point 2027"),
    ("The rate applies by FY27.", "end 2027"),
    ("The rate applies in the fiscal year ending March 2027.", "end 2027-03"),
    ("Spending peaks this fiscal year.", "point 2025"),
    ("It is to run in the 2030s.", "range 2030/2039"),
    ("It is to run by the end of the decade.", "end 2030"),
    ("Two reactors follow this decade.", "point 2030"),
    ("Sowing starts in spring 2026.", "start 2026"),
    ("Sowing starts in the autumn of next year.", "start 2026"),
    ("The season of 2025/26 was sold.", "range 2025/2026"),
]

RELATIVE = [
    ("The bank said on Tuesday that it would lend.", "point 2025-06-17"),
    ("The bank said Wednesday that it would lend.", "point 2025-06-18"),
    ("The bank said last Wednesday that it would lend.", "point 2025-06-11"),
    ("The bank said on Tuesday night that it would lend.", "point 2025-06-17"),
    ("The bank said on Friday last week that it would lend.", "point 2025-06-13"),
    ("Ministers meet next Tuesday.", "point 2025-06-24"),
    ("Ministers meet this Friday.", "point 2025-06-20"),
    ("Ministers will meet on Friday.", "point 2025-06-20"),
    ("The levy applies from Friday.", "start 2025-06-20"),
    ("It has been shut since Friday.", "start 2025-06-13"),
    ("On Friday, June 13, they signed.", "point 2025-06-13"),
    ("From next Thursday, the third of July, it is law.", "start 2025-07-03"),
    ("It was signed yesterday.", "point 2025-06-17"),
    ("It was signed last night.", "point 2025-06-17"),
    ("It was signed tonight.", "point 2025-06-18"),
    ("It was signed this morning.", "point 2025-06-18"),
    ("It was signed the day before yesterday.", "point 2025-06-16"),
    ("It was signed last week.", "point 2025-06"),
    ("It was signed earlier this month.", "point 2025-06"),
    ("It was signed last month.", "point 2025-05"),
    ("It was signed last year.", "point 2024"),
    ("It was signed last quarter.", "point 2025"),
    ("It was signed this spring.", "point 2025"),
    ("It was signed last autumn.", "point 2024"),
    ("It was signed in May.", "point 2025-05"),
    ("It was signed in October.", "point 2024-10"),
    ("It will be signed in October.", "point 2025-10"),
    ("It was signed last August.", "point 2024-08"),
    ("It opens next March.", "point 2026-03"),
    ("It opened in March of last year.", "point 2024-03"),
    ("It opens on January 1 next year.", "point 2026-01-01"),
    ("It was signed on 22 May.", "point 2025-05-22"),
    ("It was signed on 22 July.", "point 2024-07-22"),
    ("It is to be signed on 22 July.", "point 2025-07-22"),
    ("LIMA, June 17 - The bank lends.", "point 2025-06-17"),
    ("In January the two firms shook hands.", "point 2025-01"),
    ("In January the two firms will shake hands.", "point 2026-01"),
    ("It opens early next year.", "point 2026"),
    ("It opens later this year.", "point 2025"),
    ("It was signed ten years ago.", "point 2015"),
    ("It was signed two months ago.", "point 2025-04"),
    ("It was signed three days ago.", "point 2025-06-15"),
    ("It was signed in 2022 and paid a year later.", "point 2022; point 2023"),
    ("It was signed on 3 May 2023 and sealed the same day.", "point 2023-05-03; point 2023-05-03"),
    ("The loan of 2022 follows a letter of May that year.", "point 2022; point 2022-05"),
    ("Nobody remembers the same month.", "point None"),
]

USES = [
    ("by 2030", "end 2030"),
    ("through 2030", "end 2030"),
    ("until the end of 2030", "end 2030"),
    ("till 2030", "end 2030"),
    ("before 2030", "end 2030"),
    ("no later than May 2030", "end 2030-05"),
    ("no later than May the third", "end 2026-05-03"),
    ("extended to 2038", "end 2038"),
    ("up to 2030", "end 2030"),
    ("a licence that expires in 2031", "end 2031"),
    ("a 2030 deadline", "end 2030"),
    ("by around 2030", "end 2030"),
    ("by October", "end 2025-10"),
    ("by May", "end 2026-05"),
    ("from 2028", "start 2028"),
    ("from late 2028", "start 2028"),
    ("starting in 2028", "start 2028"),
    ("beginning in fiscal 2028", "start 2028"),
    ("as of January 1, 2026", "start 2026-01-01"),
    ("since 2019", "start 2019"),
    ("since May", "start 2025-05"),
    ("effective July 1", "start 2025-07-01"),
    ("with effect from 31 October", "start 2025-10-31"),
    ("2028 onwards", "start 2028"),
    ("2027-29", "range 2027/2029"),
    ("2027~2029", "range 2027/2029"),
    ("2027–2029", "range 2027/2029"),
    ("1998–02", "range 1998/2002"),
    ("2026/27", "range 2026/2027"),
    ("2009-10", "range 2009/2010~"),
    ("between 2027 and 2030", "range 2027/2030"),
    ("from 2028 to 2031", "range 2028/2031"),
    ("from 2028 through 2031", "range 2028/2031"),
    ("from 2028 to mid-2031", "range 2028/2031"),
    ("from May 2028 up to 2031", "range 2028-05/2031"),
    ("from October to March 2026", "range 2025-10/2026-03"),
    ("from October 2025 to March", "range 2025-10/2026-03"),
    ("from 1 April 2025 to 31 March 2026", "range 2025-04-01/2026-03-31"),
    ("loading September to December", "range 2025-09/2025-12"),
    ("in 2028 and 2029", "range 2028/2029"),
    ("in August and September of 2024", "range 2024-08/2024-09"),
    ("in 2028 and in 2031", "point 2028; point 2031"),
    ("2011 and 2018", "point 2011; point 2018"),
    ("over 2025-2027", "range 2025/2027"),
    ("over this year and next", "range 2025/2026"),
    ("by 2027-29", "end 2029"),
    ("between H2 2026 and end-2028", "range 2026/2028"),
    ("The start was postponed from 2027 to 2029.", "start 2027; end 2029"),
    ("from $2bn in 2024 to $3bn in 2025", "point 2024; point 2025"),
]

NO_DATES = [
    "The ministers may sign.",
    "May they prosper.",
    "Theresa May signed.",
    "The workers march on the ministry.",
    "The march was long.",
    "It will spring a surprise.",
    "Prices fall in the fall of demand.",
    "The plant has 2025 MW.",
    "It paid $2025 for it.",
    "It paid 2000 dollars.",
    "It sold 2,030 homes.",
    "It built in 1,000 homes.",
    "It bought 737-800 jets and F-35 fighters.",
    "See page 2025.",
    "See p. 1998.",
    "Vision 2030 is a plan.",
    "The Companies Act 2006 applies to Windows 2000.",
    "Regulation (EU) 2019/1234 and Directive 2014/65/EU apply.",
    "It opens at 20:25 or 2000 GMT.",
    "up to 2000 new flats",
    "an order of 2000-3000 units",
    "the A330-2000 and the B2027",
    "25.2.2.2025 is a version",
    "two quarters of output",
    "the second half of the output",
    "the first quarter of the field",
    "He is 35 years old.",
    "at the end of the day it pays",
    "Are you sure, Jon?",
    "Feb",
    "https://news.example.org/stories/2024/03/12/daily.html",
    "31.06.2025",
    "2025-02-30",
    "It costs 5 a year, second to none, first of all.",
]


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE + PERIODS + RELATIVE + USES)
def test_reads(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text: str) -> None:
    assert read(text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was signed on Tuesday.", "point None"),
        ("It was signed in May.", "point None"),
        ("It will be done by next year.", "end None"),
        ("It runs to the end of the decade.", "end None"),
        ("It was signed in May 2024 and closed the same month.", "point 2024-05; point 2024-05"),
    ],
)
def test_without_publication_nothing_is_made_up(text: str, expected: str) -> None:
    assert read(text, None) == expected


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        (PartialDate(2025), "last year", "point 2024"),
        (PartialDate(2025), "last month", "point None"),
        (PartialDate(2025), "on Tuesday", "point None"),
        (PartialDate(2025, 6), "last month", "point 2025-05"),
        (PartialDate(2025, 6), "yesterday", "point None"),
        (PartialDate(2025, 6), "was signed in October", "point 2024-10"),
        (PartialDate(2025, 12, 31), "from January", "start 2026-01"),
        (PartialDate(2025, 1, 1), "It was signed yesterday.", "point 2024-12-31"),
        (PartialDate(2023, 3, 1), "It was signed on 29 February.", "point 2020-02-29"),
        (PartialDate(2029, 5, 5), "by the end of the decade", "end 2030"),
        (PartialDate(1000, 1, 1), "two thousand years ago; 30 years ago", "point None"),
    ],
)
def test_publication(published: PartialDate, text: str, expected: str) -> None:
    assert read(text, published) == expected


@pytest.mark.parametrize(("day_first", "expected"), [(True, "2025-04-03"), (False, "2025-03-04"), (None, "2025")])
def test_day_first(day_first: bool | None, expected: str) -> None:
    (mention,) = find_dates("on 3/4/2025", day_first=day_first)
    assert str(mention.date) == expected
    assert mention.ambiguous == (day_first is None)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("on September 1st, 2025", ["September 1st, 2025"]),
        ("by the end of 2027", ["end of 2027"]),
        ("between 2027 and 2030", ["2027 and 2030"]),
        ("On Friday (June 13) it began", ["Friday (June 13)"]),
        ("last month's deal", ["last month"]),
        ("In May, 15 firms", ["May"]),
        ("In May 15 firms signed", ["May"]),
    ],
)
def test_spans_hold_the_date_alone(text: str, spans: list[str]) -> None:
    assert [mention.text for mention in find_dates(text, PUBLISHED)] == spans


def test_basis() -> None:
    mentions = find_dates("signed in 2022, sealed last year, paid on Monday", PUBLISHED)
    assert [mention.basis for mention in mentions] == ["stated", "relative", "relative"]
    assert [mention.basis for mention in find_dates("sealed last year")] == ["none"]


@pytest.mark.parametrize("entry", time_words(), ids=lambda entry: entry.id)
def test_every_entry_works(entry: TimeWord) -> None:
    dates = [shown(mention) for mention in find_dates(entry.example, PUBLISHED)]
    terms = [f"{mention.use} {mention.years}" for mention in find_terms(entry.example)]
    assert "; ".join(dates + terms) == entry.gives
