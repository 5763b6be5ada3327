"""Rules that say which words begin a name, go on with it, and make one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dealparse.lexicon.names import (
    NameFact,
    firm_nouns,
    legal_suffixes,
    name_heads,
    word_class,
    word_set,
    words_that_are,
)
from dealparse.recognize.name_chunks import ADJECTIVES
from dealparse.recognize.name_table import NameTable
from dealparse.recognize.name_words import NameWord, gap_of

MAX_WORDS = 14
_FIRM_WORDS = frozenset({"corporation", "company", "exchange", "trust", "fund"})
_ROMAN = re.compile(r"[IVX]{1,4}")
# A line of so few words may be a heading.
_HEADING_WORDS = 5
# "A320neo", "F414", "L55A1", but not "3M" or "South32".
_MODEL = re.compile(
    r"(?!\d[A-Z](?![^\W_]))(?![A-Z][a-z]{3,12}\d{1,2}(?![^\W_]))(?=[^\W_]{0,12}\d)(?=[^\W_]{0,12}[A-Z])[^\W_]{2,14}"
)
# Words after which an adjective of nationality goes on with a name ("Anglo American").
_BEFORE_ADJECTIVE = frozenset({"anglo", "pan"})
# Right behind these, one plain noun with a capital and no article is a name ("with Carrier").
_PARTNER_WORDS = frozenset({"with", "by", "from", "between", "via"})
_ABSTRACT = ("tion", "tions", "ment", "ments", "ity", "ness", "ance", "ence", "ing", "ship", "isms")
# Endings of words that open sentences and are hardly ever names.
_PLAIN_ENDINGS = ("ings", "tions", "ments", "ists", "ally", "edly", "less", "ously")
# Longer "words" are codes and links.
_LONGEST_WORD = 32
_FIRM_TYPES = frozenset({"company", "organization", "fund", "government"})
# Abbreviations behind which a full stop ends no name.
_DOTTED = frozenset({"st", "mt", "dr", "co", "pte", "pty", "pvt", "sdn", "jr"})

# Suffixes that are plain words too: a comma before them ends the name.
_LOOSE_SUFFIXES = frozenset({"group", "holdings", "holding", "trust", "company"})

# Behind "and" these go on with a firm's name ("Eli Lilly and Company").
_AND_SONS = frozenset({"company", "co", "sons", "partners", "brothers", "associates"})


class NameRules:
    """The words of one text with what the lexicons say of each, and the rules that look at them."""

    def __init__(
        self,
        text: str,
        words: list[NameWord],
        names: NameTable,
        title: bool,
        facts: Sequence[tuple[NameFact, int] | None],
    ) -> None:
        self.text, self.words, self.names, self.title, self.facts = text, words, names, title, facts

    def key(self, index: int) -> str:
        return self.words[index].key if index < len(self.words) else ""

    def gap_is(self, index: int, gap: str) -> bool:
        """Whether exactly `gap` stands before word `index`."""
        return self.text[self.words[index - 1].full_end : self.words[index].start] == gap

    def cap_follows(self, last: int) -> bool:
        return last < len(self.words) and self.joins(last) and self.words[last].cap

    def next_cap(self, index: int) -> bool:
        return (
            index + 1 < len(self.words)
            and self.words[index + 1].cap
            and gap_of(self.text, self.words[index], self.words[index + 1]) == " "
        )

    def is_head(self, index: int) -> bool:
        return name_heads().get(self.words[index].key) in {"company", "organization", "fund", "government"} and (
            self.words[index].cap
        )

    def _head_or_suffix(self, key: str) -> bool:
        return key in legal_suffixes() or name_heads().get(key) in {"company", "organization", "fund", "government"}

    def last_word(self, first: int, end: int) -> int:
        """The index of the last word before a number or numeral ("Partners" in "Grid Partners II")."""
        index = end - 1
        while index > first and (_ROMAN.fullmatch(self.words[index].text) or self.words[index].text.isdigit()):
            index -= 1
        return index

    def tail(self, index: int) -> bool:
        hit = self.facts[index]
        return hit is not None and hit[0].rank == "agency_tail"

    def _acts(self, index: int) -> bool:
        """Whether word `index` is a verb that takes somebody as its subject."""
        return (
            self.key(index) in word_set("acts") and gap_of(self.text, self.words[index - 1], self.words[index]) == " "
        )

    def joins(self, index: int) -> bool:
        """Whether the gap before word `index` lets a name go on."""
        left, right = self.words[index - 1], self.words[index]
        if left.possessive and right.key not in legal_suffixes():
            return False
        gap = gap_of(self.text, left, right)
        if gap == " ":
            return "\n" not in self.text[left.full_end : right.start]
        if gap in {"-", "‑", "&"}:
            return True
        if gap == ".":
            if self._domain(index):
                return True
            return (len(left.key) == 1 and not right.initial) or left.key in _DOTTED
        if gap in {",", ".,", "., "}:
            return right.key in legal_suffixes() - _LOOSE_SUFFIXES
        return False

    def joins_suffix(self, index: int) -> bool:
        return index < len(self.words) and self.joins(index) and self.words[index].key in legal_suffixes()

    def extend(self, first: int, last: int) -> int:
        """The end of the run that starts at `first` and is certain up to `last`."""
        end = last
        while end < len(self.words) and end - first < MAX_WORDS and self.joins(end):
            step = self._step(first, end)
            if not step:
                break
            end += step
        return end

    def _step(self, first: int, at: int) -> int:
        """How many words from `at` on belong to the run: 0, 1, or 2 for a connector and its word."""
        word, left = self.words[at], self.words[at - 1]
        if word.text.isdigit() and len(word.text) < 3 and name_heads().get(left.key) in {"place", "project"}:
            return int(self.gap_is(at, " "))
        if self._domain(at):
            return 1
        if not word.cap:
            return 2 if self._connects(at) else int(at == first + 1 and self._lower_brand(at))
        if word.initial:
            return 0
        key = word.key
        if key in words_that_are("calendar") or key in word_class("pronouns") or key in word_class("determiners"):
            return 0
        if key in words_that_are("function") and (self.title or word.upper) and key not in legal_suffixes():
            return 0
        if key in words_that_are("acronym") and word.upper and key not in word_set("inner_acronyms"):
            return 0
        if _MODEL.fullmatch(word.text) and not _ROMAN.fullmatch(word.text):
            return 0
        hit = self.facts[at]
        if hit is not None and not self._may_contain(first, at, hit[0]):
            return 0
        if self.title and not self._head_or_suffix(key) and key in words_that_are("common", "law", "heading"):
            return 0
        if self.title and key in word_class("common-verbs"):
            return 0
        return 1 if not (left.possessive and key not in legal_suffixes()) else 0

    def _domain(self, at: int) -> bool:
        """Whether ".com" stands right at the name before it."""
        return self.words[at].text in {"com", "net", "org"} and self.gap_is(at, ".")

    def _may_contain(self, first: int, at: int, fact: NameFact) -> bool:
        """Whether a lexicon entry can stand inside a run that began before it."""
        if fact.rank in {"office", "leader", "agency_lead", "group"}:
            return (
                fact.rank == "office"
                and len(fact.words) == 1
                and fact.id in {"head", "king", "director", "partner", "owner", "manager"}
            )
        if fact.rank in ADJECTIVES:
            if self.words[at - 1].key in _BEFORE_ADJECTIVE:
                return True
            return self.cap_follows(at + 1) and self.is_head(min(at + 1, len(self.words) - 1))
        gap = gap_of(self.text, self.words[at - 1], self.words[at])
        return gap == " " or fact.rank in {"agency_tail", "surname"}

    def _lower_brand(self, at: int) -> bool:
        """ "SK hynix": an unknown word in lower case behind an acronym that begins the name."""
        word, left = self.words[at], self.words[at - 1]
        known = word.key in words_that_are("common", "function", "product") or word.key.endswith("s")
        known = known or (left.key,) in self.names.aliases or not word.key.isalpha() or len(word.key) < 4
        return left.upper and len(left.text) < 4 and not known

    def _connects(self, at: int) -> bool:
        if not self.next_cap(at) or self.words[at + 1].initial:
            return False
        key, left = self.words[at].key, self.words[at - 1].key
        if key == "and":
            return self.words[at + 1].key in _AND_SONS
        if key in word_set("particles"):
            return key not in {"do", "e", "y", "la", "al"} or self.words[at + 1].key not in words_that_are("common")
        if key == "of":
            return left in word_set("of_heads") and not (left in _FIRM_WORDS and self._country_ends(at + 1))
        if key == "for":
            return left in word_set("for_heads")
        return False

    def _country_ends(self, at: int) -> bool:
        """ "X Corporation of Japan": a country at the name's end, with no legal suffix behind it, is no part of it."""
        hit = self.facts[at]
        if hit is None or hit[0].rank != "country":
            return False
        return not (hit[1] < len(self.words) and self.joins(hit[1]) and self.words[hit[1]].key in legal_suffixes())

    def may_start(self, at: int) -> bool:
        word = self.words[at]
        key = word.key
        if key in words_that_are("calendar") or (len(key) == 1 and not self.cap_follows(at + 1)):
            return False
        if at and self.words[at - 1].text[-1].isdigit() and key in word_set("unit_symbols"):
            return False
        if len(key) > _LONGEST_WORD or key in {"jr", "sr"} or self._describes(at):
            return False
        if "'" in key and key.split("'")[0] in words_that_are("function", "common"):
            return False
        if key in word_class("number-words") and not word.initial and not self.title:
            return self.cap_follows(at + 1)
        if key in word_class("pronouns") or key in word_class("determiners"):
            return False
        if key in words_that_are("acronym") and word.upper:
            return self.cap_follows(at + 1) and self.is_head(at + 1)
        if not (word.initial or self.title):
            if key in words_that_are("function") and word.upper:
                return at + 1 < len(self.words) and "&" in self.text[word.full_end : self.words[at + 1].start][:2]
            return key not in words_that_are("function") and not (word.upper and key in words_that_are("common"))
        if key in words_that_are("function") or (key in word_class("common-verbs") and not word.upper):
            return False
        if self.title and key in words_that_are("common", "law", "heading"):
            return self.cap_follows(at + 1) and self.is_head(at + 1) and key in word_class("common-adjectives")
        return True

    def _describes(self, at: int) -> bool:
        """Whether a word that only opens its sentence says what the name behind it is: "Chipmaker Kiora will"."""
        word = self.words[at]
        if not word.initial or self.title or word.upper or word.key not in word_set("descriptors"):
            return False
        return self.cap_follows(at + 1) and self.gap_is(at + 1, " ") and not self._head_or_suffix(self.key(at + 1))

    def names_vessel(self, at: int) -> bool:
        """Whether what begins here is the name of a vessel: "the drillship Tidal Orion"."""
        return at > 0 and self.gap_is(at, " ") and self.words[at - 1].key in word_set("vessels")

    def single_ok(self, at: int) -> bool:
        word = self.words[at]
        key = word.key
        if at and gap_of(self.text, self.words[at - 1], word) == " ":
            left = self.words[at - 1]
            if left.text.isdigit() and (word.upper or self._counted(at)):
                return False
            if left.key in {"am", "pm"} and word.upper:
                return False  # a time zone
            if left.cap and not left.possessive and self.facts[at - 1] and key in words_that_are("common"):
                return False
        if _MODEL.fullmatch(word.text) or key in legal_suffixes():
            return False
        if key in words_that_are("acronym", "common-proper", "law", "heading") and key not in self.names.lower:
            return False
        if word.initial or self.title:
            common = key in words_that_are("common", "function", "law", "programme", "heading", "product")
            if self.names.capitals.get(key, 0) > 0 and key not in self.names.lower:
                return True
            if at + 1 < len(self.words) and self._acts(at + 1):
                return not (common and key.endswith("s")) or word.upper
            plain = key.endswith(_PLAIN_ENDINGS) and len(key) > 5 and not word.upper
            return not common and key not in self.names.lower and not plain
        if self.key(at - 1) in _PARTNER_WORDS and at:
            return True
        if word.text.lower() in firm_nouns():
            return False
        if key in words_that_are("common") and not word.upper:
            return key not in self.names.lower and len(self.words) > _HEADING_WORDS
        return True

    def _counted(self, at: int) -> bool:
        """Whether the word behind a number is a model's plural that nothing goes on with ("30 Dreamliners")."""
        key = self.words[at].key
        plural = key.endswith("s") and not key.endswith(("ss", "us", "is")) and key[:-1] not in self.names.capitals
        follows = at + 1 < len(self.words) and self.gap_is(at + 1, " ") and self.key(at + 1)
        return plural and (not follows or follows in words_that_are("function"))

    def several_ok(self, at: int, end: int) -> bool:
        """Several plain words with capitals are a heading or a term, unless they are shaped or act like a name."""
        words = self.words[at:end]
        common = words_that_are("common", "law", "programme", "heading")
        if not all(w.key in common for w in words):
            return True
        if end - at == len(self.words) and words[-1].key not in legal_suffixes():
            return False
        final = words[-1]
        if final.key in legal_suffixes() or self.is_head(end - 1) or self.tail(end - 1):
            told = all(w.key in self.names.lower for w in words) and not self._acts(end)
            return final.key in legal_suffixes() or not (told or all(w.upper for w in words))
        if self._acts(end) or final.possessive:
            return True
        if self.key(end) in word_class("auxiliaries") and not all(w.key in self.names.lower for w in words):
            return True
        if self.key(at - 1) in word_set("determiners") and at:
            return False
        return not words[0].initial and not final.upper and not final.key.endswith(_ABSTRACT)

    def plain_name(self, first: int, last: int) -> bool:
        """Whether the words behind an adjective are a name by themselves ("Spanish Iberia Airlines")."""
        key = self.words[first].key
        return key not in words_that_are("common", "common-proper") and key not in name_heads() and last - first > 1
