"""What the encoder says of a claim: words with tags, heads and names, and scores for undertakings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from training.encoder.runtime.carrier import carrier

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class ParsedWord:
    """A word of a claim.

    Args:
        start, end: code points in the article's text.
        text: the word.
        upos: its universal part of speech.
        head: the number of its head in the claim; its own number for the root.
        deprel: its universal dependency label.
    """

    start: int
    end: int
    text: str
    upos: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Words ``first:last`` of a claim that name something; `sort` says what."""

    first: int
    last: int
    sort: str


@dataclass(frozen=True, slots=True)
class Parse:
    """A sentence as parsed: for each word its part of speech, head (from 1; 0 is the root) and label; and spans."""

    upos: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    names: tuple[NameSpan, ...]
    parties: tuple[NameSpan, ...]


@dataclass(frozen=True, slots=True)
class ClaimReading:
    """What the encoder says of one claim.

    Args:
        claim: its number.
        words: its words.
        names: persons, organizations, places and products, as they name themselves.
        parties: spans of those who have a part in an undertaking.
        nuclei: for each word the probability that it carries no undertaking (column 0) or one of a kind.
        kinds, status, binding, instrument, sectors: for each word, taken as a nucleus, probabilities of the values
            that `Labels` names.
        window: which window it was read in.
        offset: the number of its first word there.
    """

    claim: int
    words: tuple[ParsedWord, ...]
    names: tuple[NameSpan, ...]
    parties: tuple[NameSpan, ...]
    nuclei: Floats
    kinds: Floats
    status: Floats
    binding: Floats
    instrument: Floats
    sectors: Floats
    window: int
    offset: int

    def nucleus_of(self, start: int, end: int) -> int | None:
        """The word that stands for a mention as a nucleus; None where the mention holds no word of the claim.

        Args:
            start, end: code points of an amount, or of words that express an undertaking.
        """
        inside = [n for n, w in enumerate(self.words) if w.start < end and w.end > start]
        return inside[carrier([self.words[n].text for n in inside])] if inside else None


@dataclass(frozen=True, slots=True)
class RoleScores:
    """Scores of roles in one window: [words, words, roles], nucleus first, for first, last and inner words of spans."""

    places: Mapping[int, int]
    first: Floats
    last: Floats
    inside: Floats


@dataclass(frozen=True, slots=True)
class Reading:
    """What the encoder says of an article; claims that were not asked for are absent."""

    claims: Mapping[int, ClaimReading]
    roles: Sequence[RoleScores] = field(default=())

    def role_probabilities(self, claim: int, word: int, spans: Sequence[tuple[int, int, int]]) -> list[Floats | None]:
        """What part each span has in the undertaking that a word carries.

        Args:
            claim, word: the nucleus.
            spans: (claim, first, last): words ``first:last``.

        Returns:
            For each span the probabilities of `Labels.roles`; None where it wasn't shown together with the nucleus.
        """
        own = self.claims[claim]
        scores = self.roles[own.window]
        nucleus = own.offset + word
        found: list[Floats | None] = []
        for place, first, last in spans:
            offset = scores.places.get(place)
            if offset is None or first >= last:
                found.append(None)
                continue
            a, b = offset + first, offset + last
            total = scores.first[nucleus, a] + scores.last[nucleus, b - 1] + scores.inside[nucleus, a:b].mean(0)
            found.append(softmax(total))
        return found


def softmax(scores: Floats) -> Floats:
    """Probabilities along the last axis."""
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Floats = powers / powers.sum(-1, keepdims=True)
    return shares


def spans_of(tags: Sequence[str], shift: int = 0) -> tuple[NameSpan, ...]:
    """The spans in a row of BIO tags; an "I" without a beginning begins one.

    Examples:
        >>> spans_of(["B-fund", "I-fund", "O", "I-person"])
        (NameSpan(first=0, last=2, sort='fund'), NameSpan(first=3, last=4, sort='person'))
    """
    spans, first = [], 0
    for at in range(1, len(tags) + 1):
        if at < len(tags) and tags[at].startswith("I") and tags[at - 1] != "O":
            continue
        if tags[first] != "O":
            spans.append(NameSpan(first + shift, at + shift, tags[first][2:]))
        first = at
    return tuple(spans)
