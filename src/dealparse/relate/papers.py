"""The paper of a candidate: by which instrument it is undertaken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dealparse.model.frame import Reason
from dealparse.model.mention import InstrumentMention, Mention
from dealparse.relate.candidates import Candidate, View, inside
from dealparse.relate.roles import Reader, reason_of, weighed

_FIRM = ("contract", "loan_agreement")
_DONE = ("signed", "effective")
_DEALS = ("treaty", "framework_agreement")
# "Under the deal", "The main elements of the Agreement are as follows": what leads in names the paper of what follows.
_UNDER = re.compile(
    r"(?:as part of|under|pursuant to|in accordance with|of|in|by)\s+(?:the|this|that)\s[\w\s’'-]{0,50}$", re.IGNORECASE
)
_DEFINITE = re.compile(r"\b(?:the|this|that)\s(?:(?:new|same|proposed)\s)?$", re.IGNORECASE)
# "The terms are set out in a joint statement", "What was signed is an MoU": the paper of all that the article tells.
_WHAT = r"\b(?:terms|commitments|undertakings|promises|pledges)\b[^.;:]{0,30}"
_SET_OUT = r"\b(?:set out|laid down|laid out|contained|recorded|written) in(?:to)? (?:an?|the)\s[\w\s-]{0,20}$"
_SIGNED_IS = r"\bwhat (?:was|has been|they|was actually) (?:signed|have signed) (?:is|was) an?\s[\w\s-]{0,20}$"
_HOLDS_ALL = re.compile(rf"{_WHAT}{_SET_OUT}|{_SIGNED_IS}", re.IGNORECASE)


def instrument_extra(mention: Mention) -> list[str]:
    """What an instrument word itself shows."""
    assert isinstance(mention, InstrumentMention)
    return [f"instrument:{mention.instrument}", f"entry:{mention.entry}"]


def instrument_of(
    reader: Reader, candidate: Candidate, kind: str, status: str
) -> tuple[InstrumentMention | None, list[Reason]]:
    """The instrument, if any.

    Args:
        reader: the article and what scores.
        candidate: the candidate.
        kind, status: what was decided for it.
    """
    found = weighed(reader, candidate, kind, "instruments", "instrument", instrument_extra)
    best = max(found, key=lambda s: s.score, default=None)
    if best is not None and best.score < _floor(reader, candidate, status, best.option.mention):
        best = None
    if best is not None and isinstance(best.option.mention, InstrumentMention):
        reasons = [reason_of(reader, "instrument", best, best.option.mention.text)]
        if best.option.mention.instrument in _FIRM and status == "pledged":
            # a promise isn't made by a contract: that one is somebody else's, or yet to be signed
            return None, reasons
        announced = _announced(reader.views[candidate.scene], kind, best.option.mention)
        return announced or _in_full(reader.views, best.option.mention), reasons
    if reader.paper is not None:
        return reader.paper, [Reason("instrument", f"{reader.paper.text}: the document itself", 1.0)]
    lead = next(_leading(reader.views, candidate), None)
    if lead is not None:
        return lead, [Reason("instrument", f"{lead.text}: what leads in", 1.0)]
    return None, []


def _floor(reader: Reader, candidate: Candidate, status: str, mention: Mention) -> float:
    """How likely the paper must be: what was signed was signed by the only paper that its clause names."""
    scene = reader.views[candidate.scene].scene
    papers = {i.instrument for i in scene.instruments if inside(i, candidate.segment)}
    alone = len(papers) == 1 and inside(mention, candidate.segment) and mention in scene.instruments
    return reader.floors["instrument_signed" if alone and status in _DONE else "instrument"]


def _leading(views: Sequence[View], candidate: Candidate) -> Iterator[InstrumentMention]:
    """The paper under which the stems of an item put it, the nearest stem first."""
    for stem in reversed(views[candidate.scene].scene.claim.stems):
        claim = views[stem].scene.claim
        for mention in views[stem].scene.instruments:
            if _UNDER.search(claim.text, 0, mention.start - claim.start):
                yield _in_full(views, mention)


def _in_full(views: Sequence[View], mention: InstrumentMention) -> InstrumentMention:
    """ "the agreement" as what the article has called it before, where that was a treaty or a framework agreement."""
    if mention.instrument != "agreement":
        return mention
    at = next(i for i, v in enumerate(views) if v.scene.claim.start <= mention.start < v.scene.claim.end)
    claim = views[at].scene.claim
    if not _DEFINITE.search(claim.text, 0, mention.start - claim.start):
        return mention
    named = (i for v in reversed(views[:at]) for i in reversed(v.scene.instruments) if i.instrument != "agreement")
    last = next(named, None)
    return replace(mention, instrument=last.instrument) if last is not None and last.instrument in _DEALS else mention


def _announced(view: View, kind: str, mention: InstrumentMention) -> InstrumentMention | None:
    """The deal that a joint statement announces, where the umbrella record is made of the sentence that says so."""
    if kind != "trade_rules" or mention.instrument != "joint_statement":
        return None
    return next((i for i in view.scene.instruments if i.instrument in _DEALS and i.start > mention.end), None)


def document_instrument(views: Sequence[View]) -> InstrumentMention | None:
    """The instrument that the article itself is, a joint statement, or in which it says that all of its terms stand.

    Args:
        views: the article's claims, prepared.
    """
    for view in views:
        for mention in view.scene.instruments:
            if _HOLDS_ALL.search(view.scene.claim.text, 0, mention.start - view.scene.claim.start):
                return mention
    title = views[0].scene if views else None
    if title is None or title.claim.kind != "headline" or any(c.cue in ("status", "said") for c in title.cues):
        return None
    return next((i for i in title.instruments if i.instrument == "joint_statement"), None)
