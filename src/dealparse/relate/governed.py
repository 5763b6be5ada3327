"""Parties that a preposition ties to words farther ahead: "a loan of $5 million from Alba to the bank of Oran"."""

from __future__ import annotations

import re

from dealparse.model.mention import PartyMention
from dealparse.relate.candidates import View

_REACH = 140
_MODIFIER = r"(?:[\w.&]+-based|[A-Z][\w.&-]*(?:['’]s?)?|\w+-owned|\w+-run|state)"
# between a preposition and the name that it governs: "the Oslo-based", "Abu Dhabi's"; no verb and no bare noun
_LEADS_IN = re.compile(rf"\s+(?:(?:the|a|an|its|their|his|her|our)\s+)?(?:{_MODIFIER}\s+){{0,3}}")
_PREPOSITION = re.compile(r"\b(to|from|by|with|for|of)(?=\s)")
# what begins a clause of its own: the words before it govern nothing behind it
_SUBORDINATE = r"\b(?:which|who|that|while|when|where|because|after|before|since|so)\s"
_BREAK = re.compile(rf"[;:!?()]|,\sand\s\w+\s(?:will|is|has)\b|{_SUBORDINATE}")


def governed(view: View, mention: PartyMention, start: int, preposition: str) -> bool:
    """Whether a preposition stands right before a party and belongs to words that end at `start`.

    Args:
        view: the claim, prepared.
        mention: the party, or the first of the row that it stands in.
        start: where the words end, in the claim.
        preposition: the preposition.
    """
    claim = view.scene.claim
    text, first = claim.text, mention.start - claim.start
    if not 0 <= first - start <= _REACH or _BREAK.search(text, start, first):
        return False
    found = [p for p in _PREPOSITION.finditer(text, start, first) if _LEADS_IN.fullmatch(text, p.end(), first)]
    if not found or found[-1][1] != preposition:
        return False
    between = (start + claim.start, found[-1].start() + claim.start)
    return not any(c.cue == "modal" and between[0] < c.start < between[1] for c in view.scene.cues)
