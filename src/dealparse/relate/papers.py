"""The paper of a candidate: by which instrument it is undertaken."""

from __future__ import annotations

from collections.abc import Sequence

from dealparse.model.frame import Reason
from dealparse.model.mention import InstrumentMention, Mention
from dealparse.relate.candidates import Candidate, View
from dealparse.relate.roles import Reader, chosen, reason_of

_FIRM = ("contract", "loan_agreement")
_DEALS = ("treaty", "framework_agreement")


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
    found = chosen(reader, candidate, kind, "instruments", "instrument", instrument_extra)
    best = max(found, key=lambda s: s.score, default=None)
    if best is not None and isinstance(best.option.mention, InstrumentMention):
        reasons = [reason_of(reader, "instrument", best, best.option.mention.text)]
        if best.option.mention.instrument in _FIRM and status == "pledged":
            # a promise isn't made by a contract: that one is somebody else's, or yet to be signed
            return None, reasons
        announced = _announced(reader.views[candidate.scene], kind, best.option.mention)
        return announced or best.option.mention, reasons
    own = document_instrument(reader.views)
    if own is None:
        return None, []
    return own, [Reason("instrument", f"{own.text}: the document itself", 1.0)]


def _announced(view: View, kind: str, mention: InstrumentMention) -> InstrumentMention | None:
    """The deal that a joint statement announces, where the umbrella record is made of the sentence that says so."""
    if kind != "trade_rules" or mention.instrument != "joint_statement":
        return None
    return next((i for i in view.scene.instruments if i.instrument in _DEALS and i.start > mention.end), None)


def document_instrument(views: Sequence[View]) -> InstrumentMention | None:
    """The instrument that the article itself is: a joint statement's terms are its own.

    Args:
        views: the article's claims, prepared.
    """
    title = views[0].scene if views else None
    if title is None or title.claim.kind != "headline" or any(c.cue in ("status", "said") for c in title.cues):
        return None
    return next((i for i in title.instruments if i.instrument == "joint_statement"), None)
