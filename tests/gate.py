"""Runs the pipeline on the fixtures, for the quality gate; as a command it raises the floors and never lowers one.

python -m tests.gate          raise fixtures/floors.json to what is reached now
python -m tests.gate --new    after fixtures were added, gold was corrected, or scores and model were learned: set anew
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from dealparse.evaluate import Evaluation, Prediction, predict, read_gold, score, scored
from dealparse.files import is_html, read_article
from dealparse.model.extraction import Extraction
from dealparse.pipeline import Pipeline

FIXTURES = Path(__file__).parents[1] / "fixtures"
FLOORS = FIXTURES / "floors.json"
FIGURES = ("detect_p", "detect_f1", "slot_f1", "record_f1", "binding_acc")


def corpus_hash() -> str:
    """A hash of all fixtures with their gold."""
    digest = hashlib.sha256()
    for article in read_gold(FIXTURES):
        for path in (article.path, article.path.with_suffix(".json")):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


@cache
def run() -> Evaluation:
    """Extract and score every fixture."""
    pipeline = Pipeline()

    def extract(path: Path, published: str | None) -> Extraction:
        read = pipeline.extract_html if is_html(path.name) else pipeline.extract
        return read(read_article(str(path)), published=published)

    articles = read_gold(FIXTURES)
    predictions: dict[str, Prediction] = {article.name: predict(article, extract) for article in articles}
    return score(scored(article, predictions[article.name]) for article in articles)


def read_floors() -> dict[str, Any]:
    """The committed floors, and the hash of the fixtures that they were reached on."""
    found: dict[str, Any] = json.loads(FLOORS.read_text("utf-8"))
    return found


def raised(floors: Mapping[str, float], figures: Mapping[str, float]) -> dict[str, float]:
    """Each floor raised to its figure, cut to three digits; no floor falls."""
    return {name: max(floors.get(name, 0.0), int(figures[name] * 1000) / 1000) for name in FIGURES}


def main(arguments: list[str]) -> int:
    """Write the floors; refuse to where the fixtures have changed and nobody said so."""
    before: dict[str, Any] = read_floors() if FLOORS.exists() else {"corpus": "", "floors": {}}
    corpus, new = corpus_hash(), "--new" in arguments
    if before["corpus"] not in ("", corpus) and not new:
        sys.stderr.write("the fixtures have changed: look at what changed, then run with --new\n")
        return 1
    floors = raised({} if new else before["floors"], run().figures.to_dict())
    FLOORS.write_text(json.dumps({"corpus": corpus, "floors": floors}, indent=2) + "\n", "utf-8")
    sys.stdout.write(FLOORS.read_text("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
