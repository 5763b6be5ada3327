"""The closed lists of values that a record can hold; each is defined in docs/record.md."""

from __future__ import annotations

from typing import Literal, get_args

Kind = Literal["investment", "acquisition", "purchase", "financing", "tariff", "trade_rules", "sanction", "cooperation"]
PartyType = Literal["government", "company", "fund", "organization", "person", "group"]
Status = Literal["proposed", "pledged", "signed", "effective", "cancelled"]
Binding = Literal["binding", "non_binding", "unclear"]
Instrument = Literal[
    "letter_of_intent", "mou", "heads_of_agreement", "term_sheet", "framework_agreement", "joint_statement",
    "contract", "loan_agreement", "treaty", "law", "agreement",
]  # fmt: skip
Sector = Literal[
    "lng", "oil_gas", "coal", "nuclear", "power_grid", "renewables", "critical_minerals", "metals",
    "semiconductors", "electronics", "ai_data_centers", "digital", "quantum", "automotive", "batteries",
    "aerospace", "space", "defense", "shipbuilding", "machinery", "chemicals", "pharma", "agriculture",
    "transport", "construction", "water", "textiles", "finance", "tourism", "education", "law_enforcement",
    "manufacturing", "energy",
]  # fmt: skip
Qualifier = Literal["exact", "approx", "at_least", "at_most", "range"]
Period = Literal["year", "month", "quarter", "day"]
Genre = Literal["wire", "press_release", "fact_sheet", "column", "broadcast", "blog", "transcript", "social"]
BlockKind = Literal[
    "headline", "dateline", "paragraph", "heading", "bullet", "quote", "table_row", "caption", "comment", "boilerplate"
]

KINDS: tuple[Kind, ...] = get_args(Kind)
SECTORS: tuple[Sector, ...] = get_args(Sector)
INSTRUMENTS: tuple[Instrument, ...] = get_args(Instrument)
STATUSES: tuple[Status, ...] = get_args(Status)
