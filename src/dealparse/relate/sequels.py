"""When and how long, told after the undertaking itself: "The deal is to be completed by early 2028."

A sentence that goes on about an undertaking without being one itself dates it; and a term that a list's lead gives to
each of its items ("every one of them with a term of 20 years") is theirs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from dealparse.lexicon.amounts import word_list
from dealparse.model.frame import Frame, Reason
from dealparse.model.mention import DateMention, TermMention
from dealparse.model.scene import Scene
from dealparse.relate.candidates import View

_REACH = 2  # sentences after an undertaking that may go on about it
_LEAD = 4  # characters before who begins a sentence: "The"
_NEAR = 60  # characters before a date in which its verb stands
_VERB = 30  # characters after "it" that show that it is a rule or a contract, nobody
_ONLY_FIRST = "first "
_FIRST = re.compile(r"[^\W\d_]+")
_CUES = ("beginnings", "completions", "makings")  # what a bare date is, by the verb before it
_PRONOUNS = ("it", "they", "we")
_SLOTS = ("start", "end", "announced")
_EACH = re.compile(r"\b(?:each|every one|all|both)\b[^.;]{0,60}\Z")


def carried_on(views: Sequence[View], frames: Sequence[Frame]) -> tuple[Frame, ...]:
    """Frames with the dates and terms that stand outside their own sentences; what they have is kept.

    Args:
        views: the article's claims, prepared.
        frames: its undertakings, in order.
    """
    held = Counter(f.claim for f in frames)
    sums = Counter(f.claim for f in frames if f.money is not None)
    # of two sums in one sentence nobody knows which is meant
    followed = [_followed(views, f, held) if held[f.claim] == 1 or sums[f.claim] <= 1 else f for f in frames]
    return tuple(_lent(views, followed, number) for number in range(len(followed)))


def _followed(views: Sequence[View], frame: Frame, held: Mapping[int, int]) -> Frame:
    parties = {role.entity for role in (*frame.committers, *frame.counterparties)}
    for scene in _sequels(views, frame.claim, held, parties):
        dates = _dated(scene)
        term = next((t for t in scene.terms if t.use == "tenor"), None)
        frame = _filled(frame, dates, term)
    return frame


def _sequels(views: Sequence[View], claim: int, held: Mapping[int, int], parties: Set[int]) -> Iterator[Scene]:
    """The next sentences of the paragraph as far as they go on about what the claim tells and its parties do."""
    here = views[claim].scene.claim
    for view in views[claim + 1 : claim + 1 + _REACH]:
        after = view.scene.claim
        if after.block != here.block or after.speaker != here.speaker or held.get(after.index):
            return
        goes_on = here.kind == "bullet" or _goes_on(view.scene) or _told_of(view.scene, parties)
        if any(not m.in_brackets for m in view.scene.money) or not goes_on:
            return
        yield view.scene


def _goes_on(scene: Scene) -> bool:
    """Whether a sentence begins with the undertaking or a stage of it, not with somebody."""
    first = _FIRST.match(scene.claim.text)
    if first is None or first.group().lower() not in word_list("sequel_openers"):
        return False
    if first.group().lower() in _PRONOUNS and _is_staged(scene):
        return True
    if not any(r.mention.start <= scene.claim.start + first.end() for r in scene.parties):
        return True
    verb = scene.claim.text[first.end() : first.end() + _VERB].lower()
    return first.group().lower() == "it" and any(word in verb for word in word_list("in_force"))


def _told_of(scene: Scene, parties: Set[int]) -> bool:
    """Whether a sentence begins with somebody who takes part, or both, and says when it begins or is done."""
    if not _is_staged(scene):
        return False
    start, said = scene.claim.start, scene.claim.text.lower()
    leads = {r.entity for r in scene.parties if r.mention.start - start <= _LEAD}
    together = any(said.startswith(words) for words in word_list("both_sides"))
    return together or bool(parties & leads)


def _is_staged(scene: Scene) -> bool:
    """Whether a sentence says that something begins or is done."""
    said = scene.claim.text.lower()
    return any(word in said for name in _CUES[:2] for word in word_list(name))


def _dated(scene: Scene) -> dict[str, DateMention]:
    """The dates of a sentence by slot, as their own words or the verbs before them say."""
    found: dict[str, DateMention] = {}
    for mention in scene.dates:
        if mention.date is None:
            continue
        for slot in _slots_of(scene, mention):
            found.setdefault(slot, mention)
    return found


def _slots_of(scene: Scene, mention: DateMention) -> tuple[str, ...]:
    if mention.use == "range":
        return ("start", "end")
    at = mention.start - scene.claim.start
    before = scene.claim.text[max(0, at - _NEAR) : at].lower()
    last = max(((_last(before, name), slot) for name, slot in zip(_CUES, _SLOTS, strict=True)), default=(-1, ""))
    if mention.use == "point":
        if last[0] >= 0 and _ONLY_FIRST in before:  # "the first batch is to be handed over in 2027"
            return ("start",)
        return (last[1],) if last[0] >= 0 else ()
    return (mention.use,)


def _last(text: str, name: str) -> int:
    """Where the last of a list's words begins in `text`, -1 for none."""
    return max(text.rfind(word) for word in word_list(name))


def _filled(frame: Frame, dates: Mapping[str, DateMention], term: TermMention | None) -> Frame:
    announced, start = frame.announced or dates.get("announced"), frame.start_date or dates.get("start")
    end = frame.end_date or dates.get("end")
    pairs = ((announced, frame.announced), (start, frame.start_date), (end, frame.end_date))
    new: list[DateMention | TermMention] = [m for m, old in pairs if m is not None and m != old]
    if term is not None and frame.term is None:
        new.append(term)
    if not new:
        return frame
    reasons = tuple(Reason("date", f"{m.text}: told after it", 1.0) for m in new)
    return replace(
        frame,
        announced=announced,
        start_date=start,
        end_date=end,
        term=frame.term or term,
        reasons=(*frame.reasons, *reasons),
    )


def _lent(views: Sequence[View], frames: Sequence[Frame], number: int) -> Frame:
    """An item of a list with the term that the sum before the list gives to each."""
    frame = frames[number]
    if frame.term is not None or views[frame.claim].scene.claim.kind != "bullet":
        return frame
    for lead in reversed(frames[:number]):
        if lead.kind == frame.kind and views[lead.claim].scene.claim.kind != "bullet":
            return _filled(frame, {}, _term_of_each(views[lead.claim].scene))
    return frame


def _term_of_each(scene: Scene) -> TermMention | None:
    text, at = scene.claim.text.lower(), scene.claim.start
    return next((t for t in scene.terms if t.use == "tenor" and _EACH.search(text, 0, t.start - at)), None)
