"""Two browsers on a call with the court: sound first, a camera by wish, a line that is lost, captions, the summary."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.web.call_room import CallDevice, Contexts, booked, both, summarize, take
from tests.web.fake_house import House
from tests.web.test_accessibility import findings
from tests.web.witness_fixtures import PATIENCE_MS

pytestmark = pytest.mark.browser

CAMERA_ON = "() => document.querySelector('[data-role=\"person\"] video').srcObject.getVideoTracks().length"
WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


def test_two_speak_the_camera_is_off_until_wished_and_the_summary_comes_to_the_page(
    services: House, open_film: Contexts
) -> None:
    booked(services)
    officer, person = both(services, open_film)
    officer.hears()
    person.hears()
    assert person.page.evaluate(CAMERA_ON) == 0 and officer.heard("video") == 0, "sound alone"
    person.press("dark")
    officer.sees()
    assert person.heard("video") == 0, "the officer's camera is still off"
    person.press("dark")
    person.page.wait_for_function(f"() => ({CAMERA_ON})() === 0")
    officer.types("请看第三条").reads_caption("请看第三条")
    person.types("好").reads_caption("好")
    officer.reads_caption("好")
    assert findings(person.page) == [] and not person.page.evaluate(WIDE)
    officer.press("close").press("close-no").press("close").press("close-yes")
    for one in (officer, person):
        one.reads("通话结束了")
    expect(person.page.locator("#summary-why")).to_contain_text("写好以后")
    summarize(services, "告知开庭时间。")
    expect(person.page.locator("#summaries")).to_contain_text("告知开庭时间。", timeout=PATIENCE_MS)
    assert findings(person.page) == [] and not person.page.evaluate(WIDE)
    person.page.reload()
    person.reads("通话结束了")
    expect(person.page.locator("#summaries")).to_contain_text("陈书记员")


def test_who_reloads_or_loses_the_line_is_heard_again(services: House, open_film: Contexts) -> None:
    booked(services)
    officer, person = both(services, open_film)
    officer.hears()
    person.page.reload()
    person.connected().reads("正在通话").hears()
    officer.hears()
    officer.page.reload()
    officer.connected().reads("正在通话").hears()
    person.page.context.set_offline(True)
    officer.reads("对方的线路断了")
    person.page.context.set_offline(False)
    person.connected().reads("正在通话").hears()
    officer.reads("正在通话").hears()


def test_both_reload_at_the_same_time_and_hear_each_other_again(services: House, open_film: Contexts) -> None:
    booked(services)
    officer, person = both(services, open_film)
    officer.hears()
    for _ in range(2):
        for device in (officer, person):
            device.page.evaluate("() => setTimeout(() => location.reload())")  # neither waits until the other is back
        for device in (officer, person):
            device.page.wait_for_load_state()
        for device in (person, officer):
            device.connected().reads("正在通话")
        officer.hears()
        person.hears()


def test_who_waits_sees_when_somebody_of_the_court_has_taken_it(services: House, open_film: Contexts) -> None:
    booked(services, taken=False)
    person = CallDevice(open_film(locale="en-GB"), services, "person")
    person.page.add_init_script("localStorage.setItem('yiqiaotong.language', 'en')")
    person.come_in().reads("Please wait, nobody has taken it yet")
    take(services)
    person.reads("陈书记员 is about to come")
