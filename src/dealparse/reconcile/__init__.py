"""From records to one answer: repetitions merged, contradictions marked, parts tied to their totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dealparse.lexicon.scores import Judge
from dealparse.model.record import Commitment
from dealparse.model.scene import Document
from dealparse.reconcile.disputes import apply_disputes
from dealparse.reconcile.merge import merge
from dealparse.reconcile.parts import link_parts
from dealparse.reconcile.terms import with_papers
from dealparse.reconcile.topics import fill_topics

__all__ = ["reconcile"]


def reconcile(
    document: Document, records: Sequence[Commitment], judge: Judge, floors: Mapping[str, float]
) -> tuple[Commitment, ...]:
    """The article's commitments, each once, in order of their main quotes.

    Args:
        document: the article as recognized.
        records: as normalized.
        judge: gives the probabilities of the tasks "same" and "part".
        floors: the least probability for each.
    """
    merged = merge(document, records, judge, floors)
    disputed = apply_disputes(document, _unique_ids(merged))
    return fill_topics(with_papers(link_parts(document, disputed, judge, floors)))


def _unique_ids(records: Sequence[Commitment]) -> tuple[Commitment, ...]:
    """Two records that say the same get the same id from their content; the later ones are numbered."""
    seen: dict[str, int] = {}
    unique = []
    for record in records:
        count = seen.get(record.id, 0)
        seen[record.id] = count + 1
        unique.append(record.model_copy(update={"id": f"{record.id}-{count + 1}"}) if count else record)
    return tuple(unique)
