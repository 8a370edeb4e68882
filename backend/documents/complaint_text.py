"""The civil complaint (民事起诉状) as text in the court's order, the same for paper and for the editable file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from backend.documents import chinese_values as chinese
from backend.documents.party_text import agent_introduction, introductions
from backend.documents.pleading import PleadingText, Section
from backend.documents.printable import line, paragraphs, require_printable_length
from backend.filing.model import OWN_WORDS, Complaint, EvidenceItem, Party
from backend.shared.wording import Words

TITLE = "民事起诉状"
WITNESSES = "witnesses"
"""Key of `Complaint.elements` under which witnesses stand, one a line: name and address (CPL (2023) Art. 124(4))."""

_CAUSE = Words("案由", "Kind of dispute")
_CLAIMS = Words("诉讼请求", "What you ask the court for")
_FACTS = Words("事实与理由", "Facts and reasons")
_EVIDENCE = Words("证据和证据来源", "Evidence and where it comes from")
_WITNESSES = Words("证人姓名和住所", "Witnesses and their addresses")
_LANGUAGE = Words("庭审翻译", "Interpreter at the hearing")
_OWN = Words("附：原告原话（非中文，须附中文译文）", "Your own words, which need a translation into Chinese")
_MEDIATION = Words("先行调解意愿", "Mediation first")


def complaint_text(complaint: Complaint, court_name: str) -> PleadingText:
    """Return the complaint in the court's order (CPL (2023) Art. 124, CPL-122-4; SPC21-7).

    Title; plaintiffs and their agent; defendants; cause; claims; facts and reasons; evidence with its source;
    witnesses; court; signature and date; what is attached, with one copy for each defendant.

    Args:
        complaint: numbers and telephones already opened.
        court_name: the court's full Chinese name.

    Raises:
        Refused: ``filing_text_too_long``.
    """
    require_printable_length(_everything_written(complaint))
    agent = (agent_introduction(complaint.agent),) if complaint.agent else ()
    plaintiffs = introductions("原告", complaint.plaintiffs, complaint.service_address.electronic)
    return PleadingText(
        parties=plaintiffs + agent + introductions("被告", complaint.defendants, with_email=True),
        sections=tuple(section for section in _sections(complaint) if section.body),
        court_name=line(court_name),
        signers=tuple(_signer(party) for party in complaint.plaintiffs),
        signed_on=complaint.signed_on,
        attachments=_attachments(complaint),
        title=TITLE,
    )


def _sections(complaint: Complaint) -> Iterator[Section]:
    amount = complaint.amount
    at_stake = "" if amount is None else f"诉讼标的额：{chinese.sum_of_money(amount, complaint.currency)}。"
    yield Section(_CAUSE, _lines((complaint.cause_name,)), inline=True)
    yield Section(_CLAIMS, _lines(complaint.claims), numbered=True, closing=at_stake)
    yield Section(_FACTS, paragraphs(complaint.facts))
    yield Section(_OWN, paragraphs(complaint.elements.get(OWN_WORDS, "")))
    yield Section(_EVIDENCE, tuple(_evidence(item) for item in complaint.evidence), numbered=True)
    yield Section(_WITNESSES, paragraphs(complaint.elements.get(WITNESSES, "")))
    yield Section(_MEDIATION, ("原告愿意先行调解。",) if complaint.mediation_first else (), inline=True)
    yield Section(_LANGUAGE, _interpreter(complaint), inline=True)


def _interpreter(complaint: Complaint) -> tuple[str, ...]:
    """The wish for an interpreter (CPL-273)."""
    if not complaint.interpreter:
        return ()
    language = line(complaint.spoken)
    return (f"原告庭审时使用{language}，请求提供翻译。" if language else "原告请求庭审时提供翻译，语言另行说明。",)


def _evidence(item: EvidenceItem) -> str:
    parts = [line(item.name)]
    parts += [f"来源：{source}" for source in _lines((item.source,))]
    parts += [f"证明目的：{purpose}" for purpose in _lines((item.purpose,))]
    return "；".join(parts).rstrip("。") + "。"


def _signer(party: Party) -> str:
    name, representative = line(party.name), line(party.representative)
    return f"{name}（{representative}）" if party.kind == "organisation" and representative else name


def _attachments(complaint: Complaint) -> tuple[str, ...]:
    copies = f"本起诉状副本{len(complaint.defendants)}份（按被告人数）"
    evidence = f"证据清单1份，证据{len(complaint.evidence)}项"
    return (copies, *((evidence,) if complaint.evidence else ()), "送达地址确认书1份")


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(cleaned for text in texts if (cleaned := line(text)))


def _everything_written(complaint: Complaint) -> Iterator[str]:
    """Every text a person could have made long."""
    yield from (complaint.facts, complaint.cause_name, complaint.spoken)
    yield from (complaint.elements.get(WITNESSES, ""), complaint.elements.get(OWN_WORDS, ""))
    yield from complaint.claims
    address = complaint.service_address
    yield address.recipient + address.address + address.phone + address.email
    for item in complaint.evidence:
        yield item.name + item.source + item.purpose
    for party in chain(complaint.plaintiffs, complaint.defendants):
        yield "".join(str(getattr(party, name)) for name in party.__dataclass_fields__)
    if complaint.agent:
        yield complaint.agent.name + complaint.agent.firm + complaint.agent.licence_number + complaint.agent.phone
