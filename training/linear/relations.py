"""Examples for the tasks "same" and "part": pairs of records of one article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dealparse.lexicon.scores import Judge
from dealparse.model.frame import Frame, Reason
from dealparse.model.record import Commitment
from dealparse.model.scene import Document
from dealparse.normalize import normalize
from dealparse.reconcile.relations import pair_places, part_features, same_features
from dealparse.relate import roles
from dealparse.relate.candidates import views_of
from dealparse.relate.features import candidate_features
from dealparse.relate.frames import before_of, make_frame
from dealparse.relate.told import Told
from training.linear.align import Alignment
from training.linear.examples import Example, all_candidates


def relation_examples(
    document: Document,
    records: Sequence[dict[str, Any]],
    alignment: Alignment,
    judge: Judge,
    floors: Mapping[str, float],
) -> list[Example]:
    """Pairs of the candidates that carry or mention gold records, read with `judge`.

    Args:
        document: the article.
        records: its gold.
        alignment: which candidate belongs to which record.
        judge: fitted on other tasks.
        floors: for the roles.
    """
    views = views_of(document)
    candidates = all_candidates(views)
    told = Told(views, candidates, judge.evidence)
    reader = roles.Reader(document, views, judge, told, floors, roles.salience_of(document))
    frames: list[Frame] = []
    owners: list[int] = []
    for i, candidate in enumerate(candidates):
        owner = alignment.carries.get(i, alignment.mentions.get(i))
        if owner is not None:
            names = candidate_features(document, views, candidate)
            reason = Reason("undertaking", "yes", 1.0)
            before = before_of(views, frames, candidate.scene)
            frames.append(make_frame(reader, candidate, names, reason, before))
            owners.append(owner)
    made = normalize(document, frames)
    found = [*_same(document, made, owners), *_part(document, made, owners, records)]
    if judge.evidence is None:
        return found
    return [replace(e, told=judge.evidence.of(e.task, e.nucleus, e.other, e.scope)) for e in found]


def _same(document: Document, made: Sequence[Commitment], owners: Sequence[int]) -> Iterator[Example]:
    for j, later in enumerate(made):
        for i in range(j):
            names = same_features(document.article, made[i], later)
            right = "yes" if owners[i] == owners[j] else "no"
            yield Example("same", tuple(names), right, *pair_places(document, later, made[i]))


def _part(
    document: Document, made: Sequence[Commitment], owners: Sequence[int], records: Sequence[dict[str, Any]]
) -> Iterator[Example]:
    ids = {r["id"]: n for n, r in enumerate(records)}
    for i, part in enumerate(made):
        total_of = ids.get(records[owners[i]]["part_of"] or "")
        for j, total in enumerate(made):
            if owners[i] != owners[j]:
                names = part_features(document.article, part, total, made)
                right = "yes" if owners[j] == total_of else "no"
                yield Example("part", tuple(names), right, *pair_places(document, part, total))
