"""What the encoder tells of a candidate, and of the candidates around it: undertakings seldom stand alone.

A list is of one kind, a story of a deal keeps its status, and an article about something else holds none. What is told
of the neighbours is weighed by how likely they are undertakings themselves.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from dealparse.model.evidence import Evidence
from dealparse.relate.candidates import Candidate, View
from dealparse.relate.pairs import Option

Values = Mapping[str, float]

_SOFT = 0.02  # keeps log-odds within bounds
_PRIOR = 0.3  # undertakings that tell nothing, so that one doubtful neighbour doesn't speak for all
_FAR = 5.0  # the most by which one party is said to outdo the others
_NONE_BEFORE = -2.0  # log-odds of what stands before the first candidate and after the last
_ARTICLE = "article"  # the group of all candidates
_WEIGHT = ""  # stands for no label: how likely an undertaking it is


class Told:
    """What is told of the candidates of an article.

    Args:
        views: the article's claims, prepared.
        candidates: all that may be undertakings, in order.
        evidence: by the encoder; without it nothing is told.
    """

    def __init__(self, views: Sequence[View], candidates: Sequence[Candidate], evidence: Evidence | None) -> None:
        self._evidence = evidence
        self._number = {c.place: n for n, c in enumerate(candidates)}
        self._candidates = candidates
        self._own: dict[tuple[str, int], Values | None] = {}
        self._totals: dict[str, dict[object, dict[str, float]]] = {}
        self._group_of = [_group(views[c.scene], c) for c in candidates]
        self._groups, self._claims = _numbers(self._group_of), _numbers([c.scene for c in candidates])
        self._likely = [self._yes(n) for n in range(len(candidates))] if evidence is not None else []
        self._sum = sum(self._likely)

    def of(self, task: str, candidate: Candidate) -> Values | None:
        """Log-probabilities of a task's labels, and what is told of the candidates around.

        Args:
            task: on one candidate.
            candidate: one of those that were given.
        """
        number = self._number[candidate.place]
        own = self._about(task, number)
        if own is None:
            return None
        return {**own, **(self._company(number) if task == "undertaking" else self._like(task, number, tuple(own)))}

    def of_parties(self, candidate: Candidate, options: Sequence[Option]) -> list[Values | None]:
        """For each party log-probabilities of its role, and by how much it outdoes the others in it."""
        if self._evidence is None:
            return [None] * len(options)
        told = self._evidence.of_pairs("party", candidate.place, [(o.place, o.scope) for o in options])
        return [None if t is None else {**t, **_lead(t, n, told)} for n, t in enumerate(told)]

    def of_mentions(self, task: str, candidate: Candidate, options: Sequence[Option]) -> Sequence[Values | None]:
        """Log-probabilities for each of some mentions of another sort."""
        if self._evidence is None:
            return [None] * len(options)
        return self._evidence.of_pairs(task, candidate.place, [(o.place, o.scope) for o in options])

    def _about(self, task: str, number: int) -> Values | None:
        key = task, number
        if key not in self._own:
            place = self._candidates[number].place
            self._own[key] = None if self._evidence is None else self._evidence.of(task, place)
        return self._own[key]

    def _yes(self, number: int) -> float:
        told = self._about("undertaking", number)
        return math.exp(told["yes"]) if told else 0.0

    def _company(self, number: int) -> dict[str, float]:
        """How likely the neighbours are undertakings, as log-odds."""
        likely = self._likely
        beside = [likely[n] for n in self._groups[self._group_of[number]] if n != number]
        same = [likely[n] for n in self._claims[self._candidates[number].scene] if n != number]
        return {
            "before": _odds(likely[number - 1]) if number else _NONE_BEFORE,
            "after": _odds(likely[number + 1]) if number + 1 < len(likely) else _NONE_BEFORE,
            "article": _odds(self._sum / len(likely)),
            "beside": _odds(sum(beside) / len(beside)) if beside else 0.0,
            "claim": _odds(max(same, default=0.1)),
            "count": math.log1p(self._sum),
        }

    def _like(self, task: str, number: int, labels: Sequence[str]) -> dict[str, float]:
        """How the neighbours are labelled, those of the same list or paragraph and all of the article."""
        totals, own = self._totals_of(task), self._weighed(task, number)
        shares = {}
        for name, group in (("beside", self._group_of[number]), ("article", _ARTICLE)):
            rest = totals[group]
            weight = rest[_WEIGHT] - own[_WEIGHT] + _PRIOR
            shares.update({f"{name}:{x}": (rest.get(x, 0.0) - own.get(x, 0.0)) / weight for x in labels})
        return shares

    def _totals_of(self, task: str) -> dict[object, dict[str, float]]:
        """What all candidates of each group say together, made once a task: a long article costs its length."""
        if task not in self._totals:
            totals: dict[object, dict[str, float]] = {}
            for number, group in enumerate(self._group_of):
                for name, value in self._weighed(task, number).items():
                    for one in (group, _ARTICLE):
                        sums = totals.setdefault(one, {})
                        sums[name] = sums.get(name, 0.0) + value
            self._totals[task] = totals
        return self._totals[task]

    def _weighed(self, task: str, number: int) -> dict[str, float]:
        """A candidate's probability of each label, times how likely it is an undertaking, which stands beside them."""
        likely, told = self._likely[number], self._about(task, number) or {}
        return {_WEIGHT: likely, **{label: likely * math.exp(log) for label, log in told.items()}}


def _numbers(groups: Sequence[object]) -> dict[object, list[int]]:
    """The members of each group, by number."""
    found: dict[object, list[int]] = {}
    for number, group in enumerate(groups):
        found.setdefault(group, []).append(number)
    return found


def _group(view: View, candidate: Candidate) -> object:
    claim = view.scene.claim
    return ("list", claim.stems) if claim.stems else ("block", claim.block)


def _odds(share: float) -> float:
    return math.log((share + _SOFT) / (1 - share + _SOFT))


def _lead(own: Values, number: int, told: Sequence[Values | None]) -> dict[str, float]:
    """By how much a party's log-probability of each role is above the best of the others."""
    leads = {}
    for role in ("committer", "counterparty"):
        best = max((t[role] for n, t in enumerate(told) if t is not None and n != number), default=-_FAR)
        leads[f"over:{role}"] = max(-_FAR, min(_FAR, own[role] - best))
    return leads
