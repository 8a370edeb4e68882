"""The agenda over HTTP: a page without a script, a calendar for strangers' servers, and how both end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import icalendar
import pytest

from backend.agenda.commands import OpenAgendaPage
from backend.api import agenda
from backend.conversation.model import SetWhereabouts
from tests.agenda.matters import OTHER_SIDE, Matters
from tests.web.fake_house import House, house


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(tmp_path_factory.mktemp("agenda")) as running:
        yield running


@pytest.fixture
def person(services: House) -> str:
    people = services.backend.conversation.people
    person_id = people.resolve("web", f"anna{len(services.bot.asked)}{id(object())}")
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
