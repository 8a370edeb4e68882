"""The application of both parties to the court to confirm their mediation agreement (司法确认申请书), as DOCX."""

from __future__ import annotations

from backend.documents import chinese_values as chinese
from backend.documents.mediation_agreement_text import everything_written
from backend.documents.pleading import PleadingText, Section
from backend.documents.pleading_docx import pleading_docx
from backend.documents.printable import line, require_printable_length
from backend.mediation.dispute.model import MATTER_NAMES, Dispute, court_for
from backend.shared.wording import Words

TITLE = "司法确认申请书"
_BLANK = "________"


def confirmation_docx(dispute: Dispute) -> bytes:
    """Return the application (CPL-205).

    Raises:
        Refused: ``filing_text_too_long``.
    """
    told, court = dispute.application, court_for(dispute.application)
    require_printable_length(everything_written(dispute))
    on = chinese.plain_date(dispute.effective_on) if dispute.effective_on else _BLANK
    text = PleadingText(
        parties=tuple(
            f"申请人{number}：{line(name)}，性别：{_BLANK}，出生日期：{_BLANK}，住所：{_BLANK}，联系电话：{_BLANK}。"
            for number, name in enumerate((told.name, told.other_name), 1)
        ),
        sections=(
            Section(
                Words("请求事项", "What is asked"),
                (f"请求确认申请人于{on}达成的《调解协议书》（编号{dispute.number}）有效。",),
            ),
            Section(
                Words("事实与理由", "Facts and reasons"),
                (
                    f"申请人因{MATTER_NAMES[told.matter].zh}发生纠纷，自愿达成调解协议，内容不违反法律、"
                    "不损害国家、集体和他人的利益。",
                    "申请人保证协议出于自愿，没有恶意串通、规避法律；因协议内容给他人造成损害的，愿意承担责任。",
                    "现依照民事诉讼法(2023修正)第205条，在协议生效之日起三十日内共同申请司法确认。",
                ),
            ),
        ),
        court_name=court.zh if court else f"{_BLANK}人民法院",
        signers=(line(told.name), line(told.other_name)),
        signed_on=None,
        attachments=("调解协议书", "双方的身份证明", "送达地址和联系方式"),
        title=TITLE,
        signer_label="申请人",
    )
    return pleading_docx(text)
