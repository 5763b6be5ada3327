"""Makes the file that is learned from: treebank sentences and coded articles as pieces, with what is right on them.

python -m training.encoder.prepare --treebanks DIR --gold DIR [--gold DIR …] --base DIR --out FILE

The file holds plain numbers only, so that learning needs nothing but PyTorch.
"""

from __future__ import annotations

import argparse
import gzip
import pickle
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import spacy
from tokenizers import Tokenizer

from dealparse.language.decisions import SCOPES, TASKS, span_words
from dealparse.language.pieces import Cut, Pieces, Sentence
from dealparse.language.reading import readable
from dealparse.language.runtime import LONGEST
from dealparse.language.shapes import kind_of
from dealparse.language.windows import contexts_of
from dealparse.model.evidence import Place
from dealparse.model.vocabulary import INSTRUMENTS, SECTORS
from dealparse.relate.candidates import views_of
from training.encoder.treebank import ENTITY_TAGS, PARTY_TAGS, UPOS, Tokenize, Tree, read_trees
from training.linear.examples import Example, all_candidates
from training.linear.run import Coded, load_all

BINDINGS = ("binding", "non_binding", "unclear")
ASIDE = {"instrument_of": ("none", *INSTRUMENTS), "binding_of": BINDINGS}
"""Tasks that only help to learn: what they ask is decided otherwise at run time."""


def run_time_tokens() -> Tokenize:
    """The tokenizer that is used at run time, as a function."""
    tokenizer = spacy.blank("en").tokenizer
    return lambda text: [(t.idx, t.idx + len(t)) for t in tokenizer(text) if not t.is_space]


def plain(cut: Cut) -> tuple[Any, ...]:
    """A cut as plain tuples."""
    return cut.pieces, cut.shapes, cut.kind


class Trees:
    """Makes plain rows of treebank sentences.

    Args:
        pieces: cuts words.
        labels: of dependencies.
    """

    def __init__(self, pieces: Pieces, labels: Sequence[str]) -> None:
        self._pieces = pieces
        self._labels = {label: number for number, label in enumerate(labels)}

    def of(self, tree: Tree) -> dict[str, Any]:
        """One sentence with tags, heads (from 1; 0 is the root), labels and name tags (-1: not marked)."""
        names = tree.entities or [""] * len(tree.words)
        return {
            "cut": plain(self._pieces.cut(Sentence(tuple(tree.words), tree.kind))),
            "tags": [UPOS.index(t) for t in tree.upos],
            "heads": list(tree.heads),
            "labels": [self._labels.get(x, -1) for x in tree.labels],
            "names": [ENTITY_TAGS.index(x) if x else -1 for x in names],
            "document": tree.document,
        }


def article_of(coded: Coded, pieces: Pieces, tokens: Tokenize) -> dict[str, Any]:
    """One coded article: its claims in pieces, its candidates with labels, and pairs.

    Args:
        coded: the article.
        pieces: cuts words.
        tokens: the run-time tokenizer.
    """
    claims = [scene.claim for scene in coded.document.scenes]
    words = [[(a + c.start, b + c.start) for a, b in tokens(readable(c.text))][:LONGEST] for c in claims]
    text = coded.document.article.text
    cuts = [
        plain(pieces.cut(Sentence(tuple(text[a:b] for a, b in row), kind_of(claim.kind))))
        for claim, row in zip(claims, words, strict=True)
    ]
    candidates = [Place(c.scene, c.start, c.end) for c in all_candidates(views_of(coded.document))]
    number = {place: n for n, place in enumerate(candidates)}
    spans = [span_words(words[p.claim], p) for p in candidates]
    singles = {task: [-1] * len(candidates) for task in (*TASKS.singles, *ASIDE)}
    pairs = list(_pairs(coded.examples, number, spans, words))
    for example in coded.examples:
        if example.other is None and example.nucleus is not None and example.task in TASKS.singles:
            singles[example.task][number[example.nucleus]] = TASKS.singles[example.task].index(example.label)
    sectors: dict[int, list[int]] = {}
    owners: dict[int, int] = {**coded.alignment.mentions, **coded.alignment.carries}
    for n, owner in owners.items():
        record = coded.records[owner]
        sectors[n] = [SECTORS.index(s) for s in record["sectors"]]
        singles["instrument_of"][n] = ASIDE["instrument_of"].index(record["instrument"] or "none")
        singles["binding_of"][n] = BINDINGS.index(record["binding"])
    pairs.extend(_relations(coded, owners, candidates, spans))
    return {
        "name": coded.name, "cuts": cuts, "contexts": contexts_of(claims), "lengths": [len(w) for w in words],
        "candidates": [(p.claim, *s) if s else None for p, s in zip(candidates, spans, strict=True)],
        "singles": singles, "sectors": sectors, "pairs": pairs,
        "parties": [_party_tags(text, row, coded.records) for row in words],
    }  # fmt: skip


Row = tuple[int, str, int, int, int, int, int]
"""(candidate, task, claim, first word, word after the last, scope, label) of a pair."""


def _pairs(
    examples: Sequence[Example],
    number: Mapping[Place, int],
    spans: Sequence[tuple[int, int] | None],
    words: Sequence[Sequence[tuple[int, int]]],
) -> Iterator[Row]:
    for example in examples:
        if example.other is None or example.nucleus is None:
            continue
        candidate = number[example.nucleus]
        span = span_words(words[example.other.claim], example.other)
        if span and spans[candidate]:
            label = TASKS.pairs[example.task].index(example.label)
            yield candidate, example.task, example.other.claim, *span, SCOPES.index(example.scope), label


def _relations(
    coded: Coded,
    owners: Mapping[int, int],
    candidates: Sequence[Place],
    spans: Sequence[tuple[int, int] | None],
) -> Iterator[Row]:
    """Which of two candidates tell the same record, and which a part of the other's."""
    ids = {r["id"]: n for n, r in enumerate(coded.records)}
    for i, mine in owners.items():
        total = ids.get(coded.records[mine]["part_of"] or "")
        for j, theirs in owners.items():
            span = spans[j]
            if i == j or span is None or not spans[i]:
                continue
            scope = SCOPES.index("own" if candidates[i].claim == candidates[j].claim else "far")
            if j < i:
                yield i, "same", candidates[j].claim, *span, scope, int(mine == theirs)
            if mine != theirs:
                yield i, "part", candidates[j].claim, *span, scope, int(theirs == total)


def _party_tags(text: str, words: Sequence[tuple[int, int]], records: Sequence[dict[str, Any]]) -> list[int]:
    """Tags of the spans of coded parties among the words of a claim, longest names first."""
    tags = [0] * len(words)
    if not words:
        return tags
    low, high = words[0][0], words[-1][1]
    forms = {
        (form, party["type"])
        for record in records
        for party in (*record["committers"], *record["counterparties"])
        for form in (party["name"], *party["aliases"])
        if form and (form[0].isupper() or " " in form)
    }
    for form, sort in sorted(forms, key=lambda f: (-len(f[0]), f)):
        at = text.find(form, low, high)
        while at >= 0:
            inside = [n for n, (a, b) in enumerate(words) if a < at + len(form) and b > at]
            whole = bool(inside) and words[inside[0]][0] == at
            if whole and not any(tags[n] for n in inside):
                for n in inside:
                    tags[n] = PARTY_TAGS.index(("B-" if n == inside[0] else "I-") + sort)
            at = text.find(form, at + len(form), high)
    return tags


def prepare(treebanks: Path, own: Sequence[Path], gold: Sequence[Path], base: Path) -> dict[str, Any]:
    """All that is learned from.

    Args:
        treebanks: folder of the .conllu.gz files.
        own: further CoNLL-U files to learn from.
        gold: folders of coded articles.
        base: folder of the base model's tokenizer.json.
    """
    tokens = run_time_tokens()
    pieces = Pieces(Tokenizer.from_file(str(base / "tokenizer.json")))
    files = [treebanks / f"{name}_train.conllu.gz" for name in ("ewt", "gum")]
    theirs = [t for file in files for t in read_trees(file)]
    ours = [t for file in files for t in read_trees(file, tokens)]
    extra = [t for file in own for t in read_trees(file)]
    labels = sorted({label for tree in (*theirs, *extra) for label in tree.labels} | {"goeswith"})
    rows = Trees(pieces, labels)
    coded = load_all(gold)
    return {
        "start": pieces.start, "separator": pieces.separator, "mask": pieces.mask,
        "deprels": labels, "upos": UPOS, "names": ENTITY_TAGS,
        "parties": PARTY_TAGS, "scopes": SCOPES, "sectors": SECTORS,
        "singles": {**TASKS.singles, **ASIDE}, "pairs": TASKS.pairs,
        "trees": [(rows.of(a), rows.of(b)) for a, b in zip(theirs, ours, strict=True)],
        "own_trees": [(rows.of(t), rows.of(t)) for t in extra],
        "dev_trees": [rows.of(t) for n in ("ewt", "gum") for t in read_trees(treebanks / f"{n}_dev.conllu.gz")[::4]],
        "articles": [article_of(c, pieces, tokens) for c in coded],
    }  # fmt: skip


def main() -> None:
    """Read the arguments and write the file."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--treebanks", type=Path, required=True, help="folder of the .conllu.gz files")
    arguments.add_argument("--own", type=Path, action="append", default=[], help="a further .conllu file")
    arguments.add_argument("--gold", type=Path, action="append", required=True, help="folder of coded articles")
    arguments.add_argument("--base", type=Path, required=True, help="folder of tokenizer.json")
    arguments.add_argument("--out", type=Path, required=True)
    given = arguments.parse_args()
    data = prepare(given.treebanks, given.own, given.gold, given.base)
    given.out.write_bytes(gzip.compress(pickle.dumps(data), 5, mtime=0))


if __name__ == "__main__":
    main()
