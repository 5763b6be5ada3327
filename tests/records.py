"""Records made by hand, and Hypothesis strategies for all of them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, get_args

from hypothesis import strategies as st

from dealparse.lexicon.codes import currency_codes, unit_names
from dealparse.model.article import Article, Block
from dealparse.model.dates import Dates, PartialDate
from dealparse.model.extraction import Extraction
from dealparse.model.record import BindingBasis, Commitment, Evidence, Money, Party, Volume
from dealparse.model.span import Span
from dealparse.model.vocabulary import (
    INSTRUMENTS,
    KINDS,
    SECTORS,
    STATUSES,
    Binding,
    PartyType,
    Period,
    Qualifier,
)

TEXT = (
    "Borduria to put $3bn into Syldavian ports\n\n"
    "Borduria will invest at least $3 billion in the ports of Syldavia by 2031.\n\n"
    "Sprodj Grain signed a letter of intent to ship 2 million tonnes a year <b>from Klow & beyond</b>."
)
FIRST = "Borduria will invest at least $3 billion in the ports of Syldavia by 2031."
SECOND = "Sprodj Grain signed a letter of intent to ship 2 million tonnes a year <b>from Klow & beyond</b>."


def span(words: str, text: str = TEXT, after: str = "") -> Span:
    """The first place of `words` in the text, behind `after` where given."""
    start = text.index(words, text.index(after) if after else 0)
    return Span.of(text, start, start + len(words))


def evidence(words: str, text: str = TEXT) -> Evidence:
    """A quote of the text."""
    return Evidence(**span(words, text).model_dump())


def pledge(**changes: Any) -> Commitment:
    """The first undertaking of TEXT, with fields changed."""
    fields: dict[str, Any] = {
        "id": "d1",
        "kind": "investment",
        "committers": (Party(name="Borduria", type="government", span=span("Borduria", after=FIRST)),),
        "counterparties": (Party(name="Syldavia", aliases=("Syldavian",), type="government"),),
        "money": Money(
            low=Decimal(3_000_000_000), currency="USD", qualifier="at_least", span=span("at least $3 billion")
        ),
        "sectors": ("transport",),
        "status": "pledged",
        "binding": "unclear",
        "dates": Dates(end=PartialDate(2031), spans={"end": span("by 2031")}),
        "locations": ("ports of Syldavia",),
        "evidence": (evidence(FIRST), evidence("Borduria to put $3bn into Syldavian ports")),
        "spans": {"head": span("invest")},
        "confidence": 0.9,
        "binding_basis": BindingBasis(rule="plain_promise", reason="a plain promise", span=span("will")),
    }
    return Commitment(**(fields | changes))


def offtake(**changes: Any) -> Commitment:
    """The second undertaking of TEXT, with fields changed."""
    fields: dict[str, Any] = {
        "id": "d2",
        "kind": "purchase",
        "committers": (Party(name="Sprodj Grain", type="company", span=span("Sprodj Grain")),),
        "volumes": (
            Volume(
                low=Decimal(2),
                high=Decimal(2),
                unit="Mt/year",
                qualifier="exact",
                commodity="grain",
                span=span("2 million tonnes a year"),
            ),
        ),
        "sectors": ("agriculture",),
        "status": "signed",
        "instrument": "letter_of_intent",
        "binding": "non_binding",
        "evidence": (evidence(SECOND),),
        "confidence": 0.75,
        "binding_basis": BindingBasis(
            rule="letter_of_intent", reason="a letter of intent binds nobody", span=span("letter of intent")
        ),
    }
    return Commitment(**(fields | changes))


def extraction(*commitments: Commitment, text: str = TEXT) -> Extraction:
    """An extraction of TEXT with the given records, by default both."""
    return Extraction(
        article=Article(text=text, blocks=(Block(kind="paragraph", start=0, end=len(text)),), title="Ports"),
        commitments=commitments or (pledge(), offtake()),
        version="0",
    )


# --- strategies ---------------------------------------------------------------------------------------------------

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
amounts = st.one_of(
    st.integers(0, 10**18).map(Decimal),
    st.decimals(min_value=0, max_value=10**6, places=3),
    st.sampled_from([Decimal("5.5E+11"), Decimal("1.10"), Decimal("0.000")]),
)


@st.composite
def bounds(draw: st.DrawFn) -> dict[str, Any]:
    """low, high and a qualifier that agree."""
    qualifier = draw(st.sampled_from(get_args(Qualifier)))
    one, other = sorted((draw(amounts), draw(amounts)))
    low, high = {
        "exact": (one, one),
        "approx": (one, one),
        "at_least": (one, None),
        "at_most": (None, other),
        "range": (one, other),
    }[qualifier]
    return {"low": low, "high": high, "qualifier": qualifier}


def money() -> st.SearchStrategy[Money]:
    """Any amount of money."""
    extra = st.fixed_dictionaries(
        {
            "currency": st.sampled_from(sorted(currency_codes())),
            "period": st.one_of(st.none(), st.sampled_from(get_args(Period))),
        }
    )
    return st.builds(lambda b, e: Money(**b, **e), bounds(), extra)


def volumes() -> st.SearchStrategy[Volume]:
    """Any quantity."""
    units = st.sampled_from(sorted(unit for unit in unit_names() if "/" not in unit))
    rates = st.sampled_from(["", "/year", "/day"])
    return st.builds(
        lambda b, unit, rate, thing: Volume(**b, unit=unit + rate, commodity=thing),
        bounds(),
        units,
        rates,
        st.one_of(st.none(), names),
    )


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Any date cut to what is known."""
    day = draw(st.dates().filter(lambda d: d.year >= 1000))
    cut = draw(st.integers(0, 2))
    return PartialDate(day.year, day.month if cut else None, day.day if cut > 1 else None)


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """Any extraction: a text, and records whose spans are true to it."""
    text = draw(texts.filter(len))

    def any_span() -> Span:
        start = draw(st.integers(0, len(text)))
        return Span.of(text, start, draw(st.integers(start, len(text))))

    def maybe_span() -> Span | None:
        return any_span() if draw(st.booleans()) else None

    def party() -> Party:
        return Party(
            name=draw(names),
            aliases=tuple(draw(st.lists(names, max_size=2))),
            type=draw(st.sampled_from(get_args(PartyType))),
            span=maybe_span(),
        )

    def dates() -> Dates:
        start, end = sorted((draw(partial_dates()), draw(partial_dates())))
        term = draw(st.one_of(st.none(), st.integers(1, 99).map(Decimal)))
        return Dates(start=start, end=end, term_years=term, spans={"start": any_span()})

    def commitment(identity: str, total: str | None) -> Commitment:
        return Commitment(
            id=identity,
            kind=draw(st.sampled_from(KINDS)),
            committers=tuple(party() for _ in range(draw(st.integers(0, 2)))),
            money=draw(st.one_of(st.none(), money())),
            volumes=tuple(draw(st.lists(volumes(), max_size=2))),
            sectors=tuple(draw(st.lists(st.sampled_from(SECTORS), max_size=2))),
            status=draw(st.sampled_from(STATUSES)),
            instrument=draw(st.one_of(st.none(), st.sampled_from(INSTRUMENTS))),
            binding=draw(st.sampled_from(get_args(Binding))),
            dates=dates(),
            locations=tuple(draw(st.lists(names, max_size=2))),
            attribution=draw(st.one_of(st.none(), names)),
            part_of=total,
            disputed=draw(st.booleans()),
            evidence=(Evidence(**any_span().model_dump()),),
            spans={"head": any_span()},
            confidence=draw(st.floats(0, 1)),
            binding_basis=BindingBasis(rule=draw(names), reason=draw(texts), span=maybe_span()),
        )

    count = draw(st.integers(0, 3))
    records = tuple(commitment(f"d{i}", draw(st.sampled_from([None, "d0"])) if i else None) for i in range(count))
    return Extraction(
        article=Article(text=text, published=draw(st.one_of(st.none(), partial_dates()))),
        commitments=records,
        version="0",
    )
