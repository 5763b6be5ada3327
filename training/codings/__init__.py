"""Codings of public articles that are not kept here: what they say, tied to offsets in texts that are fetched.

python -m training.codings CORPUS_DIR OUT_DIR

`CORPUS_DIR` holds ``wikinews-economy.jsonl.gz`` (Wikinews articles on economy and business, CC BY 2.5: `id`, `text`)
and ``white-house-deals.jsonl.gz``, ``white-house-money.jsonl.gz`` (US government works: `path`, `title`, `paragraphs`).
For each coding ``OUT_DIR`` gets the article and its gold, in the form that `training.linear.run` reads.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SOURCES = ("wikinews-economy", "white-house-deals", "white-house-money")


def texts(corpus: Path) -> Iterator[tuple[tuple[str, str], str]]:
    """((source, key), text) of every article of the corpus."""
    for source in SOURCES:
        with gzip.open(corpus / f"{source}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if "paragraphs" in row:
                    yield (source, row["path"]), "\n\n".join([row["title"], *row["paragraphs"]])
                else:
                    yield (source, row["id"]), row["text"]


def standing_off(text: str, gold: dict[str, Any]) -> dict[str, Any]:
    """A gold file with its quotes and anchors as offsets.

    Args:
        text: the article.
        gold: its gold; every quote stands in the text, every anchor in a quote.
    """
    return {**gold, "commitments": [_off(text, record) for record in gold["commitments"]]}


def _off(text: str, record: dict[str, Any]) -> dict[str, Any]:
    quotes = []
    for quote in record["evidence"]:
        at = text.index(quote)
        quotes.append([at, at + len(quote)])

    def place(words: str) -> list[int]:
        spots = (text.find(words, start, end) for start, end in quotes)
        at = next(spot for spot in spots if spot >= 0)
        return [at, at + len(words)]

    anchors = {
        name: [place(w) for w in words] if isinstance(words, list) else place(words)
        for name, words in record["anchors"].items()
    }
    return {**record, "evidence": quotes, "anchors": anchors}


def standing_in(text: str, coding: dict[str, Any]) -> dict[str, Any]:
    """The gold file of a coding: offsets become words again."""

    def words(span: list[int]) -> str:
        return text[span[0] : span[1]]

    records = []
    for record in coding["commitments"]:
        anchors = {
            name: [words(s) for s in span] if not span or isinstance(span[0], list) else words(span)
            for name, span in record["anchors"].items()
        }
        records.append({**record, "evidence": [words(q) for q in record["evidence"]], "anchors": anchors})
    return {**coding, "commitments": records}


def rebuild(corpus: Path, out: Path) -> int:
    """Write every coded article and its gold; how many there are.

    Args:
        corpus: folder of the articles.
        out: folder to write into.
    """
    with gzip.open(HERE / "codings.jsonl.gz", "rt", encoding="utf-8") as lines:
        codings = [json.loads(line) for line in lines]
    wanted = {(c["source"], c["key"]): c for c in codings}
    out.mkdir(parents=True, exist_ok=True)
    found = 0
    for key, text in texts(corpus):
        coding = wanted.get(key)
        if coding is not None:
            (out / f"{coding['id']}.txt").write_text(text, "utf-8")
            gold = json.dumps(standing_in(text, coding), ensure_ascii=False, indent=1)
            (out / f"{coding['id']}.json").write_text(gold + "\n", "utf-8")
            found += 1
    return found
