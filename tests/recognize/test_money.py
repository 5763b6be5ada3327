"""Money: tables of our own sentences, and properties."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dealparse.lexicon.amounts import currencies, currency_groups
from dealparse.model.mention import MoneyMention
from dealparse.recognize.explain_amounts import explain_amount
from dealparse.recognize.money import CurrencyHints, currency_hints, find_money, paragraph_hints


def show(mention: MoneyMention) -> str:
    """ "low..high currency qualifier period sharing" with what isn't there left out."""
    low, high = mention.low, mention.high
    value = (
        f"{low}" if low == high and low is not None else f"{'' if low is None else low}..{'' if high is None else high}"
    )
    currency = mention.currency or "|".join(mention.candidates[:2]) + "?"
    extra = [mention.period or "", mention.sharing or "", "per-unit" if mention.per_unit else ""]
    extra += ["vague" if mention.vague else "", "bracket" if mention.in_brackets else ""]
    return " ".join(filter(None, [value, currency, mention.qualifier, *extra]))


CASES = [
    # signs, codes and names; before and after; glued and spaced
    ("It put US$5 million into it.", ["5000000 USD exact"]),
    ("It put US$ 5 million into it.", ["5000000 USD exact"]),
    ("It put US$\u00a05\u00a0million into it.", ["5000000 USD exact"]),
    ("It put U.S.$5 million into it.", ["5000000 USD exact"]),
    ("It put USD 5 million into it.", ["5000000 USD exact"]),
    ("It put USD5m into it.", ["5000000 USD exact"]),
    ("It put 5 million USD into it.", ["5000000 USD exact"]),
    ("It put 5 million US dollars into it.", ["5000000 USD exact"]),
    ("It put 5 million U.S. dollars into it.", ["5000000 USD exact"]),
    ("It put 75 USD million into it.", ["75000000 USD exact"]),
    ("It put A$5bn into it.", ["5000000000 AUD exact"]),
    ("It put AU$5bn into it.", ["5000000000 AUD exact"]),
    ("It put C$5bn into it.", ["5000000000 CAD exact"]),
    ("It put Canadian $5 million into it.", ["5000000 CAD exact"]),
    ("It put NZ$ 5 million into it.", ["5000000 NZD exact"]),
    ("It put S$5m into it.", ["5000000 SGD exact"]),
    ("It put HK$5m into it.", ["5000000 HKD exact"]),
    ("It put NT$5m into it.", ["5000000 TWD exact"]),
    ("It put R$5m into it.", ["5000000 BRL exact"]),
    ("It put MX$5m into it.", ["5000000 MXN exact"]),
    ("It put €5m into it.", ["5000000 EUR exact"]),
    ("It put 5 million euros into it.", ["5000000 EUR exact"]),
    ("It signed a 5-billion-euro deal.", ["5000000000 EUR exact"]),
    ("It signed a 264bn-forint deal.", ["264000000000 HUF exact"]),
    ("It put £5m into it.", ["5000000 GBP exact"]),
    ("It put ¥5bn into it.", ["5000000000 JPY|CNY? exact"]),
    ("It put 5 billion yen into it.", ["5000000000 JPY exact"]),
    ("It put RMB5bn into it.", ["5000000000 CNY exact"]),
    ("It put 5 billion yuan into it.", ["5000000000 CNY exact"]),
    ("It put ₩5 trillion into it.", ["5000000000000 KRW exact"]),
    ("It put KRW 2.2tr into it.", ["2200000000000 KRW exact"]),
    ("It put ₹5,000 crore into it.", ["50000000000 INR exact"]),
    ("It put 12,34,567 Indian rupees into it.", ["1234567 INR exact"]),
    ("It put Tk 300 crore into it.", ["3000000000 BDT exact"]),
    ("It put SAR 1.9 billion into it.", ["1900000000 SAR exact"]),
    ("It put 5 billion Saudi riyals into it.", ["5000000000 SAR exact"]),
    ("It put 5 billion UAE dirhams into it.", ["5000000000 AED exact"]),
    ("It put KSh 1.9 billion into it.", ["1900000000 KES exact"]),
    ("It put R20bn into it.", ["20000000000 ZAR exact"]),
    ("It put in 5.5 billion pounds of subsidy cover.", ["5500000000 GBP|EGP? exact"]),
    ("It bought 18 million pounds of uranium.", []),
    ("It put 20 billion rand into it.", ["20000000000 ZAR exact"]),
    ("It put RM42 million into it.", ["42000000 MYR exact"]),
    ("It put VND203 trillion into it.", ["203000000000000 VND exact"]),
    ("It put THB 9.3 billion into it.", ["9300000000 THB exact"]),
    ("It put 39.3 billion Swedish kronor into it.", ["39300000000 SEK exact"]),
    ("It put SEK 4.5 billion into it.", ["4500000000 SEK exact"]),
    ("It put NOK 3 billion into it.", ["3000000000 NOK exact"]),
    ("It put CHF 3.04 million into it.", ["3040000 CHF exact"]),
    ("It put PLN 192bn into it.", ["192000000000 PLN exact"]),
    ("It put 2.1 billion Namibian dollars into it.", ["2100000000 NAD exact"]),
    ("It put L.E. 500 million into it.", ["500000000 EGP exact"]),
    ("It put S/ 500 million into it.", ["500000000 PEN exact"]),
    ("It put SDR 500 million into it.", ["500000000 XDR exact"]),
    # scales as codes carry them
    ("It put 30 MUSD into it.", ["30000000 USD exact"]),
    ("It put MEUR 60 into it.", ["60000000 EUR exact"]),
    ("It put SEKm 300 into it.", ["300000000 SEK exact"]),
    ("It put 10k$ into it.", ["10000 USD|AUD? exact"]),
    ("It put €5MM into it.", ["5000000 EUR exact"]),
    ("It put €5B into it.", ["5000000000 EUR exact"]),
    ("It put €1.2mln into it.", ["1200000 EUR exact"]),
    # words
    ("It put half a billion euros into it.", ["500000000 EUR exact"]),
    ("It put a quarter of a million euros into it.", ["250000 EUR exact"]),
    ("It put three and a half billion euros into it.", ["3500000000 EUR exact"]),
    ("It put 36-point-two billion euros into it.", ["36200000000 EUR exact"]),
    ("It put one hundred million euros into it.", ["100000000 EUR exact"]),
    ("It put a billion Australian dollars into it.", ["1000000000 AUD exact"]),
    ("It cost thirteen euros and fifty cents.", ["13.5 EUR exact"]),
    ("It cost 15 euros 50.", ["15.5 EUR exact"]),
    ("It spoke of billions of euros.", [".. EUR approx vague"]),
    ("It spoke of tens of billions of euros.", [".. EUR approx vague"]),
    ("It is a multi-billion-euro scheme.", [".. EUR approx vague"]),
    # conventions of other lands
    ("It cost €1.234.567,89 in all.", ["1234567.89 EUR exact combined"]),
    ("It cost €10 000.", ["10000 EUR exact"]),
    ("It cost CHF 10'000.", ["10000 CHF exact"]),
    ("It cost €2,5 million.", ["2500000 EUR exact"]),
    # ranges: currency and scale may stand once
    ("It needs €20–30 billion.", ["20000000000..30000000000 EUR range"]),
    ("It needs €20-30bn.", ["20000000000..30000000000 EUR range"]),
    ("It needs €5m-10m.", ["5000000..10000000 EUR range"]),
    ("It needs 15-20 eur.", ["15..20 EUR range"]),
    ("It needs between 2 and 3 billion euros.", ["2000000000..3000000000 EUR range"]),
    ("It needs between €1 billion and €1.5 billion.", ["1000000000..1500000000 EUR range"]),
    ("It needs between NOK 3.0 and 3.5 billion.", ["3000000000..3500000000 NOK range"]),
    ("It needs €1.35 to €1.5 billion.", ["1350000000..1500000000 EUR range"]),
    ("It needs from €1.5bn to €2bn.", ["1500000000..2000000000 EUR range"]),
    ("It needs €850 million to €1 billion.", ["850000000..1000000000 EUR range"]),
    ("It needs Rs 80 to 100 crore in India.", ["800000000..1000000000 INR range"]),
    ("It needs up to €2-2.5 billion.", ["2000000000..2500000000 EUR range"]),
    # and what only looks like one
    ("It raised its bid from €4bn to €5bn.", ["4000000000 EUR exact", "5000000000 EUR exact"]),
    ("It paid 12 euros and 15 euros.", ["12 EUR exact", "15 EUR exact"]),
    ("It paid €4.25 and 32 came.", ["4.25 EUR exact"]),
    ("It paid €5 to 10 companies.", ["5 EUR exact"]),
    ("It plans to spend €50 billion through 2026.", ["50000000000 EUR exact"]),
    ("Phase 1 – €9 billion", ["9000000000 EUR exact"]),
    ("It pays €2000 in 3 years.", ["2000 EUR exact"]),
    # bounds and blur
    ("It will pay more than €5bn.", ["5000000000.. EUR at_least"]),
    ("It will pay at least €5bn.", ["5000000000.. EUR at_least"]),
    ("It will pay at least another €5bn.", ["5000000000.. EUR at_least"]),
    ("It will pay north of €5bn.", ["5000000000.. EUR at_least"]),
    ("It will pay well over €5bn.", ["5000000000.. EUR at_least"]),
    ("It will pay a minimum of €5bn.", ["5000000000.. EUR at_least"]),
    ("It will pay no less than €5bn.", ["5000000000.. EUR at_least"]),
    ("It will pay >€5bn.", ["5000000000.. EUR at_least"]),
    ("It will pay €5bn+.", ["5000000000.. EUR at_least"]),
    ("It will pay €5bn or more.", ["5000000000.. EUR at_least"]),
    ("It will pay up to €5bn.", ["..5000000000 EUR at_most"]),
    ("It will pay up to a further €5bn.", ["..5000000000 EUR at_most"]),
    ("It will pay up to approximately €5bn.", ["..5000000000 EUR at_most"]),
    ("It will pay as much as €5bn.", ["..5000000000 EUR at_most"]),
    ("It will pay no more than €5bn.", ["..5000000000 EUR at_most"]),
    ("It will pay under €5bn.", ["..5000000000 EUR at_most"]),
    ("It will pay not exceeding €5bn.", ["..5000000000 EUR at_most"]),
    ("It will pay nearly €5bn.", ["5000000000 EUR approx"]),
    ("It will pay some €5bn.", ["5000000000 EUR approx"]),
    ("It will pay around €5bn.", ["5000000000 EUR approx"]),
    ("It will pay ~€5bn.", ["5000000000 EUR approx"]),
    ("It will pay c. €5bn.", ["5000000000 EUR approx"]),
    ("It will pay an estimated €5bn.", ["5000000000 EUR approx"]),
    ("It has an estimated capital cost of €5bn.", ["5000000000 EUR approx"]),
    ("It will pay just shy of €5bn.", ["5000000000 EUR approx"]),
    ("It will pay €5bn or so.", ["5000000000 EUR approx"]),
    ("It will pay in the region of €5bn.", ["5000000000 EUR approx"]),
    ("It acts under the €5bn deal.", ["5000000000 EUR exact"]),
    ("It holds options over €5bn of shares.", ["5000000000 EUR exact"]),
    # periods and sharing
    ("It pays €5m a year.", ["5000000 EUR exact year"]),
    ("It pays €5m/yr.", ["5000000 EUR exact year"]),
    ("It pays €5m annually.", ["5000000 EUR exact year"]),
    ("It pays €5m per annum.", ["5000000 EUR exact year"]),
    ("It pays €5m each year.", ["5000000 EUR exact year"]),
    ("It pays €5m a month.", ["5000000 EUR exact month"]),
    ("It pays €5m each quarter.", ["5000000 EUR exact quarter"]),
    ("It pays €5m of rent a year.", ["5000000 EUR exact year"]),
    ("It pays an annual €5m.", ["5000000 EUR exact year"]),
    ("It pays €5m over three years.", ["5000000 EUR exact"]),
    ("They pay €5m each.", ["5000000 EUR exact each"]),
    ("They pay €5m apiece.", ["5000000 EUR exact each"]),
    ("They pay a combined €5m.", ["5000000 EUR exact combined"]),
    ("They pay €5m and €6m respectively.", ["5000000 EUR exact", "6000000 EUR exact respectively"]),
    # per unit, and the second currency
    ("It pays €10 per MMBtu.", ["10 EUR exact per-unit"]),
    ("It pays €10 a share.", ["10 EUR exact per-unit"]),
    ("It pays €83/t.", ["83 EUR exact per-unit"]),
    ("It pays €900 million (£750 million).", ["900000000 EUR exact", "750000000 GBP exact bracket"]),
    # other things
    ("They got F-35s, A320s and 20 won prizes.", []),
    ("ALL 5 are wrong.", []),
    ("It is less than 100.", []),
    ("It has three real estate firms.", []),
    ("It sold 2 million pounds of uranium.", []),
    ("See section R5 and plan P8.", []),
    ("It pays 30 per cent.", []),
    ("The US 5th fleet", []),
    ("24703L202 or model USD", []),
    # crore counts rupees, even alone
    ("India will spend 450 crore.", ["4500000000 INR exact"]),
    # an amount whose currency was said just before
    ("Of the €9 billion, 4 billion is a loan.", ["9000000000 EUR exact", "4000000000 EUR exact"]),
    # sign before and name after, the one that says more
    ("approximately $150 million USD", ["150000000 USD approx"]),
    ("about $10 million Canadian dollars", ["10000000 CAD approx"]),
    ("Rs 500 Pakistani rupees", ["500 PKR exact"]),
    ("C$5 million USD", ["5000000 CAD exact"]),
    ("a pact with Leda over 210 million euros", ["210000000 EUR exact"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_amounts(text: str, expected: list[str]) -> None:
    assert [show(m) for m in find_money(text)] == expected


ALONE = [
    ("$5m", "dollar", "USD"),
    ("5 million pounds", "pound", "GBP"),
    ("5 million pesos", "peso", "MXN"),
    ("5 million kroner", "krone", "NOK"),
    ("5 million rupees", "rupee", "INR"),
    ("5 million francs", "franc", "CHF"),
    ("5 million riyals", "riyal", "SAR"),
    ("5 million dinars", "dinar", "KWD"),
    ("5 million shillings", "shilling", "KES"),
    ("Dh5 million", "dirham", "AED"),
    ("P5 million", "peso_sign", "PHP"),
]


@pytest.mark.parametrize(("text", "group", "first"), ALONE)
def test_shared_names_alone_give_candidates_and_no_guess(text: str, group: str, first: str) -> None:
    [mention] = find_money(text)
    assert mention.currency is None
    assert mention.basis == "none"
    assert mention.candidates == currency_groups()[group].codes
    assert mention.candidates[0] == first


ARTICLES = [
    ("SYDNEY - The state will spend $5 million on Perth's port.", "AUD", "article"),
    ("All amounts are in Canadian dollars unless stated. The mine cost $5 million.", "CAD", "article"),
    ("OTTAWA, May 3 - Canada's province of Ontario will lend $5 million, or US$3.7 million.", "CAD", "article"),
    ("The firm will spend $5 million.", "USD", "article-default"),
    ("Taipei's chip maker will spend $5 million in Taiwan.", "USD", "article-default"),
    ("Norway will spend 5 million kroner.", "NOK", "country"),
    ("The fund will spend 5 million kroner.", None, "none"),
    ("Mexico will spend 5 million pesos.", "MXN", "country"),
    ("Argentina and Chile will spend 5 million pesos.", None, "none"),
    ("Morocco will spend 5 million dirhams.", "MAD", "country"),
    ("Pakistan will spend Rs 5 million.", "PKR", "country"),
    ("The bank will spend Rs 5 million.", "INR", "article-default"),
    ("Egypt will spend 5 million pounds.", "EGP", "country"),
    ("Botswana will spend P5 million.", "BWP", "country"),
    ("Renminbi lending grew; the bank will spend ¥5 billion.", "CNY", "article"),
]


@pytest.mark.parametrize(("text", "currency", "basis"), ARTICLES)
def test_articles_decide(text: str, currency: str | None, basis: str) -> None:
    mention = find_money(text, hints=currency_hints(text))[0]
    assert (mention.currency, mention.basis) == (currency, basis)


def test_the_caller_may_say_which_dollar() -> None:
    assert find_money("$5", dollar="SGD")[0].currency == "SGD"
    assert find_money("A$5", dollar="SGD")[0].currency == "AUD"


def test_the_main_currency_serves_amounts_without_one() -> None:
    article = (
        "The EU lends €9 billion. Poland gets €5 billion. Another 4 billion in loans goes to Romania."
        + " So it is." * 30
    )
    hints = currency_hints(article)
    assert hints.main == "EUR"
    [mention] = find_money("Another 4 billion in loans goes to Romania.", hints=hints)
    assert (mention.currency, mention.basis) == ("EUR", "article")
    assert find_money("Another 4 million people came.", hints=hints) == []


INFERRED = [
    ("The 375 million loan stays in place.", ["375 million EUR"]),
    ("It is part of a 25 million extension.", ["25 million EUR"]),
    ("This week we drew on it, 112 million, for the port.", ["112 million EUR"]),
    ("The first two were 250 megawatts and around 7 billion.", ["around 7 billion EUR"]),
    ("The line and the yard, 119 million.", ["119 million EUR"]),
    ("The other billion is still to come.", ["billion EUR"]),
    ("On the 11 billion, how firm is it?", []),
    ("It approved the first quarter of a billion in June.", []),
    ("The deal ($8 million, or 7 million)", ["$8 million None"]),
    ("Traffic will reach 2 billion passengers, from around 1 billion.", []),
    ("The port handled 119 million.", []),
    ("A fund of 0 billion.", []),
    ("A loan of 300 million Australian, for five years", ["300 million Australian AUD"]),
    ("Coal, 42.6 million US a year.", ["42.6 million US a year USD"]),
    ("It sold 4 million American cars.", []),
    ("About 3 million us.", []),
]


@pytest.mark.parametrize(("text", "expected"), INFERRED)
def test_amounts_that_leave_out_their_currency(text: str, expected: list[str]) -> None:
    found = find_money(text, hints=CurrencyHints(main="EUR"))
    assert [f"{m.text} {m.currency}" for m in found] == expected


def test_a_paragraph_may_count_in_one_currency() -> None:
    paragraph = ["A dam costs $5 million.", "A port costs $6 million.", "The yard, 8 million."]
    hints = paragraph_hints(paragraph, CurrencyHints((("dollar", "USD", "article"),)))
    assert hints.main == "USD"
    mixed = [*paragraph, "The rest costs €7 million."]
    assert paragraph_hints(mixed, hints.__class__(hints.decided)).main is None


def test_same_amount_twice_stays_in_place() -> None:
    text = "€10 billion here and €10 billion there"
    assert [m.start for m in find_money(text)] == [0, 21]


def test_offsets_are_code_points() -> None:
    text = "🚢🚢 “İstanbul” will pay ¥5bn 🚢"
    [mention] = find_money(text)
    assert text[mention.start : mention.end] == mention.text == "¥5bn"


TREES = [
    ("up to US$2.5 billion a year", "hedge:up to currency:US$ number:2.5 scale:billion period:a year"),
    ("between €2bn and €3bn each", "hedge:between currency:€ number:2 scale:bn link:and currency:€ number:3 scale:bn "
     "sharing:each"),
    ("€20–30 billion", "currency:€ number:20 link:– number:30 scale:billion"),
    ("€5m", "currency:€ number:5 scale:m"),
    ("half a billion euros", "number:half scale:a billion currency:euros"),
    ("75 USD million", "number:75 currency:USD million"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tree"), TREES)
def test_parse_tree(text: str, tree: str) -> None:
    [mention] = find_money(text)
    parts = explain_amount(text, mention)["parts"]
    assert " ".join(f"{p['role']}:{p['text']}" for p in parts) == tree
    assert all(text[p["start"] : p["end"]] == p["text"] for p in parts)


FORMS = {
    "code before": "{c} {v}",
    "code glued": "{c}{v}",
    "code after": "{v} {c}",
    "million": "{c} {m} million",
    "bn": "{c}{b}bn",
    "words after": "{m} million {c}",
}
SAFE = sorted(code for code in currencies() if code not in {"ALL", "TOP", "TRY", "CUP"})


@given(st.integers(1, 10**6), st.sampled_from(SAFE), st.sampled_from(sorted(FORMS)))
def test_any_amount_in_any_notation_comes_back(thousands: int, code: str, form: str) -> None:
    value = Decimal(thousands) * 1000
    million, billion = value / 10**6, value / 10**9
    text = "x " + FORMS[form].format(c=code, v=f"{value:,}", m=f"{million:f}", b=f"{billion:f}") + "."
    [mention] = find_money(text)
    assert (mention.low, mention.high, mention.currency, mention.qualifier) == (value, value, code, "exact")


PIECES = ["$", "US$", "€", "5", "10,000", " ", "-", " to ", " and ", "million", "bn", "m", "USD", " dollars", "(", ")"]
PIECES += ["about ", "up to ", " a year", " each", ".", ",", "half a ", "cents", "%", "tonnes", "no. ", "\n", "\u00a0"]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_text_gives_true_spans(text: str) -> None:
    hints = currency_hints(text)
    found = find_money(text, hints=hints)
    last = 0
    for mention in found:
        assert text[mention.start : mention.end] == mention.text
        assert last <= mention.start < mention.end
        assert mention.low is None or mention.high is None or mention.low <= mention.high
        last = mention.end
        explain_amount(text, mention)
    assert found == find_money(text, hints=hints)


@given(st.text(max_size=80))
def test_no_text_raises(text: str) -> None:
    find_money(text, hints=currency_hints(text))


@pytest.mark.parametrize(
    "piece",
    ["9", ",", "$", "1,", "million ", "$5 ", "€5m-", "5 euros and ", "USD ", "about $", "(", "€5 and 4 million "],
)
def test_time_is_linear(piece: str) -> None:
    def spent(times: int) -> float:
        text = piece * times
        begun = time.process_time()
        find_money(text)
        return time.process_time() - begun

    short, long = spent(1_000), spent(10_000)
    assert long < 40 * short + 0.3


def test_no_hints_is_the_default() -> None:
    assert CurrencyHints().resolve("dollar") == (None, "none")
