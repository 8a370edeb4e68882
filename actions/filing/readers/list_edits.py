"""Readers of changes to a list: take a party or a file off, add one, change one claim. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from actions.filing.readers.party_names import NUMERALS
from backend.shared import numerals

_REMOVE = re.compile(
    r"^(?:请|帮我|唔该|唔該|please\s)*(?:把)?(?P<verb>删除|刪除|删掉|刪走|去掉|拿掉|移除|remove|delete|drop)?(?:掉)?\s*(?:the\s)?\s*"
    r"(?P<what>.{0,4}(?:被告|原告|证据|證據).{0,3}?|.{0,8}(?:plaintiff|defendant|evidence)\s?\d{0,2})"
    r"(?P<tail>删除|刪除|删掉|刪走|去掉)?$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"(?:改|更正|写错|寫錯|错了|錯咗|唔啱|不对|change|correct|wrong).*(?:被告|原告|plaintiff|defendant)"
    r"|(?:被告|原告|plaintiff|defendant).*(?:改|写错|寫錯|错了|錯咗|唔啱|不对|wrong)",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"(?:反|倒|调转|調轉|掉转|掉轉|颠倒|顛倒)(?:了|咗|过来|過來)|"
    r"(?:对|對|互)(?:调|調|换|換)|(?:换|換|调|調)(?:过来|過來|返转|返轉)|"
    r"\bthe (?:other|wrong) way (?:a?round)\b|\b(?:swap(?:ped)?|mixed up|reversed?|back to front|exchange)\b",
    re.IGNORECASE,
)
_SIDES = re.compile(
    r"原告.{0,6}被告|被告.{0,6}原告|"
    r"(?:原告|被告|两边|兩邊|双方|雙方|姓名|名字|他们两个|我们两个)(?=.{0,4}[反倒对對互调調换換颠顛掉])|"
    r"plaintiff.{0,20}defendant|defendant.{0,20}plaintiff|\b(?:names|sides|parties|us|them)\b",
    re.IGNORECASE,
)
_CLAIM_GONE = re.compile(
    rf"^(?:请|請|帮我|幫我|把|将|將)*第\s?(?P<n>[{NUMERALS}\d]{{1,2}})\s?(?:条|條|项|項|个|個)?(?:诉讼|訴訟)?(?:请求|請求)?"
    r"(?:也|都|就|可以)?(?:删除|刪除|删掉|刪掉|删了|刪咗|删|刪|去掉|拿掉|不要|唔要|取消)(?:了|咗|掉|喇|啦|吧)?$"
)
_OF_A_CLAIM = re.compile(r"第\s?[一二三四五六七八九十\d]+\s?(?:条|項|项)|请求|請求")
_ADD = re.compile(
    r"^(?:请|我想|我要)?(?:再|仲要)?(?:加|添加|增加|add)(?:\s?another|\sa)?(?:多)?(?:一个|一個|个|名)?\s?(?P<role>被告|原告|plaintiff|defendant)$",
    re.IGNORECASE,
)
_FIGURE = re.compile(rf"[{NUMERALS}\d]{{1,2}}")
_REMOVE_CLAIM = re.compile(
    r"^(?:请)?(?:删除|刪除|删掉|刪走|去掉|不要|唔要|remove|delete|drop)"
    r"(?:[\s第最后後这這一那条條个個项項的请請求诉訴讼訟]|the|claim|number|no\.?|last|one)*?"
    r"(?P<n>[一二三四五六七八九十\d]{1,2})?\s?(?:条|條|个|個|项|項)?(?:诉讼)?(?:请求)?$",
    re.IGNORECASE,
)
_A_CLAIM = re.compile(
    r"第\s?[一二三四五六七八九十\d]{1,2}\s?(?:条|條|(?:项|項|个|個)?(?:诉讼|訴訟)?(?:请求|請求))|"
    r"\bclaim (?:number |no\.? ?)?\d",
    re.IGNORECASE,
)
_CHANGE_CLAIM = re.compile(
    r"^(?:把|将|change\s+(?:the\s+)?)?(?:claim\s+(?:number\s+|no\.?\s*)?)?第?\s?(?P<n>[一二三四五六七八九十\d]{1,2})\s?(?:条|條|项|項|個|个)?(?:诉讼)?(?:请求|請求)?\s?(?:改成|改为|改為|换成|換成|應為|应为|to)\s*[:：]?\s*(?P<text>.+)$",
    re.DOTALL | re.IGNORECASE,
)
_CLAIM_OF_ENTRY = re.compile(
    r"^(?:请|請|帮我|幫我|唔该|我想|想|把|将|將|改|修改|更正|please |change |correct |in |item |number )*"
    rf"(?:第\s?[{NUMERALS}\d]{{1,3}}\s?(?:项|項|点|點|号|號)|(?:item |number |no\.? ?)?\d{{1,2}})"
    r"(?:[\s，,:：]|的|嘅|之|里面?|裡面?|入面|中|'s)*"
    rf"(?=第\s?[{NUMERALS}\d]{{1,2}}\s?(?:条|條)|(?:the )?(?:claim (?:number |no\.? ?)?\d|"
    r"(?:first|second|third|fourth|fifth|sixth) claim))",
    re.IGNORECASE,
)
"""The entry of the review that holds the claims, before the claim that is called ("改第22项，第2条改成…")."""
_ORDINALS_EN = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_READ_EN = re.compile(
    r"^(?:please )?(?:change |correct |make )?(?:the |my )?"
    rf"(?:(?P<word>{'|'.join(_ORDINALS_EN)}) claim|claim (?:number |no\.? ?)?(?P<n>\d{{1,2}}))"
    r"(?: (?:should|must|has to|ought to|shall))?(?: (?:read|say|be|to|into|as follows))+\s*[:,]?\s*(?P<text>.+)$",
    re.DOTALL | re.IGNORECASE,
)
_READ_ZH = re.compile(
    rf"^(?:请|把|将|將)?第\s?(?P<n>[{NUMERALS}\d]{{1,2}})\s?(?:条|條|项|項|个|個)?(?:诉讼|訴訟)?(?:请求|請求)?\s?"
    r"(?:应该|應該|应当|應當|要|就|应|應)*(?:写成|寫成|写做|寫做|写为|寫為|写|寫|讲|講|是|係|系)\s?[:：，,]?\s*(?P<text>.{4,})$",
    re.DOTALL,
)
_LEAD = re.compile(r"^(?:加一条|加一項|加一项|再加一条|再加|增加|添加|add)\s*[:：,，]?\s*", re.IGNORECASE)
_ORDERS = re.compile(
    r"^(?:请|帮我|唔该|我想|我要|please\s)*(?:改|修改|更正|删除|刪除|删掉|change|correct|edit|delete|remove)\s*"
    r"(?:the |number |no\.? )*"
    r"(?:第?\s?\d{1,2}|第\s?[一二三四五六七八九十]{1,3})\s?(?:项|項|条|條|个|個|题|題|号|號|\b)|"
    r"^(?:还有|還有|仲有|另外|再)(?:加|有|添)?(?:多)?(?:一|1)?(?:个|個|名|位)?(?:被告|原告)|"
    r"^(?:please )?(?:add )?(?:another|one more|a second|a further) (?:defendant|plaintiff)",
    re.IGNORECASE,
)
_TAKES_OFF = re.compile(
    r"^(?:请|請|帮我|幫我|唔该|please\s)*(?:把|将|將)?"
    r"(?:删除|刪除|删掉|刪掉|去掉|拿掉|唔要|不要|remove\b|delete\b|drop\b|take out\b|clear\b)"
    r"|(?:删除|刪除|删掉|刪掉|去掉|拿掉)(?:吧|啊|啦|它)?(?:[，,。.]|$)",
    re.IGNORECASE,
)
_WRONG = re.compile(r"错|錯|不对|不對|唔啱|唔对|\bwrong\b|\bnot (?:right|correct|true)\b", re.IGNORECASE)
_NOT_KNOWN = re.compile(
    r"不知|唔知|不清楚|唔清楚|不晓得|\b(?:don['’]?t|do not|not|no) (?:really )?(?:know|sure|idea)\b", re.IGNORECASE
)
_LEFT_OUT = re.compile(
    r"漏(?!水|雨|电|風|风)|(?:少|缺|忘|忘记|没|没有|冇|未)(?:了|咗|写|记|列|加|讲|算)(?:上|入|埋|到)?|(?:写|记|列)少(?:了|咗)|"
    r"\b(?:left out|leave out|leaving out|missed|missing|forgot(?:ten)?|forget|omitted|"
    r"not (?:listed|on the list|there))\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"还有|仲有|同埋|另外|再加|不止|唔止|\b(?:also|there is|there's|and|plus|add|too)\b", re.IGNORECASE)
_EVIDENCE = ("证据", "證據", "evidence")
_PLAINTIFF = ("原告", "plaintiff")


@dataclass(frozen=True, slots=True)
class ListEdit:
    """Change to an entry of a list.

    Args:
        kind: ``remove_party``, ``remove_evidence`` or ``add_party``.
        what: the words that name the entry; of a party to be added, its role.
    """

    kind: Literal["remove_party", "remove_evidence", "add_party"]
    what: str


def list_edit(text: str) -> ListEdit | None:
    """Return what a short text wants done to the lists of parties and evidence, or None."""
    if (gone := _REMOVE.match(text)) and (gone["verb"] or gone["tail"]):
        is_evidence = any(word in gone["what"].casefold() for word in _EVIDENCE)
        return ListEdit("remove_evidence" if is_evidence else "remove_party", gone["what"])
    if (more := _ADD.match(text)) is not None:
        return ListEdit("add_party", "plaintiff" if more["role"].casefold() in _PLAINTIFF else "defendant")
    return None


def changes_party(text: str) -> bool:
    """Return True if a text changes something about a party; "claim 2 against the defendant" is of a claim."""
    return _CHANGE.search(text) is not None and _OF_A_CLAIM.search(text) is None


def turns_sides_round(text: str) -> bool:
    """Return True if a text says that the sides stand the wrong way round ("原告和被告写反了", "swap the names")."""
    return _TURNED.search(text) is not None and _SIDES.search(text) is not None


def number_in(text: str) -> int:
    """The number of an entry that a text names, 1 without one."""
    figure = _FIGURE.search(text)
    return number_of(figure[0]) if figure else 1


def number_of(figure: str) -> int:
    """Return the number "3", "三" or "十一" stands for."""
    return int(figure) if figure.isdecimal() else numerals.number_in(figure)


def orders_form(text: str) -> bool:
    """Return True if a text begins as an order to the form: an item's number, one more party ("还有一个被告，…")."""
    return _ORDERS.match(text.strip()) is not None or list_edit(text) is not None


def names_claim(text: str) -> bool:
    """Return True if a text calls a claim by its number ("第2条改成…", "删除第四条", "change claim 2 to…")."""
    return _A_CLAIM.search(text) is not None


def changed_claim(text: str) -> tuple[int, str] | None:
    """The number of a claim and the words that shall stand instead ("第2条改成…", "the second claim should read…")."""
    if (named := _READ_EN.match(text.strip())) is not None:
        return int(named["n"] or _ORDINALS_EN[named["word"].casefold()]), named["text"]
    found = _CHANGE_CLAIM.match(text) or _READ_ZH.match(text.strip())
    return (number_of(found["n"]), found["text"]) if found else None


def of_claim_alone(text: str) -> str:
    """Return a text without the entry of the review that it names before one of its claims."""
    return _CLAIM_OF_ENTRY.sub("", text.strip())


def removed_claim(text: str, last: int) -> int | None:
    """The number of a claim to be taken off ("删除第2条"); the last one where none is named; None for other words."""
    found = _REMOVE_CLAIM.match(text)
    if found is None:
        return None
    return number_of(found["n"]) if found["n"] else last


def claim_taken_off(text: str, last: int) -> int | None:
    """Return the number of a claim to be taken off in either order of words ("删除第4条", "第4条不要了"), or None."""
    if (found := _CLAIM_GONE.match(text.strip())) is not None:
        return number_of(found["n"])
    return removed_claim(text.strip(), last)


def added_claim(text: str) -> str:
    """The words of a claim without what only says that it is one more ("加一条：…")."""
    return one_more_claim(text) or _LEAD.sub("", text).strip()


_ONE_MORE = re.compile(
    r"^(?:请|帮我|唔该|我想|我要|please |can you |could you |also |另外|还要|[\s，,])*"
    r"(?:(?:再|多|另)?(?:加|添|增加|添加|补)(?:多|上|返)?(?:一|1)?(?:条|條|项|項|个|個)(?:诉讼|訴訟)?(?:请求|請求)?(?=[:：，,\s])"
    r"|(?:再|另)?(?:加|添|增加|添加)(?:上|多)?(?:诉讼|訴訟)?(?:请求|請求)(?=[:：，,\s])"
    r"|add (?:a|another|one more|this) claim(?=[\s:,]))[:：，,\s]*(?P<words>\S.{3,})$",
    re.IGNORECASE | re.DOTALL,
)


def one_more_claim(text: str) -> str | None:
    """Return the words of a claim that a text says is one more ("加一条：…"); None for any other text."""
    found = _ONE_MORE.match(text.strip())
    return found["words"].strip() if found is not None else None


def takes_off(text: str) -> bool:
    """Return True if a text wants an entry gone, or says that it is wrong and that nobody knows it."""
    return _TAKES_OFF.search(text) is not None or bool(_WRONG.search(text) and _NOT_KNOWN.search(text))


def says_left_out(text: str) -> bool:
    """Return True if a text protests that somebody was left out ("你漏咗三弟", "you missed my sister")."""
    return _LEFT_OUT.search(text) is not None


def begins_with_more(text: str) -> bool:
    """Return True if a text begins with a word for one more ("仲有…", "and also…")."""
    return _MORE.match(text.lstrip(" ，,。.！!不对唔係系")) is not None
