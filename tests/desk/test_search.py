"""One box for everything a role may see: any width of a number, names, and nothing for whoever may read no case."""

from __future__ import annotations

import pytest

from backend.desk.model import Role
from backend.filing.model import Case
from tests.desk.desk_browser import Desk, desk_of
from tests.web.fake_house import House


def wide(number: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in number)


def test_a_number_is_found_in_any_width_and_a_name_in_part(desks: dict[Role, Desk], filed: Case) -> None:
    number = filed.filing_number or ""
    for text in (number, wide(number), f" ［{number}］ ", "陈国"):
        page = desks["clerk"].http.get("/desk/search", params={"q": text}).text
        assert f'href="/desk/filings/{filed.case_id}"' in page


@pytest.mark.parametrize("role", ["administrator", "notary", "mediator", "arbitration_secretary"])
def test_who_reads_no_case_finds_none(desks: dict[Role, Desk], filed: Case, role: Role) -> None:
    page = desks[role].http.get("/desk/search", params={"q": filed.filing_number or ""})
    assert page.status_code == 200 and filed.case_id not in page.text and "没有找到" in page.text


def test_another_courts_case_is_not_found_and_hostile_words_do_nothing(services: House, filed: Case) -> None:
    desk = desk_of(services, "searcher", "judge", court="kaiping")
    for text in (filed.filing_number or "", "<script>alert(1)</script>", "%", "x" * 3000):
        page = desk.http.get("/desk/search", params={"q": text})
        assert page.status_code == 200 and filed.case_id not in page.text and "<script>alert" not in page.text
