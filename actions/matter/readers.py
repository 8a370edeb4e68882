"""Reader of what is asked of something just handed in: "add my sister", "who is my judge", "withdraw it". Pure.

The words of each kind stand in ``afterwards.yml``, beside what becomes of it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final, Literal

from actions.dialogue.readers.aligned import aligned
from actions.dialogue.readers.kin import relatives_in
from actions.dialogue.readers.speech_acts import asks
from actions.readers.pattern_pages import patterns
from actions.script import sign_by_sign
from backend.protection.retrieval.places import any_place_abroad
from backend.shared.yaml_pages import read_yaml

_PAGE = Path(__file__).with_name("afterwards.yml")
KINDS = ("party", "amount", "when", "instalments", "judge", "contact", "withdraw")
"""Kinds of question, as the page names them."""
_WITHDRAW, _INSTALMENTS = "withdraw", "instalments"
_MAY = re.compile(
    r"(?:可以|可唔可以|能不能|能否|能|得)[^，。？?]{0,12}[吗嘛么未]|可唔可以|能不能|可不可以"
    r"|\b(?:can|may|could) (?:i|we|it)\b"
)
_FOLLOWS: Final = re.compile(
    r"(?:会|有)?(?:怎样|怎么样|点样|点呀?|怎么办)[呢吗啊呀?？]*$|(?:有|会有)(?:什么|啥|咩|乜嘢?)(?:后果|影响|问题)|会不会(?:输|败诉|被抓|拘)"
    r"|\bwhat (?:will |would |could )?happens?\b|\bwhat if\b|\b(?:do|will|would) i lose\b|\bconsequences?\b"
)
_LONGEST = 120
"""Characters; a longer message tells a story."""


def kind_asked(text: str) -> str:
    """Return the one kind of question a text puts after a receipt, or nothing."""
    plain = sign_by_sign(text).lower().replace("’", "'")
    if not text or len(text) > _LONGEST or re.search(read_yaml(_PAGE)["unless"], plain):
        return ""
    found = [kind for kind in KINDS if any(one.search(plain) for one in _asks(kind))]
    if found == [_INSTALMENTS] and not (asks(text) or _MAY.search(plain)):
        return ""  # "我出15万，分三期" offers
    if found == [_WITHDRAW] and _MAY.search(plain):
        return ""  # whether one may, is a question: its own answer offers the way
    return found[0] if len(found) == 1 else ""


@cache
def _asks(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(str(one)) for one in read_yaml(_PAGE)["asks"][kind])


def asks_what_follows(text: str) -> bool:
    """Return True if a text asks what comes of it, as "不去会怎样" and "what happens if I don't go" do."""
    return _FOLLOWS.search(aligned(text)) is not None


def names_foreign_lawyer(text: str) -> bool:
    """Return True if a lawyer of a place outside the mainland is meant; where the client lives says nothing of that."""
    return _foreign_lawyer().search(sign_by_sign(text).casefold()) is not None


@cache
def _foreign_lawyer() -> re.Pattern[str]:
    place, lawyer = f"(?:{any_place_abroad()})", r"(?:lawyers?|attorneys?|solicitors?|barristers?)"
    return re.compile(
        rf"{place}[^，,。；;！!？?请找委搵雇要在喺]{{0,5}}律师"
        rf"|(?:{place}|\b(?:my|a|an|our|his|her|the) us)[ -](?:licen[sc]ed |trained )?{lawyer}\b"
        rf"|\b{lawyer} (?:is |who is |who lives )?(?:here )?(?:from|in|of) (?:the )?{place}"
    )


Agent = Literal["", "relative", "colleague", "recommended", "friend", "anybody"]
"""Person asked about, by what they are to the one who writes; nothing where nobody is."""
_AGENTS: Final = Path(__file__).with_name("who_may_act.yml")
_NAMED: Final[tuple[Agent, ...]] = ("recommended", "colleague", "friend")
_LONGEST_BARE: Final = {"zh": 16, "en": 44}


def agent_asked(text: str, *, after: bool = False) -> Agent:
    """Return who is asked about for one's agent in court ("公司同事可以代我出庭吗"), or nothing.

    Args:
        text: what was said.
        after: whether a person alone is a question, too ("and my friend?").
    """
    plain = aligned(text).strip()
    if not plain or len(plain) > _LONGEST or _names(plain, "unless"):
        return ""
    who = next((one for one in _NAMED if _names(plain, one)), "relative" if any(relatives_in(text)) else "")
    if _names(plain, "acts") and _names(plain, "asks"):
        return who or ("anybody" if _names(plain, "anybody") else "")
    is_short = len(plain) <= _LONGEST_BARE["en" if plain.isascii() else "zh"]
    return who if after and who and is_short and _names(plain, "asks") and _names(plain, "bare") else ""


def _names(plain: str, entry: str) -> bool:
    return any(one.search(plain) for one in patterns(_AGENTS, entry))
