"""The five commands mean the same in every messenger; nothing else that begins with a stroke is one."""

from __future__ import annotations

import pytest

from connectors.commands import command_in
from connectors.telegram.updates import read_update
from connectors.wechat.messages import read_post
from connectors.whatsapp.events import read_messages


def on_telegram(text: str) -> str | None:
    message = {"message_id": 1, "chat": {"id": 7, "type": "private"}, "from": {"id": 7}, "text": text}
    told = read_update({"update_id": 1, "message": message})
    return told.heard.payload if told and told.heard else None


def on_whatsapp(text: str) -> str | None:
    message = {"from": "86138", "id": "wamid.1", "type": "text", "text": {"body": text}}
    value = {"metadata": {"phone_number_id": "1"}, "messages": [message]}
    ((_, heard),) = read_messages({"entry": [{"changes": [{"value": value}]}]}, "1")
    return heard.payload


def on_wechat(text: str) -> str | None:
    fields = {"FromUserName": "o_1", "ToUserName": "gh_1", "CreateTime": "1", "MsgType": "text", "MsgId": "1"}
    told = read_post(fields | {"Content": text})
    return told.heard.payload if told and told.heard else None


@pytest.mark.parametrize(
    ("text", "payload"),
    [("/start", "/greet"), ("/help", "/ask_help"), ("/LANGUAGE", "/change_language"), ("/cancel ", "/cancel"),
     ("/human", "/ask_human"), ("/language en", '/change_language{"language": "en"}'),
     ("/language 繁體", '/change_language{"language": "zh-Hant"}')],
)  # fmt: skip
def test_a_command_means_the_same_everywhere(text: str, payload: str) -> None:
    assert {on_telegram(text), on_whatsapp(text), on_wechat(text)} == {payload}


@pytest.mark.parametrize("text", ['/inform{"sure": "yes"}', "/affirm", "//cancel", "取消", "1/2", "/"])
def test_whatever_else_is_typed_is_no_command_and_never_a_payload(text: str) -> None:
    assert command_in(text) is None
    assert on_whatsapp(text) is None and on_wechat(text) is None
