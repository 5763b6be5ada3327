"""Who is speaking: reads "…,” Ada Voss said" and carries the name to the quotation that follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dealparse.lexicon.layout import word_set
from dealparse.lexicon.phrases import Word, words_of
from dealparse.segment.pairs import Pairs

_NO_PAIRS = Pairs({}, ())
_NAME_WORDS = 6
_PUNCTUATION = ".,:;!?()[]\"“”'‘’—–-"
_SMALL = frozenset({"of", "the", "and", "for", "de", "da", "di", "von", "van", "der", "bin", "al"})


@dataclass(frozen=True, slots=True)
class Voice:
    """The last named speaker, and the last block in which that one spoke."""

    name: str
    block: int


def voices_of(
    text: str, places: Sequence[tuple[int, int]], pairs: Pairs, block: int, carried: Voice | None
) -> tuple[list[tuple[bool, str | None]], Voice | None]:
    """Who speaks in each claim of a block.

    Args:
        text: the article.
        places: start and end of the claims.
        pairs: the quotations of the block.
        block: its number.
        carried: who spoke last; carried only into quotations of the same or the next block.

    Returns:
        For each claim whether all of it is quoted, and its speaker; and who spoke last.
    """
    spoken: list[tuple[bool, str | None]] = []
    open_quotes = 0
    for start, end in places:
        quoted = all_quoted(text, start, end, pairs)
        named = None if quoted else named_speaker(text, start, end, pairs)
        if named:
            carried = Voice(named, block)
            # “It is new. It is big,” Voss said: the name holds for the quoted claims right before it, too.
            spoken[len(spoken) - open_quotes :] = [(True, named)] * open_quotes
        speaker = named if pairs.quoted(start, end) else None
        if quoted and carried and block - carried.block <= 1:
            carried = Voice(carried.name, block)
            speaker = carried.name
        open_quotes = open_quotes + 1 if quoted else 0
        spoken.append((quoted, speaker))
    return spoken, carried


def last_voice(text: str, places: Sequence[tuple[int, int]], block: int) -> Voice | None:
    """Who is named last beside a verb of saying in a block without quotations."""
    for start, end in reversed(places):
        name = named_speaker(text, start, end, _NO_PAIRS)
        if name:
            return Voice(name, block)
    return None


def all_quoted(text: str, start: int, end: int, pairs: Pairs) -> bool:
    """Whether every letter and digit of the claim stands inside quotation marks."""
    at = start
    for opens, closes in pairs.quoted(start, end):
        if any(char.isalnum() for char in text[at : max(at, opens)]):
            return False
        at = min(closes, end)
    return at > start and not any(char.isalnum() for char in text[at:end])


def named_speaker(text: str, start: int, end: int, pairs: Pairs) -> str | None:
    """The name beside a verb of saying in the unquoted part of a claim, None where there is none.

    Examples:
        >>> text = "“It is new,” said Ada Voss, who runs it."
        >>> named_speaker(text, 0, len(text), Pairs({}, ((0, 12),)))
        'Ada Voss'
    """
    if not any(piece.strip(_PUNCTUATION) in word_set("saying") for piece in text[start:end].split()):
        return None
    words = _unquoted(text, start, end, pairs)
    for at, word in enumerate(words):
        if word.text in word_set("saying"):
            name = _before(text, words, at) or _after(text, words, at)
            if name:
                return name
    return None


def _unquoted(text: str, start: int, end: int, pairs: Pairs) -> list[Word]:
    words: list[Word] = []
    at = start
    for opens, closes in (*pairs.quoted(start, end), (end, end)):
        piece = words_of(text[at : max(at, opens)])
        words.extend(Word(word.start + at, word.end + at, word.text, word.lower) for word in piece)
        at = max(at, closes)
    return words


def _before(text: str, words: list[Word], at: int) -> str | None:
    first = at
    while first and at - first < _NAME_WORDS and _goes_on(text, words[first - 1], words[first], words[first - 1]):
        first -= 1
    return _name(text, words[first:at])


def _after(text: str, words: list[Word], at: int) -> str | None:
    last = at + 1
    while last < len(words) and last - at <= _NAME_WORDS and _goes_on(text, words[last - 1], words[last], words[last]):
        last += 1
    return _name(text, words[at + 1 : last])


def _goes_on(text: str, left: Word, right: Word, new: Word) -> bool:
    """Whether the word `new`, one of two neighbours, belongs to the name."""
    joined = text[left.end : right.start].strip() in {"", ".", "-", "&"}
    return joined and (new.text[0].isupper() or new.lower in _SMALL)


def _name(text: str, words: list[Word]) -> str | None:
    while words and (words[0].lower in _SMALL or words[0].lower in word_set("opener")):
        words = words[1:]
    while words and (words[-1].lower in _SMALL or words[-1].lower in word_set("calendar")):
        words = words[:-1]
    if not words or words[-1].lower in word_set("pronoun"):
        return None
    return text[words[0].start : words[-1].end]
