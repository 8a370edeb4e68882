"""Three browsers play a whole witness: judge, party and lawyer, with cameras and microphones that Chromium makes up."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from backend.authorization.room import orders
from backend.authorization.room.commands import IssueTicket
from tests.web.fake_house import House
from tests.web.test_accessibility import Look, findings, looks
from tests.web.witness_room import (
    Contexts,
    WitnessPage,
    begin,
    come_together,
    link,
    lose_first_answer,
    play_until,
    prepare,
    seal,
)

pytestmark = pytest.mark.browser


def plays(page: Page, film: bytes) -> dict[str, Any]:
    """Let the browser play a film and return its size and how far it came."""
    return dict(
        page.evaluate(
            """async (data) => {
            const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
            const video = Object.assign(document.createElement("video"), { muted: true });
            video.src = URL.createObjectURL(new Blob([bytes], { type: "video/webm" }));
            await new Promise((good, bad) => {
                video.onloadeddata = good;
                video.onerror = () => bad(video.error.message);
            });
            await video.play();
            await new Promise((seen) => { video.ontimeupdate = () => video.currentTime > 0.5 && seen(); });
            return { width: video.videoWidth, height: video.videoHeight };
        }""",
            base64.b64encode(film).decode(),
        )
    )


def test_three_browsers_go_from_the_link_to_the_sealed_paper_and_the_film_plays(
    services: House, open_film: Contexts
) -> None:
    prepare(services)
    three = come_together(services, open_film)
    three["party"].sees("judge", "lawyer")
    begin(three)
    play_until(three, "确认见证")
    seal(three)
    assert all(three[role].download().startswith(b"%PDF") for role in three)
    recording = services.backend.bus.handle(orders.TakeOutRecording("s_1", "officer"))
    blank = open_film().new_page()
    assert [plays(blank, take) for take in recording.takes] == [{"width": 960, "height": 300}]
    assert services.backend.infra.audit.verify(services.backend.database) is None


def test_a_dropped_line_and_a_reload_come_back_to_where_it_stood(services: House, open_film: Contexts) -> None:
    prepare(services)
    three = come_together(services, open_film)
    begin(three)
    party = three["party"]
    party.page.context.set_offline(True)
    expect(party.page.locator("#status")).to_have_attribute("data-state", "offline")
    expect(three["judge"].page.locator("#lacks")).to_contain_text("当事人不在线", timeout=60_000)
    party.page.context.set_offline(False)
    party.connected().step("核对身份").sees("judge", "lawyer")
    party.page.reload()
    party.connected().step("核对身份").sees("judge", "lawyer")
    three["judge"].snapshot("当事人").tick_all().go_on().step("确认真实意愿")
    party.step("确认真实意愿")


def test_a_step_whose_answer_got_lost_is_told_again_and_goes_on_without_a_refusal(
    services: House, open_film: Contexts
) -> None:
    prepare(services)
    three = come_together(services, open_film)
    begin(three)
    judge = three["judge"]
    for page in three.values():
        page.patience_ms = 60_000
    answers = lose_first_answer(judge.page, "**/do/complete")
    judge.snapshot("当事人").tick_all().go_on()
    expect(judge.page.locator("#waits")).to_contain_text("还没送到，会自动再送")
    for page in three.values():
        page.step("确认真实意愿")
    expect(judge.page.locator("#waits")).to_be_hidden()
    assert answers == [200, 200] and judge.page.locator("#notice").is_hidden()


def test_a_judge_who_reloads_goes_on_and_the_recording_with_another_film(services: House, open_film: Contexts) -> None:
    prepare(services)
    three = come_together(services, open_film)
    begin(three)
    judge = three["judge"]

    def chunks() -> int:
        seat = orders.FindSeat(judge.page.url[-16:])
        return int(services.backend.bus.handle(orders.SeeRoom(services.backend.bus.handle(seat))).chunks)

    services.wait_until(lambda: chunks() > 0)
    judge.page.reload()
    judge.connected().step("核对身份").sees("party", "lawyer")
    before = chunks()
    services.wait_until(lambda: chunks() > before)
    assert len(services.backend.bus.handle(orders.TakeOutRecording("s_1", "officer")).takes) == 2


def test_a_refused_identity_ends_it_for_all_with_the_reason(services: House, open_film: Contexts) -> None:
    prepare(services)
    three = come_together(services, open_film)
    begin(three)
    judge = three["judge"].page
    judge.locator("#refuse-open").click()
    judge.locator("#reasons input[value=identity_not_matched]").check()
    judge.locator("#refuse-note").fill("证件照片与本人不符")
    judge.locator("#refusing button[type=submit]").click()
    for page in three.values():
        page.ends("法官没有见证")
        expect(page.page.locator("#message-words")).to_contain_text("身份不符。证件照片与本人不符")


def test_a_link_opened_twice_tells_what_to_do_and_the_first_device_stays(services: House, open_film: Contexts) -> None:
    prepare(services)
    url = link(services, "party")
    first = WitnessPage(open_film().new_page(), services, "party").open(url).come_in()
    second = open_film().new_page()
    second.goto(url)
    second.get_by_role("button", name="EN, English").click()
    expect(second.locator("#message-words")).to_contain_text("ask for a new link in the chat")
    assert findings(second) == []
    newer = WitnessPage(open_film().new_page(), services, "party").open().come_in()
    first.ends("这台设备不在这次见证里")
    newer.step("等候室")


def test_the_lawyer_never_comes_and_the_others_are_told(services: House, open_film: Contexts) -> None:
    prepare(services, start=datetime.now(UTC) - timedelta(minutes=14, seconds=45))
    party = WitnessPage(open_film().new_page(), services, "party").open().come_in()
    judge = WitnessPage(open_film().new_page(), services, "judge").open().come_in()
    expect(party.page.locator("#step-now")).to_contain_text("还在等：律师")
    expect(judge.page.locator("#begin")).to_be_disabled()
    for page in (party, judge):
        expect(page.page.locator("#message-title")).to_have_text("有人没有来，这次见证取消了", timeout=40_000)
        expect(page.page.locator("#message-words")).to_contain_text("律师")


def test_what_one_writes_the_others_read(services: House, open_film: Contexts) -> None:
    prepare(services)
    three = come_together(services, open_film)
    party, lawyer = three["party"].page, three["lawyer"].page
    party.locator("#talk summary").click()
    party.locator("#say-text").fill("<b>听不清</b>")
    party.locator("#say-text").press("Enter")
    expect(lawyer.locator("#unread")).to_have_text("1")
    lawyer.locator("#talk summary").click()
    expect(lawyer.locator("#lines")).to_contain_text("<b>听不清</b>")
    expect(lawyer.locator("#unread")).to_be_hidden()


def test_inside_wechat_one_is_led_to_a_browser_with_the_link_still_good(services: House, open_film: Contexts) -> None:
    prepare(services)
    agent = "Mozilla/5.0 (iPhone) AppleWebKit/605 MicroMessenger/8.0.50"
    page = open_film(user_agent=agent).new_page()
    url = link(services, "party")
    page.goto(url)
    expect(page.get_by_text("请在浏览器中打开", exact=True)).to_be_visible()
    expect(page.locator("#link")).to_have_value(url)
    page.wait_for_function("document.getElementById('qr').naturalWidth > 0")
    assert findings(page) == []


def test_without_camera_one_is_told_what_to_do(services: House, open_film: Contexts) -> None:
    prepare(services)
    page = open_film().new_page()
    page.add_init_script(
        "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))"
    )
    page.goto(link(services, "party"))
    expect(page.locator("#check-trouble")).to_contain_text("没有允许使用摄像头和麦克风")
    page.locator("#known").check()
    expect(page.locator("#come-in")).to_be_disabled()


@pytest.mark.parametrize("language", ["繁體中文", "EN, English"])
def test_the_room_speaks_the_language_chosen_at_once(services: House, open_film: Contexts, language: str) -> None:
    prepare(services)
    page = WitnessPage(open_film().new_page(), services, "party").open().come_in().page
    page.get_by_role("button", name=language).click()
    expect(page.locator("#step-now")).to_contain_text("還在等" if "體" in language else "Waiting for: ")
    assert page.evaluate("document.documentElement.lang") == ("en" if "EN" in language else "zh-Hant")


LOOKS: tuple[Look, ...] = ((390, "light"), (390, "dark"), (1280, "light"))


def flawless(page: Page, step: str) -> None:
    """axe finds nothing on a page and nothing sticks out of it, however it is shown."""
    for width, scheme in looks(page, LOOKS):
        assert findings(page) == [], (step, width, scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (step, width, scheme)


def test_axe_finds_nothing_in_any_step_and_nothing_sticks_out(services: House, open_film: Contexts) -> None:
    prepare(services)
    check = WitnessPage(open_film().new_page(), services, "party").open()
    flawless(check.page, "设备检测")
    check.page.context.close()
    three = come_together(services, open_film)
    begin(three)
    for since, step in (("核对身份", "核对身份"), ("核对身份", "阅读文件"), ("阅读文件", "签名")):
        play_until(three, step, since=since)
        for page in three.values():
            flawless(page.page, step)


def test_every_button_is_large_enough_and_nothing_is_asked_of_another_host(
    services: House, open_film: Contexts
) -> None:
    prepare(services)
    page = open_film().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    WitnessPage(page, services, "party").open(
        services.url + services.backend.bus.handle(IssueTicket("s_1", "party"))
    ).come_in()
    assert asked and all(url.startswith((services.url, "data:", services.url.replace("http", "ws"))) for url in asked)
    sizes = page.locator("button:visible, summary:visible").evaluate_all(
        "all => all.map((each) => Math.min(each.offsetWidth, each.offsetHeight))"
    )
    assert min(sizes) >= 44, sizes


def test_each_clock_is_named_after_whose_it_is_in_the_page_s_own_language(services: House, open_film: Contexts) -> None:
    prepare(services)
    judge = WitnessPage(open_film(timezone_id="Asia/Shanghai").new_page(), services, "judge").open().come_in()
    party = WitnessPage(open_film().new_page(), services, "party").open()
    expect(party.page.locator("#check-time")).to_contain_text("您那里")
    party.come_in()
    expect(party.page.locator("#clocks dt")).to_have_text(["北京时间", "您那里"])
    expect(judge.page.locator("#clocks dt")).to_have_text(["北京时间", "当事人那里"])
    party.page.locator("#languages button[value=en]").click()
    expect(party.page.locator("#clocks dt")).to_have_text(["Beijing", "Your time"])


def test_when_it_is_time_to_sign_the_box_and_its_button_are_there_to_touch(
    services: House, open_film: Contexts
) -> None:
    prepare(services)
    three = come_together(services, open_film, viewport={"width": 390, "height": 664})
    begin(three)
    play_until(three, "签名")
    party = three["party"].page
    expect(party.locator("#hand-in")).to_be_in_viewport(ratio=1)
    below = "() => document.querySelector('.people-part').getBoundingClientRect().bottom"
    assert party.locator("#pad").bounding_box()["y"] >= party.evaluate(below)  # type: ignore[index]


def test_what_can_be_unfolded_shows_that_it_can(services: House, open_film: Contexts) -> None:
    prepare(services)
    party = WitnessPage(open_film().new_page(), services, "party").open().come_in().page
    arrow = "getComputedStyle(document.querySelector('#talk summary'), '::after').content"
    assert party.evaluate(arrow) not in ("none", "normal")
