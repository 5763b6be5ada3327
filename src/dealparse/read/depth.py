"""How deep a bullet lies: by its indentation, and by its mark where nothing is indented."""

from __future__ import annotations

from collections.abc import Sequence

from dealparse.read.drafts import Draft

_DEEPEST = 9
_STEP = 2


def mark_depths(text: str, drafts: Sequence[Draft]) -> None:
    """Set the depth of all bullets; each list begins anew at depth 0."""
    stack: list[tuple[int, str]] = []
    for draft in drafts:
        if draft.kind != "bullet":
            stack.clear()
            continue
        while stack and draft.indent <= stack[-1][0] - _STEP:
            stack.pop()
        if not stack or draft.indent >= stack[-1][0] + _STEP:
            stack.append((draft.indent, draft.style))
        elif draft.style != stack[-1][1]:
            _turn(stack, draft)
        draft.depth = min(len(stack) - 1, _DEEPEST)


def _turn(stack: list[tuple[int, str]], draft: Draft) -> None:
    """At the same indentation another mark goes one deeper, or back to where it was used before."""
    level = stack[-1][0]
    for at in range(len(stack) - 1, -1, -1):
        if abs(stack[at][0] - level) >= _STEP:
            break
        if stack[at][1] == draft.style:
            del stack[at + 1 :]
            return
    stack.append((level, draft.style))
