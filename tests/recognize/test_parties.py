"""Parties: names, descriptions, pronouns; governments and groups stand in test_governments."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dealparse.model.mention import PartyMention
from dealparse.recognize.parties import collect_names, find_parties


def parties(text: str, *more: str) -> list[PartyMention]:
    """Mentions in `text`, read with an article that holds `more` as well."""
    return find_parties(text, collect_names([text, *more]))


def named(text: str, *more: str) -> list[str]:
    """Texts of the mentions that are names of companies, funds, bodies or governments, in order."""
    return [m.text for m in parties(text, *more) if m.form == "name"]


NAMES = [
    ("Chipmaker Kiora will build it. Rival AMD will not.", ["Kiora", "AMD"]),
    ("Utility Holdings said that Investor AB would pay.", ["Utility Holdings", "Investor AB"]),
    ("It costs up to US$28 million.", []),
    ("It is supplier for the 900 MWh Kawasee storage plant.", ["Kawasee"]),
    ("Boeing signed a contract with Garuda Indonesia.", ["Boeing", "Garuda Indonesia"]),
    ("The buyer is SK hynix, not Samsung Electronics.", ["SK hynix", "Samsung Electronics"]),
    ("It was ordered by AP Moller-Maersk last week.", ["AP Moller-Maersk"]),
    ("Shares of Northvolt AB were suspended.", ["Northvolt AB"]),
    ("A shop of 7-Eleven will open.", ["7-Eleven"]),
    ("A tape maker such as 3M has to pay.", ["3M"]),
    ("The contract was awarded to Larsen & Toubro on Friday.", ["Larsen & Toubro"]),
    ("A unit of Johnson & Johnson will build it.", ["Johnson & Johnson"]),
    ("They paid AT&T for the network.", ["AT&T"]),
    ("A loan by the Export-Import Bank of Korea was signed.", ["Export-Import Bank of Korea"]),
    ("It was financed by Bank of America and Itaú.", ["Bank of America", "Itaú"]),
    ("Students of the University of Porto took part.", ["University of Porto"]),
    ("Fluor, GE Vernova, Hitachi, Jacobs, and Kiewit will take part.",
     ["Fluor", "GE Vernova", "Hitachi", "Jacobs", "Kiewit"]),
    ("A venture of Mitsui O.S.K. Lines and NYK was founded.", ["Mitsui O.S.K. Lines", "NYK"]),
    ("Doosan Enerbility Co., Ltd. is the supplier.", ["Doosan Enerbility Co., Ltd"]),
    ("Kestrel Foods, Inc. bought the dairy.", ["Kestrel Foods, Inc"]),
    ("The seller is Lindqvist Robotics GmbH of Bremen.", ["Lindqvist Robotics GmbH", "Bremen"]),
    ("Talks with Rolls-Royce and Hapag-Lloyd continue.", ["Rolls-Royce", "Hapag-Lloyd"]),
    ("The ship was leased by CMA CGM to Cosco.", ["CMA CGM", "Cosco"]),
    ("Anglo American said it would sell the pit.", ["Anglo American"]),
    ("SK On will supply cells.", ["SK On"]),
    ("Saudi Aramco and Abu Dhabi National Oil Company will invest.",
     ["Saudi Aramco", "Abu Dhabi National Oil Company"]),
    ("Japan Airlines and Korean Air placed orders.", ["Japan Airlines", "Korean Air"]),
    ("Air India ordered jets.", ["Air India"]),
    ("Tokyo Gas and JERA agreed to buy it.", ["Tokyo Gas", "JERA"]),
    ("U.S. Steel was bought by Nippon Steel.", ["U.S. Steel", "Nippon Steel"]),
    ("Spanish Iberia Airlines will fly there.", ["Iberia Airlines"]),
    ("PT Vale Indonesia will build the smelter.", ["PT Vale Indonesia"]),
    ("Asamori Corporation of Japan holds the rest.", ["Asamori Corporation", "Japan"]),
    ("Baltic Grid Partners II took a stake.", ["Baltic Grid Partners II"]),
    ("Electronic Arts was bought by Silver Lake and Affinity Partners.",
     ["Electronic Arts", "Silver Lake", "Affinity Partners"]),
    ("The engines come from General Electric Co.", ["General Electric Co"]),
    ("A stake in Teshio Holdings was sold.", ["Teshio Holdings"]),
    ("The pumps were made together with Carrier, they said.", ["Carrier"]),
    ("Carrier announced a plant.", ["Carrier"]),
    ("Boeing's order book and Airbus’s are full.", ["Boeing", "Airbus"]),
    ("The drug of Eli Lilly and Company is sold there.", ["Eli Lilly and Company"]),
    ("Boeing (NYSE: BA) and Kestrel (TSX-V: KSTL; OTCQB: KSTLF) said so.", ["Boeing", "Kestrel"]),
    ("the phone supplier Luxshare will move", ["Luxshare"]),
    ("Deutsche Telekom, Orange and Telefónica agreed on it.", ["Deutsche Telekom", "Orange", "Telefónica"]),
    ("NORTHLAND PORTS AND SPECIAL ECONOMIC ZONE LIMITED", ["NORTHLAND PORTS AND SPECIAL ECONOMIC ZONE LIMITED"]),
    ("INDUS PARTNERS - Airbus signed a memorandum with the firm.", ["INDUS PARTNERS", "Airbus"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text: str, expected: list[str]) -> None:
    assert named(text) == expected


NOT_NAMES = [
    "Suppliers were told on Monday.",
    "Shares rose in January and February.",
    "Under the agreement, deliveries will begin soon.",
    "However, Wednesday is too late.",
    "The Mobile Software Competition Act will apply.",
    "A Memorandum of Understanding was signed.",
    "Negotiations resume on Thursday, December 4.",
    "We expect it. They don't. I'd say so.",
    "Critical Minerals",
    "FACT SHEET: KEY OUTCOMES",
    "ON DEFENSE:",
    "• Trade and Investment",
    "The F-35, the A320neo and the MQ-9B are built there.",
    "In April, the GDP grew and the CEO resigned.",
    "He spoke English and read the Bible.",
    "The price of Brent rose to 80 dollars.",
    "US-made cars and Japanese-style houses are liked.",
    "Building on this, construction began.",
    "4/ Biggest item first.",
    "The Paris Air Show opened.",
    "The ore comes out of Stage 2.",
    "It adds 700 tonnes SWU in total.",
    "The mill makes Brazilian tractors and Korean compressors.",
    "It is drilling in the Gulf of Guinea and the Bay of Biscay.",
    "Press Release - Embargoed until noon",
    "Agreements between Governments",
    "The drillship Tidal Orion and the frigate Kestrel were sold.",
]


@pytest.mark.parametrize("text", NOT_NAMES)
def test_no_names(text: str) -> None:
    found = [m for m in parties(text) if m.form == "name" and m.type != "government"]
    assert [m.text for m in found] == []


TYPES = [
    ("Boeing", "company", "Boeing will build it."),
    ("Public Investment Fund", "fund", "It was bought by the Public Investment Fund."),
    ("Umber Ridge Capital", "fund", "Umber Ridge Capital has come in."),
    ("Purdue University", "organization", "Purdue University will train them."),
    ("World Bank", "organization", "The World Bank will lend the money."),
    ("EBRD", "organization", "The EBRD approved it."),
    ("Semiconductor Industry Association", "organization", "The Semiconductor Industry Association asked for it."),
    ("Alaska LNG", "organization", "Cargoes of the Alaska LNG project were sold."),
    ("JBIC", "government", "JBIC will guarantee the loan."),
    ("US Treasury", "government", "The US Treasury agreed."),
    ("U.S. Navy", "government", "The U.S. Navy will order ships."),
    ("Ministry of Economy, Trade and Industry", "government", "The Ministry of Economy, Trade and Industry pays."),
    ("Department of Energy", "government", "A grant of the Department of Energy was approved."),
    ("Ministry of Finance", "government", "The Ministry of Finance and Boeing agreed."),
    ("Sri Lanka Ports Authority", "government", "The Sri Lanka Ports Authority signed it."),
    ("Marlow County", "government", "Marlow County will pave the road."),
    ("European Commission", "government", "The European Commission proposed it."),
    ("ASEAN", "organization", "ASEAN endorsed it."),
    ("Government of Gujarat", "government", "The Government of Gujarat and Adnoc signed."),
    ("Canadian government", "government", "The Canadian government will pay."),
    ("Bank of China", "company", "Bank of China arranged it."),
    ("Reserve Bank of India", "government", "The Reserve Bank of India sold dollars."),
    ("Bavaria", "government", "Bavaria will pay a third."),
]


@pytest.mark.parametrize(("name", "kind", "text"), TYPES)
def test_types(name: str, kind: str, text: str) -> None:
    assert [(m.text, m.type) for m in parties(text) if m.text == name] == [(name, kind)]


WHOLE_NAMES = [
    ("The Ministry of Ports of the Kingdom of Norway signed.", ["Ministry of Ports of the Kingdom of Norway"]),
    ("A share of Tamuri.com was sold to Voss.com.", ["Tamuri.com", "Voss.com"]),
    ("A plant north of Tamuri will open.", []),
    ("The call is at 5 p.m. PT on Friday.", []),
    ("The call is at 17:00 ET on Friday.", []),
    ("It ordered 30 Kestrelines.", []),
    ("Loans of the Clean Rivers (CR) program were paid.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WHOLE_NAMES)
def test_names_and_things(text: str, expected: list[str]) -> None:
    assert named(text) == expected


def test_predicate_is_no_party() -> None:
    assert [m.text for m in parties("Voss is a private lender and works as a Lima-based builder.")] == ["Voss"]


def test_name_behind_an_office_acts_for_its_state() -> None:
    found = next(m for m in parties("Peru's president, Aldo Voss, said so.") if m.form == "official")
    assert (found.text, found.code) == ("Aldo Voss", "PE")


def test_name_of_a_site_is_a_place() -> None:
    assert named("Gas from Tamuri flows.", "It bought the Tamuri field.") == []
    assert named("Tamuri said so.", "Tamuri hopes to buy it.", "It has the Tamuri field.") == ["Tamuri"]


def test_hyphened_title_is_none() -> None:
    assert [m.type for m in parties("A vote on DR-TRIFTA was lost.") if m.type == "person"] == []


DESCRIPTIONS = [
    ("Then the Seoul-based carrier agreed.", "the Seoul-based carrier", "company"),
    ("Later the miner declined.", "the miner", "company"),
    ("So the company will pay.", "the company", "company"),
    ("On Friday the ministry confirmed it.", "the ministry", "government"),
    ("So both countries agreed.", "both countries", "group"),
    ("Then the two sides signed.", "the two sides", "group"),
    ("A loan to a Canadian lender was given.", "a Canadian lender", "company"),
    ("Here the private equity firm won.", "the private equity firm", "fund"),
    ("And the Company will notify holders.", "the Company", "company"),
]


@pytest.mark.parametrize(("text", "span", "kind"), DESCRIPTIONS)
def test_descriptions(text: str, span: str, kind: str) -> None:
    assert [(m.text, m.type) for m in parties(text) if m.form == "description"] == [(span, kind)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It will pay and they will build.", ["It", "they"]),
        ("We sold its share.", ["We", "its"]),
        ("Their IT was old.", ["Their"]),
        ("A fitting end.", []),
    ],
)
def test_pronouns(text: str, words: list[str]) -> None:
    assert [m.text for m in parties(text) if m.form == "pronoun"] == words


def test_possessive_is_marked_and_cut() -> None:
    louisiana = next(m for m in parties("A plant in Louisiana's Red Basin was sold.") if m.name == "Louisiana")
    assert (louisiana.text, louisiana.possessive) == ("Louisiana", True)


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Omani Water Procurement Company (OWPC) signed.", ("owpc",), "Omani Water Procurement Company"),
        ("Rawafid Water Company (“Rawafid” or “the Company”) signed.", ("rawafid",), "Rawafid Water Company"),
        ("Petrel Bay Gold Corp. (\"Petrel\") signed.", ("petrel",), "Petrel Bay Gold Corp"),
    ],
)  # fmt: skip
def test_definitions(text: str, short: tuple[str, ...], full: str) -> None:
    table = collect_names([text.replace("Corp. (", "Corp (")])
    assert table.aliases[short] == full


def test_defined_description_is_a_name() -> None:
    article = ["Rawafid Water Company (“Rawafid” or “the Company”) signed.", "Thereafter the Company will pay."]
    found = find_parties(article[1], collect_names(article))
    assert [(m.text, m.name, m.form) for m in found] == [("the Company", "Rawafid Water Company", "name")]


def test_alias_is_given_where_it_is_defined() -> None:
    text = "A deal with Norvik Shipyard Group (NSG) was struck."
    assert [m.alias for m in parties(text) if m.form == "name"] == ["NSG", None]


def test_headline_in_title_case_needs_the_article() -> None:
    headline = "Target Buys Vulcan Stake From Northland Metals in Surprise Deal"
    body = "The purchase from Northland Metals by Target, which owns Vulcan, was a surprise."
    assert "Target" in named(headline, body)
    assert "Northland Metals" in named(headline, body)
    assert "Surprise Deal" not in named(headline, body)


def test_place_behind_in_is_no_company() -> None:
    assert named("A plant in Debrecen or near Badger Falls was planned.") == []


def test_speaker_line_is_a_person() -> None:
    found = parties("SAMIRA QUDSI: We will build it.")
    assert [(m.text, m.type) for m in found if m.form == "official"] == [("SAMIRA QUDSI", "person")]


WORDS = [
    "Boeing",
    "Japan's",
    "the",
    "Ministry",
    "of",
    "and",
    "&",
    ",",
    ".",
    "(",
    ")",
    "“",
    "”",
    "US",
    "U.S.",
    "CEO",
    "President",
    "Trump",
    "Ltd",
    "Inc.",
    "said",
    "in",
    "it",
    "3",
    "billion",
    "Korean",
    "Air",
    "companies",
    "–",
    "-",
    "’s",
    "'ſ",
    "Bank",
    "of",
    "Group",
    "a",
    "A",
]
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from(WORDS),
        max_size=40,
    ).map(" ".join),
)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_spans_are_true_and_ordered(text: str, other: str) -> None:
    table = collect_names([text, other])
    found = find_parties(text, table)
    assert found == find_parties(text, collect_names([text, other]))
    end = 0
    for mention in found:
        assert text[mention.start : mention.end] == mention.text
        assert end <= mention.start < mention.end
        end = mention.end


@pytest.mark.parametrize(
    "unit", ["Boeing ", "Bank of ", "A & ", "Ministry of Trade and ", "Korean ", "X", "US-", "AND "]
)
def test_linear(unit: str) -> None:
    long = unit * 3_000
    find_parties(long, collect_names([long]))


def test_no_character_is_too_much() -> None:
    text = string.printable + "\ud800 \u200b\ufeff İstanbul ǅ ß"
    find_parties(text, collect_names([text]))
