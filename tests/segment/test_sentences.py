"""Where sentences end, and where they only seem to."""

from __future__ import annotations

import pytest

from dealparse.read import read_text
from dealparse.segment import segment


def sentences(text: str) -> list[str]:
    return [claim.text for claim in segment(read_text(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Export Board lends the mill $3 million.",
        "It sells to the U.S. and the U.K. for $1.5 bn. a year.",
        "Quarrel Inc. Chairman Ada Voss signed it.",
        "Voss Corp. said it pays.",
        "Under No. 2 the price is $5.75 a yard.",
        "It pays approx. $5 million, i.e. half.",
        "J. P. Quarrel and A.B. Voss signed.",
        "The yard at St. Brendan builds it.",
        "It opens at 9 a.m. Eastern time.",
        "The cargo left on Jan. 5 for Tarsoba.",
        "Gov. Voss and Sen. Quarrel signed.",
        "It said “We pay.” and paid.",
        "It promises jobs… eventually.",
        "It promises jobs ... eventually.",
        "The hall (opened in May. It has looms.) is small.",
        "It costs 2.5 million, see www.tarsoba.example for more.",
        "Mills, e.g. Brightwater, pay.",
        "“Is it done?” Voss asked.",
        "“We pay!” Ada Voss said.",
        "It buys three mills; sells two roads; and builds five ships of 4,000 tons each, all of them in Tarsoba.",
        "Quarrel S.p.A. of Port Halloran signed.",
        "Quarrel Co. Ltd. signed.",
        "The Jan. contract runs.",
        "The Elmira, Ala. plant is new.",
        "Messrs. Voss and Quarrel signed.",
        "The price is $1.5bn.",
        "He holds a Ph.D. from Tarsoba.",
        "It is no. 3 of the list.",
        "Mr. and Mrs. Voss paid.",
        "The mill, est. 1904, pays.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("It is signed.", "It is paid."),
        ("It sells to the U.S.", "The price is $5 million."),
        ("The seller is Quarrel Inc.", "It keeps the road."),
        ("The seller is Quarrel Corp.", "Brightwater is the buyer."),
        ("The price is $1.5 bn.", "Voss pays in May."),
        ("It opens at 9 a.m.", "The mayor comes."),
        ("Is it signed?", "Yes, in May."),
        ("We pay!", "Voss paid."),
        ("It said: “We pay.”", "Then it paid."),
        ('It said: "We pay."', "Then it paid."),
        ("It pays (in May.)", "Voss agreed."),
        ("It pays.", "(In May.)"),
        ("It pays.", "“In May,” Voss said."),
        ("It pays.[1]", "The state agrees."),
        ("He signed as J. P. Quarrel.", "She did, too."),
        ("It pays...", "The state waits."),
        ("It pays for No. 2.", "No. 3 is free."),
        ("No.", "We withdrew from it."),
        ("It costs $5.", "Voss pays."),
        ("It runs until 2031.", "Voss pays."),
        ("It has looms, roads etc.", "Voss pays."),
        ("It pays.", "5 million is the price."),
        ("It pays.", "$5 million is the price."),
        ("It pays in Dec.", "The state agrees."),
        ("It pays.\u00a0", "\u200bThe state agrees."),
        ("The plan B.", "The other is A."),
        ("It pays。", "Voss agrees."),
        ("It is in Tarsoba, Ala.", "The road is not."),
    ],
)
def test_two_sentences(first: str, second: str) -> None:
    assert sentences(f"{first} {second}") == [first.strip(), second.lstrip("\u200b")]


def test_a_missing_space() -> None:
    assert sentences("It is signed.The state pays.") == ["It is signed.", "The state pays."]
    assert sentences("It uses Tarsoba.com and pays.") == ["It uses Tarsoba.com and pays."]


@pytest.mark.parametrize("sign", ["(", '"', "“", "[", "«", ").", '."', "…", "?!"])
def test_runs_of_signs(sign: str) -> None:
    assert segment(read_text(f"It pays. {sign * 2_000} It is signed."))
