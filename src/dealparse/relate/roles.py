"""What the filling of roles shares: how mentions in reach of a candidate are weighed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from dealparse.lexicon.scores import Judge
from dealparse.model.frame import Reason
from dealparse.model.mention import InstrumentMention, Mention
from dealparse.model.scene import Document
from dealparse.relate.candidates import Candidate, View
from dealparse.relate.pairs import Option, mention_features, mention_options
from dealparse.relate.told import Told, Values


@dataclass(frozen=True, slots=True)
class Reader:
    """What the filling of roles needs: the article, prepared, and what scores.

    Args:
        told: what the encoder tells of each decision.
        floors: the least score at which a decision is taken, by task.
        salience: how often each entity is mentioned.
        paper: the instrument that holds for the whole article, if one does.
    """

    document: Document
    views: Sequence[View]
    judge: Judge
    told: Told
    floors: Mapping[str, float]
    salience: dict[int, int] = field(default_factory=dict)
    paper: InstrumentMention | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """An option with the label that was chosen, its score, and what it was scored by."""

    option: Option
    label: str
    score: float
    features: Sequence[str]
    told: Values | None


def salience_of(document: Document) -> dict[int, int]:
    """How often each entity is mentioned in the article."""
    counts: dict[int, int] = {}
    for scene in document.scenes:
        for ref in scene.parties:
            counts[ref.entity] = counts.get(ref.entity, 0) + 1
    return counts


def by_place(scored: Scored) -> tuple[int, int]:
    """The order of what fills roles: what stands in the candidate's own claim first."""
    return (scored.option.scope != "own", scored.option.mention.start)


def reason_of(reader: Reader, task: str, scored: Scored, what: str) -> Reason:
    """Why an option was chosen."""
    because = reader.judge.why(task, scored.label, scored.features, scored.told)
    return Reason(task, f"{what}: {scored.label}", scored.score, because)


Extra = Callable[[Mention], list[str]]


def weighed(reader: Reader, candidate: Candidate, kind: str, sort: str, task: str, extra: Extra) -> list[Scored]:
    """Every mention of a sort in reach with its likeliest label, "none" left out, and that label's score."""
    found: list[Scored] = []
    options = mention_options(reader.views, candidate, sort)
    for option, told in zip(options, reader.told.of_mentions(task, candidate, options), strict=True):
        names = mention_features(reader.views, candidate, option, kind, extra(option.mention))
        scores = reader.judge.weigh(task, names, told)
        label = max((n for n in scores if n != "none"), key=lambda n: (scores[n], n))
        found.append(Scored(option, label, scores[label], names, told))
    return found


def chosen(reader: Reader, candidate: Candidate, kind: str, sort: str, task: str, extra: Extra) -> list[Scored]:
    """Those that reach the task's floor."""
    return [s for s in weighed(reader, candidate, kind, sort, task, extra) if s.score >= reader.floors[task]]
