"""Words that settle the status by themselves, whatever the score says: "broke ground", "will sign", "tore up"."""

from __future__ import annotations

from dealparse.model.frame import Reason
from dealparse.model.mention import CueMention
from dealparse.relate.candidates import Candidate, View, inside


def sure_status(view: View, candidate: Candidate) -> CueMention | None:
    """The words in the candidate's own clause that settle its status; None where none do, or where they disagree.

    Args:
        view: the candidate's claim, prepared.
        candidate: the candidate.
    """
    cues = [c for c in view.scene.cues if c.cue == "sure" and inside(c, candidate.segment)]
    return cues[0] if len({c.value for c in cues}) == 1 else None


def settled(cue: CueMention) -> tuple[str, Reason]:
    """The status that a cue settles, and why."""
    return cue.value, Reason("status", f"{cue.value}: “{cue.text}” settles it", 1.0)
