"""Which candidates are worth the encoder's time, by a cheap score that is seen beside the article's best one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def worth_reading(scores: Sequence[float], floors: Mapping[str, float]) -> list[bool]:
    """Whether each candidate of an article is read.

    Undertakings stand in articles about undertakings: what is doubtful beside a sure one may be a further item of the
    same deal, but where even the best is doubtful, the article is about something else. So a candidate has to reach
    "worth" by itself, and "worth_article" when its score is multiplied by the best one of the article.

    Args:
        scores: how likely each is an undertaking, by its features alone.
        floors: all floors.

    Examples:
        >>> floors = {"worth": 0.02, "worth_article": 0.04}
        >>> worth_reading([0.9, 0.05, 0.01], floors), worth_reading([0.19, 0.05], floors)
        ([True, True, False], [False, False])
    """
    best = max(scores, default=0.0)
    return [score >= floors["worth"] and score * best >= floors["worth_article"] for score in scores]
