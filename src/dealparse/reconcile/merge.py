"""One undertaking mentioned twice becomes one record with the most specific values and all its quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dealparse.lexicon.layout import word_set
from dealparse.lexicon.phrases import words_of
from dealparse.lexicon.scores import Judge
from dealparse.model.article import Article
from dealparse.model.record import Commitment, Evidence
from dealparse.model.scene import Document
from dealparse.reconcile.relations import pair_places, same_features, scores_beside

_BACK = 40  # records before one in which it may have been told already
_OPENING = 3  # and the article's first ones: headline and lede are told again anywhere


def merge(
    document: Document, records: Sequence[Commitment], judge: Judge, floors: Mapping[str, float]
) -> tuple[Commitment, ...]:
    """Records without repetitions, in order of their main quotes.

    Args:
        document: the article.
        records: as normalized, in order of place.
        judge: says whether two tell the same undertaking (task "same").
        floors: the least probability for it.
    """
    article = document.article
    merged: list[Commitment] = []
    for record in records:
        near = [i for i in range(len(merged)) if i < _OPENING or i >= len(merged) - _BACK]
        others = [i for i in near if not _apart(document, merged[i], record)]
        pairs = [(same_features(article, merged[i], record), merged[i]) for i in others]
        likely = judge.settled("same", scores_beside(document, judge, "same", record, pairs))
        scored = zip(likely, others, strict=True)
        best, at = max(scored, key=lambda s: (s[0], -s[1]), default=(0.0, -1))
        if best >= floors["same_on_top" if _on_top(record) else "same"]:
            merged[at] = join(article, merged[at], record)
        else:
            merged.append(record)
    return tuple(_without_titles(article, merged))


def _apart(document: Document, first: Commitment, second: Commitment) -> bool:
    """Whether two records stand side by side as two, however alike they look."""
    article = document.article
    return are_items(article, first, second) or are_side_by_side(document, first, second) or _adds(first, second)


def _adds(first: Commitment, second: Commitment) -> bool:
    """Whether the volume of the second comes on top of the first: "it also ordered ten jets", "with options on ten"."""
    if not second.volumes:
        return False
    option = second.status == "proposed" != first.status and not _said(second).isdisjoint(word_set("option_noun"))
    return option or _on_top(second)


def _on_top(record: Commitment) -> bool:
    """Whether a record's sentence says that it tells something more."""
    return not _said(record).isdisjoint(word_set("on_top"))


def _said(record: Commitment) -> frozenset[str]:
    return frozenset(w.lower for w in words_of(record.evidence[0].text))


def are_items(article: Article, first: Commitment, second: Commitment) -> bool:
    """Whether two records are two items of a list: a list gives one record an item, however alike they look."""
    places = [r.evidence[0].start for r in (first, second)]
    listed = all(article.kind_at(place) == "bullet" for place in places)
    return listed and article.block_at(places[0]) != article.block_at(places[1])


def are_side_by_side(document: Document, first: Commitment, second: Commitment) -> bool:
    """Whether a sentence tells two: a semicolon parts them, or it names the same sum twice.

    Who told one undertaking again would not do so in the same breath.
    """
    if first.evidence[0].start != second.evidence[0].start:
        return False
    one, other, _ = pair_places(document, first, second)
    if ";" in document.article.text[min(one.end, other.end) : max(one.start, other.start)]:
        return True
    if first.money is None or second.money is None:
        return False
    same = (first.money.low, first.money.high) == (second.money.low, second.money.high)
    return same and first.money.span != second.money.span


def _without_titles(article: Article, records: list[Commitment]) -> list[Commitment]:
    """A headline repeats the story: what only it tells, beside records of the story, is a misreading of it."""
    told = [r for r in records if not _only_title(article, r)]
    return told or records


def _only_title(article: Article, record: Commitment) -> bool:
    return all(article.kind_at(e.start) == "headline" for e in record.evidence)


def join(article: Article, first: Commitment, second: Commitment) -> Commitment:
    """One record of two: the fuller one leads, the other fills what it lacks and adds its quotes."""
    lead, other = (second, first) if _fullness(article, second) > _fullness(article, first) else (first, second)
    quotes: dict[tuple[int, int], Evidence] = {(e.start, e.end): e for e in (*lead.evidence, *other.evidence)}
    dates = lead.dates.model_copy(
        update={
            name: getattr(other.dates, name)
            for name in ("announced", "start", "end", "term_years")
            if getattr(lead.dates, name) is None and getattr(other.dates, name) is not None
        }
    )
    if dates.start and dates.end and dates.start.earliest > dates.end.latest:
        dates = lead.dates
    dates = dates.model_copy(update={"spans": {**other.dates.spans, **lead.dates.spans}})
    return lead.model_copy(
        update={
            "money": lead.money or other.money,
            "volumes": lead.volumes or other.volumes,
            "committers": lead.committers or other.committers,
            "counterparties": lead.counterparties or other.counterparties,
            "sectors": lead.sectors or other.sectors,
            "instrument": lead.instrument or other.instrument,
            "locations": lead.locations or other.locations,
            "dates": dates,
            "previously_announced": lead.previously_announced or other.previously_announced,
            "evidence": tuple(quotes.values()),
            "spans": {**other.spans, **lead.spans},
            "confidence": max(lead.confidence, other.confidence),
        }
    )


def _fullness(article: Article, record: Commitment) -> tuple[int, int]:
    title = article.kind_at(record.evidence[0].start) == "headline"
    values = (
        *(bool(x) for x in (record.committers, record.counterparties, record.money, record.volumes)),
        *(bool(x) for x in (record.instrument, record.dates.announced, record.dates.end, record.locations)),
    )
    return (0 if title else 1, sum(values))
