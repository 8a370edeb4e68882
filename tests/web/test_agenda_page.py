"""The agenda over HTTP: a page without a script, a calendar for strangers' servers, and how both end."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import icalendar
import pytest

from backend.agenda.commands import OpenAgendaPage
from backend.api import agenda
from backend.conversation.model import SetWhereabouts
from connectors.web.session import COOKIE
from tests.agenda.matters import OTHER_SIDE, Matters
from tests.connectors.open_page import Tab
from tests.web.fake_house import House, house

NUMBERS = itertools.count(1)
FORGED = {"Cookie": f"{COOKIE}=cookie.{'0' * 32}.1.{'0' * 64}"}


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(agenda, "LOOKS", 1_000)  # the pace has a test of its own
        with house(tmp_path_factory.mktemp("agenda")) as running:
            yield running


@pytest.fixture
def person(services: House) -> str:
    people = services.backend.conversation.people
    person_id = people.resolve("terminal", f"anna{next(NUMBERS)}")
    services.backend.bus.handle(SetWhereabouts(person_id, "多伦多", "America/Toronto"))
    return person_id


@pytest.fixture
def page(services: House, person: str) -> str:
    address: str = services.backend.bus.handle(OpenAgendaPage(person))
    return services.url + "/agenda/" + address.rpartition("/")[2]


@pytest.fixture
def site() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False, timeout=60, follow_redirects=True) as client:
        yield client


def calendar_address(services: House, shown: str) -> str:
    return services.url + "/calendar/" + shown.partition("/calendar/")[2].partition(".ics")[0] + ".ics"


def subscribed(services: House, site: httpx.Client, page: str) -> str:
    return calendar_address(services, site.post(f"{page}/calendar", data={"do": "make"}).text)


def test_the_page_shows_both_clocks_rule_and_source_and_escapes_what_it_shows(
    services: House, person: str, page: str, site: httpx.Client
) -> None:
    Matters(services.backend, person).judgment("SD<b>")
    Matters(services.backend, person).sued(case_number="<script>1</script>", domicile="abroad")
    answer = site.get(page)
    assert answer.status_code == 200 and "text/html" in answer.headers["content-type"]
    assert answer.headers["cache-control"] == "no-store" and "noindex" in answer.headers["x-robots-tag"]
    assert "第286条" in answer.text and "多伦多" in answer.text and "日期来源" in answer.text
    assert "<script" not in answer.text and "&lt;script&gt;1" in answer.text and OTHER_SIDE not in answer.text


@pytest.mark.parametrize(
    ("language", "word"), [("zh-Hans", "要办的日子"), ("zh-Hant", "要辦的日子"), ("en", "My dates")]
)
def test_it_is_written_in_three_languages(page: str, site: httpx.Client, language: str, word: str) -> None:
    text = site.get(page, params={"lang": language}).text
    assert word in text and f'lang="{language}"' in text


def test_opening_the_page_makes_no_calendar_so_that_a_preview_makes_none(page: str, site: httpx.Client) -> None:
    assert "/calendar/" not in site.get(page).text.replace("/calendar?", "")


def test_a_calendar_is_made_fetched_without_a_session_and_unchanged_when_asked_again(
    services: House, person: str, page: str, site: httpx.Client
) -> None:
    Matters(services.backend, person).hearing()
    address = subscribed(services, site, page)
    with httpx.Client(trust_env=False) as stranger:
        first = stranger.get(address)
        again = stranger.get(address, headers={"If-None-Match": f'W/{first.headers["etag"]}, "x"'})
        head = stranger.head(address)
    assert first.headers["content-type"] == "text/calendar; charset=utf-8" and "set-cookie" not in first.headers
    assert first.headers["cache-control"] == "private, no-cache"
    assert len(icalendar.Calendar.from_ical(first.content).walk("VEVENT")) == 1
    assert (again.status_code, again.content, head.status_code, head.content) == (304, b"", 200, b"")


def test_a_revoked_calendar_is_gone_and_an_unknown_one_never_was(
    services: House, page: str, site: httpx.Client
) -> None:
    address = subscribed(services, site, page)
    shown = site.post(f"{page}/calendar", data={"do": "revoke"})
    assert shown.status_code == 200 and "/calendar/" not in shown.text.replace("/calendar?", "")
    assert site.get(address).status_code == 410
    assert site.get(f"{services.url}/calendar/{'0' * 64}.ics").status_code == 404


@pytest.mark.parametrize("order", ["", "erase", "make\x00"])
def test_an_order_that_is_none_changes_nothing(page: str, site: httpx.Client, order: str) -> None:
    assert site.post(f"{page}/calendar", data={"do": order}).status_code == 400


def test_a_body_that_is_no_form_changes_nothing(page: str, site: httpx.Client) -> None:
    assert site.post(f"{page}/calendar", content=b"\xff\xfe{").status_code == 400


@pytest.mark.parametrize("token", ["x", "x" * 4000, "%00", "%E4%BD%A0"])
def test_a_link_that_is_none_leads_back_to_the_chat(services: House, site: httpx.Client, token: str) -> None:
    answer = site.get(f"{services.url}/agenda/{token}", params={"lang": "en"})
    assert answer.status_code == 410 and "what are my deadlines" in answer.text
    assert site.post(f"{services.url}/agenda/{token}/calendar", data={"do": "make"}).status_code == 410


def test_whoever_asks_too_fast_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agenda, "FETCHES", 2)
    with house(tmp_path) as running, httpx.Client(trust_env=False) as client:
        answers = [client.get(f"{running.url}/calendar/x.ics") for _ in range(3)]
    assert [one.status_code for one in answers] == [404, 404, 429] and int(answers[2].headers["retry-after"]) > 0


def told(services: House, person_id: str) -> list[str]:
    """What the house has said to a person of its own accord."""
    return [entry.reply.text for entry in services.backend.conversation.history.since(person_id, 0, 20)]


def test_the_person_is_told_when_a_calendar_is_made_renewed_and_stopped(
    services: House, person: str, page: str, site: httpx.Client
) -> None:
    first = subscribed(services, site, page)
    assert ["开通了" in words and "不是您" in words for words in told(services, person)] == [True]
    second = subscribed(services, site, page)
    assert site.get(first).status_code == 410 and site.get(second).status_code == 200
    assert "换了新地址" in told(services, person)[-1]
    for _ in range(2):  # what is stopped already is not told again
        site.post(f"{page}/calendar", data={"do": "revoke"})
    words = told(services, person)
    assert len(words) == 3 and "停用" in words[-1]
    assert not [one for one in words if "/calendar/" in one], "the address itself stands in no message"


@pytest.fixture
async def anna(services: House) -> AsyncIterator[Tab]:
    """A person at the chat page, to whom nothing was said yet but their own word answered."""
    page = await Tab(services).open()
    await page.send({"id": f"agenda-{next(NUMBERS)}", "text": "你好"})
    await page.hears("你好")
    yield page
    await page.close()


def said_in(services: House, page: Tab) -> str:
    """The path that a person is told who asks in the chat page."""
    browser = dict(page.http.cookies)[COOKIE].split(".")[1]
    person_id = services.backend.conversation.people.find("web", browser)
    address = str(services.backend.bus.handle(OpenAgendaPage(person_id or "")))
    assert "/chat/agenda/" in address, "where the chat's cookie comes along"
    return "/chat/agenda/" + address.rpartition("/")[2]


async def test_a_calendar_is_made_in_a_browser_of_its_person_alone(services: House, anna: Tab) -> None:
    path = said_in(services, anna)
    thief = await Tab(services).open()
    async with httpx.AsyncClient(base_url=services.url, follow_redirects=True) as bare:
        for stranger in (bare, thief.http):
            for way in (path, path.removeprefix("/chat")):
                shown = await stranger.get(way)
                assert shown.status_code == 200 and "<form" not in shown.text and "在这个浏览器里打开对话" in shown.text
                made = await stranger.post(f"{way}/calendar", data={"do": "make"})
                assert made.status_code == 403 and "/calendar/" not in made.text
        assert (await bare.post(f"{path}/calendar", data={"do": "make"}, headers=FORGED)).status_code == 403
        made = await anna.http.post(f"{path}/calendar", data={"do": "make"}, follow_redirects=True)
        feed = "/calendar/" + made.text.partition("/calendar/")[2].partition(".ics")[0] + ".ics"
        assert (await bare.get(feed)).status_code == 200
        for stranger in (bare, thief.http):
            shown = await stranger.get(path)
            assert "/calendar/" not in shown.text, "an address that exists is shown to nobody else"
        stopped = await bare.post(f"{path}/calendar", data={"do": "revoke"})
        assert stopped.status_code == 403 and (await bare.get(feed)).status_code == 200
    await thief.close()


async def test_a_browser_that_was_left_makes_no_calendar(services: House, anna: Tab) -> None:
    path, jar = said_in(services, anna), httpx.Cookies(dict(anna.http.cookies))
    await anna.http.post("/chat/leave")
    async with httpx.AsyncClient(base_url=services.url, cookies=jar) as next_person:
        assert (await next_person.post(f"{path}/calendar", data={"do": "make"})).status_code == 403


async def test_a_verified_person_proves_themselves_first(
    services: House, anna: Tab, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = said_in(services, anna)
    monkeypatch.setattr("backend.api.paper_lock.PaperLock.is_shut", lambda *place: True)
    made = await anna.http.post(f"{path}/calendar", data={"do": "make"})
    assert made.status_code == 403 and "证件号码的最后几位" in made.text
