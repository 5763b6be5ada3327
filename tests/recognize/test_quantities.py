"""Quantities: tables of our own sentences, and properties."""

from __future__ import annotations

import time
from decimal import Decimal

import pint
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dealparse.lexicon.amounts import spellings, units
from dealparse.lexicon.codes import unit_names
from dealparse.model.mention import QuantityMention
from dealparse.recognize.explain_amounts import explain_amount
from dealparse.recognize.quantities import find_amounts, find_quantities


def show(mention: QuantityMention) -> str:
    """ "low..high unit qualifier sharing: commodity" with what isn't there left out."""
    low, high = mention.low, mention.high
    value = f"{low}" if low == high else f"{'' if low is None else low}..{'' if high is None else high}"
    sort = "points" if mention.sort == "points" else ""
    words = " ".join(filter(None, [value, mention.unit, mention.qualifier, mention.sharing or "", sort]))
    return f"{words}: {mention.commodity}" if mention.commodity else words


MEASURES = [
    # mass and its rates
    ("It takes 2 mtpa of LNG.", ["2 Mt/year exact: LNG"]),
    ("It takes 2 MTPA.", ["2 Mt/year exact"]),
    ("It takes 2 MMTPA.", ["2 Mt/year exact"]),
    ("It takes 2 Mt/y.", ["2 Mt/year exact"]),
    ("It takes 2 million tonnes per annum.", ["2 Mt/year exact"]),
    ("It takes 1 million tonnes of LNG a year.", ["1 Mt/year exact: LNG"]),
    ("It takes 1.3 million tons of wheat.", ["1.3 Mt exact: wheat"]),
    ("It takes 2m tonnes of ore.", ["2 Mt exact: ore"]),
    ("It takes 25mt of coal.", ["25 Mt exact: coal"]),
    ("It takes 5,000 MT of rice.", ["5000 t exact: rice"]),
    ("It takes 120,000 t of nickel a year.", ["120000 t/year exact: nickel"]),
    ("It takes 40 kt of zinc.", ["40 kt exact: zinc"]),
    ("It takes 18,000 tpa of anode material.", ["18000 t/year exact: anode material"]),
    ("It takes 4,000 tpd of waste.", ["4000 t/day exact: waste"]),
    ("It takes 900 short tons of pellets.", ["900 short_ton exact: pellets"]),
    ("It takes 100,000 dmt of concentrate.", ["100000 t exact: concentrate"]),
    ("It takes 150,000 dry metric tonnes (“dmt”) of ore a year.", ["150000 t/year exact: ore"]),
    ("It takes 2.4 million pounds of uranium.", ["2400000 lb exact: uranium"]),
    ("It yields 90,000 ounces a year.", ["90000 troy_ounce/year exact"]),
    ("It yields 3 Moz.", ["3000000 troy_ounce exact"]),
    ("A tanker of 115,000 dwt came.", ["115000 dwt exact"]),
    ("It buys 40 million bushels of corn.", ["40000000 bushel exact: corn"]),
    # volume; in oil and gas the m is a thousand
    ("It pumps 200,000 bpd.", ["200000 bbl/day exact"]),
    ("It pumps 200,000 b/d of crude.", ["200000 bbl/day exact: crude"]),
    ("It pumps 200,000 barrels a day.", ["200000 bbl/day exact"]),
    ("It pumps 200,000 barrels of crude a day.", ["200000 bbl/day exact: crude"]),
    ("It holds 600 mbbl.", ["600000 bbl exact"]),
    ("It holds 3 MMbbl.", ["3000000 bbl exact"]),
    ("It pumps 120 mboe/d.", ["120000 boe/day exact"]),
    ("It holds 300 million boe.", ["300000000 boe exact"]),
    ("It carries 10 bcm of gas a year.", ["10000000000 m**3/year exact: gas"]),
    ("It carries 4 mmcm/d.", ["4000000 m**3/day exact"]),
    ("It carries 2 Bcf/d.", ["2000000000 ft**3/day exact"]),
    ("It carries 600mn cf/d.", ["600000000 ft**3/day exact"]),
    ("It carries 300 Mcf.", ["300000 ft**3 exact"]),
    ("It carries 70 billion cubic metres of natural gas a year.", ["70000000000 m**3/year exact: natural gas"]),
    ("It carries 271,000 cbm.", ["271000 m**3 exact"]),
    ("It treats 40 MLD.", ["40000000 liter/day exact"]),
    ("It treats 15 litres per second.", ["15 liter/second exact"]),
    ("It treats 400,000 cubic meters a day.", ["400000 m**3/day exact"]),
    ("It sells 3 million gallons.", ["3000000 gallon exact"]),
    # power and energy
    ("It builds 300 MW of solar.", ["300 MW exact: solar"]),
    ("It builds 300 MWp.", ["300 MW exact"]),
    ("It builds 2 GWe.", ["2 GW exact"]),
    ("It builds a 120-megawatt solar plant.", ["120 MW exact: solar plant"]),
    ("It builds 100 MW/200 MWh of storage.", ["100 MW exact", "200 MWh exact: storage"]),
    ("It builds a 40-MVA substation.", ["40 MVA exact: substation"]),
    ("It makes 25 GWh of cells a year.", ["25 GWh/year exact: cells"]),
    ("It makes 6 GWh of annual capacity.", ["6 GWh/year exact: annual capacity"]),
    ("It sells 5 TWh.", ["5 TWh exact"]),
    ("It sells 40 million MMBtu.", ["40000000 MMBtu exact"]),
    # length and area
    ("It lays 437km of pipe.", ["437 km exact: pipe"]),
    ("It lays 430 route-km of track.", ["430 km exact: track"]),
    ("It digs 18 miles of tunnel.", ["18 mile exact: tunnel"]),
    ("The dam is 335 metres tall.", ["335 m exact"]),
    ("The site has 45 hectares.", ["45 hectare exact"]),
    ("The site has 315 acres of land.", ["315 acre exact: land"]),
    ("The hall has 1.2 million square feet.", ["1200000 ft**2 exact"]),
    ("The hall has 350 sq m.", ["350 m**2 exact"]),
    ("He is 5 feet 2 inches.", ["62 inch exact"]),
    ("It is 2 km and 300 m away.", ["2 km exact", "300 m exact"]),
    # bounds and ranges
    ("It takes up to 2 mtpa.", ["..2 Mt/year at_most"]),
    ("It takes at least 4 GWh of cells a year.", ["4.. GWh/year at_least: cells"]),
    ("It takes about 300 MW.", ["300 MW approx"]),
    ("It takes roughly 300 MW each.", ["300 MW approx each"]),
    ("It takes between 0.25 mtpa and 1.5 mtpa.", ["0.25..1.5 Mt/year range"]),
    ("It takes 24,000 to 60,000 tpa.", ["24000..60000 t/year range"]),
    ("It takes 5 GW to 10 GW.", ["5..10 GW range"]),
    ("It takes 1.2-1.5 mtpa.", ["1.2..1.5 Mt/year range"]),
    ("It takes 2–3 million tonnes.", ["2..3 Mt range"]),
    ("It takes an 8- to 16-metre pipe.", ["8..16 m range: pipe"]),
    ("They got 45 and 50 mg.", ["45 mg exact", "50 mg exact"]),
    ("The daily use fell by 40-50 megawatts.", ["40..50 MW range"]),
    ("It builds 200 GWh of capacity, enough for a city.", ["200 GWh exact: capacity"]),
    ("It builds 5 GW of wind, solar and storage capacity.", ["5 GW exact: wind, solar and storage capacity"]),
    ("A 211-mile industrial road connecting two ports.", ["211 mile exact: industrial road", "2 count exact: ports"]),
    ("The law of 1972 turns 50.", []),
    # digits that are something else
    ("24703L202 and 24703 m212 are serial numbers.", []),
    ("They run 5G networks and 400 kV lines.", ["400 kilovolt exact: lines"]),
    ("A bare 1800 in all came.", []),
    ("It had 20 J/m2 of it.", []),
    ("The harbour holds 100,000 containers.", ["100000 count exact: containers"]),
]

COUNTS = [
    ("Korea orders 103 aircraft.", ["103 count exact: aircraft"]),
    ("Poland orders 50 F-35s.", ["50 count exact: F-35s"]),
    ("It orders a dozen turbines.", ["12 count exact: turbines"]),
    ("It orders half a dozen ferries.", ["6 count exact: ferries"]),
    ("It orders two 800-MW units.", ["2 count exact: 800-MW units", "800 MW exact: units"]),
    ("It orders 225 737 MAXs.", ["225 count exact: 737 MAXs"]),
    ("It orders 18 of the 271,000 cbm giants.", ["18 count exact: 271,000 cbm giants", "271000 m**3 exact: giants"]),
    ("It orders 12 x 16,800 teu ships.", ["12 count exact: 16,800 teu ships"]),
    ("It orders up to 60 of its new A350 jets.", ["..60 count at_most: A350 jets"]),
    ("It orders as many as four reactors.", ["..4 count at_most: reactors"]),
    ("It orders 100 to 150 new tanks.", ["100..150 count range: tanks"]),
    ("It orders 14 Falcon 9 rockets.", ["14 count exact: Falcon 9 rockets"]),
    ("It orders ten medium-range (MR) oil and chemical tankers.",
     ["10 count exact: medium-range (MR) oil and chemical tankers"]),
    ("It orders 30 of them, with options on another 12.", ["30 count exact", "12 count exact"]),
    ("It takes ten more for the navy.", ["10 count exact"]),
    ("It makes 150,000 cars a year.", ["150000 count/year exact: cars"]),
    ("It makes 40,000 wafers a month.", ["40000 count/month exact: wafers"]),
    ("It makes 20 to 25 launches a year.", ["20..25 count/year range: launches"]),
    ("It has a yearly capacity of 150,000 vehicles.", ["150000 count/year exact: vehicles"]),
    ("It takes 8.3 million households.", ["8300000 count exact: households"]),
    ("It sells as many as 160m shares.", ["..160000000 count at_most: shares"]),
    ("The berth takes 300,000 TEU.", ["300000 count exact: teu"]),
    ("It buys one LNG carrier and 31 MQ-9B drones.", ["1 count exact: LNG carrier", "31 count exact: MQ-9B drones"]),
    ("It ordered one jack-up rig and one of them left.", ["1 count exact: jack-up rig"]),
    ("One year later one firm said no one had seen one thing.", []),
    ("They buy 20 solar and wind farms.", ["20 count exact: solar and wind farms"]),
    ("They open up to 15 Lord & Taylor stores.", ["..15 count at_most: Lord & Taylor stores"]),
    ("It orders five wide-body and ten narrow-body jets.",
     ["5 count exact: narrow-body jets", "10 count exact: narrow-body jets"]),
    # of what was named before
    ("It orders 100 jets from Kawa, 80 from Leda and 20 from Ruritania.",
     ["100 count exact: jets", "80 count exact: jets", "20 count exact: jets"]),
    ("It orders 100 jets from Kawa and 80 from stock.", ["100 count exact: jets"]),
    ("It cut its order from 28 to 19.", ["19 count exact"]),
    ("Options for a further 105 converted in May.", ["105 count exact"]),
    ("The 18 that Kawa bought are late, as are the 400 they have options on.", ["18 count exact", "400 count exact"]),
    ("The yards take six each, two of 9,000 teu.", ["6 count exact each", "2 count exact", "9000 count exact: teu"]),
    ("There are 54 on contract.", ["54 count exact"]),
    ("Another seven died later.", []),
    # what a contract is about is no bound
    ("The 2016 contract with Leda Rail of Denmark over 12 trams ended.", ["12 count exact: trams"]),
    ("It denied talks with Kawa about 20 jets.", ["20 count exact: jets"]),
    ("Under a deal with Kawa it buys over 12 jets.", ["12.. count at_least: jets"]),
    # never counts
    ("In 2025 officials met for 10 years of talks.", []),
    ("On June 20 officials of 7 countries met 3 times.", []),
    ("See No. 2 pumps, Phase 3 works and Section 301 tariffs.", []),
    ("She is 45 and met him at 6 pm.", []),
    ("Many Boeing 737 jets and A320 planes fly.", []),
    ("It paid €50 a head to 3 per cent.", ["3 percent exact"]),
]  # fmt: skip

SHARES = [
    ("It holds 30% of it.", ["30 percent exact"]),
    ("It buys a 30 per cent stake.", ["30 percent exact: stake"]),
    ("It buys a 12.5% equity interest.", ["12.5 percent exact: stake"]),
    ("It takes more than 10% of capacity.", ["10.. percent at_least: capacity"]),
    ("It takes half of output.", ["50 percent exact: output"]),
    ("It takes half the output.", ["50 percent exact: output"]),
    ("It takes one third of the gas.", ["33.3333333333333 percent exact: gas"]),
    ("It takes three-quarters of the money.", ["75 percent exact: money"]),
    ("It takes a one-fifth stake.", ["20 percent exact: stake"]),
    ("The tariff fell from 25% to 15%.", ["25 percent exact", "15 percent exact"]),
    ("Rates range from 18% to 250%.", ["18..250 percent range"]),
    ("Rates of 25 and 10% apply.", ["25 percent exact", "10 percent exact"]),
    ("They hold 37.5% each.", ["37.5 percent exact each"]),
    ("They hold 36.5% or so.", ["36.5 percent approx"]),
    ("They hold sixty per cent.", ["60 percent exact"]),
    ("It moves 10 MB/s.", ["10 megabyte/second exact"]),
    ("It moves 10 Mb/s.", ["10 megabit/second exact"]),
    ("It takes 5 kN.", ["5 kilonewton exact"]),
    ("It makes 5 kn.", ["5 knot exact"]),
    ("It has 800 kg/m3.", ["800 kg/m**3 exact"]),
    ("It takes 9.8 m/s^2.", ["9.8 m/second**2 exact"]),
    ("It has 5 m^4.", []),
    ("It has 5 x 10^6 tonnes.", ["5000000 t exact"]),
    ("It has 3·10^-2 km.", ["0.03 km exact"]),
    ("It fell by 3 percentage points.", ["3 percent exact points"]),
    ("It fell by 3 % points.", ["3 percent exact points"]),
    ("The index rose 54.37 points.", []),
    ("It fell by 50 basis points.", ["0.5 percent exact points"]),
    ("Sugar enters duty-free.", ["0 percent exact"]),
    ("It will scrap every duty.", ["0 percent exact"]),
    ("All tariffs on cars are gone.", ["0 percent exact"]),
    ("It will reduce or abolish duties.", []),
    ("Duties are to be removed or reduced.", []),
    ("It lifted its tariff on cars to 40%.", ["40 percent exact"]),
    ("They took forty-five BCM over ten years.", ["45000000000 m**3 exact"]),
    ("It ordered 787 Dreamliners.", []),
    ("The first 9,000 cars imported by Kawa each year pay less.", ["9000 count/year exact: cars"]),
    ("It ships 400 t of zinc a yr.", ["400 t/year exact: zinc"]),
    ("It may buy 500 of Kawa's most advanced chips a year.", ["500 count/year exact: advanced chips"]),
    ("It would eliminate all tariffs.", ["0 percent exact"]),
    ("The duty falls to zero.", ["0 percent exact"]),
    ("The 35% duty on imported cars is phased out.", ["35 percent exact: duty", "0 percent exact"]),
    ("It drops its remaining duties.", ["0 percent exact"]),
    ("A tariff applies, but medicines are exempt.", ["0 percent exact"]),
    ("The firm is exempt from the ban, not from tariffs.", []),
    ("The duties on towers will be allowed to expire.", ["0 percent exact"]),
    ("It nears absolute zero.", ["0 kelvin exact"]),
    ("The first half of 2026 and the third quarter.", []),
]


@pytest.mark.parametrize(("text", "expected"), MEASURES + COUNTS + SHARES)
def test_quantities(text: str, expected: list[str]) -> None:
    assert [show(q) for q in find_quantities(text)] == expected


def test_money_is_no_quantity() -> None:
    money, quantities = find_amounts("€5 million, 20 euros, $10 per tonne, Rs 450 crore and 3 buses")
    assert len(money) == 4
    assert [show(q) for q in quantities] == ["3 count exact: buses"]


def _uses(unit: object) -> list[str]:
    words = spellings(unit.phrases)  # type: ignore[attr-defined]
    return [*words, *unit.signs, *unit.cased_signs]  # type: ignore[attr-defined]


@pytest.mark.parametrize("unit", units(), ids=lambda u: u.id)
def test_each_unit_has_an_example(unit: object) -> None:
    names = [q.unit for q in find_quantities(unit.example)]  # type: ignore[attr-defined]
    wanted = unit.name if unit.per is None else f"{unit.name}/{unit.per}"  # type: ignore[attr-defined]
    assert any(name == wanted or name.startswith(f"{wanted}/") for name in names), names


DOUBTFUL = {"in", "mu", "rai", "pp", "st", "te", "kn", "bu", "ct", "g", "gal", "pm", '"', "''", "mi", "lbs", "mt"}


@pytest.mark.parametrize("unit", units(), ids=lambda u: u.id)
def test_each_spelling_is_read(unit: object) -> None:
    for word in _uses(unit):
        if word in DOUBTFUL:
            continue
        found = find_quantities(f"It is 40 {word}.")
        assert found and found[0].low is not None, word
        assert found[0].low == 40 * unit.factor, word  # type: ignore[attr-defined]


def test_every_unit_is_on_the_closed_list() -> None:
    for unit in units():
        base, slash, _ = unit.name.partition("/")
        assert base in unit_names() or slash, unit.name


def test_pint_reads_every_unit() -> None:
    registry: pint.UnitRegistry[float] = pint.UnitRegistry()
    for unit in units():
        if unit.define is not None:
            registry.define(unit.define)
    for unit in units():
        registry.Quantity(1, unit.name)


@given(
    st.integers(1, 10**9),
    st.sampled_from(["MW", "GWh", "km", "hectare", "mtpa", "bpd"]),
    st.sampled_from(["", " ", "-"]),
)
def test_any_measure_comes_back(value: int, sign: str, gap: str) -> None:
    word = "hectares" if sign == "hectare" else sign
    gap = " " if sign == "hectare" and not gap else gap
    [found] = find_quantities(f"It has {value:,}{gap}{word}.")
    unit = {"mtpa": "Mt/year", "bpd": "bbl/day"}.get(sign, sign)
    assert (found.low, found.high, found.unit) == (Decimal(value), Decimal(value), unit)


PIECES = [
    "5",
    "10,000",
    " ",
    "-",
    " to ",
    " and ",
    "million ",
    "MW",
    " tonnes",
    " of ",
    "LNG",
    "%",
    " per cent",
    "jets",
]
PIECES += [
    "about ",
    "up to ",
    " a year",
    " each",
    ".",
    ",",
    "half ",
    "$",
    "(",
    ")",
    " the ",
    "two ",
    "A320",
    "m ",
    "\n",
]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_text_gives_true_spans(text: str) -> None:
    money, found = find_amounts(text)
    for mention in found:
        assert text[mention.start : mention.end] == mention.text
        assert mention.start < mention.end
        assert mention.low is None or mention.high is None or mention.low <= mention.high
        assert not any(m.start <= mention.start < m.end for m in money)
        explain_amount(text, mention)
    assert found == find_quantities(text)


@given(st.text(max_size=80))
def test_no_text_raises(text: str) -> None:
    find_quantities(text)


@pytest.mark.parametrize(
    "piece", ["9", ",", "5 MW ", "5 of the ", "million ", "10% and ", "two ", "5 jets and ", "a b c ", "5-", "no duty "]
)
def test_time_is_linear(piece: str) -> None:
    def spent(times: int) -> float:
        text = piece * times
        begun = time.process_time()
        find_quantities(text)
        return time.process_time() - begun

    short, long = spent(1_000), spent(10_000)
    assert long < 40 * short + 0.3
