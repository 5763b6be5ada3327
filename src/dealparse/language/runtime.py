"""Runs the packaged encoder: one pass over some claims gives vectors of words, and from them all else.

Every window of claims is run by itself, never padded and never beside others: the scales of the quantized layers are
those of the window alone, so what is read off doesn't depend on what else is read, on threads or on batches.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import as_file, files
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from dealparse.language.heads import Floats, Heads
from dealparse.language.parse import Labels, Parse, parse_of
from dealparse.language.pieces import Cut, Pieces, Sentence
from dealparse.language.reading import Reading
from dealparse.language.shapes import kind_of
from dealparse.model.article import Claim

LONGEST = 250
"""Words of a claim that are read: no sentence is longer; what is, is a table or a list that lost its marks."""
ENCODER, PARSER, DECISIONS, TOKENIZER, META = (
    "encoder.onnx", "parser.onnx", "decisions.npz", "tokenizer.json", "meta.json",
)  # fmt: skip


class Encoder:
    """The encoder. Safe to use from several threads; pickles without the loaded model.

    Args:
        folder: of the model's files; the packaged one by default.
        threads: of onnxruntime; decides on speed only.

    Examples:
        >>> sentence = Sentence(("Kawa", "will", "build", "a", "mill", "."))
        >>> parse = Encoder().parse([sentence])[0]
        >>> parse.upos[2], parse.heads, parse.deprels[4]
        ('VERB', (3, 3, 0, 5, 3, 3), 'obj')
    """

    def __init__(self, folder: Path | None = None, threads: int = 1) -> None:
        self._folder, self._threads = folder, threads
        self._loaded: _Loaded | None = None
        self._lock = threading.Lock()

    def __getstate__(self) -> dict[str, Any]:
        return {"folder": self._folder, "threads": self._threads}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        self.__init__(state["folder"], state["threads"])  # type: ignore[misc]

    @property
    def meta(self) -> Mapping[str, Any]:
        """What the model was trained on, its licence, scores and version."""
        return self._model().meta

    def read(self, claims: Sequence[Claim]) -> Reading:
        """Evidence on one article; nothing is run before something is asked.

        Args:
            claims: all claims of the article, in order.
        """
        return Reading(self._model(), claims)

    def parse(self, sentences: Sequence[Sentence]) -> list[Parse]:
        """Parse sentences whose words are given, all shown together.

        Args:
            sentences: of less than 400 words in all.
        """
        return self._model().parse(sentences)

    def words(self, text: str) -> list[tuple[int, int]]:
        """Start and end of each word of a text."""
        return self._model().words(text)

    def _model(self) -> _Loaded:
        with self._lock:
            if self._loaded is None:
                self._loaded = _load(self._folder, self._threads)
            return self._loaded


@cache
def packaged_encoder() -> Encoder:
    """The packaged encoder on one thread."""
    return Encoder()


class _Loaded:
    """The model in memory."""

    def __init__(self, folder: Path, threads: int) -> None:
        # Imported here so that `import dealparse` stays quick.
        import onnxruntime
        import spacy
        import tokenizers

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession
        only_cpu = ["CPUExecutionProvider"]
        self.meta: Mapping[str, Any] = json.loads((folder / META).read_text("utf-8"))
        self.heads = Heads.load(folder / DECISIONS)
        self._labels = Labels(**{name: tuple(values) for name, values in self.meta["labels"].items()})
        self._pieces = Pieces(tokenizers.Tokenizer.from_file(str(folder / TOKENIZER)))
        self._encoder = session(str(folder / ENCODER), options, providers=only_cpu)
        self._parser = session(str(folder / PARSER), options, providers=only_cpu)
        self._tokenizer = spacy.blank("en").tokenizer

    def words(self, text: str) -> list[tuple[int, int]]:
        """Start and end of each word of a text."""
        return [(t.idx, t.idx + len(t)) for t in self._tokenizer(text) if not t.is_space][:LONGEST]

    def cut(self, claim: Claim, words: Sequence[tuple[int, int]]) -> Cut:
        """A claim in pieces."""
        texts = tuple(claim.text[a - claim.start : b - claim.start] for a, b in words)
        return self._pieces.cut(Sentence(texts, kind_of(claim.kind)))

    def vectors(self, cuts: Sequence[Cut]) -> Floats:
        """The vectors of all words of a row, [words, hidden]."""
        row = self._pieces.row(cuts)
        found: Floats = self._encoder.run(None, {"pieces": row.pieces, "shapes": row.shapes, "first": row.first})[0]
        return found

    def parse(self, sentences: Sequence[Sentence]) -> list[Parse]:
        """Parse sentences that stand together."""
        shown = [s for s in sentences if s.words]
        if not shown:
            return [_EMPTY] * len(sentences)
        x = self.vectors([self._pieces.cut(s) for s in shown])
        names = [output.name for output in self._parser.get_outputs()]
        scores = dict(zip(names, self._parser.run(None, {"vectors": x}), strict=True))
        scores["parties"] = self.heads.parties(x)
        edges = np.cumsum([0, *(len(s.words) for s in shown)])
        parsed = iter([parse_of(self._labels, scores, slice(int(a), int(b))) for a, b in pairwise(edges)])
        return [next(parsed) if s.words else _EMPTY for s in sentences]


_EMPTY = Parse((), (), (), (), ())


def _load(folder: Path | None, threads: int) -> _Loaded:
    if folder is not None:
        return _Loaded(folder, threads)
    with as_file(files("dealparse.language").joinpath("model")) as there:
        return _Loaded(there, threads)
