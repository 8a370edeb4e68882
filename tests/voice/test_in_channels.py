"""A voice message in the other channels: fetched as each gives it out, and what WeChat has heard itself counts, too."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from connectors.wechat.connector import PATH as WECHAT_PATH
from connectors.whatsapp.connector import PATH as WHATSAPP_PATH
from sandbox.channels import wechat, whatsapp
from sandbox.transcription.recordings import recording
from tests.connectors.platform_double import Double, running
from tests.connectors.wechat_account import post
from tests.voice.conftest import KEY
from tests.voice.test_in_conversation import rows, told
from tests.web.fake_house import House, house

numbers = itertools.count(50_000)
SPOKEN = "我借给吴国安三十万元"


@pytest.fixture(scope="module")
def whatsapp_double() -> Iterator[Double]:
    with running("whatsapp", whatsapp.blueprints(whatsapp.WhatsApp("t", "s")), "t") as served:
        yield served


@pytest.fixture(scope="module")
def wechat_double() -> Iterator[Double]:
    with running("wechat", wechat.blueprints(wechat.WeChat("wx1", "s", "t")), "s") as served:
        yield served


@pytest.fixture(scope="module")
def everywhere(
    whatsapp_double: Double, wechat_double: Double, transcriber: Double, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    secrets = {
        "whatsapp_token": "t", "whatsapp_app_secret": "s", "whatsapp_verify_token": "v",
        "whatsapp_phone_id": whatsapp.PHONE_ID, "whatsapp_api": whatsapp_double.url, "wechat_app_id": "wx1",
        "wechat_app_secret": "s", "wechat_token": "t", "wechat_api": wechat_double.url,
        "transcription_url": transcriber.url, "transcription_key": KEY,
    }  # fmt: skip
    with house(tmp_path_factory.mktemp("everywhere"), **secrets) as started:
        yield started


@pytest.fixture(autouse=True)
def fresh(everywhere: House, whatsapp_double: Double, wechat_double: Double, transcriber: Double) -> None:
    whatsapp_double.reset(everywhere.url + WHATSAPP_PATH)
    wechat_double.reset(everywhere.url + WECHAT_PATH)
    transcriber.reset()
    everywhere.bot.asked.clear()


def posted(sender: str, kind: str, content: dict[str, Any]) -> dict[str, Any]:
    said = {"from": sender, "id": f"wamid.{next(numbers)}", "timestamp": "1", "type": kind, kind: content}
    value = {"metadata": {"phone_number_id": whatsapp.PHONE_ID}, "messages": [said]}
    return {"object": "whatsapp_business_account", "entry": [{"changes": [{"field": "messages", "value": value}]}]}


def test_whatsapp(everywhere: House, whatsapp_double: Double) -> None:
    whatsapp_double.put_file("9001", recording(SPOKEN))
    whatsapp_double.deliver(posted("8613900000001", "audio", {"id": "9001", "voice": True}))
    asked = whatsapp_double.wait(1, lambda sent: sent["type"] == "interactive")[0]["interactive"]
    assert f"“{SPOKEN}”" in asked["body"]["text"]
    button = asked["action"]["buttons"][0]["reply"]
    pressed = {"type": "button_reply", "button_reply": {"id": button["id"], "title": button["title"]}}
    whatsapp_double.deliver(posted("8613900000001", "interactive", pressed))
    everywhere.wait_until(lambda: told(everywhere) == [SPOKEN])


def test_wechat_asks_the_server_where_wechat_has_heard_nothing(
    everywhere: House, wechat_double: Double, transcriber: Double
) -> None:
    wechat_double.put_file("m1", recording(SPOKEN))
    wechat_double.deliver(post("o_voice1", "voice", MediaId="m1", Format="amr", Recognition=""))
    wechat_double.wait(1, lambda sent: f"“{SPOKEN}”" in str(sent))
    assert len(transcriber.sent) == 1 and told(everywhere) == []


def test_wechats_own_words_count_without_fetching_anything(
    everywhere: House, wechat_double: Double, transcriber: Double
) -> None:
    wechat_double.deliver(post("o_voice2", "voice", MediaId="m1", Format="amr", Recognition=SPOKEN))
    wechat_double.wait(1, lambda sent: f"“{SPOKEN}”" in str(sent))
    assert transcriber.sent == [] and told(everywhere) == []
    wechat_double.deliver(post("o_voice2", Content="对"))
    everywhere.wait_until(lambda: told(everywhere) == [SPOKEN])


def test_a_recording_wechat_no_longer_gives_out(everywhere: House, wechat_double: Double) -> None:
    wechat_double.deliver(post("o_voice3", "voice", MediaId="gone", Format="amr"))
    wechat_double.wait(1, lambda sent: "暂时听不了" in str(sent))
    assert [row["state"] for row in rows(everywhere) if row["address"] == "o_voice3"] == ["dropped"]


@pytest.fixture
def page(everywhere: House) -> Iterator[httpx.Client]:
    """A browser that has opened the chat."""
    with httpx.Client(base_url=everywhere.url, trust_env=False, timeout=20) as client:
        client.post("/chat/session")
        yield client


def sent(page: httpx.Client, content: bytes, **headers: str) -> httpx.Response:
    named = {"X-Message-Id": f"message-{next(numbers)}", "X-Seconds": "3.0", "X-Language": "zh-Hans", **headers}
    return page.post("/chat/voice", content=content, headers=named)


def shown(everywhere: House, page: httpx.Client) -> list[str]:
    address = page.cookies["yiqiaotong_session"].split(".")[1]
    person = everywhere.backend.conversation.people.find("web", address)
    return [one.reply.text for one in everywhere.backend.conversation.history.since(person)] if person else []


def test_the_chat_page_hears_how_long_one_may_speak_and_its_recording_is_read_back(
    everywhere: House, page: httpx.Client
) -> None:
    assert page.post("/chat/session").json()["voice_seconds"] == 180
    assert sent(page, recording(SPOKEN)).status_code == 201
    everywhere.wait_until(lambda: len(shown(everywhere, page)) == 2)
    mine, ours = shown(everywhere, page)
    assert mine == "🎤 0:03" and f"“{SPOKEN}”" in ours


def test_a_page_that_sends_twice_is_heard_once(everywhere: House, page: httpx.Client, transcriber: Double) -> None:
    answers = [sent(page, recording(SPOKEN), **{"X-Message-Id": "the-same-one"}).json()["voice"] for _ in range(2)]
    assert answers[0] == answers[1]
    everywhere.wait_until(lambda: len(shown(everywhere, page)) == 2)
    assert len(transcriber.sent) == 1


def test_a_recording_without_end_is_refused_in_the_conversation(everywhere: House, page: httpx.Client) -> None:
    assert sent(page, b"OggS" + b"\0" * 7_000_000).status_code == 201
    everywhere.wait_until(lambda: len(shown(everywhere, page)) == 2)
    assert "太长" in shown(everywhere, page)[1]


def test_nothing_is_taken_without_a_session_from_another_site_or_without_a_name(
    everywhere: House, page: httpx.Client
) -> None:
    content = recording(SPOKEN)
    bare = httpx.post(
        f"{everywhere.url}/chat/voice", content=content, headers={"X-Message-Id": "a" * 9}, trust_env=False
    )
    assert bare.status_code == 401
    assert sent(page, content, Origin="https://evil.example").status_code == 403
    assert sent(page, content, **{"X-Message-Id": "/../"}).status_code == 400
    assert shown(everywhere, page) == []


@pytest.mark.parametrize("told_seconds", ["nan", "-5", "inf", "very long", ""])
def test_a_length_the_page_makes_up(everywhere: House, page: httpx.Client, told_seconds: str) -> None:
    assert sent(page, recording(SPOKEN), **{"X-Seconds": told_seconds}).status_code == 201
    everywhere.wait_until(lambda: len(shown(everywhere, page)) == 2)
    assert SPOKEN in shown(everywhere, page)[1]


def test_only_the_chat_may_ask_for_the_microphone(everywhere: House) -> None:
    def policy(path: str) -> str:
        return httpx.get(everywhere.url + path, trust_env=False).headers["permissions-policy"]

    assert "microphone=(self)" in policy("/") and "microphone=()" in policy("/map")
