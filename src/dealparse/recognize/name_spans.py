"""Cuts the words of a text into chunks that may be names: lexicon entries, and runs of capitalised words."""

from __future__ import annotations

from dataclasses import replace

from dealparse.lexicon.names import (
    NameFact,
    given_names,
    legal_suffixes,
    name_heads,
    word_class,
    word_set,
    words_that_are,
)
from dealparse.recognize.name_chunks import ADJECTIVES, GEO, Chunk, Scan
from dealparse.recognize.name_rules import MAX_WORDS, NameRules
from dealparse.recognize.name_table import NameTable
from dealparse.recognize.name_words import NameWord, fact_at, gap_of, is_title_case, name_words

# Marks a heading or a term in capitals ("Critical Minerals"): no name, and no part of one.
_TERM = NameFact((), "term", "term", "")
_LIST_JOINS = frozenset({"and", "the", "of", "for"})
_PLAIN_JOINS = frozenset({"the", "of"})


def scan(text: str, names: NameTable) -> Scan:
    """Cut `text` into chunks, left to right, in one pass."""
    return cut(look(text), names)


def look(text: str) -> Scan:
    """The words of `text` with what the lexicons say of each, not yet cut."""
    words = name_words(text)
    return Scan(text, words, (), is_title_case(text, words), [fact_at(text, words, i) for i in range(len(words))])


def cut(seen: Scan, names: NameTable) -> Scan:
    """A text that was looked at, cut into chunks as far as `names` tell."""
    facts = seen.facts
    if names.homonyms:
        facts = [fact_at(seen.text, seen.words, i, names.homonyms) for i in range(len(seen.words))]
    cutter = _Cutter(seen.text, seen.words, names, seen.title_case, facts)
    return replace(seen, chunks=tuple(cutter.chunks()))


class _Cutter(NameRules):
    """One pass over the words of one text."""

    def chunks(self) -> list[Chunk]:
        found: list[Chunk] = []
        at = 0
        while at < len(self.words):
            chunk = self._chunk_at(at)
            if chunk is not None and not self._is_currency(chunk):
                found.append(chunk)
            at = chunk.last if chunk is not None else at + 1
        return found

    def _is_currency(self, chunk: Chunk) -> bool:
        """ "US$40 million" """
        end = self.words[chunk.last - 1].end
        return self.text[end : end + 1] == "$"

    def _chunk_at(self, at: int) -> Chunk | None:
        known = self._known_at(at)
        hit = self.facts[at]
        if hit is None:
            return Chunk(at, known) if known else self._run_at(at)
        fact, last = hit
        if known and known > last:
            return Chunk(at, known)
        if fact.rank == "agency_lead":
            return self._lead_agency(at, fact, last)
        if fact.rank == "office":
            return self._office(at, fact, last)
        if fact.rank in GEO:
            end = self._geo_run(at, fact, last)
            return Chunk(at, last, fact) if end == last else Chunk(at, end)
        if fact.rank in {"agency_tail", "surname"}:
            return self._run_at(at)
        if fact.rank == "agency" and self.text[self.words[at].start].isupper() and self.cap_follows(last):
            end = self.extend(at, last)
            return Chunk(at, end) if self.is_head(end - 1) else Chunk(at, last, fact)
        return Chunk(at, last, fact)

    def _known_at(self, at: int) -> int | None:
        """The end of the longest name of the article that starts here."""
        word = self.words[at]
        if not word.cap:
            return None
        for length in self.names.starts.get(word.key, ()):
            last = at + length
            part = self.words[at:last]
            if (
                len(part) == length
                and tuple(w.key for w in part) in self.names.names
                and all(not w.possessive for w in part[:-1])
            ):
                if length == 1 and (word.initial or self.title) and self._doubtful(word):
                    return None
                return self.extend(at, last) if not self.title else last
        return None

    def _doubtful(self, word: NameWord) -> bool:
        return word.key in words_that_are("function", "common", "law", "programme", "heading") and (
            word.key in self.names.lower and self.names.capitals.get(word.key, 0) < 2
        )

    def _office(self, at: int, fact: NameFact, last: int) -> Chunk:
        if fact.acts_for == "government" and self.words[at].cap and self.key(last) in {"of", "for"}:
            portfolio = self._portfolio(last + 1 + (self.key(last + 1) == "the"))
            if portfolio is not None:
                return Chunk(at, portfolio, fact)
        if self.words[at].cap and last == at + 1 and self.cap_follows(last):
            end = self.extend(at, last)
            if self.is_head(end - 1) or self.words[end - 1].key in legal_suffixes():
                return Chunk(at, end)
        return Chunk(at, last, fact)

    def _portfolio(self, first: int) -> int | None:
        """The end of "Business, Enterprise and Regulatory Reform" behind "Secretary of State for"."""
        common = words_that_are("common")
        if first >= len(self.words) or not self.words[first].cap or self.facts[first] is not None:
            return None
        if self.words[first].key not in common:
            return None
        end = first + 1
        while end < len(self.words) and end - first < MAX_WORDS:
            gap = gap_of(self.text, self.words[end - 1], self.words[end])
            word = self.words[end]
            if word.cap and word.key in common and gap in {" ", ","}:
                end += 1
            elif word.key == "and" and self.next_cap(end) and self.words[end + 1].key in common:
                end += 2
            else:
                break
        return end

    def _lead_agency(self, at: int, fact: NameFact, last: int) -> Chunk | None:
        """ "Ministry of" and its object, which may hold commas and "and"."""
        end = last
        listed = fact.words[0] in {"Ministry", "Department", "Bureau", "Office"}
        while end < len(self.words) and end - at < MAX_WORDS:
            gap = gap_of(self.text, self.words[end - 1], self.words[end])
            word = self.words[end]
            if self.words[end - 1].possessive:
                break
            if (word.cap and gap in {" ", "-", "&", "–"}) or (
                listed and word.cap and gap == "," and end > last and self._list_goes_on(end)
            ):
                end += 1
            elif word.key in (_LIST_JOINS if listed else _PLAIN_JOINS) and gap in {" ", ","} and self.next_cap(end):
                plain = self.words[end + 1].key in words_that_are("common")
                if word.key == "and" and (self.facts[end + 1] or end == last or not plain):
                    break
                end += 1
            else:
                break
        if end == last:
            return None
        return Chunk(at, self._of_state(end) if listed else end)

    def _of_state(self, end: int) -> int:
        """The end of "of the Kingdom of X" behind a ministry that ends at word `end`; `end` where none follows."""
        first = end + 1 + (self.key(end + 1) == "the")
        if self.key(end) not in {"of", "in"} or first >= len(self.words) or self.words[end - 1].possessive:
            return end
        hit = self.facts[first]
        whole = hit is not None and hit[0].rank == "country" and hit[1] - first > 1 and first > end + 1
        return hit[1] if hit is not None and whole else end

    def _list_goes_on(self, index: int) -> bool:
        """After a comma inside "Ministry of A, B and C": "and" must come within a few words."""
        for k in range(index + 1, min(index + 4, len(self.words))):
            if self.words[k].key == "and":
                return self.next_cap(k)
            if not self.words[k].cap:
                return False
        return False

    def _geo_run(self, at: int, fact: NameFact, last: int) -> int:
        """Where a name that begins with a toponym ends ("Japan Airlines"); `last` where the toponym stands alone."""
        if self.words[last - 1].possessive or not self.cap_follows(last):
            return last
        if gap_of(self.text, self.words[last - 1], self.words[last]) != " ":
            return last
        if fact.rank == "area" and not self.is_head(last) and not self.is_head(min(last + 1, len(self.words) - 1)):
            return last
        end = self.extend(at, last)
        final = self.words[self.last_word(last, end)].key
        if end == last or final in words_that_are("law", "programme", "product", "calendar"):
            return last
        if fact.rank in ADJECTIVES and end - at == 2 and self.words[at].key in word_set("joining_adjectives"):
            return end
        if fact.rank in ADJECTIVES and end - last > 1 and self.plain_name(last, end):
            return last
        if (
            self.is_head(self.last_word(last, end))
            or final in legal_suffixes()
            or self.tail(end - 1)
            or self.tail(last)
        ):
            return end
        if name_heads().get(final) == "place" or fact.rank in ADJECTIVES or self.title:
            return last
        after = self.words[last].key
        if after in words_that_are("common", "function") or after in given_names():
            return last
        return end

    def _run_at(self, at: int) -> Chunk | None:
        word = self.words[at]
        if self._numbered(at):
            return Chunk(at, self.extend(at, at + 2))
        if not word.cap or not self.may_start(at):
            return None
        if self._model(at):
            return Chunk(at, at + 2, _TERM)
        end = self._shouted(at) or self.extend(at, at + 1)
        if self.names_vessel(at):
            return Chunk(at, end, _TERM)
        if end == at + 1 and not self.single_ok(at):
            return None
        if end > at + 1 and not self.several_ok(at, end):
            return Chunk(at, end, _TERM)
        return Chunk(at, end)

    def _numbered(self, at: int) -> bool:
        """ "7-Eleven": a number hyphened to a capitalised word that is no plain noun."""
        if not self.words[at].text.isdigit() or len(self.words[at].text) > 2 or self.title:
            return False
        follows = at + 1 < len(self.words) and self.text[self.words[at].full_end : self.words[at + 1].start] == "-"
        word = self.words[at + 1] if follows else self.words[at]
        return word.cap and word.key not in words_that_are("common") - word_class("number-words")

    def _model(self, at: int) -> bool:
        """ "MQ-9B", "F-35": a few capitals hyphened to a number are a product."""
        if not self.words[at].text.isupper() or len(self.words[at].text) > 4 or at + 1 >= len(self.words):
            return False
        return self.gap_is(at + 1, "-") and self.words[at + 1].text[0].isdigit()

    def _shouted(self, at: int) -> int | None:
        """The end of a name in capitals that holds "AND" or "OF" and ends with a legal suffix."""
        if not self.words[at].upper:
            return None
        for end in range(at + 1, min(at + MAX_WORDS, len(self.words))):
            if not self.words[end].text.isupper() or self.words[end - 1].possessive:
                return None
            if gap_of(self.text, self.words[end - 1], self.words[end]) not in {" ", "&", "-", ","}:
                return None
            if self.words[end].key in legal_suffixes() and not self.joins_suffix(end + 1):
                return end + 1
        return None
