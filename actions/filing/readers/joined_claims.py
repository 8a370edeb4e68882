"""Readers of claims that one sentence joins ("归还5万元，并支付利息", "return it and also pay costs"). Pure.

Each claim keeps its own words, and a reason stays with the claim it is given for. Nouns that one order holds together
("归还本金和利息") are one claim.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.dialogue.readers.statements import can_be_ordered, stated
from actions.script import sign_by_sign

_JOINT = (
    r"(?:并且|并(?!不|非|没|未|无)|以及|同时|同埋|仲要|仲有|还要|另外|此外"
    r"|(?:和|与|及)(?=[^，。]{0,2}(?:支付|承担|赔|道歉|返还|归还))"
    r"|\band (?:also |then |to )?|\balso |\bas well as |\bplus )"
)
_OF_WHOM = (
    r"(?:我)?(?:要求|请求|要|还要|再|都要|由)?(?:法院)?(?:判令|判决|责令)?(?:被告|对方|他们?|她|佢哋?|其)?"
    r"(?:立即|马上|一次性|限期|依法|连带|共同|要|应|须)*"
)
_VERB = (
    r"(?:支付|付(?!出)|给付|补发|补付|还(?=钱|款|我|本|清|给|利|[\d一二两三四五六七八九十])|俾返|畀返|归还|返还|偿还|退还"
    r"|退(?=[租押货款钱回给])|赔偿|赔礼|赔|补偿|道歉|承担|负担|搬|迁|腾|交还|交付|交出|交回|拆除|拆|停止|恢复|修复|维修|解除"
    r"|撤销|确认|离婚|过户|分割|协助|办理|配合|删除|消除|排除|提供)(?![了过咗完])"
)
_COSTS = r"(?:诉讼费|案件受理费|律师费|保全费|利息)[^，,；;]{0,8}(?:承担|负担|出|付|支付)(?![了过咗])"
_ENGLISH = (
    r"(?:(?:the )?(?:defendant|he|she|they|him|her|them|landlord|company|tenant|employer|other side)\s)?"
    r"(?:should |shall |must |has to |have to |to )*"
    r"(?:pay|repay|return|refund|give back|hand over|compensate|bear|move out|vacate|leave|apologi[sz]e|stop|remove"
    r"|repair|fix|transfer|reimburse|cover|deliver|terminate|cancel the contract|demolish|delete)s?\b"
)
_BREAK = re.compile(
    rf"(?:[\s，,；;。]*{_JOINT}\s*|[，,；;](?!\d)\s*|(?<=[\u3400-\u9fff\d])。\s*)"
    rf"(?=(?:{_OF_WHOM}{_VERB}|{_COSTS}|{_ENGLISH}))",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"^[\s，,。]*(?:我的|我嘅|本人的?|原告的?|my |the |our )?"
    r"(?:(?:诉讼)?请求(?:事项)?|要求|诉求|claims?|requests?|demands?)"
    r"\s*(?:如下|有|是|as follows|are|are as follows)*\s*[:：\n]+\s*",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"^\s*(?:因为|由于|因(?=[为合被对他她])|理由|原因|根据|按照|依照|事实"
    r"|because|since|as (?:per|the|agreed)|under the|the reason)",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"没有?|未|冇|不肯|唔肯|拒绝|不还|唔还|\bnever\b|\bnot\b|n't\b|\brefus"
    r"|答应|承诺|说好|讲好|应承|\bpromised|\bagreed to|\bsaid (?:he|she|they) would",
    re.IGNORECASE,
)
"""Words for what somebody did not do, or was willing to do, which tell what happened."""
_LEADS = re.compile(rf"^\s*{_JOINT}\s*(?=\S)", re.IGNORECASE)
_ENDS = " ，,、。.；;：:\n\t"


def joined_claims(text: str) -> list[str]:
    """Return the claims that a text joins, in order and in their own words, at least two; else nothing."""
    words = without_heading(text.strip())
    plain = sign_by_sign(words)
    cuts = [found.span() for found in _BREAK.finditer(plain) if found.start() and not _is_reason(plain, found.start())]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(words)]
    parts = [stated(words[start:end].strip(_ENDS)).text.strip(_ENDS) for start, end in zip(starts, ends, strict=True)]
    ordered = len(parts) > 1 and all(one and can_be_ordered(one) for one in parts)
    return parts if ordered and not _TELLS.search(sign_by_sign(parts[0])) else []


def with_reasons(parts: Sequence[str]) -> list[str]:
    """Return parts of a list, each reason behind the claim it is given for."""
    told: list[str] = []
    for part in parts:
        if told and _REASON.match(sign_by_sign(part)):
            told[-1] = f"{told[-1].rstrip(_ENDS)}，{part.strip(_ENDS)}"
        else:
            told.append(part)
    return told


def without_heading(text: str) -> str:
    """Return a list without the words that only say that claims follow ("诉讼请求：")."""
    found = _HEADING.match(sign_by_sign(text))
    return text[found.end() :] if found is not None else text


def without_joint(text: str) -> str:
    """Return a claim without the word that joined it to the one before ("并承担诉讼费")."""
    found = _LEADS.match(sign_by_sign(text))
    return text[found.end() :] if found is not None else text


def _is_reason(plain: str, at: int) -> bool:
    """Return True if what stands before a cut is a reason that goes on, so that it orders nothing."""
    last = re.split(r"[，,；;。]", plain[:at])[-1]
    return _REASON.match(last) is not None and "并" not in plain[at : at + 3]
