"""What a claim knows of its surroundings: stems, headings, speakers, quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealparse.errors import DealparseError
from dealparse.model.article import Article, Block, Claim
from dealparse.read import read_text
from dealparse.segment import segment

BODY = "Brightwater Mills will spend $5 million on a second loom hall, the council heard on Monday in Tarsoba."


def claims_of(text: str) -> tuple[Claim, ...]:
    return segment(read_text(text))


def stems(text: str) -> list[tuple[str, tuple[str, ...]]]:
    claims = claims_of(text)
    return [(c.text, tuple(claims[i].text for i in c.stems)) for c in claims if c.kind == "bullet"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is signed. Terms are:\n- a loan\n- a grant", [("a loan", ("Terms are:",)), ("a grant", ("Terms are:",))]),
        ("The state pays in May.\n- a loan", [("a loan", ("The state pays in May.",))]),
        ("Terms are:\n- a loan. It runs.", [("a loan.", ("Terms are:",)), ("It runs.", ("Terms are:",))]),
        (
            "Terms are:\n- loans:\n  - of $5\n  - of $6\n- a grant",
            [
                ("loans:", ("Terms are:",)),
                ("of $5", ("Terms are:", "loans:")),
                ("of $6", ("Terms are:", "loans:")),
                ("a grant", ("Terms are:",)),
            ],
        ),
        (
            "T:\n- a\n  - b\n    - c",
            [("a", ("T:",)), ("b", ("T:", "a")), ("c", ("T:", "a", "b"))],
        ),
        (
            "T:\n- the state lends. It pays:\n  - $5",
            [("the state lends.", ("T:",)), ("It pays:", ("T:",)), ("$5", ("T:", "It pays:"))],
        ),
        (
            "T:\n- loans, namely:\n- of $5 million;\n  - of $6 million; and\n  - of $7 million.",
            [
                ("loans, namely:", ("T:",)),
                ("of $5 million;", ("T:", "loans, namely:")),
                ("of $6 million; and", ("T:", "loans, namely:")),
                ("of $7 million.", ("T:", "loans, namely:")),
            ],
        ),
        (f"T:\n- a\n\n{BODY}\n\nMore:\n- b", [("a", ("T:",)), ("b", ("More:",))]),
        ("- a\n- b", [("a", ()), ("b", ())]),
    ],
)
def test_stems(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert stems(text) == expected


def test_heading_in_force() -> None:
    claims = claims_of(f"Mill order\n\n{BODY}\n\nON LOOMS:\n\n{BODY}\n\n- a loan\n\nON ROADS\n\nIt builds one.")
    heads = [None if c.heading is None else claims[c.heading].text for c in claims]
    assert heads == [None, None, None, "ON LOOMS:", "ON LOOMS:", None, "ON ROADS"]
    assert [c.kind for c in claims if c.stems] == ["bullet"]


def test_a_heading_that_its_items_go_on_from_is_a_stem() -> None:
    assert stems(f"Mill order\n\n{BODY}\n\nPeru will\n- pay\n- wait") == [
        ("pay", ("Peru will",)),
        ("wait", ("Peru will",)),
    ]
    assert stems(f"Mill order\n\n{BODY}\n\nThe will of Peru\n- pay") == [("pay", ())]


def test_a_heading_with_a_colon_is_a_stem() -> None:
    assert stems(f"Mill order\n\n{BODY}\n\nTHE STATE WILL:\n- pay") == [("pay", ("THE STATE WILL:",))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We pay,” Ada Voss said. “In May.”", [("Ada Voss", False), ("Ada Voss", True)]),
        ("“We pay,” said Ada Voss, who runs it. “In May.”", [("Ada Voss", False), ("Ada Voss", True)]),
        ("“We pay,” Voss said. “In May,” she added. “All.”", [("Voss", False), (None, False), ("Voss", True)]),
        ("“We pay. It is late,” Ada Voss said.", [("Ada Voss", True), ("Ada Voss", False)]),
        ("Ada Voss told the council: “We pay. In May.”", [("Ada Voss", False), ("Ada Voss", True)]),
        ("Ada Voss said that it pays. “In May.”", [(None, False), ("Ada Voss", True)]),
        ('"We pay," Ada Voss said. "In May."', [("Ada Voss", False), ("Ada Voss", True)]),
        ("It pays. “In May.”", [(None, False), (None, True)]),
        ("Chief Executive Ada Voss said: “We pay.”", [("Chief Executive Ada Voss", False)]),
        ("“We pay,” said the mayor.", [(None, False)]),
        ("The United States said it pays.", [(None, False)]),
        ("“We pay,” it said Monday. “In May.”", [(None, False), (None, True)]),
    ],
)
def test_voices(text: str, expected: list[tuple[str | None, bool]]) -> None:
    found = [(c.speaker, c.quoted) for c in claims_of(text)]
    assert [quoted for _, quoted in found] == [quoted for _, quoted in expected]
    assert [name for name, _ in found] == [name for name, _ in expected]


def test_a_voice_reaches_the_next_block_and_no_further() -> None:
    text = f"Ada Voss said that it pays.\n\n“In May.”\n\n“In June.”\n\n{BODY}\n\n{BODY}\n\n“No.”"
    assert [c.speaker for c in claims_of(text)] == [None, "Ada Voss", "Ada Voss", None, None, None]


def test_the_speaker_of_a_block() -> None:
    claims = claims_of("MODERATOR: Welcome. Ada?\n\nADA VOSS: We pay. “In May,” Quarrel said.\n\nMODERATOR: Thanks.")
    assert [c.speaker for c in claims] == ["MODERATOR", "MODERATOR", "ADA VOSS", "ADA VOSS", "MODERATOR"]


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\n \n"])
def test_an_empty_line_inside_a_block_ends_a_sentence(gap: str) -> None:
    text = f"It pays{gap}in May"
    article = Article(text=text, blocks=(Block(kind="paragraph", start=0, end=len(text)),))
    assert [c.text for c in segment(article)] == ["It pays", "in May"]


PIECES = [
    "It pays. ",
    "“",
    "”",
    '"',
    "(",
    ")",
    "U.S. ",
    "Voss said. ",
    "\n\n- ",
    "\n  • ",
    "\n",
    ":",
    "…",
    "\u00a0",
    "🚢",
    "\r\n",
    "ON LOOMS: ",
    "1/ ",
    "; ",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)))
def test_claims_are_true_to_the_text(text: str) -> None:
    try:
        article = read_text(text)
    except DealparseError:
        return
    claims = segment(article)
    at = 0
    for number, claim in enumerate(claims):
        block = article.blocks[claim.block]
        assert claim.index == number
        assert claim.text == article.text[claim.start : claim.end]
        assert claim.text == claim.text.strip() != ""
        assert at <= claim.start < claim.end
        assert block.start <= claim.start < claim.end <= block.end
        assert (claim.kind, claim.depth) == (block.kind, block.depth)
        assert all(stem < number for stem in claim.stems)
        assert list(claim.stems) == sorted(set(claim.stems))
        assert claim.heading is None or claims[claim.heading].kind == "heading"
        at = claim.end
    inside = "".join(article.text[b.start : b.end] for b in article.blocks)
    assert [c for c in inside if c.isalnum()] == [c for claim in claims for c in claim.text if c.isalnum()]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_the_same_article_gives_the_same_claims(text: str) -> None:
    assert segment(read_text(text)) == segment(read_text(text))
