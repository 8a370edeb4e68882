"""The court's form by elements: what was said stands in its row, what was not said is a blank nobody has ticked."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import docx
import pytest

from backend.documents.element_complaint_docx import element_complaint_docx
from backend.documents.element_complaint_text import element_complaint_text
from backend.filing.causes.element_form import BLANK, load_forms
from backend.filing.causes.guides import load_causes
from backend.filing.model import Complaint
from backend.shared.errors import Refused
from tests.documents.conftest import COURT

LENT = {
    "lent_on": "2023-06-01", "lent_amount": "300000", "handed_over": "bank", "written": "contract",
    "due_on": "2024-05-31", "principal": "300000", "interest": "yes", "interest_rate": "年利率6%",
}  # fmt: skip
SIGNED = date(2026, 11, 30)


def rows(complaint: Complaint) -> dict[str, str]:
    """The form's rows by label, their lines joined."""
    text = element_complaint_text(replace(complaint, signed_on=SIGNED), COURT)
    return {row.label: "\n".join(row.lines) for part in text.parts for row in part.rows if row.label}


@pytest.mark.parametrize(
    ("label", "says"),
    [
        ("1. 本金", "截至2026年11月30日止，尚欠本金300000元"),
        ("2. 利息", "计算方式：年利率6%"),
        ("2. 利息", "支付至实际清偿之日止：☑是"),
        ("6. 是否主张诉讼费用", "☑是"),
        ("8. 标的总额", "人民币300,000.00元"),
        ("2. 签订主体", "出借人：陈美䶮\n借款人：新会和顺陈皮有限公司、林㛃"),
        ("3. 借款金额", "□现金　☑转账"),
        ("4. 借款期限", "是否到期：☑是　□否"),
        ("4. 借款期限", "2023年6月1日起至2024年5月31日止"),
        ("5. 借款利率", "约定利息：☑有　□无"),
        ("9. 是否存在逾期还款", "☑是　逾期时间：2024年5月31日的次日起至今"),
        ("18. 证据清单（可另附页）", "1. 《借款合同》（2023年6月1日）"),
        ("原告（自然人）", "姓名：陈美䶮\n性别：□男　☑女\n出生日期：1958年3月5日　民族：汉\n国籍：加拿大"),
        ("原告（自然人）", "证件类型：护照　证件号码：GA302922"),
        ("被告（法人、非法人组织）", "法定代表人／负责人：李𬭎　职务：执行董事"),
        ("送达地址", "是否接受电子送达：☑是　邮箱：may.chan@example.com"),
        ("是否考虑先行调解", "☑是"),
    ],
)
def test_what_was_said_stands_in_its_row(complaint: Complaint, label: str, says: str) -> None:
    assert says in rows(replace(complaint, elements=LENT))[label]


@pytest.mark.parametrize(
    ("label", "left_open"),
    [
        ("4. 是否主张担保权利", "□是　内容：＿＿＿＿\n□否"),
        ("8. 还款情况", f"已还金额：{BLANK}"),
        ("14. 是否签订保证合同", "□一般保证　□连带责任保证"),
        ("17. 请求依据", f"合同约定：{BLANK}\n法律规定：{BLANK}"),
        ("1. 有无仲裁、法院管辖约定", "□有　合同条款及内容：＿＿＿＿\n□无"),
    ],
)
def test_what_nobody_said_is_left_open(complaint: Complaint, label: str, left_open: str) -> None:
    assert left_open in rows(replace(complaint, elements=LENT))[label]


def test_the_day_that_lies_ahead_or_is_unknown_is_not_called_overdue(complaint: Complaint) -> None:
    ahead = rows(replace(complaint, elements=LENT | {"due_on": "2027-01-01"}))
    assert "□是　☑否" in ahead["4. 借款期限"] and "☑" not in ahead["9. 是否存在逾期还款"]
    unknown = rows(replace(complaint, elements={key: said for key, said in LENT.items() if key != "due_on"}))
    assert "☑" not in unknown["4. 借款期限"] + unknown["9. 是否存在逾期还款"]


def test_claims_and_facts_stand_whole_before_their_rows(complaint: Complaint) -> None:
    text = element_complaint_text(replace(complaint, elements=LENT), COURT)
    claims, facts = (next(part for part in text.parts if part.heading == name) for name in ("诉讼请求", "事实与理由"))
    assert claims.rows[0].lines[3] == "4. 本案诉讼费用由两被告负担。" and claims.rows[0].label == ""
    assert "".join(facts.rows[0].lines) == "".join(complaint.facts.split("\n"))


@pytest.mark.parametrize("code", sorted(load_forms()))
def test_an_unanswered_form_holds_no_tick_but_what_the_complaint_itself_shows(complaint: Complaint, code: str) -> None:
    bare = replace(
        complaint, cause=code, claims=("判令被告履行义务。",), mediation_first=False, agent=None,
        elements={key: codes[0] for key, codes in load_forms()[code].when.items()},
    )  # fmt: skip
    ticks = {label: lines for label, lines in rows(bare).items() if "☑" in lines}
    assert set(ticks) <= {"原告（自然人）", "被告（自然人）", "送达地址", "1. 婚姻关系基本情况"}, ticks


def test_every_answer_of_a_cause_has_a_place_in_its_form(complaint: Complaint) -> None:
    """Nothing that was told for the form is lost: only what is said elsewhere in the complaint has no row."""
    elsewhere = {"written", "handed_over", "interest", "earlier_suit", "children", "property", "my_side", "harm",
                 "arbitration_clause", "arbitration", "police_finding", "owed", "total"}  # fmt: skip
    for code, form in load_forms().items():
        shown = " ".join(line.text for section in form.sections for row in section.rows for line in row.lines)
        asked = {question.key for question in load_causes()[code].questions} - elsewhere
        assert {key for key in asked if f"{{{key}}}" not in shown} == set(), code


@pytest.mark.parametrize(
    ("cause", "answers"),
    [
        ("inheritance", {}), ("other", {}),
        ("divorce", {"earlier_suit": "already_divorced"}), ("tort_traffic", {"harm": "person"}),
    ],
)  # fmt: skip
def test_a_cause_without_a_form_is_refused_kindly(complaint: Complaint, cause: str, answers: dict[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        element_complaint_docx(replace(complaint, cause=cause, elements=answers), COURT)
    assert refused.value.reason == "filing_no_element_form"


def test_the_word_file_opens_and_says_the_same(complaint: Complaint) -> None:
    hostile = replace(complaint, elements=LENT | {"interest_rate": "年利率6%\x00<w>&{x}"}, signed_on=SIGNED)
    made = element_complaint_docx(hostile, COURT, draft=True)
    assert made == element_complaint_docx(hostile, COURT, draft=True)
    document = docx.Document(io.BytesIO(made))
    cells = "\n".join(cell.text for row in document.tables[0].rows for cell in row.cells)
    for row in (row for part in element_complaint_text(hostile, COURT).parts for row in part.rows):
        assert "\n".join(row.lines) in cells
    assert "年利率6%<w>&{x}" in cells, "braces in an answer are the person's own"
    assert document.paragraphs[0].text == "民事起诉状（民间借贷纠纷）"
    assert "草稿 供核对" in document.sections[0].first_page_header.paragraphs[0].text
