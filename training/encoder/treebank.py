"""Reads CoNLL-U treebanks into sentences of words with tags, heads and named entities.

Words are those of the treebank, or those that the run-time tokenizer makes of the same text, aligned to the
treebank's, so that training and running see the same.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dealparse.language.shapes import SentenceKind

UPOS: tuple[str, ...] = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
)  # fmt: skip
ENTITIES: tuple[str, ...] = ("person", "organization", "place", "product")
ENTITY_TAGS: tuple[str, ...] = ("O", *(f"{b}-{e}" for e in ENTITIES for b in "BI"))
PARTIES = ("government", "company", "fund", "organization", "person", "group")
PARTY_TAGS: tuple[str, ...] = ("O", *(f"{b}-{p}" for p in PARTIES for b in "BI"))
_GUM_TYPES = {"person": "person", "organization": "organization", "place": "place", "object": "product"}
_OPEN = re.compile(r"\((\d+)-([a-z]+)-([^()]*)")
_ENTITY_PART = re.compile(r"\((?P<open>[^()]+)|(?P<close>\d+)\)|\)")

_NAME_ENDS = frozenset({",", "(", "[", "–", "—", ":", "in", "at", "that", "who"})

Tokenize = Callable[[str], list[tuple[int, int]]]
"""From a text to the (start, end) of its words."""


@dataclass(slots=True)
class Tree:
    """A sentence of the treebank; heads are 1-based, 0 is the root; `entities` is None where none were marked.

    `spans` are the places of the words in `text`, empty where the words don't spell it.
    """

    words: list[str]
    upos: list[str]
    heads: list[int]
    labels: list[str]
    entities: list[str] | None
    kind: SentenceKind
    block: int
    document: str
    text: str = ""
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class _Raw:
    text: str = ""
    forms: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    misc: list[str] = field(default_factory=list)


def read_trees(path: Path, tokenize: Tokenize | None = None) -> list[Tree]:
    """All sentences of a CoNLL-U file, gzipped or not.

    Args:
        path: the file.
        tokenize: the run-time tokenizer; without it words are those of the treebank.
    """
    return list(_trees(path, tokenize))


def _trees(path: Path, tokenize: Tokenize | None) -> Iterator[Tree]:
    document, block, kind, marks_entities = "", -1, "paragraph", False
    left_in_block = 0
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        raw = _Raw()
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                document, block, marks_entities = line.split("=")[-1].strip(), block + 1, False
            elif line.startswith("# global.Entity"):
                marks_entities = True
            elif line.startswith("# kind = "):
                kind, left_in_block = line.removeprefix("# kind = "), 1
            elif line.startswith("# newpar_block"):
                kind = _kind(line)
                found = re.search(r"\((\d+) s\)", line)
                left_in_block = int(found.group(1)) if found else 1
            elif line.startswith("# newpar"):
                block += 1
            elif line.startswith("# text = "):
                raw.text = line.removeprefix("# text = ")
            elif line and not line.startswith("#"):
                _add(raw, line.split("\t"))
            elif not line and raw.forms:
                yield _tree(raw, tokenize, marks_entities, _as_kind(kind), block, document)
                left_in_block -= 1
                if left_in_block <= 0:
                    kind = "paragraph"
                raw = _Raw()


def _kind(line: str) -> str:
    if "head" in line:
        return "heading"
    return "bullet" if "item" in line else "paragraph"


def _as_kind(name: str) -> SentenceKind:
    names: tuple[SentenceKind, ...] = ("heading", "bullet", "dateline")
    return next((n for n in names if n == name), "paragraph")


def _add(raw: _Raw, columns: list[str]) -> None:
    if not columns[0].isdecimal():
        return
    raw.forms.append(columns[1])
    raw.upos.append(columns[3] if columns[3] in UPOS else "X")
    raw.heads.append(int(columns[6]))
    raw.labels.append(columns[7])
    raw.misc.append(columns[9])


def _tree(
    raw: _Raw, tokenize: Tokenize | None, marks_entities: bool, kind: SentenceKind, block: int, document: str
) -> Tree:
    entities = _entities(raw) if marks_entities else None
    spans = _spans(raw.text, raw.forms)
    places = tuple(spans or ())
    tree = Tree(raw.forms, raw.upos, raw.heads, raw.labels, entities, kind, block, document, raw.text, places)
    return tree if spans is None or tokenize is None else retokenized(tree, spans, raw.text, tokenize(raw.text))


def _spans(text: str, forms: Sequence[str]) -> list[tuple[int, int]] | None:
    """Where the treebank's words stand in the text; None where they don't spell it."""
    at, spans = 0, []
    for form in forms:
        while at < len(text) and text[at].isspace():
            at += 1
        if not text.startswith(form, at):
            return None
        spans.append((at, at + len(form)))
        at += len(form)
    return spans


def retokenized(tree: Tree, gold: Sequence[tuple[int, int]], text: str, spans: Sequence[tuple[int, int]]) -> Tree:
    """The tree on other words of the same text.

    Where several words of the treebank are one of ours, it takes the place of the one that heads the others; where
    one of theirs is several of ours, the first stands for it and the others hang on it as ``goeswith``.

    Args:
        tree: the tree.
        gold: (start, end) of its words in the text.
        text: the sentence.
        spans: (start, end) of our words.
    """
    groups = list(_groups(gold, spans))
    place = {g: number for number, (theirs, ours) in enumerate(groups) for g in theirs}
    first_of = [ours[0] for _, ours in groups]
    size = len(spans)
    upos, heads, labels = ["X"] * size, [0] * size, ["goeswith"] * size
    entities = None if tree.entities is None else ["O"] * size
    for theirs, ours in groups:
        top = _top(tree, theirs)
        head = tree.heads[top]
        upos[ours[0]], labels[ours[0]] = tree.upos[top], tree.labels[top]
        heads[ours[0]] = 0 if head == 0 else first_of[place[head - 1]] + 1
        for extra in ours[1:]:
            heads[extra], upos[extra] = ours[0] + 1, tree.upos[top]
        if entities is not None and tree.entities is not None:
            tag = tree.entities[theirs[0]]
            for number, own in enumerate(ours):
                entities[own] = tag if number == 0 or tag == "O" else "I" + tag[1:]
    words = [text[a:b] for a, b in spans]
    return Tree(words, upos, heads, labels, entities, tree.kind, tree.block, tree.document)


def _top(tree: Tree, theirs: Sequence[int]) -> int:
    inside = {g + 1 for g in theirs}
    outside = [g for g in theirs if tree.heads[g] not in inside]
    return outside[0] if outside else theirs[0]


def _groups(gold: Sequence[tuple[int, int]], ours: Sequence[tuple[int, int]]) -> Iterator[tuple[list[int], list[int]]]:
    """Smallest groups of words of both sides that cover the same characters."""
    i = j = 0
    while i < len(gold) and j < len(ours):
        left, right = [i], [j]
        end_left, end_right = gold[i][1], ours[j][1]
        while end_left != end_right:
            if end_left < end_right:
                i += 1
                left.append(i)
                end_left = gold[i][1]
            else:
                j += 1
                right.append(j)
                end_right = ours[j][1]
        yield left, right
        i, j = i + 1, j + 1


def _entities(raw: _Raw) -> list[str]:
    """Names in BIO: of GUM's nested mentions the outermost whose head is a proper noun, cut to the name itself."""
    found: list[tuple[int, int, str]] = []
    opened: list[tuple[str, int, str]] = []
    for at, misc in enumerate(raw.misc):
        for part in misc.split("|"):
            if not part.startswith("Entity="):
                continue
            for match in _ENTITY_PART.finditer(part.removeprefix("Entity=")):
                _step(match, at, opened, found)
    tags = ["O"] * len(raw.forms)
    for first, last, sort in sorted(found, key=lambda f: (f[0] - f[1], f[0])):
        span = _name(raw, first, last)
        if span is None or any(tags[i] != "O" for i in range(span[0], span[1])):
            continue
        for i in range(span[0], span[1]):
            tags[i] = ("B-" if i == span[0] else "I-") + sort
    return tags


def _step(match: re.Match[str], at: int, opened: list[tuple[str, int, str]], found: list[tuple[int, int, str]]) -> None:
    if match.group("open"):
        number, sort, *_ = match.group("open").split("-")
        opened.append((number, at, sort))
        return
    number = match.group("close")
    for i in range(len(opened) - 1, -1, -1):
        if number is None or opened[i][0] == number:
            _, first, sort = opened.pop(i)
            if sort in _GUM_TYPES:
                found.append((first, at + 1, _GUM_TYPES[sort]))
            return


def _is_clause(raw: _Raw, at: int) -> bool:
    """Whether a clause begins here; "United" in "United Kingdom" is tagged as a verb too."""
    return raw.upos[at] == "SCONJ" or (raw.upos[at] == "VERB" and raw.forms[at].islower())


def _name(raw: _Raw, first: int, last: int) -> tuple[int, int] | None:
    """The name in a mention: from its first word that isn't an article to before a comma, bracket or clause."""
    while first < last and (raw.upos[first] in ("DET", "PUNCT", "PRON") or raw.labels[first] == "nmod:poss"):
        first += 1
    end = first
    while end < last and not (raw.forms[end] in _NAME_ENDS or _is_clause(raw, end)):
        end += 1
    while end > first and raw.upos[end - 1] in ("PUNCT", "CCONJ", "ADP", "PART"):
        end -= 1
    inside = range(first, end)
    tops = [i for i in inside if not first < raw.heads[i] <= end]
    if not tops or raw.upos[tops[0]] != "PROPN" or len(inside) > 12:
        return None
    return first, end
