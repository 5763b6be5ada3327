"""What an article as a whole says about the signs and names that several currencies share."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from dealparse.lexicon.amounts import CurrencyGroup, currencies, currency_groups, currency_names, spellings
from dealparse.recognize.number_grammar import any_of, lowered


@dataclass(frozen=True, slots=True)
class CurrencyHints:
    """What shared signs and names mean in one article.

    Args:
        decided: (group id, ISO code, basis) for each group that the article decides.
        main: the currency of nearly all its amounts, for "and 4 billion more"; None where there is none.
    """

    decided: tuple[tuple[str, str, str], ...] = ()
    main: str | None = None

    def resolve(self, group: str) -> tuple[str | None, str]:
        """The currency that a group stands for, and the basis; (None, "none") where nothing decides.

        Examples:
            >>> CurrencyHints((("dollar", "AUD", "article"),)).resolve("dollar")
            ('AUD', 'article')
        """
        for name, code, basis in self.decided:
            if name == group:
                return code, basis
        return None, "none"


def group_hints(text: str) -> CurrencyHints:
    """What the article's words say about each group that it uses; see :func:`dealparse.recognize.money.currency_hints`.

    Args:
        text: the article, title and dateline included.

    Examples:
        >>> group_hints("OSLO - The state will spend 5 million kroner.").resolve("krone")
        ('NOK', 'article')
    """
    low = lowered(text)
    words, signs, groups = _traces()
    used = {groups[form[1:]] for form in words.findall(f" {low}")}
    used |= {groups[form.casefold()] for form in signs.findall(text)}
    if not used:
        return CurrencyHints()
    decided: list[tuple[str, str, str]] = []
    for name in sorted(set[str]().union(*used)):
        group = currency_groups()[name]
        verdict = _DECIDERS.get(name, _by_country)(text, low, group) if len(group.codes) > 1 else None
        if verdict is not None:
            decided.append((name, *verdict))
    return CurrencyHints(tuple(decided))


@cache
def _traces() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, tuple[str, ...]]]:
    """Patterns for all shared words (in lower case, with what stands before them) and signs, and the groups of each."""
    groups: dict[str, tuple[str, ...]] = {}
    for group in currency_groups().values():
        for form in (*spellings(group.words), *group.signs):
            groups[form.casefold()] = (*groups.get(form.casefold(), ()), group.id)
    words = any_of({word for group in currency_groups().values() for word in spellings(group.words)})
    short = any_of({sign for group in currency_groups().values() for sign in group.signs if sign[0].isalpha()})
    signs = any_of([form for form in groups if not form[0].isalpha()])
    heads = "".join(sorted({form[0] for g in currency_groups().values() for form in g.signs}))
    return (
        re.compile(rf"[^a-z0-9_](?<=\W){words}(?![^\W_])"),
        re.compile(rf"(?=[{re.escape(heads)}])(?:(?<![^\W\d_]){short}(?![^\W\d_])|{signs})"),
        groups,
    )


@cache
def _places() -> dict[str, re.Pattern[str]]:
    """ISO code → the words that put a text in its country."""
    return {
        entry.id: re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, entry.places))})(?![^\W_])")
        for entry in currency_names()
        if entry.places
    }


@cache
def _marked() -> dict[str, re.Pattern[str]]:
    """ISO code → its own unshared signs, code and names ("A$", "AUD", "Australian dollars")."""
    shared = {sign for group in currency_groups().values() for sign in group.signs}
    table = {}
    for entry in currency_names():
        signs = [s for s in entry.signs if s not in shared and len(s) > 1 and s.casefold() != entry.id.casefold()]
        names = [n.replace("u s ", "u.s. ") for n in spellings(entry.names) if " " in n]
        names += [n.replace("u.s. ", "us ") for n in names if n.startswith("u.s. ")]
        parts = [rf"(?<![^\W_])(?:{'|'.join(map(re.escape, [*signs, entry.id]))})(?![^\W\d_])"]
        if names:
            parts.append(rf"(?i:\b(?:{'|'.join(map(re.escape, names))})\b)")
        table[entry.id] = re.compile("|".join(parts))
    return table


# "All amounts are in Canadian dollars", "figures in Australian dollars unless stated", "(in U.S. dollars)".
_DEFINES = re.compile(
    r"(?:\b(?:all|amounts?|figures?|sums?|values?|references?|currency|dollars?|prices?|stated|expressed|reported"
    r"|denominated|otherwise)\b[^.;\n]{0,60}?\b(?:in|to|are|is|mean|means)\s|\(\s?in\s)(?:[a-z]+\s){0,3}?"
    r"(?P<who>canadian|australian|new zealand|singapore|hong kong|u\.s\.|us|united states|american|namibian|jamaican"
    r"|cad|aud|nzd|usd|sgd|hkd)(?:\s?\$|\s?dollars?\b|\b(?=\W))"
)
_WHO = {
    "canadian": "CAD", "australian": "AUD", "new zealand": "NZD", "singapore": "SGD", "hong kong": "HKD",
    "u.s.": "USD", "us": "USD", "united states": "USD", "american": "USD", "namibian": "NAD", "jamaican": "JMD",
}  # fmt: skip
_DOLLAR_NEAR = re.compile(r"dollar|\$|currency")
_WIRE = re.compile(r"\((?:reuters|ap|afp|bloomberg|nw|dpa|upi|xinhua)\)")


def _dollar(text: str, low: str, group: CurrencyGroup) -> tuple[str, str]:
    """The dollar of a bare "$": defined, or of the country whose article this is, or American."""
    defined = Counter(
        _WHO.get(m["who"], m["who"].upper()) for m in _DEFINES.finditer(low) if _DOLLAR_NEAR.search(m.group())
    )
    if defined:
        return defined.most_common(1)[0][0], "article"
    weights = _weights(low)
    home, weight = max(((c, weights[c]) for c in group.bare_at_home), key=lambda pair: pair[1])
    if weight < 2:
        return "USD", "article-default"
    own = _count(_marked().get(home), text)
    american = _count(_marked().get("USD"), text)
    at_home = weight > 3 * weights["USD"] and own <= 1 and not (own and "(" in text and american)
    if at_home and (american or own or weight >= 3) and not _WIRE.search(low, 0, 400):
        return home, "article"
    return "USD", "article" if american and not own else "article-default"


def _count(pattern: re.Pattern[str] | None, text: str) -> int:
    return sum(1 for _ in pattern.finditer(text)) if pattern else 0


# A line near the top that begins with a place and goes on with a dash, a colon or a date.
_DATELINE = re.compile(
    r"\s*([^\W\d_][\w ,./()'’]{2,60}?)\s?(?:[—–]|--|\s-\s|:|,\s\d{1,2}\s|,\s[a-z]{3,9}\s\d)",
)


def dateline(text: str) -> str:
    """The place in the dateline of an article, or "".

    Examples:
        >>> dateline("PERTH, 3 March — The port will grow.")
        'PERTH'
    """
    for line in text[:400].split("\n"):
        found = _DATELINE.match(line)
        if found is not None:
            return found[1]
    return ""


@cache
def _dollar_places() -> tuple[re.Pattern[str], dict[str, str]]:
    """All places of the dollar's countries in one pattern, and the currency of each."""
    codes = {"USD", *currency_groups()["dollar"].bare_at_home}
    homes = {place: entry.id for entry in currency_names() if entry.id in codes for place in entry.places}
    return re.compile(rf"(?<![^\W_]){any_of(homes)}(?![^\W_])"), homes


def _weights(low: str) -> Counter[str]:
    """How often the article names each dollar's country; a place in the dateline counts three times more."""
    pattern, homes = _dollar_places()
    weights = Counter(homes[found.group()] for found in pattern.finditer(low))
    if weights and (place := dateline(low)):
        weights.update({homes[found.group()]: 3 for found in pattern.finditer(place)})
    return weights


def _by_country(text: str, low: str, group: CurrencyGroup) -> tuple[str, str] | None:
    """The currency whose country the article speaks of most, its own marks counting five times."""
    points = {
        code: _count(_places().get(code), low) + 5 * _count(_marked().get(code), text)
        for code in group.codes
        if not currencies()[code].historic or code == group.default
    }
    best = max(points.values(), default=0)
    leaders = [code for code, value in points.items() if value == best]
    if best and len(leaders) == 1:
        return leaders[0], "article"
    if group.default is not None and (not best or group.default in leaders):
        return group.default, "article-default"
    return None


def local_country(low: str, start: int, end: int, group: CurrencyGroup) -> str | None:
    """The currency of the one country that the words around an amount name; None where none or several are named.

    Examples:
        >>> t = "in morocco, worth 5bn dirhams"
        >>> local_country(t, 18, 29, currency_groups()["dirham"])
        'MAD'
    """
    places = {code: _places().get(code) for code in group.codes}
    named = [code for code, place in places.items() if place and place.search(low, max(0, start - 160), end + 80)]
    return named[0] if len(named) == 1 else None


_YUAN = re.compile(r"\b(?:yuan|renminbi|rmb|cny)\b")
_YEN = re.compile(r"\b(?:yen|jpy)\b")


def _yen_sign(text: str, low: str, group: CurrencyGroup) -> tuple[str, str]:
    """ "¥" is the yen, unless the article counts in yuan and never in yen."""
    yuan = _YUAN.search(low) is not None and _YEN.search(low) is None
    return ("CNY", "article") if yuan else ("JPY", "article" if _YEN.search(low) else "article-default")


_DECIDERS = {"dollar": _dollar, "cent": _dollar, "yen_sign": _yen_sign}
