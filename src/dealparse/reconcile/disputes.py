"""Another voice contradicts: a denial, a reader's comment or a correction that says what an undertaking is not."""

from __future__ import annotations

from collections.abc import Sequence

from dealparse.lexicon.phrases import words_of
from dealparse.model.mention import CueMention
from dealparse.model.record import BindingBasis, Commitment, Evidence, SpeakerBinding
from dealparse.model.scene import Document, Scene
from dealparse.model.span import Span

_REACH = 2  # claims of a comment around the contradicting one in which its subject may be named


def apply_disputes(document: Document, records: Sequence[Commitment]) -> tuple[Commitment, ...]:
    """Records with `disputed` set, and the binding flag taken from the voice that corrects the article.

    Args:
        document: the article as recognized.
        records: without repetitions.
    """
    denials = [cue for scene in document.scenes for cue in _denials(scene)]
    found = [_where_denied(record, denials) for record in records]
    for index, scene in enumerate(document.scenes):
        cue = _contradiction(scene)
        if scene.claim.kind != "comment" or cue is None:
            continue
        at = _target(document, index, found)
        if at is not None:
            found[at] = _disputed(document, found[at], scene, cue)
    return tuple(found)


def _where_denied(record: Commitment, denials: Sequence[CueMention]) -> Commitment:
    """The record, disputed where its own quotes tell of a denial: what is denied was reported by somebody else.

    In the main quote only that of an undertaking that is called off counts: elsewhere "dispute" may be a quarrel.
    """
    quotes = record.evidence if record.status == "cancelled" else record.evidence[1:]
    if any(quote.start <= cue.start < quote.end for quote in quotes for cue in denials):
        return record.model_copy(update={"disputed": True})
    return record


def _denials(scene: Scene) -> list[CueMention]:
    """The words of a claim that deny, those that only say whether something binds left out."""
    binding = {(c.start, c.end) for c in scene.cues if c.cue == "bind"}
    return [c for c in scene.cues if c.cue == "dispute" and (c.start, c.end) not in binding]


def _contradiction(scene: Scene) -> CueMention | None:
    wanted = [c for c in scene.cues if c.cue == "dispute" or (c.cue == "bind" and c.value == "non_binding")]
    return next((c for c in wanted if c.cue == "bind"), wanted[0] if wanted else None)


def _target(document: Document, index: int, records: Sequence[Commitment]) -> int | None:
    """The record of the article itself that the comment speaks of: it shares a party, then most of the words."""
    near = [s for s in document.scenes[max(0, index - _REACH) : index + _REACH + 1] if s.claim.kind == "comment"]
    named = {document.entities[r.entity].name for s in near for r in s.parties}
    said = {w.lower for s in near for w in words_of(s.claim.text) if len(w.lower) > 3}
    scored = []
    for at, record in enumerate(records):
        if _inside_comment(document, record):
            continue
        parties = {p.name for p in record.committers}
        if parties & named:
            own = {w.lower for w in words_of(record.evidence[0].text) if len(w.lower) > 3}
            scored.append((len(own & said), -at))
    return -max(scored)[1] if scored else None


def _inside_comment(document: Document, record: Commitment) -> bool:
    at = record.evidence[0].start
    return any(s.claim.kind == "comment" and s.claim.start <= at < s.claim.end for s in document.scenes)


def _disputed(document: Document, record: Commitment, scene: Scene, cue: CueMention) -> Commitment:
    text = document.article.text
    quote = Evidence(start=scene.claim.start, end=scene.claim.end, text=scene.claim.text)
    evidence = record.evidence if quote in record.evidence else (*record.evidence, quote)
    changes: dict[str, object] = {"disputed": True, "evidence": evidence}
    if cue.cue == "bind":
        basis = BindingBasis(
            rule="corrected",
            reason="a later voice in the article says that it does not bind",
            span=Span.of(text, cue.start, cue.end),
        )
        voices = (
            SpeakerBinding(speaker=None, binding=record.binding, basis=record.binding_basis),
            SpeakerBinding(speaker=scene.claim.speaker, binding="non_binding", basis=basis),
        )
        changes |= {"binding": "non_binding", "binding_basis": basis, "binding_by_speaker": voices}
    return record.model_copy(update=changes)
