"""What is nought in words: rates ("duty-free", "free of duty", "eliminate all tariffs") and absolute zero."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from dealparse.model.mention import QuantityMention

_LEVIES = r"(?:tariffs?|dut(?:y|ies)|lev(?:y|ies))"
_PHRASES = (  # "duty-free", "free of all duties", "no tariff", "falls to zero"
    r"(?:duty|tariff|quota and duty)[\s\-]free|free\sof\s(?:all\s)?(?:customs\s)?(?:dut(?:y|ies)|tariffs?)"
    r"|zero[\s\-](?:rated|dut(?:y|ies)|tariffs?)|no\s(?:dut(?:y|ies)|tariffs?)|(?:to|at)\szero"
)
_ABOLISHES = (  # what is abolished is 0 percent; "eliminate or reduce" isn't
    r"(?:eliminat|remov|scrap|abolish|waiv|lift|drop)(?:e|es|ed|ing|s|ping|ped)?\s(?:(?:all|the|its|their|most|every|what|any|remaining"
    r"|retaliatory|import|customs|eu|us|u\.s\.|steep|additional)\s){0,3}(?:tariff\sbarriers|tariffs?|dut(?:y|ies))"
)
_ABOLISHED = (  # "duties on wind towers are phased out"
    rf"{_LEVIES}\s(?:on\s(?:[\w\-']{{1,20}}\s){{1,5}})?(?:(?:is|are|was|were|be|being)\s|(?:will|to)\sbe\s){{0,2}}"
    r"(?:eliminated|removed|scrapped|abolished|gone|phased\sout|waived|allowed\sto\s(?:expire|lapse))"
)
_EXEMPT = (  # "medicines are exempt", "stay exempt from the new duties"
    r"(?:is|are|be|been|remains?|stays?)\sexempt(?:ed)?"
    rf"(?=[.,;]|$|\sfrom\s(?:\w{{1,20}}\s){{0,4}}?{_LEVIES})"
)
# "reduce or abolish": not all
_OR_LESS = re.compile(r"(?:reduc|cut|lower)(?:e|es|ed|ing|s|ting)?\s(?:or|and/or)\s\Z")
_OR_LESS_AFTER = re.compile(
    r"\s(?:or|and/or)\s(?:reduc|cut|lower)|[^.;,]{0,30}?(?<!up)\sto\s[1-9][0-9.]{0,4}\s?(?:%|per)"
)  # "lifted its duty to 100%"
_COLDEST = "absolute zero"
_ZERO = re.compile(rf"(?<![^\W_])(?:{_COLDEST}|{_PHRASES}|{_ABOLISHES}|{_ABOLISHED}|{_EXEMPT})(?![^\W_])")


def may_be_zero(low: str) -> bool:
    """Whether :func:`zeros` can find anything in a text in lower case: one look that spares most texts the rest."""
    return "dut" in low or "tariff" in low or _COLDEST in low


def zeros(text: str, low: str, mentions: list[QuantityMention]) -> list[QuantityMention]:
    """Mentions of 0 percent, and of 0 kelvin, that no other mention covers.

    Args:
        text: the text.
        low: the text in lower case.
        mentions: what was found already, in order.

    Examples:
        >>> [(q.text, str(q.low), q.unit) for q in zeros("Duty-free wheat", "duty-free wheat", [])]
        [('Duty-free', '0', 'percent')]
    """
    zero = Decimal(0)
    found: list[QuantityMention] = []
    at = 0
    for match in _ZERO.finditer(low):
        while at < len(mentions) and mentions[at].end <= match.start():
            at += 1
        if _OR_LESS.search(low, max(0, match.start() - 20), match.start()) or _OR_LESS_AFTER.match(low, match.end()):
            continue
        if at == len(mentions) or mentions[at].start >= match.end():
            words = text[match.start() : match.end()]
            rate = QuantityMention(match.start(), match.end(), words, zero, zero, "percent", "exact", None, "percent")
            found.append(rate if match.group() != _COLDEST else replace(rate, unit="kelvin", sort="physical"))
    return found
