"""The map page in a real browser: by mouse and by keyboard, on a phone and on a desk, and never a foreign host."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from backend.legal_map.desk_commands import OneEntry, SaveEntry
from backend.legal_map.photo_commands import KeepPhoto
from tests.legal_map.photo_source import jpeg
from tests.web.fake_house import House
from tests.web.test_accessibility import findings

pytestmark = pytest.mark.browser
Contexts = Callable[..., BrowserContext]
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


def opened(context: BrowserContext, house: House, address: str = "/map") -> Page:
    """Open the page and wait until it has its institutions."""
    page = context.new_page()
    page.goto(house.url + address)
    expect(page.locator("#news")).not_to_have_text(re.compile("^(正在取资料…|正在取資料…|Loading…|)$"), timeout=15_000)
    return page


def names(page: Page) -> list[str]:
    return page.locator("#list .place-name").all_inner_texts()


def test_a_city_is_found_by_keyboard_alone_and_the_address_leads_back(services: House, open_context: Contexts) -> None:
    page = opened(open_context(viewport=DESK), services)
    page.locator("#q").focus()
    page.keyboard.type("多伦多")
    page.keyboard.press("Enter")
    expect(page.locator("#list .place-name").first).to_contain_text("多伦多")
    again = opened(open_context(viewport=DESK), services, page.url.removeprefix(services.url))
    expect(again.locator("#list .place-name").first).to_contain_text("多伦多")


def test_the_mission_in_charge_stands_first_and_can_be_called_and_travelled_to(
    services: House, open_context: Contexts
) -> None:
    page = opened(open_context(viewport=PHONE), services, "/map?q=拉斯维加斯&purpose=consular")
    first = page.locator("#list .place").first
    expect(first).to_contain_text("旧金山")
    expect(first).to_contain_text("管您那里")
    assert first.locator("a[href^='tel:+1']").count() >= 1
    assert "google.com/maps" in str(first.locator("a", has_text="路线").get_attribute("href"))
    expect(page.locator("#news")).to_contain_text("洛杉矶")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_two_cities_of_one_name_are_asked_back_and_the_focus_is_on_the_first(
    services: House, open_context: Contexts
) -> None:
    page = opened(open_context(viewport=PHONE), services, "/map?q=奥克兰")
    expect(page.locator("#choices button").first).to_be_focused()
    page.locator("#choices button", has_text="美国").click()
    expect(page.locator("#list .place-name").first).to_contain_text("旧金山")


def test_filters_narrow_the_list_and_the_marks_alike(services: House, open_context: Contexts) -> None:
    page = opened(open_context(viewport=DESK), services)
    marks = page.locator(".mark").count()
    page.locator("#kind").select_option("court")
    expect(page.locator("#list .place")).to_have_count(8)
    assert page.locator(".mark").count() < marks
    assert "kind=court" in page.url


def test_a_link_to_one_institution_shows_it_near_and_chosen(services: House, open_context: Contexts) -> None:
    page = opened(open_context(viewport=DESK), services, "/map#cn-cg-us-san-francisco")
    chosen = page.locator(".place-chosen")
    expect(chosen).to_contain_text("旧金山")
    expect(chosen).to_be_visible()


def test_a_group_of_marks_opens_with_the_enter_key(services: House, open_context: Contexts) -> None:
    page = opened(open_context(viewport=DESK), services)
    before = page.locator("#list .place").first.inner_text()
    page.locator(".mark-many").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#list .place").first).not_to_have_text(before)


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_the_page_speaks_three_languages(services: House, open_context: Contexts, language: str) -> None:
    page = opened(open_context(viewport=DESK), services, f"/map?lang={language}&q=Sydney&kind=mission")
    title = {"zh-Hans": "涉外法律服务地图", "zh-Hant": "涉外法律服務地圖", "en": "Map of legal services"}[language]
    expect(page.locator("h1")).to_have_text(title)
    first = {"zh-Hans": "中国驻悉尼", "zh-Hant": "中國駐悉尼", "en": "Sydney"}[language]
    expect(page.locator("#list .place-name").first).to_contain_text(first)


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(services: House, open_context: Contexts, viewport: dict[str, int], scheme: str) -> None:
    page = opened(open_context(viewport=viewport, color_scheme=scheme), services, "/map?q=墨尔本")
    expect(page.locator("#list .place").first).to_be_visible()
    assert findings(page) == []


def test_no_request_leaves_this_house(services: House, open_context: Contexts) -> None:
    context, hosts = open_context(viewport=DESK), set()
    context.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page = opened(context, services, "/map?q=Toronto")
    page.locator("#list .place-act", has_text="看位置").first.click()  # comes near, where the finer shore is fetched
    page.wait_for_load_state("networkidle")
    assert hosts == {urlsplit(services.url).netloc}


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_a_photo_is_shown_with_its_credit_and_a_doubt_is_said_all_from_this_house(
    services: House, open_context: Contexts, viewport: dict[str, int]
) -> None:
    do = services.backend.bus.handle
    typed = {"photo": do(KeepPhoto(jpeg((1600, 1000)), "o_li")), "photo_author": "王摄影", "photo_licence": "CC BY 4.0"}
    do(SaveEntry("photo-1", "o_li", "cn-cg-us-los-angeles", do(OneEntry("cn-cg-us-los-angeles")).version, typed, "own"))
    context, hosts = open_context(viewport=viewport), set()
    context.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page = opened(context, services, "/map?q=Los Angeles&kind=mission")
    card = page.locator("#list .place").first
    expect(card.locator("img")).to_have_js_property("complete", True)
    assert card.locator("img").evaluate("node => node.naturalWidth") > 100
    expect(card.locator("figcaption")).to_contain_text("王摄影, CC BY 4.0")
    expect(page.locator("#list .place-marks").first).to_contain_text("⚠")
    assert findings(page) == [] and hosts == {urlsplit(services.url).netloc}


def test_without_a_network_the_page_says_so_and_loses_nothing(services: House, open_context: Contexts) -> None:
    page = opened(open_context(viewport=PHONE), services)
    page.context.set_offline(True)
    page.locator("#q").fill("悉尼")
    page.locator("#q").press("Enter")
    expect(page.locator("#news")).to_have_text("资料没有取到，请检查网络后再试。")
    page.context.set_offline(False)
    page.locator("#q").press("Enter")
    expect(page.locator("#list .place-name").first).to_contain_text("悉尼")
