"""Words of a text as names need them: possessives cut, dots of "U.S." kept, starts of sentences known."""

from __future__ import annotations

import re
from typing import NamedTuple

from dealparse.lexicon.names import NameFact, fold_word, name_index, word_set, words_that_are

_TOKEN = re.compile(
    r"(?P<dotted>(?<![^\W_])[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3}){1,5}(?![^\W_])\.?)"  # U.S., S.p.A.
    r"|(?P<plain>[^\W_]+(?:['’][^\W_]+){0,3}(?:(?<=[A-Z])\+(?!\w))?)"  # Boeing, Ma'aden, OPEC+
)
_SPACE = re.compile(r"[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]?")
_TICKER = re.compile(r"\((?=[A-Z])[A-Za-z \-]{2,20}: ?[A-Z0-9.]{1,10}\b[^()]{0,80}\)")
_SENTENCE_END = frozenset(".!?:;•*|·▪◦►>")
_APOSTROPHES = frozenset({"'", "’"})
_OPENERS = " \t\u00a0\"“”‘'([{«"


class NameWord(NamedTuple):
    """A word; `end` is before, `full_end` behind a possessive 's. `initial` marks the first word of a sentence."""

    start: int
    end: int
    full_end: int
    text: str
    key: str
    cap: bool
    initial: bool

    @property
    def possessive(self) -> bool:
        """Whether the word carries 's."""
        return self.full_end > self.end

    def possessive_key(self, pattern: str) -> str:
        """The folded word, with its 's where the pattern has one ("People's Bank")."""
        return self.key + "'s" if self.possessive and _owns(pattern) else self.key

    @property
    def upper(self) -> bool:
        """All letters are capitals and there are two or more."""
        return len(self.text) > 1 and self.text.isupper()


def _owns(pattern: str) -> bool:
    return pattern.endswith(("'s", "’s"))


def name_words(text: str) -> list[NameWord]:
    """The words of `text`, without those in stock-exchange brackets.

    Examples:
        >>> [(w.text, w.possessive) for w in name_words("Japan’s U.S. unit")]
        [('Japan', True), ('U.S.', False), ('unit', False)]
    """
    masks = _TICKER.finditer(text)
    mask = next(masks, None)
    words: list[NameWord] = []
    for m in _TOKEN.finditer(text):
        start, end = m.span()
        while mask is not None and mask.end() <= start:
            mask = next(masks, None)
        if mask is not None and mask.start() <= start:
            continue
        words.append(_word(text, start, end, _starts_sentence(text, start, words)))
    return words


def _word(text: str, start: int, full_end: int, initial: bool) -> NameWord:
    end = full_end
    if text[end - 1] in "sS":
        if text[end - 2 : end - 1] in _APOSTROPHES and end - start > 2:
            end -= 2
        elif text[end : end + 1] in _APOSTROPHES and text[end + 1 : end + 2] == " ":
            full_end += 1
    surface = text[start:end]
    return NameWord(start, end, full_end, surface, fold_word(surface), surface != surface.lower(), initial)


def _starts_sentence(text: str, start: int, words: list[NameWord]) -> bool:
    if not words:
        return True
    gap = text[words[-1].full_end : start]
    if gap == " ":
        return False
    if "\n" in gap:
        return True
    before = words[-1].key
    if len(words) == 1 and len(before) <= 2 and gap[:1] in {".", ")", "/"}:
        return True  # "B. Debt", "4/ Biggest", "a) Loans"
    bare = gap.strip(_OPENERS)
    if not bare:
        return any(c in gap for c in '“"‘«') and gap != '" '
    if bare[-1] in "/)" and len(before) <= 2 and "\n" in text[max(0, words[-1].start - 2) : words[-1].start]:
        return True
    if bare in {"-", "–", "—"}:
        return gap.startswith(" ")
    if bare[-1] not in _SENTENCE_END:
        return False
    initial = len(before) == 1 and text[words[-1].start - 1 : words[-1].start] != "&"
    return not (bare == "." and (before in word_set("abbreviations") or initial))


def gap_of(text: str, left: NameWord, right: NameWord) -> str:
    """What stands between two words, without the possessive: "" for nothing, " " for space, else the marks."""
    gap = text[left.full_end : right.start]
    if gap == " ":
        return gap
    return " " if _SPACE.fullmatch(gap) else gap.strip() if gap.strip() else gap


def is_title_case(text: str, words: list[NameWord]) -> bool:
    """Whether this is a headline in which nearly all words that are usually lower case have a capital.

    Examples:
        >>> line = "Trump Inks Major Agreement With Japan on Rare Earth Minerals"
        >>> is_title_case(line, name_words(line))
        True
    """
    if text.rstrip().endswith((".", "?", "!", ",", ";")) or not words:
        return False
    function, common = words_that_are("function"), words_that_are("common", "law", "heading")
    content = [w for w in words if w.key not in function and w.key.isalpha() and len(w.key) > 2]
    lower = sum(not w.cap for w in content)
    usual = sum(w.cap and w.key in common for w in content[1:])
    return usual >= 2 and lower <= 0.1 * len(content)


def fact_at(
    text: str, words: list[NameWord], at: int, homonyms: frozenset[str] = frozenset()
) -> tuple[NameFact, int] | None:
    """The best entry of the name lexicons that starts at word `at`, and the index behind its last word.

    Args:
        homonyms: words that are a state here, not the country of that name.
    """
    for fact in name_index().get(words[at].key, ()):
        last = at + len(fact.words)
        if fact.rank == "country" and words[at].key in homonyms:
            continue
        if last <= len(words) and _matches(text, words, at, fact):
            return fact, last
    return None


def _matches(text: str, words: list[NameWord], at: int, fact: NameFact) -> bool:
    for k, pattern in enumerate(fact.words):
        word = words[at + k]
        if word.possessive_key(pattern) != fact.keys[k]:
            return False
        if k and not _may_join(text, words[at + k - 1], word, fact, fact.words[k - 1]):
            return False
        if not _case_fits(pattern, word.text):
            return False
    end = words[at + len(fact.words) - 1].end
    return not fact.dotted or text[end : end + 1] == "."


def _may_join(text: str, left: NameWord, right: NameWord, fact: NameFact, before: str) -> bool:
    if left.possessive and not _owns(before):
        return False
    gap = gap_of(text, left, right)
    return gap in {" ", "-", "‑", "–"} or (gap == "." and len(left.key) <= 3) or (fact.joined and gap in {",", "&"})


def _case_fits(pattern: str, surface: str) -> bool:
    if pattern.islower():
        return True
    if len(pattern) > 1 and pattern.isupper():
        return surface.isupper()
    return surface[:1].isupper() or surface.replace("’", "'") == pattern
