"""Running services for the connectors' tests: real but for the bot; and the whole house with every channel open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from backend.channels import whatsapp_templates
from sandbox.channels import mini_program, telegram, wechat, whatsapp
from tests.connectors.channel_people import OnWeChat, OnWhatsApp, Somebody
from tests.connectors.platform_double import Double, running
from tests.stage import house as stage
from tests.web.fake_house import House, house


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(tmp_path_factory.mktemp("services")) as running:
        yield running


@pytest.fixture(scope="module")
def doubles() -> Iterator[dict[str, Double]]:
    """Every messenger's platform."""
    bot = telegram.Telegram("42:t")
    bot.secret = "s"
    routes = {
        "telegram": (telegram.blueprints(bot), bot.key),
        "whatsapp": (whatsapp.blueprints(whatsapp.WhatsApp("t", "s")), "t"),
        "wechat": (wechat.blueprints(wechat.WeChat("wx1", "s", "t")), "s"),
        "mini_program": (mini_program.blueprints(mini_program.MiniProgram("wx2", "s", "t", {})), "s"),
    }
    with ExitStack() as stack:
        yield {name: stack.enter_context(running(name, *served)) for name, served in routes.items()}


@pytest.fixture(scope="module")
def channels(doubles: dict[str, Double], tmp_path_factory: pytest.TempPathFactory) -> Iterator[stage.House]:
    """The whole house, real bot and all, with every messenger set up."""
    secrets = {
        "telegram_token": "42:t", "telegram_secret": "s", "whatsapp_token": "t", "whatsapp_app_secret": "s",
        "whatsapp_verify_token": "v", "whatsapp_phone_id": whatsapp.PHONE_ID,
        "whatsapp_business_id": whatsapp.BUSINESS_ID, "wechat_app_id": "wx1", "wechat_app_secret": "s",
        "wechat_token": "t", "mini_program_app_id": "wx2", "mini_program_app_secret": "s",
        "mini_program_token": "t",
    }  # fmt: skip
    where = {f"{name}_api": double.url for name, double in doubles.items()}
    with stage.running_house(tmp_path_factory.mktemp("channels"), **secrets, **where) as started:
        yield started


@pytest.fixture
async def house_with_templates(channels: stage.House) -> stage.House:
    """The whole house with WhatsApp's templates registered."""
    await whatsapp_templates(channels.backend.settings, True)
    channels.reset()
    return channels


@pytest.fixture
def two_people(house_with_templates: stage.House, doubles: dict[str, Double]) -> Iterator[tuple[Somebody, Somebody]]:
    """Two people at the beginning of a conversation: the first in WhatsApp, the second in WeChat."""
    with ExitStack() as stack:
        people = [stack.enter_context(kind.beginning(house_with_templates, doubles)) for kind in (OnWhatsApp, OnWeChat)]
        yield people[0], people[1]
