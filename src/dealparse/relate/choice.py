"""The decision over all who seem to undertake a candidate: who among them is but another's shadow."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dealparse.model.scene import Document
from dealparse.relate.pairs import Option
from dealparse.relate.roles import Scored

_AROUND = ("back", "stem", "title", "far")  # claims that are asked where the candidate's own names nobody
_CLEARLY = 0.3  # by how much somebody named around must outdo those who are named in the claim itself
_LEAST = {"cooperation": 2}  # how many it takes to undertake it, by kind; one for the others
_HOLDS = re.compile(r"\s(?:of|in)\s(?:the\s)?")


def those_who_undertake(chosen: Sequence[Scored], kind: str, document: Document) -> list[Scored]:
    """Those of `chosen` who undertake in their own right.

    Args:
        chosen: whose scores are high enough.
        kind: the candidate's kind.
        document: the article.
    """
    least = _LEAST.get(kind, 1)
    near = _near_ones(chosen, least)
    bodies = [c for c in near if _type(c.option, document) != "person"]
    # an official stands for his government, a head for his firm
    kept = bodies if sum(_is_named(c.option) for c in bodies) >= least else near
    return [c for c in kept if not any(_tells_of(c.option, o.option, document) for o in kept if o is not c)]


def _near_ones(chosen: Sequence[Scored], least: int) -> list[Scored]:
    """Without those of other claims where the candidate's own claim names who undertakes."""
    named = [c for c in chosen if c.option.scope == "own" and _is_named(c.option)]
    if len(named) < least:
        return list(chosen)
    best = max(c.score for c in named)
    return [c for c in chosen if c.option.scope not in _AROUND or c.score > best + _CLEARLY]


def _is_named(option: Option) -> bool:
    mention = option.mention
    return getattr(mention, "form", "name") != "pronoun" and not getattr(mention, "possessive", False)


def _type(option: Option, document: Document) -> str | None:
    return document.entities[option.entity].type if option.entity is not None else None


def _tells_of(one: Option, other: Option, document: Document) -> bool:
    """Whether `one` is but a description, or the country, of `other`, which stands right beside it.

    "Voss, a Danish maker"; "three banks, A, B and C"; "the U.S. Department of War"; "the Energy Ministry of Iran".
    """
    a, b = one.mention, other.mention
    between = document.article.text[min(a.end, b.end) : max(a.start, b.start)]
    types = _type(one, document), _type(other, document)
    if getattr(a, "form", "name") == "description" or types[0] == "group":
        return between in (", ", "., ") and getattr(b, "form", "name") == "name" and types[1] != "person"
    if types == ("government", "government"):
        return (between == " " and a.start < b.start) or (b.end <= a.start and _HOLDS.fullmatch(between) is not None)
    return False
