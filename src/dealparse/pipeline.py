"""The pipeline: read, segment, recognize, relate, normalize, reconcile, in that order and never back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from dealparse.errors import DealparseError, InputTypeError, InternalError, OptionError
from dealparse.language.named import NamedEntities
from dealparse.language.runtime import Encoder, packaged_encoder
from dealparse.lexicon.floors import packaged_floors
from dealparse.lexicon.scores import Judge, Scorer, packaged_scorer
from dealparse.model.article import Article
from dealparse.model.dates import PartialDate
from dealparse.model.extraction import Extraction
from dealparse.model.outcome import Failed
from dealparse.model.trace import Trace
from dealparse.normalize import normalize
from dealparse.read import read_html, read_text
from dealparse.recognize import recognize
from dealparse.reconcile import reconcile
from dealparse.relate import relate
from dealparse.segment import segment
from dealparse.version import VERSION

if TYPE_CHECKING:
    from spacy.language import Language

T = TypeVar("T")
Published = str | date | datetime | PartialDate | None
_WINDOW = 4  # articles in flight a worker: keeps all busy without reading far ahead


class Pipeline:
    """Extracts commitments; built once, immutable, safe to share between threads and to pickle.

    Args:
        floor: the least probability at which a candidate becomes a record, 0..1; None takes the packaged one, which
            balances precision and recall. Higher gives fewer, surer records.
        scorer: gives the probabilities; None takes the packaged one.
        encoder: reads the sentences that are worth it; None takes the packaged one.
        nlp: a spaCy pipeline whose named entities (ORG, PERSON, GPE) count as parties where our own recognizer sees
            none; None does without. One thread at a time reads with it.

    Raises:
        OptionError: `floor` is not between 0 and 1; `nlp` is no spaCy pipeline or sets no entities.

    Examples:
        >>> pipe = Pipeline()
        >>> x = pipe.extract("Kawa Steel will invest $200 million in a mill in Ohio.", published="2025-03-04")
        >>> [(c.kind, c.committers[0].name, int(c.money.low)) for c in x.commitments]
        [('investment', 'Kawa Steel', 200000000)]
    """

    def __init__(
        self,
        *,
        floor: float | None = None,
        scorer: Scorer | None = None,
        encoder: Encoder | None = None,
        nlp: Language | None = None,
    ) -> None:
        if floor is not None and not 0 <= floor <= 1:
            raise OptionError(f"floor must lie between 0 and 1, not {floor!r}")
        self._scorer, self._encoder = scorer, encoder
        self._named = None if nlp is None else NamedEntities(nlp)
        self._floors: Mapping[str, float] = dict(packaged_floors()) | _raised(floor)

    def extract(self, text: str, published: Published = None) -> Extraction:
        """Read an article that is plain text.

        Args:
            text: the article; offsets in the answer are code points in it.
            published: the date that relative dates are resolved against; omitted, they stay unresolved.

        Raises:
            DealparseError: the input can't be read; the message says what was wrong and what would be right.
        """
        return _guarded(lambda: self._run(read_text(text, published), explaining=False).extraction)

    def extract_html(self, html: str, url: str | None = None, published: Published = None) -> Extraction:
        """Read an article that is a web page; needs the extra ``html``.

        Args:
            html: the page's source.
            url: its address, for the record.
            published: overrides the date that the page gives.

        Raises:
            DealparseError: as in :meth:`extract`, or the extra is missing.
        """
        return _guarded(lambda: self._run(read_html(html, url=url, published=published), explaining=False).extraction)

    def explain(self, text: str, published: Published = None) -> Trace:
        """Read an article and tell, claim by claim, what was recognized and why each record was or wasn't made."""
        return _guarded(lambda: self._run(read_text(text, published)))

    def explain_html(self, html: str, url: str | None = None, published: Published = None) -> Trace:
        """As :meth:`explain`, for a web page."""
        return _guarded(lambda: self._run(read_html(html, url=url, published=published)))

    def stream(self, articles: Iterable[Any], workers: int = 1) -> Iterator[Extraction | Failed]:
        """Read many articles lazily, in order; a bad one gives a :class:`Failed` in its place and ends nothing.

        Args:
            articles: each a str, a pair (text, published), or a dict of the arguments of :meth:`extract` or, with
                the key "html", of :meth:`extract_html`.
            workers: processes; 1 works in this one.

        Raises:
            OptionError: `workers` is below 1.
        """
        if not isinstance(workers, int) or workers < 1:
            raise OptionError(f"workers must be a whole number of 1 or more, not {workers!r}")
        numbered = enumerate(articles)
        if workers == 1:
            return (_attempt(self, number, article) for number, article in numbered)
        return self._stream_in_processes(numbered, workers)

    def _stream_in_processes(self, numbered: Iterator[tuple[int, Any]], workers: int) -> Iterator[Extraction | Failed]:
        with ProcessPoolExecutor(workers) as pool:
            waiting: list[Future[Extraction | Failed]] = [
                pool.submit(_attempt, self, *item) for item in islice(numbered, _WINDOW * workers)
            ]
            while waiting:
                answer = waiting.pop(0).result()
                waiting.extend(pool.submit(_attempt, self, *item) for item in islice(numbered, 1))
                yield answer

    def _run(self, article: Article, explaining: bool = True) -> Trace:
        claims = segment(article)
        document = recognize(article, claims, None if self._named is None else self._named.in_claims(claims))
        evidence = (self._encoder or packaged_encoder()).read(claims)
        judge = Judge(self._scorer or packaged_scorer(), evidence, explaining=explaining)
        related = relate(document, judge, self._floors)
        records = normalize(document, related.frames)
        commitments = reconcile(document, records, judge, self._floors)
        extraction = Extraction(article=article, commitments=commitments, version=VERSION)
        return Trace(extraction, document, related)


def _raised(floor: float | None) -> dict[str, float]:
    """The floors of all sorts of nucleus at `floor` in every article; none where it isn't given."""
    if floor is None:
        return {}
    packaged = packaged_floors()
    sorts = {name: floor for name in packaged if name.startswith("undertaking_")}
    read = {"worth": min(floor, packaged["worth"]), "worth_article": min(floor / 10, packaged["worth_article"])}
    return sorts | {"lone": 0.0} | read


def _guarded(work: Callable[[], T]) -> T:
    """Run `work`; whatever is not an error of ours becomes one, with its cause."""
    try:
        return work()
    except DealparseError:
        raise
    except ValidationError as error:
        raise InternalError(f"a record contradicts its article and was refused: {error}") from error
    except Exception as error:
        raise InternalError(f"{type(error).__name__}: {error}; please report it with the article") from error


def _attempt(pipeline: Pipeline, number: int, article: Any) -> Extraction | Failed:
    try:
        return _dispatch(pipeline, article)
    except DealparseError as error:
        return Failed(index=number, error=error)


def _dispatch(pipeline: Pipeline, article: Any) -> Extraction:
    if isinstance(article, tuple) and len(article) == 2:
        return pipeline.extract(*article)
    if isinstance(article, dict):
        try:
            return pipeline.extract_html(**article) if "html" in article else pipeline.extract(**article)
        except TypeError as error:
            raise InputTypeError(f"an article's dict holds the arguments of extract or extract_html: {error}") from None
    return pipeline.extract(article)
