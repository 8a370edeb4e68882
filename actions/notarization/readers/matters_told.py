"""Reader of the matter that somebody means who does not call it by its name. Pure.

"My dad passed, the flat has to be in my name" and "I have to show that I am single" name no certificate of the office.
What shall be certified goes before the situation of whoever needs it; where two are meant, neither is taken.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from actions.filing.readers.acting_for import KIN
from actions.script import sign_by_sign
from backend.notarization.matters import load_matters
from backend.shared.yaml_pages import read_yaml

_PAGE = Path(__file__).with_name("matters_told.yml")
_GENERAL = {"inheritance": "declaration", "true_copy": "signature_seal"}
"""Matters that stand back behind a special one whose words hold theirs ("give up the inheritance")."""


def matter_told(text: str) -> str | None:
    """Return the code of the one matter a text means; None where it means none, or more than one.

    Args:
        text: what was said, in any spelling.
    """
    plain = sign_by_sign(text).lower().replace("’", "'")
    for kind in ("named", "told"):
        meant = [code for code in load_matters() if _says(code, kind, plain) and not _says(code, "unless", plain)]
        meant = [code for code in meant if _GENERAL.get(code) not in meant]
        if meant:
            return meant[0] if len(meant) == 1 else None
    return None


def _says(code: str, kind: str, plain: str) -> bool:
    return any(one.search(plain) for one in _patterns(code, kind))


@cache
def _patterns(code: str, kind: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of one matter, with the parts that several share put in."""
    page = read_yaml(_PAGE)
    parts = {"KIN": KIN, **page["parts"]}

    def filled(text: str) -> str:
        for name, part in reversed(parts.items()):
            text = text.replace(name, part)
        return text

    return tuple(re.compile(filled(str(one))) for one in page[code].get(kind, ()))


_BESIDES = re.compile(
    r"还要|还有|还想|仲要|仲有|仲想|也要|都要|另外|两个|兩個|同埋|以及|一起|怎么只有|点解得|只有|加上|再(?:约|办|做|加)|和|"
    r"\b(?:also|too|both|as well|another|second|only|plus|and)\b",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r"不是|唔係|唔系|改成|改为|换成|而是|\b(?:instead|rather than|not the|change)\b", re.IGNORECASE)


def wishes_besides(text: str) -> bool:
    """Return True if a text in Simplified Chinese or English wishes for one more thing, and for none instead."""
    return _BESIDES.search(text) is not None and _INSTEAD.search(text) is None


_PUTS_RIGHT = re.compile(
    r"其实|原来|搞错|弄错|说错|讲错|选错|点错|揀错|不对|唔啱|唔系|不是|而是|应该(?:是|系|办|做)|改(?:成|为|做|办)|换成|"
    r"\b(?:actually|in fact|i meant?|sorry|wrong|mistake\w*|instead|rather than|not the|should (?:be|have been)|"
    r"change)\b",
    re.IGNORECASE,
)


def puts_right(text: str) -> bool:
    """Return True if a text, in any spelling, puts right what was said before ("其实我要办的是…", "I meant …")."""
    return _PUTS_RIGHT.search(sign_by_sign(text)) is not None
