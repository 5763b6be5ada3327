"""Which volumes of a clause are enumerated side by side, each an undertaking of its own.

"500 t of beef and 1,000 t of pork" are two quotas, "17% for Voss, 19% for Kawa" two rates; but "30 jets and 12
freighters" are one order, "51% by Voss and 49% by Kawa" one venture, and "75%, falling to 40%" one duty.
"""

from __future__ import annotations

import re

from dealparse.lexicon.layout import word_set
from dealparse.lexicon.phrases import words_of
from dealparse.model.mention import QuantityMention

_JOINED = re.compile(r"(?:,|\band|\bplus)\s+(?:(?:another|one|of|for|a|further|also)\s+){0,3}$", re.IGNORECASE)
_BEFORE = 40  # characters before a volume that hold what joins it to the one before it
_AFTER = 12  # characters after a volume that hold the word it is bound to the next one by


def are_side_by_side(text: str, base: int, first: QuantityMention, second: QuantityMention) -> bool:
    """Whether two neighbouring volumes are of the same sort and stand in one enumeration.

    Args:
        text: the claim's text.
        base: where it starts.
        first, second: volumes of one clause with no other between them.
    """
    if first.unit != second.unit or _JOINED.search(text[first.end - base : second.start - base]) is None:
        return False
    if first.unit == "percent":
        bound = _bound_by(text, first.end - base)
        return bound in word_set("rate_for") and bound == _bound_by(text, second.end - base)
    return first.unit.split("/")[0].lower() in word_set("bulk_unit")


def joined_at(text: str, base: int, volume: QuantityMention) -> int:
    """Where the words begin that join a volume to the one before it ("and another 200 t").

    Args:
        text: the claim's text.
        base: where it starts.
        volume: one that stands side by side with the one before it.
    """
    low = max(0, volume.start - base - _BEFORE)
    found = _JOINED.search(text[low : volume.start - base])
    return volume.start if found is None else base + low + found.start()


def _bound_by(text: str, at: int) -> str | None:
    """The word right after a volume."""
    return next((w.lower for w in words_of(text[at : at + _AFTER])), None)
