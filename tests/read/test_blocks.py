"""What the layout of plain text becomes."""

from __future__ import annotations

import pytest

from dealparse.read import read_text

BODY = "Brightwater Mills will spend $5 million on a second loom hall, the company said on Monday in Tarsoba."
MORE = "The hall is to open next year, and the town pays for the road that leads to it from the harbour side."


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in read_text(text).blocks]


def bullets(text: str) -> list[tuple[int, str]]:
    return [(b.depth, text[b.start : b.end]) for b in read_text(text).blocks if b.kind == "bullet"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("• a loan", "a loan"),
        ("•a loan", "a loan"),
        ("◦ a loan", "a loan"),
        ("▪ a loan", "a loan"),
        ("· a loan", "a loan"),
        ("- a loan", "a loan"),
        ("* a loan", "a loan"),
        ("*\ta loan", "a loan"),
        ("-\u00a0a loan", "a loan"),
        ("➤ a loan", "a loan"),
        ("✅ a loan", "a loan"),
        ("✔\ufe0f a loan", "a loan"),
        ("o\ta loan", "a loan"),
        ("1. a loan", "a loan"),
        ("1) a loan", "a loan"),
        ("(1) a loan", "a loan"),
        ("  - a loan", "a loan"),
        ("\t• a loan", "a loan"),
        ("\u200b• a loan", "a loan"),
    ],
)
def test_a_bullet_of_each_mark(line: str, words: str) -> None:
    assert kinds(f"The terms are:\n{line}") == [("paragraph", "The terms are:"), ("bullet", words)]


@pytest.mark.parametrize(
    ("first", "second"),
    [("–", "–"), ("—", "—"), ("+", "+"), ("(i)", "(ii)"), ("(a)", "(b)"), ("a)", "b)"), ("i.", "ii."), ("iv)", "v)")],
)
def test_marks_that_need_a_second_one(first: str, second: str) -> None:
    text = f"It brings\n{first} a loan of $5 million from the state,\n{second} a grant of $1 million."
    assert [words for _, words in bullets(text)] == ["a loan of $5 million from the state,", "a grant of $1 million."]


@pytest.mark.parametrize(
    "line",
    [
        "-5 percent was the result.",
        "2031. was the year.",
        "I. Voss signed the paper.",
        "A. P. Quarrel signed the paper.",
        "(see the annex) It is signed.",
        "+44 20 5550 0100 is the number.",
        "24/7 service is part of it.",
        "*starred words* are not a list.",
        "– Ada Voss wrote this from Tarsoba.",
    ],
)
def test_signs_that_are_no_marks(line: str) -> None:
    text = f"{BODY}\n\n{line}"
    assert kinds(text)[-1] == ("paragraph", line)


@pytest.mark.parametrize(
    ("text", "depths"),
    [
        ("T:\n• a\n  • b\n  • c\n• d", [0, 1, 1, 0]),
        ("T:\n- a\n\t- b\n\t\t- c\n- d", [0, 1, 2, 0]),
        ("T:\n• a\n◦ b\n◦ c\n• d", [0, 1, 1, 0]),
        ("T:\n• a\n◦ b\n▪ c\n◦ d\n• e", [0, 1, 2, 1, 0]),
        ("T:\n1. a\n   (a) b\n   (b) c\n2. d", [0, 1, 1, 0]),
        ("T:\n  • a\n  • b", [0, 0]),
        ("T:\n  • a\n• b", [0, 0]),
        ("T:\n 9. a\n10. b", [0, 0]),
        ("T:\n• a\n\nNo list.\n\n  • b", [0, 0]),
    ],
)
def test_depth(text: str, depths: list[int]) -> None:
    assert [depth for depth, _ in bullets(text)] == depths


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Mill order\n\n{BODY}", [("headline", "Mill order"), ("paragraph", BODY)]),
        (
            f"Mill order\nA second hall\n\n{BODY}",
            [("headline", "Mill order"), ("headline", "A second hall"), ("paragraph", BODY)],
        ),
        (
            f"Mill order\n12 June 2031\n\n{BODY}",
            [("headline", "Mill order"), ("dateline", "12 June 2031"), ("paragraph", BODY)],
        ),
        (
            f"FOR IMMEDIATE RELEASE\n\nMill order\n\n{BODY}",
            [("dateline", "FOR IMMEDIATE RELEASE"), ("headline", "Mill order"), ("paragraph", BODY)],
        ),
        (
            f"Mill order\n\nTARSOBA\n\n{BODY}",
            [("headline", "Mill order"), ("dateline", "TARSOBA"), ("paragraph", BODY)],
        ),
        (
            f"Mill order\n\nTARSOBA, June 12 (Wire) — {BODY}",
            [("headline", "Mill order"), ("dateline", "TARSOBA, June 12 (Wire)"), ("paragraph", BODY)],
        ),
        (
            f"Mill order\n\nTARSOBA, June 12, 2031 -- {BODY}",
            [("headline", "Mill order"), ("dateline", "TARSOBA, June 12, 2031"), ("paragraph", BODY)],
        ),
        (
            f"Mill order\n\nBy our correspondent\n\n{BODY}",
            [("headline", "Mill order"), ("dateline", "By our correspondent"), ("paragraph", BODY)],
        ),
        (f"Who pays for the mill?\n\n{BODY}", [("headline", "Who pays for the mill?"), ("paragraph", BODY)]),
        (
            f"THE NOTEBOOK\n\nMill order\n\n12 June 2031\n\n{BODY}",
            [
                ("headline", "THE NOTEBOOK"),
                ("headline", "Mill order"),
                ("dateline", "12 June 2031"),
                ("paragraph", BODY),
            ],
        ),
        (BODY, [("paragraph", BODY)]),
        ("Mill order", [("paragraph", "Mill order")]),
        (
            f"Mill order\n\n- five looms\n\n{BODY}",
            [("headline", "Mill order"), ("bullet", "five looms"), ("paragraph", BODY)],
        ),
    ],
)
def test_head(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("lines", "heading", "following"),
    [
        (f"ON LOOMS: {BODY}", "ON LOOMS:", BODY),
        (f"ON LOOMS:\n\n{BODY}", "ON LOOMS:", BODY),
        (f"ON LOOMS AND ON ROADS {BODY}", "ON LOOMS AND ON ROADS", BODY),
        (f"ON LOOMS\n\n{BODY}", "ON LOOMS", BODY),
        (f"I. CIVIL LOOMS\n{BODY}", "CIVIL LOOMS", BODY),
        (f"2. Terms of sale\n\n{BODY}", "Terms of sale", BODY),
        (f"Still on paper\n\n{BODY}", "Still on paper", BODY),
        (f"## Terms\n\n{BODY}", "Terms", BODY),
        (f"== Terms ==\n{BODY}", "Terms", BODY),
        (f"Why now?\n\n{BODY}", "Why now?", BODY),
        ("A. LOOMS\n* five for Tarsoba", "LOOMS", "five for Tarsoba"),
        ("3. Why now?\n– because of the river\n– because of the road", "Why now?", "because of the river"),
    ],
)
def test_heading_inside(lines: str, heading: str, following: str) -> None:
    text = f"Mill order\n\n{BODY}\n\n{lines}"
    if lines[0] in "IA23":
        text += f"\n\n{({'I': 'II.', 'A': 'B.', '2': '1.', '3': '2.'})[lines[0]]} MORE LOOMS\n\n{MORE}"
    assert ("heading", heading) in kinds(text)
    assert following in [words for _, words in kinds(text)]


@pytest.mark.parametrize(
    "line", ["The terms are:", "It is signed.", "Three mills; two roads;", "Signed in Tarsoba,", "(pause)"]
)
def test_no_heading(line: str) -> None:
    assert ("paragraph", line) in kinds(f"{BODY}\n\n{line}\n\n{MORE}")


def test_labels_that_come_again_are_headings() -> None:
    text = f"Mill order\n\n{BODY}\n\nFERRIES - {MORE}\n\nLOOMS - {MORE}"
    assert [words for kind, words in kinds(text) if kind == "heading"] == ["FERRIES", "LOOMS"]
    text = f"{BODY}\n\nNorland. {MORE}\n\nSudland. {MORE}\n\nOstland Isles. {MORE}"
    assert [words for kind, words in kinds(text) if kind == "heading"] == ["Norland.", "Sudland.", "Ostland Isles."]


def test_wrapped_lines_become_one_block() -> None:
    text = (
        "Brightwater Mills will spend $5 million on a second\n"
        "loom hall, the company said on Monday in Tarsoba. It\n"
        "opens next year, and the town pays for the road that\n"
        "leads to it. The looms come from Quarrel Inc. of Port\n"
        "Halloran.\n"
        "\n"
        "- five looms for the hall at the river, which come\n"
        "  by ship\n"
        "- a road"
    )
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "bullet", "bullet"]
    assert kinds(text)[1][1].endswith("by ship")


def test_lines_of_their_own_stay_apart() -> None:
    assert [kind for kind, _ in kinds(f"{BODY}\n{MORE}\n{BODY}")] == ["paragraph"] * 3


@pytest.mark.parametrize("marks", [("1/", "2/"), ("1/2", "2/2"), ("(1/2)", "(2/2)"), ("1/n", "2/n")])
def test_posts_of_a_thread(marks: tuple[str, str]) -> None:
    text = f"So, the mill 🧵\n\n{marks[0]} {BODY}\n\n{marks[1]} {MORE}"
    assert kinds(text) == [("headline", "So, the mill 🧵"), ("paragraph", BODY), ("paragraph", MORE)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"MODERATOR: {BODY}\n\nADA VOSS: {MORE}\n\nMODERATOR: Thanks.", ["MODERATOR", "ADA VOSS", "MODERATOR"]),
        (f"MODERATOR: Hello.\n\nADA VOSS: {MORE}\n\n{BODY}", ["MODERATOR", "ADA VOSS", "ADA VOSS"]),
        (f"Q: Is it signed?\n\nA: {MORE}\n\nQ: And paid?", ["Q", "A", "Q"]),
        (f"Operator: Hello.\n\nAda Voss, CFO: {MORE}\n\nOperator: Thanks.", ["Operator", "Ada Voss, CFO", "Operator"]),
        (f"REPORTER (Post): When?\n\nMINISTER: {MORE}", ["REPORTER (Post)", "MINISTER"]),
        (f"Ada Voss -- Chief Financial Officer\n\n{BODY}\n\n{MORE}", ["Ada Voss -- Chief Financial Officer"] * 2),
        (f"ADA VOSS:\n\n{BODY}\n\nMODERATOR: Thanks.\n\nADA VOSS: Bye.", ["ADA VOSS", "MODERATOR", "ADA VOSS"]),
        (f"(PRESENTER)\n\n{BODY}", ["PRESENTER"]),
        (f"Note: {BODY}\n\nNote: {MORE}", [None, None]),
        (f"Terms: {BODY}", [None]),
    ],
)
def test_speakers(text: str, expected: list[str | None]) -> None:
    assert [block.speaker for block in read_text(text).blocks] == expected


@pytest.mark.parametrize(
    "head",
    [
        "One thought on “Mill order”",
        "3 thoughts on “Mill order”",
        "Comments (3)",
        "Comments",
        "2 Responses to Mill order",
    ],
)
def test_comments_run_until_boilerplate(head: str) -> None:
    text = f"Mill order\n\n{BODY}\n\n{MORE}\n\n{head}\n\nIt is not signed.\n\n- Nor paid.\n\nLeave a Reply\n\nName"
    assert [kind for kind, _ in kinds(text)][3:] == ["boilerplate", "comment", "comment", "boilerplate", "boilerplate"]


@pytest.mark.parametrize(
    ("lines", "speaker", "words"),
    [
        ("ada_v says: 12 June 2031 at 9:14 am\nIt is not signed.", "ada_v", "It is not signed."),
        ("Ada V. says:\nIt is not signed.", "Ada V.", "It is not signed."),
        ("ada_v says:\n\nJune 12, 2031 at 9:14 am\n\nIt is not signed.", "ada_v", "It is not signed."),
        ("ada_v: It is not signed.", "ada_v", "It is not signed."),
        ("ada_v\n\nIt is not signed, says the state.", "ada_v", "It is not signed, says the state."),
    ],
)
def test_writers_of_comments(lines: str, speaker: str, words: str) -> None:
    text = f"{BODY}\n\nComments (1)\n\n{lines}"
    comments = [(b.speaker, text[b.start : b.end]) for b in read_text(text).blocks if b.kind == "comment"]
    assert comments == [(speaker, words)]


@pytest.mark.parametrize(
    "tail",
    [
        "About Brightwater Mills\nBrightwater has made cloth since 1904.",
        "About Brightwater Mills: it has made cloth since 1904.",
        "Forward-Looking Statements\n\nWords such as “will” are forward-looking.",
        "Cautionary Statement\n\nThe hall may cost more.",
        "Media contacts\n\nAda Voss, +44 20 5550 0100",
        "Contact: Ada Voss, +44 20 5550 0100",
        "###\n\nBrightwater has made cloth since 1904.",
        "-ENDS-\n\nBrightwater has made cloth since 1904.",
        "Read more: a road for Tarsoba",
        "Subscribe to our newsletter",
        "Share this article",
        "Latest Post",
        "Your email address will not be published.",
        "Copyright 2031 The Tarsoba Post",
        "Filed under: cloth, mills",
        "Related posts: a road for Tarsoba | looms",
    ],
)
def test_boilerplate_at_the_end(tail: str) -> None:
    found = kinds(f"Mill order\n\n{BODY}\n\n{MORE}\n\n{tail}")
    assert found[:3] == [("headline", "Mill order"), ("paragraph", BODY), ("paragraph", MORE)]
    assert {kind for kind, _ in found[3:]} == {"boilerplate"}


@pytest.mark.parametrize(
    "line",
    [
        "About 400 people will work in the hall when it opens in the spring of the year after next.",
        "About half of the price is paid by the town.",
        "Contact with the owners was lost in May.",
        "Subscribers of the Tarsoba Post paid for the road.",
        "Sources close to the town said the road is paid.",
    ],
)
def test_no_boilerplate(line: str) -> None:
    assert kinds(f"{BODY}\n\n{MORE}\n\n{line}")[-1] == ("paragraph", line)


@pytest.mark.parametrize(
    "row",
    ["New looms          $5 million", "Mill | 2031 | $5 million", "| Mill | $5 million |", "Mill\t2031\t$5 million"],
)
def test_rows_of_a_table(row: str) -> None:
    assert kinds(f"{BODY}\n\n{row}\n{row}")[1:] == [("table_row", row), ("table_row", row)]


def test_quotes_and_captions() -> None:
    text = f"{BODY}\n\n“It is the river that brings us here.”\n\n> It was always the river.\n\nPhoto: the hall at dusk"
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "quote", "quote", "caption"]


def test_bullets_whose_line_breaks_were_lost() -> None:
    text = "The pact has these parts: * Looms: five of them. * Roads: one, by the river. * Ships: none."
    assert kinds(text) == [
        ("paragraph", "The pact has these parts:"),
        ("bullet", "Looms: five of them."),
        ("bullet", "Roads: one, by the river."),
        ("bullet", "Ships: none."),
    ]


def test_items_that_lost_their_marks() -> None:
    text = "The state exempts these goods:\n\ncertain looms;\n\nShips of any kind; and\n\nroads.\n\nIt is signed."
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "bullet", "bullet", "bullet", "paragraph"]


def test_a_list_of_statements_is_no_dialogue() -> None:
    text = f"Chairman Ada Voss: “We pay.”\n\nGovernor Quarrel: “In May.”\n\nMayor Halloran: “All.”\n\n{BODY}"
    speakers = [block.speaker for block in read_text(text).blocks]
    assert speakers == ["Chairman Ada Voss", "Governor Quarrel", "Mayor Halloran", None]


def test_a_marked_heading_ends_boilerplate() -> None:
    text = f"Mill order\n\n{BODY}\n\n{MORE}\n\n## About Brightwater Mills\n\n{MORE}\n\n## Terms\n\nSo."
    assert [kind for kind, _ in kinds(text)][3:] == ["boilerplate", "boilerplate", "heading", "paragraph"]


def test_rules_of_signs_are_no_blocks() -> None:
    assert kinds(f"{BODY}\n\n* * *\n\n-----\n\n{MORE}") == [("paragraph", BODY), ("paragraph", MORE)]
