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
    r"|retaliatory|import|customs|eu|us|u\.s\.|steep|additional)\s){0,3}(?:tariffs?|duties|duty|tariff\sbarriers)"
    r"|(?:tariffs|duties)\s(?:are\s|were\s|will\sbe\s|to\sbe\s)?(?:eliminated|removed|scrapped|abolished|phased\sout)"
    r")(?![^\W_])"
)


def zero_rates(text: str, low: str, mentions: list[QuantityMention]) -> list[QuantityMention]:
    """ "duty-free", "free of duty", "zero tariffs": a rate of 0 percent in words."""
    zero = Decimal(0)
    return [
        QuantityMention(m.start(), m.end(), m.group(), zero, zero, "percent", "exact", None, "percent")
        for m in _ZERO.finditer(text if text.islower() else low)
        if not any(q.start < m.end() and m.start() < q.end for q in mentions)
    ]
