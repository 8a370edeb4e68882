"""Nobody gets into a court's cases by one administrator: links that open once, a second administrator, news of it."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pyotp
import pytest

from backend.desk.commands import ListOfficers
from backend.desk.model import Officer
from tests.desk.desk_browser import Desk, desk_of, enrolled
from tests.web.fake_house import House

NEW_PASSWORD = "paddy-fields-of-Enping-7"


@pytest.fixture(scope="module")
def admins(services: House) -> tuple[Desk, Desk]:
    """Two administrators, each at a browser of their own."""
    return (
        desk_of(services, "dual-one", "administrator", name="黄管理员"),
        desk_of(services, "dual-two", "administrator", name="周管理员"),
    )


def officer(services: House, login: str) -> Officer | None:
    found: list[Officer] = services.backend.bus.handle(ListOfficers())
    return next((one for one in found if one.login == login), None)


def link_in(page: httpx.Response) -> str:
    found = re.search(r"/desk/access/[\w-]{40,}", page.text)
    assert found is not None, page.text
    return found[0]


def opening_code_in(page: httpx.Response) -> str:
    found = re.search(r'class="opening">([A-Z0-9-]+)<', page.text)
    assert found is not None, page.text
    return found[1]


def approve(second: Desk, about: str, do: str = "approve") -> httpx.Response:
    found = re.search(rf'action="(/desk/proposals/\w+)" data-about="{about}"', second.page("/desk/officers").text)
    assert found is not None
    return second.send(found[1], "/desk/officers", do=do)


def open_access(services: House, link: str, **form: str) -> httpx.Response:
    """As the officer does it, in a browser nobody has signed in at."""
    filled = {"new": NEW_PASSWORD, "again": NEW_PASSWORD, "opening_code": ""} | form
    return Desk(services).send(link, "/desk/sign-in", **filled)


def test_a_new_judge_needs_two_administrators_and_chooses_the_password_alone(
    services: House, admins: tuple[Desk, Desk]
) -> None:
    first, second = admins
    asked = first.send("/desk/officers", login="judge-li", name="李法官", role="judge", court="taishan")
    assert asked.status_code == 200 and "otpauth" not in asked.text
    assert officer(services, "judge-li") is None
    link = link_in(asked)
    assert "另一位管理员" in Desk(services).page(link).text
    assert open_access(services, link).status_code == 409
    own = re.search(r'action="(/desk/proposals/\w+)"', first.page("/desk/officers").text)
    assert own is None or first.send(own[1], "/desk/officers", do="approve").status_code == 409
    assert officer(services, "judge-li") is None

    code = opening_code_in(approve(second, "judge-li"))
    assert code not in asked.text and link not in second.page("/desk/officers").text
    assert open_access(services, link).status_code == 409
    opened = open_access(services, link, opening_code=code)
    uri = re.search(r"otpauth://[^<\s]+", opened.text)
    assert opened.status_code == 200 and uri is not None
    assert open_access(services, link, opening_code=code).status_code == 409
    judge = Desk(services)
    shown = pyotp.parse_uri(uri[0].replace("&amp;", "&")).now()
    assert judge.send("/desk/sign-in", login="judge-li", password=NEW_PASSWORD, code=shown).status_code == 303
    assert judge.page("/desk/filings").status_code == 200


@pytest.mark.parametrize("role", ["judge", "clerk", "administrator"])
def test_one_administrator_gets_no_access_of_a_court_s_officer_or_of_a_colleague(
    services: House, admins: tuple[Desk, Desk], role: Any
) -> None:
    one = enrolled(services, f"renewed-{role.replace('_', '-')}", role).officer
    working = Desk(services)
    asked = admins[0].send(f"/desk/officers/{one.officer_id}", do="renew")
    assert "otpauth" not in asked.text and "password" not in asked.text.replace('type="password"', "")
    assert open_access(services, link_in(asked)).status_code == 409
    approve(admins[1], one.login, "reject")
    assert open_access(services, link_in(asked)).status_code == 409
    assert working.page("/desk/sign-in").status_code == 200


def test_a_role_of_the_court_waits_for_the_second_administrator_and_the_officer_is_told(
    services: House, admins: tuple[Desk, Desk]
) -> None:
    made = enrolled(services, "dual-notary", "notary", name="冯公证员")
    desk = Desk(services)
    desk.sign_in(made)
    change = {"name": "冯公证员", "role": ["notary", "judge"], "court": "", "active": "yes", "do": "change"}
    asked = admins[0].send(f"/desk/officers/{made.officer.officer_id}", **change)
    assert asked.status_code == 303 and officer(services, "dual-notary") == made.officer
    assert desk.page("/desk/filings").status_code == 403
    assert approve(admins[1], "dual-notary").status_code == 303
    assert officer(services, "dual-notary").roles == ("judge", "notary")  # type: ignore[union-attr]
    desk.sign_in(made)
    home = desk.page("/desk").text
    assert "冯公证员" in home and "黄管理员" in home and "角色" in home
    assert "冯公证员" in admins[0].page("/desk").text
    desk.send("/desk/notices", "/desk", do="seen")
    assert 'class="notice"' not in desk.page("/desk").text


def test_a_notary_s_link_opens_once_and_only_for_two_days(services: House, admins: tuple[Desk, Desk]) -> None:
    made = admins[0].send("/desk/officers", login="notary-mai", name="麦公证员", role="notary", court="")
    link = link_in(made)
    assert Desk(services).page(link).status_code == Desk(services).page(link).status_code == 200
    weak = open_access(services, link, new="short", again="short")
    differ = open_access(services, link, again="something-else-entirely")
    assert (weak.status_code, differ.status_code) == (409, 409)
    assert open_access(services, link).status_code == 200
    assert open_access(services, link).status_code == 409
    assert "麦公证员" in admins[1].page("/desk").text
