"""Reads the data files of the lexicons: one JSON object a line, one pydantic schema a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dealparse.errors import LexiconError
from dealparse.lexicon.phrases import PhraseIndex, expand

E = TypeVar("E", bound="Entry")


class Entry(BaseModel):
    """What every lexicon entry has.

    Args:
        id: unique in its file.
        example: a sentence of our own in which the entry must be found; a test runs it.
        note: why it is there, or where the fact comes from.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1)
    example: str = Field(min_length=1)
    note: str | None = None


class PhraseEntry(Entry):
    """An entry that is found by its words.

    Args:
        phrases: patterns in the syntax of :mod:`dealparse.lexicon.phrases`.
        cased: the case must agree with the pattern.
    """

    phrases: tuple[str, ...] = Field(min_length=1)
    cased: bool = False


class IrregularVerb(Entry):
    """Past forms of an irregular verb; the id is its base form."""

    past: tuple[str, ...] = Field(min_length=1)


def load(name: str, schema: type[E]) -> tuple[E, ...]:
    """Read and validate ``data/NAME.jsonl``.

    Args:
        name: the file's name without suffix.
        schema: the type of its entries.

    Raises:
        LexiconError: a line is not valid, or an id stands twice; the message names file, line and field.

    Examples:
        >>> load("irregular_verbs", IrregularVerb)[0].id
        'build'
    """
    text = files("dealparse.lexicon").joinpath("data", f"{name}.jsonl").read_text("utf-8")
    entries = tuple(
        _read_line(name, number, line, schema) for number, line in enumerate(text.splitlines(), 1) if line.strip()
    )
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            raise LexiconError(f"{name}.jsonl: the id {entry.id!r} stands twice; ids must be unique in a file")
        seen.add(entry.id)
    return entries


def _read_line(name: str, number: int, line: str, schema: type[E]) -> E:
    try:
        return schema.model_validate(json.loads(line))
    except (json.JSONDecodeError, ValidationError) as error:
        raise LexiconError(f"{name}.jsonl line {number}: {error}") from error


@cache
def irregular_verbs() -> Mapping[str, tuple[str, ...]]:
    """Past forms by base form."""
    return {entry.id: entry.past for entry in load("irregular_verbs", IrregularVerb)}


P = TypeVar("P", bound=PhraseEntry)


def index_of(entries: tuple[P, ...], group: Callable[[P], str] | None = None) -> PhraseIndex[P]:
    """An index that finds all phrases of `entries` and gives the entry for each.

    Args:
        entries: what to find.
        group: see :class:`PhraseIndex`.
    """
    irregular = irregular_verbs()
    rows = (
        (row, entry.cased, entry)
        for entry in entries
        for pattern in entry.phrases
        for row in expand(pattern, irregular)
    )
    return PhraseIndex(rows, group)
