"""Rates of nought that are said in words: "duty-free", "free of duty", "eliminate all tariffs"."""

from __future__ import annotations

import re
from decimal import Decimal

from dealparse.model.mention import QuantityMention

_ZERO = re.compile(
    r"(?<![^\W_])(?:(?:duty|tariff|quota and duty)[\s\-]free"
    r"|free\sof\s(?:all\s)?(?:duty|duties|tariffs?|customs\sduties)"
    r"|zero[\s\-](?:rated|dut(?:y|ies)|tariffs?)|no\s(?:dut(?:y|ies)|tariffs?)|(?:to|at)\szero"
    # what is abolished is 0 percent; "eliminate or reduce" isn't
    r"|(?:eliminat|remov|scrap|abolish|waiv|lift)(?:e|es|ed|ing|s|ping|ped)?\s(?:(?:all|the|its|their|most|remaining"
    r"|retaliatory|import|customs|eu|us|u\.s\.|steep|additional)\s){0,3}(?:tariff\sbarriers|tariffs?|duties|duty)"
    r"|(?:tariffs|duties)\s(?:are\s|were\s|will\sbe\s|to\sbe\s)?(?:eliminated|removed|scrapped|abolished|phased\sout)"
    r")(?![^\W_])"
)


def zero_rates(text: str, low: str, mentions: list[QuantityMention]) -> list[QuantityMention]:
    """Mentions of 0 percent that no other mention covers.

    Args:
        text: the text.
        low: the text in lower case.
        mentions: what was found already, in order.
    """
    zero = Decimal(0)
    found: list[QuantityMention] = []
    at = 0
    for match in _ZERO.finditer(low):
        while at < len(mentions) and mentions[at].end <= match.start():
            at += 1
        if at == len(mentions) or mentions[at].start >= match.end():
            words = text[match.start() : match.end()]
            found.append(
                QuantityMention(match.start(), match.end(), words, zero, zero, "percent", "exact", None, "percent")
            )
    return found
