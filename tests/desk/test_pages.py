"""The desk over HTTP: refused without a role, whatever the address; and safe against what hostile people try."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import httpx
import pyotp
import pytest
from sanic import Sanic

from backend.api.desk.desk import all_addresses
from backend.api.desk.rendering import labels
from backend.api.pages import read_pages
from backend.conversation.tables import undelivered
from backend.desk.commands import AuditOf
from backend.desk.model import RIGHTS, ROLES, AuditEntry, Role
from backend.filing.desk_commands import OneFiling
from backend.filing.model import Case
from backend.shared.yaml_pages import read_yaml
from tests.desk.desk_browser import Desk, code_of, desk_of, enrolled, file
from tests.web.fake_house import House

LINK = "/desk/access/<token:str>"
OPEN_TO_ALL = {
    ("/desk/sign-in", "GET"), ("/desk/sign-in", "POST"), ("/desk/sign-in/key", "POST"), (LINK, "GET"), (LINK, "POST"),
}  # fmt: skip
"""The door itself, and links that are their own proof."""
OPEN_FILES = {"/desk/desk.css", "/desk/parts.css", "/desk/desk.js", "/desk/keys.js"}
PAGES = Path("web/desk/pages")


def fill(path: str) -> str:
    return re.sub(r"<\w+:str>", "x", path)


def test_every_address_under_desk_needs_a_right_but_signing_in_and_the_files_anybody_may_have() -> None:
    assert all(
        address.right is not None or (address.path, address.method) in OPEN_TO_ALL for address in all_addresses()
    )
    files = {path for path in read_pages() if path.startswith("/desk")}
    assert files == OPEN_FILES


def test_every_route_of_the_app_under_desk_is_one_of_those(services: House) -> None:
    [app] = [app for app in Sanic._app_registry.values() if app.name == "yiqiaotong"]
    routes = [route for route in app.router.routes if route.path.split("/")[0] == "desk"]
    guarded = [route for route in routes if "desk_right" in route.handler.__dict__]
    assert len(guarded) == len(all_addresses())
    assert {route.path for route in routes if route not in guarded} == {
        "desk/desk.css",
        "desk/parts.css",
        "desk/desk.js",
        "desk/keys.js",
    }


@pytest.mark.parametrize("address", all_addresses(), ids=lambda one: f"{one.method} {one.path}")
def test_a_stranger_gets_nowhere(services: House, address: Any) -> None:
    if (address.path, address.method) in OPEN_TO_ALL:
        return
    answer = httpx.request(address.method, services.url + fill(address.path), trust_env=False)
    assert answer.status_code == 303 and answer.headers["location"].startswith("/desk/sign-in")


@pytest.mark.parametrize("role", ROLES)
def test_a_role_opens_what_it_may_and_nothing_else(services: House, desks: dict[Role, Desk], role: Role) -> None:
    desk = desks[role]
    for address in all_addresses():
        if address.right is None or address.right in RIGHTS[role] or address.right == "desk":
            continue
        answer = desk.http.request(address.method, fill(address.path), data={"csrf": desk.csrf("/desk/me")})
        assert answer.status_code == 403, address
    for section in services.backend.desk_sections:
        assert desk.page(section.path).status_code == (200 if section.right in RIGHTS[role] else 403)
        assert (f'href="{section.path}"' in desk.page("/desk").text) == (section.right in RIGHTS[role])


def test_every_section_has_its_label_and_every_card_says_what_it_counts(services: House) -> None:
    known = labels()
    for section in services.backend.desk_sections:
        assert section.label in known
        assert section.waiting is None or f"{section.label}_tile" in known


def test_an_officer_reads_which_systems_are_only_played(services: House, desks: dict[Role, Desk]) -> None:
    assert "试运行" not in desks["judge"].page("/desk").text, "each partner here has an address of its own"
    services.settings.stand_ins[:] = ["national_identity", "sms"]
    try:
        told = desks["judge"].page("/desk").text
        assert "试运行：身份核验平台现在由模拟系统扮演" in told
        assert "试运行" not in Desk(services).page("/desk/sign-in").text
    finally:
        services.settings.stand_ins.clear()


@pytest.mark.parametrize("address", [one for one in all_addresses() if one.method == "POST"], ids=lambda one: one.path)
def test_no_form_is_taken_without_its_token(services: House, desks: dict[Role, Desk], address: Any) -> None:
    roles = [role for role in ROLES if address.right in (None, *RIGHTS[role])]
    for given in ({}, {"csrf": "0" * 64}, {"csrf": Desk(services).csrf("/desk/sign-in")}):
        answer = desks[roles[0]].http.post(fill(address.path), data=given)
        assert answer.status_code == 403 and "放得太久" in answer.text


def test_a_form_from_another_site_is_refused_even_with_its_token(desks: dict[Role, Desk]) -> None:
    desk = desks["clerk"]
    form = {"csrf": desk.csrf("/desk/me"), "language": "en"}
    for origin in ("https://evil.example", "null", "http://127.0.0.1:1"):
        assert desk.http.post("/desk/language", data=form, headers={"Origin": origin}).status_code == 403
    ours = desk.http.post("/desk/language", data=form, headers={"Origin": str(desk.http.base_url)})
    assert ours.status_code == 303 and "Staff desk" in desk.page("/desk").text
    desk.send("/desk/language", "/desk/me", language="zh")


def test_the_session_is_new_at_signing_in_and_its_cookie_is_out_of_reach(services: House) -> None:
    desk = Desk(services)
    desk.http.cookies.set("desk_session", "chosen-by-somebody-else", path="/desk")
    answer = desk.sign_in(enrolled(services, "fixation", "clerk"))
    cookies = [line for line in answer.headers.get_list("set-cookie") if line.startswith("desk_session=")]
    assert len(cookies) == 1 and "chosen-by" not in cookies[0]
    assert all(mark in cookies[0] for mark in ("HttpOnly", "SameSite=Strict", "Path=/desk"))
    stranger = httpx.get(f"{services.url}/desk", cookies={"desk_session": "chosen-by-somebody-else"}, trust_env=False)
    assert stranger.status_code == 303


def test_signing_out_ends_the_session_on_the_server_too(services: House) -> None:
    desk = desk_of(services, "leaver", "clerk")
    kept = dict(desk.http.cookies)
    assert desk.send("/desk/sign-out", "/desk/me").status_code == 303
    again = httpx.get(f"{services.url}/desk", cookies=kept, trust_env=False)
    assert again.status_code == 303


def test_a_wrong_password_says_nothing_and_keeps_the_login_typed(services: House) -> None:
    enrolment = enrolled(services, "typist", "clerk")
    answer = Desk(services).sign_in(enrolment, password="wrong-one")
    assert answer.status_code == 409 and 'value="typist"' in answer.text and "wrong-one" not in answer.text
    unknown = Desk(services).sign_in(enrolment, login="nobody-here")
    assert (
        "用户名、密码，或者验证码、安全密钥不对" in answer.text
        and "用户名、密码，或者验证码、安全密钥不对" in unknown.text
    )


def test_a_door_that_was_tried_too_often_stays_shut_for_a_while(services: House) -> None:
    enrolment, desk = enrolled(services, "target", "clerk"), Desk(services)
    for _ in range(5):
        desk.sign_in(enrolment, password="wrong")
    shut = desk.sign_in(enrolment, code=code_of(enrolment))
    assert shut.status_code == 409 and "1 分钟后再试" in shut.text


def test_who_opened_a_case_is_on_record(services: House, desks: dict[Role, Desk], filed: Case) -> None:
    backend = services.backend

    def read() -> int:
        log: list[AuditEntry] = backend.bus.handle(AuditOf(filed.case_id))
        return sum(one.what == "desk.case_read" for one in log)

    before = read()
    assert desks["notary"].page(f"/desk/filings/{filed.case_id}").status_code == 403 and read() == before
    assert desks["clerk"].page(f"/desk/filings/{filed.case_id}").status_code == 200 and read() == before + 1
    assert "看了案件" in desks["clerk"].page(f"/desk/filings/{filed.case_id}").text


def test_hostile_words_stay_words(desks: dict[Role, Desk], filed: Case) -> None:
    page = desks["clerk"].page(f"/desk/filings/{filed.case_id}").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page and "<script>alert" not in page
    found = desks["clerk"].page('/desk/filings?q="><script>alert(2)</script>').text
    assert "<script>alert(2)" not in found


def test_every_page_forbids_scripts_of_others_frames_and_being_kept(desks: dict[Role, Desk], filed: Case) -> None:
    for path in ("/desk", f"/desk/filings/{filed.case_id}", "/desk/sign-in", "/desk/filings/nothing"):
        headers = desks["clerk"].page(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store" and headers["x-content-type-options"] == "nosniff"


def test_numbers_are_shortened_on_the_page_and_whole_in_the_paper_whose_reading_is_noted(
    desks: dict[Role, Desk], filed: Case
) -> None:
    desk = desks["clerk"]
    assert "E12345678" not in desk.page(f"/desk/filings/{filed.case_id}").text
    paper = desk.page(f"/desk/filings/{filed.case_id}/papers/complaint_pdf")
    assert paper.content.startswith(b"%PDF") and "inline" in paper.headers["content-disposition"]
    assert "default-src 'none'" in paper.headers["content-security-policy"]
    assert "看了材料" in desk.page(f"/desk/filings/{filed.case_id}").text


def test_a_file_opens_from_its_own_case_only(services: House, desks: dict[Role, Desk], filed: Case) -> None:
    other = file(services, "d-other")
    desk = desks["clerk"]
    file_id = re.findall(r"/files/(f_[0-9a-f]{16})", desk.page(f"/desk/filings/{other.case_id}").text)[0]
    assert desk.page(f"/desk/filings/{other.case_id}/files/{file_id}").status_code == 200
    assert desk.page(f"/desk/filings/{filed.case_id}/files/{file_id}").status_code == 404
    assert desk.page(f"/desk/filings/{other.case_id}/papers/../../../etc/passwd").status_code == 404


def test_another_courts_clerk_sees_and_changes_nothing(services: House, filed: Case) -> None:
    desk = desk_of(services, "taishan", "clerk", court="taishan")
    path = f"/desk/filings/{filed.case_id}"
    assert filed.case_id not in desk.page("/desk/filings").text
    for found in (
        desk.page(path),
        desk.page(f"{path}/papers/complaint_pdf"),
        desk.page(f"/desk/talks/{filed.person_id}"),
    ):
        assert found.status_code == 404
    done = desk.send(f"{path}/decision", "/desk/me", decision="pass", sequence="1")
    assert (
        done.status_code == 409 and services.backend.bus.handle(OneFiling(filed.case_id)).case.status == "under_review"
    )


def test_a_clerk_cannot_refuse_even_by_hand(desks: dict[Role, Desk], filed: Case) -> None:
    path = f"/desk/filings/{filed.case_id}"
    assert "do_refuse" not in desks["clerk"].page(path).text and "不予立案" not in desks["clerk"].page(path).text
    form = {"decision": "refuse", "sequence": "1", "ground": "not_civil"}
    assert desks["clerk"].send(f"{path}/decision", path, **form).status_code == 409
    assert "不予立案的依据" in desks["judge"].page(path).text and "凭记忆" in desks["judge"].page(path).text


@pytest.mark.parametrize(
    "form",
    [
        {}, {"decision": "x"}, {"decision": "register", "sequence": "x"},
        {"decision": "register", "sequence": "9" * 40},
        {"decision": "return", "sequence": "1", "reason": "\x00"},
        {"decision": "register", "sequence": "1", "fee": "1e99999", "case_number": "（2026）粤0703民初1号"},
        {"decision": "defects", "sequence": "1", "template": ["nothing", "<b>"]},
    ],
)  # fmt: skip
def test_nonsense_in_a_form_is_refused_in_words(desks: dict[Role, Desk], filed: Case, form: dict[str, Any]) -> None:
    path = f"/desk/filings/{filed.case_id}"
    answer = desks["judge"].send(f"{path}/decision", path, **form)
    assert answer.status_code == 409 and 'role="alert"' in answer.text and "<h1>民间借贷纠纷</h1>" in answer.text


def test_what_was_typed_is_still_there_when_it_cannot_be_done(desks: dict[Role, Desk], filed: Case) -> None:
    path = f"/desk/filings/{filed.case_id}"
    form = {"decision": "register", "sequence": "1", "case_number": "（2026）粤0704民初77号", "fee": "2300"}
    answer = desks["clerk"].send(f"{path}/decision", path, **form)
    assert "（2026）粤0704民初77号" in answer.text and 'value="2300"' in answer.text


def test_what_reached_nobody_is_on_the_desk_until_somebody_has_seen_to_it(
    services: House, desks: dict[Role, Desk]
) -> None:
    backend = services.backend
    person_id = backend.conversation.people.resolve("web", "unreachable")
    row = {"key": "hearing:h1", "person_id": person_id, "state": "open", "created_at": backend.clock.now()}
    with backend.database.transaction() as session:
        session.execute(undelivered.insert().values(**row))
    desk = desks["mediator"]
    assert "hearing:h1" in desk.page("/desk/talks").text
    assert desk.send("/desk/talks", key="hearing:h1").status_code == 303
    assert "hearing:h1" not in desk.page("/desk/talks").text


def test_an_administrator_hands_out_a_link_and_never_sees_what_is_behind_it(
    services: House, desks: dict[Role, Desk]
) -> None:
    desk = desks["administrator"]
    made = desk.send("/desk/officers", login="huang", name="<i>黄</i>", role=["mediator", "notary"], court="")
    assert made.status_code == 200 and "otpauth" not in made.text and "&lt;i&gt;黄" in made.text
    link, theirs = re.findall(r"/desk/access/[\w-]+", made.text)[0], Desk(services)
    opened = theirs.send(link, new="seven-stars-by-the-sea", again="seven-stars-by-the-sea")
    uri = re.findall(r"otpauth://[^<\"]+", opened.text)[0].replace("&amp;", "&")
    code = pyotp.parse_uri(uri).now()
    answer = Desk(services).send("/desk/sign-in", login="huang", password="seven-stars-by-the-sea", code=code)
    assert answer.status_code == 303 and desk.page(link).status_code == 404


def test_what_is_not_there_is_said_to_an_officer_and_not_to_a_party(desks: dict[Role, Desk]) -> None:
    page = desks["clerk"].page("/desk/filings/nothing")
    assert page.status_code == 404
    assert "请核对收件号，或从列表里打开" in page.text and "您名下" not in page.text


def test_every_label_a_page_needs_is_there_in_both_languages_and_none_is_left_over() -> None:
    labels = read_yaml(Path("web/desk/words.yml"))
    pages = "".join(path.read_text("utf-8") for path in PAGES.glob("*.j2"))
    code = "".join(path.read_text("utf-8") for path in Path("backend/api/desk").glob("*.py"))
    named = set(re.findall(r"\bt\('([\w-]+)'[,)]", pages))
    assert named <= set(labels) and all(set(one) == {"zh", "en"} for one in labels.values())
    beginnings = tuple(re.findall(r"\bt\('(\w+_)' ~", pages))
    texts = set(re.findall(r"['\"]([\w-]+)['\"]", code + pages))
    assert [
        key for key in labels if key not in texts and not key.startswith(beginnings) and not key.endswith("_tile")
    ] == []
