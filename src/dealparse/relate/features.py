"""Names of what speaks for and against a candidate being an undertaking, and for its kind, status and binding flag.

Every feature is a readable string: ``seg:head:invest`` says that the clause holds the head "invest"; ``w:pledged``
that it holds the word; ``L1:of`` that the word before the nucleus is "of".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dealparse.model.mention import CueMention
from dealparse.model.scene import Document
from dealparse.relate.candidates import Candidate, View
from dealparse.relate.masked import forms_within, tokens_after, tokens_before

_WINDOW = 6
_STEM_WORDS = 14


def candidate_features(document: Document, views: Sequence[View], candidate: Candidate) -> list[str]:
    """All features of a candidate, each once.

    Args:
        document: the article.
        views: its claims, prepared.
        candidate: the candidate.
    """
    view = views[candidate.scene]
    names: dict[str, None] = {}
    for part in (
        _shape(document, view, candidate),
        _amount(candidate),
        _window(view, candidate),
        _clause_words(view, candidate),
        _cue_features(view, candidate),
        _parties(view, candidate),
        _topics(view, candidate),
        _context(document, views, candidate),
    ):
        names.update(dict.fromkeys(part))
    return list(names)


def _shape(document: Document, view: View, candidate: Candidate) -> Iterator[str]:
    claim = view.scene.claim
    yield f"sort:{candidate.sort}"
    yield f"block:{claim.kind}:{candidate.sort}"
    yield f"depth:{min(claim.depth, 2)}"
    yield f"rivals:{min(candidate.rivals, 4)}"
    yield f"rank:{min(candidate.rank, 3)}"
    if claim.stems:
        yield "has:stem"
    if claim.quoted:
        yield "has:quote"
    if claim.speaker:
        yield "has:speaker"
    place = 10 * claim.index // max(len(document.scenes), 1)
    yield f"place:{place}"
    if claim.index < 3:
        yield f"first:{claim.index}"
    if view.segments and candidate.segment == view.segments[0]:
        yield "segment:first"
    text = claim.text.rstrip()
    if text.endswith("?"):
        yield "question"
    if text.endswith(":"):
        yield f"colon:{candidate.sort}"


def _amount(candidate: Candidate) -> Iterator[str]:
    money = candidate.money
    if money is not None:
        yield f"money:{money.qualifier}"
        yield f"money:period:{money.period}"
        yield f"money:sharing:{money.sharing}"
        if money.vague:
            yield "money:vague"
        if money.per_unit:
            yield "money:per_unit"
        size = money.low or money.high
        if size:
            yield f"money:size:{len(str(int(size))) // 2}"
        if money.currency is None:
            yield "money:no_currency"
    for volume in candidate.volumes[:3]:
        yield f"vol:{volume.sort}"
        yield f"vol:unit:{volume.unit}"
        if volume.commodity:
            yield f"vol:thing:{volume.commodity.split()[-1].lower()}"


def _window(view: View, candidate: Candidate) -> Iterator[str]:
    left = tokens_before(view.tokens, candidate.start, _WINDOW)
    right = tokens_after(view.tokens, candidate.end, _WINDOW)
    for side, forms in (("L", left), ("R", right)):
        for distance, form in enumerate(forms[:3], 1):
            yield f"{side}{distance}:{form}"
        for form in forms:
            yield f"{side}:{form}"
        if len(forms) > 1:
            yield f"{side}12:{forms[0]}_{forms[1]}"
    yield f"LR:{(left or ['^'])[0]}_{(right or ['$'])[0]}"


def _clause_words(view: View, candidate: Candidate) -> Iterator[str]:
    clause = forms_within(view.tokens, *candidate.segment)
    for form in clause:
        yield f"w:{form}"
    for a, b in pairwise(clause):
        yield f"w2:{a}_{b}"
    if candidate.zone != candidate.segment:
        for form in forms_within(view.tokens, *candidate.zone):
            yield f"z:{form}"


def _cue_features(view: View, candidate: Candidate) -> Iterator[str]:
    for cue in view.scene.cues:
        where = "seg" if candidate.segment[0] <= cue.start < candidate.segment[1] else "out"
        yield f"{where}:{cue.cue}:{cue.value}"
        yield f"{where}:{cue.cue}:{cue.entry}"
        if where == "seg":
            yield f"{'before' if cue.start < candidate.start else 'after'}:{cue.cue}:{cue.value}"
    for cls in ("head", "modal", "status", "noise"):
        nearest = nearest_cue(view, candidate, cls)
        if nearest is not None:
            yield f"near:{cls}:{nearest.entry}"
            yield f"near:{cls}:{nearest.value}"
    governing = [c for c in view.scene.cues if c.cue in ("modal", "status") and c.end <= candidate.segment[0]]
    if governing:
        yield f"gov:{governing[-1].cue}:{governing[-1].entry}"
        yield f"gov:{governing[-1].cue}:{governing[-1].value}:{candidate.sort}"
    head, modal = nearest_cue(view, candidate, "head"), nearest_cue(view, candidate, "modal")
    if head and modal:
        yield f"hm:{head.value}:{modal.value}"
    for instrument in view.scene.instruments:
        where = "seg" if candidate.segment[0] <= instrument.start < candidate.segment[1] else "out"
        yield f"{where}:instrument:{instrument.instrument}"


def nearest_cue(view: View, candidate: Candidate, cls: str) -> CueMention | None:
    """The cue of a class that is nearest to the nucleus in its clause, those before it first."""
    cues = [c for c in view.scene.cues if c.cue == cls and candidate.segment[0] <= c.start < candidate.segment[1]]
    return min(
        cues, key=lambda c: (abs(c.start - candidate.start) + 20 * (c.start > candidate.start), c.start), default=None
    )


def _parties(view: View, candidate: Candidate) -> Iterator[str]:
    inside = [r.mention for r in view.scene.parties if candidate.segment[0] <= r.mention.start < candidate.segment[1]]
    before = [p for p in inside if p.start < candidate.start]
    yield f"parties:{min(len(inside), 4)}"
    yield f"parties:before:{min(len(before), 3)}"
    for party in inside:
        yield f"party:{party.type}:{party.form}"
    if before:
        yield f"party:first:{before[0].type}"
        yield f"party:last:{before[-1].type}"
    if not view.scene.parties:
        yield "parties:none"


def _topics(view: View, candidate: Candidate) -> Iterator[str]:
    for sector in view.scene.sectors:
        if candidate.segment[0] <= sector.start < candidate.segment[1]:
            yield f"sector:{sector.sector}"
    for date in view.scene.dates:
        if candidate.segment[0] <= date.start < candidate.segment[1]:
            yield f"date:{date.use}"
    if any(candidate.segment[0] <= t.start < candidate.segment[1] and t.use == "tenor" for t in view.scene.terms):
        yield "term"
    if any(candidate.segment[0] <= p.start < candidate.segment[1] for p in view.scene.places):
        yield "place:in_clause"


def _context(document: Document, views: Sequence[View], candidate: Candidate) -> Iterator[str]:
    claim = views[candidate.scene].scene.claim
    for stem in claim.stems:
        yield from _told_by("stem", views[stem])
    if claim.heading is not None:
        yield from _told_by("heading", views[claim.heading])
    if claim.index > 0:
        before = views[claim.index - 1].scene
        for cue in before.cues:
            if cue.cue in ("head", "modal", "status", "noise"):
                yield f"prev:{cue.cue}:{cue.value}"
        if before.money:
            yield "prev:money"
    title = views[0].scene if views else None
    if title is not None and title.claim.kind == "headline" and claim.index > 0:
        for cue in title.cues:
            if cue.cue in ("head", "noise"):
                yield f"title:{cue.cue}:{cue.value}"


def _told_by(name: str, view: View) -> Iterator[str]:
    for token in view.tokens[-_STEM_WORDS:]:
        yield f"{name}:{token.form}"
    for cue in view.scene.cues:
        yield f"{name}:{cue.cue}:{cue.value}"
