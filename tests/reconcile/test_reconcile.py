"""One undertaking once; totals and parts; a comment that contradicts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dealparse.lexicon.scores import Judge
from dealparse.model.article import Article, Block
from dealparse.model.evidence import Place
from dealparse.model.record import Commitment, Evidence, Money, Party, Volume
from dealparse.model.span import Span
from dealparse.recognize import recognize
from dealparse.reconcile import reconcile
from dealparse.reconcile.disputes import apply_disputes
from dealparse.reconcile.merge import join, merge
from dealparse.reconcile.parts import _reach, link_parts
from dealparse.reconcile.relations import pair_places, part_features, same_features
from dealparse.segment import segment
from tests.records import pledge
from tests.scenes import TableScorer, document_of

TITLE, BODY, ITEM = "Kia to put $5bn into Ohio", "Kia will invest $5 billion in Ohio:", "$2 billion for a battery plant"
TEXT = f"{TITLE}\n\n{BODY}\n\n{ITEM}"
ARTICLE = Article(
    text=TEXT,
    blocks=(
        Block(kind="headline", start=0, end=len(TITLE)),
        Block(kind="paragraph", start=TEXT.index(BODY), end=TEXT.index(BODY) + len(BODY)),
        Block(kind="bullet", start=TEXT.index(ITEM), end=len(TEXT)),
    ),
)
DOCUMENT = recognize(ARTICLE, segment(ARTICLE))
FLOORS = {"same": 0.5, "same_on_top": 0.5, "part": 0.5}
NEVER = Judge(TableScorer({"same": {"yes": 0.0, "no": 1.0}, "part": {"yes": 0.0, "no": 1.0}}))
ALWAYS = Judge(TableScorer({"same": {"yes": 1.0, "no": 0.0}, "part": {"yes": 1.0, "no": 0.0}}))


def record(name: str, quote: str, billions: int | None, *more: str) -> Commitment:
    at = [TEXT.index(q) for q in (quote, *more)]
    money = None
    if billions is not None:
        money = Money(low=Decimal(billions * 10**9), high=Decimal(billions * 10**9), currency="USD", qualifier="exact")
    return pledge(
        id=name,
        committers=(Party(name="Kia", type="company"),),
        counterparties=(),
        money=money,
        evidence=tuple(Evidence(start=a, end=a + len(q), text=q) for a, q in zip(at, (quote, *more), strict=True)),
        spans={"head": Span.of(TEXT, at[0], at[0] + 3)},
        locations=(),
        dates=pledge().dates.model_copy(update={"end": None, "spans": {}}),
    )


IN_TITLE, IN_BODY, PART = record("a", TITLE, 5), record("b", BODY, 5), record("c", ITEM, 2, BODY)


def test_joined_record_leads_with_the_body_and_keeps_all_quotes() -> None:
    joined = join(ARTICLE, IN_TITLE, IN_BODY)
    assert joined.id == "b"
    assert [e.text for e in joined.evidence] == [BODY, TITLE]


def test_what_the_fuller_record_lacks_is_filled() -> None:
    bare = IN_BODY.model_copy(update={"money": None, "sectors": ()})
    joined = join(ARTICLE, bare, IN_TITLE)
    assert joined.money == IN_TITLE.money and joined.sectors == IN_TITLE.sectors


# what only the headline tells goes where the story tells anything
@pytest.mark.parametrize(("judge", "left"), [(NEVER, 2), (ALWAYS, 1)], ids=["never", "always"])
def test_merge_asks_the_judge(judge: Judge, left: int) -> None:
    assert len(merge(DOCUMENT, [IN_TITLE, IN_BODY, PART], judge, FLOORS)) == left


def test_the_same_sum_twice_in_a_sentence_is_two_sums() -> None:
    assert IN_BODY.money is not None
    again = IN_BODY.money.model_copy(update={"span": Span.of(TEXT, TEXT.index("Ohio"), TEXT.index("Ohio") + 4)})
    assert len(merge(DOCUMENT, [IN_BODY, IN_BODY.model_copy(update={"money": again})], ALWAYS, FLOORS)) == 2
    assert len(merge(DOCUMENT, [IN_BODY, IN_BODY], ALWAYS, FLOORS)) == 1


ON_TOP = [
    ("Kia ordered 30 jets. It also took 10 jets.", ("signed", "signed"), 2),
    ("Kia ordered 30 jets. It has options on 10 jets.", ("signed", "proposed"), 2),
    ("Kia has options on 30 jets. The options on 10 jets are new.", ("proposed", "proposed"), 1),
    ("Kia ordered 30 jets. It took 10 jets.", ("signed", "signed"), 1),
]


@pytest.mark.parametrize(("text", "statuses", "left"), ON_TOP)
def test_a_volume_that_comes_on_top_is_no_repetition(text: str, statuses: tuple[str, str], left: int) -> None:
    document = document_of(text)
    records = []
    for scene, status in zip(document.scenes, statuses, strict=True):
        claim, volume = scene.claim, scene.quantities[0]
        quote = Evidence(start=claim.start, end=claim.end, text=claim.text)
        span = Span.of(text, volume.start, volume.end)
        amount = Volume(low=Decimal(10), high=Decimal(10), unit="count", qualifier="exact", span=span)
        held = {"volumes": (amount,), "evidence": (quote,), "spans": {"head": span}}
        records.append(pledge(status=status, money=None, **held))
    assert len(merge(document, records, ALWAYS, FLOORS)) == left


@pytest.mark.parametrize(("sign", "left"), [(";", 2), (",", 1)])
def test_a_semicolon_parts_two(sign: str, left: int) -> None:
    text = f"Kia will open a mill{sign} it will build a port."
    quote = Evidence(start=0, end=len(text), text=text)
    records = [
        pledge(money=None, volumes=(), evidence=(quote,), spans={"head": Span.of(text, at, at + 4)})
        for at in (text.index("open"), text.index("build"))
    ]
    assert len(merge(document_of(text), records, ALWAYS, FLOORS)) == left


def test_parts_are_linked_and_not_counted_twice() -> None:
    special = {("part", "size:smaller"): {"yes": 0.9, "no": 0.1}}
    judge = Judge(TableScorer({"part": {"yes": 0.1, "no": 0.9}}, special))
    total, part = link_parts(DOCUMENT, [IN_BODY, PART], judge, FLOORS)
    assert (part.part_of, part.countable, total.part_of, total.countable) == ("b", False, None, True)


@pytest.mark.parametrize(("count", "at"), [(1, 0), (10, 4), (1000, 0), (1000, 500), (1000, 999)])
def test_totals_are_looked_for_in_bounded_reach(count: int, at: int) -> None:
    within = _reach(count, at)
    assert len(within) == len(set(within)) <= 52
    assert at in within and all(0 <= n < count for n in within)


def test_parts_form_no_circle() -> None:
    linked = link_parts(DOCUMENT, [IN_TITLE, IN_BODY, PART], ALWAYS, FLOORS)
    parents = {r.id: r.part_of for r in linked}
    for start in parents:
        seen, at = set(), start
        while parents[at] is not None:
            assert at not in seen
            seen.add(at)
            at = str(parents[at])


@pytest.mark.parametrize(
    ("one", "other", "places"),
    [
        (IN_BODY, IN_TITLE, (Place(1, 27, 30), Place(0, 0, 3), "far")),
        (PART, IN_BODY, (Place(2, 64, 67), Place(1, 27, 30), "far")),
        (PART, PART, (Place(2, 64, 67), Place(2, 64, 67), "own")),
    ],
    ids=["story and headline", "bullet and stem", "one claim"],
)
def test_where_the_nuclei_of_a_pair_stand(one: Commitment, other: Commitment, places: tuple[Place, Place, str]) -> None:
    assert pair_places(DOCUMENT, one, other) == places


@pytest.mark.parametrize(
    "wanted", ["money:equal", "kind:True", "committers:equal", "title:True", "counterparties:none", "sectors:equal"]
)
def test_features_of_a_repetition(wanted: str) -> None:
    assert wanted in same_features(ARTICLE, IN_TITLE, IN_BODY)


@pytest.mark.parametrize("wanted", ["size:smaller", "stem:True", "order:before", "committers:equal", "currency:equal"])
def test_features_of_a_part(wanted: str) -> None:
    assert wanted in part_features(ARTICLE, PART, IN_BODY, [IN_BODY, PART])


COMMENTED = (
    "Kia will buy 90 MW of wind power from Hanwha.\n\nComments\n\nMina says:\n\n"
    "Kia has signed a letter with Hanwha about wind power. The letter is not legally binding.\n"
)


def commented() -> Commitment:
    quote = "Kia will buy 90 MW of wind power from Hanwha."
    return pledge(
        committers=(Party(name="Kia", type="company"),), counterparties=(), money=None, spans={}, locations=(),
        evidence=(Evidence(start=0, end=len(quote), text=quote),),
        dates=pledge().dates.model_copy(update={"spans": {}}),
        binding_basis=pledge().binding_basis.model_copy(update={"span": None}),
    )  # fmt: skip


def test_a_comment_that_contradicts_decides_and_marks_as_disputed() -> None:
    [record] = apply_disputes(document_of(COMMENTED), [commented()])
    assert (record.disputed, record.binding, record.binding_basis.rule) == (True, "non_binding", "corrected")
    assert record.binding_basis.span is not None and "not legally binding" in record.binding_basis.span.text
    assert [v.binding for v in record.binding_by_speaker] == ["unclear", "non_binding"]
    assert record.evidence[-1].text == "The letter is not legally binding."


@pytest.mark.parametrize(
    ("text", "status", "disputed"),
    [
        ("Kia denied a report that it was in talks with Hanwha.", "cancelled", True),
        ("Kia denied a report that it was in talks with Hanwha.", "proposed", False),
        ("Kia dropped its plan to build with Hanwha.", "cancelled", False),
    ],
)
def test_a_denial_disputes_what_was_reported(text: str, status: str, disputed: bool) -> None:
    quote = (Evidence(start=0, end=len(text), text=text),)
    [record] = apply_disputes(document_of(text), [commented().model_copy(update={"status": status, "evidence": quote})])
    assert record.disputed is disputed


def test_a_comment_about_somebody_else_changes_nothing() -> None:
    text = COMMENTED.replace("Kia has signed", "Volvo has signed").replace("with Hanwha about", "with Scania about")
    assert apply_disputes(document_of(text), [commented()]) == (commented(),)


def test_equal_records_get_ids_of_their_own() -> None:
    document = document_of(TEXT)
    one = IN_BODY.model_copy(update={"id": "x"})
    ids = [r.id for r in reconcile(document, [one, one], NEVER, FLOORS)]
    assert ids == ["x", "x-2"]
