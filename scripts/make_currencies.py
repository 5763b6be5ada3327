"""Makes src/dealparse/lexicon/data/currencies.jsonl from CLDR (through babel, a tool of ours and no dependency).

Run it after a new CLDR release: ``python scripts/make_currencies.py``. What the press says and CLDR doesn't know is
kept by hand in currency_names.jsonl and currency_groups.jsonl, never here.
"""

from __future__ import annotations

import datetime
import json
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name, get_currency_precision, get_currency_symbol

DATA = Path(__file__).parent.parent / "src/dealparse/lexicon/data"
# Left by the euro and its last joiners: articles about old deals still name them.
HISTORIC = {
    "ATS": "AT", "BEF": "BE", "BGN": "BG", "DEM": "DE", "ESP": "ES", "FIM": "FI", "FRF": "FR", "GRD": "GR",
    "HRK": "HR", "IEP": "IE", "ITL": "IT", "NLG": "NL", "PTE": "PT",
}  # fmt: skip
# Funds codes and the like: legal in ISO 4217, never the currency of a deal.
NOT_MONEY = {"BOV", "CHE", "CHW", "CLF", "COU", "MXV", "USN", "UYI", "UYW", "XUA", "XSU", "XTS", "XXX"}


def tender_today(today: datetime.date) -> dict[str, list[str]]:
    """Currency code → territories where it is legal tender on `today`."""
    places: dict[str, list[str]] = {}
    for territory, rows in sorted(get_global("territory_currencies").items()):
        for code, start, end, is_tender in rows:
            begun = start is None or datetime.date(*start) <= today
            ended = end is not None and datetime.date(*end) < today
            if is_tender and begun and not ended and len(territory) == 2:
                places.setdefault(code, []).append(territory)
    return places


def entry(code: str, territories: list[str], historic: bool) -> dict[str, object]:
    """One line of the file."""
    one, many = get_currency_name(code, 1, "en_US"), get_currency_name(code, 2, "en_US")
    symbol = get_currency_symbol(code, "en_US")
    line: dict[str, object] = {
        "id": code,
        "names": list(dict.fromkeys([one.casefold(), many.casefold()])),
        "symbols": [symbol] if symbol != code else [],
        "digits": get_currency_precision(code),
        "territories": territories,
        "example": f"The loan is worth {code} 250 million.",
    }
    if historic:
        line["historic"] = True
    return line


def main() -> None:
    today = datetime.date.fromisoformat("2026-01-01")
    places = {code: lands for code, lands in tender_today(today).items() if code not in NOT_MONEY}
    known = set(Locale("en").currencies)
    rows = [entry(code, lands, historic=False) for code, lands in places.items() if code in known]
    rows.append(entry("XDR", [], historic=False))  # the IMF lends in it, no country pays with it
    rows += [entry(code, [land], historic=True) for code, land in HISTORIC.items() if code not in places]
    rows.sort(key=lambda row: str(row["id"]))
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (DATA / "currencies.jsonl").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
