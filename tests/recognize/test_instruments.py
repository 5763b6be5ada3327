from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealparse.lexicon.loader import load
from dealparse.lexicon.phrases import words_of
from dealparse.lexicon.topics import InstrumentEntry, instrument_index
from dealparse.model.vocabulary import INSTRUMENTS, Instrument
from dealparse.recognize.instruments import find_instruments

ENTRIES = load("instruments", InstrumentEntry)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.id)
def test_example_holds_its_entry(entry: InstrumentEntry) -> None:
    found = [hit.payload.id for hit in instrument_index().find(entry.example, words_of(entry.example))]
    assert entry.id in found
    if entry.instrument is None:
        assert find_instruments(entry.example) == []
    else:
        assert entry.instrument in {m.instrument for m in find_instruments(entry.example)}


def test_every_instrument_has_entries() -> None:
    assert {entry.instrument for entry in ENTRIES} - {None} == set(INSTRUMENTS)


FOUND: list[tuple[str, list[Instrument]]] = [
    ("They signed a letter of intent for ten trains.", ["letter_of_intent"]),
    ("Two letters of interest came from lenders.", ["letter_of_intent"]),
    ("The ministers signed a statement of intent.", ["letter_of_intent"]),
    ("An LOI was signed in March.", ["letter_of_intent"]),
    ("Both sides inked memoranda of understanding.", ["mou"]),
    ("The MoU covers grain.", ["mou"]),
    ("A memorandum of cooperation was signed.", ["mou"]),
    ("The heads of agreement are good for 1 Mt a year.", ["heads_of_agreement"]),
    ("Heads of terms were agreed.", ["heads_of_agreement"]),
    ("The lender has offered a term sheet.", ["term_sheet"]),
    ("A framework agreement was initialled.", ["framework_agreement"]),
    ("The leaders issued a joint statement.", ["joint_statement"]),
    ("In a joint declaration the two sides promised more.", ["joint_statement"]),
    ("A 20-year sale and purchase agreement was signed.", ["contract"]),
    ("The SPA runs for 15 years.", ["contract"]),
    ("It has an off-take agreement with the smelter.", ["contract"]),
    ("The PPAs run for 12 years.", ["contract"]),
    ("The builder won an EPC contract.", ["contract"]),
    ("Both boards approved the merger agreement.", ["contract"]),
    ("They entered into a definitive agreement.", ["contract"]),
    ("The airline placed a firm order for ten jets.", ["contract"]),
    ("The line ordered twelve ships.", ["contract"]),
    ("The firm has issued a purchase order.", ["contract"]),
    ("The port was let under a 30-year concession.", ["contract"]),
    ("The tanker is on time charter.", ["contract"]),
    ("The tenant signed a lease.", ["contract"]),
    ("The biotech signed a licence agreement.", ["contract"]),
    ("It was sold by a deed of sale.", ["contract"]),
    ("We have ordered the long-lead filters.", ["contract"]),
    ("Sixty engines, ordered by Skyvane, are late.", ["contract"]),
    ("The regulator ordered the company to pay.", []),
    ("The miner has a prepayment facility.", ["loan_agreement"]),
    ("The miner raised senior debt.", ["loan_agreement"]),
    ("The president signed an order banning imports.", ["law"]),
    ("A reciprocal access agreement was signed.", ["treaty"]),
    ("They have entered into binding agreements.", ["agreement"]),
    ("The biotech signed a license agreement.", ["contract"]),
    ("The bank signed a facility agreement.", ["loan_agreement"]),
    ("A credit agreement was closed.", ["loan_agreement"]),
    ("It got a loan guarantee from the state.", ["loan_agreement"]),
    ("The syndicated loan was signed.", ["loan_agreement"]),
    ("The two sides concluded a free trade agreement.", ["treaty"]),
    ("The trade deal was announced on Sunday.", ["treaty"]),
    ("The CEPA enters into force in May.", ["treaty"]),
    ("The customs agreement was signed.", ["treaty"]),
    ("The president signed an executive order.", ["law"]),
    ("A proclamation raised the duty.", ["law"]),
    ("The chamber passed a bill.", ["law"]),
    ("The subsidy is paid under the CHIPS Act.", ["law"]),
    ("The two firms reached an agreement.", ["agreement"]),
    ("They announced a deal in May.", ["agreement"]),
    ("A pact on fish was signed.", ["agreement"]),
    ("Under the accord, both will pay.", ["agreement"]),
    ("A deal, then a memorandum of understanding, then a contract.", ["agreement", "mou", "contract"]),
    ("The New Deal is a great deal to deal with.", []),
    ("The contract manufacturer sells to all.", []),
    ("They met in order to talk of law and order.", []),
    ("The law firm advised law enforcement.", []),
    ("The bank will act as adviser.", []),
    ("The state will foot the bill.", []),
    ("Ministers made no trade concessions.", []),
    ("The coin is legal tender.", []),
    ("A legal framework is being written.", []),
    ("All members were in agreement.", []),
    ("The country will invest $600 billion.", []),
    ("The judge ordered the firm to pay.", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text[:40] for text, _ in FOUND])
def test_find(text: str, expected: list[Instrument]) -> None:
    assert [m.instrument for m in find_instruments(text)] == expected


WORDS = st.sampled_from([*(p for e in ENTRIES for p in e.phrases[:4]), "the", ",", "and", "\u200b", "İ", "\ud800"])


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_spans_are_true_and_apart(text: str) -> None:
    found = find_instruments(text)
    assert found == find_instruments(text)
    end = 0
    for mention in found:
        assert mention.text == text[mention.start : mention.end] != ""
        assert mention.start >= end
        end = mention.end


def test_long_text_is_linear() -> None:
    assert len(find_instruments("deal " * 50_000)) == 50_000
    assert find_instruments("x" * 500_000) == []
