"""The encoder as a spaCy component: fills parts of speech, heads, labels, sentences, entities and party spans."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from spacy.attrs import DEP, HEAD, POS
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from dealparse.errors import InputTextError
from dealparse.language.parse import Parse
from dealparse.language.pieces import Sentence
from dealparse.language.runtime import LONGEST, Encoder
from dealparse.language.windows import LIMIT
from dealparse.read import read_text
from dealparse.segment import segment

PARTIES = "dealparse_parties"
"""The span group of those who have a part in an undertaking."""


@Language.factory(
    "dealparse_encoder",
    assigns=["token.pos", "token.dep", "token.head", "token.is_sent_start", "doc.ents", "doc.spans"],
    default_config={"folder": None, "threads": 1},
)
def make_encoder(nlp: Language, name: str, folder: str | None, threads: int) -> EncoderComponent:
    """The component for `nlp`.

    Args:
        nlp: any pipeline with spaCy's English tokenizer.
        name: of the component.
        folder: of another model; the packaged one by default.
        threads: of onnxruntime.
    """
    return EncoderComponent(Path(folder) if folder else None, threads)


class EncoderComponent:
    """Parses docs with the encoder. Sentences are those that the doc has, else those that we find.

    Args:
        folder: of a model; None for the packaged one.
        threads: of onnxruntime.
    """

    def __init__(self, folder: Path | None, threads: int) -> None:
        self._encoder = Encoder(folder, threads)

    def __call__(self, doc: Doc) -> Doc:
        """Fill one doc."""
        filled = _Filled(doc)
        for group in _groups(_sentences(doc)):
            texts = [Sentence(tuple(doc[i].text for i in row)) for row in group]
            for row, parse in zip(group, self._encoder.parse(texts), strict=True):
                filled.add(row, parse)
        return filled.write()


def _sentences(doc: Doc) -> Iterator[list[int]]:
    """The numbers of the words of each sentence, white space left out."""
    if doc.has_annotation("SENT_START"):
        rows = [[t.i for t in sentence if not t.is_space] for sentence in doc.sents]
    else:
        rows = _found_sentences(doc)
    for row in rows:
        for at in range(0, len(row), LONGEST):
            yield row[at : at + LONGEST]


def _found_sentences(doc: Doc) -> list[list[int]]:
    try:
        starts = [claim.start for claim in segment(read_text(doc.text))]
    except InputTextError:  # no article, but a doc all the same: a pipeline must not end on it
        starts = []
    rows: list[list[int]] = [[]]
    following = 0
    for token in doc:
        if following < len(starts) and token.idx + len(token) > starts[following]:
            rows.append([])
            while following < len(starts) and token.idx + len(token) > starts[following]:
                following += 1
        if not token.is_space:
            rows[-1].append(token.i)
    return [row for row in rows if row]


def _groups(rows: Iterator[list[int]]) -> Iterator[list[list[int]]]:
    """Sentences that are shown together."""
    group: list[list[int]] = []
    for row in rows:
        if group and sum(map(len, group)) + len(row) > LIMIT:
            yield group
            group = []
        group.append(row)
    if group:
        yield group


class _Filled:
    """Collects what is written into a doc in one go: heads set one by one cost a walk each."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._columns = np.zeros((len(doc), 3), dtype=np.uint64)
        self._heads = np.zeros(len(doc), dtype=np.int64)
        self._names: list[Span] = []
        self._parties: list[Span] = []

    def add(self, row: list[int], parse: Parse) -> None:
        """Note the parse of the words `row`."""
        strings = self._doc.vocab.strings
        for number, token in enumerate(row):
            head = parse.heads[number]
            self._heads[token] = row[head - 1] - token if head else 0
            self._columns[token, 0] = strings.add(parse.upos[number])
            self._columns[token, 1] = strings.add("ROOT" if not head else parse.deprels[number])
        self._names += [Span(self._doc, row[n.first], row[n.last - 1] + 1, n.sort.upper()) for n in parse.names]
        self._parties += [Span(self._doc, row[n.first], row[n.last - 1] + 1, n.sort.upper()) for n in parse.parties]

    def write(self) -> Doc:
        """The doc with all of it; white space hangs on the word before it, or after it at the start."""
        doc, space = self._doc, self._doc.vocab.strings.add("SPACE")
        words = [t.i for t in doc if not t.is_space]
        for token in doc:
            if token.is_space:
                before = token.i - 1
                self._heads[token.i] = -1 if before >= 0 else (words[0] if words else 0)
                self._columns[token.i, :2] = space, doc.vocab.strings.add("dep")
        self._columns[:, 2] = self._heads.astype(np.uint64)
        doc.from_array([POS, DEP, HEAD], self._columns)  # type: ignore[arg-type]  # the stub names signed numbers only
        doc.set_ents(filter_spans(self._names))
        doc.spans[PARTIES] = sorted(self._parties)
        return doc
