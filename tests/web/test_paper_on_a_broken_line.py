"""A paper read and signed on a telephone whose line breaks: what came stays, what did not is asked for again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Request, Route, expect

from tests.web.agreement_room import SigningDevice, agreed, path_of
from tests.web.bad_line import BadLine, Shape, bad_line
from tests.web.fake_house import House
from tests.web.test_accessibility import findings, looks
from tests.web.witness_room import lose_first_answer

pytestmark = pytest.mark.browser
Contexts = Callable[..., BrowserContext]
SLOW = Shape(rate=60_000, loss=0.0, delay=0.05)
PAPER = "**/paper/*"
FIRST = "#pages .sheet >> nth=0"


@pytest.fixture
def line(services: House) -> Iterator[BadLine]:
    with bad_line(("127.0.0.1", 9), ("127.0.0.1", services.settings.port)) as opened:
        yield opened


def asked_for(page: Page) -> list[Request]:
    """Every request for a page of the paper from now on."""
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request) if "/paper/" in request.url else None)
    return asked


def opened(services: House, open_context: Contexts, prepared: Callable[[Page], object] = lambda page: None) -> Page:
    """A telephone on which the paper is to be read."""
    page = open_context().new_page()
    prepared(page)
    SigningDevice(page, services).open(path_of(services, agreed(services)[0]))
    return page


def test_a_page_that_broke_off_goes_on_where_it_was_and_what_came_is_not_asked_for_again(
    services: House, open_context: Contexts, line: BadLine
) -> None:
    page = open_context().new_page()
    asked = asked_for(page)
    page.goto(f"http://127.0.0.1:{line.house[1]}{path_of(services, agreed(services)[0])}")
    line.spoil(SLOW)
    page.locator("#come-in").click()
    expect(page.locator(FIRST)).to_have_attribute("data-state", "coming")
    expect(page.locator(FIRST)).to_contain_text("第 1 页正在传来")
    page.wait_for_function("() => document.querySelector('.sheet-bar').value >= 30")
    line.break_off()
    expect(page.locator(FIRST)).to_contain_text("断了，会自动接着传")
    expect(page.locator("#reading")).to_contain_text("0/")
    line.mend()
    expect(page.locator("#pages img >> nth=0")).to_be_visible()
    SigningDevice(page, services).read()
    first = [request for request in asked if request.url.endswith("/paper/1")]
    assert len(first) == 2 and first[0].headers.get("range") is None
    assert int(first[1].headers["range"].removeprefix("bytes=").removesuffix("-")) > 5_000
    assert len(asked) == page.locator("#pages img").count() + 1


def test_what_did_not_come_is_not_read(services: House, open_context: Contexts) -> None:
    page = opened(services, open_context, lambda page: page.route(PAPER, lambda route: route.abort()))
    page.locator(".page-end >> nth=0").scroll_into_view_if_needed()
    expect(page.locator(FIRST)).to_have_attribute("data-state", "lost")
    page.wait_for_timeout(1_500)  # an end in sight would have been seen by now
    expect(page.locator("#reading")).to_contain_text("0/")
    expect(page.locator("#pages img >> nth=0")).to_be_hidden()


def test_a_page_of_which_nothing_more_comes_is_asked_for_anew(
    services: House, open_context: Contexts, line: BadLine
) -> None:
    page = open_context().new_page()
    page.clock.install()
    asked = asked_for(page)
    page.goto(f"http://127.0.0.1:{line.house[1]}{path_of(services, agreed(services)[0])}")
    line.spoil(SLOW)
    page.locator("#come-in").click()
    page.wait_for_function("() => document.querySelector('.sheet-bar')?.value >= 10")
    line.cut(down=True)
    page.clock.run_for(17_000)
    expect(page.locator(FIRST)).to_have_attribute("data-state", "lost")
    line.mend()
    line.cut(down=False)
    page.clock.run_for(2_000)
    SigningDevice(page, services).read()
    whole, *rests = [request.headers.get("range") for request in asked if request.url.endswith("/paper/1")]
    assert whole is None and rests and all(rests)


@pytest.mark.parametrize("how", ["button", "line"])
def test_a_page_is_not_asked_for_without_end_but_again_when_it_is_wished_or_the_line_is_back(
    services: House, open_context: Contexts, how: str
) -> None:
    tries: list[str] = []

    def lost(route: Route) -> None:
        tries.append(route.request.url)
        route.abort()

    def prepare(page: Page) -> None:
        page.clock.install()
        page.route(PAPER, lost)

    page = opened(services, open_context, prepare)
    sheet = page.locator(FIRST)
    for _ in range(40):
        if sheet.get_attribute("data-state") == "stopped":
            break
        page.clock.run_for(16_000)
    expect(sheet).to_contain_text("没有传到")
    page.clock.run_for(60_000)
    assert len(tries) == 8 and len(set(tries)) == 1
    page.unroute(PAPER)
    if how == "line":
        page.evaluate("() => dispatchEvent(new Event('online'))")
    else:
        for width, scheme in looks(page, ((390, "light"), (1280, "dark"))):
            assert findings(page) == [], (width, scheme)
        sheet.get_by_role("button", name="重试").click()
    SigningDevice(page, services).read()


def test_a_page_the_house_refuses_says_why_and_is_not_asked_for_by_itself(
    services: House, open_context: Contexts
) -> None:
    told = {"status": 409, "json": {"error": "dispute_paper_changed", "message": "内容已经改了，请重新打开。"}}
    page = open_context().new_page()
    asked = asked_for(page)
    page.route(PAPER, lambda route: route.fulfill(**told))  # type: ignore[arg-type]
    SigningDevice(page, services).open(path_of(services, agreed(services)[0]))
    expect(page.locator(FIRST)).to_contain_text("内容已经改了")
    page.wait_for_timeout(2_500)
    assert len(asked) == 1


def test_a_signature_whose_answer_got_lost_is_handed_in_again_and_is_one(
    services: House, open_context: Contexts
) -> None:
    page = opened(services, open_context)
    device = SigningDevice(page, services).read().draw()
    answers = lose_first_answer(page, "**/do/sign")
    device.hand_in()
    expect(page.locator("#waits")).to_have_text("您的签名还没送到，会自动再送，请不要关掉页面。")
    expect(page.locator("#signed-part")).to_be_visible()
    expect(page.locator("#waits")).to_be_hidden()
    assert answers == [200, 200] and page.locator("#notice").is_hidden()


def test_a_signature_on_a_slow_line_is_said_to_be_on_its_way(services: House, open_context: Contexts) -> None:
    page = opened(services, open_context)
    held: list[Route] = []
    device = SigningDevice(page, services).read().draw()
    page.route("**/do/sign", lambda route: held.append(route))
    device.hand_in()
    expect(page.locator("#waits")).to_have_text("您的签名正在送出，线路慢，请稍等。")
    held[0].continue_()
    expect(page.locator("#signed-part")).to_be_visible()
    expect(page.locator("#waits")).to_be_hidden()
