"""Descriptions and pronouns: which party of the article they stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dealparse.model.mention import PartyMention
from dealparse.model.vocabulary import PartyType

At = tuple[int, int]
PAIR_OPENERS = ("both ", "the two ", "the participants", "the parties", "the sides")
# In a treaty or a joint statement these are the two states that it is about.
_SIGNATORIES = frozenset({"the participants", "the parties", "the sides", "both participants", "both parties"})
_STATES = frozenset(["sides", "countries", "nations", "governments", "leaders", "parties", "allies"])
# A description that begins so introduces somebody new.
_NEW_ONES = frozenset({"a", "an", "its", "their", "our"})
_ACTORS = ("company", "government", "fund", "organization", "agency")
_SINGULAR = frozenset({"it", "its"})
_HUMAN = frozenset({"he", "she"})
_PLURAL = frozenset({"they", "their"})


class _Recent:
    """Parties in the order of their last mention, and the first party of the claim before."""

    def __init__(self, types: Sequence[str]) -> None:
        self._types = types
        self._last: list[int] = []
        self._counts: Counter[int] = Counter()
        self._subjects: list[int] = []

    def see(self, party: int) -> None:
        """A mention of `party`."""
        if party in self._last:
            self._last.remove(party)
        self._last.append(party)
        self._counts[party] += 1
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

    def signatories(self) -> tuple[int, ...]:
        """The two governments that were mentioned most."""
        states = [(-count, party) for party, count in self._counts.items() if self._types[party] == "government"]
        return tuple(sorted(party for _, party in sorted(states)[:2]))


def resolve(
    claims: Sequence[Sequence[PartyMention]], ids: list[list[int | None]], kinds: Sequence[str]
) -> dict[At, tuple[int, ...]]:
    """Fill `ids` for descriptions and pronouns, as far as the text before them tells.

    Args:
        claims: mentions by claim.
        ids: the party of each mention, None where not known yet; filled in place.
        kinds: for each party its type; "agency" and "region" for governments that are no country's.

    Returns:
        For mentions that stand for two parties ("both countries"), those two.
    """
    recent = _Recent(kinds)
    several: dict[At, tuple[int, ...]] = {}
    for claim, mentions in enumerate(claims):
        here: list[int] = []
        row = ids[claim]
        for index, mention in enumerate(mentions):
            if mention.form == "official" and row[index] is None:
                row[index] = recent.latest("government")
            if mention.form in {"description", "pronoun"} and row[index] is None:
                pair = _pair(mention, recent)
                if pair:
                    several[claim, index] = pair
                else:
                    beside = _apposed(mentions, row, index, kinds)
                    row[index] = _one(mention, recent, here, kinds) if beside is None else beside
            found = row[index]
            if found is not None:
                recent.see(found)
                if (mention.form != "adjective" and not mention.possessive) or not here:
                    here.append(found)
        if here:
            recent.subject(here[0])
    return several


def _pair(mention: PartyMention, recent: _Recent) -> tuple[int, ...]:
    text = mention.text.lower()
    if not text.startswith(PAIR_OPENERS):
        return ()
    if text in _SIGNATORIES:
        pair = recent.signatories()
    else:
        pair = recent.pair("government" if text.split()[-1] in _STATES else "company")
    return pair if len(pair) == 2 else ()


def _apposed(
    mentions: Sequence[PartyMention], row: Sequence[int | None], index: int, kinds: Sequence[str]
) -> int | None:
    """The party named right beside a description: "the utility TAQA", "Tamuri, a new company,"."""
    mention = mentions[index]
    if mention.form != "description":
        return None
    for other, gap in ((index + 1, _gap(mentions, index, index + 1)), (index - 1, _gap(mentions, index - 1, index))):
        if gap is None or gap > 2 or (gap == 2 and mention.text.lower().startswith("the two")):
            continue
        party, named = row[other], mentions[other]
        if party is None or named.form not in {"name", "capital"} or named.possessive or mention.possessive:
            continue
        if _fits(mention.type, kinds[party]) and (gap == 2 or other > index):
            return party
    return None


def _gap(mentions: Sequence[PartyMention], left: int, right: int) -> int | None:
    """How many characters stand between two mentions; None at the ends."""
    if left < 0 or right >= len(mentions):
        return None
    return mentions[right].start - mentions[left].end


def _fits(kind: PartyType, other: str) -> bool:
    if kind in {"company", "fund"}:
        return other in {"company", "fund", "organization"}
    return kind == other or (kind == "government" and other in {"agency", "region"})


def _one(mention: PartyMention, recent: _Recent, here: list[int], kinds: Sequence[str]) -> int | None:
    if mention.form == "pronoun":
        return _pronoun(mention.text.lower(), recent, here, kinds)
    words = mention.text.lower().split()
    if words[0] in _NEW_ONES or mention.type == "group":
        return None
    if mention.type in {"company", "fund"}:
        plain = len(words) == 2
        inside = next((p for p in here if kinds[p] in {"company", "fund"}), None) if plain else None
        barred = frozenset() if plain else frozenset(here)
        return inside if inside is not None else recent.latest("company", "fund", barred=barred)
    if mention.type == "government":
        return recent.latest(*_governments(words[-1]))
    return recent.latest(mention.type)


def _governments(noun: str) -> tuple[str, ...]:
    if noun in {"government", "country", "nation", "kingdom", "republic", "emirate", "sultanate", "administration"}:
        return ("government",)
    return ("region",) if noun in {"state", "city", "town", "county", "province", "village", "emirate"} else ("agency",)


def _pronoun(word: str, recent: _Recent, here: list[int], kinds: Sequence[str]) -> int | None:
    if word in _HUMAN:
        return recent.latest("person", "government", "company")
    if word in _SINGULAR:
        inside = next((p for p in here if kinds[p] in _ACTORS), None)
        return inside if inside is not None else recent.latest(*_ACTORS)
    if word not in _PLURAL:
        return None
    inside = next((p for p in here if kinds[p] in {"group", "company", "government"}), None)
    return inside if inside is not None else recent.latest("group", "company", "government")
