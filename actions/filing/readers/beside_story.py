"""Readers of what people say in the middle of a filing that is no part of what happened. Pure.

"罗永成电话不知道" tells what is missing, "相片、收据、报价单" lists papers, "经过里删掉……那句" gives an order. None
belongs in the complaint.
"""

from __future__ import annotations

import re

from actions.script import sign_by_sign

_PARTICULAR = re.compile(
    r"电话|手机|号码|身份证|护照|证件|住址|地址|门牌|生日|出生|姓名|名字|全名|法人|代码|邮箱|电邮|微信号|"
    r"\b(?:phone|number|address|id|passport|birthday|name|e-?mail)\b",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"不知|唔知|不清楚|唔清楚|不记得|唔记得|没有|冇|不在手|唔喺手|迟些|迟啲|以后补|以后再|查不到|找不到|"
    r"\b(?:don't|do not|doesn't) (?:know|have)\b|\bunknown\b|\bnot at hand\b|\blater\b",
    re.IGNORECASE,
)
_LONGEST_MISSING = 40
_PAPER = re.compile(
    r"(?:相片?|照片|图片|证明|报价单|单据|收据|收条|发票|合同|协议|借条|欠条|借据|流水|记录|截图|录音|录像|视频|报告|病历|"
    r"账单|账本|房产证|信|纸|凭证|清单|"
    r"photos?|pictures?|receipts?|invoices?|contracts?|agreements?|records?|screenshots?|recordings?|reports?|"
    r"statements?|letters?|quotes?|bills?)$",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^(?:我)?(?:还|都|就)?(?:有|手上有|证据(?:有|是|就是)?|i have|evidence(?: is|:)?)[:：]?\s*", re.IGNORECASE
)
_BETWEEN = re.compile(r"[、，,;；]|和|同(?!意)|跟|还有|以及|\band\b", re.IGNORECASE)
_TAKE_OUT = re.compile(
    r"(?:经过|事情经过|事实|陈述|故事|story|facts|what happened)?(?:里面?|中|当中)?[的，,\s]*"
    r"(?:请|帮我|把|将)?\s*(?:删掉|删除|删去|去掉|拿掉|不要写?|delete|remove|take out)\s*"
    r"[“\"「『']?(?P<words>.{3,}?)[”\"」』']?\s*(?:这|那|呢|嗰)?(?:一)?(?:句|段|行)(?:话)?[。.!！]?$|"
    r"(?:delete|remove|take out)\s+(?:the )?(?:sentence|line|words?)\s*[:“\"']?\s*(?P<en>.{3,}?)[”\"'.]*$",
    re.IGNORECASE,
)

_EVIDENCE_LATER = re.compile(
    r"^(?:我|我们|暂时|目前|现在|而家|依家|住|都|还|仲|手上|[，,\s])*(?:没有?|冇|无|未有)(?:什么|咩|乜|其他|别的)?(?:证据|证明材料)"
    r"(?!证|显示|表明|说明|链)[住先啊呀嘅的了啦可以交\s]*(?:$|[，,。.；;\s])|"
    r"^证据(?:我)?(?:以后|之后|迟些|迟啲|晚点|过几天|后面|再|later)|"
    r"^(?:以后|之后|迟些|迟啲|晚点|过几天|后面)(?:先|再)?(?:交|补|传|发|俾|给)(?:返|上)?证据|"
    r"^(?:i have |there(?:'s| is) )?no (?:evidence|proof)(?: (?:now|yet|for now|at hand|at the moment))?\s*(?:$|[,.;])|"
    r"^(?:i(?:'ll| will) (?:send|upload|bring) )?(?:the )?evidence (?:comes )?later",
    re.IGNORECASE,
)
_STORY_INSTEAD = re.compile(
    r"^(?:请|帮我|唔该|唔該)?(?:把|将|將)?(?:事情(?:的)?)?(?:经过|經過|案情|事实(?:与|和)理由|事實(?:與|和)理由|事实|事實)"
    r"(?:改成|改为|改為|换成|換成|应该是|應該是|应为|應為)[:：，,\s]*(?P<words>.{8,})$"
    r"|^change (?:what happened|the (?:facts|story|account)) to[:,\s]*(?P<en>.{8,})$",
    re.IGNORECASE | re.DOTALL,
)


def lacks_particular(text: str) -> bool:
    """Return True if a short text says that somebody's number, address or name is not known or not at hand."""
    plain = sign_by_sign(text)
    return len(plain) <= _LONGEST_MISSING and bool(_PARTICULAR.search(plain) and _MISSING.search(plain))


def lists_papers(text: str) -> bool:
    """Return True if a text only lists papers that prove something ("相片、收据、师傅的报价单")."""
    plain = _LEADS.sub("", sign_by_sign(text).strip(" 。.!！"))
    pieces = [piece.strip() for piece in _BETWEEN.split(plain) if piece.strip()]
    return bool(pieces) and all(_PAPER.search(piece) for piece in pieces)


def words_taken_out(text: str) -> str:
    """Return the words that a text wants out of the story ("经过里删掉……那句"), or nothing."""
    found = _TAKE_OUT.match(text.strip())
    return (found["words"] or found["en"]).strip() if found is not None else ""


def evidence_comes_later(text: str) -> bool:
    """Return True if a text only says that there is no evidence yet ("冇证据住，只得一份合约")."""
    plain = sign_by_sign(text).strip()
    return len(plain) <= _LONGEST_MISSING and _EVIDENCE_LATER.match(plain) is not None


def story_instead(text: str) -> str:
    """Return the account that is to stand instead of the person's story ("经过改成：…"), or nothing."""
    found = _STORY_INSTEAD.match(text.strip())
    return (found["words"] or found["en"]).strip() if found is not None else ""
