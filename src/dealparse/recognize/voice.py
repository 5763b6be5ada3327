"""Who speaks when an article says "we": the speaker's party, or the firm whose release or call it is."""

from __future__ import annotations

from collections.abc import Sequence

from dealparse.model.article import Claim
from dealparse.model.mention import PartyMention
from dealparse.recognize.entities import Cluster, Clusters

FIRST_PERSON = frozenset({"we", "our", "us", "ours", "i", "my", "ourselves"})
_OPENING = 3  # claims in which a release or a transcript names whose it is


def voices(claims: Sequence[Claim], mentions: Sequence[Sequence[PartyMention]], clusters: Clusters) -> list[int | None]:
    """For each claim the party that its "we" stands for, None where it isn't known.

    Args:
        claims: the article's claims.
        mentions: the parties found in each.
        clusters: those parties, grouped.
    """
    owner = _owner(claims, clusters)
    return [_voice(claim, clusters, owner) for claim in claims]


def _voice(claim: Claim, clusters: Clusters, owner: int | None) -> int | None:
    if claim.speaker:
        for cluster in clusters.items:
            if cluster.type != "person" and _names(cluster, claim.speaker):
                return cluster.id
    return owner


def _names(cluster: Cluster, speaker: str) -> bool:
    """Whether a speaker's label ("Jane Doe, CFO", "DE BEERS") names somebody who speaks for the party."""
    wanted = speaker.split(",")[0].split("(")[0].strip().casefold()
    return any(wanted == form.casefold() for form in (cluster.name, *cluster.aliases))


def _owner(claims: Sequence[Claim], clusters: Clusters) -> int | None:
    """The firm that the opening names, the most mentioned first."""
    opening = [
        c for c in clusters.items if c.type in ("company", "fund") and any(at < _OPENING for at, _ in c.mentions)
    ]
    best = max(opening, key=lambda c: (len(c.mentions), -c.id), default=None)
    return best.id if best is not None else None
