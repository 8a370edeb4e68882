"""The complaint by elements (要素式起诉状) as rows of a table: who the parties are, and the court's rows, filled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from backend.documents import chinese_values as chinese
from backend.documents.complaint_text import complaint_text
from backend.documents.pleading import PleadingText
from backend.documents.printable import line, paragraphs
from backend.filing.causes.element_form import BLANK, OPEN, TICKED, FilledRow, FilledSection, filled, form_of
from backend.filing.model import Agent, Complaint, Party
from backend.shared.errors import Refused

FILL_IN = (
    "本诉状按最高人民法院要素式示范文本的栏目填写。空着的栏目和没有勾的方框是没有说到的，请本人或者代理人核对后填写、勾选；"
    "与案件无关的可以不填。"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the form under its heading; a row without a label runs over the whole width."""

    heading: str
    rows: tuple[FilledRow, ...]


@dataclass(frozen=True, slots=True)
class ElementComplaintText:
    """The whole form, ready to be set.

    Args:
        ordinary: the complaint without the table; its court, signers and day close the form too.
    """

    title: str
    parts: tuple[Part, ...]
    ordinary: PleadingText


def element_complaint_text(complaint: Complaint, court_name: str) -> ElementComplaintText:
    """Return the complaint in the court's form by elements (法〔2025〕82号).

    Args:
        complaint: numbers and telephones already opened; `elements` hold the answers to its cause's questions.
        court_name: the court's full Chinese name.

    Raises:
        Refused: ``filing_no_element_form``, the court has none for this cause under these answers;
            ``filing_text_too_long``.
    """
    form = form_of(complaint.cause, complaint.elements)
    if form is None:
        raise Refused("filing_no_element_form")
    ordinary = complaint_text(complaint, court_name)
    today = complaint.signed_on or date.min
    sections = filled(form, complaint.elements, _told(complaint), _signs(complaint), today)
    return ElementComplaintText(
        title=form.title,
        parts=(_parties(complaint), *(_part(section, complaint) for section in sections), _wish(complaint)),
        ordinary=ordinary,
    )


def _part(section: FilledSection, complaint: Complaint) -> Part:
    whole = {
        "claims": tuple(f"{number}. {line(claim)}" for number, claim in enumerate(complaint.claims, 1)),
        "facts": paragraphs(complaint.facts),
    }.get(section.whole, ())
    in_full = (FilledRow("", whole),) if whole else ()
    rows = (FilledRow(row.label, tuple(line(words) for words in row.lines)) for row in section.rows)
    return Part(section.heading, (*in_full, *rows))


def _told(complaint: Complaint) -> dict[str, str]:
    amount, signed_on = complaint.amount, complaint.signed_on
    return {
        "amount": chinese.sum_of_money(amount, complaint.currency) if amount is not None else "",
        "plaintiffs": "、".join(line(party.name) for party in complaint.plaintiffs),
        "defendants": "、".join(line(party.name) for party in complaint.defendants),
        "evidence": "；".join(f"{n}. {line(item.name)}" for n, item in enumerate(complaint.evidence, 1)),
        "signed_on": chinese.plain_date(signed_on) if signed_on else "",
    }


def _signs(complaint: Complaint) -> dict[str, str]:
    words = "".join(complaint.claims)
    signs = {"costs": "诉讼费" in words, "until_paid": "实际清偿之日止" in words}
    return {name: "yes" for name, shown in signs.items() if shown}


def _parties(complaint: Complaint) -> Part:
    plaintiffs = [_party("原告", party) for party in complaint.plaintiffs]
    defendants = [_party("被告", party) for party in complaint.defendants]
    agent = FilledRow("委托诉讼代理人", tuple(_agent(complaint.agent)))
    return Part("当事人信息", (*plaintiffs, agent, FilledRow("送达地址", tuple(_service(complaint))), *defendants))


def _party(role: str, party: Party) -> FilledRow:
    if party.kind == "organisation":
        return FilledRow(f"{role}（法人、非法人组织）", tuple(_organisation(party)))
    return FilledRow(f"{role}（自然人）", tuple(_person(party)))


def _person(party: Party) -> Iterator[str]:
    sex = chinese.sex_word(line(party.sex))
    born = chinese.plain_date(party.birth_date) if party.birth_date else BLANK
    yield f"姓名：{_or_blank(party.name)}"
    yield f"性别：{_box(sex == '男')}男　{_box(sex == '女')}女"
    yield f"出生日期：{born}　民族：{_or_blank(party.ethnicity)}"
    if line(party.nationality):
        yield chinese.nationality_words(line(party.nationality))
    yield f"工作单位：{_or_blank(party.employer)}　职务：{_or_blank(party.occupation)}"
    yield f"联系电话：{_or_blank(party.phone)}"
    yield f"住所地（户籍所在地）、经常居住地：{_or_blank(party.address)}"
    yield from _paper(party)


def _organisation(party: Party) -> Iterator[str]:
    yield f"名称：{_or_blank(party.name)}"
    yield f"住所地（主要办事机构所在地）：{_or_blank(party.address)}"
    yield (
        f"法定代表人／负责人：{_or_blank(party.representative)}　职务：{_or_blank(party.representative_title)}　"
        f"联系电话：{_or_blank(party.phone)}"
    )
    yield f"统一社会信用代码或者登记号码：{_or_blank(party.document_number)}"


def _paper(party: Party) -> Iterator[str]:
    kind = chinese.paper_name(party.document_type) if party.document_type else BLANK
    yield f"证件类型：{kind}　证件号码：{_or_blank(party.document_number)}"


def _agent(agent: Agent | None) -> Iterator[str]:
    if agent is None:
        yield f"{OPEN}有　{OPEN}无"
        return
    yield f"{TICKED}有　{OPEN}无"
    yield f"姓名：{_or_blank(agent.name)}　单位：{_or_blank(agent.firm)}　联系电话：{_or_blank(agent.phone)}"
    yield f"执业证号：{_or_blank(agent.licence_number)}　代理权限：{OPEN}一般授权　{OPEN}特别授权"


def _service(complaint: Complaint) -> Iterator[str]:
    address = complaint.service_address
    yield f"地址：{_or_blank(address.address)}"
    yield f"收件人：{_or_blank(address.recipient)}　电话：{_or_blank(address.phone)}"
    agreed = address.electronic
    mailbox = f"　邮箱：{line(address.email)}" if agreed and line(address.email) else ""
    yield f"是否接受电子送达：{_box(agreed)}是{mailbox}　{OPEN}否"


def _wish(complaint: Complaint) -> Part:
    first = _box(complaint.mediation_first)
    return Part(
        "对纠纷解决方式的意愿",
        (FilledRow("是否考虑先行调解", (f"{first}是　{OPEN}否　{OPEN}暂不确定，想要了解更多内容",)),),
    )


def _or_blank(text: str) -> str:
    return line(text) or BLANK


def _box(ticked: bool) -> str:
    return TICKED if ticked else OPEN
