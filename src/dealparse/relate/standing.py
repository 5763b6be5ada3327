"""What the words around a place say of it: works stand there, or somebody only met or lives there."""

from __future__ import annotations

from dealparse.lexicon.names import word_set, words_that_are
from dealparse.lexicon.phrases import Word
from dealparse.model.mention import Mention, PlaceMention
from dealparse.model.scene import Scene

_SORT = 2  # words between a name and the noun of its works: "the Klow gas storage plant"
_BACK = 3  # words from a meeting to the preposition of its place: "its annual meeting this week in Klow"


def names_works(scene: Scene, place: PlaceMention) -> bool:
    """Whether the name stands before a noun of works: "its Klow plant", "the Klow, Syldavia, cell factory".

    Args:
        scene: the claim that holds the place.
        place: a place in it.
    """
    if place.code is None and (place.text.isupper() or not place.text[0].isupper()):
        return False  # "the BOT project", "a 400 kV line"
    text, base = scene.claim.text, scene.claim.start
    last = place.end
    for word in [w for w in scene.words if w.start >= place.end][: _SORT + 1]:
        gap = text[last - base : word.start - base]
        if gap not in {" ", "-"} or word.text != word.lower:
            return False
        if word.lower in word_set("works"):
            return True
        if word.lower in words_that_are("function") or word.lower in word_set("locatives"):
            return False
        last = word.end
    return False


def says_where(scene: Scene, mention: Mention) -> bool:
    """Whether a name stands right behind a preposition of place: "a plant in Klow".

    Args:
        scene: the claim that holds the name.
        mention: the name.
    """
    before = _words_before(scene, mention)
    if not before or before[-1].lower not in word_set("locatives"):
        return False
    between = scene.claim.text[before[-1].end - scene.claim.start : mention.start - scene.claim.start]
    return between.lower().split() in ([], ["the"])


def _words_before(scene: Scene, mention: Mention) -> list[Word]:
    """The words before a name, without its article."""
    before = [w for w in scene.words if w.end <= mention.start]
    return before[:-1] if before and before[-1].lower == "the" else before


def is_beside_the_point(scene: Scene, place: PlaceMention) -> bool:
    """Whether the place is only where somebody met, signed or lives: "at a summit in Klow", "Kestrel of Klow".

    Args:
        scene: the claim that holds the place.
        place: a place in it.
    """
    before = _words_before(scene, place)
    if not before or before[-1].lower != place.after:
        return False
    preposition, told = before[-1], before[:-1]
    if preposition.lower == "of":
        return any(
            r.mention.end == preposition.start - 1 and r.mention.form == "name" and r.mention.code is None
            for r in scene.parties
        )
    if preposition.lower not in {"in", "at"} or not told:
        return False
    if told[-1].lower in word_set("made_known"):
        return True
    text, base = scene.claim.text, scene.claim.start
    near = [w for w in told[-_BACK:] if not {*text[w.end - base : preposition.start - base]} & set(".,;:")]
    if any(w.lower in word_set("works") for w in near):
        return False  # "a conference centre in"
    return any(w.lower in word_set("gatherings") for w in near)
