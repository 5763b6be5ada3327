"""Goods settle the kind: what is bought or invested in, where nothing but aircraft or arms is named, is a purchase."""

from __future__ import annotations

from dealparse.lexicon.layout import word_set
from dealparse.model.frame import Reason
from dealparse.relate.candidates import Candidate, View

_DOUBTFUL = ("acquisition", "investment")


def sure_kind(view: View, candidate: Candidate, kind: str) -> Reason | None:
    """Why it is a purchase after all, None where `kind` stands.

    Args:
        view: the candidate's claim, prepared.
        candidate: the candidate.
        kind: as scored.
    """
    if kind not in _DOUBTFUL:
        return None
    start, end = candidate.segment
    words = [word.lower for word in view.scene.words if start <= word.start < end]
    goods = next((word for word in words if word in word_set("vehicle_goods")), None)
    if goods is None or any(word in word_set("not_goods") for word in words):
        return None
    return Reason("kind", f"purchase: “{goods}” are goods", 1.0)
