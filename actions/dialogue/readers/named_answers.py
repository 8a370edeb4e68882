"""Names people have for an answer that is to be changed, and how like its name they are. Pure."""

from __future__ import annotations

import re

from actions.dialogue.message import UserMessage
from actions.script import sign_by_sign

LONGEST = 40
"""Characters; a longer message tells more than what is to be changed."""
_CHANGE = re.compile(
    r"^(?:请|帮我|麻烦|唔该|我要|我想|想|要|还|再|仲|另外|可以|可唔可以|"
    r"also |and |please|i want to|i need to|i'd like to|"
    r"can you|could you|can i|let me)*\s*"
    r"(?:(?:把|将)(?P<taken>[^，。,；;]{2,16}?)(?:改一?下|改返|改过|改掉|改改|更正一?下|修改一?下)"
    r"|(?:改|修改|更正|更改|改正|订正)(?:一下|下|返|番|我的?|一?下我的?)?(?P<zh>[^，。,；;]{2,16})"
    r"|(?:change|correct|fix|update|edit)\s+(?:the |my )?(?P<en>[a-z' ]{3,40}))$",
    re.IGNORECASE,
)
_TO_CHANGE = re.compile(r"^(?:我的?)?(?P<zh>[^，。,；;]{2,12}?)(?:要|想|需要)?(?:改一?下|改返|改改|要改)$")
_WRONG = re.compile(
    r"^(?:我的?|the |my )?(?P<zh>[^，。,；;]{2,16}?)(?:都|也|好像|又|是|都系)?"
    r"(?:写错|打错|说错|讲错|填错|记错|搞错|弄错|错|不对|唔对|唔啱|(?:is|are|was) (?:wrong|incorrect|not right))"
    r"(?:了|咗|啦|喇|呀|啊)*$",
    re.IGNORECASE,
)
_END = re.compile(r"[\s。.!！~～？?]+$")
_TAIL = re.compile(r"(?:吧|啦|喇|呀|啊|可以吗|得唔得|行吗|please)+$", re.IGNORECASE)
_SMALL = frozenset("的了那个这我呢嗰哋")
_SMALL_WORDS = frozenset({"the", "of", "my", "a", "an", "on", "in", "is", "was", "i"})
_CJK = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[a-z]+")


def to_be_changed(message: UserMessage) -> str:
    """Return what a message says is to be changed, or is wrong, without saying what stands instead; or nothing."""
    if message.pressed or message.uploaded or not message.text or len(message.text) > LONGEST:
        return ""
    text = _END.sub("", sign_by_sign(message.text))
    if (wrong := _WRONG.match(text)) is not None:
        return wrong["zh"].strip()
    found = _CHANGE.match(_TAIL.sub("", text))
    if found is None and (named := _TO_CHANGE.match(_TAIL.sub("", text))) is not None:
        return named["zh"].strip()
    return (found["taken"] or found["zh"] or found["en"]).strip() if found is not None else ""


_LABEL = re.compile(
    r"^(?:我的?|完整的?)?(?P<zh>[\u3400-\u9fff]{2,6}?)"
    r"(?:[：:]|(?:要|应该|得|没|没有|冇)?(?:写全|写完整|补全)[了咗]?[\s，,：:]|(?:漏|少|缺)[了咗]?[^，,：:]{0,6}[，,：:]|[是系]|\s?不(?:全|完整)[，,：:])\s*(?=\S)"
    r"|^(?:my |the )?(?:full |complete |whole )?(?P<en>[a-z ]{3,20}?)(?:\s?:| is)\s+(?=\S)",
    re.IGNORECASE,
)
_OF_ANOTHER = frozenset("他她佢你您哪")


def label_before(text: str) -> str:
    """Return the label a message begins with ("地址要写全：…", "电话是…"); nothing where it is somebody else's."""
    found = _LABEL.match(sign_by_sign(text.strip()))
    label = (found["zh"] or found["en"] or "").strip() if found is not None else ""
    return "" if _OF_ANOTHER & set(label) else label


def likeness(subject: str, name: str) -> float:
    """Return which share of what somebody calls an answer stands in its name, 0 to 1.

    Args:
        subject: their words ("借款金额").
        name: what the answer is called ("借出金额").
    """
    said = signs_of(subject)
    return len(said & signs_of(name)) / len(said) if len(said) > 1 else 0.0


def signs_of(text: str) -> frozenset[str]:
    """The Chinese signs of a text that say something, or its English words."""
    plain = sign_by_sign(text).casefold()
    if signs := frozenset(_CJK.findall(plain)) - _SMALL:
        return signs
    return frozenset(_WORD.findall(plain)) - _SMALL_WORDS
