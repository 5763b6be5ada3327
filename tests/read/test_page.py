"""Web pages become articles with the same kinds of blocks."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dealparse.errors import (
    DealparseError,
    HtmlError,
    InputTextError,
    InputTooLargeError,
    InputTypeError,
    MissingExtraError,
    PublishedDateError,
)
from dealparse.model.dates import PartialDate
from dealparse.read import read_html
from dealparse.segment import segment

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Mill order | Tarsoba Post</title>
<meta property="article:published_time" content="2031-04-05T09:00:00Z"><script>var price="$9 billion";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/money">Money</a></li></ul></nav>
<article><h1>Mill order for Tarsoba</h1>
<p>Brightwater Mills will spend $5&nbsp;million on a second <b>loom hall</b>, the company said on Monday.</p>
<h2>The terms</h2>
<p>The company and the town agreed on the following, which the council has still to vote on:</p>
<ul><li><strong>Looms</strong>: forty of them, for $3 million<ul><li>ten of them at once</li></ul></li>
<li>a road</li></ul>
<blockquote><p>It is the river that brings us here, and it is the river that will keep us here.</p></blockquote>
<table><tr><td>Looms</td><td>$3 million</td></tr><tr><td>Road</td><td>$2 million</td></tr></table>
<p>First line of the address of the new hall<br>second line of the address of the new hall</p>
</article>
<section id="comments" class="comments-area"><h3>2 thoughts on &#8220;Mill order&#8221;</h3>
<ol class="comment-list"><li class="comment">
<p>The contract isn&#8217;t signed yet, whatever they tell the paper.</p></li>
<li class="comment"><p>We have heard that before, in this town.</p></li></ol></section>
<footer><p>&copy; Tarsoba Post</p></footer></body></html>"""


def test_blocks_of_a_page() -> None:
    article = read_html(PAGE, url="https://post.example/mill")
    blocks = [(b.kind, b.depth, article.text[b.start : b.end]) for b in article.blocks]
    assert blocks[0] == ("headline", 0, "Mill order for Tarsoba")
    assert blocks[1][2].startswith("Brightwater Mills will spend $5 million on a second loom hall,")
    assert ("heading", 0, "The terms") in blocks
    assert ("bullet", 0, "Looms: forty of them, for $3 million") in blocks
    assert ("bullet", 1, "ten of them at once") in blocks
    assert ("bullet", 0, "a road") in blocks
    assert ("quote", 0, "It is the river that brings us here, and it is the river that will keep us here.") in blocks
    assert ("table_row", 0, "Looms | $3 million") in blocks
    assert ("comment", 0, "The contract isn’t signed yet, whatever they tell the paper.") in blocks
    assert not any("$9 billion" in text or "Money" in text for _, _, text in blocks)


def test_metadata_of_a_page() -> None:
    article = read_html(PAGE, url="https://post.example/mill")
    assert article.url == "https://post.example/mill"
    assert article.published == PartialDate(2031, 4, 5)
    assert article.title is not None
    assert "Mill order" in article.title
    assert read_html(PAGE, published="2031-05").published == PartialDate(2031, 5)


def test_stems_of_a_page() -> None:
    claims = segment(read_html(PAGE))
    nested = next(claim for claim in claims if claim.text == "ten of them at once")
    assert [claims[i].text[:12] for i in nested.stems] == ["The company ", "Looms: forty"]


def test_the_same_page_gives_the_same_bytes() -> None:
    first = read_html(PAGE).model_dump_json()
    for _ in range(4):
        assert read_html(PAGE).model_dump_json() == first


@pytest.mark.parametrize("page", ["", " \n ", "\t"])
def test_empty_page(page: str) -> None:
    assert read_html(page).blocks == ()


@pytest.mark.parametrize(
    ("page", "error"),
    [
        (None, InputTypeError),
        (b"<p>x</p>", InputTypeError),
        ("<p>a\0b</p>", InputTextError),
        ("<p>\ud800</p>", InputTextError),
        ("x" * 5_000_001, InputTooLargeError),
        ("<html><body></body></html>", HtmlError),
        ("<", HtmlError),
    ],
)
def test_no_page(page: object, error: type[DealparseError]) -> None:
    with pytest.raises(error):
        read_html(page)


def test_impossible_date_of_a_page() -> None:
    with pytest.raises(PublishedDateError):
        read_html(PAGE, published="2031-02-30")


def test_missing_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtraError, match=r"dealparse\[html\]"):
        read_html(PAGE)


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<ul>",
        "<li>",
        "</ul>",
        "<table>",
        "<tr><td>",
        "<h1>",
        "</h1>",
        "Mill order. ",
        "&#0;",
        "&nbsp;",
        "<br>",
        "<!--",
        "\x01",
        "<a href='",
        "𝄞",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_broken_pages(page: str) -> None:
    try:
        article = read_html(page)
    except DealparseError:
        return
    for claim in segment(article):
        assert article.text[claim.start : claim.end] == claim.text
