"""Measures an exported model: treebanks with given words and sentences, and raw text with our own.

python -m training.encoder.evaluate --model DIR --treebanks DIR [--own FILE …] [--raw]
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dealparse.language.parse import Parse
from dealparse.language.pieces import Sentence
from dealparse.language.runtime import Encoder
from training.encoder.treebank import Tree, read_trees


@dataclass(slots=True)
class ParseScore:
    """Counts of words and of right decisions, punctuation left out of heads and labels."""

    words: int = 0
    tags: int = 0
    counted: int = 0
    heads: int = 0
    labelled: int = 0

    def figures(self) -> dict[str, float]:
        """UPOS, UAS, LAS on full labels."""
        counted = max(self.counted, 1)
        return {
            "upos": round(self.tags / max(self.words, 1), 4),
            "uas": round(self.heads / counted, 4),
            "las": round(self.labelled / counted, 4),
        }

    def add(self, tree: Tree, parse: Parse) -> None:
        """Count one sentence."""
        for at in range(len(tree.words)):
            self.words += 1
            self.tags += parse.upos[at] == tree.upos[at]
            if tree.upos[at] == "PUNCT":
                continue
            self.counted += 1
            if parse.heads[at] == tree.heads[at]:
                self.heads += 1
                self.labelled += parse.deprels[at] == tree.labels[at]


def given_words(encoder: Encoder, trees: Iterable[Tree]) -> dict[str, float]:
    """Figures on sentences that are shown one by one, and words a second on one thread."""
    score, begun = ParseScore(), time.perf_counter()
    for tree in trees:
        score.add(tree, encoder.parse([Sentence(tuple(tree.words), tree.kind)])[0])
    return {**score.figures(), "words_per_s": round(score.words / (time.perf_counter() - begun))}


def raw_text(encoder: Encoder, trees: Sequence[Tree]) -> dict[str, float]:
    """F1 of tags, heads and labels on the text of each document, cut by our own splitter and tokenizer.

    A word of ours counts where it covers the same characters as one of the treebank; its head, where that does, too.
    """
    from dealparse.read import read_text
    from dealparse.segment import segment

    gold_words = our_words = counted = ours_counted = tags = heads = labelled = 0
    for text, gold in _documents(trees):
        gold_words += len(gold)
        counted += sum(entry[0] != "PUNCT" for entry in gold.values())
        for claim in segment(read_text(text)):
            words = [(a + claim.start, b + claim.start) for a, b in encoder.words(claim.text)]
            if not words:
                continue
            parse = encoder.parse([Sentence(tuple(text[a:b] for a, b in words))])[0]
            for at, span in enumerate(words):
                our_words += 1
                ours_counted += parse.upos[at] != "PUNCT"
                entry = gold.get(span)
                if entry is None:
                    continue
                tags += entry[0] == parse.upos[at]
                head = words[parse.heads[at] - 1] if parse.heads[at] else None
                if entry[0] != "PUNCT" and entry[1] == head:
                    heads += 1
                    labelled += entry[2] == parse.deprels[at]
    return {
        "upos_f1": round(2 * tags / (gold_words + our_words), 4),
        "uas_f1": round(2 * heads / (counted + ours_counted), 4),
        "las_f1": round(2 * labelled / (counted + ours_counted), 4),
    }


Entry = tuple[str, tuple[int, int] | None, str]


def _documents(trees: Sequence[Tree]) -> Iterable[tuple[str, dict[tuple[int, int], Entry]]]:
    """Each document's text, and for each word's place its tag, its head's place and its label."""
    at = 0
    while at < len(trees):
        text, spans = "", dict[tuple[int, int], Entry]()
        document, block = trees[at].document, trees[at].block
        while at < len(trees) and trees[at].document == document:
            tree = trees[at]
            if text:
                text += "\n\n" if tree.block != block or tree.kind != "paragraph" else " "
            block = tree.block
            places = [(a + len(text), b + len(text)) for a, b in tree.spans]
            text += tree.text
            for n, place in enumerate(places):
                spans[place] = tree.upos[n], places[tree.heads[n] - 1] if tree.heads[n] else None, tree.labels[n]
            at += 1
        yield text, spans


def steady(folder: Path, trees: Sequence[Tree]) -> dict[str, int]:
    """How many of the sentences get another parse on two threads than on one, or on the second pass."""
    one, two = Encoder(folder, 1), Encoder(folder, 2)
    different = 0
    for tree in trees:
        sentence = [Sentence(tuple(tree.words), tree.kind)]
        different += one.parse(sentence) != two.parse(sentence)
    return {"sentences": len(trees), "different": different}


def main() -> None:
    """Read the arguments, measure, print JSON."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--model", type=Path, help="folder of the model; the packaged one by default")
    arguments.add_argument("--treebanks", type=Path, help="folder of the .conllu.gz files")
    arguments.add_argument("--own", type=Path, action="append", default=[], help="a further .conllu file")
    arguments.add_argument("--raw", action="store_true", help="also on raw text")
    arguments.add_argument("--steady", action="store_true", help="also compare threads, on 2,000 sentences")
    given = arguments.parse_args()
    encoder, report = Encoder(given.model), dict[str, Any]()
    files = [given.treebanks / f"{name}.conllu.gz" for name in ("ewt_test", "gum_test")] if given.treebanks else []
    for file in (*files, *given.own):
        trees = read_trees(file)
        report[file.name.split(".")[0]] = given_words(encoder, trees)
        if given.raw:
            report[file.name.split(".")[0] + "_raw"] = raw_text(encoder, trees)
    if given.steady:
        trees = [t for name in ("gum_dev", "ewt_dev") for t in read_trees(given.treebanks / f"{name}.conllu.gz")][:2000]
        report["steady"] = steady(given.model, trees)
    sys.stdout.write(json.dumps(report, indent=1) + "\n")


if __name__ == "__main__":
    main()
