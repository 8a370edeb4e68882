"""Text messages against the gateway's stand-in: once for each key, refusals by class, short and with the way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.conversation.delivery_failed import DeliveryRefused
from backend.conversation.model import Reply
from backend.platforms.base import Patience
from backend.platforms.sms import REFUSALS, Sms
from backend.shared.errors import PlatformUnavailable
from backend.shared.yaml_pages import read_yaml
from connectors.sms.connector import LONGEST_TEXT, SmsConnector, short_text
from sandbox.sms.problems import PROBLEMS
from tests.sandbox_fixture import RunningSandbox

NUMBER = "+8613800138000"
QUICK = Patience(connect=1, read=1.0, budget=2.0, tries=2, pause=0.01)


@pytest.fixture
def gateway(one_sandbox: RunningSandbox) -> RunningSandbox:
    part = one_sandbox.part("sms")
    part.control("reset")
    return part


@pytest.fixture
def sms(gateway: RunningSandbox) -> Iterator[Sms]:
    client = Sms(gateway.url, gateway.key, QUICK)
    yield client
    client.close()


def test_the_same_key_sends_once(gateway: RunningSandbox, sms: Sms) -> None:
    assert sms.send(NUMBER, "开庭提醒", "k1") == sms.send(NUMBER, "开庭提醒", "k1")
    assert [one["text"] for one in gateway.state()["sent"]] == ["开庭提醒"]


@pytest.mark.parametrize(("code", "fate"), sorted(REFUSALS.items()))
def test_a_refusal_is_known_by_its_class(gateway: RunningSandbox, sms: Sms, code: str, fate: str) -> None:
    gateway.control("refuse", to=NUMBER, code=code)
    with pytest.raises(DeliveryRefused) as no:
        sms.send(NUMBER, "x", code)
    assert no.value.fate == fate


def test_a_gateway_that_is_away_may_be_asked_again(gateway: RunningSandbox, sms: Sms) -> None:
    gateway.control("faults", outage=True)
    with pytest.raises(PlatformUnavailable):
        sms.send(NUMBER, "x", "k2")
    gateway.control("faults", outage=False)
    assert sms.send(NUMBER, "x", "k2")


async def test_the_channel_opens_the_number_itself(gateway: RunningSandbox, sms: Sms) -> None:
    channel = SmsConnector({"p_1": NUMBER}.get, sms.send, "https://chat.example")
    await channel.send("p_1", Reply("开庭提醒\n明天"), "k3", "zh-Hans")
    assert gateway.state()["sent"][0]["text"] == "开庭提醒\n明天\nhttps://chat.example"
    with pytest.raises(DeliveryRefused):
        await channel.send("p_2", Reply("x"), "k4", "zh-Hans")


@pytest.mark.parametrize("text", ["", "字" * 2000, "\n".join(["一行"] * 400), "短"])
def test_a_text_is_cut_at_a_line_and_ends_with_the_way_back(text: str) -> None:
    cut = short_text(text, "https://chat.example")
    assert len(cut) <= LONGEST_TEXT + 1
    assert cut.endswith("https://chat.example")


def test_the_contract_names_every_refusal() -> None:
    page = read_yaml(Path("sandbox/sms/openapi.yaml"))
    named = page["components"]["responses"]["Problem"]["content"]["application/problem+json"]["schema"]
    assert set(named["properties"]["code"]["enum"]) == set(PROBLEMS)
