"""The two ends of a line: "a railway from Klow to Tesznik", "a cable between Klow and Tesznik", "Klow–Tesznik rail"."""

from __future__ import annotations

from dealparse.lexicon.names import word_set
from dealparse.recognize.name_chunks import Chunk, Scan

_DASH = "–"
_OPENERS = {"and": "between", "to": "from"}  # what stands between the ends, and what stands before both
_PLAIN = frozenset({"the", "of", "port", "city", "town"})  # "and the port of Klow"
_NAME = 5  # words of the first end
_NOUN = 3  # words from the noun to the first end: "a railway of 100 km between"


def ends_a_line(seen: Scan, chunk: Chunk) -> bool:
    """Whether a name is one end of a railway, a road, a cable or a pipeline.

    Args:
        seen: the text, cut.
        chunk: a name in it.
    """
    return _in_words(seen, chunk) or _in_a_pair(seen, chunk)


def _in_words(seen: Scan, chunk: Chunk) -> bool:
    at = chunk.first - 1
    while seen.key(at) in _PLAIN and seen.gap(at + 1) == " ":
        at -= 1
    if seen.key(at) in _OPENERS.values():
        return _behind_a_line(seen, at)
    opener = _OPENERS.get(seen.key(at))
    back = next((i for i in range(at - 1, at - 2 - _NAME, -1) if i >= 0 and seen.key(i) == opener), None)
    if opener is None or back is None:
        return False
    return all(_of_a_name(seen, i) for i in range(back + 1, at)) and _behind_a_line(seen, back)


def _of_a_name(seen: Scan, index: int) -> bool:
    return seen.words[index].text[0].isupper() or seen.key(index) in _PLAIN


def _behind_a_line(seen: Scan, at: int) -> bool:
    """Whether the noun of a line stands before the word at `at`, in the same phrase."""
    for index in range(at - 1, at - 1 - _NOUN, -1):
        if index < 0 or seen.gap(index + 1) != " ":
            return False
        if seen.key(index) in word_set("lines"):
            return True
    return False


def _in_a_pair(seen: Scan, chunk: Chunk) -> bool:
    """ "The Klow–Tesznik railway", "the cable Klow–Tesznik"."""
    if _DASH not in (seen.gap(chunk.first), seen.gap(chunk.last)):
        return False
    for other in seen.chunks:
        left, right = (chunk, other) if other.first == chunk.last else (other, chunk)
        if left.last != right.first or chunk not in (left, right) or seen.gap(right.first) != _DASH:
            continue
        near = [left.first - 1, right.last, right.last + 1]
        if any(seen.key(i) in word_set("lines") for i in near):
            return True
    return False
