"""Descriptions and pronouns: which party of the article they stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from dealparse.lexicon.amounts import number_words
from dealparse.lexicon.names import firm_nouns, legal_suffixes, name_heads
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
_BODIES = frozenset({"company", "fund", "organization"})
# Characters between two mentions: ", " with and without a dot before it; ", ", " and ", ", and ".
_COMMA, _DOTTED_COMMA = 2, 3
_JOINS = frozenset({2, 5, 6})
_HUMAN = frozenset({"he", "she"})
_PLURAL = frozenset({"they", "their"})


class _Recent:
    """Parties in the order of their last mention, and the first party of the claim before."""

    def __init__(self, types: Sequence[str], words: Sequence[frozenset[str]]) -> None:
        self._types = types
        self._words = words
        self._called: dict[str, int] = {}
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

    def call(self, noun: str, party: int) -> None:
        """`party` was said to be a `noun` ("Tamuri, a lender")."""
        self._called[noun] = party

    def kin(self, noun: str, telling: frozenset[str], nearest: int | None) -> int | None:
        """The party that a plain "the bank" stands for.

        It is the one that was called so, else `nearest`, unless only another's name holds a word of `telling`: then
        that one, save where `nearest` has a bare name of its own, as airlines and makers have, and banks hardly.
        """
        if not telling:
            return nearest
        if noun in self._called:
            return self._called[noun]
        if nearest is not None and (not telling.isdisjoint(self._words[nearest]) or self._bare(nearest, telling)):
            return nearest
        kin = next((p for p in reversed(self._last) if not telling.isdisjoint(self._words[p])), None)
        return nearest if kin is None else kin

    def _bare(self, party: int, telling: frozenset[str]) -> bool:
        """Whether no word in the names of `party` tells what sort of firm it is."""
        return "bank" not in telling and all(name_heads().get(w) is None for w in self._words[party])

    def pair(self, kind: str) -> tuple[int, ...]:
        """The two parties of `kind` that were mentioned last."""
        return tuple(sorted([p for p in self._last if self._types[p] == kind][-2:]))

    def signatories(self) -> tuple[int, ...]:
        """The two governments that were mentioned most."""
        states = [(-count, party) for party, count in self._counts.items() if self._types[party] == "government"]
        return tuple(sorted(party for _, party in sorted(states)[:2]))


def resolve(
    claims: Sequence[Sequence[PartyMention]],
    ids: list[list[int | None]],
    kinds: Sequence[str],
    words: Sequence[frozenset[str]],
) -> dict[At, tuple[int, ...]]:
    """Fill `ids` for descriptions and pronouns, as far as the text before them tells.

    Args:
        claims: mentions by claim.
        ids: the party of each mention, None where not known yet; filled in place.
        kinds: for each party its type; "agency" and "region" for governments that are no country's.
        words: for each party the folded words of its names.

    Returns:
        For mentions that stand for several parties ("both countries", "the makers Voss and Kestrel"), those.
    """
    recent = _Recent(kinds, words)
    several: dict[At, tuple[int, ...]] = {}
    for claim, mentions in enumerate(claims):
        here: list[int] = []
        row = ids[claim]
        for index, mention in enumerate(mentions):
            if mention.form == "official" and row[index] is None:
                row[index] = recent.latest("government")
            listed = _listed(mentions, row, index, kinds)
            if listed:
                several[claim, index] = listed
                continue
            if mention.form in {"description", "pronoun"} and row[index] is None:
                pair = _pair(mention, recent)
                if pair:
                    several[claim, index] = pair
                else:
                    beside = _apposed(mentions, row, index, kinds)
                    row[index] = _one(mention, recent, here, kinds) if beside is None else beside
                    if beside is not None:
                        recent.call(mention.text.lower().split()[-1], beside)
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
    """How many characters stand between two mentions, without the dot of "Corp."; None at the ends."""
    if left < 0 or right >= len(mentions):
        return None
    gap = mentions[right].start - mentions[left].end
    dotted = gap == _DOTTED_COMMA and mentions[left].text.rpartition(" ")[2].casefold() in legal_suffixes()
    return _COMMA if dotted else gap


def _listed(
    mentions: Sequence[PartyMention], row: Sequence[int | None], index: int, kinds: Sequence[str]
) -> tuple[int, ...]:
    """The parties named right behind a group: "the makers Voss and Kestrel", "two banks, Tamuri and Arden"."""
    group = mentions[index]
    first = _gap(mentions, index, index + 1)
    if group.type != "group" or group.form == "pronoun" or group.possessive or first not in {1, _COMMA}:
        return ()
    named: list[int] = []
    for at in range(index + 1, len(mentions)):
        party = row[at]
        joined = at == index + 1 or _gap(mentions, at - 1, at) in _JOINS
        if not joined or party is None or mentions[at].form != "name" or kinds[party] not in _BODIES:
            break
        named.append(party)
    counted = _number(group.text.split()[0].casefold()) == len(named)
    return tuple(named) if counted or (first == 1 and named) else ()


@cache
def _numbers() -> dict[str, int]:
    return {n.id: int(n.value) for n in number_words() if n.kind == "unit"}


def _number(word: str) -> int | None:
    """The value of "three" or "3"."""
    return int(word) if word.isdecimal() and len(word) < 3 else _numbers().get(word)


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
    plain = len(words) == 2
    found = _latest_of_sort(mention, words, recent, here, kinds)
    return recent.kin(words[-1], _telling(words), found) if plain else found


def _latest_of_sort(
    mention: PartyMention, words: list[str], recent: _Recent, here: list[int], kinds: Sequence[str]
) -> int | None:
    """The party that a description stands for by its sort alone."""
    if mention.type in {"company", "fund"}:
        plain = len(words) == 2
        inside = next((p for p in here if kinds[p] in {"company", "fund"}), None) if plain else None
        barred = frozenset() if plain else frozenset(here)
        return inside if inside is not None else recent.latest("company", "fund", barred=barred)
    if mention.type == "government":
        return recent.latest(*_governments(words[-1]))
    return recent.latest(mention.type)


def _telling(words: list[str]) -> frozenset[str]:
    """Words in the names of parties such as the noun at the end of `words` means ("airways" for "airline")."""
    for length in (3, 2, 1):
        noun = firm_nouns().get(" ".join(words[-length:]))
        if noun is not None:
            return frozenset(noun[0].telling)
    return frozenset()


def _governments(noun: str) -> tuple[str, ...]:
    if noun in {"government", "country", "nation", "kingdom", "republic", "emirate", "sultanate", "administration"}:
        return ("government",)
    if noun == "bloc":
        return ()
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
