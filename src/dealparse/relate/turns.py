"""Words beside a party that say on which side it stands, whatever the rest of the sentence is like."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dealparse.lexicon.phrases import words_of
from dealparse.model.mention import PartyMention
from dealparse.relate.candidates import Candidate, View
from dealparse.relate.lists import coordinated
from dealparse.relate.pairs import Option

Scores = Mapping[str, float]

_SURE = 0.5  # the least score of a side that the words name
# "in partnership with A, B and C", "a deal with A": who invests is not who is invested with.
_PARTNER = re.compile(
    r"\b(?:partnerships?|collaborations?|cooperation|agreements?|contracts?|mou|memorandum of understanding) with "
    r"(?:the )?$",
    re.IGNORECASE,
)
# "Alba is to receive a loan", "Alba wins $5 million", "Alba awarded $5 million"
_GETS = frozenset(
    ["receive", "receives", "received", "receiving", "get", "gets", "got", "getting", "win", "wins", "won"]
    + ["secure", "secures", "secured", "lands", "landed", "borrow", "borrows", "borrowed", "borrowing", "obtains", "obtained"]
)
_HELPS = frozenset(["to", "will", "is", "are", "has", "have", "had", "would", "be", "also", "been", "was", "were", "could"])


def turned(view: View, candidate: Candidate, kind: str, option: Option, scores: Scores) -> Scores:
    """The scores of a party after what the words beside it say.

    Args:
        view: the candidate's claim, prepared.
        candidate: the candidate.
        kind: its kind.
        option: the party.
        scores: what it was given.
    """
    if option.scope != "own":
        return scores
    mention = option.mention
    assert isinstance(mention, PartyMention)
    if not belongs(view, candidate, mention):
        return scores
    partner = kind == "investment" and _PARTNER.search(_lead(view, mention)) is not None
    if partner or (kind == "financing" and _gets(view, candidate, mention)):
        return {**scores, "committer": 0.0, "counterparty": max(scores["counterparty"], _SURE)}
    return scores


def belongs(view: View, candidate: Candidate, mention: PartyMention) -> bool:
    """Whether no other amount and no semicolon stands between a candidate's nucleus and a party of its claim.

    Args:
        view: the candidate's claim, prepared.
        candidate: the candidate.
        mention: the party.
    """
    low, high = sorted((candidate.start, mention.start))
    start = view.scene.claim.start
    others = [m for m in view.scene.money if low < m.start < high and not m.in_brackets]
    return not others and ";" not in view.scene.claim.text[low - start : high - start]


def _lead(view: View, mention: PartyMention) -> str:
    """The text before the row of parties that a mention stands in."""
    first = mention
    for ref in sorted(view.scene.parties, key=lambda r: -r.mention.start):
        if ref.mention.end <= first.start and coordinated(view, ref.mention, first):
            first = ref.mention
    start = view.scene.claim.start
    return view.scene.claim.text[max(0, first.start - start - 60) : first.start - start]


def _gets(view: View, candidate: Candidate, mention: PartyMention) -> bool:
    """Whether a party before the nucleus is the subject of a verb of receiving that stands right behind it."""
    start = view.scene.claim.start
    if mention.possessive or mention.end > candidate.start:
        return False
    between = view.scene.claim.text[mention.end - start : candidate.start - start]
    words = [w.lower for w in words_of(between)][:6]
    while words and words[0] in _HELPS:
        words.pop(0)
    return bool(words) and (words[0] in _GETS or words == ["awarded"])
