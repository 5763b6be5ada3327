"""Evidence: the same whoever asks first, and what the heads compute by hand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from dealparse.language.decisions import SCOPES, TASKS, span_words
from dealparse.language.heads import NEAR, Floats, Heads
from dealparse.language.pieces import Cut
from dealparse.language.reading import LEAST, Reading
from dealparse.model.article import Claim
from dealparse.model.evidence import Place

SIZE, LOOK, VIEW, PAIR, FAR = 6, 4, 5, 3, 2


def heads() -> Heads:
    random = np.random.default_rng(7)
    shapes: dict[str, tuple[int, ...]] = {
        "query": (LOOK, SIZE), "key": (LOOK, SIZE), "view.linear": (VIEW, 2 * SIZE), "mine.linear": (PAIR, 2 * SIZE),
        "other.linear": (PAIR, 3 * SIZE),
        **{f"singles.{task}": (len(labels), VIEW) for task, labels in TASKS.singles.items()},
        **{f"meet.{task}.linear": (PAIR, 3 * PAIR + 2 * FAR) for task in TASKS.pairs},
        **{f"pairs.{task}": (len(labels), PAIR) for task, labels in TASKS.pairs.items()},
    }  # fmt: skip
    weights: dict[str, Floats] = {}
    for name, shape in shapes.items():
        weights[f"{name}.weight"] = random.normal(size=shape).astype(np.float32)
        weights[f"{name}.bias"] = random.normal(size=shape[0]).astype(np.float32)
    weights["look_near.weight"] = random.normal(size=(2 * NEAR + 1, 1)).astype(np.float32)
    weights["near.weight"] = random.normal(size=(2 * NEAR + 2, FAR)).astype(np.float32)
    weights["scope.weight"] = random.normal(size=(len(SCOPES), FAR)).astype(np.float32)
    return Heads(weights)


class Words:
    """Stands for the encoder: a word's vector is made of its length and its place in the row."""

    def __init__(self) -> None:
        self.heads = heads()
        self.rows: list[int] = []

    def words(self, text: str) -> list[tuple[int, int]]:
        found, at = [], 0
        for word in text.split():
            at = text.index(word, at)
            found.append((at, at + len(word)))
            at += len(word)
        return found

    def cut(self, claim: Claim, words: Sequence[tuple[int, int]]) -> Cut:
        return Cut(tuple((b - a,) for a, b in words), tuple(1 for _ in words), 0)

    def vectors(self, cuts: Sequence[Cut]) -> Floats:
        lengths = [ids[0] for cut in cuts for ids in cut.pieces]
        self.rows.append(len(lengths))
        made: Floats = np.array([[n, at, 1, n * 0.5, at % 3, 0] for at, n in enumerate(lengths)], dtype=np.float32)
        return made


TEXTS = ("Kawa will build a mill", "It costs 40 million", "Unrelated words stand here")


def claims() -> list[Claim]:
    found, at = [], 0
    for number, text in enumerate(TEXTS):
        found.append(Claim(index=number, block=0, start=at, end=at + len(text), text=text, kind="paragraph"))
        at += len(text) + 1
    return found


KAWA, BUILD, MONEY = Place(0, 0, 4), Place(0, 10, 15), Place(1, 32, 42)


@pytest.mark.parametrize("task", TASKS.singles)
def test_singles_are_log_probabilities(task: str) -> None:
    told = Reading(Words(), claims()).of(task, BUILD)
    assert told is not None
    assert tuple(told) == TASKS.singles[task]
    assert all(LEAST <= value <= 0 for value in told.values())


@pytest.mark.parametrize("task", TASKS.pairs)
def test_pairs_are_log_probabilities(task: str) -> None:
    told = Reading(Words(), claims()).of(task, MONEY, KAWA, "back")
    assert told is not None
    assert tuple(told) == TASKS.pairs[task]


def test_pairs_asked_together_get_the_answers_of_each() -> None:
    others = [(KAWA, "back"), (Place(0, 4, 5), "own"), (BUILD, "own"), (Place(2, 50, 55), "far")]
    together = Reading(Words(), claims()).of_pairs("party", MONEY, others)
    assert list(together) == [Reading(Words(), claims()).of("party", MONEY, place, scope) for place, scope in others]


def test_a_claim_that_lends_a_span_is_read_without_its_context() -> None:
    model = Words()
    reading = Reading(model, claims())
    reading.of("party", KAWA, Place(2, 50, 55), "far")
    assert model.rows == [5, 4]
    reading.of("kind", Place(2, 50, 55))
    assert model.rows == [5, 4, 13]


def test_nothing_is_cut_into_words_before_it_is_read() -> None:
    texts: list[str] = []

    class Listening(Words):
        def words(self, text: str) -> list[tuple[int, int]]:
            texts.append(text)
            return super().words(text)

    reading = Reading(Listening(), claims())
    assert not texts
    reading.of("kind", KAWA)
    assert texts == [TEXTS[0]]


def test_expecting_claims_reads_them_in_one_row() -> None:
    model = Words()
    reading = Reading(model, claims())
    reading.expect([0, 1, 2])
    assert model.rows == [13]
    reading.of("kind", BUILD)
    assert model.rows == [13]


def test_what_was_not_expected_is_read_when_asked_for() -> None:
    model = Words()
    told = Reading(model, claims()).of("kind", MONEY)
    assert model.rows == [9]
    assert told is not None


def test_the_same_question_gets_the_same_answer() -> None:
    reading = Reading(Words(), claims())
    first = reading.of("party", BUILD, KAWA)
    reading.of("kind", MONEY)
    assert reading.of("party", BUILD, KAWA) == first == Reading(Words(), claims()).of("party", BUILD, KAWA)


def test_a_span_without_words_says_nothing() -> None:
    reading = Reading(Words(), claims())
    assert reading.of("kind", Place(0, 4, 5)) is None
    assert reading.of("party", BUILD, Place(1, 22, 22)) is None


@pytest.mark.parametrize(
    ("place", "expected"), [(Place(0, 0, 3), (0, 1)), (Place(0, 2, 6), (0, 2)), (Place(0, 3, 4), None)]
)
def test_span_words(place: Place, expected: tuple[int, int] | None) -> None:
    assert span_words([(0, 3), (4, 9)], place) == expected


@pytest.mark.parametrize("text", ["$" * 20_000, "9" * 150 + " Kawa will build", "a\n" * 40_000])
def test_no_endless_word_or_text_reaches_the_tokenizer(text: str) -> None:
    seen: list[str] = []

    class Listening(Words):
        def words(self, text: str) -> list[tuple[int, int]]:
            seen.append(text)
            return super().words(text)[:9]

    claim = Claim(index=0, block=0, start=0, end=len(text), text=text, kind="paragraph")
    Reading(Listening(), [claim]).expect([0])
    [shown] = seen
    assert len(shown) == min(len(text), 25_000)
    assert max(map(len, shown.split())) < 100
    assert all(own in (there, " ") for own, there in zip(shown, text, strict=False))


def test_ordinary_words_reach_the_tokenizer_as_they_are() -> None:
    address = "https://example.org/" + "a" * 79
    claim = Claim(index=0, block=0, start=0, end=len(address), text=address, kind="paragraph")
    told = Reading(Words(), [claim]).of("kind", Place(0, 98, 99))
    assert told == Reading(Words(), [claim]).of("kind", Place(0, 0, 1))
