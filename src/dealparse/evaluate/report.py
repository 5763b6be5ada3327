"""Words for an evaluation: figures, and every miss, false alarm and wrong slot, one record after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dealparse.errors import OptionError
from dealparse.evaluate.baseline import changes
from dealparse.evaluate.describe import describe
from dealparse.evaluate.scoring import Evaluation, Figures, Outcome, score
from dealparse.evaluate.slots import SLOTS


def error_lines(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """List what is wrong, with ``-`` before a miss, ``+`` before a false alarm and ``~`` before wrong slots."""
    for outcome in outcomes:
        if outcome.state == "missed":
            yield f"- {describe(outcome)}: missed"
        elif outcome.state == "false_alarm":
            yield f"+ {describe(outcome)}: false alarm"
        elif outcome.wrong_slots:
            yield f"~ {describe(outcome)}"
            yield from (f"    {line}" for line in _wrong_slot_lines(outcome))


def _wrong_slot_lines(outcome: Outcome) -> Iterator[str]:
    assert outcome.gold is not None and outcome.predicted is not None
    for slot in SLOTS:
        if not outcome.slots[slot.name].perfect:
            wanted = ", ".join(map(str, slot.fillers(outcome.gold))) or "–"
            given = ", ".join(map(str, slot.fillers(outcome.predicted))) or "–"
            yield f"{slot.name}: {given}, coded is {wanted}"


def read_floors(items: Iterable[str]) -> dict[str, float]:
    """Read floors of the form ``detect_f1=0.6``.

    Raises:
        OptionError: not of that form, or no such figure.
    """
    known = score(()).figures.to_dict()
    floors: dict[str, float] = {}
    for item in items:
        name, _, number = item.partition("=")
        try:
            floors[name] = float(number)
        except ValueError:
            raise OptionError(f"a floor has the form detect_f1=0.6, not {item!r}") from None
        if name not in known:
            raise OptionError(f"no figure {name!r}; there are {', '.join(known)}")
    return floors


def below(figures: Figures, floors: Mapping[str, float]) -> tuple[str, ...]:
    """What lies below its floor, in words."""
    values = figures.to_dict()
    return tuple(f"{name} {values[name]:.3f} < {floor:g}" for name, floor in floors.items() if values[name] < floor)


def report_lines(now: Evaluation, before: Evaluation | None, *, errors: bool, low: Iterable[str] = ()) -> Iterator[str]:
    """The whole report: errors where wanted, figures, gains and losses where there is an earlier run, floors missed.

    Args:
        now: the run.
        before: an earlier run on the same gold.
        errors: list what is wrong.
        low: what :func:`below` gave.
    """
    if errors:
        yield from error_lines(now.outcomes)
    yield from _figure_lines(now.figures, before.figures if before else None)
    if before is not None:
        difference = changes(before, now)
        yield f"{len(difference.gains)} gains, {len(difference.losses)} losses"
        yield from (f"gain {line}" for line in difference.gains)
        yield from (f"LOSS {line}" for line in difference.losses)
    yield from low


def _figure_lines(figures: Figures, before: Figures | None) -> Iterator[str]:
    earlier = before.to_dict() if before else {}
    for name, value in figures.to_dict().items():
        shown = f"{value:.3f}" if isinstance(value, float) else str(value)
        change = f"  {value - earlier[name]:+.3f}" if name in earlier and value != earlier[name] else ""
        yield f"{name:24} {shown}{change}"
    for (wanted, given), count in figures.confusion.items():
        yield f"{wanted + ' > ' + given:24} {count}"
