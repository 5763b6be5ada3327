"""The terms of a deal carry its paper: the instrument of the whole is that of its parts, with the binding flag."""

from __future__ import annotations

from collections.abc import Sequence

from dealparse.model.record import BindingBasis, Commitment

# A sum under a law is spent by decisions of its own, one under "an agreement" by deals that have their own names.
_LOOSE = ("law", "agreement")
_FIRM = ("contract", "loan_agreement")


def with_papers(records: Sequence[Commitment]) -> tuple[Commitment, ...]:
    """The records, parts without an instrument with that of their total.

    Args:
        records: with `part_of` set; the chains of totals have an end.
    """
    by_id = {record.id: record for record in records}
    done: dict[str, Commitment] = {}

    def settle(record: Commitment) -> Commitment:
        if record.id not in done:
            total = by_id.get(record.part_of or "")
            done[record.id] = record if total is None else _of_whole(record, settle(total))
        return done[record.id]

    return tuple(settle(record) for record in records)


def _of_whole(part: Commitment, total: Commitment) -> Commitment:
    return _in_force(_with_paper(part, total), total)


def _in_force(part: Commitment, total: Commitment) -> Commitment:
    """The terms of a deal or a package that is in force are in force."""
    if total.status != "effective" or total.money is not None or part.status != "pledged":
        return part
    basis = BindingBasis(rule="of_the_whole", reason="what it is a part of is in force", span=total.spans.get("status"))
    return part.model_copy(update={"status": "effective", "binding": "binding", "binding_basis": basis})


def _with_paper(part: Commitment, total: Commitment) -> Commitment:
    if part.instrument is not None or total.instrument is None or not _passes_on(part, total):
        return part
    changes: dict[str, object] = {"instrument": total.instrument}
    if "instrument" in total.spans:
        changes["spans"] = {**part.spans, "instrument": total.spans["instrument"]}
    if part.binding == "unclear" and total.binding != "unclear":
        reason = f"as what it is a part of: {total.binding_basis.reason}"
        basis = BindingBasis(rule="of_the_whole", reason=reason, span=total.binding_basis.span)
        changes |= {"binding": total.binding, "binding_basis": basis}
    return part.model_copy(update=changes)


def _passes_on(part: Commitment, total: Commitment) -> bool:
    if total.instrument in _FIRM:
        return part.status not in ("proposed", "cancelled")
    if part.kind == "investment" and _private(part) and not _private(total):
        return False  # firms' own investments are none of the deal's terms
    return total.instrument not in _LOOSE or total.money is None


def _private(record: Commitment) -> bool:
    return bool(record.committers) and all(p.type in ("company", "group") for p in record.committers)
