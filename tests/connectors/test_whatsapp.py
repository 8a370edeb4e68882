"""WhatsApp over HTTP alone: the Cloud API's double on one side, the real services on the other."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from pywa import types
from pywa.utils import webhook_updates_validator
from sqlalchemy import select

from backend.conversation.model import Button
from backend.conversation.tables import channel_addresses
from backend.shared.tables import outbox
from connectors.base import Unreachable
from connectors.rendering import Piece
from connectors.whatsapp.api import CloudApi
from connectors.whatsapp.connector import PATH, signature
from connectors.whatsapp.controls import message_of
from sandbox.channels import whatsapp as platform
from tests.connectors.framed_paper import ALT, shows_values
from tests.connectors.hostile import hostile
from tests.connectors.platform_double import Double, running
from tests.files import made_files
from tests.web.fake_house import House, house

TOKEN, SECRET, VERIFY = "a-bearer", "an-app-secret", "a-verify-token"
numbers = itertools.count(1)
CLIENT = httpx.Client(trust_env=False, timeout=20)


@pytest.fixture(scope="module")
def double() -> Iterator[Double]:
    with running("whatsapp", platform.blueprints(platform.WhatsApp(TOKEN, SECRET)), TOKEN) as served:
        yield served


@pytest.fixture(scope="module")
def services(double: Double, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder: Path = tmp_path_factory.mktemp("whatsapp")
    wanted = {"whatsapp_token": TOKEN, "whatsapp_phone_id": platform.PHONE_ID, "whatsapp_app_secret": SECRET}
    with house(folder, **wanted, whatsapp_verify_token=VERIFY, whatsapp_api=double.url) as started:
        yield started


@pytest.fixture(autouse=True)
def fresh(double: Double, services: House) -> None:
    double.reset(services.url + PATH)


def event(*messages: dict[str, Any], **more: Any) -> dict[str, Any]:
    value = {"messaging_product": "whatsapp", "messages": list(messages), **more}
    value["metadata"] = {"display_phone_number": "1555", "phone_number_id": platform.PHONE_ID}
    entry = {"id": "1", "changes": [{"field": "messages", "value": value}]}
    return {"object": "whatsapp_business_account", "entry": [entry]}


def message(sender: str, kind: str, content: Any, **more: Any) -> dict[str, Any]:
    here = {"from": sender, "id": f"wamid.in{next(numbers)}", "timestamp": "1790000000", "type": kind}
    return here | {kind: content, **more}


def text(sender: str, words: str, **more: Any) -> dict[str, Any]:
    return message(sender, "text", {"body": words}, **more)


def press(sender: str, payload: str) -> dict[str, Any]:
    reply = {"type": "button_reply", "button_reply": {"id": payload, "title": "x"}}
    return message(sender, "interactive", reply)


def test_without_its_secrets_the_channel_says_that_nobody_has_set_it_up(tmp_path: Path) -> None:
    with house(tmp_path, whatsapp_token=TOKEN) as bare:
        assert [CLIENT.get(bare.url + PATH).status_code, CLIENT.post(bare.url + PATH).status_code] == [503, 503]


@pytest.mark.parametrize(
    ("token", "mode", "status"), [(VERIFY, "subscribe", 200), ("wrong", "subscribe", 403), (VERIFY, "other", 403)]
)
def test_the_webhook_is_verified_by_its_token(services: House, token: str, mode: str, status: int) -> None:
    asked = {"hub.mode": mode, "hub.verify_token": token, "hub.challenge": "1158201444"}
    answer = CLIENT.get(services.url + PATH, params=asked)
    assert answer.status_code == status
    assert (answer.text == "1158201444") == (status == 200)


@pytest.mark.parametrize("given_signature", [None, "", "sha256=00", signature(b"{}", "another")])
def test_an_unsigned_body_is_refused_and_nothing_of_it_is_processed(
    services: House, given_signature: str | None
) -> None:
    before = len(services.bot.asked)
    headers = {} if given_signature is None else {"X-Hub-Signature-256": given_signature}
    answer = CLIENT.post(services.url + PATH, content=json.dumps(event(text("861", "你好"))), headers=headers)
    assert (answer.status_code, len(services.bot.asked)) == (401, before)


def test_every_message_of_a_body_is_answered_and_a_replay_is_one_message(double: Double) -> None:
    double.deliver(event(text("8613800138000", "一"), text("8613800138000", "二")), times=2)
    assert [sent["text"]["body"] for sent in double.wait(2)] == ["您说的是：一", "您说的是：二"]
    assert double.sent[0]["to"] == "8613800138000"


def test_a_person_without_number_is_written_to_by_their_user_id_and_stays_the_same_with_one(
    double: Double, services: House
) -> None:
    before = persons(services)
    only_id = text("", "我是谁", from_user_id="CN.123")
    del only_id["from"]
    double.deliver(event(only_id, contacts=[{"user_id": "CN.123"}]))
    assert double.wait()[0]["recipient"] == "CN.123" and "to" not in double.sent[0]
    double.deliver(event(text("8613900139000", "还是我", from_user_id="CN.123")))
    double.deliver(event(text("8613900139000", "又是我")))
    double.wait(3)
    after = persons(services)
    assert len(after - before) == 1


def persons(services: House) -> set[str]:
    with services.backend.database.reading() as session:
        return set(session.execute(select(channel_addresses.c.person_id)).scalars())


def test_choices_are_a_list_and_a_tap_is_answered_with_buttons(double: Double) -> None:
    double.deliver(event(text("863", "我想公证")))
    rows = double.wait()[0]["interactive"]["action"]["sections"][0]["rows"]
    assert [row["title"] for row in rows][:2] == ["委托书", "声明书"]
    double.deliver(event(press("863", rows[0]["id"])))
    later = double.wait(2)[1]["interactive"]
    assert later["type"] == "list" and later["action"]["sections"][0]["rows"][0]["description"].startswith("12月2日")


def marks(double: Double, count: int = 1) -> list[dict[str, Any]]:
    """The marks the platform was given, once there are so many."""
    found: list[dict[str, Any]] = []
    deadline = time.monotonic() + 10
    while len(found) < count and time.monotonic() < deadline:
        found = double.told("marks")
    return found


def test_a_message_shows_as_read_and_typing_stands_under_it_while_it_is_answered(double: Double) -> None:
    said = text("8612", "想一想")
    double.deliver(event(said))
    (mark,) = marks(double)
    assert (mark["message_id"], mark["typing_indicator"]) == (said["id"], {"type": "text"})


def test_what_we_answer_ourselves_shows_as_read_and_nobody_seems_to_type(double: Double) -> None:
    double.deliver(event(message("8613", "sticker", {"id": "1"})))
    (mark,) = marks(double)
    assert "typing_indicator" not in mark and "看不懂" in double.wait()[0]["text"]["body"]


def test_an_answer_comes_also_where_the_mark_is_refused(
    double: Double, services: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[str] = []

    async def refuse(self: CloudApi, message_id: str, *, typing: bool) -> None:
        refused.append(message_id)
        raise Unreachable("marks")

    monkeypatch.setattr(CloudApi, "mark_read", refuse)
    double.deliver(event(text("8614", "还在吗")))
    assert double.wait()[0]["text"]["body"] == "您说的是：还在吗" and len(refused) == 1


def test_voice_is_asked_to_be_typed_and_a_reaction_is_left_alone(double: Double) -> None:
    double.deliver(
        event(message("864", "reaction", {"emoji": "👍"}), message("864", "audio", {"id": "1", "voice": True}))
    )
    assert ["打成文字" in sent["text"]["body"] for sent in double.wait()] == [True]


def test_a_picture_of_a_document_is_fetched_kept_and_told_to_the_bot(double: Double, services: House) -> None:
    double.put_file("m1", made_files.photo("JPEG"))
    double.deliver(event(message("865", "image", {"id": "m1", "mime_type": "image/jpeg"})), times=2)
    double.wait()
    services.wait_until(lambda: "uploaded_file" in (services.bot.asked[-1]["payload"] or ""))
    assert double.calls.count("media") == 1


def test_a_qr_code_is_uploaded_and_sent_as_a_picture(double: Double) -> None:
    double.deliver(event(press("866", '/choose{"slot": "done_2"}')))
    assert [sent["type"] for sent in double.wait(4)] == ["text", "text", "image", "text"]
    assert "/files/" in double.sent[3]["text"]["body"]


def test_a_pause_for_one_person_is_kept_and_the_message_arrives(double: Double, services: House) -> None:
    double.faults(outage=1, errors=[131016])
    double.deliver(event(text("868", "等")))
    assert [sent["text"]["body"] for sent in double.wait()] == ["您说的是：等"]


def test_a_message_that_failed_later_is_a_receipt_and_closes_the_channel(double: Double, services: House) -> None:
    double.deliver(event(text("869", "早")))
    double.wait()
    failed = {"id": "wamid.out1", "status": "failed", "recipient_id": "869", "errors": [{"code": 131026}]}
    double.deliver(event(statuses=[failed, {"id": "wamid.out1", "status": "delivered", "recipient_id": "869"}]))
    assert give_up(services, double, "869") == "whatsapp rejected: no channel took it"


def give_up(services: House, double: Double, sender: str) -> str:
    """Say something by ourselves to the newest person, and return why the outbox gave it up."""
    key = f"by-ourselves-{sender}"
    with services.backend.database.reading() as session:
        newest = select(channel_addresses.c.person_id).order_by(channel_addresses.c.last_seen_at.desc()).limit(1)
        person = session.execute(newest).scalar_one()
    services.backend.conversation.speaker.speak(person, "utter_bot_unavailable", key=key)

    def row() -> Any:
        with services.backend.database.reading() as session:
            return session.execute(select(outbox.c.state, outbox.c.last_error).where(outbox.c.key == key)).one()

    services.wait_until(lambda: row()[0] == "dead")
    return str(row()[1])


def test_no_telephone_number_is_readable_in_the_database(double: Double, services: House) -> None:
    double.deliver(event(text("8613711112222", "藏")))
    double.wait()
    path = services.settings.data_dir
    assert all(b"8613711112222" not in file.read_bytes() for file in path.glob("yiqiaotong.sqlite3*"))


def test_signatures_and_controls_are_those_of_another_library() -> None:
    assert webhook_updates_validator(SECRET, b'{"a": 1}', signature(b'{"a": 1}', SECRET))
    two = (Button("是", "/affirm"), Button("否", "/deny"))
    ours = message_of(Piece("好吗？", two), {}, "zh-Hans")
    theirs = [types.Button(one.title, one.payload).to_dict() for one in two]
    assert ours["interactive"]["action"]["buttons"] == theirs
    four = tuple(Button(f"第{number}个", f"/choose{number}") for number in range(4))
    listed = message_of(Piece("哪个？", four), {}, "zh-Hans")
    rows = [types.SectionRow(one.title, one.payload).to_dict() for one in four]
    assert listed["interactive"]["action"]["sections"][0]["rows"] == rows


REAL = (event(text("8610", "你好")), event(press("8610", f"p:{'0' * 32}:2")),
        event(press("8610", "/greet"), contacts=[{"wa_id": "8610"}]),
        event(statuses=[{"id": "wamid.1", "status": "failed", "errors": [{"code": 131026}]}]))  # fmt: skip


@given(body=hostile(*REAL))
@settings(max_examples=1_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_body_however_hostile_breaks_the_webhook(services: House, body: bytes) -> None:
    headers = {"X-Hub-Signature-256": signature(body, SECRET)}
    assert CLIENT.post(services.url + PATH, content=body, headers=headers).status_code == 200


def test_the_values_of_a_paper_are_shown_as_a_picture(
    double: Double, services: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    shows_values(services, monkeypatch)
    double.deliver(event(text("871", "看看")))
    assert [sent["type"] for sent in double.wait(2)] == ["text", "image"]


def test_values_that_cannot_be_drawn_any_more_are_told_in_words_with_their_link(
    double: Double, services: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    shows_values(services, monkeypatch, is_gone=True)
    double.deliver(event(text("872", "看看")))
    words = double.wait(2)[1]["text"]["body"]
    assert words.startswith(ALT) and "/files/" in words
