"""What the layout of articles says in words: heads of comments and boilerplate, speakers, abbreviations, openers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from pydantic import Field

from dealparse.lexicon.loader import Entry, PhraseEntry, irregular_verbs, load
from dealparse.lexicon.phrases import expand, words_of

LayoutRole = Literal["comment", "boilerplate", "dateline", "caption"]
Reach = Literal["line", "rest"]
Form = Literal["whole", "head", "start"]
AbbreviationKind = Literal["title", "number", "company", "name", "unit"]

# How much of a line is looked at, and how long a line can be and still be a head.
_REACH = 160
_HEAD = 80
_FIRST = 32
_LETTER = len("p.")


class LayoutCue(PhraseEntry):
    """Words with which a line of a certain kind begins.

    Args:
        role: the kind of the line.
        form: ``whole``: the words are the whole line, numbers aside; ``head``: the line is short and has no full
            stop, or has a colon near its start; ``start``: the line begins with the words.
        reach: whether the line alone is meant or all that follows it, too.
        late: it counts only in the second half of the text.
        unless: words that may not follow directly.
    """

    role: LayoutRole
    form: Form = "start"
    reach: Reach = "line"
    late: bool = False
    unless: tuple[str, ...] = ()


class Abbreviation(Entry):
    """A word written with a full stop; the id is the word with it.

    Args:
        kind: ``title`` never ends a sentence; ``number`` doesn't before a digit; ``name`` ends one only before a
            word that opens sentences, ``company`` also before a name with an auxiliary verb ("Corp. Voss is …");
            ``unit`` ends one before any capital.
    """

    kind: AbbreviationKind


class WordSet(Entry):
    """A closed class of words.

    Args:
        words: lower case.
    """

    words: tuple[str, ...] = Field(min_length=1)


class CueTable:
    """Finds the layout cue that a line begins with.

    Examples:
        >>> layout_cues().match("3 thoughts on “A deal”").role
        'comment'
    """

    def __init__(self, cues: tuple[LayoutCue, ...]) -> None:
        rows: dict[str, list[tuple[tuple[str, ...], LayoutCue]]] = {}
        for cue in cues:
            for pattern in cue.phrases:
                for row in expand(pattern, irregular_verbs()):
                    folded = tuple(word.casefold() for word in row)
                    rows.setdefault(folded[0], []).append((folded, cue))
        self._rows = {first: sorted(found, key=lambda r: -len(r[0])) for first, found in rows.items()}

    def match(self, line: str) -> LayoutCue | None:
        """The cue with the longest phrase that `line` begins with; a number before it doesn't count."""
        if not any(word.lower in self._rows for word in words_of(line[:_FIRST])[:2]):
            return None
        words = [w for w in words_of(line[:_REACH]) if not w.text.isdigit()]
        if not words or words[0].lower not in self._rows:
            return None
        lower = [w.lower for w in words]
        for row, cue in self._rows[words[0].lower]:
            size = len(row)
            if (
                lower[:size] == list(row)
                and not any(word in cue.unless for word in lower[size : size + 2])
                and _has_form(cue.form, line, len(words) == size)
            ):
                return cue
        return None


def _has_form(form: Form, line: str, whole: bool) -> bool:
    if form == "whole":
        return whole and len(line) <= _REACH
    return form == "start" or ":" in line[:_HEAD] or (len(line) <= _HEAD and not line.endswith((".", "!", "?")))


@cache
def layout_cues() -> CueTable:
    """The cues of ``layout.jsonl``."""
    return CueTable(load("layout", LayoutCue))


@cache
def abbreviations() -> Mapping[str, AbbreviationKind]:
    """Kind of each abbreviation, as written ("Inc.") and, but for single letters, in capitals ("INC.")."""
    entries = load("abbreviations", Abbreviation)
    capitals = {entry.id.upper(): entry.kind for entry in entries if len(entry.id) > _LETTER}
    return capitals | {entry.id: entry.kind for entry in entries}


@cache
def word_set(name: str) -> frozenset[str]:
    """The words of all entries of ``word_sets.jsonl`` whose id begins with `name`.

    Examples:
        >>> "moderator" in word_set("speaker")
        True
    """
    return frozenset(w for entry in load("word_sets", WordSet) if entry.id.startswith(name) for w in entry.words)
