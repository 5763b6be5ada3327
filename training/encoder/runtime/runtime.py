"""Runs the packaged encoder: one pass over some claims gives tags, trees, names and scores for undertakings.

Every window of claims is run by itself, never padded and never beside others: the scales of the quantized layers are
those of the window alone, so what is read off doesn't depend on what else is read, on threads or on batches.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from dealparse.errors import MissingExtraError
from dealparse.model.article import Claim
from training.encoder.runtime.pieces import Pieces, Sentence
from training.encoder.runtime.reading import (
    ClaimReading,
    Floats,
    Parse,
    ParsedWord,
    Reading,
    RoleScores,
    softmax,
    spans_of,
)
from training.encoder.runtime.trees import best_tree, settled
from training.encoder.runtime.windows import Window, kind_of, windows_of

LONGEST = 250
"""Words of a claim that are read: no sentence is longer; what is, is a table or a list that lost its marks."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of what the encoder scores, in the order of the scores."""

    upos: tuple[str, ...]
    deprel: tuple[str, ...]
    names: tuple[str, ...]
    parties: tuple[str, ...]
    kinds: tuple[str, ...]
    status: tuple[str, ...]
    binding: tuple[str, ...]
    instrument: tuple[str, ...]
    sectors: tuple[str, ...]
    roles: tuple[str, ...]


class Reader:
    """Reads claims with the encoder. Safe to use from several threads; pickles without the loaded model.

    Args:
        folder: holds ``model.onnx``, ``tokenizer.json`` and ``meta.json``; the packaged one by default.
        threads: of onnxruntime; decides on speed only.

    Raises:
        MissingExtraError: on first use, if onnxruntime or tokenizers isn't installed, or no model is there.
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
    def labels(self) -> Labels:
        """The names of what is scored."""
        return self._model().labels

    @property
    def meta(self) -> Mapping[str, Any]:
        """What the model was trained on, its licence, scores and version."""
        return self._model().meta

    def read(self, claims: Sequence[Claim], wanted: Collection[int] | None = None) -> Reading:
        """Read claims of one article.

        Args:
            claims: all claims of the article, in order.
            wanted: numbers of those to read; all by default. Their context is shown to the encoder, too.
        """
        return next(iter(self.read_many([(claims, wanted)])))

    def read_many(self, articles: Iterable[tuple[Sequence[Claim], Collection[int] | None]]) -> Iterator[Reading]:
        """Read claims of many articles, one after the other."""
        model = self._model()
        for claims, wanted in articles:
            yield _read(model, claims, wanted)

    def parse(self, sentences: Sequence[Sentence]) -> list[Parse]:
        """Parse sentences whose words are given, all shown together.

        Args:
            sentences: of less than 400 words in all.
        """
        model = self._model()
        scores, number = model.scores(sentences)
        edges = np.searchsorted(number, np.arange(len(sentences) + 1))
        return [_parse(model.labels, scores, slice(int(a), int(b))) for a, b in pairwise(edges)]

    def _model(self) -> _Loaded:
        with self._lock:
            if self._loaded is None:
                self._loaded = _load(self._folder, self._threads)
            return self._loaded


@cache
def packaged_reader() -> Reader:
    """The packaged encoder on one thread."""
    return Reader()


class _Loaded:
    """The model in memory."""

    def __init__(self, folder: Path, threads: int) -> None:
        try:
            import onnxruntime
            import tokenizers
        except ImportError as error:
            raise MissingExtraError(f"the encoder needs onnxruntime and tokenizers ({error})") from error
        import spacy

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.log_severity_level = 3
        self.meta: Mapping[str, Any] = json.loads((folder / "meta.json").read_text("utf-8"))
        self.labels = Labels(**{name: tuple(values) for name, values in self.meta["labels"].items()})
        self.pieces = Pieces(tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json")))
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._outputs = [output.name for output in self._session.get_outputs()]
        self._tokenizer = spacy.blank("en").tokenizer

    def words(self, text: str) -> list[tuple[int, int]]:
        """Start and end of each word of a text."""
        return [(t.idx, t.idx + len(t)) for t in self._tokenizer(text) if not t.is_space]

    def scores(self, sentences: Sequence[Sentence]) -> tuple[dict[str, Any], Any]:
        """What the model gives for sentences that stand together, and the number of each word's sentence."""
        row = self.pieces.row(sentences)
        inputs = {"pieces": row.pieces, "shapes": row.shapes, "first": row.first, "sentence": row.sentence}
        found = self._session.run(None, inputs)
        return dict(zip(self._outputs, found, strict=True)), row.sentence


def _load(folder: Path | None, threads: int) -> _Loaded:
    if folder is not None:
        return _Loaded(folder, threads)
    packaged = files("training.encoder.runtime").joinpath("model")
    if not packaged.joinpath("model.onnx").is_file():
        raise MissingExtraError("no encoder has been exported yet (training/encoder/model)")
    with as_file(packaged) as there:
        return _Loaded(there, threads)


def _read(model: _Loaded, claims: Sequence[Claim], wanted: Collection[int] | None) -> Reading:
    words = [model.words(claim.text)[:LONGEST] for claim in claims]
    asked = [n for n in (range(len(claims)) if wanted is None else sorted(set(wanted))) if words[n]]
    read: dict[int, ClaimReading] = {}
    roles: list[RoleScores] = []
    for window in windows_of(claims, [len(row) for row in words], asked):
        shown = [n for n in window.claims if words[n]]
        texts = [Sentence(tuple(claims[n].text[a:b] for a, b in words[n]), kind_of(claims[n])) for n in shown]
        scores, sentence = model.scores(texts)
        places = {claim: int(np.searchsorted(sentence, number)) for number, claim in enumerate(shown)}
        for claim in _wanted(window):
            spans = [(a + claims[claim].start, b + claims[claim].start) for a, b in words[claim]]
            text = texts[shown.index(claim)].words
            read[claim] = _claim(model.labels, scores, claim, text, spans, places[claim], len(roles))
        roles.append(RoleScores(places, scores["role_first"], scores["role_last"], scores["role_inside"]))
    return Reading(read, tuple(roles))


def _wanted(window: Window) -> list[int]:
    return sorted(window.wanted)


def _claim(
    labels: Labels,
    scores: Mapping[str, Any],
    claim: int,
    texts: Sequence[str],
    spans: Sequence[tuple[int, int]],
    offset: int,
    window: int,
) -> ClaimReading:
    own = slice(offset, offset + len(spans))
    parse = _parse(labels, scores, own)
    words = tuple(
        ParsedWord(start, end, text, upos, head - 1 if head else number, deprel)
        for number, ((start, end), text, upos, head, deprel) in enumerate(
            zip(spans, texts, parse.upos, parse.heads, parse.deprels, strict=True)
        )
    )
    judged = scores["attributes"][own]
    cuts = np.cumsum([len(labels.kinds), len(labels.status), len(labels.binding), len(labels.instrument)])
    kinds, status, binding, instrument, sectors = np.split(judged, cuts, axis=1)
    return ClaimReading(
        claim=claim,
        words=words,
        names=parse.names,
        parties=parse.parties,
        nuclei=softmax(scores["nuclei"][own]),
        kinds=softmax(kinds),
        status=softmax(status),
        binding=softmax(binding),
        instrument=softmax(instrument),
        sectors=_sigmoid(sectors),
        window=window,
        offset=offset,
    )


def _parse(labels: Labels, scores: Mapping[str, Any], own: slice) -> Parse:
    """The sentence whose words are `own` of a row."""
    arcs = np.concatenate([scores["arcs"][own, :1], scores["arcs"][own, own.start + 1 : own.stop + 1]], 1)
    heads = best_tree(arcs)
    columns = [own.start + head if head else 0 for head in heads]
    return Parse(
        upos=tuple(_chosen(scores["tags"][own], labels.upos)),
        heads=tuple(heads),
        deprels=tuple(
            labels.deprel[int(scores["labels"][own.start + number, column])] if column else "root"
            for number, column in enumerate(columns)
        ),
        names=spans_of(_chosen(scores["names"][own], labels.names)),
        parties=spans_of(_chosen(scores["parties"][own], labels.parties)),
    )


def _chosen(scores: Floats, names: Sequence[str]) -> list[str]:
    """The best name for each row; of scores that differ by rounding only, the first."""
    return [names[int(number)] for number in settled(scores).argmax(-1)]


def _sigmoid(scores: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-scores)), dtype=np.float32)
