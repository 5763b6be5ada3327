"""Descriptions and pronouns: which party of the article they stand for."""

from __future__ import annotations

from collections.abc import Sequence

from dealparse.model.mention import PartyMention
from dealparse.model.vocabulary import PartyType

At = tuple[int, int]
_PAIR_OPENERS = ("both ", "the two ")
_STATES = frozenset(["sides", "countries", "nations", "governments", "leaders", "parties", "allies"])
_SINGULAR = frozenset({"it", "its"})
_HUMAN = frozenset({"he", "she"})
_PLURAL = frozenset({"they", "their"})


class _Recent:
    """Parties in the order of their last mention, and the first party of the claim before."""

    def __init__(self, types: Sequence[PartyType]) -> None:
        self._types = types
        self._last: list[int] = []
        self._subjects: list[int] = []

    def see(self, party: int) -> None:
        """A mention of `party`."""
        if party in self._last:
            self._last.remove(party)
        self._last.append(party)
        del self._last[:-12]

    def subject(self, party: int) -> None:
        """`party` is the first of a claim."""
        if party in self._subjects:
            self._subjects.remove(party)
        self._subjects.append(party)
        del self._subjects[:-6]

    def latest(self, *kinds: str, barred: frozenset[int] = frozenset()) -> int | None:
        """The party of one of `kinds` that was mentioned last; the subject of an earlier claim goes first."""
        for pool in (self._subjects, self._last):
            for party in reversed(pool[-3:] if pool is self._subjects else pool):
                if self._types[party] in kinds and party not in barred:
                    return party
        return None

    def pair(self, kind: str) -> tuple[int, ...]:
        """The two parties of `kind` that were mentioned last."""
        return tuple(sorted([p for p in self._last if self._types[p] == kind][-2:]))


def resolve(
    claims: Sequence[Sequence[PartyMention]], ids: list[list[int | None]], types: Sequence[PartyType]
) -> dict[At, tuple[int, ...]]:
    """Fill `ids` for descriptions and pronouns.

    Returns:
        For mentions that stand for two parties ("both countries"), those two.
    """
    recent = _Recent(types)
    several: dict[At, tuple[int, ...]] = {}
    for claim, mentions in enumerate(claims):
        here: list[int] = []
        for index, mention in enumerate(mentions):
            if mention.form in {"description", "pronoun"} and ids[claim][index] is None:
                pair = _pair(mention, recent)
                if len(pair) == 2:
                    several[claim, index] = pair
                else:
                    ids[claim][index] = _one(mention, recent, here, types)
            found = ids[claim][index]
            if found is not None:
                recent.see(found)
                if (mention.form != "adjective" and not mention.possessive) or not here:
                    here.append(found)
        if here:
            recent.subject(here[0])
    return several


def _pair(mention: PartyMention, recent: _Recent) -> tuple[int, ...]:
    text = mention.text.lower()
    if not text.startswith(_PAIR_OPENERS):
        return ()
    return recent.pair("government" if text.split()[-1] in _STATES else "company")


def _one(mention: PartyMention, recent: _Recent, here: list[int], types: Sequence[PartyType]) -> int | None:
    word = mention.text.lower()
    if mention.form == "pronoun":
        if word in _HUMAN:
            return recent.latest("person", "government", "company")
        if word in _SINGULAR:
            kinds = {"company", "government", "fund", "organization"}
            return next((p for p in here if types[p] in kinds), None) or recent.latest(*kinds)
        return (
            recent.latest("group", "company", "government")
            if word in _PLURAL and not here
            else _first_group(here, types)
        )
    if mention.type in {"company", "fund"}:
        modified = len(word.split()) > 2
        barred = frozenset(here) if modified else frozenset()
        inside = None if modified else next((p for p in here if types[p] in {"company", "fund"}), None)
        return inside if inside is not None else recent.latest("company", "fund", barred=barred)
    if mention.type == "government":
        return recent.latest("government")
    if mention.type == "organization":
        return recent.latest("organization")
    return None


def _first_group(here: list[int], types: Sequence[PartyType]) -> int | None:
    return next((p for p in here if types[p] in {"group", "company", "government"}), None)
