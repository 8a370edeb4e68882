"""Places in letters and rough days in a draft: the court reads Chinese, and interest runs from a day."""

from __future__ import annotations

import pytest

from backend.filing.causes.guides import load_causes
from backend.filing.causes.statement import draft
from backend.shared.places_in_letters import in_chinese


@pytest.mark.parametrize(
    ("written", "chinese"),
    [
        ("Kaiping", "开平市"),
        ("Changsha, Kaiping", "开平市长沙街道"),
        ("Kaiping, Changsha", "开平市长沙街道"),
        ("Changsha Subdistrict, Kaiping City, Guangdong, China", "开平市长沙街道"),
        ("Huicheng, Xinhui, Jiangmen", "江门市新会区会城街道"),
        ("Taicheng, Toisan", "台山市台城街道"),
        ("Jiangmen", "江门市"),
        ("Pengjiang District, Jiangmen", "江门市蓬江区"),
        ("Kaiping 长沙街道", "开平 长沙街道"),
        ("Changsha", "Changsha"),
        ("Changsha, Hunan", "Changsha, Hunan"),
        ("12 Guangming Road, Changsha, Kaiping", "12 Guangming Road, Changsha, Kaiping"),
        ("Toronto", "Toronto"),
        ("Kaiping, Taishan", "Kaiping, Taishan"),
        ("新会会城", "新会会城"),
    ],
)
def test_a_place_known_whole_is_written_in_chinese(written: str, chinese: str) -> None:
    assert in_chinese(written) == chinese


LOAN = {
    "lent_on": "2023-01-05", "lent_amount": "50000.00", "handed_over": "bank", "written": "iou", "repaid": "0.00",
    "principal": "50000.00", "interest": "no",
}  # fmt: skip


@pytest.mark.parametrize(
    ("due", "since"),
    [
        ("2023年底", "自2024年1月1日起"),
        ("2023年12月底", "自2024年1月1日起"),
        ("2023年5月", "自2023年6月1日起"),
        ("2023-05-10", "自2023年5月10日的次日起"),
    ],
)
def test_interest_runs_from_a_day(due: str, since: str) -> None:
    claims = draft(load_causes()["private_lending"], {**LOAN, "due_on": due}).claims
    assert any(since in one.zh for one in claims)
    assert not any("底的次日" in one.zh or "月的次日" in one.zh for one in claims)


def test_a_lease_names_its_house_in_chinese() -> None:
    told = {
        "my_side": "landlord",
        "house_place": "Changsha, Kaiping",
        "leased_from": "2020-01-01",
        "monthly_rent": "3000.00",
    }
    assert "位于开平市长沙街道的房屋" in draft(load_causes()["house_lease"], told).facts
