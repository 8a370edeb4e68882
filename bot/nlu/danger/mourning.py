"""Mourning: somebody of the family has died, and whoever tells it grieves and does not know what to do.

Grief is told in words that dangers are told in, too ("I don't know what to do", "he is gone"): a likeness takes it for
one of them. A death told with nothing beside it of an end, of force, of somebody missing or in need is mourning. Who
wishes to be where the dead are is not mourning alone: that is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from bot.nlu.danger.reading import Told

_PAGE = Path(__file__).with_name("mourning.yml")
_NO_WORDS = re.compile(r"(?!)")
_ENDS = re.compile(r"[，,；;。.！!？?\n]+|(?<=[㐀-鿿])\s+(?=[㐀-鿿])|\s+(?=(?:and|but|so|since|because)\b)")
_AS_WRITTEN = ("told_as_death", "more", "grief", "follows")
_LEAST, _LEAST_LEFT = 4, 8
"""Characters of a clause that tells something alone, and of what is left of one without its grief."""


@dataclass(frozen=True)
class Beside:
    """Clause that stands beside the words of a death.

    Args:
        grieves: True if it tells a grief.
    """

    text: str
    grieves: bool = False


def mourns(message: Told) -> bool:
    """Tells whether a message tells a death in the family, and of no danger beside it."""
    return tells_death(message) and _words(message.language)["more"].search(message.text) is None


def beside_death(message: Told) -> list[Beside]:
    """Returns what a message says beside the words of a death, clause by clause; a grief whole, and what is left of it.

    "She cries and cannot feel her hands" is more than a grief.
    """
    words, left = _words(message.language), message.text
    for name in ("died", "gone_elder", "gone_near"):
        left = words[name].sub("。", left)
    clauses = [one.strip() for one in _ENDS.split(left) if len(one.strip()) >= _LEAST]
    grief = words["grief"]
    griefs = [one for one in clauses if grief.search(one) is not None]
    rest = [one for clause in griefs if len(one := grief.sub("", clause).strip()) >= _LEAST_LEFT]
    others = [one for one in clauses if one not in griefs]
    return [*(Beside(one, grieves=True) for one in griefs), *map(Beside, (*others, *rest))]


def wishes_to_follow(message: Told) -> bool:
    """Tells whether a message wishes to be where somebody is; it is of the dead where a death was told."""
    return _words(message.language)["follows"].search(message.text) is not None


def tells_death(message: Told) -> bool:
    """Tells whether a message tells that somebody of the family has died.

    "Has gone" is said of who left, too: of an elder it is taken for a death, of others where a day, a grief or an
    estate is told with it, of a child never.
    """
    words, text = _words(message.language), message.text
    if words["died"].search(text) is not None or words["gone_elder"].search(text) is not None:
        return True
    return words["gone_near"].search(text) is not None and words["told_as_death"].search(text) is not None


@cache
def _words(language: str) -> Mapping[str, re.Pattern[str]]:
    page = yaml.safe_load(_PAGE.read_text("utf-8")).get(language)
    if page is None:
        return dict.fromkeys(("died", "gone_elder", "gone_near", *_AS_WRITTEN), _NO_WORDS)
    anybody = f"(?:{page['elder']}|{page['near']}|{page['child']})"
    begins = r"\b" if language == "en" else ""
    died = rf"{begins}{anybody}{page['gap']}{page['died']}|{page['lost']}{begins}{anybody}|{page['rites']}"
    patterns = {
        "died": died,
        "gone_elder": f"{begins}{page['elder']}{page['gap']}{page['gone']}",
        "gone_near": f"{begins}{page['near']}{page['gap']}{page['gone']}",
        **{name: page[name] for name in _AS_WRITTEN},
    }
    return {name: re.compile(re.sub(r"\|\s*\|", "|", one.replace("\n", ""))) for name, one in patterns.items()}
