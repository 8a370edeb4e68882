"""A notarization is booked from first word to confirmation number in each messenger, through HTTP alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from sandbox.channels import mini_program, telegram, wechat, whatsapp
from tests.connectors.channel_people import OnMiniProgram, OnTelegram, OnWeChat, OnWhatsApp, Somebody
from tests.connectors.platform_double import Double, running
from tests.stage.house import House, running_house

pytestmark = pytest.mark.slow

BOOKING = (
    ("say", "我想办亲属关系公证", "公证书拿到哪里用"),
    ("say", "国外用", "哪一种护照"),
    ("press", "中国护照（内地居民）", "人在哪里"),
    ("say", "我在江门", "您想怎么办"),
    ("press", "到江门现场办", "想约什么时候"),
    ("say", "下周三上午十点", "申请人的姓名"),
    ("say", "我叫李小明", "身份证号"),
    ("say", "11010519491231002X", "联系电话"),
    ("say", "13800138000", "告诉公证员"),
    ("press", "跳过", "请核对"),
    ("press", "确认提交", "确认号"),
)
PEOPLE: dict[str, type[Somebody]] = {
    "telegram": OnTelegram, "whatsapp": OnWhatsApp, "wechat": OnWeChat, "mini_program": OnMiniProgram,
}  # fmt: skip
FILES = {"telegram": "sendPhoto", "whatsapp": "image", "wechat": "image", "mini_program": "image"}


@pytest.fixture(scope="module")
def doubles() -> Iterator[dict[str, Double]]:
    bot = telegram.Telegram("42:t")
    bot.secret = "s"
    routes = {
        "telegram": telegram.blueprints(bot),
        "whatsapp": whatsapp.blueprints(whatsapp.WhatsApp("t", "s")),
        "wechat": wechat.blueprints(wechat.WeChat("wx1", "s", "t")),
        "mini_program": mini_program.blueprints(mini_program.MiniProgram("wx2", "s", "t", {})),
    }
    with ExitStack() as stack:
        yield {name: stack.enter_context(running(name, blueprints)) for name, blueprints in routes.items()}


@pytest.fixture(scope="module")
def channels(doubles: dict[str, Double], tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    secrets = {
        "telegram_token": "42:t", "telegram_secret": "s", "whatsapp_token": "t", "whatsapp_app_secret": "s",
        "whatsapp_verify_token": "v", "whatsapp_phone_id": whatsapp.PHONE_ID, "wechat_app_id": "wx1",
        "wechat_app_secret": "s", "wechat_token": "t", "mini_program_app_id": "wx2", "mini_program_app_secret": "s",
        "mini_program_token": "t",
    }  # fmt: skip
    where = {f"{name}_api": double.url for name, double in doubles.items()}
    with running_house(tmp_path_factory.mktemp("channels"), **secrets, **where) as house:
        yield house


@pytest.mark.parametrize("channel", PEOPLE)
def test_a_notarization_is_booked(channel: str, channels: House, doubles: dict[str, Double]) -> None:
    channels.reset()  # the office would refuse the same applicant a second time
    doubles[channel].reset(f"{channels.url}/channels/{channel}")
    person = PEOPLE[channel](doubles[channel])
    for act, words, answer in BOOKING:
        getattr(person, act)(words)
        person.hears(answer)
    person.hears(FILES[channel])
    if channel == "telegram":
        person.hears("notarization.ics")
