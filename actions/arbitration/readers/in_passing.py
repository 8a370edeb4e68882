"""What a message tells beside the parties: the sum in dispute, how the arbitration is to be conducted. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from actions.dialogue.readers.clauses import pieces
from actions.dialogue.readers.speech_acts import asks
from actions.story.readers.plain import plain

_PRICE = re.compile(
    r"总价|合同价|合同金额|价格|单价|总额|总金额|价款共|货值"
    r"|\b(?:price|contract (?:value|sum|amount)|worth|value of|total(?:l?ing)?)\b"
)
_CLAIMED = re.compile(
    r"[欠差争]|没付|未付|不付|拖|退|赔|追|讨|索|要求?(?:他|她|对方)|定金|订金|损失"
    r"|\b(?:owes?|owed|owing|unpaid|outstanding|overdue|claim\w*|refund|deposit|damages|did not pay|didn't pay)\b"
)
_NO_AGENT = re.compile(
    r"(?:暂时|目前|现在|仲|还|都)*(?:没有?|未|无|冇|唔使|不用|不请|沒有?)(?:请|有|搵|聘)?(?:律师|律師|代理人?|代理)?(?:了|啦|喇|呀)?[。.]?$"
    r"|(?:no|none|not? (?:a )?lawyer|no (?:lawyer|agent)|without (?:a )?lawyer)[. ]*$",
    re.IGNORECASE,
)
_WANTS = re.compile(
    r"^(?:我们?|我方|我司)?(?:只|就|现在)?(?:要求?|请求|想|希望)(?:是|系)?(?:他|她|它|对方|被申请人)们?(?:公司)?"
    r"(?:付|支付|还|退|赔|交|承担|给|返还|偿还)"
    r"|^(?:we|i) (?:want|claim|ask for|seek|demand)(?: (?:them|the respondent|it) to)?"
    r" (?:the money|payment|our money|pay|repay|refund|interest|damages)"
)
_TRIBUNAL = re.compile(r"仲裁员|\barbitrators?\b")
_ONE = re.compile(r"(?:一|1)(?:名|个|位)?(?:独任)?仲裁员|独任|\b(?:one|1|a single|a sole|sole|single) arbitrator\b")
_THREE = re.compile(r"(?:三|3)(?:名|个|位)?仲裁员|\b(?:three|3) arbitrators\b")
_SPOKEN = re.compile(
    r"(?:仲裁语言|语言|用|讲|说)(?:就)?(?:是|用|要)?(?P<zh>中英双语|双语|中文|普通话|英文|英语)"
    r"|\b(?:hearing|proceedings|arbitration|language)s?\b[^，。]{0,12}"
    r"\b(?:in|is) (?P<en>english|chinese|mandarin|both)\b"
    r"|\barbitrators?[，, ]+(?:and )?in (?P<with>english|chinese|mandarin)\b"
)
_LANGUAGES: Mapping[str, str] = {
    "中英双语": "中文和英文", "双语": "中文和英文", "both": "中文和英文",
    "中文": "中文", "普通话": "中文", "chinese": "中文",
    "mandarin": "中文", "英文": "英文", "英语": "英文", "english": "英文",
}  # fmt: skip
_SEAT = re.compile(
    r"(?:仲裁地|\bseat)(?:就)?(?:是|在|为|放在?|定在?| is| in|:|，)*\s*(?P<where>深圳|香港|shenzhen|hong kong)"
)
_SEATS = {"shenzhen": "深圳", "hong kong": "香港"}
_PROCEDURE = re.compile(r"(?P<fast>快速|简易|\bexpedited\b|\bfast.track\b)(?:程序)?|普通程序|\bordinary procedure\b")
_OF_PROCEDURE = re.compile(r"程序|\bprocedure\b|\bexpedited\b|\bfast.track\b")


def pieces_in_dispute(text: str, entities: Sequence[Mapping[str, Any]]) -> tuple[tuple[int, int], ...]:
    """Return where the stretches begin and end whose sum is what is fought about: not the price of the contract.

    Where some say that a sum is owed or claimed, only those count.
    """
    told: list[tuple[int, int, bool]] = []
    at = 0
    for piece in pieces(text):
        begins, at = at, at + len(piece)
        if any(one.get("entity") == "money" and begins <= one.get("start", -1) < at for one in entities):
            spelt = plain(piece)
            claimed = _CLAIMED.search(spelt) is not None
            if claimed or _PRICE.search(spelt) is None:
                told.append((begins, at, claimed))
    claimed_only = [one for one in told if one[2]]
    return tuple((begins, ends) for begins, ends, _ in claimed_only or told)


def wants_of_other(text: str) -> bool:
    """Return True if a message says what the other side is to do: claims, told in passing."""
    return not asks(text) and _WANTS.search(plain(text)) is not None


def conduct_in(text: str) -> dict[str, str]:
    """Return what a message says of arbitrators, language, seat and procedure, by the names of the questions."""
    spelt = plain(text)
    told: dict[str, str] = {}
    if _ONE.search(spelt):
        told["arbitrators"] = "one"
    elif _THREE.search(spelt):
        told["arbitrators"] = "three"
    spoken = _SPOKEN.search(spelt)
    if spoken is not None and (
        spoken["en"] or spoken["with"] or "仲裁语言" in spoken[0] or _TRIBUNAL.search(spelt) or "开庭" in spelt
    ):
        told["language"] = _LANGUAGES[spoken["zh"] or spoken["en"] or spoken["with"]]
    if (seat := _SEAT.search(spelt)) is not None:
        told["seat"] = _SEATS.get(seat["where"], seat["where"])
    if _OF_PROCEDURE.search(spelt) and (procedure := _PROCEDURE.search(spelt)) is not None:
        told["procedure"] = "expedited" if procedure["fast"] else "ordinary"
    return told


def says_no_agent(text: str) -> bool:
    """Whether an answer says nothing but that nobody acts for the writer ("还没请律师")."""
    return _NO_AGENT.match(text.strip()) is not None
