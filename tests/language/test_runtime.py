"""The packaged encoder: one answer however it is run, and what it comes with."""

from __future__ import annotations

import math
import pickle
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files

import pytest

from dealparse.language.decisions import TASKS
from dealparse.language.parse import Parse
from dealparse.language.pieces import Sentence
from dealparse.language.runtime import LONGEST, Encoder, packaged_encoder
from dealparse.lexicon.scores import packaged_scorer
from dealparse.model.article import Claim
from dealparse.model.evidence import Place
from dealparse.read import read_text
from dealparse.segment import segment

STORY = (
    "Kawa Steel to build a mill in Ohio\n\n"
    "Kawa Steel will invest $200 million in a mill in Ohio, it said on Monday.\n\n"
    "Revenue was $3 billion last year. The mayor of Lund, Mina Ek, cheered.\n\n"
    "The ministry agreed to:\n\n• sign a contract to buy 12 ferries for €90 million\n• cut its tariff on steel to 5%\n"
)
OTHER = "Ostmark signed a contract to buy 12 trams from Veltron. It may yet be cancelled."
Told = Mapping[str, float] | None


def claims_of(text: str) -> list[Claim]:
    return list(segment(read_text(text)))


def place_of(text: str, words: str) -> Place:
    at = text.index(words)
    [claim] = [c.index for c in claims_of(text) if c.start <= at < c.end]
    return Place(claim, at, at + len(words))


def answers(encoder: Encoder, text: str) -> list[Told]:
    """What the encoder says on every task with the first words of every claim, the other span two claims on."""
    claims = claims_of(text)
    reading = encoder.read(claims)
    reading.expect(range(len(claims)))
    places = [Place(c.index, c.start, c.start + len(c.text.split()[0])) for c in claims]
    singles = [reading.of(task, place) for task in TASKS.singles for place in places]
    far = zip(places, places[2:], strict=False)
    return singles + [reading.of(task, one, other, "far") for one, other in far for task in TASKS.pairs]


def sentences() -> list[Sentence]:
    made = []
    for claim in claims_of(STORY):
        words = packaged_encoder().words(claim.text)
        made.append(Sentence(tuple(claim.text[a:b] for a, b in words)))
    return made


def test_one_answer_on_one_thread_and_on_two() -> None:
    two = Encoder(threads=2)
    assert answers(two, STORY) == answers(packaged_encoder(), STORY)
    assert two.parse(sentences()) == packaged_encoder().parse(sentences())


def test_one_answer_alone_and_among_other_articles() -> None:
    encoder = packaged_encoder()
    first = answers(encoder, STORY)
    there, here = encoder.read(claims_of(OTHER)), encoder.read(claims_of(STORY))
    here.expect([1])
    there.expect([0, 1])
    place = place_of(STORY, "$200 million")
    mixed = here.of("undertaking", place)
    alone = encoder.read(claims_of(STORY))
    alone.expect([1])
    assert mixed == alone.of("undertaking", place)
    assert answers(encoder, STORY) == first


def test_one_answer_in_eight_threads() -> None:
    encoder = Encoder()
    texts = [STORY, OTHER] * 8
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: answers(encoder, text), texts))
    assert found == [answers(packaged_encoder(), text) for text in texts]


def test_pickles_without_the_model() -> None:
    encoder = Encoder(threads=2)
    expected = answers(encoder, OTHER)
    packed = pickle.dumps(encoder)
    assert len(packed) < 1000
    assert answers(pickle.loads(packed), OTHER) == expected


def test_no_more_than_the_longest_claim_is_read() -> None:
    assert len(packaged_encoder().words("Kawa " * 2 * LONGEST)) == LONGEST


def test_sentences_without_words_have_no_parse() -> None:
    nothing = Parse((), (), (), (), ())
    parsed = packaged_encoder().parse([Sentence(()), Sentence(("Kawa", "builds", ".")), Sentence(())])
    assert (parsed[0], parsed[2]) == (nothing, nothing)
    assert parsed[1].heads == (2, 0, 2)
    assert packaged_encoder().parse([Sentence(())]) == [nothing]


@pytest.mark.parametrize(
    ("task", "words", "other", "likeliest"),
    [
        ("undertaking", "$200 million", None, "yes"),
        ("undertaking", "$3 billion", None, "no"),
        ("kind", "$200 million", None, "investment"),
        ("kind", "12 ferries", None, "purchase"),
        ("kind", "its tariff", None, "tariff"),
        ("party", "$200 million", "Kawa Steel will", "committer"),
        ("party", "€90 million", "The ministry", "committer"),
        ("party", "12 ferries", "Mina Ek", "none"),
        ("place", "$200 million", "Ohio, it", "yes"),
        ("place", "$200 million", "Lund", "none"),
    ],
)
def test_reads_a_plain_story(task: str, words: str, other: str | None, likeliest: str) -> None:
    claims = claims_of(STORY)
    nucleus = place_of(STORY, words)
    second = None if other is None else place_of(STORY, other)
    scope = "own" if second is None or second.claim == nucleus.claim else "stem"
    told = packaged_encoder().read(claims).of(task, nucleus, second, scope)
    assert told is not None
    assert max(told, key=lambda label: told[label]) == likeliest
    # rounded to 1/64, and cut off where they say no more
    assert sum(map(math.exp, told.values())) == pytest.approx(1, abs=0.05)


# The scorer is fitted on what the encoder tells: a task or label of another name would be passed over unseen.
@pytest.mark.parametrize(("task", "labels"), [*TASKS.singles.items(), *TASKS.pairs.items()])
def test_the_scorer_weighs_every_label_that_the_encoder_tells(task: str, labels: tuple[str, ...]) -> None:
    features: list[str] = []
    assert set(packaged_scorer().scores(task, features)) == set(labels)
    because = packaged_scorer().because(task, labels[-1], features, dict.fromkeys(labels, -1.0), most=len(labels))
    assert {reason.split()[0] for reason in because} <= {f"read:{label}" for label in labels}
    assert because


def test_the_model_says_whence_it_is_and_under_which_licence() -> None:
    meta = packaged_encoder().meta
    assert meta["license"] == "CC-BY-SA-4.0"
    text = files("dealparse.language").joinpath("model", "LICENSE.md").read_text("utf-8")
    assert "CC BY-SA 4.0" in text
    for source in ("English-EWT", "English-GUM", "MiniLM"):
        assert any(source in line for line in meta["attribution"])
        assert source in text
    assert meta["version"] and meta["run"]["parse"]["las"] > 0.85
    assert set(meta["labels"]) == {"upos", "deprels", "names", "parties"}
