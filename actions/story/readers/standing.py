"""Standing of a thing in what is told: said, perhaps, left open (not known, or only asked for), or denied. Pure.

A denial is heard wherever it stands: before the thing ("没给我写借条", "never wrote me an IOU"), behind it
("借条他不肯写", "IOU? He never wrote one"), or after it was only promised. It reaches over such words alone as belong
to having, making and giving, so that the denial of something else ("他没还钱，写了借条", "借条没写日期") leaves the
thing where it is.
"""

from __future__ import annotations

import re
from enum import Enum


class Standing(Enum):
    """Standing that a text gives a thing it names."""

    SAID = "said"
    PERHAPS = "perhaps"
    OPEN = "open"
    DENIED = "denied"


_PAPERS = (
    r"(?:合同|协议|借据|欠条|借条|收据|收条|字据|单据|凭证|文件|录音|证人|聊天记录|转账记录)"
    r"(?:[、和或跟与及]|以及|或者|也没有?|也)"
)
_LIGHT = (
    r"(?:有|曾|去|来|再|想|肯|给|帮|替|跟|和|与|同|向|叫|让|要|请|喊|说|讲|约定|认定|我们?|他们?|她们?|你|您|对方|大家|双方|"
    r"当时|那时|写|打|签|立|留|开|出|拿|收|做|办|生|订|下|到|得及?|过|低|回|个|张|份|封|一张|一份|任何|什么|啥|"
    r"(?:正式|书面|正规|纸质|像样)的?|意思|也|都|先|另外|专门|"
    rf"{_PAPERS})"
)
_DENIES = (
    r"(?:没有?|未|无|不(?:肯|愿意?|想|同意|给|让|好意思|敢|是|算)|并非|拒绝|懒得|来不及|"
    r"忘(?:了|记)?了?(?!有没有|是否))"
)
_EN_LIGHT = (
    r"(?:to|an?|any|the|such|me|him|her|us|them|he|she|write|wrote|written|writing|sign|signed|give|gave|given|get|got|"
    r"have|had|has|ask|asked|for|make|made|leave|left|do|real|formal|proper|kind|sort|of|wage|valid|paper|contract|"
    r"receipt|note|or|even|a single) "
)
_EN_DENIES = r"(?:\b(?:no|not|never|without|neither|nor|refus\w+|declin\w+|forgot|failed)|n't) "
_DENIED_BEFORE = re.compile(rf"{_DENIES}{_LIGHT}{{0,12}}$|{_EN_DENIES}(?:{_EN_LIGHT}){{0,7}}$")
_TWICE = re.compile(rf"(?:不是|并非|不可能|不会|哪能|怎么会)没有?{_LIGHT}{{0,12}}$|\bnot (?:that|as if)\b[^，。]*$")
_WHO = (
    r"(?:他们?|她们?|我们?|对方|老板|双方|当时|那时|后来|也|都|就|从来|一直|根本|始终|还|本来|是|嘛|呢|啊|这些|"
    r"之类的?)*"
)
_MAKE = r"(?:写|打|签|立|留|做|给|开|出|有|生|办|下来|出来|拿到|收到)"
_DONE = r"(?:过|成|到|下|低|来|我|他|她|的|了|啊|呀|呢|啦)*"
_ENDS = r"(?= *(?:[，。]|$))"
_DENIED_BEHIND = re.compile(
    rf"(?:条款|书)?{_WHO}(?:没有?|未|无|不肯|不愿意?|不同意|不给|忘了|忘记了?|拒绝|懒得)"
    rf"(?:有|能|来得及|给|我|他|她|让|叫|去|肯|再|要)*{_MAKE}?{_DONE}{_ENDS}|"
    r"(?: (?:was|is|were|has|had|have|been|he|she|they|it|i|we|me))*(?: never| not|n't)"
    r"(?: (?:been|even|actually|me|him|us))*"
    r"(?: (?:written|signed|made|given|drawn up|wrote|write|sign|give|gave|there))"
    rf"(?: (?:one|it|any|me|him|up|for me))*{_ENDS}"
)
_DENIED_NEXT = re.compile(
    rf"[，。 -]{{1,3}}(?:{_WHO}(?:没有?|无|未写|未签|没写|没打|没签|没立|不肯写|不肯签)(?:过|到|成|给我|了|啊|呀)*|"
    rf"none|no|nope|"
    rf"(?:he|she|they|we) (?:never|didn't|did not)(?: \w+)? (?:wrote|write|signed?|gave|give|had|have|made|make)"
    rf"(?: (?:me|us))?(?: (?:one|it|any))?){_ENDS}"
)
"""A denial of its own clause, behind a thing that stands alone in its own ("借条？没有")."""
_PROMISED = re.compile(
    r"(?:说|答应|承诺|讲|说好|讲好|同意|打算|应承|本来|原本|想|会)[^，。了过]{0,8}(?:写|打|签|立|补|给)(?:我|他|回|个|张|一张|份)*$|"
    r"\b(?:promis\w+|would|will|going to|agreed to|meant to|(?<!police )(?<!officer )(?<!officers )said) [^，。]{0,24}$"
)
_UNKEPT = re.compile(
    rf"[^。]{{0,14}}?(?:没有?|未|不肯)(?:有|来得及)?(?:写|打|签|立|给|兑现)(?:过|成|我|到)*{_ENDS}|"
    rf"[^。]{{0,30}}?\b(?:never|didn't|did not|refused to)\b (?:gave|give|wrote|write|signed?|did|do|sent|send)"
    rf"(?: (?:it|one|me|so|that))*{_ENDS}"
)
_NOT_KNOWN = re.compile(
    r"(?:不|没)太?(?:记得|清楚|确定|知道?|晓得|肯定)(?!了)|没有?(?:听说|见到?过|看到?过|找到)|忘了(?:有没有|是否|是不是)|"
    r"\b(?:not sure|no idea|not certain|don't know|do not know|can't (?:remember|recall|say)|cannot remember|"
    r"don't (?:remember|recall)|whether)\b"
)
_WHETHER = re.compile(
    r"(?<![还只])有没有?|是不是|是否|有无|(写|打|签|立|留|做|报|搬|走|生)(?:了)?(?:没|不)(?:有)?\1|(?:会|要|能)不(?:会|要|能)"
)
_OR_NOT = re.compile(rf"了没有?{_ENDS}")
_HEDGED = re.compile(r"可能|也许|好像|大概|似乎|印象中|应该|\b(?:maybe|perhaps|might|probably|i think|i believe)\b")
_SUPPOSED = re.compile(r"如果|要是|假如|万一|倘若|\bif\b")
_ASKS = re.compile(r"[吗么咩](?:[？?。！!，, ]|$)|[?？]")
_WANTED = re.compile(r"(?<!没)(?<!不)(?:需要|必须|一定要|得有|要有|要(?!他|她|我))[^，。]{0,6}$")
_ASKED_AFTER = re.compile(r"(?:条款|书|了|过)*(?:吗|么|咩)")
_ASKED_EN = re.compile(
    r"(?:^|[，。] *|\b(?:and|but) )"
    r"(?:do|does|did|is|are|was|were|can|could|should|must|would|will|need|what if)\b[^，。]*$"
)


def standing(text: str, raw: str, start: int, end: int) -> Standing:
    """Return how the thing at a place stands.

    Args:
        text: in one spelling (`plain`), as long as `raw`, in which its signs of a question still stand.
    """
    text = "".join("、" if sign == "、" else one for one, sign in zip(text, raw, strict=True)).replace("’", "'")
    begin = max(text.rfind("，", 0, start), text.rfind("。", 0, start)) + 1
    before, behind = text[begin:start], text[end:]
    clause_end = min((at for at in (text.find("，", end), text.find("。", end)) if at >= 0), default=len(text))
    clause = text[begin:clause_end]
    if _is_open(text, raw, before, text[end:clause_end], clause, (begin, clause_end)):
        return Standing.OPEN
    if _is_denied(before, behind):
        return Standing.DENIED
    if _PROMISED.search(before):
        return Standing.DENIED if _UNKEPT.match(behind) else Standing.OPEN
    return Standing.PERHAPS if _HEDGED.search(clause) else Standing.SAID


def _is_denied(before: str, behind: str) -> bool:
    alone = not before.strip(" -那这至于说到") or before.strip() in ("an", "a", "the")
    return (
        _DENIED_BEFORE.search(before) is not None
        or _DENIED_BEHIND.match(behind) is not None
        or (alone and _DENIED_NEXT.match(behind) is not None)
    )


def _is_open(text: str, raw: str, before: str, rest: str, clause: str, span: tuple[int, int]) -> bool:
    """Return True if it is not known, only supposed, or asked for."""
    if is_not_known(text, span) or _TWICE.search(before) or _SUPPOSED.search(before) or rest.endswith("的话"):
        return True
    asked = _ASKS.search(raw[span[0] : span[1] + 1]) is not None
    wanted = _WANTED.search(before) is not None or _ASKED_AFTER.match(rest) is not None
    return (asked and wanted) or (asked and _ASKED_EN.search(text[: span[0] + len(before)]) is not None)


def is_not_known(text: str, span: tuple[int, int]) -> bool:
    """Return True if a clause tells that its teller does not know, or leaves both ways open ("有没有", "走了没有")."""
    clause = text[span[0] : span[1]]
    return any(one.search(clause) for one in (_NOT_KNOWN, _WHETHER, _OR_NOT))
