"""What can't be an undertaking whatever its score, and what only leads into others: rules of the contract."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dealparse.lexicon.layout import word_set
from dealparse.lexicon.phrases import words_of
from dealparse.model.frame import Frame, Reason
from dealparse.relate.candidates import Candidate, View, inside

# "in close partnership with Voss": how something is done, not something more that is done
_MANNER_BEFORE = re.compile(r"\bin\s+(?:\w+\s+)?$", re.IGNORECASE)
_MANNER_AFTER = re.compile(r"\s+with\b")
_NEAR = 24  # characters before a nucleus in which "in close" or "of which about" stand
_PAID_WITHIN = 60  # characters after an amount in which it is said when or how it is paid
_OF_THE_SUM_BEFORE = re.compile(r"\b(?:of (?:which|that|this),?|(?:a|the) first)\s*$", re.IGNORECASE)
_OF_THE_SUM_AFTER = re.compile(r"\s+of (?:it|that|this|which)\b")
_PAST_TERM = re.compile(r"\blast (?:year|quarter|month)\b", re.IGNORECASE)
_HELD = 30  # characters before a nucleus in which the verb stands that holds or trades it
_PRAISING = 6  # words from the determiner to the verb
_OPENING = 100  # characters that hold them


def bar_of(view: View, candidate: Candidate) -> Reason | None:
    """The rule by which a candidate is no undertaking whatever its score, None where there is none.

    What the contract leaves out (buy-backs, dividends, fines…) bars its claim or its clause, as its cue says; a
    reader's words against an undertaking are none themselves, unless they give an amount; nor are words that tell
    how an undertaking is done, when a sum is paid, or how great a deal is.

    Args:
        view: the candidate's claim, prepared.
        candidate: the candidate.
    """
    for cue in view.scene.cues:
        if cue.cue == "excluded" and (cue.value == "claim" or inside(cue, candidate.segment)):
            return Reason("not coded", cue.entry, 0.0, (cue.text,))
    against = [c for c in view.scene.cues if c.cue == "dispute" or (c.cue, c.value) == ("bind", "non_binding")]
    if view.scene.claim.kind == "comment" and against and candidate.sort == "head":
        return Reason("contradiction", against[0].entry, 0.0, (against[0].text,))
    rules = (
        ("manner", _is_manner),
        ("instalment", _is_instalment),
        ("praise", _is_praise),
        ("standing stake", _is_standing_stake),
        ("statistic", _is_statistic),
    )
    name = next((name for name, holds in rules if holds(view, candidate)), None)
    return Reason(name, "no", 0.0) if name is not None else None


def _around(view: View, candidate: Candidate) -> tuple[str, str]:
    """The text of the claim before the nucleus and after it."""
    claim = view.scene.claim
    return claim.text[: candidate.start - claim.start], claim.text[candidate.end - claim.start :]


def _is_manner(view: View, candidate: Candidate) -> bool:
    """Whether the nucleus tells with whom an undertaking is done that another clause of the claim tells."""
    before, after = _around(view, candidate)
    told = any(m.end <= candidate.start for m in view.scene.money) or len(view.segments) > 1
    adverbial = _MANNER_BEFORE.search(before[-_NEAR:]) is not None and _MANNER_AFTER.match(after) is not None
    return candidate.sort == "head" and told and adverbial


def _is_instalment(view: View, candidate: Candidate) -> bool:
    """Whether an amount is what is paid of a sum at a time or in a form: an instalment is the same promise."""
    if candidate.money is None:
        return False
    before, after = _around(view, candidate)
    if _OF_THE_SUM_BEFORE.search(before[-_NEAR:]) is None and _OF_THE_SUM_AFTER.match(after) is None:
        return False
    said = [w.lower for w in words_of(after[:_PAID_WITHIN])]
    return any(word in word_set("instalment") for word in said)


def _is_praise(view: View, candidate: Candidate) -> bool:
    """Whether the claim tells of a deal that was told what it is worth or means ("This deal represents …")."""
    words = [w.lower for w in words_of(view.scene.claim.text[:_OPENING])][:_PRAISING]
    if candidate.sort != "head" or not words or words[0] not in ("the", "this", "these", "that"):
        return False
    verb = next((n for n, word in enumerate(words) if word in word_set("praise_verb")), 0)
    return verb > 1 and words[verb - 1] in word_set("deal_noun")


def _is_standing_stake(view: View, candidate: Candidate) -> bool:
    """Whether a share is one that somebody has already ("owns a 40% stake"): only what is taken or given counts."""
    if candidate.sort != "volume" or "stake" not in candidate.volumes[0].text.lower():
        return False
    before, _ = _around(view, candidate)
    words = [w.lower for w in words_of(before[-_HELD:]) if w.lower not in ("a", "an", "the", "its")]
    held = bool(words) and words[-1] in word_set("holding_verb")
    return held and (len(words) == 1 or words[-2] not in ("to", "will", "would", "then"))


def _is_statistic(view: View, candidate: Candidate) -> bool:
    """Whether an amount is what was traded in a past year: a figure of trade, not an undertaking."""
    if candidate.sort == "head":
        return False
    before, after = _around(view, candidate)
    traded = any(w.lower in word_set("trade_figure_verb") for w in words_of(before[-_HELD:]))
    return traded and any(_PAST_TERM.search(side) for side in (before[-_PAID_WITHIN:], after[:_PAID_WITHIN]))


def spelled_out(views: Sequence[View], frames: Sequence[Frame]) -> set[int]:
    """Numbers of the frames that only lead into a list whose items are undertakings themselves.

    A lead-in without an amount whose content its list spells out is no record; one that names an agreement is.

    Args:
        views: the article's claims, prepared.
        frames: all that were read.
    """
    found = set()
    for number, frame in enumerate(frames):
        scene = views[frame.claim].scene
        if scene.money or scene.quantities or scene.instruments:
            continue
        items = {f.claim for f in frames if frame.claim in views[f.claim].scene.claim.stems}
        if len(items) > 1:
            found.add(number)
    return found
