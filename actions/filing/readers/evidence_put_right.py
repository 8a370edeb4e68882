"""Corrections of a paper that was sent: what it is, what it proves, whether it is an original or a copy. Pure.

"第二份改成转账记录", "the second file is the transfer, not the contract", "证据1证明他借了钱", "第一份是复印件".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.script import sign_by_sign
from backend.shared.numerals import number_in

LONGEST = 120
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_N = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_LEAD = r"(?:(?:不对|错了|弄错了|唔啱|更正|请|麻烦|唔该|那个|把|将|我的)[，,：:\s]*)*"
_WHICH = (
    rf"(?:第\s?(?P<a>{_N})\s?(?:份|张图|张照片|张截图|个文件|个证据|件证据|张证据)(?:的?(?:证据|文件|材料|图|照片|截图))?"
    rf"|(?:证据|文件|材料)\s?(?P<b>{_N}))"
)
_IS = (
    r"(?:[，,]?(?:弄错了|写错了|填错了|错了|不对|唔啱)[，,]?)?\s*(?:的?(?:名称|名字|内容))?\s*"
    r"(?:其实|应该|应|就|先)*(?:改成|改为|改做|改叫|换成|写成|叫做?|是|系|为|：|:)"
)
_PROVES = (
    r"(?:其实|应该|要|是|系|用来|用嚟|想|改成|改为|的?证明目的|：|:)*证明(?:的?是|什么|内容)?(?:改成|改为|是|：|:)?"
)
_END = r"[的嘅㗎啊呀啦喇。.!！\s]*"
_ZH_DENIED_FIRST = re.compile(
    rf"{_LEAD}{_WHICH}\s*(?:不是|唔系|并不是)(?P<wrong>[^，,。；;]{{1,30}}?)[，,、；;\s]*(?:而?是|系|应该是)(?P<words>.+?){_END}"
)
_ZH_PROVES = re.compile(rf"{_LEAD}{_WHICH}\s*{_PROVES}(?P<proves>[^是系].+?){_END}")
_ZH = re.compile(
    rf"{_LEAD}{_WHICH}\s*{_IS}\s*(?P<words>[^，,。；;]+?)(?:[，,、\s]*(?:不是|唔系|而不是)(?P<wrong>[^，,。；;]+?))?{_END}"
)
_WHICH_EN = (
    rf"(?:(?:no|sorry|wait|actually)[,.]?\s+)*(?:the\s+)?(?:(?P<word>{'|'.join(_ORDINALS)})\s+"
    r"(?:file|document|paper|photo|picture|piece(?:\s+of\s+evidence)?|evidence|exhibit|one\s+i\s+sent)"
    r"|(?:evidence|file|document|exhibit)\s+(?:no\.?\s*|number\s+|#)?(?P<n>\d{1,2}))\s+"
)
_EN_PROVES = re.compile(
    rf"{_WHICH_EN}(?:should\s+)?(?:proves?|shows?)\s+(?:that\s+)?(?P<proves>.+?)[.!\s]*", re.IGNORECASE
)
_EN = re.compile(
    rf"{_WHICH_EN}(?:is|was|should\s+be|is\s+really|is\s+actually)\s+(?:(?:the|a|an|my|his|her|really|actually)\s+)*"
    r"(?P<words>(?!not\b|wrong\b|missing\b)[^,;.]+?)"
    r"(?:,?\s+(?:and\s+)?not\s+(?:(?:the|a|an|my)\s+)*(?P<wrong>[^,;.]+?))?[.!\s]*",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(r"(?:纸质)?原件|正本|(?:the\s+)?originals?", re.IGNORECASE)
_COPY = re.compile(r"复印件|影印件|影印本|副本|拷贝|(?:a\s+|photo)?cop(?:y|ies)|照片版", re.IGNORECASE)
_NO_NAME = re.compile(
    r"[吗嘛么呢?？]|什么|乜|咩|哪|邊|错|不见|漏|糊|\b(?:what|which|blurry|wrong|missing|lost)\b", re.IGNORECASE
)
_KINDS = {"original": ("原件", "original"), "copy": ("复印件", "copy")}


@dataclass(frozen=True, slots=True)
class PutRight:
    """Correction of one paper.

    Args:
        number: of the paper in the list.
        name: what it is, or nothing.
        purpose: what it proves, or nothing.
        form: ``original``, ``copy`` or nothing.
    """

    number: int
    name: str = ""
    purpose: str = ""
    form: str = ""


def evidence_put_right(text: str) -> PutRight | None:
    """Return what a message says of one paper and nothing else; None for any other message or question."""
    if not text or len(text) > LONGEST or _NO_NAME.search(sign_by_sign(text)):
        return None
    plain = sign_by_sign(text).strip()
    shift = text.strip()
    for pattern in (_ZH_DENIED_FIRST, _ZH_PROVES, _EN_PROVES, _ZH, _EN):
        if (found := pattern.fullmatch(plain)) is not None:
            return _told(found, shift)
    return None


def with_form(name: str, form: str) -> str:
    """Return the name of a paper with its form behind it ("借条（复印件）"), in place of another one."""
    zh, en = _KINDS[form]
    bare = re.sub(r"\s*(?:（(?:原件|复印件)）|\((?:original|copy)\))$", "", name)
    return f"{bare} ({en})" if bare.isascii() else f"{bare}（{zh}）"


def _told(found: re.Match[str], text: str) -> PutRight | None:
    groups = found.groupdict()
    if (word := groups.get("word")) is not None:
        number = _ORDINALS.index(word.casefold()) + 1
    else:
        number = number_in(next(one for one in (groups.get("a"), groups.get("b"), groups.get("n")) if one))
    if groups.get("proves"):
        return PutRight(number, purpose=text[slice(*found.span("proves"))].strip(" ，,。."))
    words = text[slice(*found.span("words"))].strip(" ，,。.")
    plain = sign_by_sign(words)
    form = "original" if _ORIGINAL.fullmatch(plain) else "copy" if _COPY.fullmatch(plain) else ""
    if form:
        return PutRight(number, form=form)
    return PutRight(number, name=words) if words else None
