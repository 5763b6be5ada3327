"""Who leads a list: what its stem says of who undertakes holds for all items that name nobody of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dealparse.lexicon.layout import word_set
from dealparse.model.mention import PartyMention
from dealparse.model.scene import PartyRef
from dealparse.relate.candidates import Candidate, View
from dealparse.relate.pairs import Before, clause_shape

_COORDINATION = re.compile(r"\s*(?:,|,? and|,? or|&|,? as well as)\s*(?:the\s+)?")
# "Additional investments include …" goes on with the list before it.
_GOES_ON = re.compile(r"(?:additional|other|further|more)\s[^.;:]{0,60}?\binclud", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?(?:also\s|both\s|each\s|jointly\s)?([A-Za-z’']+)")
_VERBAL = ("head", "modal", "status", "said")


def inherited(views: Sequence[View], candidate: Candidate, before: Before) -> frozenset[int]:
    """The committers that an item of a list takes over from what leads into it, where it names none of its own.

    Args:
        views: the article's claims, prepared.
        candidate: the candidate.
        before: the undertaking that was read last.
    """
    view = views[candidate.scene]
    listed = view.scene.claim.kind == "bullet" and _verbless(view, candidate)
    leaders = _leaders(views, view.scene.claim.stems) if listed else frozenset()
    return leaders or carried_over(view, candidate, before)


def carried_over(view: View, candidate: Candidate, before: Before) -> frozenset[int]:
    """The committers of the undertaking read last, where the candidate is an item beside it or goes on with it.

    Args:
        view: the candidate's claim, prepared.
        candidate: the candidate.
        before: the undertaking that was read last.
    """
    claim = view.scene.claim
    if claim.kind == "bullet":
        return before.committers if before.near in ("list", "lead") and _alone(view, candidate) else frozenset()
    goes_on = _GOES_ON.match(claim.text) is not None and before.near != "none"
    return before.committers if goes_on else frozenset()


_RECEIVING = ("receive_goods", "borrow")  # "Alba will get:" a list of what others give it


def _leaders(views: Sequence[View], stems: Sequence[int]) -> frozenset[int]:
    """Those whom the innermost stem that has a subject is about, unless they are at the receiving end there."""
    for stem in reversed(stems):
        leading = subjects(views[stem])
        if leading:
            heads = [c for c in views[stem].scene.cues if c.cue == "head" and c.start > leading[0].mention.start]
            receives = bool(heads) and (heads[0].subject == "counterparty" or heads[0].entry in _RECEIVING)
            two_states = len({r.entity for r in leading if r.mention.type == "government"}) > 1
            return frozenset() if receives or two_states else frozenset(r.entity for r in leading)
    return frozenset()


_POINTS_BACK = re.compile(r"(?:this|these|those|it|they|he|she|we)\b", re.IGNORECASE)
_LABEL = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?(?::|[-–—]\s|,)")


def _verbless(view: View, candidate: Candidate) -> bool:
    """Whether a list item says only what is undertaken: no subject, no finite verb, nobody named at its head."""
    claim, words = view.scene.claim, word_set("auxiliary")
    before = claim.text[: candidate.start - claim.start]
    if " by " in claim.text or _POINTS_BACK.match(claim.text) or any(w in words for w in before.lower().split()):
        return False
    if subjects(view):
        return False
    first = min((r.mention for r in view.scene.parties), key=lambda m: m.start, default=None)
    if first is not None and first.start == claim.start and first.possessive:
        return False
    return first is None or first.start > claim.start or _LABEL.match(claim.text, first.end - claim.start) is None


def _alone(view: View, candidate: Candidate) -> bool:
    _, party, verb, *_ = clause_shape(view, candidate).split(":")
    return party == "alone" and verb != "verb" and " by " not in view.scene.claim.text


def subjects(view: View) -> list[PartyRef]:
    """The parties that a claim is about: those before its first verb, "A and B have agreed …", "A’s X will …" not.

    Args:
        view: the claim, prepared.
    """
    refs = sorted(view.scene.parties, key=lambda r: r.mention.start)
    for at, ref in enumerate(refs):
        if _stands_before_verb(view, ref.mention):
            row = [ref]
            for other in reversed(refs[:at]):
                if not coordinated(view, other.mention, row[0].mention):
                    break
                row.insert(0, other)
            return row
    return []


def coordinated(view: View, first: PartyMention, second: PartyMention) -> bool:
    """Whether nothing but a comma or "and" stands between two mentions of a claim."""
    start, text = view.scene.claim.start, view.scene.claim.text
    return (
        first.end <= second.start and _COORDINATION.fullmatch(text, first.end - start, second.start - start) is not None
    )


def _stands_before_verb(view: View, mention: PartyMention) -> bool:
    if mention.possessive or mention.form == "adjective":
        return False
    start, text = view.scene.claim.start, view.scene.claim.text
    word = _NEXT_WORD.match(text, mention.end - start)
    if word is None:
        return False
    at = start + word.start(1)
    verbal = any(c.cue in _VERBAL and c.start == at and not c.entry.endswith("_noun") for c in view.scene.cues)
    return word[1].lower() in word_set("auxiliary") or verbal
