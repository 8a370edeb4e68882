"""A spouse's reason as a complaint has it: the parties by what they are in the suit. Pure.

"我老公徐偉明爛賭，打過我" is "被告徐伟明烂赌，打过原告". Who "he" is stays open, and talk without written words stays.
"""

from __future__ import annotations

import re

from backend.filing.wording.written_words import written
from backend.shared.plain_text import plain

_SPOUSE = re.compile(r"我(?:的|嘅)?(?:老公|老婆|丈夫|妻子|先生|太太|前夫|前妻|爱人|配偶)(?!的?[爸妈父母哥弟姐妹家兄])")
_KIN = re.compile(r"我(?:的)?(?=[爸妈父母哥弟姐妹爷奶公婆外])")
_US = re.compile(r"我们(?:俩|两个|两人)?")
_ME = re.compile(r"我(?![们国家])")


def spouses_told(text: str) -> str | None:
    """Return a text of the first person with the parties in it; None where it has none, or holds talk."""
    told = plain(written(text) or "")
    if "我" not in told or "“" in told:
        return None
    for pattern, instead in ((_SPOUSE, "被告"), (_KIN, "原告的"), (_US, "原、被告"), (_ME, "原告")):
        told = pattern.sub(instead, told)
    return told
