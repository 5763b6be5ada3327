"""Reads plain text: checks that it can be an article, and finds its blocks."""

from __future__ import annotations

import re

from dealparse.errors import InputTextError, InputTooLargeError, InputTypeError
from dealparse.model.article import Article
from dealparse.model.published import read_published
from dealparse.read.blocks import blocks_of

LIMIT = 2_000_000
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\ufffd]")
_MAX_CONTROL_SHARE = 0.05


def read_text(text: object, published: object = None) -> Article:
    """Read plain text into an article.

    Args:
        text: the article, at most 2,000,000 characters; kept as it is, so that all offsets are code points of it.
        published: the date that relative dates are resolved against: None, a str of the form YYYY, YYYY-MM,
            YYYY-MM-DD or an ISO 8601 date and time, a date, a datetime or a PartialDate.

    Returns:
        The article; without blocks where the text is empty.

    Raises:
        InputTypeError: `text` is not a str.
        InputTextError: it is binary or holds half of a surrogate pair.
        InputTooLargeError: it is longer than the limit.
        PublishedDateError: `published` is no date.

    Examples:
        >>> article = read_text("Mill order\\n\\nBrightwater buys two mills. Terms:\\n- $5 million each")
        >>> [(block.kind, article.text[block.start : block.end]) for block in article.blocks]
        [('headline', 'Mill order'), ('paragraph', 'Brightwater buys two mills. Terms:'), ('bullet', '$5 million each')]
    """
    date = read_published(published)
    checked = check(text)
    return Article(text=checked, blocks=blocks_of(checked), published=date)


def check(text: object, limit: int = LIMIT) -> str:
    """`text`, if it can be an article of at most `limit` characters; the same errors as :func:`read_text`."""
    if not isinstance(text, str):
        hint = "; decode it first" if isinstance(text, bytes | bytearray) else ""
        raise InputTypeError(f"the article must be a str, not {type(text).__name__}{hint}")
    if len(text) > limit:
        raise InputTooLargeError(f"the text has {len(text):,} characters; the limit is {limit:,}")
    surrogate = _SURROGATE.search(text)
    if surrogate:
        raise InputTextError(
            f"half of a surrogate pair (U+{ord(surrogate.group()):04X}) at offset {surrogate.start()}: "
            "the text was decoded wrongly"
        )
    nul = text.find("\0")
    if nul >= 0:
        raise InputTextError(f"a NUL character at offset {nul}: this is binary data, not the text of an article")
    controls = _CONTROL.findall(text)
    if len(controls) > max(3, len(text) * _MAX_CONTROL_SHARE):
        first = _CONTROL.search(text)
        assert first is not None
        raise InputTextError(
            f"{len(controls)} control or replacement characters, the first at offset {first.start()}: "
            "this is binary data or wrongly decoded text"
        )
    return text
