"""A mediation between somebody in WhatsApp and somebody in WeChat, from the application to the court's ruling."""

from __future__ import annotations

import re

import pytest

from backend.mediation.dispute.commands import MyDisputes
from tests.connectors.channel_people import Somebody
from tests.connectors.platform_double import Double
from tests.stage.house import House
from tests.stage.signing import sign_by_link

pytestmark = pytest.mark.slow

APPLICATION = [
    ("不想打官司，只想调解", "哪一类"), ("借钱、欠款", "对方是谁"), ("吴国安", "发生了什么"),
    ("2024年3月我转账借给他三十万，一分没还，我妈还住院。", "怎么解决"), ("还我30万，可以分期", "住在哪里"),
    ("他住台山台城", "电话或邮箱"), ("跳过", "您的姓名"), ("林小明", "您的电话"), ("跳过", "什么语言"),
    ("普通话", "什么时候方便"), ("周末晚上8点以后", "谁都可以随时退出"), ("确认提交", "TJ-"),
]  # fmt: skip
ONLY_HERS = ("住院", "台城", "周末", "转账")
"""Words of the story, the place and the times; the other side is never told them."""
LINK = re.compile(r"http\S+/sign/\S+")
DAY = 24 * 60


def test_two_sides_in_two_channels_come_to_a_sealed_agreement_that_the_court_confirms(
    two_people: tuple[Somebody, Somebody], channels: House, doubles: dict[str, Double]
) -> None:
    her, him = two_people
    him.say(f"调解邀请码 {applied_and_invited(her)}")
    him.hears("调解邀请")
    him.press("是我，参加调解")
    him.hears("还我30万")
    her.hears("吴国安进来了")

    days_pass(channels, doubles, 2)
    him.say("我出15万，分三期，2026年12月31日开始")
    him.hears("直接给对方看")
    him.press("直接给对方看")
    him.hears("请核对")
    him.press("确认提交")
    him.hears("方案交给林小明了")
    her.hears("template")
    assert not any("150,000" in her.shown(message) for message in her.told()), "told before she wrote again"
    her.say("他们出多少")
    her.hears("吴国安提了方案")
    her.hears("150,000")

    days_pass(channels, doubles, 3)
    her.say("我还价22万，一次付清，12月31日前")
    her.hears("220,000")
    her.press("确认提交")
    her.hears("方案交给吴国安了")
    assert not any("220,000" in him.shown(message) for message in him.told()), "told before he wrote again"
    him.say("他们出多少")
    him.hears("林小明提了方案")
    him.hears("220,000")
    him.press("接受")
    him.hears("谈成了")
    her.hears("吴国安接受了")

    links = {}
    for side in (her, him):
        side.press("读协议、签名")
        links[side.channel] = told_link(side)
        sign_by_link(channels.url, links[side.channel])
        side.hears("收到您的签名了" if side is her else "协议 ")
    her.hears("盖了电子签章")
    him.hears("盖了电子签章")
    [dispute] = channels.backend.bus.handle(MyDisputes(her.known_to(channels)))
    assert (dispute.status, dispute.effective_on is not None) == ("settled", True)

    her.press("申请司法确认")
    her.hears("我已经问吴国安")
    him.hears("想请法院确认协议")
    him.press("申请司法确认")
    for side in (him, her):
        side.hears("已经连同协议交给台山市人民法院")
    courts = channels.sandbox.part("yiqiao_yilu")
    for kind, number in (("accepted", "案号"), ("confirmed", "裁定书")):
        courts.control("confirmation", kind=kind)
        for side in (him, her):
            side.hears(number)
    assert channels.backend.bus.handle(MyDisputes(him.known_to(channels)))[0].court_outcome == "confirmed"

    hers, his = shown(her), shown(him)
    assert not [words for words in ONLY_HERS if words in his]
    assert links["whatsapp"] not in his and links["wechat"] not in hers


def applied_and_invited(person: Somebody) -> str:
    """Apply to the end, and return the code that the other side is to be given."""
    for words, heard in APPLICATION:
        choices_or_words(person, words)
        person.hears(heard)
    person.press("给对方的邀请码")
    person.hears("请您一起调解")
    found = re.findall(r"：([2-9A-HJ-NP-Z]{8})", shown(person))
    return str(found[-1])


def choices_or_words(person: Somebody, words: str) -> None:
    """Press what is offered under this title, else type it."""
    try:
        person.press(words)
    except StopIteration:
        person.say(words)


def days_pass(house: House, doubles: dict[str, Double], days: int) -> None:
    """Let every messenger's window close."""
    house.pass_time(days * DAY + 60)
    for channel in ("whatsapp", "wechat"):
        doubles[channel].turn("close_windows")


def told_link(person: Somebody) -> str:
    """Wait for the link to sign by."""
    person.hears("/sign/")
    return LINK.findall(shown(person))[-1]


def shown(person: Somebody) -> str:
    """Everything the person's messenger was ever given for them."""
    return "\n".join(person.shown(message) for message in person.told())
