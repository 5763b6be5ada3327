"""Keeps a run, and tells record by record what a later run gained and lost against it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from dealparse.errors import GoldError
from dealparse.evaluate.describe import describe, shorten
from dealparse.evaluate.gold import GoldArticle, Prediction, read_json, scored
from dealparse.evaluate.scoring import Evaluation, Outcome, score
from dealparse.files import write_text

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two runs over the same gold, in words, one line a record or slot."""

    gains: tuple[str, ...]
    losses: tuple[str, ...]


def save_run(path: Path, version: str, predictions: Mapping[str, Prediction], evaluation: Evaluation) -> None:
    """Write a run so that a later one can be held against it.

    Args:
        path: of the JSON file.
        version: of dealparse.
        predictions: by article name.
        evaluation: its figures are kept for the reader's eye; a comparison scores the predictions anew.

    Raises:
        FileError: the file can't be written.
    """
    articles = {name: {"commitments": list(p.records), "error": p.error} for name, p in predictions.items()}
    run = {"format": FORMAT, "version": version, "figures": evaluation.figures.to_dict(), "articles": articles}
    write_text(path, json.dumps(run, ensure_ascii=False, indent=1) + "\n")


def read_run(path: Path) -> dict[str, Prediction]:
    """Read a run that :func:`save_run` wrote.

    Raises:
        GoldError: it is not such a file.
    """
    run = read_json(path)
    articles = run.get("articles")
    if run.get("format") != FORMAT or not isinstance(articles, dict):
        raise GoldError(f"{path}: not a run of `dealparse evaluate --save` in format {FORMAT}")
    try:
        return {name: Prediction(tuple(item["commitments"]), item["error"]) for name, item in articles.items()}
    except (KeyError, TypeError) as error:
        raise GoldError(f"{path}: an article lacks 'commitments' or 'error' ({error!r})") from error


def score_run(gold: Iterable[GoldArticle], predictions: Mapping[str, Prediction]) -> Evaluation:
    """Score kept predictions against the gold of today; an article that the run lacks is left out."""
    return score(scored(article, predictions[article.name]) for article in gold if article.name in predictions)


def changes(before: Evaluation, after: Evaluation) -> Changes:
    """List gains and losses.

    Args:
        before, after: two evaluations on the same gold.

    Returns:
        Records found and lost, false alarms gone and new, slots of found records that became better or worse.
        Articles that only one of the two has are passed over.
    """
    shared = {o.article for o in before.outcomes} & {o.article for o in after.outcomes}
    old, new = _by_gold(before.outcomes, shared), _by_gold(after.outcomes, shared)
    pairs = [(old[key], outcome) for key, outcome in new.items() if key in old]
    gains = [line for was, now in pairs for line in _gains(was, now)]
    losses = [line for was, now in pairs for line in _losses(was, now)]
    alarms_before, alarms_after = _false_alarms(before.outcomes, shared), _false_alarms(after.outcomes, shared)
    gains.extend(f"{line}: false alarm gone" for line in (alarms_before - alarms_after).elements())
    losses.extend(f"{line}: new false alarm" for line in (alarms_after - alarms_before).elements())
    return Changes(tuple(gains), tuple(losses))


def _by_gold(outcomes: Iterable[Outcome], articles: Set[str]) -> dict[tuple[str, str | None], Outcome]:
    return {(o.article, o.gold.id): o for o in outcomes if o.gold is not None and o.article in articles}


def _false_alarms(outcomes: Iterable[Outcome], articles: Set[str]) -> Counter[str]:
    """False alarms by their words: ids differ from run to run where a value does."""
    alarms = ((o.article, o.predicted) for o in outcomes if o.gold is None and o.article in articles)
    return Counter(f"{article} {r.kind} “{shorten(r.main_quote)}”" for article, r in alarms if r is not None)


def _gains(was: Outcome, now: Outcome) -> Iterator[str]:
    if was.state == "missed" and now.state == "found":
        yield f"{describe(now)}: found"
    elif was.state == now.state == "found":
        yield from _slot_changes(now, was, now, "better")


def _losses(was: Outcome, now: Outcome) -> Iterator[str]:
    if was.state == "found" and now.state == "missed":
        yield f"{describe(now)}: lost"
    elif was.state == now.state == "found":
        yield from _slot_changes(now, now, was, "worse")


def _slot_changes(shown: Outcome, worse: Outcome, better: Outcome, word: str) -> Iterator[str]:
    for name, tally in worse.slots.items():
        if better.slots[name].faults < tally.faults:
            yield f"{describe(shown)}: {name} {word}"
