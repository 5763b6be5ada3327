"""Which mentions of an article are one party: names, short forms, officials, descriptions and pronouns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dealparse.lexicon.names import (
    countries,
    fold_word,
    groups,
    legal_suffixes,
    name_heads,
    split_name,
    word_set,
    words_that_are,
)
from dealparse.model.mention import PartyMention
from dealparse.model.vocabulary import PartyType
from dealparse.recognize.coreference import PAIR_OPENERS, resolve
from dealparse.recognize.name_types import ends_with_agency

_GOVERNMENT_FORMS = frozenset({"name", "adjective", "capital"})
# Words that don't part one group from another.
_FIRMS = {"firms": "companies", "businesses": "companies", "enterprises": "companies", "corporations": "companies"}
# Abbreviations that stand whole in the abbreviation of a longer name ("USPS").
_LETTERED = frozenset({"us", "uk", "eu", "un"})
At = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cluster:
    """One party of the article.

    Args:
        id: its place in :attr:`Clusters.items`.
        name: the fullest name that stands in the article.
        aliases: other forms in the article, officials who act for it included; no adjectives, no pronouns.
        type: what sort of party it is.
        code: country code, or id of a group or agency.
        mentions: (claim, index in that claim) of every mention, resolved descriptions and pronouns included.
    """

    id: int
    name: str
    aliases: tuple[str, ...]
    type: PartyType
    code: str | None
    mentions: tuple[At, ...]


@dataclass(frozen=True, slots=True)
class Clusters:
    """All parties of an article.

    Args:
        items: the parties, in the order of their first mention.
        ids: for each claim and each of its mentions, the party's id; None where it is not known.
        several: for mentions that stand for several parties ("both countries"), their ids.
    """

    items: tuple[Cluster, ...]
    ids: tuple[tuple[int | None, ...], ...]
    several: Mapping[At, tuple[int, ...]] = field(default_factory=dict)

    def of(self, claim: int, index: int) -> Cluster | None:
        """The party of one mention."""
        found = self.ids[claim][index]
        return None if found is None else self.items[found]


def cluster(mentions_by_claim: Sequence[Sequence[PartyMention]]) -> Clusters:
    """Group the mentions of an article by party.

    Args:
        mentions_by_claim: what `find_parties` found in each claim, in the article's order.

    Examples:
        >>> from dealparse.recognize.parties import collect_names, find_parties
        >>> texts = ["Abu Dhabi National Oil Company (ADNOC) sold LNG.", "ADNOC said it will build tankers."]
        >>> names = collect_names(texts)
        >>> parties = cluster([find_parties(text, names) for text in texts])
        >>> parties.items[0].name, parties.items[0].aliases, parties.ids[1]
        ('Abu Dhabi National Oil Company', ('ADNOC',), (0, 0))
    """
    keys = _Keys(mentions_by_claim)
    order: dict[str, int] = {}
    ids: list[list[int | None]] = []
    for claim, mentions in enumerate(mentions_by_claim):
        row: list[int | None] = []
        for index in range(len(mentions)):
            key = keys.of((claim, index))
            row.append(None if key is None else order.setdefault(key, len(order)))
        ids.append(row)
    types = _types(mentions_by_claim, ids, len(order))
    words = _words(mentions_by_claim, ids, len(order))
    several = resolve(mentions_by_claim, ids, _kinds(mentions_by_claim, ids, types), words)
    _keep_described(mentions_by_claim, ids, order, several)
    types = _types(mentions_by_claim, ids, len(order))
    members: list[list[At]] = [[] for _ in order]
    for claim, row in enumerate(ids):
        for index, found in enumerate(row):
            if found is not None:
                members[found].append((claim, index))
    items = tuple(_build(n, at, mentions_by_claim, types[n]) for n, at in enumerate(members))
    return Clusters(items, tuple(tuple(row) for row in ids), several)


def _keep_described(
    claims: Sequence[Sequence[PartyMention]],
    ids: list[list[int | None]],
    order: dict[str, int],
    several: Mapping[At, tuple[int, ...]],
) -> None:
    """A description that stands for no named party is a party of its own ("a Gulf fund", "the family")."""
    for claim, mentions in enumerate(claims):
        for index, mention in enumerate(mentions):
            if mention.form == "description" and ids[claim][index] is None and (claim, index) not in several:
                key = "described " + " ".join(_core(mention.name))
                ids[claim][index] = order.setdefault(key, len(order))


def _words(claims: Sequence[Sequence[PartyMention]], ids: list[list[int | None]], count: int) -> list[frozenset[str]]:
    """For each party the words of its names."""
    words: list[set[str]] = [set() for _ in range(count)]
    for mentions, row in zip(claims, ids, strict=True):
        for mention, found in zip(mentions, row, strict=True):
            if found is not None and mention.form == "name" and mention.type != "group":
                words[found].update(_core(mention.name))
    return [frozenset(w) for w in words]


def _kinds(
    claims: Sequence[Sequence[PartyMention]], ids: list[list[int | None]], types: Sequence[PartyType]
) -> list[str]:
    """Types, with agencies and regions told from countries."""
    kinds: list[str] = list(types)
    for mentions, row in zip(claims, ids, strict=True):
        for mention, found in zip(mentions, row, strict=True):
            if found is not None and kinds[found] == "government" and mention.form == "name":
                kinds[found] = _kind_of_government(mention)
    return kinds


def _kind_of_government(mention: PartyMention) -> str:
    if mention.code in countries() or mention.code in groups():
        return "government"
    words = _core(mention.name)
    body = mention.code is not None or ends_with_agency(words) or words[0] in word_set("of_heads")
    return "agency" if body else "region"


def _types(claims: Sequence[Sequence[PartyMention]], ids: list[list[int | None]], count: int) -> list[PartyType]:
    """What sort each party is: as its fullest name tells, else as its first mention does."""
    types: list[PartyType] = ["company"] * count
    told = [-1] * count
    for mentions, row in zip(claims, ids, strict=True):
        for mention, found in zip(mentions, row, strict=True):
            length = len(_core(mention.name)) if mention.form == "name" else 0
            if found is not None and length > told[found]:
                types[found], told[found] = _acting_type(mention), length
    return types


def _acting_type(mention: PartyMention) -> PartyType:
    if mention.form != "official":
        return mention.type
    return "government" if mention.code else "company" if mention.acts_for else "person"


def _build(number: int, at: Sequence[At], claims: Sequence[Sequence[PartyMention]], kind: PartyType) -> Cluster:
    mentions = [claims[c][i] for c, i in at]
    code = next((m.code for m in mentions if m.code), None)
    forms = list(_forms(mentions))
    names = [m.name for m in mentions if m.form == "name"]
    if not names and all(m.form in {"description", "pronoun"} for m in mentions):
        names = [m.name for m in mentions if m.form == "description"]
    if names:
        name = max(_of_the_whole(names, code), key=_fullness)
    elif code is not None and code in countries():
        name = countries()[code].names[0]
    elif code is not None and code in groups():
        name = groups()[code].names[0]
    else:
        name = next((m.acts_for or m.name for m in mentions), "")
    aliases = tuple(form for form in dict.fromkeys(forms) if form != name)
    return Cluster(number, name, aliases, kind, code, tuple(at))


def _of_the_whole(names: Sequence[str], code: str | None) -> Sequence[str]:
    """Of a union's names the first that the lexicon has for it: its parliament's is longer, but not the party's."""
    body = groups().get(code or "")
    own = [name for name in (body.names if body is not None else ()) if name in names]
    return own[:1] or names


def _fullness(name: str) -> tuple[int, int]:
    return (0 if name.isupper() else 1, len(name))


def _forms(mentions: Sequence[PartyMention]) -> Iterator[str]:
    for mention in mentions:
        if mention.form == "name":
            yield mention.name
        elif mention.form in {"capital", "official"}:
            yield mention.text
            if mention.form == "official":
                yield mention.name
        elif mention.form == "description":
            yield mention.text
        if mention.alias:
            yield mention.alias


class _Keys:
    """A key for each mention that names somebody; mentions with one key are one party."""

    def __init__(self, claims: Sequence[Sequence[PartyMention]]) -> None:
        self._claims = claims
        self._aliases: dict[tuple[str, ...], tuple[str, ...]] = {}
        plain: dict[tuple[str, ...], PartyType] = {}
        suffixed: set[tuple[str, ...]] = set()
        for mentions in claims:
            for m in mentions:
                if m.form == "name" and m.code is None and m.type not in {"group", "person"}:
                    plain.setdefault(_core(m.name), m.type)
                    if fold_word(split_name(m.name)[-1]) in legal_suffixes():
                        suffixed.add(_core(m.name))
                    if m.alias:
                        self._aliases[_core(m.alias)] = _core(m.name)
        self._long = _longer_forms(plain, self._aliases, frozenset(suffixed))
        self._codes = self._code_names()

    def _code_names(self) -> dict[tuple[str, ...], str]:
        return {
            _core(m.name): m.code
            for row in self._claims
            for m in row
            if m.code and m.form == "name" and m.type != "group"
        }

    def of(self, at: At) -> str | None:
        mention = self._claims[at[0]][at[1]]
        if mention.form == "pronoun" or (mention.form == "description" and mention.type != "group"):
            return None
        if mention.form == "description" and mention.text.lower().startswith(PAIR_OPENERS):
            return None
        if mention.type == "group" and not _names_body(mention):
            return "group " + " ".join(_FIRMS.get(w, w) for w in _core(mention.name))
        if mention.form == "official":
            return self._official(mention)
        if mention.code and mention.form in _GOVERNMENT_FORMS:
            return "code " + mention.code
        return self._named(_core(mention.name))

    def _official(self, mention: PartyMention) -> str | None:
        if mention.code:
            return "code " + mention.code
        if mention.acts_for:
            return self._named(_core(mention.acts_for))
        if mention.name.islower():
            return None  # "the prime minister": the text before tells whose
        return "person " + _core(mention.name)[-1]

    def _named(self, core: tuple[str, ...]) -> str:
        core = self._aliases.get(core, core)
        core = self._long.get(core, core)
        code = self._codes.get(core)
        return f"code {code}" if code else "name " + " ".join(core)


def _names_body(mention: PartyMention) -> bool:
    """Whether a group is a body of states ("the G7"), not somebody of one ("European companies")."""
    body = groups().get(mention.code or "")
    return body is not None and mention.name in {*body.names, *body.adjectives, *body.capitals}


def _core(name: str) -> tuple[str, ...]:
    """The folded words of a name without articles and legal suffixes."""
    words = tuple(folded for w in split_name(name) if (folded := fold_word(w)))
    bare = tuple(w for w in words if w not in legal_suffixes() and w != "the")
    return bare or words or (name,)


def _longer_forms(
    cores: Mapping[tuple[str, ...], PartyType],
    aliases: Mapping[tuple[str, ...], tuple[str, ...]],
    suffixed: frozenset[tuple[str, ...]],
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """For a short form the one longer name that it can stand for; where there are two, it stands for itself."""
    by_word: dict[str, list[tuple[str, ...]]] = {}
    by_initials: dict[str, list[tuple[str, ...]]] = {}
    for core in cores:
        for word in dict.fromkeys(core):
            by_word.setdefault(word, []).append(core)
        by_initials.setdefault("".join(w if w in _LETTERED else w[0] for w in core), []).append(core)
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    vague = words_that_are("common", "common-proper")
    for core in cores:
        if core in aliases:
            continue
        if len(core) == 1 and (core[0] in vague or name_heads().get(core[0]) == "company"):
            longer = [c for c in by_word[core[0]] if c != core and c[0] == core[0]]
        else:
            longer = [c for c in by_word[core[0]] if len(c) > len(core) and _inside(core, c)]
        if cores[core] == "government":  # a county is not its electric company
            longer = [c for c in longer if cores[c] == "government"]
        if len(longer) > 1:
            longer = _the_firm(longer, suffixed) or longer
        if not longer and len(core) == 1 and 2 <= len(core[0]) <= 6:
            longer = [c for c in by_initials.get(core[0], []) if c != core and len(c) > 1]
        if len(longer) == 1:
            found[core] = longer[0]
    return {short: found.get(long, long) for short, long in found.items()}


def _the_firm(longer: Sequence[tuple[str, ...]], suffixed: frozenset[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The one with a legal suffix, where nothing shows that another is a firm, too ("Voss Motor Co.", "Voss Mini")."""
    firms = [c for c in longer if c in suffixed or name_heads().get(c[-1]) in {"company", "fund"}]
    return firms if len(firms) == 1 and firms[0] in suffixed else []


def _inside(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return long[: len(short)] == short or long[-len(short) :] == short
