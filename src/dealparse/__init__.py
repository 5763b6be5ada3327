"""Reads articles about trade and investment deals into validated, grounded commitment records.

    >>> import dealparse
    >>> x = dealparse.extract("Ruritania Steel will invest $2 billion in Ohio.", published="2025-10-28")
    >>> print(x.commitments[0].money.low, x.commitments[0].binding)
    2000000000 unclear

All of it is loaded on first use, so that importing costs nothing.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from dealparse import errors
from dealparse.version import VERSION

if TYPE_CHECKING:
    from datetime import date

    from dealparse.model.extraction import Extraction
    from dealparse.model.record import Commitment
    from dealparse.pipeline import Pipeline
    from dealparse.recognize.amounts_api import quantities
    from dealparse.recognize.explain_amounts import explain_amount

__all__ = [
    "Commitment",
    "Extraction",
    "Pipeline",
    "__version__",
    "errors",
    "explain_amount",
    "extract",
    "extract_html",
    "quantities",
]

__version__ = VERSION

_HOMES = {
    "Commitment": "dealparse.model.record",
    "Extraction": "dealparse.model.extraction",
    "Pipeline": "dealparse.pipeline",
    "explain_amount": "dealparse.recognize.explain_amounts",
    "quantities": "dealparse.recognize.amounts_api",
}


def extract(text: str, published: str | date | None = None) -> Extraction:
    """Read the commitments of an article.

    Args:
        text: the article, as plain text.
        published: when it was published (``"2025-10-28"``): what "Tuesday" or "next year" are resolved against.
            Without it they stay unresolved.

    Returns:
        The article and its records. Every span is counted in code points of `text`.

    Raises:
        DealparseError: the text or the date is not usable; ``errors`` lists the kinds.

    Examples:
        >>> extract("Nothing was signed.").commitments
        ()
    """
    return _pipeline().extract(text, published=published)


def extract_html(html: str, url: str | None = None, published: str | date | None = None) -> Extraction:
    """Read the commitments of a web page; needs the extra ``html``.

    Args:
        html: the page.
        url: where it comes from; kept in the article, never fetched.
        published: as for :func:`extract`; without it the date that the page itself states is taken.

    Returns:
        The article as drawn from the page, and its records; spans refer to ``.text``.

    Raises:
        DealparseError: the page or the date is not usable, or the extra is missing.
    """
    return _pipeline().extract_html(html, url=url, published=published)


@cache
def _pipeline() -> Pipeline:
    from dealparse.pipeline import Pipeline

    return Pipeline()


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'dealparse' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
