"""What `relate` makes: an undertaking as mentions in their roles, not yet as values."""

from __future__ import annotations

from dataclasses import dataclass

from dealparse.model.mention import (
    CueMention,
    DateMention,
    InstrumentMention,
    MoneyMention,
    PlaceMention,
    QuantityMention,
    TermMention,
)
from dealparse.model.vocabulary import Kind, Sector, Status


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was decided: the slot, what was decided, the score (0..1), and what spoke for and against it."""

    slot: str
    decision: str
    score: float
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A party in a frame: the entity, and the mention's place (None where it is taken from outside the evidence)."""

    entity: int
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class SectorRole:
    """A sector and the words that show it."""

    sector: Sector
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Frame:
    """One undertaking as one claim tells it.

    Args:
        claim: index of the claim that holds the nucleus.
        start, end: the nucleus: the amount that it is about, or the words that express it.
        score: how sure it is that this is an undertaking, 0..1.
        evidence: (start, end) of the quotes, the main one first.
        cues: the cues in force (modality, status, bindingness), nearest first.
        hedged: whether its words are hedged; `hedge` is the cue that shows it.
        title: whether it stands in the headline only.
        reasons: every decision, for `explain`.
    """

    claim: int
    start: int
    end: int
    score: float
    kind: Kind
    status: Status
    evidence: tuple[tuple[int, int], ...]
    money: MoneyMention | None = None
    volumes: tuple[QuantityMention, ...] = ()
    committers: tuple[Role, ...] = ()
    counterparties: tuple[Role, ...] = ()
    sectors: tuple[SectorRole, ...] = ()
    instrument: InstrumentMention | None = None
    announced: DateMention | None = None
    start_date: DateMention | None = None
    end_date: DateMention | None = None
    term: TermMention | None = None
    places: tuple[PlaceMention, ...] = ()
    cues: tuple[CueMention, ...] = ()
    hedged: bool = False
    hedge: CueMention | None = None
    title: bool = False
    previously: CueMention | None = None
    attribution: tuple[int, int] | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A candidate that was not taken, and why."""

    claim: int
    start: int
    end: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Related:
    """What `relate` returns: the frames, in order of place, and the candidates that it refused."""

    frames: tuple[Frame, ...]
    refusals: tuple[Refusal, ...]
