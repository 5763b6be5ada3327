"""Phrase patterns of the lexicons, and the index that finds thousands of them in one pass over the words of a text.

A pattern is a row of words. ``~buy`` stands for all forms of a verb, ``@loan`` for singular and plural of a noun,
``a|b`` for either word, ``(new)`` for a word that may be missing. Hyphens count as spaces, so ``off take`` finds
"off-take" too. Words are compared without case unless the pattern is marked as cased.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]{1,3}(?![^\W_]))?")
# What may stand between two words of one phrase; a comma, a full stop or a bracket ends the phrase.
_GAP = re.compile(r"[\s\-\u2010-\u2014\u200b\u2060\ufeff\"“”'’/]{1,4}")
_VOWELS = "aeiou"


class Word(NamedTuple):
    """A word of a text: `lower` is its case-folded form with straight apostrophes."""

    start: int
    end: int
    text: str
    lower: str


def words_of(text: str) -> list[Word]:
    """The words of `text`, in order.

    Examples:
        >>> [w.lower for w in words_of("Japan’s U.S.-made cars")]
        ["japan's", 'u', 's', 'made', 'cars']
    """
    return [Word(m.start(), m.end(), m.group(), m.group().casefold().replace("’", "'")) for m in _WORD.finditer(text)]


def noun_forms(noun: str) -> list[str]:
    """Singular and plural.

    Examples:
        >>> noun_forms("facility")
        ['facility', 'facilities']
    """
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return [noun, noun[:-1] + "ies"]
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return [noun, noun + "es"]
    return [noun, noun + "s"]


def verb_forms(verb: str, irregular: Mapping[str, tuple[str, ...]]) -> list[str]:
    """All forms of a verb: base, third person, past, participles.

    Args:
        verb: the base form.
        irregular: other past forms by base form.

    Examples:
        >>> verb_forms("supply", {}), verb_forms("buy", {"buy": ("bought",)})
        (['supply', 'supplies', 'supplying', 'supplied'], ['buy', 'buys', 'buying', 'bought'])
    """
    third = noun_forms(verb)[1] if not verb.endswith("o") else verb + "es"
    stem = verb + verb[-1] if _doubles(verb) else verb
    if verb.endswith("ie"):
        ing = verb[:-2] + "ying"
    elif verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        ing = verb[:-1] + "ing"
    else:
        ing = stem + "ing"
    if verb in irregular:
        return list(dict.fromkeys([verb, third, ing, *irregular[verb]]))
    if verb.endswith("e"):
        past = verb + "d"
    elif verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        past = verb[:-1] + "ied"
    else:
        past = stem + "ed"
    return [verb, third, ing, past]


def _doubles(verb: str) -> bool:
    """Whether a final consonant is doubled: one syllable, consonant, vowel, consonant ("ship", "plan", "cut")."""
    if len(verb) < 3 or verb[-1] in "aeiouwxyh" or verb[-2] not in _VOWELS or verb[-3] in _VOWELS:
        return verb in {"equip"}
    return sum(c in _VOWELS for c in verb) == 1 or verb in {"commit", "permit", "transfer", "refer", "defer", "cancel"}


def expand(pattern: str, irregular: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Every row of words that a pattern stands for.

    Examples:
        >>> sorted(expand("@loan (facility)", {}))
        [('loan',), ('loan', 'facility'), ('loans',), ('loans', 'facility')]
    """
    slots: list[list[tuple[str, ...]]] = []
    for item in pattern.split():
        optional = item.startswith("(") and item.endswith(")")
        choices: list[tuple[str, ...]] = []
        for word in (item[1:-1] if optional else item).split("|"):
            choices.extend(_word_forms(word, irregular))
        slots.append([*choices, ()] if optional else choices)
    for combination in product(*slots):
        row = tuple(word for part in combination for word in part)
        if row:
            yield row


def _word_forms(word: str, irregular: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    if word.startswith("~"):
        forms = verb_forms(word[1:], irregular)
    elif word.startswith("@"):
        forms = noun_forms(word[1:])
    else:
        forms = [word]
    return [tuple(w.text for w in words_of(form)) for form in forms]


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A phrase found: the words ``first:last`` (indices into the list of words), the characters, and its payload."""

    first: int
    last: int
    start: int
    end: int
    payload: T


@dataclass(slots=True)
class _Node(Generic[T]):
    next: dict[str, _Node[T]] = field(default_factory=dict)
    any_case: list[T] = field(default_factory=list)
    cased: list[tuple[tuple[str, ...], T]] = field(default_factory=list)


class PhraseIndex(Generic[T]):
    """Finds phrases in a list of words; at each place the longest phrase of a group wins, and hits don't overlap.

    Args:
        phrases: (row of words, must the case agree, payload).
        group: the group that a payload belongs to; phrases of different groups may overlap. One group by default.

    Examples:
        >>> index = PhraseIndex([(("letter", "of", "intent"), False, "loi"), (("letter",), False, "letter")])
        >>> [(h.start, h.end, h.payload) for h in index.find("A letter of intent", words_of("A letter of intent"))]
        [(2, 18, 'loi')]
    """

    def __init__(
        self, phrases: Iterable[tuple[tuple[str, ...], bool, T]], group: Callable[[T], str] | None = None
    ) -> None:
        self._root: _Node[T] = _Node()
        self._group = group or _one_group
        for row, cased, payload in phrases:
            node = self._root
            for word in row:
                node = node.next.setdefault(word.casefold(), _Node())
            if cased:
                node.cased.append((row, payload))
            elif payload not in node.any_case:
                node.any_case.append(payload)

    def find(self, text: str, words: list[Word]) -> list[Hit[T]]:
        """All hits, by their first word.

        Args:
            text: the text that `words` come from.
            words: ``words_of(text)``.
        """
        hits: list[Hit[T]] = []
        free_from: dict[str, int] = {}
        starts = self._root.next
        for at, word in enumerate(words):
            if word.lower not in starts and not word.lower.endswith("'s"):
                continue
            for group, (last, payloads) in self._longest(text, words, at).items():
                if free_from.get(group, 0) <= at:
                    free_from[group] = last
                    end = _end_of(words[last - 1])
                    hits.extend(Hit(at, last, words[at].start, end, payload) for payload in payloads)
        return hits

    def _longest(self, text: str, words: list[Word], at: int) -> dict[str, tuple[int, list[T]]]:
        """For each group the end and the payloads of its longest phrase that begins at word `at`."""
        node, best = self._root, dict[str, tuple[int, list[T]]]()
        for i in range(at, len(words)):
            nxt = node.next.get(words[i].lower) or node.next.get(words[i].lower.removesuffix("'s"))
            if nxt is None or (i > at and not _GAP.fullmatch(text, words[i - 1].end, words[i].start)):
                break
            node = nxt
            cased = [p for row, p in node.cased if _same_case(row, words[at : i + 1])] if node.cased else []
            for payload in (*node.any_case, *cased):
                group = self._group(payload)
                last, payloads = best.get(group, (0, []))
                best[group] = (i + 1, [*payloads, payload] if last == i + 1 else [payload])
        return best


def _one_group(payload: object) -> str:
    return ""


def _end_of(word: Word) -> int:
    """Where a phrase that ends with `word` ends: a possessive 's stays outside."""
    return word.end - 2 if word.lower.endswith("'s") else word.end


def _same_case(row: tuple[str, ...], words: list[Word]) -> bool:
    bare = (w.text.removesuffix("'s").removesuffix("’s") for w in words)
    return all(a in (b, w.text) for a, b, w in zip(row, bare, words, strict=True))
