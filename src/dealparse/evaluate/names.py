"""When two names stand for one party or one place, for the purpose of scoring.

The scorer's notion is coarser than the pipeline's on purpose, and closed: it must give the same figures for all time,
whatever the lexicons learn. So its few government names stand here and not in a lexicon.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

NameKey = tuple[str, ...]

# Words that companies and governments are written with or without.
_FORM_WORDS = frozenset(
    [
        *("the", "government", "company", "co", "companies", "group", "holding", "holdings"),
        *("inc", "incorporated", "corp", "corporation", "limited", "ltd", "llc", "plc", "ag", "gmbh", "kk", "bhd"),
        *("sa", "se", "spa", "nv", "srl", "pte", "pty", "jsc", "pjsc", "ooo"),
    ]
)

# The governments that news calls by many names: country, adjective, capital, body.
_GOVERNMENTS: Mapping[str, tuple[str, ...]] = {
    "ae": ("uae", "u.a.e.", "emirates", "united arab emirates"),
    "cn": ("china", "prc", "beijing", "chinese government", "people's republic of china"),
    "eu": ("eu", "e.u.", "brussels", "european union", "european commission"),
    "in": ("india", "new delhi", "indian government", "government of india"),
    "jp": ("japan", "tokyo", "japanese government", "government of japan"),
    "kr": ("korea", "rok", "seoul", "south korea", "republic of korea", "korean government", "south korean government"),
    "sa": ("ksa", "riyadh", "saudi arabia", "saudi government", "kingdom of saudi arabia"),
    "tw": ("taiwan", "taipei"),
    "uk": ("uk", "u.k.", "britain", "great britain", "united kingdom", "uk government", "british government"),
    "us": (
        *("us", "u.s", "u.s.", "usa", "u.s.a.", "america", "united states", "united states of america"),
        *("washington", "white house", "trump administration"),
        *("us government", "u.s. government", "american government"),
    ),
}
_CODE_OF = MappingProxyType({name: code for code, names in _GOVERNMENTS.items() for name in names})

_DROPPED = re.compile(r"'s\b|\.")
_NAME_WORD = re.compile(r"[\w&+-]+")


def fold(text: object) -> str:
    """The form in which strings are compared: NFKC, no case, straight apostrophes, trimmed.

    Examples:
        >>> fold(" Japan’s ")
        "japan's"
    """
    return unicodedata.normalize("NFKC", str(text)).casefold().strip().replace("’", "'")


def name_key(name: str) -> NameKey:
    """What a name is compared by: a government's code, or its words without legal form.

    Examples:
        >>> name_key("the White House"), name_key("Carrier Global Corp.")
        (('@us',), ('carrier', 'global'))
    """
    folded = fold(name)
    bare = folded.removeprefix("the ")
    code = _CODE_OF.get(folded) or _CODE_OF.get(bare)
    if code:
        return ("@" + code,)
    words = _NAME_WORD.findall(_DROPPED.sub("", bare))
    return tuple(word for word in words if word not in _FORM_WORDS) or tuple(words)


def is_government(key: NameKey) -> bool:
    """Whether the key is a government's code."""
    return key[0].startswith("@")


def keys_agree(one: NameKey, other: NameKey) -> bool:
    """Whether two keys name one party: equal, or one's words are at least half of the other's ("Carrier")."""
    if one == other:
        return True
    if not one or not other or is_government(one) or is_government(other):
        return False
    short, long = sorted((one, other), key=len)
    return set(short) <= set(long) and any(len(word) >= 4 for word in short) and len(short) * 2 >= len(long)


def places_agree(one: str, other: str) -> bool:
    """Whether two place names mean one place: equal, or all words of one stand in the other.

    Examples:
        >>> places_agree("Louisiana", "Haynesville Shale in Louisiana"), places_agree("Texas", "Ohio")
        (True, False)
    """
    first, second = name_key(one), name_key(other)
    if first == second:
        return True
    a, b = set(first), set(second)
    return bool(a & b) and (a <= b or b <= a)
