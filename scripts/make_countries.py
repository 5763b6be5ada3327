"""Writes src/dealparse/lexicon/data/countries.jsonl from CLDR (through babel) and countries_extra.tsv.

    python scripts/make_countries.py

Names come from CLDR; adjectives, capitals, official and press names and metonyms are kept by hand in the table beside
this file. babel is needed for this script only, never by the library.
"""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "src/dealparse/lexicon/data/countries.jsonl"
# Codes of CLDR that are not territories with a government of their own, or that another lexicon file holds.
NOT_COUNTRIES = frozenset(
    [
        "AC",
        "AQ",
        "BV",
        "CP",
        "CQ",
        "DG",
        "EA",
        "EU",
        "EZ",
        "HM",
        "IC",
        "IO",
        "QO",
        "TA",
        "TF",
        "UM",
        "UN",
        "XA",
        "XB",
        "ZZ",
    ]
)
# CLDR's clarifying forms, which no article writes.
CLARIFYING = {
    "CC": "Cocos Islands",
    "CD": "Congo",
    "CG": "Congo-Brazzaville",
    "HK": "Hong Kong",
    "MO": "Macao",
    "MM": "Myanmar",
}


def extra_rows() -> dict[str, list[list[str]]]:
    """The hand-kept columns by code."""
    rows: dict[str, list[list[str]]] = {}
    for line in (HERE / "countries_extra.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            code, *columns = line.split("\t")
            rows[code] = [[item for item in column.split(";") if item] for column in columns]
    return rows


def spellings(name: str) -> list[str]:
    """The name, with a straight apostrophe, and with "and" for "&"."""
    straight = name.replace("’", "'")
    return list(dict.fromkeys([straight, straight.replace("&", "and")]))


def entry(code: str, name: str, extra: list[list[str]]) -> dict[str, object]:
    """One line of the lexicon."""
    adjectives, capitals, others, metonyms = extra
    names = list(dict.fromkeys([*spellings(name), *others]))
    return {
        "id": code,
        "names": names,
        "adjectives": adjectives,
        "capitals": capitals,
        "metonyms": metonyms,
        "example": f"The tribunal heard {names[0]} on the matter.",
    }


def main() -> None:
    """Write the file, sorted by code."""
    territories = {str(code): str(name) for code, name in Locale("en").territories.items()}
    extra = extra_rows()
    codes = sorted(c for c in territories if len(c) == 2 and c.isalpha() and c not in NOT_COUNTRIES)
    rows = (entry(c, CLARIFYING.get(c, territories[c]), extra.get(c, [[], [], [], []])) for c in codes)
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    TARGET.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
