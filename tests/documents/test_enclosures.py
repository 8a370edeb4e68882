"""What goes with a complaint: the list of evidence and the confirmation of the service address."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from pypdf import PdfReader

from backend.documents.evidence_list import evidence_list_pdf
from backend.documents.service_address import service_address_confirmation_pdf
from backend.filing.model import Complaint, EvidenceItem
from backend.shared.errors import Refused
from tests.documents.conftest import COURT
from tests.documents.test_complaint_pdf import read


def test_each_piece_of_evidence_has_number_source_purpose_and_digest(complaint: Complaint) -> None:
    text = read(evidence_list_pdf(complaint, COURT))
    assert (
        text.index("证据清单")
        < text.index("《借款合同》")
        < text.index("中国银行转账凭证")
        < text.index("微信聊天记录截图")
    )
    assert "SHA-2563f2a9c3f2a9c3f2a" in text
    assert "原告已经交付借款300,000元" in text
    assert "以上证据共3项" in text


def test_a_long_list_repeats_its_head_on_every_page(complaint: Complaint) -> None:
    many = tuple(EvidenceItem(f"f_{n}", f"证据材料{n}号 #x", "原告", "证明事实" * 5) for n in range(200))
    pdf = evidence_list_pdf(replace(complaint, evidence=many), COURT)
    pages = ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]
    assert len(pages) > 5
    assert [page for page in pages if "证据材料" in page and "序号证据名称" not in page] == []
    assert "证据材料199号#x" in read(pdf)


def test_consent_to_electronic_service_is_shown_with_its_address_and_only_then(complaint: Complaint) -> None:
    agreed = read(service_address_confirmation_pdf(complaint, COURT))
    assert "电子送达同意电子邮箱may.chan@example.com" in agreed
    refused = replace(complaint, service_address=replace(complaint.service_address, electronic=False))
    text = read(service_address_confirmation_pdf(refused, COURT))
    assert "电子送达不同意" in text
    assert "@" not in text


def test_the_confirmation_names_person_place_and_law(complaint: Complaint) -> None:
    text = read(service_address_confirmation_pdf(complaint, COURT, draft=True))
    assert f"{COURT}：" in text
    assert "受送达人陈美䶮送达地址江门市新会区会城街道振兴路3号陈国强转" in text
    assert "民事诉讼法(2023修正)第90条" in text
    assert "草稿" in text


@pytest.mark.parametrize("make", [evidence_list_pdf, service_address_confirmation_pdf])
def test_enclosures_are_bounded_and_the_same_every_time(
    complaint: Complaint, make: Callable[[Complaint, str], bytes]
) -> None:
    assert make(complaint, COURT) == make(complaint, COURT)
    long = replace(complaint, service_address=replace(complaint.service_address, address="路" * 1_000_000))
    with pytest.raises(Refused, match="filing_text_too_long"):
        make(long, COURT)
