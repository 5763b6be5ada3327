"""When a bare number counts things, and when it is a year, a label, a time, or part of a name."""

from __future__ import annotations

import re

from dealparse.lexicon.amounts import word_list
from dealparse.recognize.amount_parts import last_word
from dealparse.recognize.number_grammar import ONE, Number


def in_a_name(text: str, number: Number) -> bool:
    """ "A320", "F-35", "MQ-9", "COVID-19": digits glued to letters are no number."""
    start = number.start
    if not start or number.form == "words":
        return False
    before = text[start - 1]
    if before.isalpha() or before in "_#.^":
        return True
    return before == "-" and _NAME_BEFORE.search(text, max(0, start - 16), start) is not None


_NAME_BEFORE = re.compile(r"(?<![^\W_])[^\W\d_][\w]{0,12}-\Z")


_LABEL = re.compile(
    r"(?<![^\W_])(?:no\.?|nos\.?|number|phase|article|section|annex|chapter|page|tier|level|stage|block|route|title"
    r"|item|step|version|category|type|group of|resolution|terminal|order|unit|units|line|train|lot|part|class|series"
    r"|table|figure|paragraph|schedule|clause|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|jan\.?|feb\.?|mar\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?|since|aged|age"
    r"|fy|g|top|day|year|week|bloc of|act|law|point|vol\.?|season|channel|highway|motorway|page|pm|am)\s?\Z"
)
_LABELS = frozenset(re.findall(r"[a-z]+", _LABEL.pattern))
_CAPITAL_BEFORE = re.compile(r"[a-z,;][\s]([A-Z][a-z]+)[\s]\Z")


def countable(text: str, low: str, number: Number) -> bool:
    """Whether a bare number may count things: no year, label, time, decimal, or part of a name."""
    value = number.value
    if value is None or in_a_name(text, number):
        return False
    if text[number.end : number.end + 1].isalnum() and SCALE_LETTER.match(low, number.end) is None:
        return False
    bare = number.form == "digits" and number.core_end == number.end
    if (bare or number.scale == ONE) and value != value.to_integral_value():
        return False
    if bare and 1900 <= value <= 2100 and value != 2000 and "," not in text[number.start : number.end]:
        return False
    if bare and low[number.start : number.end] in _TYPES and _TYPE_NAME.match(text, number.end):
        return False  # "787 Dreamliners"
    before = last_word(low, number.start)
    if before.rstrip(".") in _LABELS and _LABEL.search(low, max(0, number.start - 14), number.start):
        return False
    capital = text[max(0, number.start - 1 - len(before)) : number.start][:1].isupper() or len(before) > 12
    name = None
    if capital and bare and value < 1000:
        name = _CAPITAL_BEFORE.search(text, max(0, number.start - 22), number.start)
    if name is not None:
        return name[1].lower().endswith(("s", "ed")) or name[1].lower() in _OPENERS
    return True


_TYPES = word_list("type_numbers")
_TYPE_NAME = re.compile(r"[\s-][A-Z][a-z]")
SCALE_LETTER = re.compile(r"[mk](?= )")
_OPENERS = word_list("capital_openers")


# "options on another 12", "ten more", "up to 50 of them": a count whose thing was named before.
_BEFORE_ELLIPSIS = re.compile(
    r"(?:\b(?:another|a\sfurther|the\sother|the\sremaining|options?\s(?:on|for|of)|orders?\s(?:of|for)|ordered|rights\s(?:on|for)"
    r"|contracted|secured|orders?\sfrom\s[0-9]{1,5}\sto)\s)\Z"
)
_AFTER_ELLIPSIS = re.compile(
    r"\s(?:more|further|others)(?=\s(?:in|on|for|from|by|at|over|to|as|and|with|are|will|were|under|after|before)\b|[.,;:)]|$)"
    r"|\sof\s(?:them|those|these)\b|\s(?:as\soptions|on\s(?:option|order|contract)|firm)\b|\seach(?=[.,;)]|$)"
    r"|\sof\s[0-9][0-9.,]{0,8}[\s\-](?:teu|dwt|cbm|cubic|[mg]w|megawatts?|gigawatts?)\b"
)
_NO_NOUN = re.compile(
    r"\s?(?:[.,;:)]|$)|\s(?:in|on|for|from|by|at|over|to|as|and|with|are|will|were|under|after|before|if"
    r"|placed|signed|announced|ordered|delivered|converted|exercised|agreed|booked|confirmed|contracted)\b"
)
# "the 18 that Kawa bought", "the 400 they have options on"
_RELATIVE = re.compile(r"\s(?:that|which|it|we|they|he|she)\s")


def may_be_elliptic(low: str, end: int) -> bool:
    """Whether what follows a bare number allows that it counts what was named before."""
    return any(pattern.match(low, end) is not None for pattern in (_AFTER_ELLIPSIS, _NO_NOUN, _RELATIVE))


def elliptic(low: str, start: int, end: int, *, capped: bool) -> bool:
    """Whether a bare number counts what was named before: "options on another 12", "ten more", "up to 50"."""
    if _AFTER_ELLIPSIS.match(low, end):
        return True
    if _RELATIVE.match(low, end) and low.endswith("the ", 0, start) and " " not in low[start:end]:
        return True
    if capped and low[end : end + 1] in ("", ".", ",", ";"):
        return True
    return bool(_NO_NOUN.match(low, end) and _BEFORE_ELLIPSIS.search(low, max(0, start - 24), start))
