"""The same conversation in every channel, through HTTP alone, comes to the same: words, answers, appointment, files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from backend.conversation.model import HistoryEntry
from backend.notarization.commands import MyAppointments
from tests.connectors.channel_people import PEOPLE, Somebody
from tests.connectors.platform_double import Double
from tests.stage.house import House

pytestmark = pytest.mark.slow

CONVERSATION: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("same_conversation.yml").read_text(encoding="utf-8")
)
FILES = {"telegram": ("sendPhoto", "notarization.ics")}
_PASSING = re.compile(r"[A-Z]{2}\d{8}-\d{4}|A-\d+|[A-Z0-9]{6,}")
"""Numbers that differ from booking to booking."""


def test_every_channel_comes_to_the_same(channels: House, doubles: dict[str, Double]) -> None:
    results = {channel: played(channel, channels, doubles) for channel in PEOPLE}
    assert all(result == results["web"] for result in results.values()), results


def played(channel: str, channels: House, doubles: dict[str, Double]) -> tuple[Any, ...]:
    """Play the conversation in a channel; return what was booked and all that was said, without passing numbers."""
    channels.reset()  # the office would refuse the same applicant a second time
    with PEOPLE[channel].beginning(channels, doubles) as person:
        for turn in CONVERSATION:
            act(person, turn)
        for file in FILES.get(channel, ("image",)):
            person.hears(file)
        person_id = person.known_to(channels)
    (appointment,) = channels.backend.bus.handle(MyAppointments(person_id))
    entries = channels.backend.conversation.history.since(person_id)
    return appointment.matter, appointment.route, appointment.slot.start, appointment.status, *said(entries)


def act(person: Somebody, turn: dict[str, Any]) -> None:
    """Say or press, and hear what must come."""
    person.press(turn["press"]) if "press" in turn else person.say(turn["say"])
    person.hears(turn["hear"])


def said(entries: Sequence[HistoryEntry]) -> list[tuple[str, str | None, str, tuple[str, ...]]]:
    """Both sides of a conversation as its history has it."""
    return [
        (
            entry.direction,
            entry.reply.utter,
            _PASSING.sub("#", entry.reply.text),
            tuple(button.title for button in entry.reply.buttons),
        )
        for entry in entries
    ]
