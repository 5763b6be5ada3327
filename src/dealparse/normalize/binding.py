"""The binding decision: explicit statement over instrument over modality over plain promise."""

from __future__ import annotations

from dataclasses import dataclass

from dealparse.lexicon.binding import BindingRule, binding_rules
from dealparse.model.frame import Frame
from dealparse.model.mention import CueMention, Mention
from dealparse.model.record import BindingBasis
from dealparse.model.span import Span
from dealparse.model.vocabulary import Binding


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules look at, with the words that each fact rests on."""

    explicit: Mention | None
    explicit_value: str | None
    instrument: Mention | None
    hedge: Mention | None
    status: Mention | None


def decide_binding(frame: Frame, text: str) -> tuple[Binding, BindingBasis]:
    """Read the rule table for a frame.

    Args:
        frame: the undertaking.
        text: the article's text.

    Returns:
        The flag, and the rule that fired with its words.
    """
    facts = _facts(frame)
    rule = next(r for r in binding_rules() if _holds(r, frame, facts))
    words = _words(rule, facts)
    span = Span.of(text, words.start, words.end) if words is not None else None
    named = f" ({frame.instrument.text})" if rule.explicit is not None and frame.instrument is not None else ""
    return rule.binding, BindingBasis(rule=rule.id, reason=rule.reason + named, span=span)


def _facts(frame: Frame) -> Facts:
    explicit = _first(frame, "bind")
    return Facts(
        explicit=explicit,
        explicit_value=explicit.value if explicit else None,
        instrument=frame.instrument,
        hedge=frame.hedge,
        status=_first(frame, "status", frame.status),
    )


def _first(frame: Frame, cls: str, value: str | None = None) -> CueMention | None:
    return next((c for c in frame.cues if c.cue == cls and value in (None, c.value)), None)


def _holds(rule: BindingRule, frame: Frame, facts: Facts) -> bool:
    instrument = frame.instrument.instrument if frame.instrument else None
    modality = "hedged" if frame.hedged else "plain"
    return (
        (rule.explicit is None or facts.explicit_value in rule.explicit)
        and (rule.instrument is None or instrument in rule.instrument)
        and (rule.status is None or frame.status in rule.status)
        and (rule.kind is None or frame.kind in rule.kind)
        and (rule.modality is None or modality in rule.modality)
    )


def _words(rule: BindingRule, facts: Facts) -> Mention | None:
    """The words that the most telling condition of a rule rests on."""
    if rule.explicit is not None:
        return facts.explicit
    if rule.instrument is not None:
        return facts.instrument
    if rule.modality is not None:
        return facts.hedge
    return facts.status if rule.status is not None else None
