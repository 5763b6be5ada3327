"""Features of a pair: a candidate and something that may belong to it: a party, a place, a date, a sector."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dealparse.model.evidence import Place
from dealparse.model.mention import Mention, PlaceMention, SectorMention
from dealparse.model.scene import Document, Entity, PartyRef
from dealparse.relate.candidates import Candidate, View, inside
from dealparse.relate.features import nearest_cue
from dealparse.relate.masked import forms_within, tokens_after, tokens_before

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_AROUND = 60  # claims on either side that show what the article is about here
_BACK = 4  # claims before the candidate's own that are searched


@dataclass(frozen=True, slots=True)
class Option:
    """A mention that may fill a role.

    Args:
        mention: the mention.
        claim: index of the claim that it stands in.
        scope: where it was found relative to the candidate.
        back: how many claims before the candidate's.
        entity: the party it names, for parties.
        nearest: the nearest scope that has a mention of this sort at all: one farther off is likely to be beside the
            point where there is one near.
    """

    mention: Mention
    claim: int
    scope: str
    back: int
    entity: int | None = None
    nearest: str = "own"

    @property
    def place(self) -> Place:
        """Where the mention stands."""
        return Place(self.claim, self.mention.start, self.mention.end)


@dataclass(frozen=True, slots=True)
class Before:
    """The undertaking that was read last: who was in it, since lists and stories go on with the same people.

    Args:
        committers, counterparties: entities in it.
        near: how its claim stands to the candidate's: "list", "lead", "block" or "far"; "none" for no undertaking yet.
        kind, status: what it was.
    """

    committers: frozenset[int] = frozenset()
    counterparties: frozenset[int] = frozenset()
    near: str = "none"
    kind: str | None = None
    status: str | None = None


def scopes(views: Sequence[View], candidate: Candidate) -> Iterator[tuple[str, int, View]]:
    """(scope, claims back, view) of every claim that may hold a candidate's roles, the nearest first."""
    claim = views[candidate.scene].scene.claim
    yield "own", 0, views[candidate.scene]
    seen = {candidate.scene}
    for stem in reversed(claim.stems):
        seen.add(stem)
        yield "stem", 0, views[stem]
    if claim.heading is not None and claim.heading not in seen:
        seen.add(claim.heading)
        yield "heading", 0, views[claim.heading]
    for back in range(1, _BACK + 1):
        at = candidate.scene - back
        if at >= 0 and at not in seen and views[at].scene.claim.kind != "boilerplate":
            seen.add(at)
            yield "back", back, views[at]
    if 0 not in seen and views[0].scene.claim.kind == "headline":
        yield "title", 0, views[0]
    after = candidate.scene + 1
    if after < len(views) and views[after].scene.claim.kind == views[candidate.scene].scene.claim.kind:
        yield "next", 1, views[after]


def party_options(views: Sequence[View], candidate: Candidate) -> list[Option]:
    """One option an entity: its nearest mention in the nearest scope."""
    found: dict[int, Option] = {}
    for scope, back, view in scopes(views, candidate):
        refs = sorted(view.scene.parties, key=lambda r: _distance(candidate, r, scope))
        for ref in refs:
            found.setdefault(ref.entity, Option(ref.mention, view.scene.claim.index, scope, back, ref.entity))
    return list(found.values())


def _distance(candidate: Candidate, ref: PartyRef, scope: str) -> int:
    if scope != "own":
        return ref.mention.start
    in_segment = candidate.segment[0] <= ref.mention.start < candidate.segment[1]
    return abs(ref.mention.start - candidate.start) + (0 if in_segment else 1000)


def party_features(
    document: Document,
    views: Sequence[View],
    candidate: Candidate,
    option: Option,
    kind: str,
    salience: dict[int, int],
    before: Before,
) -> list[str]:
    """Features of a party as committer or counterparty of a candidate.

    Args:
        document: the article.
        views: its claims, prepared.
        candidate: the candidate.
        option: the party's nearest mention.
        kind: the candidate's kind.
        salience: how often each entity is mentioned in the article.
        before: the undertaking read last.
    """
    entity = document.entities[option.entity] if option.entity is not None else None
    mention = option.mention
    base = [*_scope_features(candidate, option), *_entity_features(entity, option, salience)]
    view = views[option.claim]
    base.extend(_neighbours(view, mention))
    if option.scope == "own":
        base.extend(_order(view, candidate, mention))
    base.extend(_continuity(option, before))
    head = nearest_cue(views[candidate.scene], candidate, "head")
    shape = clause_shape(views[candidate.scene], candidate)
    crossed = [f"{kind}|{name}" for name in base]
    crossed.extend(f"{shape}|{name}" for name in base if not name.startswith("mid:"))
    if head is not None:
        crossed.extend(f"h:{head.entry}|{name}" for name in base if name.startswith(("ord:", "P1:", "scope:", "turn:")))
    return list(dict.fromkeys([*base, *crossed]))


def _continuity(option: Option, before: Before) -> Iterator[str]:
    yield f"before:{before.near}"
    if option.entity in before.committers:
        yield f"was:committer:{before.near}"
        yield f"was:committer:{before.near}:{option.scope}"
    if option.entity in before.counterparties:
        yield f"was:counterparty:{before.near}"
        yield f"was:counterparty:{before.near}:{option.scope}"


def clause_shape(view: View, candidate: Candidate) -> str:
    """How the clause is built: whether a party and a verb stand before the nucleus, and whether it is passive."""
    inside = [c for c in view.scene.cues if candidate.segment[0] <= c.start < candidate.segment[1]]
    verbs = [c for c in inside if c.cue in ("head", "modal", "status") and not c.entry.endswith("_noun")]
    leads = [c for c in verbs if c.start <= candidate.start]
    parties = [r for r in view.scene.parties if candidate.segment[0] <= r.mention.start < candidate.start]
    forms = forms_within(view.tokens, *candidate.segment)
    passive = any(a in _BE and b.endswith("ed") for a, b in pairwise(forms))
    kind = view.scene.claim.kind if view.scene.claim.kind in ("bullet", "headline") else "text"
    verb = "verb" if leads else "late" if verbs else "verbless"
    return f"{kind}:{'party' if parties else 'alone'}:{verb}{':passive' if passive else ''}"


def _scope_features(candidate: Candidate, option: Option) -> Iterator[str]:
    yield f"scope:{option.scope}"
    yield f"scope:{option.scope}:{option.back}"
    if option.scope == "own":
        same = candidate.segment[0] <= option.mention.start < candidate.segment[1]
        yield f"scope:own:{'segment' if same else 'claim'}"
        if candidate.zone[0] <= option.mention.start < candidate.zone[1]:
            yield "scope:own:zone"


def _entity_features(entity: Entity | None, option: Option, salience: dict[int, int]) -> Iterator[str]:
    mention = option.mention
    form = getattr(mention, "form", "name")
    yield f"form:{form}"
    if getattr(mention, "possessive", False):
        yield "possessive"
    if entity is None:
        return
    yield f"type:{entity.type}"
    yield f"type:{entity.type}:{form}"
    yield f"type:{entity.type}:{option.scope}"
    most = max(salience.values(), default=1)
    count = salience.get(entity.id, 0)
    yield f"salience:{'top' if count == most else 'often' if count > 2 else 'once' if count == 1 else 'few'}"
    if count == most:
        yield f"salience:top:{option.scope}"


def _neighbours(view: View, mention: Mention) -> Iterator[str]:
    left = tokens_before(view.tokens, mention.start, 3)
    right = tokens_after(view.tokens, mention.end, 3)
    for i, form in enumerate(left, 1):
        yield f"P{i}:{form}"
    for i, form in enumerate(right, 1):
        yield f"N{i}:{form}"
    if not left:
        yield "starts"
    if len(left) > 1:
        yield f"P12:{left[1]}_{left[0]}"
    if len(right) > 1:
        yield f"N12:{right[0]}_{right[1]}"
    yield f"PN:{(left or ['^'])[0]}_{(right or ['$'])[0]}"


def _order(view: View, candidate: Candidate, mention: Mention) -> Iterator[str]:
    before = mention.start < candidate.start
    yield f"ord:{'before' if before else 'after'}"
    low, high = sorted((mention.end, candidate.start)) if before else (candidate.end, mention.start)
    between = forms_within(view.tokens, low, high)
    yield f"dist:{min(len(between), 12) // 3}"
    parties = sum(form.startswith("PTY") for form in between)
    yield f"ord:{'b' if before else 'a'}:parties:{min(parties, 3)}"
    for form in between[:12]:
        yield f"mid:{'b' if before else 'a'}:{form}"
    others = [r.mention for r in view.scene.parties]
    first = min((p.start for p in others), default=mention.start)
    yield f"ord:first:{mention.start == first}"
    in_clause = [p for p in others if candidate.segment[0] <= p.start < candidate.segment[1]]
    if in_clause and mention.start == min(p.start for p in in_clause):
        yield "ord:first_in_segment"
    yield from _turns(view, candidate, mention)


def _turns(view: View, candidate: Candidate, mention: Mention) -> Iterator[str]:
    """How the party stands to the verbs of the clause: before or after which head, with which voice."""
    heads = [c for c in view.scene.cues if c.cue == "head" and candidate.segment[0] <= c.start < candidate.segment[1]]
    for head in heads[:4]:
        side = "subject" if mention.end <= head.start else "object"
        yield f"turn:{side}:{head.entry}"
        yield f"turn:{side}:{head.subject or 'noun'}"
    following = [c for c in view.scene.cues if c.start >= mention.end and c.cue in ("head", "modal", "status", "said")]
    if following:
        yield f"turn:next:{following[0].entry}"
        yield f"turn:next:{following[0].cue}:{following[0].value}"
    previous = [c for c in view.scene.cues if c.end <= mention.start and c.cue in ("head", "modal", "status", "said")]
    if previous:
        yield f"turn:prev:{previous[-1].entry}"


def mention_options(views: Sequence[View], candidate: Candidate, sort: str) -> list[Option]:
    """Every mention of a sort in reach; of places and sectors the nearest of each name, of the others all.

    Args:
        views: the article's claims, prepared.
        candidate: the candidate.
        sort: "places", "dates", "terms", "sectors", "instruments" or "quantities".
    """
    found: list[tuple[Mention, int, str, int]] = []
    for scope, back, view in scopes(views, candidate):
        mentions = sorted(getattr(view.scene, sort), key=lambda m: _nearness(candidate, m, scope))
        found.extend((mention, view.scene.claim.index, scope, back) for mention in mentions)
    nearest = found[0][2] if found else "none"
    if any(scope == "own" and inside(m, candidate.segment) for m, _, scope, _ in found):
        nearest = "segment"
    kept: dict[object, Option] = {}
    for mention, claim, scope, back in found:
        kept.setdefault(_identity(mention), Option(mention, claim, scope, back, None, nearest))
    return list(kept.values())


def _nearness(candidate: Candidate, mention: Mention, scope: str) -> tuple[int, int]:
    if scope != "own":
        return 0, mention.start
    return 0 if inside(mention, candidate.segment) else 1, abs(mention.start - candidate.start)


def _identity(mention: Mention) -> object:
    if isinstance(mention, SectorMention):
        return mention.sector
    return mention.name if isinstance(mention, PlaceMention) else mention


def mention_features(
    views: Sequence[View], candidate: Candidate, option: Option, kind: str, extra: Sequence[str]
) -> list[str]:
    """Features of a place, date, term, sector, instrument or volume as part of a candidate.

    Args:
        views: the article's claims, prepared.
        candidate: the candidate.
        option: the mention.
        kind: the candidate's kind.
        extra: what the mention itself shows ("use:end", "sector:lng").
    """
    view = views[option.claim]
    shape = clause_shape(views[candidate.scene], candidate)
    base = [*_scope_features(candidate, option), *_neighbours(view, option.mention), *_inside_name(view, option)]
    base.append(f"scope:{option.scope}:nearest:{option.nearest}")
    if option.scope == "own":
        base.extend(_place_in_clause(view, candidate, option.mention))
    if isinstance(option.mention, SectorMention):
        base.extend(_sector_counts(views, candidate, option.mention))
    scoped = [f"{e}|{option.scope}" for e in extra]
    placed = [f"{e}|{n}" for e in extra for n in base if n.startswith(("P1:", "ord:", "scope:"))]
    crossed = [f"{kind}|{n}" for n in base if n.startswith(("P1:", "ord:", "scope:"))]
    head = nearest_cue(views[candidate.scene], candidate, "head")
    headed = [f"h:{head.entry}|{e}" for e in (*extra, f"scope:{option.scope}")] if head else []
    shapes = [f"{shape}|{option.scope}:{option.back}", *(f"{shape}|{e}" for e in extra)]
    return list(dict.fromkeys([*base, *extra, *scoped, *placed, *crossed, *headed, *shapes, f"sort:{candidate.sort}"]))


def _inside_name(view: View, option: Option) -> Iterator[str]:
    mention = option.mention
    for ref in view.scene.parties:
        if ref.mention.form == "name" and ref.mention.start <= mention.start and mention.end <= ref.mention.end:
            yield "inside:party"
            yield f"inside:party:{option.scope}"
            return


def _place_in_clause(view: View, candidate: Candidate, mention: Mention) -> Iterator[str]:
    before = mention.start < candidate.start
    low, high = sorted((mention.start, candidate.start))
    between = forms_within(view.tokens, low, high)
    yield f"ord:{'before' if before else 'after'}:{min(len(between), 16) // 4}"
    yield f"rivals:{'b' if before else 'a'}:{min(between.count('MONEY'), 2)}"
    heads = [c for c in view.scene.cues if c.cue in ("head", "status", "said", "modal")]
    previous = [c for c in heads if c.end <= mention.start]
    if previous:
        yield f"turn:prev:{previous[-1].entry}"
        yield f"turn:prev:{previous[-1].cue}"
    following = [c for c in heads if c.start >= mention.end]
    if following:
        yield f"turn:next:{following[0].entry}"


def _sector_counts(views: Sequence[View], candidate: Candidate, mention: SectorMention) -> Iterator[str]:
    """How often a sector is spoken of in the claim, near it and in the article, beside the other sectors."""
    own = [s for s in views[candidate.scene].scene.sectors if inside(s, candidate.segment)]
    claim = views[candidate.scene].scene.sectors
    around = views[max(0, candidate.scene - _AROUND) : candidate.scene + _AROUND]
    article = [s.sector for v in around for s in v.scene.sectors]
    yield f"own:{min(sum(s.sector == mention.sector for s in own), 2)}:{min(len({s.sector for s in own}), 3)}"
    yield f"claim:{min(sum(s.sector == mention.sector for s in claim), 2)}:{min(len({s.sector for s in claim}), 3)}"
    share = article.count(mention.sector) / max(len(article), 1)
    level = "most" if share > 0.5 else "much" if share > 0.25 else "some" if share > 0.1 else "few"
    yield f"share:{level}"
    yield f"share:{level}:{bool(own)}:{bool(claim)}"
    heavier = any(s.weight > mention.weight for s in own)
    yield f"heavier:{heavier}"
