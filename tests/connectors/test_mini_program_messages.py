"""The mini program's customer session: XML and JSON, plain and sealed, and no more than its windows allow."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from wechatpy.crypto import WeChatCrypto

from backend.api.channel_errands import ThreadedNotes
from backend.conversation.channel_notes import ChannelNotes
from connectors.mini_program.api import MiniProgramApi
from connectors.mini_program.connector import PATH
from connectors.mini_program.messages import read_posted
from tests.connectors.hostile import hostile
from tests.connectors.mini_program_fixtures import APP_ID, SECRET, TOKEN, running_platform, running_services
from tests.connectors.mini_program_phone import Phone, signed
from tests.connectors.platform_double import Double
from tests.files import made_files
from tests.web.fake_house import House

AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
CLIENT = httpx.Client(trust_env=False, timeout=20)


@pytest.fixture(scope="module")
def double() -> Iterator[Double]:
    with running_platform() as served:
        yield served


@pytest.fixture(scope="module")
def services(double: Double, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with running_services(double, tmp_path_factory.mktemp("mini")) as started:
        yield started


@pytest.fixture
def phone(services: House, double: Double, request: pytest.FixtureRequest) -> Phone:
    double.reset(services.url + PATH)
    return Phone(services.url, double, f"o_{abs(hash(request.node.name))}")


def test_the_address_is_verified_by_echoing(services: House) -> None:
    assert CLIENT.get(services.url + PATH, params={**signed(TOKEN), "echostr": "e1"}).text == "e1"
    assert CLIENT.get(services.url + PATH, params={**signed("forged"), "echostr": "e1"}).status_code == 401


@pytest.mark.parametrize("change", [{"signature": "0" * 40}, {"timestamp": "1409735669"}, {"nonce": ""}])
def test_a_forged_or_old_post_is_refused_and_not_processed(services: House, change: dict[str, str]) -> None:
    body = {"ToUserName": "g", "FromUserName": "o_forged", "CreateTime": 1, "MsgType": "text", "Content": "你好"}
    answer = CLIENT.post(services.url + PATH, params=signed(TOKEN) | change, content=json.dumps(body))
    assert answer.status_code == 401
    assert services.backend.conversation.people.find("mini_program", "o_forged") is None


@pytest.mark.parametrize("as_json", [False, True])
def test_a_word_in_the_session_is_answered_in_the_session(phone: Phone, double: Double, as_json: bool) -> None:
    phone.posts(Content="我想公证", as_json=as_json)
    text = double.wait()[0]["text"]["content"]
    assert double.sent[0]["msgtype"] == "text" and "2. 声明书" in text, "it has no menus: choices are numbers"
    assert double.calls.count("typing") == 1


@pytest.mark.parametrize("number", [1, 16, 30])
def test_a_number_of_any_of_several_messages_is_the_choice_it_stands_before(
    phone: Phone, double: Double, services: House, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    buttons = [{"title": f"第{at}个" + "长" * 40, "payload": f'/choose{{"at": "{at}"}}'} for at in range(1, 31)]
    monkeypatch.setattr(services.bot, "replies", lambda request: [{"text": "选一个", "buttons": buttons}])
    phone.posts(Content="很多")
    double.wait(1, lambda sent: "30. 第30个" in sent["text"]["content"])
    assert len(double.sent) > 1
    phone.posts(Content=str(number))
    services.wait_until(lambda: services.bot.asked[-1]["payload"] == buttons[number - 1]["payload"])


def test_the_rest_of_a_long_answer_waits_for_a_word(
    phone: Phone, double: Double, monkeypatch: pytest.MonkeyPatch, services: House
) -> None:
    long = "".join(f"第{at:03}句：说得很长，一直说下去，没有尽头。" for at in range(200))
    monkeypatch.setattr(services.bot, "replies", lambda request: [{"text": long}])
    phone.posts(Content="长")
    assert "后面还有 2 条" in double.wait(5)[-1]["text"]["content"]
    phone.posts(Content="继续看")
    assert "第199句" in double.wait(7)[-1]["text"]["content"]


def test_one_institution_is_a_link_that_opens_the_way_there(phone: Phone, double: Double) -> None:
    phone.posts(Content="法院在哪")
    link = double.wait(2)[1]["link"]
    assert link["title"] == "江门市中级人民法院" and "/files/" in link["thumb_url"]


def test_a_number_is_the_choice_it_stands_before(phone: Phone, double: Double, services: House) -> None:
    phone.posts(Content="我想公证")
    double.wait()
    phone.posts(Content="２")
    services.wait_until(lambda: '/choose{"matter": "declaration"}' in [one["payload"] for one in services.bot.asked])


def test_what_is_asked_on_the_page_is_not_pushed_into_the_session(phone: Phone, double: Double) -> None:
    phone.posts(Content="这里")
    double.wait()
    phone.log_in().say("那里")
    phone.hears("您说的是：那里")
    time.sleep(0.5)
    assert len(double.sent) == 1


def test_page_and_session_are_one_conversation(phone: Phone, double: Double) -> None:
    phone.log_in().say("页面上")
    phone.hears("页面上")
    phone.posts(Content="客服里")
    double.wait()
    assert [one["text"] for one in phone.news()["entries"] if one["from"] == "person"] == ["页面上", "客服里"]


def test_entering_is_greeted_once_and_a_picture_is_fetched(phone: Phone, double: Double, services: House) -> None:
    phone.posts("event", window="click", Event="user_enter_tempsession", SessionFrom="chat")
    double.wait()
    double.put_file("m1", made_files.photo("JPEG"))
    phone.posts("image", MediaId="m1", PicUrl="http://x")
    double.wait(2)
    asked = len(services.bot.asked)
    phone.posts("event", window="click", Event="user_enter_tempsession", SessionFrom="chat")
    time.sleep(0.5)
    assert len(services.bot.asked) == asked


def test_voice_is_asked_to_be_typed(phone: Phone, double: Double) -> None:
    phone.posts("voice", MediaId="m", Format="amr")
    assert "文字" in double.wait()[0]["text"]["content"]


def test_a_post_delivered_three_times_is_one_message(phone: Phone, double: Double, services: House) -> None:
    told = {"ToUserName": "g", "FromUserName": phone.open_id, "CreateTime": 1, "MsgType": "text", "MsgId": 77}
    body = json.dumps(told | {"Content": "三次"})
    double.deliver({"xml": body, "open_id": phone.open_id, "kind": "talk"}, times=3, at_once=True)
    double.wait()
    assert sum("三次" in str(one["text"]) for one in services.bot.asked) == 1


def test_an_answer_the_platform_refuses_still_stands_on_the_page(phone: Phone, double: Double) -> None:
    phone.log_in()
    double.faults(errors=[45047])
    phone.posts(Content="满了")
    phone.hears("您说的是：满了")
    assert double.sent == []


def test_a_token_asked_for_by_one_process_serves_the_others(phone: Phone, double: Double, services: House) -> None:
    double.turn("renew_token")
    phone.posts(Content="换令牌")
    double.wait()
    backend, config = services.backend, services.settings
    notes = ChannelNotes(backend.database, config.keyring, config.secret_key, backend.clock, "mini_program")
    other = MiniProgramApi(double.url, APP_ID, SECRET, ThreadedNotes(notes))
    asyncio.run(other.send(phone.open_id, "text", {"content": "另一个进程"}))
    assert double.sent[-1]["text"]["content"] == "另一个进程"
    assert double.calls.count("stable_token") == 1


def sealed_post(open_id: str, crypto: WeChatCrypto, *, as_json: bool) -> tuple[dict[str, str], bytes]:
    stamp, nonce = str(int(time.time())), "n"
    told = {"ToUserName": "gh", "FromUserName": open_id, "CreateTime": int(stamp), "MsgType": "text", "MsgId": 5}
    plain = json.dumps(told | {"Content": "密文"}, ensure_ascii=False)
    sealed = crypto.encrypt_message(plain, nonce, stamp)
    part = {name: sealed.split(f"<{name}><![CDATA[")[1].split("]]>")[0] for name in ("Encrypt", "MsgSignature")}
    params = {"timestamp": stamp, "nonce": nonce, "msg_signature": part["MsgSignature"], "encrypt_type": "aes"}
    body = json.dumps({"ToUserName": "gh", "Encrypt": part["Encrypt"]}) if as_json else sealed
    return params, body.encode()


@pytest.mark.parametrize("as_json", [False, True])
def test_sealed_posts_are_opened_as_another_library_seals_them(
    phone: Phone, double: Double, tmp_path: Path, as_json: bool
) -> None:
    crypto = WeChatCrypto(TOKEN, AES_KEY, APP_ID)
    with running_services(double, tmp_path, mini_program_aes_key=AES_KEY) as secret:
        params, body = sealed_post(phone.open_id, crypto, as_json=as_json)
        assert CLIENT.post(secret.url + PATH, params=params, content=body).text == "success"
        secret.wait_until(lambda: secret.backend.conversation.people.find("mini_program", phone.open_id) is not None)
        assert CLIENT.post(secret.url + PATH, params=signed(TOKEN), content=body).status_code == 401
        assert CLIENT.post(secret.url + PATH, params=params | {"nonce": "m"}, content=body).status_code == 401


POPUP: dict[str, Any] = {
    "ToUserName": "g", "FromUserName": "o", "CreateTime": 1_764_000_000, "MsgType": "event",
    "Event": "subscribe_msg_popup_event",
    "List": [{"PopupScene": "0", "SubscribeStatusString": "accept", "TemplateId": "tmpl_hearing"}],
}  # fmt: skip


@given(body=hostile(POPUP, {**POPUP, "Event": "user_enter_tempsession"}))
@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_body_however_hostile_breaks_the_webhook(services: House, body: bytes) -> None:
    assert CLIENT.post(services.url + PATH, params=signed(TOKEN), content=body).status_code == 200


def test_consents_are_read_alike_from_json_and_xml_alone_or_several() -> None:
    entry = "<List><TemplateId>tmpl_hearing</TemplateId><SubscribeStatusString>{}</SubscribeStatusString></List>"
    head = "<FromUserName>o</FromUserName><CreateTime>1764000000</CreateTime><MsgType>event</MsgType>"
    event = "<Event>subscribe_msg_popup_event</Event>"
    lists = entry.format("accept") + entry.format("reject")
    xml = f"<xml>{head}{event}<SubscribeMsgPopupEvent>{lists}</SubscribeMsgPopupEvent></xml>"
    alone = read_posted(json.dumps(POPUP | {"List": POPUP["List"][0]}).encode())
    several, listed = read_posted(xml.encode()), read_posted(json.dumps(POPUP).encode())
    assert several is not None and [one.given for one in several.consents] == [True, False]
    assert alone is not None and alone == listed and [one.given for one in alone.consents] == [True]
