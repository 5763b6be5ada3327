"""Coded articles as rows for the encoder, with what is to be learned on each."""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dealparse.model.article import Claim
from dealparse.model.vocabulary import INSTRUMENTS, KINDS, SECTORS, STATUSES
from dealparse.read import read_text
from dealparse.segment import segment
from training.encoder.align import Aligned, Named, Place, align
from training.encoder.rows import IGNORED, Item
from training.encoder.runtime.pieces import Pieces, Sentence
from training.encoder.runtime.windows import Window, kind_of, windows_of
from training.encoder.treebank import Tokenize

BINDINGS = ("binding", "non_binding", "unclear")
ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "status": STATUSES, "binding": BINDINGS, "instrument": ("none", *INSTRUMENTS),
}  # fmt: skip
ROLES = ("none", "committer", "counterparty", "place")
PARTIES = ("government", "company", "fund", "organization", "person", "group")
PARTY_TAGS = ("O", *(f"{b}-{p}" for p in PARTIES for b in "BI"))
_CAPITALIZED = re.compile(r"[A-Z]")


@dataclass(frozen=True, slots=True)
class Coded:
    """A coded article: its claims, and the records on its words."""

    name: str
    text: str
    claims: tuple[Claim, ...]
    aligned: Aligned

    def words(self, claim: int) -> tuple[str, ...]:
        """The words of a claim."""
        return tuple(self.text[a:b] for a, b in self.aligned.words[claim])


@dataclass(frozen=True, slots=True)
class RoleGold:
    """One pair of nucleus and span of a row: words ``first:last``, the role or IGNORED, the party or place."""

    nucleus: int
    first: int
    last: int
    role: int
    who: str


@dataclass(frozen=True, slots=True)
class FrameGold:
    """What is to be learned on a row of claims.

    Args:
        kinds: for each word 0, or the number of the kind of the nucleus it is, or IGNORED.
        parties: for each word its party tag.
        nuclei: (word, record's values of the attributes, sectors as 0/1).
        roles: pairs.
        wanted: for each word whether it is read in this row, or only context.
        article, start: where the row comes from: the article's name, and for each word its claim and number.
    """

    kinds: list[int]
    parties: list[int]
    nuclei: list[tuple[int, list[int], list[float]]]
    roles: list[RoleGold]
    wanted: list[bool]
    places: list[Place]
    article: str


def read_coded(folder: Path, tokenize: Tokenize) -> list[Coded]:
    """All coded articles of a folder, in order of name."""
    found = []
    for path in sorted(folder.glob("*.json")):
        article = path.with_suffix(".txt")
        if not article.exists():
            continue
        gold = json.loads(path.read_text("utf-8"))
        text = article.read_bytes().decode("utf-8")
        claims = segment(read_text(text, gold.get("published")))
        aligned = align(text, [(c.start, c.end) for c in claims], gold["commitments"], tokenize)
        found.append(Coded(path.stem, text, claims, aligned))
    return found


def is_held_out(name: str) -> bool:
    """Whether an article is kept for choosing: one in five, by its name."""
    return hashlib.sha256(name.encode()).digest()[0] % 5 == 0


class FrameRows:
    """Makes rows of coded articles.

    Args:
        pieces: cuts words.
    """

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces

    def of(self, coded: Coded, limit: int) -> Iterator[Item[FrameGold]]:
        """The rows of an article, as they would be shown at run time with this limit."""
        lengths = [len(row) for row in coded.aligned.words]
        for window in windows_of(coded.claims, lengths, limit=limit):
            yield self._item(coded, window)

    def drawn(self, articles: Sequence[Coded], rng: random.Random) -> Iterator[Item[FrameGold]]:
        """Rows of one epoch, of varied length, so that words are seen in varied company."""
        for coded in articles:
            yield from self.of(coded, rng.choice((60, 90, 120, 160, 160, 200)))

    def _item(self, coded: Coded, window: Window) -> Item[FrameGold]:
        sentences = [Sentence(coded.words(c), kind_of(coded.claims[c])) for c in window.claims]
        places = [Place(c, w) for c in window.claims for w in range(len(coded.aligned.words[c]))]
        at = {place: number for number, place in enumerate(places)}
        gold = FrameGold(
            [IGNORED if p in coded.aligned.silent else 0 for p in places], [0] * len(places), [], [],
            [p.claim in window.wanted for p in places], places, coded.name,
        )  # fmt: skip
        spans = [n for n in coded.aligned.named if Place(n.claim, n.first) in at]
        for named in spans:
            if named.sort in PARTIES:
                first = at[Place(named.claim, named.first)]
                for word in range(first, first + named.last - named.first):
                    gold.parties[word] = PARTY_TAGS.index(("B-" if word == first else "I-") + named.sort)
        others = list(_other_names(coded, window, spans))
        for nucleus in coded.aligned.nuclei:
            if nucleus.place not in at:
                continue
            word = at[nucleus.place]
            gold.kinds[word] = 1 + [*KINDS].index(nucleus.kind)  # type: ignore[arg-type]
            values = [nucleus.status, nucleus.binding, nucleus.instrument]
            numbers = [options.index(v) for options, v in zip(ATTRIBUTES.values(), values, strict=True)]
            gold.nuclei.append((word, numbers, [float(s in nucleus.sectors) for s in SECTORS]))
            near = {_who(n) for n in spans if n.claim == nucleus.place.claim}
            for named in (*spans, *others):
                first = at[Place(named.claim, named.first)]
                role = _role(named, nucleus.committers, nucleus.counterparties, nucleus.locations)
                if role and named.claim != nucleus.place.claim and _who(named) in near:
                    role = IGNORED  # the mention in the nucleus's own claim is the one to be found
                gold.roles.append(RoleGold(word, first, first + named.last - named.first, role, _who(named)))
        return Item(self._pieces.row(sentences), gold)


def _who(named: Named) -> str:
    return f"p{named.party}" if named.party is not None else named.location or f"?{named.claim}:{named.first}"


def _role(named: Named, committers: frozenset[int], counterparties: frozenset[int], locations: frozenset[str]) -> int:
    if named.party in committers:
        return ROLES.index("committer")
    if named.party in counterparties:
        return ROLES.index("counterparty")
    return ROLES.index("place") if named.location in locations else 0


def _other_names(coded: Coded, window: Window, spans: Sequence[Named]) -> Iterator[Named]:
    """Capitalized words in a row that aren't coded: what looks like a party and has no role."""
    taken = {(n.claim, w) for n in spans for w in range(n.first, n.last)}
    for claim in window.claims:
        words = coded.words(claim)
        first = None
        for number, word in enumerate((*words, "")):
            if _CAPITALIZED.match(word) and (claim, number) not in taken and (number or len(word) > 3):
                first = number if first is None else first
            elif first is not None:
                yield Named(claim, first, number, None, "other")
                first = None
