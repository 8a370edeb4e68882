"""Readers of what stands beside the parties: the sum in dispute, how the arbitration is to be conducted. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from actions.dialogue.readers.clauses import pieces
from actions.dialogue.readers.names import one_name
from actions.dialogue.readers.organisations import is_organisation
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
    r"(?:我们?|我哋|代理人?|律师|律師|这个|呢个)*(?:暂时|目前|现在|而家|仲|还|都|就)*"
    r"(?:没有?|未|无|無|冇|唔|不|沒有?)(?:有|使|用|需要|打算|想|谂住|諗住|会|會)*(?:请|請|有|搵|找|聘|委托|委託)?(?:别|其他)?"
    r"(?:人|律师|律師|代理人?|代理)?(?:了|啦|喇|呀|住|先)?(?:[，,。.\s]+(?P<more>.*))?$"
    r"|(?:no (?:lawyer|agent|attorney)|not (?:a )?lawyer|without (?:a )?lawyer|no(?:ne|body)?"
    r"|(?:i|we) (?:do not|don.t|did not|didn.t) have (?:one|an?y? ?(?:lawyer|agent|attorney)))"
    r"(?:[,.\s]+(?P<en>.*))?$",
    re.IGNORECASE,
)
_MYSELF = re.compile(
    r"(?:我们?|我哋|本人)?(?:就|会|可以)?(?:自己|本人|亲自|親自)(?:来|來|办|辦|去|做|写|寫|申请|申請|答辩|搞|嚟)?(?:吧|啦|就行|就好|得啦)?"
    r"|改(?:一下|下)|(?:i|we)(?:.ll| will| can)? (?:do|handle|act|write) ?(?:it|this|for)? ?(?:my|our)sel(?:f|ves)",
    re.IGNORECASE,
)
_OF_LAWYER = re.compile(
    r"律师|律師|律所|事务所|事務所|代理|\b(?:lawyers?|attorney|solicitor|counsel|barrister|firm|esq)\b", re.IGNORECASE
)
_WANTS = re.compile(
    r"^(?:我们?|我方|我司)?(?:只|就|现在)?(?:要求?|请求|想|希望)(?:是|系)?[，：:\s]*(?:他|她|它|对方|被申请人)们?(?:公司)?"
    r"(?:付|支付|还|退|赔|交|承担|给|返还|偿还)"
    r"|^(?:we|i) (?:want|claim|ask for|seek|demand)(?: (?:them|the respondent|it) to)?"
    r" (?:the money|payment|our money|pay|repay|refund|interest|damages)"
)
_TRIBUNAL = re.compile(r"仲裁员|\barbitrators?\b")
_BEHIND = r"仲裁员(?:人数|就|只|要|是|，|：|:)*"
_ONE = re.compile(
    rf"(?:一|1)(?:名|个|位)?(?:独任)?仲裁员|{_BEHIND}(?:一|1)(?:名|个|位|人)|独任"
    r"|\b(?:one|1|a single|a sole|sole|single) arbitrator\b"
)
_THREE = re.compile(rf"(?:三|3)(?:名|个|位)?仲裁员|{_BEHIND}(?:三|3)(?:名|个|位|人)|\b(?:three|3) arbitrators\b")
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
    """Return True if an answer says nothing but that nobody acts for the writer ("还没请律师", "没请人，我自己来")."""
    bare = text.strip(" 。.!！")
    if _MYSELF.fullmatch(bare) is not None and "改" not in bare:
        return True
    found = _NO_AGENT.match(bare)
    more = (found["more"] or found["en"] or "").strip(" ，,。.") if found is not None else ""
    return found is not None and (not more or _MYSELF.fullmatch(more) is not None)


def names_agent(text: str) -> bool:
    """Return True if words name somebody who may act: a name, a firm, a lawyer. A sum or a day names nobody."""
    if asks(text):
        return False
    stretches = [part.strip(" ，,、。.;；") for part in pieces(text)]
    named = any(one_name(part) is not None or is_organisation(part) for part in stretches if part)
    return named or _OF_LAWYER.search(text) is not None
