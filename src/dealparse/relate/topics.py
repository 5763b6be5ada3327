"""What an undertaking is for, and where it is to happen: sectors and places of a candidate.

The scores see each mention alone. The rules here see those of one candidate together: its own words outdo what stands
around them, what is named outdoes what a firm is called, and a list of places is taken whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dealparse.lexicon.names import word_set
from dealparse.lexicon.topics import yields_to
from dealparse.model.frame import Reason, SectorRole
from dealparse.model.mention import Mention, PlaceMention, SectorMention
from dealparse.relate.candidates import Candidate, inside
from dealparse.relate.roles import Reader, Scored, reason_of, weighed
from dealparse.relate.standing import is_beside_the_point, names_works

_MONEY_KINDS = frozenset({"investment", "acquisition", "purchase", "financing"})
_SURE_AFAR = 0.6  # from here on a sector of another claim stands beside those of the candidate's own
_SURE_NAME = 0.8  # the same for one that only the name of a party in an earlier claim shows
_JOINED = re.compile(r",? (?:and |or )?|,|/| \(")
_IN_A_ROW = 0.15  # the least score of a place that stands in a row with one that was taken
_LONE = 0.2  # the least score of the only sector that a claim speaks of


def sector_extra(mention: Mention) -> list[str]:
    """What a sector word itself shows."""
    assert isinstance(mention, SectorMention)
    return [f"sector:{mention.sector}", f"entry:{mention.entry}", f"weight:{mention.weight}"]


def place_extra(mention: Mention) -> list[str]:
    """What a place itself shows."""
    assert isinstance(mention, PlaceMention)
    return [f"after:{mention.after}", f"country:{mention.code is not None and len(mention.name) > 3}"]


def sectors_of(reader: Reader, candidate: Candidate, kind: str) -> tuple[tuple[SectorRole, ...], list[Reason]]:
    """What the money or goods are for."""
    all_scored = weighed(reader, candidate, kind, "sectors", "sector", sector_extra)
    taken = [s for s in all_scored if s.score >= reader.floors["sector"]]
    taken = _without_neighbours(reader, candidate, _yielding(taken))
    taken = _without_plants(kind, _without_names(reader, taken)) or _lone(reader, candidate, kind, all_scored)
    best: dict[str, Scored] = {}
    for scored in taken:
        name = _sector(scored).sector
        if name not in best or best[name].score < scored.score:
            best[name] = scored
    roles = [SectorRole(_sector(s).sector, s.option.mention.start, s.option.mention.end) for s in best.values()]
    return tuple(roles), [reason_of(reader, "sector", s, name) for name, s in best.items()]


def _sector(scored: Scored) -> SectorMention:
    mention = scored.option.mention
    assert isinstance(mention, SectorMention)
    return mention


def _without_neighbours(reader: Reader, candidate: Candidate, found: Sequence[Scored]) -> list[Scored]:
    """What the candidate's own words say outdoes what is said around it, and its own item what its siblings say."""
    apart = [s for s in found if not _in_sibling(reader, candidate, s)]
    own = [s for s in apart if s.option.scope == "own"]
    if not own:
        best = max((s.score for s in apart), default=0.0)
        return [s for s in apart if s.score >= min(best, _SURE_AFAR)]
    return [s for s in apart if s.option.scope == "own" or (s.option.scope == "back" and s.score >= _SURE_AFAR)]


def _in_sibling(reader: Reader, candidate: Candidate, scored: Scored) -> bool:
    """Whether a semicolon sets the mention apart from the candidate: it then belongs to another item of a list."""
    mention = scored.option.mention
    if scored.option.scope != "own" or inside(mention, candidate.segment):
        return False
    low, high = sorted((mention.start, candidate.start))
    return ";" in reader.document.article.text[low:high]


def _in_name(reader: Reader, scored: Scored) -> bool:
    """Whether the words are part of a party's name: what a firm is called is weaker than what it does."""
    mention = scored.option.mention
    return any(
        r.mention.form == "name" and r.mention.start <= mention.start and mention.end <= r.mention.end
        for r in reader.views[scored.option.claim].scene.parties
    )


def _without_names(reader: Reader, found: Sequence[Scored]) -> list[Scored]:
    named = [s for s in found if _in_name(reader, s)]
    said = any(s.option.scope == "own" and s not in named for s in found)
    return [s for s in found if s not in named or (s.score >= _SURE_AFAR and not (said and s.score < _SURE_NAME))]


def _yielding(found: Sequence[Scored]) -> list[Scored]:
    """ "Energy" says nothing beside "nuclear", nor "helicopter" beside "army"."""
    sectors = {_sector(s).sector for s in found}
    return [s for s in found if not yields_to(_sector(s).entry) & sectors]


def _without_plants(kind: str, found: Sequence[Scored]) -> list[Scored]:
    """ "Factory" says nothing beside "car", save where goods at large are meant, as in a tariff."""
    finer = [s for s in found if _sector(s).sector != "manufacturing"]
    return finer if finer and kind in _MONEY_KINDS else list(found)


def _lone(reader: Reader, candidate: Candidate, kind: str, found: Sequence[Scored]) -> list[Scored]:
    """The only sector that the candidate's claim speaks of, where nothing else was found."""
    own = [s for s in found if s.option.scope == "own" and not _in_name(reader, s)]
    own = [s for s in own if not _in_sibling(reader, candidate, s)]
    decisive = [s for s in own if _sector(s).weight == 3 and s.score >= _LONE]
    if len(own) == len(decisive) == 1:
        return decisive
    if kind in ("investment", "acquisition"):
        made = [s for s in own if _sector(s).sector == "manufacturing"]
        return made if len(made) == len([s for s in own if _sector(s).weight > 1 or s in made]) else []
    return []


def places_of(reader: Reader, candidate: Candidate, kind: str) -> tuple[tuple[PlaceMention, ...], list[Reason]]:
    """The places where it is to happen."""
    all_scored = [s for s in weighed(reader, candidate, kind, "places", "place", place_extra) if not _a_firm(reader, s)]
    all_scored = [s for s in all_scored if not _beside_the_point(reader, s)]
    taken = [s for s in all_scored if s.score >= reader.floors["place"] or _of_own_works(reader, candidate, kind, s)]
    taken = _only_here(reader, candidate, _with_listed(reader, all_scored, taken))
    taken = _without_origin(reader, candidate, taken)
    text = reader.document.article.text
    unique: dict[str, tuple[Scored, PlaceMention]] = {}
    for scored in taken:
        mention = _with_quarter(text, _place(scored))
        unique.setdefault(mention.name, (scored, mention))
    return tuple(m for _, m in unique.values()), [reason_of(reader, "place", s, m.name) for s, m in unique.values()]


def _place(scored: Scored) -> PlaceMention:
    mention = scored.option.mention
    assert isinstance(mention, PlaceMention)
    return mention


def _a_firm(reader: Reader, scored: Scored) -> bool:
    """Whether the same words are read as the name of a firm or of goods ("put money into Kestrel")."""
    mention = _place(scored)
    if mention.code is not None or mention.line_end or mention.after not in word_set("toward"):
        return False
    return any(
        (r.mention.start, r.mention.end) == (mention.start, mention.end)
        and reader.document.entities[r.entity].type in ("company", "fund", "organization")
        for r in reader.views[scored.option.claim].scene.parties
    )


def _beside_the_point(reader: Reader, scored: Scored) -> bool:
    """Whether the reporter sits there, or the words around it say that it is nobody's site."""
    scene = reader.views[scored.option.claim].scene
    return scene.claim.kind == "dateline" or is_beside_the_point(scene, _place(scored))


def _of_own_works(reader: Reader, candidate: Candidate, kind: str, scored: Scored) -> bool:
    """Whether the candidate's own clause names works by their place: "its Klow plant", "a line from Klow"."""
    if scored.option.scope != "own" or not inside(scored.option.mention, candidate.segment):
        return False
    if _place(scored).line_end:
        return True
    named = names_works(reader.views[scored.option.claim].scene, _place(scored))
    return named and kind in _MONEY_KINDS and not _known_firm(reader, scored)


def _known_firm(reader: Reader, scored: Scored) -> bool:
    """Whether the article speaks of the same name as of a firm elsewhere too: "a new Kestrel plant"."""
    mention = _place(scored)
    return mention.code is None and any(
        r.mention.start <= mention.start < r.mention.end and reader.salience.get(r.entity, 0) > 1
        for r in reader.views[scored.option.claim].scene.parties
        if reader.document.entities[r.entity].type != "government"
    )


def _with_listed(reader: Reader, found: Sequence[Scored], taken: Sequence[Scored]) -> list[Scored]:
    """The places taken, with those that stand in a row with one of them ("Lowell, Ohio", "Utah, Iowa and Maine")."""
    text = reader.document.article.text
    rows: list[list[Scored]] = []
    for scored in sorted(found, key=lambda s: s.option.mention.start):
        if rows and _JOINED.fullmatch(text, rows[-1][-1].option.mention.end, scored.option.mention.start):
            rows[-1].append(scored)
        else:
            rows.append([scored])
    whole = {id(s) for s in taken}
    for row in rows:
        for known, other in (*pairwise(row), *pairwise(reversed(row))):
            if id(known) in whole and other.score >= _IN_A_ROW:
                whole.add(id(other))
    return [s for s in found if id(s) in whole]


def _only_here(reader: Reader, candidate: Candidate, taken: Sequence[Scored]) -> list[Scored]:
    """Where the candidate's own clause names a place, others are beside the point: far ones, and other amounts'."""
    here = [s for s in taken if s.option.scope == "own" and inside(s.option.mention, candidate.segment)]
    if not here:
        return list(taken)
    nearest = [s for s in here if inside(s.option.mention, candidate.zone)]
    here = _with_listed(reader, here, nearest) or here
    best = max(s.score for s in here)
    near = [s for s in taken if s in here or _in_own_item(reader, candidate, s)]
    return [s for s in taken if s in near or (s.option.scope != "own" and s.score > best)]


def _in_own_item(reader: Reader, candidate: Candidate, scored: Scored) -> bool:
    """Whether a mention stands in another clause of the candidate's item, one without an amount of its own."""
    elsewhere = scored.option.scope != "own" or inside(scored.option.mention, candidate.segment)
    if elsewhere or _in_sibling(reader, candidate, scored):
        return False
    view = reader.views[candidate.scene]
    clause = next(c for c in view.segments if inside(scored.option.mention, c))
    return not any(inside(m, clause) for m in view.scene.money)


def _without_origin(reader: Reader, candidate: Candidate, taken: Sequence[Scored]) -> list[Scored]:
    """ "Moves production from Mexico to Kansas": it is to happen at the place that isn't left."""
    moving = any(w.lower in word_set("relocating") for w in reader.views[candidate.scene].scene.words)
    stays = [s for s in taken if _place(s).after != "from"]
    return stays if stays and moving else list(taken)


def _with_quarter(text: str, mention: PlaceMention) -> PlaceMention:
    """The place with the part of it that is meant ("southern Italy", "rural Ohio")."""
    before = text[: mention.start].rstrip().rsplit(None, 1)
    word = before[-1] if before else ""
    if word.lower() not in word_set("quarters") or text[mention.start - 1] != " ":
        return mention
    start = mention.start - 1 - len(word)
    return replace(mention, start=start, text=text[start : mention.end], name=text[start : mention.end])
