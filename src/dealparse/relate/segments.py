"""Splits a claim into clause-like segments by punctuation and order; a parse can take this place."""

from __future__ import annotations

import re
from itertools import pairwise

from dealparse.lexicon.layout import word_set
from dealparse.model.mention import CueMention
from dealparse.model.scene import Scene

# A boundary lies where a new clause can begin: the match's end is the first character of the new segment.
_BOUNDARY = re.compile(
    r"(?P<hard>[;:]\s+|\s[–—-]{1,2}\s+|—)"
    r"|(?P<clause>,\s+(?:and|but|while|whereas|which|who|plus|as well as|with|including)\s+)"
)
# "Duty on cars: 25% to 15%": what a figure is of, before a colon
_TOPIC = re.compile(r"(?::|\s[–—-])\s+")
# "150 jets and took options on 40 more", "18 jets with purchase rights on 12"
_OPTION_BEFORE = re.compile(r"(?:[,+]|\b(?:and|plus|with|as well as))\s+(?P<option>(?!which\s)(?:[\w-]+\s+){0,3})$")
_NO_OPTION = re.compile(r"\s+(?:included|before|now)\b")  # "options included" are in the order's price
_TO_FIGURE = 15  # characters from the beginning of a colon to the figure that it leads to
_OPTION_WITHIN = 40  # characters before an option that hold what joins it to the order
_AND = re.compile(r"\s(?:and|or|but|then)\s+(?:also\s+|then\s+|will\s+|to\s+)?")


def segments_of(scene: Scene) -> list[tuple[int, int]]:
    """(start, end) of the segments of a claim, in order, covering it.

    Args:
        scene: a claim; its head and modal cues show where an "and" begins a new clause.

    Examples:
        >>> from dealparse.model.article import Claim
        >>> claim = Claim(index=0, block=0, start=0, end=24, text="A buys jets; B buys oil.", kind="paragraph")
        >>> segments_of(Scene(claim))
        [(0, 13), (13, 24)]
    """
    text, base = scene.claim.text, scene.claim.start
    verbs = {c.start - base for c in scene.cues if c.cue in ("head", "modal", "status") and _is_verbal(c.entry)}
    cuts = {m.end() for m in _BOUNDARY.finditer(text) if not _inside_amount(scene, m.start() + base)}
    cuts.discard(_end_of_topic(scene))
    cuts |= {m.end() for m in _AND.finditer(text) if m.end() in verbs}
    cuts |= _options(scene)
    edges = [0, *sorted(c for c in cuts if 0 < c < len(text)), len(text)]
    return [(a + base, b + base) for a, b in pairwise(edges) if b > a]


def _end_of_topic(scene: Scene) -> int:
    """Where the claim's first figure is led to by a colon with no verb before it; -1 where it isn't."""
    base = scene.claim.start
    figure = min((m.start - base for m in (*scene.money, *scene.quantities)), default=-1)
    colons = list(_TOPIC.finditer(scene.claim.text, max(0, figure - _TO_FIGURE), max(0, figure)))
    if not colons or any(c.start - base < colons[-1].start() for c in scene.cues if _is_said(c)):
        return -1
    return colons[-1].end()


def _options(scene: Scene) -> set[int]:
    """Where options begin that an order in the same clause leads to: firm orders and options are two undertakings."""
    text, base = scene.claim.text, scene.claim.start
    ordered = min((m.end - base for m in (*scene.money, *scene.quantities)), default=len(text))
    found = set()
    for cue in scene.cues:
        named = cue.entry == "option" and cue.text.split()[-1].lower() in word_set("option_noun")
        if not named or _NO_OPTION.match(text, cue.end - base):
            continue
        before = _OPTION_BEFORE.search(text, max(0, cue.start - base - _OPTION_WITHIN), cue.start - base)
        if before is not None and ordered <= before.start("option"):
            found.add(before.start("option"))
    return found


def _is_said(cue: CueMention) -> bool:
    """Whether a cue is a verb; head nouns ("duty", "order") have no subject."""
    return cue.subject is not None if cue.cue == "head" else cue.cue in ("modal", "status", "said")


def _is_verbal(entry: str) -> bool:
    return not entry.endswith("_noun")


def _inside_amount(scene: Scene, at: int) -> bool:
    return any(m.start < at < m.end for m in (*scene.money, *scene.quantities, *scene.dates))
