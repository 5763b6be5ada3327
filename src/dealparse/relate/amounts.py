"""How much is undertaken, when and for how long: which volumes, dates and terms belong to a candidate."""

from __future__ import annotations

import re

from dealparse.model.frame import Reason
from dealparse.model.mention import DateMention, Mention, MoneyMention, QuantityMention, TermMention
from dealparse.relate.candidates import Candidate, View, inside
from dealparse.relate.roles import Reader, Scored, by_place, chosen, reason_of


def volume_extra(mention: Mention) -> list[str]:
    """What a volume itself shows."""
    assert isinstance(mention, QuantityMention)
    thing = (mention.commodity or "none").split()[-1].lower() if mention.commodity else "none"
    return [f"unit:{mention.unit}", f"sort:{mention.sort}", f"thing:{thing}", f"qualifier:{mention.qualifier}"]


def date_extra(mention: Mention) -> list[str]:
    """What a date itself shows."""
    assert isinstance(mention, DateMention)
    fine = "none" if mention.date is None else "day" if mention.date.day else "month" if mention.date.month else "year"
    return [f"use:{mention.use}", f"fine:{fine}", f"basis:{mention.basis}", f"use:{mention.use}:{fine}"]


def term_extra(mention: Mention) -> list[str]:
    """What a term itself shows."""
    assert isinstance(mention, TermMention)
    return [f"use:{mention.use}", f"years:{min(int(mention.years), 30)}"]


_PRICES_BELOW = 1000  # single units; of 2,645 coded amounts none lies between one and 50,000
_TOKEN = 1  # "sold for one euro": so little that it can't be the price of a piece


def sum_of(candidate: Candidate) -> MoneyMention | None:
    """The money of a candidate: none where it is but told of, or is so little that it is a price of one piece."""
    money = candidate.money
    size = None if money is None else money.high if money.high is not None else money.low
    if money is None or size is None or money.vague:
        return None
    return money if size == _TOKEN or size >= _PRICES_BELOW else None


def volumes_of(reader: Reader, candidate: Candidate, kind: str) -> tuple[tuple[QuantityMention, ...], list[Reason]]:
    """The volumes that are promised."""
    found = chosen(reader, candidate, kind, "quantities", "volume", volume_extra)
    mentions = [(s, s.option.mention) for s in found if isinstance(s.option.mention, QuantityMention)]
    mentions = [(s, m) for s, m in mentions if not _is_a_rivals(candidate, m)]
    unique: dict[tuple[object, ...], tuple[Scored, QuantityMention]] = {}
    for scored, mention in sorted(mentions, key=lambda m: by_place(m[0])):
        unique.setdefault((mention.low, mention.high, mention.unit), (scored, mention))
    kept = [(s, m) for s, m in unique.values() if len(unique) == 1 or not _is_old(reader.views[s.option.claim], m)]
    return tuple(m for _, m in kept), [reason_of(reader, "volume", s, m.text) for s, m in kept]


def _is_a_rivals(candidate: Candidate, mention: QuantityMention) -> bool:
    """Whether a volume belongs to another item of the enumeration that the candidate stands in."""
    if not candidate.enumerated or mention in candidate.volumes:
        return False
    return inside(mention, candidate.segment) and mention.unit == candidate.volumes[-1].unit


_OLD = re.compile(r"\b(?:instead of|rather than|down from|up from|compared with|in place of)\s\Z")
_UNTIL_NOW = re.compile(r"[,(] ?(?:now|currently|at present|today)\s\Z")  # "15%, now 30%", but not "is now 15%"
_BECOMES = re.compile(r"\s?(?:→|->|=>|⟶)\s?[0-9]")


def _is_old(view: View, mention: QuantityMention) -> bool:
    """Whether a rate is the one that a new one beside it replaces: "15% instead of 27.5%", "39% → 15%"."""
    text, at = view.scene.claim.text, view.scene.claim.start
    if mention.unit != "percent":
        return False
    before = text[max(0, mention.start - at - 16) : mention.start - at].lower()
    told = any(words.search(before) for words in (_OLD, _UNTIL_NOW))
    return told or _BECOMES.match(text, mention.end - at) is not None


def dates_of(reader: Reader, candidate: Candidate, kind: str) -> tuple[dict[str, DateMention], list[Reason]]:
    """The dates by slot: announced, start, end; the likeliest for each."""
    best: dict[str, tuple[Scored, DateMention]] = {}
    for scored in chosen(reader, candidate, kind, "dates", "date", date_extra):
        mention = scored.option.mention
        if not isinstance(mention, DateMention) or mention.date is None:
            continue
        for slot in ("start", "end") if scored.label == "range" else (scored.label,):
            if slot not in best or best[slot][0].score < scored.score:
                best[slot] = (scored, mention)
    reasons = [reason_of(reader, "date", s, f"{slot} {m.text}") for slot, (s, m) in best.items()]
    return {slot: m for slot, (_, m) in best.items()}, reasons


def term_of(reader: Reader, candidate: Candidate, kind: str) -> tuple[TermMention | None, list[Reason]]:
    """The duration, if any."""
    found = chosen(reader, candidate, kind, "terms", "term", term_extra)
    best = max(found, key=lambda s: s.score, default=None)
    if best is None or not isinstance(best.option.mention, TermMention):
        return None, []
    return best.option.mention, [reason_of(reader, "term", best, best.option.mention.text)]
