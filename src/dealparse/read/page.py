"""Reads web pages: trafilatura finds the article and its comments, their elements become blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from dealparse.errors import HtmlError, MissingExtraError, PublishedDateError
from dealparse.model.article import Article
from dealparse.model.dates import PartialDate
from dealparse.model.published import read_published
from dealparse.model.vocabulary import BlockKind
from dealparse.read.blocks import finish
from dealparse.read.drafts import Draft
from dealparse.read.marks import Mark
from dealparse.read.text import check

LIMIT = 5_000_000
_SPACE = re.compile(r"\s+")
_BULLET = "- "
# Dates are looked for in the page alone. The bounds are fixed, because the finder would else ask the clock.
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1995-01-01", "max_date": "2999-12-31"}
_LINES = {"p", "head", "quote", "list", "table", "item", "row", "code", "div", "fw", "ab"}


def read_html(html: object, url: str | None = None, published: object = None) -> Article:
    """Read a web page into an article: main text, readers' comments and metadata. Needs the extra ``html``.

    Args:
        html: the page, at most 5,000,000 characters.
        url: where it stood, kept on the article.
        published: as for :func:`~dealparse.read.text.read_text`; None takes the date that the page itself states.

    Returns:
        The article; its text is made here, paragraphs apart by an empty line, list items after "- ", and all
        offsets refer to it. Without blocks where the page is empty.

    Raises:
        InputTypeError, InputTextError, InputTooLargeError, PublishedDateError: as for ``read_text``.
        HtmlError: the page holds no article, or is no HTML.
        MissingExtraError: trafilatura is not installed.

    Examples:
        >>> page = "<html><body><article><h1>Mill order</h1><p>Brightwater buys two mills.</p></article></body></html>"
        >>> [(block.kind, block.start) for block in read_html(page).blocks]
        [('headline', 0), ('paragraph', 12)]
    """
    date = read_published(published)
    page = check(html, LIMIT)
    if not page.strip():
        return Article(text="", url=url, published=date)
    document = _extract(page, url)
    writer = _Writer()
    _write_title(writer, document)
    for element in _body(document.body):
        writer.element(element)
    comments = _body(document.commentsbody)
    for element in comments:
        writer.element(element, comment=True)
    text = check("".join(writer.parts))
    return Article(
        text=text,
        blocks=finish(text, writer.drafts),
        title=document.title,
        publisher=document.sitename,
        url=url,
        published=date or _stated(document.date),
        language=document.language,
    )


def _extract(page: str, url: str | None) -> Any:
    try:
        trafilatura = import_module("trafilatura")
    except ImportError:
        raise MissingExtraError('reading HTML needs trafilatura: pip install "dealparse[html]"') from None
    try:
        document = trafilatura.bare_extraction(
            page,
            url=url,
            include_comments=True,
            include_formatting=True,
            include_tables=True,
            with_metadata=True,
            date_extraction_params=dict(_DATES),
        )
    except Exception as error:
        raise HtmlError(f"the page can't be read as HTML: {type(error).__name__}: {error}") from error
    if document is None or (document.body is None and document.commentsbody is None):
        raise HtmlError("no article was found in the page")
    return document


def _body(element: Any) -> Any:
    return () if element is None else element


def _stated(date: str | None) -> PartialDate | None:
    try:
        return read_published(date)
    except PublishedDateError:
        return None


def _write_title(writer: _Writer, document: Any) -> None:
    """The title stands first, unless the body brings it."""
    first = next((e for e in _body(document.body) if isinstance(e.tag, str)), None)
    has_title = first is not None and first.tag == "head" and first.get("rend") == "h1"
    if document.title and not has_title:
        writer.line(document.title, "headline")


class _Writer:
    """Writes elements as lines of text, with a draft for each line."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.drafts: list[Draft] = []
        self._length = 0

    def element(self, element: Any, depth: int = 0, *, comment: bool = False) -> None:
        """Write one element of trafilatura's tree."""
        if not isinstance(element.tag, str):
            return
        if element.tag == "list":
            for item in element:
                self._item(item, depth, comment=comment)
        elif element.tag == "table":
            for row in element.iter("row"):
                self.line(" | ".join(_text(cell) for cell in row.iter("cell")), "comment" if comment else "table_row")
        else:
            kind: BlockKind | None = "comment" if comment else _kind(element, first=not self.drafts)
            for line in _lines(element):
                self.line(line, kind)
            for nested in element:
                if nested.tag in {"list", "table"}:
                    self.element(nested, depth, comment=comment)

    def _item(self, item: Any, depth: int, *, comment: bool) -> None:
        for number, line in enumerate(_lines(item)):
            kind: BlockKind = "comment" if comment else "bullet"
            self.line(line, kind, depth, bullet=not number)
        for nested in item:
            if nested.tag == "list":
                self.element(nested, depth + 1, comment=comment)

    def line(self, words: str, kind: BlockKind | None, depth: int = 0, *, bullet: bool = False) -> None:
        """Write a line of its own."""
        words = _SPACE.sub(" ", words).strip()
        if not words:
            return
        in_list = bool(self.drafts) and kind == "bullet" == self.drafts[-1].kind
        before = ("\n" if in_list else "\n\n") if self.drafts else ""
        before += "  " * depth
        mark = _BULLET if bullet else ""
        start = self._length + len(before) + len(mark)
        self.parts.append(before + mark + words)
        self._length = start + len(words)
        self.drafts.append(
            Draft(start, self._length, 2 * depth, 0 if in_list else 1, Mark("-", start) if mark else None, kind)
        )


def _kind(element: Any, *, first: bool) -> BlockKind | None:
    if element.tag == "head":
        return "headline" if first and element.get("rend") in {"h1", None} else "heading"
    return "quote" if element.tag == "quote" else None


def _text(element: Any) -> str:
    return _SPACE.sub(" ", "".join(element.itertext())).strip()


def _lines(element: Any) -> list[str]:
    """The text of an element, cut at line breaks and at paragraphs within it, without nested lists and tables."""
    return "".join(_pieces(element)).split("\0")


def _pieces(element: Any) -> Iterator[str]:
    yield _SPACE.sub(" ", element.text or "")
    for child in element:
        if child.tag in {"lb", "list", "table"}:
            yield "\0"
        elif isinstance(child.tag, str):
            apart = "\0" if child.tag in _LINES else ""
            yield apart
            yield from _pieces(child)
            yield apart
        yield _SPACE.sub(" ", child.tail or "")
