"""Places of a text: toponyms of the lexicon, and names behind a locative word or with a word of a place in them."""

from __future__ import annotations

from dealparse.lexicon.names import word_set, words_that_are
from dealparse.model.mention import PlaceMention
from dealparse.recognize.line_ends import ends_a_line
from dealparse.recognize.name_chunks import Chunk, Scan
from dealparse.recognize.name_spans import scan
from dealparse.recognize.name_table import NameTable
from dealparse.recognize.name_types import after_locative, firm_shaped, looks_like_person, name_core, run_type
from dealparse.recognize.name_words import fact_at

_TOPONYMS = frozenset({"country", "state", "city", "area", "capital", "group", "group_capital"})
_PROJECT_ENDS = frozenset({"lng", "project", "pipeline", "refinery", "terminal"})


def find_places(text: str, names: NameTable) -> list[PlaceMention]:
    """Places in `text`, in order.

    Args:
        text: a claim, or any stretch of the article.
        names: what :func:`collect_names` made of the whole article.

    Examples:
        >>> from dealparse.recognize.collect import collect_names
        >>> [(p.name, p.after) for p in find_places("A mill in Badger Falls, Wisconsin", collect_names([]))]
        [('Badger Falls', 'in'), ('Wisconsin', 'in')]
    """
    return places_in(scan(text, names), names)


def places_in(seen: Scan, names: NameTable) -> list[PlaceMention]:
    """The places of a text that was cut; see :func:`find_places`."""
    found: list[PlaceMention] = []
    for i, chunk in enumerate(seen.chunks):
        before = found[-1] if found and i and found[-1].end == seen.span(seen.chunks[i - 1])[1] else None
        place = _place(seen, chunk, names, before)
        if place is not None:
            found.append(place)
    return found


def _place(seen: Scan, chunk: Chunk, names: NameTable, before: PlaceMention | None) -> PlaceMention | None:
    after = _word_before(seen, chunk)
    if after is None and before is not None and _goes_on(seen, chunk, before):
        after = before.after
    start, end = seen.span(chunk)
    if chunk.fact is not None:
        if chunk.rank not in _TOPONYMS:
            return None
        on_line = ends_a_line(seen, chunk)
        return PlaceMention(start, end, seen.text[start:end], seen.text[start:end], chunk.fact.country, after, on_line)
    on_line = chunk.rank == "run" and ends_a_line(seen, chunk)
    if chunk.rank != "run" or not (on_line or _is_place(seen, chunk, names, before)):
        return _toponym_inside(seen, chunk, after)
    return PlaceMention(start, end, seen.text[start:end], seen.text[start:end], None, after, on_line)


def _before_toponym(seen: Scan, chunk: Chunk) -> bool:
    """ "Elizabeth, New Jersey", "Al Nuwair (Northern Province)"."""
    if seen.gap(chunk.last) not in {",", "("}:
        return False
    behind = next((c for c in seen.chunks if c.first >= chunk.last), None)
    if behind is None or behind.first != chunk.last or seen.possessive(behind):
        return False
    return behind.rank in {"state", "country", "area"} or seen.keys(behind)[-1] in {"county", "province", "parish"}


def _names_a_site(seen: Scan, chunk: Chunk) -> bool:
    """ "the Amata cell plant": one plain word between the name and the noun of a site."""
    return (
        seen.gap(chunk.last) == " " == seen.gap(chunk.last + 1)
        and seen.key(chunk.last) in words_that_are("common")
        and seen.key(chunk.last + 1) in word_set("site_nouns")
    )


def _goes_on(seen: Scan, chunk: Chunk, before: PlaceMention) -> bool:
    """Whether only a comma, a bracket or "and" stands between the place before and this one."""
    between = seen.text[before.end : seen.span(chunk)[0]].replace("and", "", 1).strip()
    return between in {"", ",", "("}


def _toponym_inside(seen: Scan, chunk: Chunk, after: str | None) -> PlaceMention | None:
    """The place in the name of a project ("Yukon LNG")."""
    hit = fact_at(seen.text, seen.words[chunk.first : chunk.last], 0) if chunk.rank == "run" else None
    if hit is None or hit[0].rank not in _TOPONYMS or seen.keys(chunk)[-1] not in _PROJECT_ENDS:
        return None
    start, end = seen.words[chunk.first].start, seen.words[chunk.first + hit[1] - 1].end
    return PlaceMention(start, end, seen.text[start:end], seen.text[start:end], hit[0].country, after)


def _word_before(seen: Scan, chunk: Chunk) -> str | None:
    at = chunk.first - 1
    if seen.key(at) == "the":
        at -= 1
    word = seen.key(at)
    before = word in word_set("locatives") or word in word_set("toward") or word == "between"
    return word if before and seen.gap(at + 1) == " " else None


def _is_place(seen: Scan, chunk: Chunk, names: NameTable, before: PlaceMention | None) -> bool:
    keys = seen.keys(chunk)
    if _before_toponym(seen, chunk) and not firm_shaped(name_core(seen, chunk)):
        return True
    if keys[-1] in words_that_are("calendar", "law", "programme") or looks_like_person(seen, chunk):
        return False
    if keys in names.places:
        return True
    if len(keys) > 1 and (run_type(seen, chunk, names) is None or keys[-1] in {"county", "prefecture", "municipality"}):
        return True
    if seen.gap(chunk.last) == " " and seen.key(chunk.last) in word_set("site_nouns"):
        return True
    if keys in names.aliases or firm_shaped(name_core(seen, chunk)):
        return False
    if after_locative(seen, chunk.first):
        return True
    known = names.names.get(keys)
    rare = known is None or known.count < 2
    if _word_before(seen, chunk) in word_set("toward") or _names_a_site(seen, chunk):
        return rare
    return before is not None and before.after is not None and seen.gap(chunk.first) in {",", "("} and rare
