"""What people say in the middle of a filing that is no part of what happened. Pure.

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


def lacks_particular(text: str) -> bool:
    """Whether a short text says that somebody's number, address or name is not known or not at hand."""
    plain = sign_by_sign(text)
    return len(plain) <= _LONGEST_MISSING and bool(_PARTICULAR.search(plain) and _MISSING.search(plain))


def lists_papers(text: str) -> bool:
    """Whether a text only lists papers that prove something ("相片、收据、师傅的报价单")."""
    plain = _LEADS.sub("", sign_by_sign(text).strip(" 。.!！"))
    pieces = [piece.strip() for piece in _BETWEEN.split(plain) if piece.strip()]
    return bool(pieces) and all(_PAPER.search(piece) for piece in pieces)


def words_taken_out(text: str) -> str:
    """Return the words that a text wants out of the story ("经过里删掉……那句"), or nothing."""
    found = _TAKE_OUT.match(text.strip())
    return (found["words"] or found["en"]).strip() if found is not None else ""
