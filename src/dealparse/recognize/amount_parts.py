"""What stands around an amount: hedges and bounds, periods, sharing words, the links of a range."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from dealparse.lexicon.amounts import hedges, periods, word_list
from dealparse.model.mention import Sharing
from dealparse.model.vocabulary import Period, Qualifier
from dealparse.recognize.number_grammar import any_of

_FAR = 64  # characters looked at before an amount; more than the longest hedge with its filler
_S = r"[\s\u00a0\u2009\u202f]"

# "a further", "another", "a combined": may stand between a hedge and its amount.
_FILLER = (
    r"(?:(?:an?|the|another|some|further|additional|extra|total|combined|cumulative|aggregate|initial|new|maximum"
    r"|of|in|overall|whopping|massive|staggering|estimated|annual)\s){0,4}"
)


@dataclass(frozen=True, slots=True)
class Hedged:
    """The hedges found around an amount: the qualifier and how far they reach."""

    qualifier: Qualifier
    start: int
    end: int


@cache
def _before() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, Qualifier]]:
    """Hedges before an amount, matched from the end of the text before it: at the text's start, and after any word.

    A hedge that allows a filler is followed by it; a preposition must stand directly before the amount.
    """
    kinds = {_squeeze(word): entry.qualifier for entry in hedges() if entry.side == "before" for word in entry.words}
    far = [word for entry in hedges() if entry.side == "before" and entry.far for word in entry.words]
    near = [word for entry in hedges() if entry.side == "before" and not entry.far for word in entry.words]
    pattern = rf"(?:(?P<far>{_union(far)})\s?{_FILLER}|(?P<near>{_union(near)})\s?(?:another\s)?)\Z"
    # a search is fast where the pattern begins with a set of characters
    return re.compile(pattern), re.compile(rf"[^a-z0-9](?<![^\W_]){pattern}"), kinds


@cache
def _after() -> tuple[re.Pattern[str], dict[str, Qualifier]]:
    kinds = {_squeeze(word): entry.qualifier for entry in hedges() if entry.side == "after" for word in entry.words}
    words = [word for entry in hedges() if entry.side == "after" for word in entry.words]
    return re.compile(rf"{_S}?({_union(words)})(?![^\W_])"), kinds


def _union(words: list[str]) -> str:
    return any_of(words).replace("\\ ", r"\s")


def _squeeze(words: str) -> str:
    return " ".join(words.split())


@cache
def _last_words() -> dict[str, frozenset[str]]:
    """The last words of all hedges, and the words before them; "" where one word is enough."""
    table: dict[str, set[str]] = {}
    for words in (word.split() for entry in hedges() if entry.side == "before" for word in entry.words):
        end = words[-1] if words[-1][0].isalpha() else words[-1][-1]
        table.setdefault(end, set()).add(words[-2] if len(words) > 1 else "")
    return {end: frozenset(before) for end, before in table.items()}


_FILLERS = frozenset(re.findall(r"[a-z]{2,}|a(?=n)", _FILLER)) | {"a"}


def _may_be_hedged(low: str, start: int) -> bool:
    """Whether a hedge's last words stand before `start`, with fillers between: mostly not, which ends the search."""
    word = last_word(low, start)
    for _ in range(5):
        before = _last_words().get(word)
        if before is None and word not in _FILLERS:
            return False
        start = low.rindex(word, 0, start)
        following, word = word, last_word(low, start)
        if before is not None and ("" in before or word in before):
            return True
        if following not in _FILLERS:
            return False
    return False


def last_word(low: str, start: int) -> str:
    """The word, or the sign, right before `start`.

    Examples:
        >>> last_word("at least 5", 9), last_word("~5", 1), last_word("5", 0)
        ('least', '~', '')
    """
    end = start
    if end and low[end - 1].isspace():
        end -= 1
        if end and low[end - 1].isspace():
            end -= 1
    word = low[low.rfind(" ", end - 15 if end > 15 else 0, end) + 1 : end]
    if word.isalpha() and len(word) <= 14:
        return word  # the common case
    at = end
    while at and end - at < 14 and (low[at - 1].isalpha() or low[at - 1] == "."):
        at -= 1
    return low[at:end] if at < end else low[end - 1 : end]


def hedge_before(low: str, start: int) -> tuple[Qualifier | None, int]:
    """The qualifier that the words before `start` give, and where they begin.

    Examples:
        >>> hedge_before("at least another $5m", 17)
        ('at_least', 0)
        >>> hedge_before("under the $5bn deal", 10)
        (None, 10)
    """
    if not _may_be_hedged(low, start):
        return None, start
    qualifier, begin = _nearest(low, start)
    if qualifier == "approx" and _may_be_hedged(low, begin):
        outer, far = _nearest(low, begin)
        return (outer, far) if outer is not None else (qualifier, begin)  # "up to approximately $5m"
    return qualifier, begin


def _nearest(low: str, start: int) -> tuple[Qualifier | None, int]:
    """The hedge that ends at `start`, and where it begins."""
    first, later, kinds = _before()
    found = first.match(low, 0, start) if start < _FAR else None
    found = found or later.search(low, max(0, start - _FAR - 1), start)
    if found is None:
        return None, start
    kind = "far" if found["far"] is not None else "near"
    begin = found.start(kind)
    if found[kind] in ("over", "about") and _names_a_subject(low, begin, found[kind]):
        return None, start
    return kinds[_squeeze(found[kind])], begin


def _names_a_subject(low: str, at: int, word: str) -> bool:
    """Whether "over" or "about" at `at` says what a contract or a talk is about, and bounds nothing."""
    if word == "over" and _OVER.search(low, max(0, at - 20), at):
        return True
    found = _WITH.search(low, max(0, at - 90), at)
    return found is not None and (word == "over" or found["talk"] is not None)


# "an agreement of 2016 with Leda Rail over 12 trams", "in talks with Kawa about 20 jets": names, and no other verb
_WITH = re.compile(
    r"(?<![^\W_])(?:(?P<talk>talks|negotiations|discussions)|agreement|contract|deal|pact|options?|dispute)"
    r"\s(?:of\s[0-9]{4}\s)?(?:(?:with|between)\s(?:(?!(?:to|for|worth|valued|at|by|that|which|will|would|is|are|was|were"
    r"|has|have|covering|including|totall?ing|buys?|supply)\s)[\w&.'’\-]{1,24}\s){1,7})?(?:the\s)?\Z"
)
# "options over 12 trains", "hand over 15 planes": no bound.
_OVER = re.compile(
    r"(?:options?|warrants?|rights?|talks|negotiations|row|dispute|hand|hands|handed|handing|taken?|taking|took|turn"
    r"|agreement|contract|deal|war|clash|lawsuit|falling out|control|rolled?|carried|win|won|left)\s\Z"
)


def hedge_after(low: str, end: int) -> tuple[Qualifier | None, int]:
    """The qualifier that the words after `end` give, and where they end.

    Examples:
        >>> hedge_after("$5m or so", 3)
        ('approx', 9)
    """
    pattern, kinds = _after()
    found = pattern.match(low, end)
    return (None, end) if found is None else (kinds[_squeeze(found[1])], found.end())


def bounds(value: Decimal, qualifier: Qualifier) -> tuple[Decimal | None, Decimal | None]:
    """Low and high for a single value under a qualifier.

    Examples:
        >>> bounds(Decimal(5), "at_most")
        (None, Decimal('5'))
    """
    if qualifier == "at_least":
        return value, None
    if qualifier == "at_most":
        return None, value
    return value, value


@cache
def _period_after() -> tuple[re.Pattern[str], dict[str, str]]:
    ids: dict[str, str] = {}
    for entry in periods():
        ids.update(dict.fromkeys((*entry.nouns, *entry.adverbs), entry.id))
    long = [n for e in periods() for n in e.nouns if len(n) > 1]
    nouns = [n for e in periods() for n in e.nouns]
    adverbs = [a for e in periods() for a in e.adverbs]
    pattern = (
        rf"(?:{_S}?/{_S}?(?P<slash>{_union(nouns)})"
        rf"|[\s\-](?:an?|per|each|every|in a single)[\s\-\u00a0](?P<noun>{_union(long)})"
        rf"|(?:\son\san|,)?[\s](?P<adverb>{_union(adverbs)})(?:\sbasis)?)(?![^\W_])"
    )
    return re.compile(pattern), ids


def period_after(low: str, end: int) -> tuple[str | None, int]:
    """The period of a rate right after `end` ("a year", "/yr", "annually"), and where its words end.

    Examples:
        >>> period_after("$5m per annum", 3), period_after("$5m in all", 3)
        (('year', 13), (None, 3))
    """
    if low[end : end + 1] not in _PERIOD_FIRST:
        return None, end
    pattern, ids = _period_after()
    found = pattern.match(low, end)
    if found is None:
        return None, end
    return ids[_squeeze(found["slash"] or found["noun"] or found["adverb"])], found.end()


@cache
def _tail() -> re.Pattern[str]:
    """With what a period, a share or a rate after an amount can begin."""
    words = {word for e in periods() for word in (*e.adverbs, *e.adjectives)}
    return re.compile(
        rf"{_S}?/|[\s\-]?-?per[\s\-]|,?[\s\-](?:an?[\s\-]|per[\s\-\u00a0]|each|every|apiece|combined|together|overall"
        r"|in (?:total|all|aggregate|combination|a single)|altogether|collectively|respectively|between them|on\san"
        rf"|{_union(sorted(words))})"
    )


def tail_follows(low: str, end: int) -> bool:
    """Whether a period, a share or a rate may follow: one look that spares most amounts five.

    Examples:
        >>> tail_follows("$5m a year", 3), tail_follows("$5m to build", 3)
        (True, False)
    """
    return _tail().match(low, end) is not None


_PERIOD_FIRST = frozenset(" /-,\n\u00a0")


@cache
def _annual() -> tuple[re.Pattern[str], dict[str, str]]:
    ids = {word: entry.id for entry in periods() for word in entry.adjectives}
    return re.compile(rf"[\s\-]({_union(list(ids))})(?![^\W_])"), ids


def annual_after(low: str, end: int) -> tuple[str | None, int]:
    """ "£800,000 annual rent": a period said as an adjective after the amount."""
    pattern, ids = _annual()
    found = pattern.match(low, end)
    return (None, end) if found is None else (ids[found[1]], found.end())


_ANNUAL_BEFORE = re.compile(
    r"(?<![^\W_])(annual|annually|yearly|monthly|daily|quarterly)\s(?:(?:[a-z]+\s){0,2}(?:of|to|at|totall?ing)\s)?\Z"
)
_ADJECTIVE = {"annual": "year", "annually": "year", "yearly": "year", "monthly": "month", "daily": "day"}


def annual_before(low: str, start: int) -> str | None:
    """ "an annual $5m": a period said before the amount."""
    window = low[max(0, start - 50) : start]
    if "annual" not in window and "ly " not in window:
        return None
    found = _ANNUAL_BEFORE.search(window)
    return _ADJECTIVE.get(found[1], "quarter") if found else None


def as_period(name: str | None) -> Period | None:
    """The period of a mention; weeks, hours and seconds stand only in a unit."""
    return name if name in ("year", "month", "quarter", "day") else None  # type: ignore[return-value]


_SHARE_AFTER = re.compile(
    r",?\s(each|apiece|combined|together|in total|in all|in aggregate|altogether|collectively|respectively|between them"
    r"|in combination|overall)(?![^\W_])(?!\s(?:year|month|quarter|week|day))"
)
_SHARE_BEFORE = re.compile(
    r"(?<![^\W_])(combined|cumulative|collective|collectively|joint|jointly|aggregate|a total of|totall?ing"
    r"|together|in total)\s\Z"
)


_SHARED = word_list("sharing_before")


def sharing_after(low: str, end: int) -> tuple[Sharing | None, int]:
    """How several parties share the amount, said after it.

    Examples:
        >>> sharing_after("$5m apiece", 3)
        ('each', 10)
    """
    if low[end : end + 1] not in (" ", ","):
        return None, end
    found = _SHARE_AFTER.match(low, end)
    if found is None:
        return None, end
    word = found[1]
    if word in ("each", "apiece"):
        return "each", found.end()
    return ("respectively" if word == "respectively" else "combined"), found.end()


def sharing_before(low: str, start: int) -> tuple[Sharing | None, int]:
    """How several parties share the amount, said before it ("a combined $5bn"), and where that word begins."""
    if last_word(low, start) not in _SHARED:
        return None, start
    found = _SHARE_BEFORE.search(low, max(0, start - 16), start)
    return ("combined", found.start()) if found else (None, start)


# What may stand between the two ends of a range; "and" only after "between", a hedge only before the second end.
_LINK = re.compile(
    rf"-?(?P<dash>{_S}?[-\u2010-\u2015~]{_S}?~?)\Z|-?{_S}(?P<word>to|and|or){_S}(?P<hedge>(?:about|around|up to"
    rf"|as much as|as many as|some|nearly|possibly|perhaps|even|almost|roughly|a maximum of){_S})?\Z"
)
_BETWEEN = re.compile(r"(?<![^\W_])(between|from|ranging|range of|range)\s(?:about\s|around\s|some\s|roughly\s)?\Z")
# "raised from $4bn to $5bn", "cut from 25% to 15%": two values of one thing, not a range.
_CHANGE = re.compile(
    r"(?<![^\W_])(?:rais|lift|increas|boost|cut|reduc|lower|slash|drop|fall|fell|rise|ris|rose|grow|grew|expand|go|went"
    r"|climb|jump|up|down|mov|decreas|declin|doubl|trebl|tripl|extend|improv|widen|narrow|chang|revis|upgrad|hik|bring|enlarg"
    r"|brought|scal|shr[iau]nk|adjust|tighten|stake)[a-z]*\s[^.;:]{0,60}?from\s[^.;:]{0,40}\Z"
)


def range_link(low: str, first_start: int, first_end: int, second_start: int) -> str | None:
    """How two numbers are linked: "dash", "spaced dash", "to", "between", "from" or "or"; None for two amounts.

    Examples:
        >>> range_link("between 2 and 3", 8, 9, 14), range_link("2 and 3", 0, 1, 6)
        ('between', None)
    """
    if second_start - first_end > 20:
        return None
    link = _LINK.fullmatch(low, first_end, second_start)
    if link is None:
        return None
    if link["dash"]:
        return "dash" if len(link["dash"].strip(" ")) == len(link["dash"]) else "spaced dash"
    before = _BETWEEN.search(low, max(0, first_start - 24), first_start)
    opener = before[1] if before else ""
    if link["word"] == "and":
        return "between" if opener == "between" else None
    if link["word"] == "or":
        return "or" if not opener else None
    if opener == "from" and _CHANGE.search(low, max(0, first_start - 80), first_start):
        return None
    return "from" if opener in ("from", "ranging") else "to"


def opener_start(low: str, start: int) -> int:
    """Where a range's opening word ("between", "from") begins."""
    found = _BETWEEN.search(low, max(0, start - 24), start)
    return found.start() if found else start
