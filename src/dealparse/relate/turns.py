"""Words beside a party that say on which side it stands, whatever the rest of the sentence is like."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dealparse.lexicon.phrases import Hit, words_of
from dealparse.lexicon.sides import SideCue, side_index
from dealparse.model.mention import Mention, PartyMention
from dealparse.relate.candidates import Candidate, View
from dealparse.relate.governed import governed
from dealparse.relate.lists import coordinated
from dealparse.relate.pairs import Option

Scores = Mapping[str, float]
Hits = Sequence[Hit[SideCue]]

_SURE = 0.5  # the least score of a side that the words name
_LEADS_IN = re.compile(r"\s*(?:(?:the|a|an|its|their)\s)?")  # between the words and the party
# between a party and a verb: "Alba, which …" is not among them
_HELPED = re.compile(r"\)?\s*(?:(?:to|will|is|are|has|have|had|would|be|also|been|was|were|could)\s){0,3}")


def side_hits(view: View) -> Hits:
    """The words of a claim that give sides.

    Args:
        view: the claim, prepared.
    """
    text = view.scene.claim.text
    return side_index().find(text, words_of(text))


def turned(view: View, candidate: Candidate, kind: str, option: Option, scores: Scores, hits: Hits) -> Scores:
    """The scores of a party after what the words beside it say.

    Args:
        view: the candidate's claim, prepared.
        candidate: the candidate.
        kind: its kind.
        option: the party.
        scores: what it was given.
        hits: what :func:`side_hits` found in the claim.
    """
    mention = option.mention
    if option.scope != "own" or not isinstance(mention, PartyMention) or mention.possessive:
        return scores
    if not belongs(view, candidate, mention):
        return scores
    for hit in sorted(hits, key=lambda h: h.payload.preposition is not None):
        if kind in hit.payload.kinds and _can_be(mention, kind) and _beside(view, candidate, mention, hit):
            side = hit.payload.side
            other = "counterparty" if side == "committer" else "committer"
            return {**scores, other: 0.0, side: max(scores[side], _SURE)}
    return scores


def _can_be(mention: PartyMention, kind: str) -> bool:
    """Whether a mention names a party: in "a bid for the British maker of trams" neither word is who is bought."""
    if kind == "acquisition":
        return mention.form == "name" and mention.type != "government"
    return mention.form != "adjective"


def _beside(view: View, candidate: Candidate, mention: PartyMention, hit: Hit[SideCue]) -> bool:
    text, start = view.scene.claim.text, view.scene.claim.start
    if hit.payload.preposition is not None:
        return governed(view, _first_of_row(view, mention), hit.end, hit.payload.preposition)
    if hit.payload.where == "before":
        first = _first_of_row(view, mention).start - start
        return hit.end <= first and _LEADS_IN.fullmatch(text, hit.end, first) is not None
    if mention.end > candidate.start or hit.start < mention.end - start:
        return False
    if hit.payload.touching and text[hit.end : candidate.start - start].strip():
        return False
    return _HELPED.fullmatch(text, mention.end - start, hit.start) is not None


def belongs(view: View, candidate: Candidate, mention: Mention) -> bool:
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


def _first_of_row(view: View, mention: PartyMention) -> PartyMention:
    """The first of the row of parties that a mention stands in: "with A, B and C"."""
    first = mention
    for ref in sorted(view.scene.parties, key=lambda r: -r.mention.start):
        if coordinated(view, ref.mention, first):
            first = ref.mention
    return first
