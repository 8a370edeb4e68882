"""After a whole conversation nothing private lies in clear in any database, the bot's memory or a log."""

from __future__ import annotations

import logging

import pytest

from tests.identity import drawn_documents as drawn
from tests.stage.house import House
from tests.stage.player import SMALL_FILES, Player

PASSPORT, ON_THE_PHOTO, TELEPHONE, ADDRESS = "KX739145", "540038741", "4165550173", "chan.taiman"
CODE = r"([2-9A-HJ-NP-Z]{8})"
SMALL_FILES["passport"] = ("540038741.jpg", lambda: drawn.as_jpeg(drawn.photographed(drawn.passport())))


def _conversation() -> list[dict[str, object]]:
    return [
        {
            "say": "我要验证身份，电话 +1 416 555 0173，邮箱 chan.taiman@example.net",
            "hear": ["utter_ask_identity_category"],
        },
        {"say": "我是加拿大籍", "hear": ["utter_ask_identity_data_notice"]},
        {"press": "知道了，继续", "hear": ["utter_ask_identity_document_photo"]},
        {"upload": "passport", "hear": ["utter_form_review"]},
        {"say": "号码不对", "hear": ["utter_ask_identity_document_number"]},
        {"say": PASSPORT, "hear": ["utter_form_review"]},
        {"press": "确认提交", "hear": ["utter_identity_face"]},
        {"national_identity": {"decide": "match"}, "later": "utter_identity_verified"},
        {"say": "我是谁", "hear": ["utter_identity_who"], "see": "KX****45"},
        {"say": "给我一个绑定码", "hear": ["utter_identity_link_code"], "note": {"code": CODE}},
        {"as": "second", "say": "{code}", "hear": ["utter_identity_linked"]},
        {"as": "second", "say": "我是谁", "hear": ["utter_identity_who"]},
    ]


def test_what_was_told_lies_nowhere_in_clear(house: House, caplog: pytest.LogCaptureFixture) -> None:
    player = Player(house, "America/Toronto")
    with caplog.at_level(logging.DEBUG, logger="backend"), caplog.at_level(logging.INFO):
        player.play(_conversation())
    planted = [PASSPORT, ON_THE_PHOTO, TELEPHONE, ADDRESS, player.notes["code"]]
    written = {
        str(path): path.read_bytes() for path in sorted(house.backend.settings.data_dir.rglob("*")) if path.is_file()
    }
    memory = b"".join(content for path, content in written.items() if "tracker.sqlite3" in path)  # its log, too
    assert len(memory) > 10_000, "the bot's memory really is here, and sealed"
    assert not any(b"utter_identity_link_code" in content for content in written.values())
    found = [(secret, path) for secret in planted for path, content in written.items() if secret.encode() in content]
    assert found == []
    ours = [record.getMessage() for record in caplog.records if "/channels/terminal" not in record.getMessage()]
    assert [line for line in ours if any(secret in line for secret in planted)] == []


def test_a_code_can_be_read_while_it_is_good_and_not_afterwards(house: House) -> None:
    player = Player(house)
    person = player.say("绑定码是K7MP Q2RX")
    assert person[0]["utter"] == "utter_identity_link_code_wrong"
    found = house.backend.conversation.history.turn_and_person(player.turn_id)
    assert found is not None
    owner, _ = found
    assert "K7MPQ2RX" in house.backend.conversation.history.since(owner)[0].reply.text
    house.pass_time(11)
    assert "K7MPQ2RX" not in house.backend.conversation.history.since(owner)[0].reply.text
