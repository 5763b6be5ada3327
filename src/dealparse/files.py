"""Reads and writes the files of the command line; every fault names the file and what would be right."""

from __future__ import annotations

import sys
from pathlib import Path

from dealparse.errors import FileError

STDIN = "-"
_HTML_SUFFIXES = frozenset({".html", ".htm"})


def is_html(name: str) -> bool:
    """Whether a file is read as HTML, by its suffix.

    Examples:
        >>> is_html("deal.HTM"), is_html("deal.txt"), is_html("-")
        (True, False, False)
    """
    return Path(name).suffix.lower() in _HTML_SUFFIXES


def read_article(name: str) -> str:
    """The text of an article's file, its line ends and byte order mark untouched, so that offsets fit the file.

    Args:
        name: a path, or ``-`` for standard input.

    Raises:
        FileError: the file can't be read, or is not UTF-8; the message gives the offset of the first bad byte.
    """
    try:
        content = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except IsADirectoryError as error:
        raise FileError("is a folder; name the files in it") from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        raise FileError(f"can't be read: {_reason(error)}") from error
    return decode(content)


def decode(content: bytes) -> str:
    """Decode UTF-8.

    Raises:
        FileError: a byte is not UTF-8.

    Examples:
        >>> decode(b"5 M\\xa3")
        Traceback (most recent call last):
            ...
        dealparse.errors.FileError: [DP106] byte 0xa3 at offset 3 is not UTF-8; convert the file to UTF-8 first
    """
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FileError(
            f"byte {content[error.start]:#04x} at offset {error.start} is not UTF-8; convert the file to UTF-8 first"
        ) from error


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 with the line ends of `text`.

    Raises:
        FileError: the file can't be written.
    """
    try:
        path.write_bytes(text.encode("utf-8"))
    except OSError as error:
        raise FileError(f"{path}: can't be written: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)
