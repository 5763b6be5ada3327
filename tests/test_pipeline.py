"""The pipeline as a whole: bad input, determinism, threads, pickling, streams, and spans that are true to the text."""

from __future__ import annotations

import json
import pickle
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dealparse import Pipeline
from dealparse.errors import DealparseError, InputTypeError, InternalError, OptionError
from dealparse.lexicon.scores import LinearScorer
from dealparse.model.extraction import Extraction
from dealparse.model.outcome import Failed

FIXTURES = Path(__file__).parents[1] / "fixtures"
ARTICLES = sorted(FIXTURES.glob("*.txt"))
STORY = "Kia will invest $200 million in a plant in Ohio by 2030. Oslo signed a contract to buy 12 ferries for €90m."
PIPE = Pipeline()


def answer(text: str, published: str | None = "2025-10-28") -> str:
    return PIPE.extract(text, published).model_dump_json()


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (None, "DP101"), (5, "DP101"), (b"bytes", "DP101"), (["a"], "DP101"),
        ("\x00\x01\x02\x03binary", "DP102"), ("lone \ud800 surrogate", "DP102"), ("x" * 10_000_000, "DP103"),
    ],
    ids=["none", "int", "bytes", "list", "binary", "surrogate", "10 MB"],
)  # fmt: skip
def test_bad_text_gives_our_error(bad: Any, code: str) -> None:
    with pytest.raises(DealparseError) as caught:
        PIPE.extract(bad)
    assert caught.value.code == code


@pytest.mark.parametrize("bad", ["2025-02-30", "yesterday", "2025-13", "0000", "28/10/2025", 20251028, True])
def test_impossible_published_dates(bad: Any) -> None:
    with pytest.raises(DealparseError, match="published"):
        PIPE.extract(STORY, published=bad)


@pytest.mark.parametrize("empty", ["", " ", "\n\n\t", "\ufeff", "\u200b"])
def test_nothing_gives_nothing(empty: str) -> None:
    assert PIPE.extract(empty).commitments == ()


@pytest.mark.parametrize(
    "shape", ["x" * 500_000, "$" * 20_000, "(" * 20_000, "9" * 20_000, "1,000" * 5_000, "• a\n" * 5_000, "A " * 20_000],
    ids=["no space", "$", "(", "digits", "commas", "bullets", "capitals"],
)  # fmt: skip
def test_odd_shapes_end_in_bounded_time(shape: str) -> None:
    began = time.monotonic()
    assert isinstance(PIPE.extract(shape), Extraction)
    assert time.monotonic() - began < 90  # a hang, not a slow machine, is what this looks for


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem)
def test_every_span_is_true_to_the_text(path: Path) -> None:
    extraction = PIPE.extract(path.read_text("utf-8"), "2025-10-28")
    spans = [s for c in extraction.commitments for s in c.all_spans()]
    assert all(extraction.text[s.start : s.end] == s.text for s in spans)


def test_published_in_every_form_gives_the_same() -> None:
    assert answer(STORY) == PIPE.extract(STORY, date(2025, 10, 28)).model_dump_json()


def test_same_text_same_bytes_whatever_was_read_before() -> None:
    first = answer(STORY)
    for path in ARTICLES[:3]:
        answer(path.read_text("utf-8"))
    assert answer(STORY) == first == Pipeline().extract(STORY, "2025-10-28").model_dump_json()


def test_same_bytes_in_eight_threads() -> None:
    texts = [STORY, *(p.read_text("utf-8")[:1500] for p in ARTICLES[:3])] * 4
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(answer, texts)) == [answer(t) for t in texts]


def test_same_bytes_after_pickling() -> None:
    copy = pickle.loads(pickle.dumps(PIPE))
    assert copy.extract(STORY, "2025-10-28").model_dump_json() == answer(STORY)


def test_answer_survives_json_to_the_same_bytes() -> None:
    text = answer(STORY)
    assert Extraction.model_validate_json(text).model_dump_json() == text
    assert json.loads(text)["commitments"]


def test_a_higher_floor_gives_fewer_records() -> None:
    doubtful = f"{STORY} A spokesman said that growth of the grid could some day be paid for."
    sure = Pipeline(floor=0.9999).extract(doubtful).commitments
    assert len(sure) < len(Pipeline(floor=0.0).extract(doubtful).commitments)


@pytest.mark.parametrize("floor", [-0.1, 1.5])
def test_floor_must_be_a_probability(floor: float) -> None:
    with pytest.raises(OptionError, match="between 0 and 1"):
        Pipeline(floor=floor)


def test_stream_keeps_order_and_survives_bad_articles() -> None:
    given_articles: list[Any] = [STORY, 7, (STORY, "2025-10-28"), {"text": STORY, "publisht": "x"}, {"text": ""}]
    answers = list(PIPE.stream(given_articles))
    assert [type(a) for a in answers] == [Extraction, Failed, Extraction, Failed, Extraction]
    assert [a.index for a in answers if isinstance(a, Failed)] == [1, 3]
    assert all(isinstance(a.error, InputTypeError) for a in answers if isinstance(a, Failed))


def test_stream_is_lazy() -> None:
    def endless() -> Iterator[str]:
        while True:
            yield STORY

    first = next(PIPE.stream(endless()))
    assert isinstance(first, Extraction) and first.commitments


def test_stream_in_processes_gives_the_same() -> None:
    articles: list[Any] = [STORY, None, STORY[:60]]
    alone, together = list(PIPE.stream(articles)), list(PIPE.stream(articles, workers=2))
    shown = [
        [a.model_dump_json() if isinstance(a, Extraction) else str(a.error) for a in run] for run in (alone, together)
    ]
    assert shown[0] == shown[1]


@pytest.mark.parametrize("workers", [0, -1, 1.5])
def test_workers_must_be_whole(workers: Any) -> None:
    with pytest.raises(OptionError, match="workers"):
        PIPE.stream([], workers=workers)


def test_a_fault_of_ours_is_named_as_such() -> None:
    with pytest.raises(InternalError, match="KeyError"):
        Pipeline(scorer=LinearScorer({})).extract(STORY)


def test_explain_shows_mentions_records_and_refusals() -> None:
    text = PIPE.explain(STORY + " Revenue was $3 billion last year.", "2025-10-28").to_text()
    for wanted in ("money 200000000", "party company 'Kia'", "+ undertaking", "- refused", "rule "):
        assert wanted in text


PIECES = st.sampled_from(
    [
        STORY,
        "$5bn ",
        "will invest ",
        "\n\n• ",
        "Tokyo ",
        "by 2030 ",
        "“",
        "”",
        "\u00a0",
        "1/ ",
        "€",
        "signed an MOU ",
        "🚢",
    ]
)


@settings(max_examples=60)
@given(st.lists(PIECES | st.text(max_size=20), max_size=12))
def test_no_text_raises_anything_but_ours(pieces: list[str]) -> None:
    text = "".join(pieces)
    try:
        extraction = PIPE.extract(text, "2025-10-28")
    except DealparseError as error:
        assert not isinstance(error, InternalError), error
    else:
        assert all(text[s.start : s.end] == s.text for c in extraction.commitments for s in c.all_spans())
