"""The recognizers as spaCy components, each with its factory and its own span group, for anyone's pipeline.

    nlp = spacy.blank("en")
    nlp.add_pipe("dealparse_money")
    doc = nlp("Oslo lends 4 billion kroner.")
    doc.spans["dealparse_money"], doc.user_data["dealparse_money"]

Amounts are matched on characters and then widened to whole tokens. The values stand as JSON-able dicts in
``doc.user_data`` under the component's name, in the order of the spans: never on the spans themselves, where two of
the same borders would overwrite each other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from dealparse.model.base import from_amount
from dealparse.model.dates import PartialDate
from dealparse.model.mention import Mention
from dealparse.recognize.cues import find_cues
from dealparse.recognize.date_order import day_first
from dealparse.recognize.dates import find_dates
from dealparse.recognize.instruments import find_instruments
from dealparse.recognize.money import currency_hints, find_money
from dealparse.recognize.parties import collect_names, find_parties, find_places
from dealparse.recognize.quantities import find_quantities
from dealparse.recognize.sectors import find_sectors
from dealparse.recognize.terms import find_terms

Finder = Callable[[str], Sequence[Mention]]


class RecognizerComponent:
    """Writes what a recognizer finds to the span group and to ``doc.user_data`` of its name.

    Args:
        name: of the component in its pipeline; it names the group.
        find: the recognizer.
    """

    def __init__(self, name: str, find: Finder) -> None:
        self.name = name
        self.find = find

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` and return it."""
        pairs = [(doc.char_span(m.start, m.end, alignment_mode="expand"), m) for m in self.find(doc.text)]
        found = [(span, mention) for span, mention in pairs if span is not None]
        doc.spans[self.name] = [span for span, _ in found]
        doc.user_data[self.name] = [to_json(mention) for _, mention in found]
        return doc


def to_json(mention: Mention) -> dict[str, Any]:
    """A mention as a dict of JSON values.

    Examples:
        >>> to_json(Mention(0, 4, "Oslo"))
        {'start': 0, 'end': 4, 'text': 'Oslo'}
    """
    return {f.name: _plain(getattr(mention, f.name)) for f in fields(mention)}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return from_amount(value)
    if isinstance(value, PartialDate):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _parties(text: str) -> Sequence[Mention]:
    return find_parties(text, collect_names([text]))


def _places(text: str) -> Sequence[Mention]:
    return find_places(text, collect_names([text]))


@Language.factory("dealparse_money")
def make_money(nlp: Language, name: str) -> RecognizerComponent:
    """Amounts of money."""
    return RecognizerComponent(name, find_money)


@Language.factory("dealparse_quantities")
def make_quantities(nlp: Language, name: str) -> RecognizerComponent:
    """Volumes, counts and shares."""
    return RecognizerComponent(name, find_quantities)


class DatesComponent(RecognizerComponent):
    """Finds dates relative to the document's ``user_data["published"]`` (an ISO date) where it is set.

    Numeric dates are read in the order that the whole document shows.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name, find_dates)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` and return it."""
        published = doc.user_data.get("published")
        day = PartialDate.parse(published) if isinstance(published, str) else None
        order = day_first(doc.text, currency=currency_hints(doc.text).main)
        return RecognizerComponent(self.name, lambda text: find_dates(text, day, day_first=order))(doc)


@Language.factory("dealparse_dates")
def make_dates(nlp: Language, name: str) -> DatesComponent:
    """Dates and spans of time."""
    return DatesComponent(name)


@Language.factory("dealparse_terms")
def make_terms(nlp: Language, name: str) -> RecognizerComponent:
    """Durations."""
    return RecognizerComponent(name, find_terms)


@Language.factory("dealparse_parties")
def make_parties(nlp: Language, name: str) -> RecognizerComponent:
    """Parties."""
    return RecognizerComponent(name, _parties)


@Language.factory("dealparse_places")
def make_places(nlp: Language, name: str) -> RecognizerComponent:
    """Places."""
    return RecognizerComponent(name, _places)


@Language.factory("dealparse_sectors")
def make_sectors(nlp: Language, name: str) -> RecognizerComponent:
    """Sector words."""
    return RecognizerComponent(name, find_sectors)


@Language.factory("dealparse_instruments")
def make_instruments(nlp: Language, name: str) -> RecognizerComponent:
    """Instruments."""
    return RecognizerComponent(name, find_instruments)


@Language.factory("dealparse_cues")
def make_cues(nlp: Language, name: str) -> RecognizerComponent:
    """Cues of kind, modality, status and bindingness."""
    return RecognizerComponent(name, find_cues)
