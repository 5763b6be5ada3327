"""Named entities of a spaCy pipeline that the caller brings: parties that our recognizers may not see."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dealparse.errors import OptionError
from dealparse.model.article import Claim
from dealparse.model.mention import PartyMention
from dealparse.model.vocabulary import PartyType

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TYPES: Mapping[str, PartyType] = {
    "ORG": "company", "ORGANIZATION": "company", "PERSON": "person", "PER": "person", "GPE": "government",
}  # fmt: skip
"""What a label of an entity makes of a party: OntoNotes, CoNLL, and the labels of ``dealparse_encoder``.

Nationalities (NORP) are left out: the lexicon knows them, and knows when they stand for a government.
"""
_SETS = ("doc.ents", "token.ent_type", "token.ent_iob")
_POSSESSIVE = ("'s", "’s")


class NamedEntities:
    """Finds parties with a spaCy pipeline. Pickles as well as the pipeline does.

    A spaCy pipeline isn't promised to be safe between threads (its vocabulary grows while it reads), so that only one
    thread reads with it at a time.

    Args:
        nlp: the pipeline; one of its components must set entities.

    Raises:
        OptionError: it is no spaCy pipeline, or sets no entities.

    Examples:
        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> nlp.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "kawa.io"}])
        >>> claim = Claim(index=0, block=0, start=0, end=19, text="Today kawa.io said:", kind="paragraph")
        >>> [(m.start, m.end, m.name, m.type) for m in NamedEntities(nlp).in_claims([claim])[0]]
        [(6, 13, 'kawa.io', 'company')]
    """

    def __init__(self, nlp: object) -> None:
        self._nlp = _checked(nlp)
        self._lock = threading.Lock()

    def __getstate__(self) -> dict[str, Any]:
        return {"nlp": self._nlp}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        self._nlp, self._lock = state["nlp"], threading.Lock()

    def in_claims(self, claims: Sequence[Claim]) -> list[list[PartyMention]]:
        """The parties of each claim, in order; offsets count from the claim's start.

        Args:
            claims: of an article.

        Raises:
            OptionError: a component of the pipeline failed.
        """
        # What is too long for the pipeline is a table that lost its marks, no sentence.
        texts = [c.text if len(c.text) <= self._nlp.max_length else "" for c in claims]
        with self._lock:
            try:
                return [list(_parties(doc)) for doc in self._nlp.pipe(texts)]
            except Exception as error:
                raise OptionError(
                    f"the spaCy pipeline given as nlp failed on the article: {type(error).__name__}: {error}"
                ) from error


def _parties(doc: Doc) -> Iterator[PartyMention]:
    for ent in doc.ents:
        kind = TYPES.get(ent.label_)
        owner = ent.text.endswith(_POSSESSIVE)
        name = ent.text[:-2].rstrip() if owner else ent.text
        if kind is not None and name:
            after = doc.text[ent.end_char : ent.end_char + 2]
            end = ent.start_char + len(name)
            yield PartyMention(ent.start_char, end, name, name, kind, possessive=owner or after in _POSSESSIVE)


def _checked(nlp: object) -> Language:
    # Imported here so that `import dealparse` stays quick.
    from spacy.language import Language

    if not isinstance(nlp, Language):
        raise OptionError(
            f"nlp must be a spaCy pipeline (spacy.language.Language, as spacy.load gives it), not {type(nlp).__name__}"
        )
    if not any(set(nlp.get_pipe_meta(name).assigns) & set(_SETS) for name in nlp.pipe_names):
        raise OptionError(
            "the spaCy pipeline given as nlp lacks named entities (doc.ents): none of its components "
            f'({", ".join(nlp.pipe_names) or "it has none"}) declares that it sets them; add "ner" or '
            '"entity_ruler", or declare assigns=["doc.ents"] where your component is registered'
        )
    return nlp
