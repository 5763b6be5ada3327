"""Amounts against the outside test sets, and beside the peers that do this job.

    python benchmarks/quantities.py run GOLD.jsonl OUT.jsonl      dealparse's answers, one line a text
    python benchmarks/quantities.py table GOLD.jsonl...           precision, recall, F1, texts a second
    python benchmarks/quantities.py speed [SENTENCES.txt]         sentences a second on one core, beside a yardstick

A gold line is ``{"id", "text", "quantities": [{"value", "value_hi"?, "unit", "kind"}]}``. Peers that are installed
(quantulum3, recognizers-text-suite) run on the same texts; those that aren't are named and left out.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from dealparse.model.mention import MoneyMention, QuantityMention
from dealparse.recognize.money import currency_hints
from dealparse.recognize.quantities import find_amounts

Row = dict[str, Any]
Reader = Callable[[str], list[Row]]

# Our unit strings in the words of the test sets; what isn't here is of no kind that they score.
OUTSIDE = {
    "m": "metre", "km": "kilometre", "cm": "centimetre", "mm": "millimetre", "micrometer": "micrometre",
    "nm": "nanometre", "dm": "decimetre", "picometer": "picometre", "mile": "mile", "ft": "foot", "inch": "inch",
    "yard": "yard", "nautical_mile": "nautical mile", "m**2": "square metre", "km**2": "square kilometre",
    "ft**2": "square foot", "mile**2": "square mile", "acre": "acre", "hectare": "hectare", "liter": "litre",
    "milliliter": "millilitre", "hectoliter": "hectolitre",
    "m**3": "cubic metre", "ft**3": "cubic foot", "gallon": "gallon", "bbl": "barrel",
    "bushel": "bushel", "pint": "pint", "quart": "quart", "cup": "cup", "teaspoon": "teaspoon",
    "tablespoon": "tablespoon", "fluid_ounce": "fluid ounce", "kg": "kilogram", "g": "gram", "mg": "milligram",
    "microgram": "microgram", "lb": "pound", "oz": "ounce", "troy_ounce": "ounce", "t": "tonne", "Mt": "megaton",
    "kt": "kiloton", "short_ton": "ton", "dram": "dram", "W": "watt", "kW": "kilowatt", "MW": "megawatt",
    "GW": "gigawatt", "TW": "terawatt", "horsepower": "horsepower",
    "brake_horsepower": "brake horsepower",
    "Gt": "gigaton", "J": "joule", "kJ": "kilojoule",
    "MJ": "megajoule", "kWh": "kilowatt hour", "MWh": "megawatt hour", "GWh": "gigawatt hour",
    "TWh": "terawatt hour", "calorie": "calorie", "kilocalorie": "kilocalorie", "Btu": "british thermal unit",
    "eV": "electronvolt", "mile/hour": "mile per hour", "km/hour": "kilometre per hour", "m/second": "metre per second",
    "m/millisecond": "metre per millisecond", "cm/millisecond": "centimetre per millisecond",
    "km/millisecond": "kilometre per millisecond", "ft/second": "foot per second", "knot": "knot",
    "mile/gallon": "mile per gallon", "pascal": "pascal", "kilopascal": "kilopascal", "megapascal": "megapascal",
    "gigapascal": "gigapascal", "bar": "bar", "psi": "pound per square inch",
    "kilopound_force_per_square_inch": "kilopound per square inch", "degC": "celsius", "degF": "fahrenheit",
    "kelvin": "kelvin", "Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz", "volt": "volt",
    "kilovolt": "kilovolt", "ampere": "ampere", "milliampere*hour": "milliampere-hour", "farad": "farad",
    "ohm": "ohm", "newton*meter": "newton metre", "foot*force_pound": "pound-foot", "bit": "bit", "byte": "byte",
    "kilobyte": "kilobyte", "megabyte": "megabyte", "gigabyte": "gigabyte", "terabyte": "terabyte",
    "megabit": "megabit", "gigabit": "gigabit", "megabit/second": "megabit per second", "degree": "degree",
    "radian": "radian", "turn": "turn", "microgram/gram": "microgram",
}  # fmt: skip
QUALIFIER = {"exact": "=", "range": "=", "approx": "~", "at_least": ">", "at_most": "<"}
# The sets read "barrels a day" as barrels, and name a rate only where the text says "per" or writes it as one unit.
RATES = {"bbl/day": "barrel per day", "t/year": "metric ton per year", "gallon/year": "gallon per year"}
WARM_UP = "About $5 million, 3 tonnes a year, half of it, 20 jets and 5 million kroner for Norway and Canada."
SIGNED = re.compile(r"[-\u2212(]|[A-Z]{0,3}[^\w\s][-\u2212]\d")
SAID_AS_RATE = re.compile(r"\bper\b|/|\d\s?[a-z]*(?:bpd|tp[ad]|bopd|mtpa)\b", re.I)


def read(text: str) -> list[Row]:
    """dealparse's answer for one text, which is taken for an article of one sentence."""
    money, quantities = find_amounts(text, hints=currency_hints(text))
    return [row for m in money if (row := _money(m))] + [row for q in quantities if (row := _quantity(q))]


def _ends(mention: MoneyMention | QuantityMention) -> Row | None:
    ends = [float(v) for v in (mention.low, mention.high) if v is not None]
    if not ends:
        return None
    row: Row = {"value": ends[0], "surface": mention.text, "start": mention.start, "end": mention.end}
    row["qualifier"] = QUALIFIER[mention.qualifier]
    if SIGNED.match(mention.text):  # our amounts have no sign; the words keep it
        row["value"] = -ends[0]
    return row if len(set(ends)) == 1 else row | {"value_hi": ends[1]}


def _money(mention: MoneyMention) -> Row | None:
    row = _ends(mention)
    return row | {"unit": mention.currency or "", "kind": "money"} if row else None


def _quantity(mention: QuantityMention) -> Row | None:
    row = _ends(mention)
    if row is None:
        return None
    if mention.unit.startswith("Mt") and "ton" in mention.text.lower():  # the sets count "2 million tonnes" in tonnes
        row = {key: v * 1e6 if key in ("value", "value_hi") else v for key, v in row.items()}
        return row | {"unit": "tonne", "kind": "physical"}
    if mention.sort in ("percent", "points"):
        return row | {"unit": "%", "kind": "percent"}
    base, _, period = mention.unit.partition("/")
    name = OUTSIDE.get(mention.unit)
    if name is None and period and SAID_AS_RATE.search(mention.text):
        name = RATES.get(mention.unit)
    elif name is None:
        name = OUTSIDE.get(base)
    return row | {"unit": name or mention.unit, "kind": "physical" if name else "other"}


def rows_of(path: Path) -> list[Row]:
    """The lines of a gold or an answer file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def run(gold: Path, out: Path) -> float:
    """Write dealparse's answers for `gold` to `out`; returns texts a second."""
    rows = rows_of(gold)
    read(WARM_UP)
    begun = time.perf_counter()
    answers = [{"id": row["id"], "quantities": read(row["text"])} for row in rows]
    spent = time.perf_counter() - begun
    out.write_text("".join(json.dumps(answer, ensure_ascii=False) + "\n" for answer in answers), "utf-8")
    return len(rows) / spent


# Names of one currency or unit that the sets hold to be equal.
SAME = {
    "FRANC": {"CHF", "FRF", "BEF"}, "XRIAL": {"OMR", "IRR", "YER", "XRIYAL"}, "XRIYAL": {"SAR", "QAR", "XRIAL"},
    "XDINAR": {"KWD", "BHD", "IQD", "JOD"}, "SEN": {"MYR", "JPY"}, "ton": {"tonne"}, "tonne": {"ton"},
    "INR": {"LKR", "PKR"},
}  # fmt: skip


def _items(quantities: list[Row], kind: str) -> Iterator[tuple[float, str]]:
    for row in quantities:
        if row.get("kind") == kind and row.get("value") is not None:
            yield from ((v, row["unit"]) for v in (row["value"], row.get("value_hi")) if v is not None)


def score(gold: list[Row], answers: dict[str, list[Row]], kind: str) -> tuple[float, float, float]:
    """Precision, recall and F1 over (value, unit), each text a multiset."""
    hits = wanted = given = 0
    for row in gold:
        left = list(_items(answers.get(row["id"], []), kind))
        given += len(left)
        for value, unit in _items(row["quantities"], kind):
            wanted += 1
            match = next(
                (x for x in left if _equal(value, x[0]) and (x[1] == unit or x[1] in SAME.get(unit, ()))), None
            )
            if match is not None:
                left.remove(match)
                hits += 1
    precision, recall = hits / max(given, 1), hits / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _equal(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-6 * max(1e-9, abs(one), abs(other))


def _quantulum3() -> Reader:
    parser, classifier = import_module("quantulum3.parser"), import_module("quantulum3.classifier")
    setattr(classifier, "USE_CLF", False)  # noqa: B010 - the module has no types

    def answer(text: str) -> list[Row]:
        rows = []
        for found in parser.parse(text):
            row = _peer_row(found.value, found.unit.name, "money" if found.unit.entity.name == "currency" else None)
            if found.uncertainty:  # a range becomes its middle and half its width
                row |= {"value": found.value - found.uncertainty, "value_hi": found.value + found.uncertainty}
            rows.append(row)
        return rows

    return answer


def _recognizers() -> Reader:
    maker = import_module("recognizers_number_with_unit").NumberWithUnitRecognizer("en-us")
    models = (("money", maker.get_currency_model()), ("physical", maker.get_dimension_model()))

    def answer(text: str) -> list[Row]:
        rows = []
        for kind, model in models:
            for found in model.parse(text):
                resolved = found.resolution or {}
                if resolved.get("value"):
                    name = resolved.get("isoCurrency") or resolved.get("unit") or ""
                    rows.append(_peer_row(float(resolved["value"]), name, kind))
        return rows

    return answer


@cache
def _named(name: str) -> tuple[str, str, float]:
    """A peer's unit name in the words of the sets, its kind, and a factor ("cent" is 0.01 of a dollar)."""
    rows = read(f"1 million {name}")
    if rows and rows[0]["kind"] == "money":
        return rows[0]["unit"], "money", rows[0]["value"] / 1e6
    rows = read(f"2 {name}")
    return (rows[0]["unit"], rows[0]["kind"], 1.0) if rows else (name, "other", 1.0)


def _peer_row(value: float, name: str, kind: str | None = None) -> Row:
    unit, read_as, factor = _named(name) if not re.fullmatch("[A-Z]{3}", name) else (name, "money", 1.0)
    return {"value": value * factor, "unit": unit, "kind": kind or read_as}


PEERS: dict[str, Callable[[], Reader]] = {
    "quantulum3": _quantulum3,
    "Recognizers-Text": _recognizers,
}


def _answers(reader: Reader, gold: list[Row]) -> tuple[dict[str, list[Row]], float]:
    reader(WARM_UP)
    answers: dict[str, list[Row]] = {}
    begun = time.perf_counter()
    for row in gold:
        try:
            answers[row["id"]] = reader(row["text"])
        except Exception:  # a peer's crash is an empty answer
            answers[row["id"]] = []
    return answers, len(gold) / (time.perf_counter() - begun)


CONVENTIONS = Path(__file__).with_name("conventions.json")


def contrary(name: str) -> set[str]:
    """The ids of the texts of a set whose answer follows a convention that contradicts ours."""
    classes = json.loads(CONVENTIONS.read_text("utf-8")).get(name, {})
    return {text_id for ids in classes.values() for text_id in ids}


def table(paths: list[Path], write: Callable[[str], object] = sys.stdout.write) -> None:
    """One line for each set, kind and system; the last column is F1 without the texts of contrary conventions."""
    readers: dict[str, Reader] = {"dealparse": read}
    for name, make in PEERS.items():
        try:
            readers[name] = make()
        except ImportError as error:
            write(f"{name} is left out: {error}\n")
    write(f"{'set':20} {'kind':9} {'system':18} {'P':>6} {'R':>6} {'F1':>6} {'texts/s':>8} {'F1 without':>11}\n")
    for path in paths:
        gold = [row for row in rows_of(path) if "quantities" in row]
        kept = [row for row in gold if row["id"] not in contrary(path.stem)]
        for name, reader in readers.items():
            answers, per_second = _answers(reader, gold)
            for kind in ("money", "physical"):
                if any(q.get("kind") == kind for row in gold for q in row["quantities"]):
                    p, r, f = score(gold, answers, kind)
                    without = score(kept, answers, kind)[2]
                    write(
                        f"{path.stem:20} {kind:9} {name:18} {p:6.1%} {r:6.1%} {f:6.1%} "
                        f"{per_second:8.0f} {without:11.1%}\n"
                    )


# As in news, half of the sentences have a number.
SENTENCES = """The port will cost €2.4 billion, of which the state lends a third.
Talks went on through the night, and neither side would say what had been agreed by the morning.
Its terminals can take 14 million tonnes of grain a year, the operator said on Tuesday.
The minister thanked the engineers for their patience and promised them better weather.
A second loan, of up to $350m, will pay for locomotives and wagons from a plant near the border.
"We have waited for this since the old bridge was closed," she told reporters on the quay.
Shares in the builder rose 3.5% before they fell back in the afternoon.
No date has been set for the vote, which the lower house has put off before.
The line opened in 1962 and was last repaired by the army.
Farmers along the river fear that the new road will cut them off from their fields.
"""


def speed(path: Path | None, write: Callable[[str], object] = sys.stdout.write) -> None:
    """Sentences a second of processor time on one core, beside a yardstick: spaCy's blank English tokenizer."""
    import spacy

    sentences = (path.read_text("utf-8") if path else SENTENCES * 50).splitlines()
    runs: dict[str, Callable[[str], object]] = {
        "money and quantities": find_amounts,
        "spaCy blank tokenizer": spacy.blank("en").make_doc,
    }
    spent = dict.fromkeys(runs, 0.0)
    for at in range(0, len(sentences), 50):
        for name, run_one in runs.items():
            spent[name] += min(_seconds(run_one, sentences[at : at + 50]) for _ in range(9))
    write(f"{sum(map(len, sentences)) / len(sentences):.0f} characters a sentence\n")
    for name, seconds in spent.items():
        write(f"{name:24} {len(sentences) / seconds:9.0f} sentences/s\n")


def _seconds(run_one: Callable[[str], object], sentences: list[str]) -> float:
    begun = time.process_time()
    for sentence in sentences:
        run_one(sentence)
    return time.process_time() - begun


def main(arguments: list[str]) -> int:
    if len(arguments) == 3 and arguments[0] == "run":
        per_second = run(Path(arguments[1]), Path(arguments[2]))
        sys.stdout.write(f"{per_second:.0f} texts/s\n")
        return 0
    if arguments[:1] == ["speed"] and len(arguments) <= 2:
        speed(Path(arguments[1]) if len(arguments) == 2 else None)
        return 0
    if len(arguments) >= 2 and arguments[0] == "table":
        table([Path(argument) for argument in arguments[1:]])
        return 0
    sys.stderr.write(__doc__ or "")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
