"""Bodies shaped as the platforms' own documents show them are read as they are meant."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from connectors.messenger import Heard
from connectors.telegram.updates import read_update
from connectors.wechat.messages import read_fields, read_post
from connectors.whatsapp.events import read_messages

DOCUMENTED: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("documented.yml").read_text(encoding="utf-8")
)
CASES = [(name, case) for name, cases in DOCUMENTED.items() for case in cases]


def heard_by_telegram(body: dict[str, Any]) -> Heard | None:
    told = read_update(body)
    return told.heard if told else None


def heard_by_whatsapp(message: dict[str, Any]) -> Heard | None:
    contacts = [{"profile": {"name": "May"}, "wa_id": message["from"]}]
    value = {"messaging_product": "whatsapp", "metadata": {"phone_number_id": "1"}, "contacts": contacts}
    entry = {"id": "102290129340398", "changes": [{"value": value | {"messages": [message]}, "field": "messages"}]}
    found = [heard for _, heard in read_messages({"object": "whatsapp_business_account", "entry": [entry]}, "1")]
    return found[0] if found else None


def heard_by_wechat(body: str) -> Heard | None:
    told = read_post(read_fields(body.encode()))
    return told.heard if told else None


READERS = {"telegram": heard_by_telegram, "whatsapp": heard_by_whatsapp, "wechat": heard_by_wechat}


@pytest.mark.parametrize(("channel", "case"), CASES, ids=[f"{name}-{number}" for number, (name, _) in enumerate(CASES)])
def test_a_documented_body_is_read_as_it_is_meant(channel: str, case: dict[str, Any]) -> None:
    heard: Any = READERS[channel](case["body"])  # type: ignore[operator]
    expected = case["heard"]
    assert (heard is None) == (expected is None)
    for name, value in (expected or {}).items():
        found = getattr(heard, name)
        assert ([found.lat, found.lon] if name == "location" else found) == value
