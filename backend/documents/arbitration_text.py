"""The application for arbitration as text: parties, agreement, claims, facts and reasons, how it is to be conducted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from backend.arbitration.model import Application, Party
from backend.documents.pleading import PleadingText, Section
from backend.documents.printable import line, paragraphs, require_printable_length
from backend.shared.wording import Words

TITLE = "仲裁申请书"
INSTITUTION = "深圳国际仲裁院"
_BLANK = "________"
_AGREEMENT = Words("仲裁协议", "Agreement to arbitrate")
_CLAIMS = Words("仲裁请求", "Claims")
_FACTS = Words("事实与理由", "Facts and reasons")
_CONDUCT = Words("仲裁程序", "Conduct of the arbitration")
_EVIDENCE = Words("证据", "Evidence")
_ARBITRATORS: Mapping[str, str] = {"one": "一名", "three": "三名", "rules": "按仲裁规则确定"}
_PROCEDURES: Mapping[str, str] = {"ordinary": "普通程序", "expedited": "快速（简易）程序", "rules": "按仲裁规则确定"}
_CURRENCIES: Mapping[str, str] = {
    "USD": "美元", "HKD": "港元", "EUR": "欧元", "GBP": "英镑", "CAD": "加拿大元", "AUD": "澳大利亚元",
    "NZD": "新西兰元", "SGD": "新加坡元", "MYR": "林吉特", "MOP": "澳门元", "JPY": "日元",
}  # fmt: skip


def application_text(one: Application, signed_on: date) -> PleadingText:
    """Return the application in its order; what nobody told is a blank to be filled in by hand.

    Args:
        one: numbers and telephones already opened.
        signed_on: the day it was confirmed, or is looked at.

    Raises:
        Refused: ``filing_text_too_long``.
    """
    require_printable_length(_everything_written(one))
    return PleadingText(
        parties=tuple(_parties(one)),
        sections=tuple(section for section in _sections(one) if section.body),
        court_name=INSTITUTION,
        signers=tuple(signer(party) for party in one.applicants),
        signed_on=signed_on,
        attachments=_attachments(one),
        title=TITLE,
        signer_label="申请人",
    )


def _parties(one: Application) -> Iterator[str]:
    for label, side in (("申请人", one.applicants), ("被申请人", one.respondents)):
        for number, party in enumerate(side, 1):
            yield f"{label}{number if len(side) > 1 else ''}：{introduction(party)}"
    if one.agent:
        yield f"代理人：{line(one.agent)}。"


def introduction(party: Party) -> str:
    """Return a side with what is known of it; the rest is a blank."""
    known = [line(party.name), f"地址：{line(party.address) or _BLANK}", f"电话：{line(party.phone) or _BLANK}"]
    known += [f"电子邮箱：{line(party.email)}"] if party.email else []
    if party.kind == "organisation":
        known.append(f"法定代表人或者主要负责人：{line(party.representative) or _BLANK}")
    return "，".join(known) + "。"


def _sections(one: Application) -> Iterator[Section]:
    said = f"双方在{line(one.agreement.contract)}中约定" if one.agreement.contract else "双方约定"
    yield Section(_AGREEMENT, (f"{said}：“{line(one.agreement.text)}”",))
    yield Section(
        _CLAIMS,
        tuple(line(claim) for claim in one.claims),
        numbered=True,
        closing=money_line("争议金额", one.amount, one.currency),
    )
    yield Section(_FACTS, paragraphs(one.facts))
    yield Section(_CONDUCT, tuple(_conduct(one)))
    files = tuple(f"{line(file.name)}（SHA-256 {file.sha256[:16]}）" for file in one.evidence)
    yield Section(_EVIDENCE, files, numbered=True, closing=line(one.note))


def money_line(label: str, amount: Decimal | None, currency: str) -> str:
    """Return a sum with what it is and its currency; nothing without one."""
    if amount is None:
        return ""
    unit = _CURRENCIES.get(currency, currency)
    said = f"人民币{amount:,.2f}元" if currency == "CNY" else f"{amount:,.2f}{unit}"
    return f"{label}：{said}（{currency}）。"


def _conduct(one: Application) -> Iterator[str]:
    wishes = one.wishes
    chosen = line(wishes.arbitrator)
    yield f"仲裁地：{line(one.agreement.seat) or '按仲裁协议和仲裁规则确定'}。"
    yield f"仲裁语言：{line(wishes.language) or '按仲裁协议和仲裁规则确定'}。"
    yield f"仲裁员人数：{_ARBITRATORS[wishes.arbitrators]}。" + (f"申请人选定的仲裁员：{chosen}。" if chosen else "")
    yield f"程序：{_PROCEDURES[wishes.procedure]}。"


def signer(party: Party) -> str:
    """Return who signs for a side."""
    acting = line(party.representative)
    return f"{line(party.name)}（{acting}）" if party.kind == "organisation" and acting else line(party.name)


def _attachments(one: Application) -> tuple[str, ...]:
    listed = ["仲裁协议（合同）", "身份或者主体资格证明"]
    listed += [f"证据{len(one.evidence)}份"] if one.evidence else []
    listed += ["授权委托书"] if one.agent else []
    return tuple(listed)


def _everything_written(one: Application) -> Iterator[str]:
    """Every text a person could have made long."""
    yield from (one.facts, one.note, one.agent, one.agreement.text, one.agreement.contract, *one.claims)
    yield from (file.name for file in one.evidence)
    for party in (*one.applicants, *one.respondents):
        yield party.name + party.address + party.representative
