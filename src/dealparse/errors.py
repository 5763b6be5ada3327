"""Every error that dealparse raises, in one file, each with a stable code.

A caller who wants to survive any bad input catches :class:`DealparseError`. The codes (``DP101``…) never change
their meaning; messages may get clearer.
"""

from __future__ import annotations


class DealparseError(Exception):
    """Root of all errors of this library.

    Args:
        message: what was wrong, where, and what would be right.

    Examples:
        >>> raise InputTypeError("expected str")
        Traceback (most recent call last):
            ...
        dealparse.errors.InputTypeError: [DP101] expected str
    """

    code = "DP000"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return f"[{self.code}] {self.message}"

    def __reduce__(self) -> tuple[type[DealparseError], tuple[str]]:
        return type(self), (self.message,)


class InputTypeError(DealparseError):
    """The article is not a str."""

    code = "DP101"


class InputTextError(DealparseError):
    """The text can't be an article: it is binary, or holds characters that no text file can hold."""

    code = "DP102"


class InputTooLargeError(DealparseError):
    """The text is longer than the limit that the message names."""

    code = "DP103"


class PublishedDateError(DealparseError):
    """`published` is not a date that exists."""

    code = "DP104"


class HtmlError(DealparseError):
    """The page could not be read as HTML, or holds no article."""

    code = "DP105"


class FileError(DealparseError):
    """A file can't be read or written."""

    code = "DP106"


class OptionError(DealparseError):
    """An option has a value that it can't have."""

    code = "DP107"


class MissingExtraError(DealparseError):
    """An optional package is needed for this; the message names the extra to install."""

    code = "DP201"


class LexiconError(DealparseError):
    """A lexicon file is not valid; the message names file, line and field."""

    code = "DP301"


class GoldError(DealparseError):
    """A gold file or a baseline file is not in the form of the coding guide."""

    code = "DP401"


class RecordError(DealparseError):
    """A record contradicts its text or itself and is refused."""

    code = "DP501"


class InternalError(DealparseError):
    """A fault of ours while reading one article; please report it with the article."""

    code = "DP900"
