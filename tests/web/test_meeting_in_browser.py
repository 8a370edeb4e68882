"""Three browsers meet in a mediation's room: mediator and two sides, all together and in private."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.web.fake_house import House
from tests.web.meeting_room import Contexts, MeetingDevice, come_together, films, fixed, path_of, seen
from tests.web.test_accessibility import findings, looks

pytestmark = pytest.mark.browser

SENDS = """() => { const kept = window.kept; return kept.filter((one) => one.connectionState !== "closed").length; }"""
MUTED = """() => {
    const tracks = window.kept.flatMap((one) => one.getSenders()).map((one) => one.track).filter(Boolean);
    return tracks.length > 0 && tracks.every((track) => !track.enabled);
}"""
KEEP = """(() => {
    const Real = window.RTCPeerConnection;
    window.kept = [];
    window.RTCPeerConnection = class extends Real { constructor(...all) { super(...all); window.kept.push(this); } };
})()"""
"""Keeps every connection of a page, so that a test sees which still stand."""


def test_three_meet_part_for_a_private_talk_and_meet_again(services: House, open_film: Contexts) -> None:
    fixed(services)
    three = come_together(services, open_film, "mediator", "applicant", "respondent")
    mediator, anna, ben = three["mediator"], three["applicant"], three["respondent"]
    mediator.sees("applicant", "respondent")
    anna.sees("mediator", "respondent")
    ben.sees("mediator", "applicant")
    mediator.press("with-applicant").reads("单独谈")
    anna.reads("单独谈").sees("mediator").sees_not("respondent")
    ben.reads("调解员正在单独谈").sees_not("mediator", "applicant")
    mediator.sees("applicant").sees_not("respondent")
    mediator.press("with-respondent").reads("单独谈")
    ben.reads("单独谈").sees("mediator").sees_not("applicant")
    anna.reads("调解员正在单独谈").sees_not("mediator", "respondent")
    mediator.press("together").reads("大家在一起").sees("applicant", "respondent")
    anna.reads("大家在一起").sees("mediator", "respondent")
    mediator.press("close").press("close-no").press("close").press("close-yes")
    for device in three.values():
        device.ends("这次调解结束了")


def test_in_a_private_talk_no_connection_to_the_other_side_stands_and_none_can_be_made(
    services: House, open_film: Contexts
) -> None:
    fixed(services)
    contexts = [open_film() for _ in range(3)]
    for context in contexts:
        context.add_init_script(KEEP)
    waiting = iter(contexts)
    three = come_together(services, lambda **_: next(waiting), "mediator", "applicant", "respondent")
    mediator, anna, ben = three["mediator"], three["applicant"], three["respondent"]
    anna.sees("mediator", "respondent")
    assert anna.page.evaluate(SENDS) == 2
    mediator.press("with-applicant").reads("单独谈")
    anna.reads("单独谈").sees("mediator")
    ben.reads("调解员正在单独谈")
    assert [device.page.evaluate(SENDS) for device in (mediator, anna, ben)] == [1, 1, 0]
    ben.page.reload()  # who is outside and comes anew is still outside
    ben.connected().reads("调解员正在单独谈").sees_not("mediator", "applicant")
    assert [device.page.evaluate(SENDS) for device in (mediator, anna, ben)] == [1, 1, 0]


def test_a_page_whose_line_is_down_sends_nothing_until_it_is_back(services: House, open_film: Contexts) -> None:
    fixed(services)
    contexts = [open_film() for _ in range(2)]
    for context in contexts:
        context.add_init_script(KEEP)
    waiting = iter(contexts)
    two = come_together(services, lambda **_: next(waiting), "mediator", "applicant")
    anna = two["applicant"].sees("mediator")
    assert not anna.page.evaluate(MUTED)
    anna.page.context.set_offline(True)
    anna.page.wait_for_function(MUTED)
    anna.page.context.set_offline(False)
    anna.connected().sees("mediator")
    two["mediator"].sees("applicant")
    assert not anna.page.evaluate(MUTED)


def test_three_agree_to_a_recording_a_private_talk_pauses_it_and_one_no_deletes_it(
    services: House, open_film: Contexts
) -> None:
    fixed(services)
    three = come_together(services, open_film, "mediator", "applicant", "respondent")
    mediator, anna, ben = three["mediator"], three["applicant"], three["respondent"]
    mediator.sees("applicant", "respondent")
    anna.records("现在没有录像").press_not("record-yes")
    mediator.press("record-ask").records("还有人没有表态")
    anna.records("每个人都同意才录").press("record-yes").records("还有人没有表态")
    assert films(services) == []
    ben.press("record-yes")
    for device in three.values():
        device.records("正在录像、录音")
    services.wait_until(lambda: len(films(services)) == 1, 40)
    mediator.press("with-applicant").reads("单独谈").records("单独谈从来不录")
    taken = films(services)[0].takes
    mediator.press("together").reads("大家在一起").records("正在录像、录音")
    services.wait_until(lambda: films(services)[0].takes == taken + 1, 40)
    for take in range(taken + 1):
        assert seen(services, take)[:4] == bytes.fromhex("1a45dfa3"), "each film begins as a WebM"
    assert findings(ben.page) == []
    ben.press("record-no")
    for device in three.values():
        device.records("有人不同意，这次不录")
    services.wait_until(lambda: films(services) == [], 20)


def test_who_leaves_or_reloads_comes_back_to_where_they_were(services: House, open_film: Contexts) -> None:
    fixed(services)
    two = come_together(services, open_film, "mediator", "applicant")
    mediator, anna = two["mediator"], two["applicant"]
    mediator.press("with-applicant").reads("单独谈")
    anna.reads("单独谈").press("leave").ends("您已离开")
    expect(mediator.page.locator('[data-role="applicant"] .there')).to_have_text("没有在线")
    anna.page.locator("#message-acts button").click()
    anna.connected().reads("单独谈").sees("mediator")
    mediator.sees("applicant")
    mediator.page.reload()
    mediator.connected().reads("单独谈").sees("applicant")
    anna.sees("mediator")


def test_four_sit_together_and_an_interpreter_comes_along_into_a_private_talk_only_if_wanted(
    services: House, open_film: Contexts
) -> None:
    fixed(services)
    four = come_together(services, open_film, "mediator", "applicant", "respondent", "interpreter")
    mediator, anna, ben, interpreter = (four[role] for role in ("mediator", "applicant", "respondent", "interpreter"))
    anna.sees("mediator", "respondent", "interpreter")
    mediator.press("record-ask")
    for side in (anna, ben):
        side.press("record-yes")
    mediator.records("还有人没有表态")
    mediator.press("with-applicant").reads("单独谈")
    for outside in (interpreter, ben):
        outside.reads("调解员正在单独谈").sees_not("mediator", "applicant")
    mediator.page.locator("#along").check()
    mediator.press("with-applicant")
    interpreter.reads("单独谈").sees("mediator", "applicant").sees_not("respondent")
    ben.reads("调解员正在单独谈").sees_not("mediator", "applicant", "interpreter")
    assert films(services) == []


def test_a_used_an_old_and_a_made_up_link_open_nothing(services: House, open_film: Contexts) -> None:
    fixed(services)
    old, path = path_of(services, "applicant"), path_of(services, "applicant")
    first = MeetingDevice(open_film().new_page(), services, "applicant").open(path).come_in().reads("等候室")
    stranger = open_film().new_page()
    for link, title in (
        (path, "这个链接已经用过了"),
        (old, "这个链接已经失效"),
        (f"/meet/{'x' * 43}", "没有找到这个链接"),
    ):
        stranger.goto(services.url + link)
        expect(stranger.locator("#message-title")).to_have_text(title)
        assert findings(stranger) == []
    stranger.goto(first.page.url)
    expect(stranger.locator("#message-title")).to_have_text("这台设备不在调解室里")
    newer = MeetingDevice(open_film().new_page(), services, "applicant").open().come_in()
    first.ends("这台设备不在调解室里")
    newer.reads("等候室")


def test_it_fits_a_telephone_in_three_languages_and_axe_finds_nothing(services: House, open_film: Contexts) -> None:
    fixed(services)
    device = MeetingDevice(open_film().new_page(), services, "mediator").open()
    expect(device.page.locator("#recorded")).to_contain_text("不录像、不录音，除非人人同意")
    assert findings(device.page) == []
    device.come_in().reads("还没有开门").press("open").reads("大家在一起")
    for language, title in (("zh-Hant", "大家在一起"), ("en", "All together"), ("zh-Hans", "大家在一起")):
        device.page.locator(f'#languages [value="{language}"]').click()
        device.reads(title)
        for _ in looks(device.page, ((360, "light"), (390, "dark"))):
            assert findings(device.page) == []
            wide = device.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0
