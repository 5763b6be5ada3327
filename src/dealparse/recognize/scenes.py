"""Runs all recognizers over the claims of an article: from claims to scenes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from dealparse.lexicon.phrases import Word, words_of
from dealparse.model.article import Article, Claim
from dealparse.model.mention import DateMention, Mention, PartyMention, PlaceMention, QuantityMention
from dealparse.model.scene import Document, Entity, PartyRef, Scene
from dealparse.recognize.collect import names_in
from dealparse.recognize.cues import find_cues
from dealparse.recognize.date_order import day_first
from dealparse.recognize.dates import anchors_of, find_dates
from dealparse.recognize.entities import Clusters, cluster
from dealparse.recognize.instruments import find_instruments
from dealparse.recognize.money import CurrencyHints, currency_hints, paragraph_hints
from dealparse.recognize.name_spans import cut, look
from dealparse.recognize.parties import parties_in
from dealparse.recognize.places import places_in
from dealparse.recognize.quantities import find_amounts
from dealparse.recognize.sectors import find_sectors
from dealparse.recognize.terms import find_terms
from dealparse.recognize.voice import FIRST_PERSON, voices

M = TypeVar("M", bound=Mention)
_REACH = 6  # claims back in which "a year later" finds its date


def recognize(
    article: Article, claims: Sequence[Claim], named: Sequence[Sequence[PartyMention]] | None = None
) -> Document:
    """Find every mention in every claim, and the parties that run through the article.

    Args:
        article: the article.
        claims: its claims, in order.
        named: parties that another reader has found in each claim, offsets counted from its start; they count where
            we see none.
    """
    looked = [look(c.text) for c in claims]
    names = names_in(looked)
    scans = [cut(seen, names) for seen in looked]
    hints = currency_hints(article.text)
    parties = [parties_in(seen, names) for seen in scans]
    places = [places_in(seen, names) for seen in scans]
    if named is not None:
        parties = [_with_named(*found) for found in zip(parties, places, named, strict=True)]
    clusters = cluster(parties)
    speaking = voices(claims, parties, clusters)
    dates = _dates(article, claims, hints)
    counted = _counted_in(claims, hints)
    scenes = []
    for number, claim in enumerate(claims):
        refs = tuple(
            PartyRef(mention.shifted(claim.start), entity)
            for index, mention in enumerate(parties[number])
            for entity in _entities_of(clusters, number, index, mention, speaking[number])
        )
        scenes.append(_scene(claim, places[number], counted[claim.block], refs, dates[number]))
    entities = {c.id: Entity(c.id, c.name, c.aliases, c.type, c.code) for c in clusters.items}
    return Document(article, tuple(scenes), entities, article.published)


def _with_named(
    parties: Sequence[PartyMention], places: Sequence[PlaceMention], named: Sequence[PartyMention]
) -> list[PartyMention]:
    """Our parties, and those named by another where ours are not; a government's name stands for a place as well."""

    def is_new(mention: PartyMention) -> bool:
        others = [*parties, *places] if mention.type == "government" else parties
        return all(mention.end <= o.start or o.end <= mention.start for o in others)

    return sorted([*parties, *filter(is_new, named)], key=lambda m: m.start)


def _entities_of(
    clusters: Clusters, claim: int, index: int, mention: PartyMention, speaking: int | None
) -> Iterator[int]:
    if mention.form == "pronoun" and mention.text.casefold() in FIRST_PERSON:
        if speaking is not None:
            yield speaking
        return
    several = clusters.several.get((claim, index))
    if several:
        yield from several
        return
    one = clusters.ids[claim][index]
    if one is not None:
        yield one


def _counted_in(claims: Sequence[Claim], hints: CurrencyHints) -> dict[int, CurrencyHints]:
    """What signs and names mean in each paragraph, and the currency that it counts in."""
    texts: dict[int, list[str]] = {}
    for claim in claims:
        texts.setdefault(claim.block, []).append(claim.text)
    return {block: paragraph_hints(sentences, hints) for block, sentences in texts.items()}


def _dates(article: Article, claims: Sequence[Claim], hints: CurrencyHints) -> list[list[DateMention]]:
    """The dates of each claim; what the article says as a whole, and the claims before, help to read them."""
    order = day_first(article.text, url=article.url, publisher=article.publisher, currency=hints.main)
    found: list[list[DateMention]] = []
    for claim in claims:
        earlier = anchors_of(mention for dates in found[-_REACH:] for mention in dates)
        found.append(find_dates(claim.text, article.published, day_first=order, earlier=earlier))
    return found


def _scene(
    claim: Claim,
    places: Sequence[PlaceMention],
    hints: CurrencyHints,
    refs: tuple[PartyRef, ...],
    dates: Sequence[DateMention],
) -> Scene:
    text, words = claim.text, words_of(claim.text)
    money, quantities = find_amounts(text, hints=hints)
    return Scene(
        claim=claim,
        words=tuple(Word(w.start + claim.start, w.end + claim.start, w.text, w.lower) for w in words),
        money=_moved(claim, money),
        quantities=_outside_parties(_moved(claim, quantities), refs),
        dates=_moved(claim, dates),
        terms=_moved(claim, find_terms(text)),
        parties=refs,
        places=_moved(claim, places),
        sectors=_moved(claim, find_sectors(text, words)),
        instruments=_moved(claim, find_instruments(text, words)),
        cues=_moved(claim, find_cues(text, words)),
    )


def _outside_parties(quantities: Sequence[QuantityMention], refs: Sequence[PartyRef]) -> tuple[QuantityMention, ...]:
    """ "The two agencies" and "eleven banks" count who acts, not what is promised."""
    spans = {(r.mention.start, r.mention.end) for r in refs}
    return tuple(q for q in quantities if not any(a <= q.start and q.end <= b for a, b in spans))


def _moved(claim: Claim, mentions: Sequence[M]) -> tuple[M, ...]:
    return tuple(m.shifted(claim.start) for m in mentions)
