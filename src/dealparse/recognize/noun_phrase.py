"""Reads the noun phrase after a number: what is counted or measured. No tagger: stop words, plurals, designations."""

from __future__ import annotations

import re
from functools import cache

from dealparse.lexicon.amounts import number_words, word_list

# Words that end a noun phrase: function words, auxiliaries and the verbs that follow amounts in news.
_STOP = word_list("phrase_stops")
_PARTICIPLES = word_list("phrase_stops_inside")
_PLURALS = word_list("plurals_without_s")
_NOT_PLURAL = ("ss", "us", "is", "'s", "’s")
_SINGULAR_S = word_list("singulars_in_s")
# Nouns of time, order and politics: a number before them counts nothing that could be promised.
_NOT_COUNTED = word_list("never_counted")
_LEADING = word_list("leading_words")

_TOKEN = re.compile(r"[\s\u00a0]{1,2}[\"“']?([\w&½¼¾⅓⅔][\w'’&./+\-]*(?:,\d{3})*)[\"”]?(?=(\)?[;:!?)]?))")
_DESIGNATION = re.compile(r"[A-Z][A-Za-z]*-?\d+[A-Za-z\d\-]*|\d+[A-Z][A-Za-z\d]*|\d+-\d+[A-Za-z]*")
_MODEL_PLURAL = re.compile(r"[A-Za-z\d\-]*\d[A-Za-z\-]*['’]?s|[A-Z]{2,}[a-z]*s|\d+-\d+s")
_OF = re.compile(
    r"[\s\u00a0](?:more[\s])?of[\s\u00a0](?:(?:the|its|their|these|those|our|his|her|my|your|them|[A-Z][\w&.]*['’]s?|[\w.&]+['’]s)[\s\u00a0]){0,2}"
    r"(?:most[\s\u00a0](?=[a-z]))?"
)


_LISTED = re.compile(r",\s[a-z\-]+(?:\s[a-z\-]+)?(?:\sand\s[a-z\-]+)?(?:\s[\w\-]+){1,2}")
_LISTED_WITH_AND = re.compile(r",\s[a-z\-]+(?:\s[a-z\-]+)?\sand\s")


def words_after(
    text: str, at: int, limit: int = 7, *, bridge: bool = False, listed: re.Pattern[str] = _LISTED
) -> list[tuple[int, int]]:
    """The spans of the words of the phrase that begins at `at`, up to a stop word or punctuation.

    Args:
        text: the text.
        at: where the phrase's first space stands.
        limit: most words.
        bridge: go on over "and" or a comma while no plural has come ("oil and chemical tankers").
        listed: what a comma must begin to be gone over.

    Examples:
        >>> t = "50 new F-35 jets for Poland"
        >>> [t[a:b] for a, b in words_after(t, 2)]
        ['new', 'F-35', 'jets']
    """
    spans: list[tuple[int, int]] = []
    bridged = False
    while len(spans) < limit:
        if text.startswith("(", at + 1) and (skip := _ASIDE.match(text, at)):
            at = skip.end()
        token = _TOKEN.match(text, at)
        if token is None:
            break
        start, end = token.span(1)
        while end > start and text[end - 1] in ".,'’/-+&" and not _ABBREVIATION.fullmatch(text, start, end):
            end -= 1
        word = text[start:end]
        low = word.lower()
        if not spans and low in ("more", "such"):
            at = token.end(1)
            continue
        if (
            bridge
            and (low == "and" or text[start : token.end(1)] == "&")
            and spans
            and not bridged
            and not is_plural(text[slice(*spans[-1])])
        ):
            bridged, at = True, token.end(1)
            continue
        if bridged and (word[:1].isnumeric() or low in _number_words()):
            break
        if spans and low in _PARTICIPLES:
            break
        if not word or (low in _STOP and not word[0].isupper()) or low in _HARD_STOP:
            break
        spans.append((start, end))
        at = end
        rest = text[end : end + 1]
        if rest == "," and bridge and not bridged and listed.match(text, end) and not is_plural(word):
            at += 1
        elif rest in (",", ".") or token[2]:
            break
        elif rest in ('"', "”"):
            at += 1
    return spans


@cache
def _number_words() -> frozenset[str]:
    return frozenset(entry.id for entry in number_words() if entry.kind in ("unit", "teen", "ten"))


_ASIDE = re.compile(r"[\s\u00a0]\([A-Za-z][A-Za-z ]{1,20}\)")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.){2,3}")
_HARD_STOP = word_list("phrase_stops_any_case")


def is_plural(word: str) -> bool:
    """Whether a word can be a plural noun.

    Examples:
        >>> [w for w in ("jets", "787s", "aircraft", "gas", "Boeing", "A321neos") if is_plural(w)]
        ['jets', '787s', 'aircraft', 'A321neos']
    """
    low = word.lower()
    if low in _PLURALS:
        return True
    if (low != word or not word.isalpha()) and _MODEL_PLURAL.fullmatch(word):
        return True
    return len(low) > 3 and low.endswith("s") and not low.endswith(_NOT_PLURAL) and low not in _SINGULAR_S


def counted_after(text: str, at: int) -> tuple[str, int] | None:
    """What a number that ends at `at` counts, and where that ends; None where it counts nothing.

    Examples:
        >>> counted_after("18 of the 271,000 cbm giants were built", 2)
        ('271,000 cbm giants', 28)
        >>> counted_after("12 years", 2) is None
        True
    """
    if not text[at : at + 1].isspace():
        return None
    times_x = text[at : at + 3].casefold() in (" x ", " × ")
    of = _OF.match(text, at)
    at = of.end() - 1 if of else at + 2 * times_x
    spans = words_after(text, at, bridge=True)
    if not spans or text[slice(*spans[0])].lower() in _NOT_COUNTED:
        return None
    head = _head(text, spans)
    if head is None and (times_x or (of is not None and any(text[a].isupper() for a, _ in spans))):
        head = len(spans) - 1
    if head is None:
        return None
    first = 0
    while first < head and text[slice(*spans[first])].lower() in _LEADING:
        first += 1
    return text[spans[first][0] : spans[head][1]], spans[head][1]


def single_after(text: str, at: int) -> tuple[str, int] | None:
    """The one thing that "one" at `at` counts, where it is of a sort that is ordered by the piece.

    Examples:
        >>> single_after("one jack-up rig at", 3), single_after("one thing", 3)
        (('jack-up rig', 15), None)
    """
    spans = words_after(text, at, limit=6)
    for start, end in spans:
        if text[start:end].lower() in _SINGLE:
            return text[spans[0][0] : end], end
    return None


_SINGLE = word_list("single_goods")


def shared_noun(text: str, at: int, second_start: int, second_end: int) -> tuple[str, int] | None:
    """The noun of the second number that the adjective behind the first shares, and where the adjective ends.

    Examples:
        >>> shared_noun("five firm and ten optional trams for", 4, 14, 17)
        ('optional trams', 9)
    """
    gap = text[at:second_start]
    if not gap.endswith((" and ", " or ")) or len(gap) > 32:
        return None
    spans = words_after(text, at, limit=3)
    words = [text[a:b] for a, b in spans]
    if not words or text[spans[-1][1] : second_start] not in (" and ", " or "):
        return None
    if any(is_plural(word) or word in _NOT_COUNTED or not _ADJECTIVE.fullmatch(word) for word in words):
        return None
    counted = counted_after(text, second_end) if _OF.match(text, second_end) is None else None
    return (counted[0], spans[-1][1]) if counted else None


_ADJECTIVE = re.compile(r"[a-z][a-z\-]{2,20}")


def _head(text: str, spans: list[tuple[int, int]]) -> int | None:
    """The index of the phrase's head: its first plural, one more if that is followed by another plural or model."""
    words = [text[a:b] for a, b in spans]
    for i, word in enumerate(words):
        if word.lower() in _NOT_COUNTED:
            return None
        if is_plural(word) and not (i + 1 < len(words) and is_plural(words[i + 1])):
            return i
    for i, word in enumerate(words[:4]):
        if _DESIGNATION.fullmatch(word) or (i and word.isdigit() and words[i - 1][:1].isupper()):
            return i
    return None


# "of LNG", "worth of the gas", "("dmt") of concentrate"
_OF_STUFF = re.compile(
    r"(?:[\s\u00a0]worth)?[\s\u00a0]of[\s\u00a0](?:(?:the|its|their|these|those|our|his|her|all|any|that|this|total|an|a)[\s\u00a0])*"
)


def measured_after(text: str, at: int) -> tuple[str, int] | None:
    """The stuff of a measure that ends at `at`: "of LNG", or the noun that it modifies ("120-megawatt solar plant").

    Examples:
        >>> measured_after("2 mtpa of natural gas from", 6)
        ('natural gas', 21)
    """
    of = _OF_STUFF.match(text, at)
    spans = words_after(text, of.end() - 1 if of else at, limit=5, bridge=of is not None, listed=_LISTED_WITH_AND)
    if not spans or (of is None and text[spans[0][0] : spans[0][1]].lower() in _NOT_STUFF):
        return None
    last = next(
        (i for i, (a, _) in enumerate(spans) if i and text[a].isdigit() and not text[spans[i - 1][0]].isupper()), None
    )
    spans = spans[:last]
    if text[spans[0][0]].isdigit() and of is None:
        return None
    return text[spans[0][0] : spans[-1][1]], spans[-1][1]


_NOT_STUFF = word_list("never_measured")
