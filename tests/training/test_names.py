"""Other names for the parties of an article that is learned from."""

from __future__ import annotations

import random
from typing import Any

from dealparse.language.pieces import Cut, row_of
from dealparse.language.shapes import shape_of, shape_of_kind
from training.encoder.names import Names

WORDS = ("Kia", "buys", "Voss", ",", "kia", "said", "Kia")
IDS = {"kia": 11, "buys": 12, "voss": 13, ",": 14, "said": 15}


def article() -> dict[str, Any]:
    """One claim whose first and third word are parties."""
    cut = (tuple((IDS[w.lower()],) for w in WORDS), tuple(map(shape_of, WORDS)), shape_of_kind("paragraph"))
    return {"cuts": [cut], "pairs": [(0, "party", 0, 0, 1, 0, 1), (0, "party", 0, 2, 3, 0, 2)]}


def test_a_party_has_one_other_name_throughout_and_nothing_else_changes() -> None:
    coded = article()
    row = row_of([Cut(*coded["cuts"][0])], 1, 2)
    shown = {
        tuple(Names([coded]).disguised([row], 0, random.Random(n))[0].pieces[row.first].tolist()) for n in range(20)
    }
    assert shown == {(a, 12, b, 14, 11, 15, a) for a in (11, 13) for b in (11, 13)}
