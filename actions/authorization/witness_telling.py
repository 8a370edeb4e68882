"""Telling of a witness: what, when on every clock, who sits, how it stands, and what one can do now."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from actions.authorization.witness_times import on_every_clock
from actions.dialogue.turn import Turn
from backend.authorization.announcements import facts_of
from backend.authorization.model import Status, Witness
from backend.shared.wording import Words

STATUS_NAMES: Mapping[Status, Words] = {
    "requested": Words("已提交，等见证平台答复", "handed in, waiting for the platform"),
    "booked": Words("已约好", "booked"),
    "under_way": Words("正在进行", "going on"),
    "sealed": Words("已见证，委托书已生成", "witnessed, the document is sealed"),
    "refused": Words("法官不予见证", "refused by the judge"),
    "missed": Words("有人未到，没有见证", "not held, someone was missing"),
    "cancelled": Words("已取消", "cancelled"),
    "declined": Words("平台没有接受", "not accepted by the platform"),
    "unclear": Words("平台答复异常，请再提交", "unclear answer, please hand it in again"),
}


def witness_facts(turn: Turn, witness: Witness) -> dict[str, Any]:
    """Collect the facts for every sentence about a witness, in this turn's language and on every clock."""
    facts: dict[str, Any] = facts_of(witness, dataclasses.replace(turn.person, language=turn.language))
    status = STATUS_NAMES[witness.status].say(turn.language)
    return facts | {"when": on_every_clock(turn, witness.slot.start), "status": status}


def tell_witness(turn: Turn, witness: Witness, outcome: str) -> None:
    """Say an outcome: ``booked``, ``changed``, ``cancelled`` or ``listed``; what is not answered yet says so."""
    waits = witness.status == "requested" or witness.request_open
    if outcome == "listed" and witness.status != "booked":
        outcome = "standing"
    turn.say(f"utter_authorization_{'requested' if waits else outcome}", **witness_facts(turn, witness))
