"""Claims as a clerk looks at them: against whom, from when interest runs, and whether the sums add up. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from backend.filing.foreseen.model import Finding
from backend.filing.model import Complaint
from backend.shared.wording import Words

_SURNAMES = frozenset(
    "李王张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖"
    "贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤伍甄关区麦司冼岑利容温简司徒张"
)
_AGAINST = re.compile(
    r"(?:判令|判决|责令|请求|要求|请判)(?P<who>[^，。,;；]{2,40}?)"
    r"(?=共同|连带|立即|一次性|向|对|承担|归还|偿还|返还|支付|赔偿|退还|给付|交付|搬|腾|停止|履行|协助)"
)
_SIDES = re.compile(r"[各两二三四五]?(?:名|位|个)?(?:第?[一二三四五六七八九十\d]*)(?:被告|原告|第三人)")
_BETWEEN = re.compile(r"[、和与及跟\s]")
_INTEREST = re.compile(r"利息|违约金|滞纳金|逾期(?:付款)?损失|\binterest\b|\bpenalty\b", re.IGNORECASE)
_WAIVED = re.compile(
    r"不(?:要求|主张|计|要)(?:支付)?利息|放弃利息|免息|无息|without interest|no interest", re.IGNORECASE
)
_START = re.compile(r"自|从|起算|之日起|日起|起至|开始|\bfrom\b|\bsince\b|\bas of\b", re.IGNORECASE)
_RATE = re.compile(r"[%％‰厘倍]|利率|lpr|报价|[百千万]分之|月息|年息|[一二三四五\d]分|\brate\b", re.IGNORECASE)
_SUM = re.compile(r"(\d[\d,，]*(?:\.\d+)?)\s*(万)?\s*(?:元|人民币|yuan|rmb|cny)", re.IGNORECASE)
_OTHER_MONEY = re.compile(r"港|美|加|澳|新|欧|英镑|日|马币|台币|hkd|usd|cad|aud|eur|gbp", re.IGNORECASE)
_PERIODIC = re.compile(r"每[月年日季天周]|月租|/月|per (?:month|year|day|week)|monthly|yearly", re.IGNORECASE)
_COSTS = re.compile(r"诉讼费|受理费|保全费|律师费|鉴定费|公告费|court fee|legal costs", re.IGNORECASE)
_FLAT_FEE = frozenset({"labour", "divorce"})
"""Causes whose fee is not by the amount, so that none need be told."""


def of_claims(complaint: Complaint) -> Iterator[Finding]:
    """Yield what is amiss with the claims."""
    yield from _not_sued(complaint)
    yield from _interest(complaint)
    yield from _amount(complaint)


def _not_sued(complaint: Complaint) -> Iterator[Finding]:
    """Find whom a claim is against by name, and who is on no side; a name is only asked about."""
    sides = (*complaint.plaintiffs, *complaint.defendants)
    known = " ".join(
        (*(f"{one.name} {one.representative}" for one in sides), complaint.agent.name if complaint.agent else "")
    )
    seen: set[str] = set()
    for claim in complaint.claims:
        for found in _AGAINST.finditer(claim):
            for name in _BETWEEN.split(_SIDES.sub(" ", found["who"])):
                if _is_name(name) and name not in known and name not in seen:
                    seen.add(name)
                    text = Words(
                        f"诉讼请求里写到“{name}”，被告里没有。要不要也列为被告？",
                        f'A claim is against "{name}", who is not sued. Should they be a defendant, too?',
                    )
                    about = f"defendant_{len(complaint.defendants)}_more"
                    yield Finding("claim_not_sued", "asked", text, "CPL-124", "defendant_identity", about)


def _is_name(text: str) -> bool:
    return re.fullmatch(r"[\u4e00-\u9fff]{2,4}", text) is not None and text[0] in _SURNAMES


def _interest(complaint: Complaint) -> Iterator[Finding]:
    for claim in complaint.claims:
        if not _INTEREST.search(claim) or _WAIVED.search(claim):
            continue
        behind = claim[_INTEREST.search(claim).end() :]  # type: ignore[union-attr]
        if _SUM.search(behind):  # worked out by the person already
            continue
        if not _START.search(claim):
            text = Words(
                "要利息，但没有写从哪天起算，写成“自某年某月某日起”就行。",
                'Interest is claimed, but not from which day it runs: "from (day, month, year)" is enough.',
            )
            yield Finding("interest_without_start", "asked", text, "CPL-124", "claims_unclear", "claims")
        elif not _RATE.search(claim):
            text = Words("要利息，但没有写按什么利率算。", "Interest is claimed, but not at which rate.")
            yield Finding("interest_without_rate", "asked", text, "CPL-124", "claims_unclear", "claims")


def _amount(complaint: Complaint) -> Iterator[Finding]:
    """Only sums in yuan that are paid once are added; what may be counted in several ways is right in any of them."""
    claims = [one for one in complaint.claims if not _COSTS.search(one)]
    if complaint.currency != "CNY" or any(_PERIODIC.search(one) for one in claims):
        return
    if any(_OTHER_MONEY.search(one) and re.search(r"\d", one) and not _SUM.search(one) for one in claims):
        return
    sums = [[_yuan(*found) for found in _SUM.findall(one)] for one in claims]
    sums = [one for one in sums if one]
    if not sums:
        return
    whole = sum((sum(one, Decimal()) for one in sums), Decimal())
    if complaint.amount is None and complaint.cause not in _FLAT_FEE:
        text = Words(
            f"诉讼请求里写了金额（{whole:,} 元），标的额却没有写。",
            f"The claims name sums ({whole:,} yuan), but no amount in dispute is told.",
        )
        yield Finding("amount_missing", "asked", text, "CPL-124", "claims_unclear", "amount")
    elif complaint.amount is not None and complaint.amount not in _readings(complaint, sums, whole):
        text = Words(
            f"标的额写的是 {complaint.amount:,} 元，诉讼请求里的金额加起来是 {whole:,} 元，对不上。",
            f"The amount in dispute is {complaint.amount:,} yuan, the sums of the claims are {whole:,} yuan together.",
        )
        yield Finding("amount_unlike", "asked", text, "CPL-124", "claims_unclear", "amount")


def _readings(complaint: Complaint, sums: list[list[Decimal]], whole: Decimal) -> set[Decimal]:
    """Every total the claims may mean: all sums, the first of each claim, without interest, or a part of a whole."""
    firsts = sum((one[0] for one in sums), Decimal())
    plain = [one for one in complaint.claims if not _COSTS.search(one) and not _INTEREST.search(one)]
    without = sum((_yuan(*found) for claim in plain for found in _SUM.findall(claim)), Decimal())
    return {whole, firsts, without, max(max(one) for one in sums)}


def _yuan(figure: str, ten_thousand: str) -> Decimal:
    value = Decimal(re.sub(r"[,，]", "", figure)) * (10_000 if ten_thousand else 1)
    return value.quantize(Decimal(1)) if value == value.to_integral() else value
