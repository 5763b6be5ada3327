"""Any Money or Volume, written in any notation that the press has for it, is read back as the same value."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dealparse.lexicon.amounts import currencies, currency_groups, currency_names, spellings, units
from dealparse.model.mention import MoneyMention, QuantityMention
from dealparse.model.record import Money, Volume
from dealparse.recognize.money import find_money
from dealparse.recognize.quantities import find_amounts

Writer = Callable[[Decimal], str]


def grouped(value: Decimal) -> str:
    return f"{value:,f}"


def spaced(value: Decimal) -> str:
    return f"{value:,f}".replace(",", "\u202f")


def apostrophes(value: Decimal) -> str:
    return f"{value:,f}".replace(",", "’")


def scaled(factor: int, word: str) -> Writer:
    return lambda value: f"{(value / factor).normalize():f}{word}"


PLAIN: list[Writer] = [str, grouped, spaced, apostrophes]
SCALED: list[Writer] = [
    scaled(10**3, " thousand"),
    scaled(10**6, " million"),
    scaled(10**6, "mn"),
    scaled(10**6, " mln"),
    scaled(10**9, " billion"),
    scaled(10**9, "bn"),
    scaled(10**12, " trillion"),
    scaled(10**7, " crore"),
]
numerals = st.sampled_from(PLAIN + SCALED)

# Codes that are words are read only beside large numbers; that is tested by their own cases.
CODES = sorted(code for code, entry in currencies().items() if not entry.historic)
SHARED = {sign for group in currency_groups().values() for sign in group.signs}
SIGNS = sorted(
    (sign, entry.id)
    for entry in currency_names()
    for sign in entry.signs
    if sign not in SHARED and not sign[0].isalpha() and len(sign) == 1
)
SHARED_NAMES = {name for group in currency_groups().values() for name in spellings(group.words)}
NAMES = sorted(
    (name, entry.id)
    for entry in currency_names()
    for name in spellings(entry.names)
    if " " in name and name[-1] == "s" and name not in SHARED_NAMES
)

code_forms: st.SearchStrategy[tuple[str, str]] = st.sampled_from(CODES).flatmap(
    lambda code: st.sampled_from([(f"{code} {{}}", code), (f"{code}\u00a0{{}}", code), (f"{{}} {code}", code)])
)
sign_forms: st.SearchStrategy[tuple[str, str]] = st.sampled_from(
    [(f"{sign}{{}}", code) for sign, code in SIGNS] + [("US${}", "USD"), ("A${}", "AUD"), ("HK$ {}", "HKD")]
)
name_forms: st.SearchStrategy[tuple[str, str]] = st.sampled_from([(f"{{}} {name}", code) for name, code in NAMES])

QUALIFIED = {
    "exact": ["{}"],
    "approx": ["about {}", "nearly {}", "some {}", "an estimated {}", "{} or so"],
    "at_least": ["at least {}", "more than {}", "north of {}", "a minimum of {}", "{} or more"],
    "at_most": ["up to {}", "as much as {}", "no more than {}", "less than {}"],
}
PERIODS = {
    "year": [" a year", " per annum", " annually", " each year"],
    "month": [" a month", " per month"],
    "quarter": [" each quarter", " per quarter"],
    "day": [" a day", " per day"],
}
periods = st.none() | st.sampled_from(sorted(PERIODS))


def money_of(mention: MoneyMention) -> Money:
    assert mention.currency is not None
    return Money(
        low=mention.low,
        high=mention.high,
        currency=mention.currency,
        qualifier=mention.qualifier,
        period=mention.period,
    )


def ends(value: Decimal, qualifier: str) -> tuple[Decimal | None, Decimal | None]:
    return None if qualifier == "at_most" else value, None if qualifier == "at_least" else value


@settings(max_examples=400)
@given(
    st.integers(1, 10**15).map(Decimal),
    numerals,
    code_forms | sign_forms | name_forms,
    st.sampled_from(sorted(QUALIFIED)),
    periods,
    st.data(),
)
def test_any_money_comes_back(
    value: Decimal, numeral: Writer, form: tuple[str, str], qualifier: str, period: str | None, data: st.DataObject
) -> None:
    pattern, currency = form
    written = numeral(value)
    assume(len(written) < 24)
    assume(value >= 1000 or currency in ("USD", "EUR", "GBP"))  # small amounts of codes that are words stay unread
    words = data.draw(st.sampled_from(QUALIFIED[qualifier])).format(pattern.format(written))
    after = data.draw(st.sampled_from(PERIODS[period])) if period else ""
    low, high = ends(value, qualifier)
    expected = Money(low=low, high=high, currency=currency, qualifier=qualifier, period=period)  # type: ignore[arg-type]
    [mention] = find_money(f"They will spend {words}{after}.")
    assert money_of(mention) == expected


@given(
    st.integers(1, 10**6),
    st.integers(1, 10**6),
    st.sampled_from(
        [
            "between €{} million and €{} million",
            "€{}–{} million",
            "€{}m-{}m",
            "from €{} million to €{} million",
            "{} to {} million euros",
            "EUR {}-{} million",
        ]
    ),
)
def test_any_range_of_money_comes_back(one: int, other: int, pattern: str) -> None:
    low, high = sorted((one, other))
    assume(low < high and not 1900 <= high <= 2100)
    [mention] = find_money(f"They will spend {pattern.format(low, high)}.")
    million = Decimal(10**6)
    assert money_of(mention) == Money(low=low * million, high=high * million, currency="EUR", qualifier="range")


MONEY_WORDS = SHARED_NAMES | {name for entry in currency_names() for name in spellings(entry.names)}
MONEY_WORDS |= {name for entry in currencies().values() for name in entry.names}
# Spellings whose unit no other reading can take; the doubtful ones ("in", "m", "t") have their own cases.
MEASURES = sorted(
    (words, unit.name, unit.per)
    for unit in units()
    for words in spellings(unit.phrases)
    if unit.factor == 1 and unit.sort not in ("count", "ratio") and unit.name not in ("t", "oz") and words.endswith("s")
    if words not in MONEY_WORDS
)


def volume_of(mention: QuantityMention) -> Volume:
    return Volume(
        low=mention.low,
        high=mention.high,
        unit=mention.unit,
        qualifier=mention.qualifier,
        commodity=mention.commodity,
    )


@settings(max_examples=400)
@given(
    st.integers(2, 10**12).map(Decimal),
    numerals,
    st.sampled_from(MEASURES),
    st.sampled_from(sorted(QUALIFIED)),
    periods,
    st.sampled_from([None, "grain", "crude oil", "LNG"]),
    st.data(),
)
def test_any_volume_comes_back(
    value: Decimal,
    numeral: Writer,
    measure: tuple[str, str, str | None],
    qualifier: str,
    period: str | None,
    commodity: str | None,
    data: st.DataObject,
) -> None:
    words, unit, per = measure
    written = numeral(value)
    assume(len(written) < 24 and not written.endswith("crore"))  # what is counted in crores is rupees
    text = data.draw(st.sampled_from(QUALIFIED[qualifier])).format(f"{written} {words}")
    if per is None and period is not None and "/" not in unit:
        text, unit = text + data.draw(st.sampled_from(PERIODS[period])), f"{unit}/{period}"
    elif per is not None:
        unit = f"{unit}/{per}"
    text += f" of {commodity}" if commodity else ""
    low, high = ends(value, qualifier)
    expected = Volume(low=low, high=high, unit=unit, qualifier=qualifier, commodity=commodity)  # type: ignore[arg-type]
    money, [mention] = find_amounts(f"They will buy {text}.")
    assert not money
    assert volume_of(mention) == expected


@given(
    st.integers(2, 10**6), st.sampled_from(QUALIFIED["at_most"]), st.sampled_from(["jets", "F-35s", "wind turbines"])
)
def test_any_count_comes_back(value: int, hedge: str, things: str) -> None:
    assume(not 1900 <= value <= 2100)
    _, [mention] = find_amounts(f"They will buy {hedge.format(value)} {things}.")
    assert volume_of(mention) == Volume(high=Decimal(value), unit="count", qualifier="at_most", commodity=things)
