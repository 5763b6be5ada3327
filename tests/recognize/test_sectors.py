from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealparse.lexicon.loader import irregular_verbs, load
from dealparse.lexicon.phrases import expand, words_of
from dealparse.lexicon.topics import SectorEntry, sector_index
from dealparse.model.vocabulary import SECTORS, Sector
from dealparse.recognize.sectors import find_sectors

ENTRIES = load("sectors", SectorEntry)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.id)
def test_example_holds_its_entry(entry: SectorEntry) -> None:
    found = [hit.payload.id for hit in sector_index().find(entry.example, words_of(entry.example))]
    assert entry.id in found
    if entry.sector is None:
        assert find_sectors(entry.example) == []
    else:
        assert entry.sector in {m.sector for m in find_sectors(entry.example)}


def test_every_sector_has_entries() -> None:
    assert {entry.sector for entry in ENTRIES} - {None} == set(SECTORS)


def test_a_phrase_stands_once() -> None:
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for entry in ENTRIES:
        for pattern in entry.phrases:
            for row in expand(pattern, irregular_verbs()):
                owners[row].add(entry.id)
    twins = {frozenset(ids) for ids in owners.values() if len(ids) > 1}
    assert twins == {frozenset({"warships", "warships_built"})}


@pytest.mark.parametrize("word", ["energy", "manufacturing", "infrastructure", "technology company"])
def test_generic_words_are_light(word: str) -> None:
    assert [m.weight for m in find_sectors(word)] == [1]


SHOWN: list[tuple[str, tuple[Sector, ...]]] = [
    ("The utility will take 0.8 million tonnes of LNG a year from the new plant.", ("lng",)),
    ("A floating regasification unit will be moored off the coast to import natural gas.", ("lng",)),
    ("The refiner agreed to import 200,000 barrels of crude a day.", ("oil_gas",)),
    ("A gas pipeline will link the two republics by 2030.", ("oil_gas",)),
    ("The steelmaker signed for coking coal from the basin.", ("coal",)),
    ("Two reactors will be built beside the old power station.", ("nuclear",)),
    ("The fund puts $900 million into uranium enrichment.", ("nuclear",)),
    ("The company will deliver transformers and switchgear to the utility.", ("power_grid",)),
    ("A 900 MW gas-fired power plant will rise at the port.", ("power_grid",)),
    ("The bank lends $200 million for a transmission line to the islands.", ("power_grid",)),
    ("An oil company will build a 300 MW solar farm.", ("renewables",)),
    ("The two firms will build an offshore wind farm with battery storage.", ("renewables",)),
    ("The partners will make green hydrogen by electrolysis.", ("renewables",)),
    ("The bank will lend for a hydropower plant on the river.", ("renewables",)),
    ("Both governments will finance rare earths and other critical minerals.", ("critical_minerals",)),
    ("The carmaker will buy lithium hydroxide.", ("critical_minerals",)),
    ("It will expand the copper mine.", ("critical_minerals",)),
    ("The group will spend €2 billion on an electric arc furnace.", ("metals",)),
    ("An aluminium smelter will be built near the bay.", ("metals",)),
    ("An aluminum smelter will be built near the bay.", ("metals",)),
    ("The state subsidises a wafer fab for power semiconductors.", ("semiconductors",)),
    ("The maker will ship HBM from its new line.", ("semiconductors",)),
    ("The firm will assemble smartphones and laptops in the south.", ("electronics",)),
    ("They will build a data centre of one gigawatt.", ("ai_data_centers",)),
    ("They will build a data center of one gigawatt.", ("ai_data_centers",)),
    ("The hyperscaler will add two data centres and a supercomputer.", ("ai_data_centers",)),
    ("The two ministries will cooperate on artificial intelligence.", ("ai_data_centers",)),
    ("The operator will spend $2 billion on 5G.", ("digital",)),
    ("Neither party will levy digital services taxes.", ("digital",)),
    ("The vendor will supply software to the ministry.", ("digital",)),
    ("They fund a quantum computer at the institute.", ("quantum",)),
    ("The carmaker will build electric vehicles in the state.", ("automotive",)),
    ("The city ordered 120 electric buses.", ("automotive",)),
    ("A supplier will make gearboxes and axles.", ("automotive",)),
    ("The venture will build a battery plant for electric cars.", ("batteries",)),
    ("It will make cathode material.", ("batteries",)),
    ("The airline ordered 40 passenger jets.", ("aerospace",)),
    ("The carrier took options on twelve more A350s.", ("aerospace",)),
    ("The lessor will buy jet engines.", ("aerospace",)),
    ("The agency booked the launch of a satellite.", ("space",)),
    ("The ministry will buy 24 fighter jets.", ("defense",)),
    ("The army will receive howitzers and ammunition.", ("defense",)),
    ("Both armies will hold joint exercises.", ("defense",)),
    ("The navy will order four frigates.", ("defense", "shipbuilding")),
    ("The yard will build six LNG carriers.", ("shipbuilding",)),
    ("The line ordered ten containerships.", ("shipbuilding",)),
    ("The factory will make excavators and machine tools.", ("machinery",)),
    ("It will build heat pumps and chillers.", ("machinery",)),
    ("A plant for industrial robots is planned.", ("machinery",)),
    ("The partners plan an ethylene cracker.", ("chemicals",)),
    ("India will buy urea and other fertilisers.", ("chemicals",)),
    ("The group will make vaccines at a new site.", ("pharma",)),
    ("The donors will pay for hospitals.", ("pharma",)),
    ("China will buy 12 million tonnes of soybeans.", ("agriculture",)),
    ("Beijing lifts its ban on beef and pork.", ("agriculture",)),
    ("The brewer will add a bottling hall.", ("agriculture",)),
    ("Lenders will pay for a high-speed railway.", ("transport",)),
    ("The firm will run the container terminal for 30 years.", ("transport",)),
    ("The airport will get a second runway.", ("transport",)),
    ("The developer will build 4,000 affordable homes.", ("construction",)),
    ("A cement plant will be built.", ("construction",)),
    ("The city will build a desalination plant.", ("water",)),
    ("Sewers will be laid in three towns.", ("water",)),
    ("The mill will export garments and yarn.", ("textiles",)),
    ("The insurer will buy a smaller rival.", ("finance",)),
    ("The two central banks agreed a currency swap.", ("finance",)),
    ("The fund will build hotels on the coast.", ("tourism",)),
    ("The prince bought a football club.", ("tourism",)),
    ("The group will take over a film studio.", ("tourism",)),
    ("The firm pays for scholarships and technical colleges.", ("education",)),
    ("Both sides will act against drug trafficking.", ("law_enforcement",)),
    ("Three AP1000s will be built.", ("nuclear",)),
    ("It will string a 220 kV line.", ("power_grid",)),
    ("Duties on mandarins go.", ("agriculture",)),
    ("The clinic will get two MRI machines.", ("pharma",)),
    ("They rent out computing capacity.", ("ai_data_centers",)),
    ("It pumps brine.", ("critical_minerals",)),
    ("They have hired six ethane carriers.", ("shipbuilding",)),
    ("The jackup was hired for a year.", ("oil_gas",)),
    ("A mast operator was sold.", ("digital",)),
    ("The money pays for canal lining.", ("water",)),
    ("The plant makes 700 tonnes of SWU.", ("nuclear",)),
    ("The semisubmersible was hired for a year.", ("oil_gas",)),
    ("They will share intelligence on people smuggling.", ("law_enforcement",)),
    ("The company will expand its domestic manufacturing.", ("manufacturing",)),
    ("Tokyo will buy more American energy.", ("energy",)),
    ("An energy group will build solar farms in two manufacturing regions.", ("renewables",)),
    ("Duties fall on agricultural and industrial goods.", ("agriculture", "manufacturing")),
    ("The money goes into roads, hospitals and factories.", ("transport", "pharma", "manufacturing")),
    ("It will invest in chips, batteries and robots.", ("semiconductors", "batteries", "machinery")),
    ("The chain will open 40 stores.", ()),
    ("The tobacco group will buy its rival.", ()),
    ("The country will invest $600 billion over four years.", ()),
    ("Duties on all goods will fall to 15 percent.", ()),
    ("The jeweller will open two shops.", ()),
    ("The party that came to power in May restored purchasing power.", ()),
    ("The mayor will plant trees and neighbours will chip in.", ()),
    ("The finance minister told state media of a great deal.", ()),
    ("A road map, a bridge loan and a growth engine are on the table.", ()),
]


@pytest.mark.parametrize(("text", "expected"), SHOWN, ids=[text[:40] for text, _ in SHOWN])
def test_words_show_at_least_these_sectors(text: str, expected: tuple[Sector, ...]) -> None:
    found = {m.sector for m in find_sectors(text)}
    assert set(expected) <= found
    if not expected:
        assert all(m.weight == 1 for m in find_sectors(text)), "only generic words may be found here"


WORDS = st.sampled_from([*(p for e in ENTRIES for p in e.phrases[:2]), "the", ",", "and", "\u200b", "ﬁ", "İ", "\ud800"])


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_spans_are_true_and_apart(text: str) -> None:
    found = find_sectors(text)
    assert found == find_sectors(text)
    end = 0
    for mention in found:
        assert mention.text == text[mention.start : mention.end] != ""
        assert mention.end >= end
        end = mention.end


def test_long_text_is_linear() -> None:
    assert len(find_sectors("gas " * 50_000)) == 50_000
    assert find_sectors("x" * 500_000) == []
