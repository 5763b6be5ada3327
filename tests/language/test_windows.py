"""Every wanted claim is shown once as wanted, with what introduces it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealparse.language.windows import contexts_of, windows_of
from dealparse.model.article import Claim


def claim(index: int, block: int = 0, stems: tuple[int, ...] = (), heading: int | None = None) -> Claim:
    return Claim(index=index, block=block, start=0, end=0, text="", kind="paragraph", stems=stems, heading=heading)


LIST = [claim(0), claim(1), claim(2, 1, (1,)), claim(3, 2, (1,)), claim(4, 3, (1, 3))]


@pytest.mark.parametrize(("number", "context"), [(0, ()), (1, (0,)), (2, (1, 0)), (3, (1, 2)), (4, (3, 1, 2))])
def test_context(number: int, context: tuple[int, ...]) -> None:
    assert contexts_of(LIST)[number] == context


@given(st.lists(st.integers(0, 60), min_size=1, max_size=30), st.integers(1, 80), st.data())
def test_each_wanted_claim_once(lengths: list[int], limit: int, data: st.DataObject) -> None:
    contexts = contexts_of([claim(n) for n in range(len(lengths))])
    wanted = data.draw(st.sets(st.integers(0, len(lengths) - 1)))
    windows = windows_of(contexts, lengths, wanted, limit)
    assert sorted(n for w in windows for n in w.wanted) == sorted(wanted)
    for window in windows:
        assert window.wanted <= set(window.claims)
        assert len(window.claims) == 1 or sum(lengths[n] for n in window.claims) <= limit


def test_an_item_is_shown_with_its_stem() -> None:
    windows = windows_of(contexts_of(LIST), [50, 50, 50, 50, 50], limit=110)
    assert [w.claims for w in windows if 3 in w.wanted] == [(1, 3)]
