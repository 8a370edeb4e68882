"""Reader of what was bought or sold and how much: goods alone, piece by piece of a message. Pure.

Whatever stands beside them is no goods: who somebody is, where they live, when it was sent, what is owed, a remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.answers import Answer
from actions.dialogue.readers.clauses import joined, token_in
from actions.dialogue.readers.form_remarks import without_form_remarks
from actions.dialogue.readers.speech_acts import act_of, asks
from actions.script import sign_by_sign
from actions.story.readers.places import is_address

_WHO = r"(?:我哋|我们|我|他们|佢哋|她们|他|她|佢|对方|被告|买方|卖方|客户|客人|老板|公司)"
_DONE = r"(?:了|咗|过|的|嘅|是|系|就|返)*"
_LEAD = re.compile(
    rf"^(?:是|系|就是|就系|大概|有)?(?:{_WHO}?(?:当时|那时|一共|总共|一次过)?(?:向|同|跟|从|问|喺|在)?{_WHO}?(?:这里|那里|度|嗰度)?)"
    rf"(?:订购|订货|定做|订|采购|购买|买|攞|拎|拿|进货?|卖给|卖俾|卖畀|卖|供应给?|供给?|交付|要){_DONE}{_WHO}?{_DONE}"
    r"(?:一批)?(?:货物?)?(?:是|系|：|:)?(?=\S{2})"
    r"|^(?:货物?|商品|产品)?(?:(?:就?是|就?系)[：:]?|[：:])(?=\S{2})",
)
_LEAD_EN = re.compile(
    r"^(?:it was|they were|it's|the goods (?:were|are)|(?:we|i|he|she|they|the (?:buyer|seller|customer|defendant))"
    r"(?:'ve|'s| has| have| had)? (?:bought|ordered|took|purchased|sold|supplied|delivered|shipped|wanted)"
    r"(?: (?:him|her|them|me|us)\b| to (?:him|her|them)\b)?)\s+(?=\S)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:[，,]?\s*)(?:from|for|to) (?:us|me|him|her|them)$|(?:给|俾|畀)(?:我|他|她|佢)(?:们|哋)?$", re.IGNORECASE
)
_WHEN_SENT = re.compile(
    r"(?:[今去前上]年|上个?月|这个?月|本月|\d{2,4}年)?(?:底|初|中)?\s?(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:底|初|中旬)?"
    r"(?:就|已经|先|才)?(?:发|送|交|出|运|订|定|签|下单|买)(?:货|单|到|给|齐)?(?:了|咗|过)?(?:的|嘅)?$"
)
_PERSON = re.compile(
    rf"^{_WHO}(?:就|都|又|自己|本人|现在|而家|一直)?(?:是|系|叫|住|喺|在|姓|有|没|冇|不|唔|还|仲|欠|话|说|讲|电话|手机|收|签|付)"
    r"|[他她佢]|(?<!自)我(?!国)|个体户|做生意|法人|老板|开(?:了|咗)?(?:间|家|个)?(?:店|厂|铺)|住(?!宅|房|院)|电话|手机号|身份证|户籍|微信号",
)
_PERSON_EN = re.compile(
    r"\b(?:he|she|they|i|we|him|her|his|my|our|their|you|lives?|living|phone|telephone|sole trader|owner|"
    r"resident|buyer|seller|defendant|plaintiff)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"欠|货款|货钱|尾款|定金|订金|总价|价钱|价格|付款|未付|没付|不付|唔俾|冇俾|没给|给钱|俾钱|畀钱|万元?$|\d+\s?元|块钱|蚊|月底|利息|"
    r"\b(?:owes?|owed|pay|pays|paid|unpaid|price|deposit|balance|total (?:of|was|is)|yuan|rmb|cny|usd|hkd)\b",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"(?:发|送|交|运|收|签|提)(?:货|到|收|的|嘅|了|咗|齐|给|俾)|下(?:的|了|咗)?单|签(?:的|了|咗)?(?:合同|约)|店里|送到|铺头|舖头|"
    r"(?:告|起诉|立案|申请|调解|仲裁)|"
    r"\b(?:shipped|sent|delivered|arrived|signed|ordered on|deliver|in his|at his|apply|sue|file|mediation|lets?)\b",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"合同|协议|发票|收据|单据|欠条|借条|对账单|送货单|聊天|证据|仲裁|条款|"
    r"\b(?:contracts?|agreements?|invoices?|receipts?|ious?|arbitration|clause|chat)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[也冇岁]|没(?!有[^，。]{1,6}的)|(?:吗|呢)$|\b(?:years? old|too|also)\b", re.IGNORECASE)
"""Words of a clause that tells something, which no name of goods holds."""
_TIME = re.compile(
    r"^[\s的是在于]*(?:(?:19|20)?\d{2}年|[今去前]年|\d{1,2}月|\d{1,2}[日号]|上个?月|月底|月初|底|初|中旬|左右)+[的嘅]?$"
)
_STREET_EN = re.compile(
    r"\b(?:road|rd|street|st|avenue|ave|lane|drive|village|district|flat|room|floor)\b", re.IGNORECASE
)
_LETTERS = re.compile(r"[^\W\d_]")
_UNITS = re.compile(
    r"^(?:一共|总共|共|约|大约|大概)?[\d,.一二三四五六七八九十百千万两]+\s?(?:号|號|路|楼|室|年|月|日|岁|%|％)"
)
_ENDS = " ，,。.;；!！、"
_MOSTLY_A_DAY, _LONGEST = 0.6, 200


def goods_told(answer: Answer) -> str:
    """Return the goods a message tells and their quantity, as they were written; nothing where it tells none."""
    kept = [words for piece in answer.stretches() if (words := _goods(piece))]
    return joined(kept)


def beside_goods(answer: Answer) -> Iterator[Answer]:
    """The stretches of a message that tell no goods."""
    yield from (piece for piece in answer.stretches() if not _goods(piece))


def _goods(piece: Answer) -> str:
    """The goods of one stretch, without the words that lead to them."""
    said = without_form_remarks(piece.text).strip(_ENDS)
    if not said or len(said) > _LONGEST or token_in(said) or asks(said):
        return ""
    if act_of(said) is not None or piece.share("date", "date_range", "datetime", "money") >= _MOSTLY_A_DAY:
        return ""
    said = _bare(said)
    plain = sign_by_sign(said)
    if not _LETTERS.search(plain) or _is_none(plain):
        return ""
    return said


def _bare(said: str) -> str:
    """A stretch without who bought or sold, and without when it was sent."""
    plain = sign_by_sign(said)
    lead = _LEAD.match(plain) or _LEAD_EN.match(plain)
    said = said[lead.end() :] if lead is not None else said
    tail = _TAIL.search(sign_by_sign(said))
    said = said[: tail.start()] if tail is not None else said
    sent = _WHEN_SENT.search(sign_by_sign(said))
    return (said[: sent.start()] if sent is not None and _LETTERS.search(sent[0]) else said).strip(_ENDS)


def _is_none(plain: str) -> bool:
    return bool(
        _PERSON.search(plain)
        or _PERSON_EN.search(plain)
        or _MONEY.search(plain)
        or _DEED.search(plain)
        or _PAPER.search(plain)
        or _CLAUSE.search(plain)
        or _TIME.match(plain)
        or _UNITS.match(plain)
        or (_STREET_EN.search(plain) if plain.isascii() else is_address(plain))
    )
