"""A witness room as one role's page is shown it: the party's number only to the judge, who has to compare it."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from backend.api.witness_seats import Seated
from backend.authorization.power.model import SPECIAL_POWERS
from backend.authorization.room.checklist import load_checklist
from backend.authorization.room.model import STEPS
from backend.authorization.room.views import RoomView, Seat
from backend.conversation.language import convert
from backend.shared.wording import Words

DOCUMENTS = {
    "passport": Words("护照", "passport"),
    "permanent_resident_card": Words("外国人永久居留身份证", "foreign permanent resident's card"),
    "hk_macao_id": Words("港澳居民身份证", "Hong Kong or Macao identity card"),
    "home_return_permit": Words("港澳居民来往内地通行证", "Home Return Permit"),
    "residence_permit": Words("居住证", "residence permit"),
    "taiwan_compatriot_permit": Words("台湾居民来往大陆通行证", "Taiwan compatriot permit"),
    "taiwan_id": Words("台湾身份证", "Taiwan identity card"),
    "resident_card": Words("居民身份证", "mainland identity card"),
    "household_register": Words("户口簿", "household register"),
}
OTHER_DOCUMENT = Words("证件", "document")
TURN_LIFE = timedelta(hours=6)
"""The least time for which a relay's password is good."""
TURN_STEP = 3600
"""Seconds to whose multiples its end is put off: a seat that asks often has one name, and coturn one quota for it."""


def room_as_json(view: RoomView, seat: Seat, language: str) -> dict[str, Any]:
    """Return what a page needs to draw the room.

    Args:
        language: ``zh-Hans``, ``zh-Hant`` or ``en``: in which words come.
    """
    course, power, closing = view.course, view.power, view.closing
    told: dict[str, Any] = {
        "version": view.version,
        "role": seat.role,
        "stage": course.stage,
        "start": view.start.isoformat(),
        "ends": view.ends.isoformat(),
        "interpreter": power.interpreter,
        "names": {"judge": view.judge, "party": power.principal.name, "lawyer": power.lawyer.name},
        "lawyer": {"firm": power.lawyer.firm, "licence": power.lawyer.licence},
        "case": power.case,
        "powers": [_say(SPECIAL_POWERS[one], language) for one in power.special_powers],
        "comers": {role: {"here": c.here, "came": c.came, "timezone": c.timezone} for role, c in view.comers.items()},
        "code": course.code,
        "steps": _steps(view, language, checks=seat.role == "judge"),
        "paper": {"digest": course.digest, "pages": course.pages},
        "read": {who: sorted(pages) for who, pages in course.read.items()},
        "signed": sorted(course.signatures),
        "messages": [{"role": each.role, "text": each.text, "at": each.at.isoformat()} for each in view.messages],
        "closing": {"reason": closing.reason, "note": closing.note, "absent": list(closing.absent)},
    }
    if closing.power is not None:
        told["power"] = {"number": closing.power.number, "code": closing.power.code, "sha256": closing.power.sha256}
    return told | (_for_the_judge(view, language) if seat.role == "judge" else {})


def ice_servers(servers: Sequence[dict[str, Any]], secret: str, seat: Seated, now: datetime) -> list[dict[str, Any]]:
    """Return the servers a browser may use; those that relay get a name and a password good for a few hours.

    Args:
        servers: as the setting has them.
        secret: shared with coturn (``static-auth-secret``), or empty.
    """
    ends = -(-int((now + TURN_LIFE).timestamp()) // TURN_STEP) * TURN_STEP
    name = f"{ends}:{seat.seat_id}"
    password = base64.b64encode(hmac.new(secret.encode(), name.encode(), hashlib.sha1).digest()).decode()
    timed = {"username": name, "credential": password} if secret else {}
    return [{**timed, **server} if "turn" in str(server["urls"]) else server for server in servers]


def _for_the_judge(view: RoomView, language: str) -> dict[str, Any]:
    principal = view.power.principal
    return {
        "document": {
            "type": _say(DOCUMENTS.get(principal.document_type, OTHER_DOCUMENT), language),
            "number": principal.document_number,
            "nationality": principal.nationality,
        },
        "ticked": sorted(view.course.ticked),
        "lacks": list(view.lacks),
        "snapshots": [taken.subject for taken in view.course.snapshots],
        "recording": {"next": view.chunks, "chain": view.chain, "take": view.takes},
    }


def _steps(view: RoomView, language: str, *, checks: bool) -> list[dict[str, Any]]:
    """Return each step by its name; what the judge confirms in it only for the judge: others' lines are spared it."""
    case, pages = "mandarin" if view.language == "mandarin" else "interpreter", load_checklist()
    return [
        {
            "step": step,
            "name": _say(pages[step].name, language),
            "now": _say(pages[step].now, language),
            "doubt": _say(doubt, language) if checks and (doubt := pages[step].doubt) else "",
            "checks": [
                {"id": f"{step}.{check.check_id}", "words": _say(check.words, language)}
                for check in pages[step].checks
                if checks and check.only in ("", case)
            ],
        }
        for step in STEPS
    ]


def _say(words: Words, language: str) -> str:
    return convert(words.say(language), language)
