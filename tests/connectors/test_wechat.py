"""WeChat over HTTP alone: the account's double on one side, the real services on the other."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wechatpy import parse_message
from wechatpy.crypto import WeChatCrypto

from backend.conversation.model import Button, Location, Reply, SharedLocation
from connectors.base import utf8_bytes
from connectors.wechat.bubbles import composed, plain_text
from connectors.wechat.connector import PATH
from sandbox.channels import wechat as platform
from tests.connectors.framed_paper import ALT, shows_values
from tests.connectors.hostile import hostile
from tests.connectors.platform_double import Double
from tests.connectors.wechat_account import ACCOUNT, APP_ID, SECRET, TOKEN, newest_job, post, running_account
from tests.files import made_files
from tests.web.fake_house import House, house

AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
CLIENT = httpx.Client(trust_env=False, timeout=20)


@pytest.fixture(scope="module")
def double() -> Iterator[Double]:
    with running_account() as served:
        yield served


@pytest.fixture(scope="module")
def services(double: Double, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(tmp_path_factory.mktemp("wechat"), **ACCOUNT, wechat_api=double.url) as started:
        yield started


@pytest.fixture(autouse=True)
def fresh(double: Double, services: House) -> Iterator[None]:
    double.reset(services.url + PATH)
    yield
    services.bot.seconds = 0.05


def test_without_its_account_the_channel_says_that_nobody_has_set_it_up(tmp_path: Path) -> None:
    with house(tmp_path, wechat_app_id=APP_ID) as bare:
        assert CLIENT.post(bare.url + PATH, content=b"<xml/>").status_code == 503


def test_the_address_is_verified_by_echoing(services: House) -> None:
    signed = platform.WeChat(APP_ID, SECRET, TOKEN).signed()
    assert CLIENT.get(services.url + PATH, params={**signed, "echostr": "e1"}).text == "e1"
    assert CLIENT.get(services.url + PATH, params={**signed, "nonce": "2", "echostr": "e1"}).status_code == 401


@pytest.mark.parametrize(
    "change", [{"signature": "0" * 40}, {"timestamp": "1409735669"}, {"nonce": ""}, {"signature": ""}]
)
def test_a_forged_or_old_post_is_refused_and_not_processed(services: House, change: dict[str, str]) -> None:
    params = platform.WeChat(APP_ID, SECRET, TOKEN).signed() | change
    content = post("o_forged", Content="你好")["xml"].encode()
    assert CLIENT.post(services.url + PATH, content=content, params=params).status_code == 401
    assert services.backend.conversation.people.find("wechat", "o_forged") is None


def test_a_signature_that_was_seen_does_not_let_somebody_else_speak(services: House) -> None:
    params = platform.WeChat(APP_ID, SECRET, TOKEN).signed()
    mine, other = (post(who, Content="你好")["xml"].encode() for who in ("o_mine", "o_other"))
    assert CLIENT.post(services.url + PATH, content=mine, params=params).status_code == 200
    assert CLIENT.post(services.url + PATH, content=mine, params=params).status_code == 200, "the platform asks again"
    assert CLIENT.post(services.url + PATH, content=other, params=params).status_code == 401
    assert services.backend.conversation.people.find("wechat", "o_other") is None


def test_an_answer_in_time_is_the_passive_reply_and_costs_no_quota(double: Double) -> None:
    double.deliver(post("o_1", Content="你好"))
    assert "您说的是：你好" in double.wait()[0]["xml"]
    assert "send" not in double.calls


def test_choices_in_a_passive_reply_are_numbers_and_a_number_is_an_answer(double: Double, services: House) -> None:
    double.deliver(post("o_2", Content="我想公证"))
    assert "2. 声明书" in double.wait()[0]["xml"]
    double.deliver(post("o_2", Content="２。"))
    double.wait(2)
    assert services.bot.asked[-1]["payload"] == '/choose{"matter": "declaration"}'


def test_a_late_answer_goes_by_the_interface_as_a_menu_and_a_tap_is_the_choice(double: Double, services: House) -> None:
    services.bot.seconds = 5.5
    double.deliver(post("o_3", Content="我想公证"))
    menu = double.wait()[0]["msgmenu"]
    assert double.sent[0]["msgtype"] == "msgmenu" and menu["list"][1]["content"] == "声明书"
    assert double.calls.count("typing") == 1, "what comes late is seen to be written"
    services.bot.seconds = 0.05
    tapped = {"Content": "声明书", "bizmsgmenuid": menu["list"][1]["id"]}
    double.deliver(post("o_3", window="click", **tapped))
    double.wait(2)
    assert services.bot.asked[-1]["payload"] == '/choose{"matter": "declaration"}'


def test_a_post_repeated_while_the_answer_is_made_is_one_message_with_one_answer(
    double: Double, services: House
) -> None:
    services.bot.seconds = 1.0
    before = len(services.bot.asked)
    double.deliver(post("o_4", Content="再来"), times=3, at_once=True)
    double.wait()
    assert len(services.bot.asked) == before + 1
    assert [message["msgtype"] for message in double.sent if message["msgtype"] != "passive"] == []


def test_bubbles_are_joined_and_a_qr_code_follows_as_a_picture(double: Double) -> None:
    double.deliver(post("o_5", Content="/choose slot"), post("o_5", Content="我想公证"))
    double.deliver(post("o_5", Content="遗嘱"))
    double.wait(3)
    assert [message["msgtype"] for message in double.sent] == ["passive"] * 3


def test_one_institution_is_a_card_that_opens_the_way_there(double: Double) -> None:
    double.deliver(post("o_card", Content="法院在哪"))
    news = double.wait(2)[1]
    (article,) = news["news"]["articles"]
    assert article["title"] == "江门市中级人民法院" and article["url"].startswith("https://uri.amap.com/")
    assert "/files/" in article["picurl"]


def test_voice_is_asked_to_be_typed_and_a_position_is_put_right(double: Double, services: House) -> None:
    place = {"Location_X": "22.578", "Location_Y": "113.082", "Label": "", "Scale": "15"}
    double.deliver(post("o_7", "voice", MediaId="m", Format="amr"), post("o_7", "location", **place))
    double.wait(2)
    told = json.loads(services.bot.asked[-1]["payload"].removeprefix("/find_institution"))["location"]
    person = services.backend.conversation.people.find("wechat", "o_7")
    assert services.backend.bus.handle(SharedLocation(str(person), told)) == Location(22.581, 113.077)


def test_a_picture_is_fetched_with_a_token_that_has_just_changed(double: Double, services: House) -> None:
    double.put_file("m1", made_files.photo("JPEG"))
    double.turn("renew_token")
    double.deliver(post("o_8", "image", MediaId="m1", PicUrl="http://x"))
    double.wait()
    assert "uploaded_file" in services.bot.asked[-1]["payload"]
    assert double.calls.count("stable_token") == 1


def test_following_is_greeted_and_leaving_closes_the_channel(double: Double, services: House) -> None:
    double.deliver(post("o_9", "event", "click", Event="subscribe", EventKey=""))
    double.wait()
    double.deliver(post("o_9", "event", "", Event="unsubscribe"))
    person = str(services.backend.conversation.people.find("wechat", "o_9"))
    services.backend.conversation.speaker.speak(person, "utter_bot_unavailable", key="to-one-who-left")
    services.wait_until(lambda: newest_job(services) == ("dead", "wechat rejected: channel_closed noted"))


def test_encrypted_posts_are_opened_and_answered_as_another_library_writes_and_reads_them(
    double: Double, tmp_path: Path
) -> None:
    crypto = WeChatCrypto(TOKEN, AES_KEY, APP_ID)
    with house(tmp_path, **ACCOUNT, wechat_api=double.url, wechat_aes_key=AES_KEY) as secret:
        plain = post("o_10", Content="密文")["xml"]
        stamp, nonce = str(int(time.time())), "n"
        sealed = crypto.encrypt_message(plain, nonce, stamp)
        signed = sealed.split("<MsgSignature><![CDATA[")[1].split("]]>")[0]
        params = {"timestamp": stamp, "nonce": nonce, "msg_signature": signed, "encrypt_type": "aes"}
        answer = CLIENT.post(secret.url + PATH, content=sealed.encode(), params=params)
        parts = {
            name: answer.text.split(f"<{name}>")[1].split("</")[0] for name in ("MsgSignature", "TimeStamp", "Nonce")
        }
        inner = {name: value.removeprefix("<![CDATA[").removesuffix("]]>") for name, value in parts.items()}
        opened = crypto.decrypt_message(answer.text, inner["MsgSignature"], inner["TimeStamp"], inner["Nonce"])
        assert parse_message(opened).content == "您说的是：密文"
        unsealed = platform.WeChat(APP_ID, SECRET, TOKEN).signed()
        assert CLIENT.post(secret.url + PATH, content=plain.encode(), params=unsealed).status_code == 401


_buttons = st.lists(st.builds(Button, st.text(min_size=1, max_size=80), st.text(min_size=1, max_size=8)), max_size=60)


@given(text=st.text(max_size=3_000), buttons=_buttons)
def test_no_message_is_longer_than_the_platform_takes_and_no_choice_is_lost(text: str, buttons: list[Button]) -> None:
    parts = composed([Reply(text, tuple(buttons))], "zh-Hans")
    assert all(utf8_bytes(plain_text(part)) <= platform.LONGEST_TEXT for part in parts)
    assert {one.payload for part in parts for one in part.buttons} == {one.payload for one in buttons}
    numbered_from = [part.first for part in parts if part.buttons]
    assert numbered_from == sorted(numbered_from)


_xml = st.sampled_from([
    b'<!DOCTYPE x [<!ENTITY a "aaaa">]><xml><Content>&a;</Content></xml>', b"<xml>" * 3_000, b"<xml><MsgId>1</MsgId>",
    b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml>&a;</xml>',
    b'<?xml version="1.0" encoding="x"?><xml/>',
])  # fmt: skip


@given(body=hostile({"ToUserName": "g", "FromUserName": "o", "CreateTime": 1, "MsgType": "event", "Event": "x"}) | _xml)
@settings(max_examples=1_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_body_however_hostile_breaks_the_webhook(services: House, body: bytes) -> None:
    params = platform.WeChat(APP_ID, SECRET, TOKEN).signed()
    assert CLIENT.post(services.url + PATH, content=body, params=params).status_code == 200


def test_the_double_signs_as_the_documents_say() -> None:
    signed = platform.WeChat(APP_ID, SECRET, TOKEN).signed()
    joined = "".join(sorted((TOKEN, signed["timestamp"], signed["nonce"])))
    assert signed["signature"] == hashlib.sha1(joined.encode()).hexdigest()


def test_the_values_of_a_paper_are_shown_as_a_picture(
    double: Double, services: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    shows_values(services, monkeypatch)
    services.bot.seconds = 0.0
    double.deliver(post("o_framed", Content="看看"))
    kinds = [message["msgtype"] for message in double.wait(2)]
    assert "image" in kinds


def test_values_that_cannot_be_drawn_any_more_are_told_in_words_with_their_link(
    double: Double, services: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    shows_values(services, monkeypatch, is_gone=True)
    double.deliver(post("o_framed_gone", Content="看看"))
    words = [str(message.get("text") or message) for message in double.wait(2)]
    assert any(ALT in one and "/files/" in one for one in words)
