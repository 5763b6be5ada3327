"""The aligner of the linear scores: which candidate carries which coded record."""

from __future__ import annotations

from typing import Any

from dealparse.relate.candidates import candidates_in, views_of
from tests.scenes import document_of
from training.linear.align import align, locate

TEXT = (
    "Kia to spend $200m in Ohio\n\nKia will invest $200 million in Ohio. Revenue was $3 billion.\n\n"
    "Hanwha and Oslo will cooperate on wind power research."
)
INVEST: dict[str, Any] = {
    "kind": "investment", "money": {"low": 200_000_000, "high": 200_000_000}, "volumes": [],
    "evidence": ["Kia will invest $200 million in Ohio.", "Kia to spend $200m in Ohio"],
    "anchors": {"head": "will invest", "money": "$200 million"},
}  # fmt: skip
COOPERATE: dict[str, Any] = {
    "kind": "cooperation", "money": None, "volumes": [],
    "evidence": ["Hanwha and Oslo will cooperate on wind power research."], "anchors": {"head": "will cooperate"},
}  # fmt: skip


def aligned() -> tuple[dict[str, int], dict[str, int], list[str]]:
    document = document_of(TEXT)
    views = views_of(document)
    candidates = [c for i, view in enumerate(views) for c in candidates_in(i, view)]
    result = align(candidates, views, [locate(TEXT, INVEST), locate(TEXT, COOPERATE)])
    words = [TEXT[c.start : c.end] for c in candidates]
    carried = {words[i]: j for i, j in result.carries.items()}
    mentioned = {words[i]: j for i, j in result.mentions.items()}
    rest = [
        w for i, w in enumerate(words) if i not in result.carries | result.mentions | dict.fromkeys(result.ignored, 0)
    ]
    return carried, mentioned, rest


def test_the_anchored_amount_carries_the_record_and_the_headline_mentions_it() -> None:
    carried, mentioned, rest = aligned()
    assert carried == {"$200 million": 0, "cooperate": 1}
    assert mentioned == {"$200m": 0}
    assert rest == ["$3 billion"]


def test_anchors_are_found_inside_the_quotes() -> None:
    located = locate(TEXT, INVEST)
    assert [TEXT[a:b] for a, b in located.anchors["money"]] == ["$200 million"]
    assert [TEXT[a:b] for a, b in located.quotes] == INVEST["evidence"]
