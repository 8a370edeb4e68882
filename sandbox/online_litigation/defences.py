"""Papers of defendants, answers and petitions: taken for any case of a court of Jiangmen, each with its receipt."""

from __future__ import annotations

import re
import secrets
from typing import Any

from sandbox.callbacks import Callback
from sandbox.online_litigation.desk import Desk
from sandbox.online_litigation.problems import Problem
from sandbox.online_litigation.requests import NewAnswer, NewPetition

_OURS = re.compile(r"[（(]\d{4}[）)]粤07\d{0,2}民[初终]\d+号")
"""Case numbers of the intermediate and the basic courts of Jiangmen; the platform knows no others."""


def take_in(desk: Desk, wish: NewAnswer) -> dict[str, Any]:
    """Take an answer in and return its receipt; the same reference again has the same one.

    Raises:
        Problem: ``case_unknown``; ``evidence_unknown`` for a file that has not arrived.
    """
    known = desk.shelf.defences.get(wish.reference)
    if known is None:
        if not _OURS.fullmatch(wish.case_number.replace(" ", "")):
            raise Problem("case_unknown")
        desk.all_there([one.file.sha256 for one in wish.evidence if one.file is not None])
        receipt = f"DB{desk.now:%Y%m%d}-{len(desk.shelf.defences) + 1:05d}"
        known = {"receipt_number": receipt, "received_at": desk.now.isoformat(), "case_number": wish.case_number}
        desk.shelf.defences[wish.reference] = known | {"answer": wish.model_dump(mode="json")}
    return {name: known[name] for name in ("receipt_number", "received_at")}


def take_petition(desk: Desk, wish: NewPetition) -> dict[str, Any]:
    """Take a petition in and return its receipt; the same reference again has the same one.

    Raises:
        Problem: ``invalid_request`` without exactly one wish, ``case_unknown``.
    """
    if len(wish.wishes) != 1:
        raise Problem(
            "invalid_request", "Not as the contract says: objection, extension, online, mediation, counterclaim"
        )
    known = desk.shelf.petitions.get(wish.reference)
    if known is None:
        if not _OURS.fullmatch(wish.case_number.replace(" ", "")):
            raise Problem("case_unknown")
        receipt = f"SQ{desk.now:%Y%m%d}-{len(desk.shelf.petitions) + 1:05d}"
        known = {"receipt_number": receipt, "received_at": desk.now.isoformat(), "case_number": wish.case_number}
        desk.shelf.petitions[wish.reference] = known | {"petition": wish.model_dump(mode="json")}
    return {name: known[name] for name in ("receipt_number", "received_at")}


def decide(desk: Desk, wish: dict[str, Any]) -> None:
    """Decide on a petition, the latest unless ``reference`` names one, and tell whoever handed it in.

    Args:
        wish: ``outcome`` (``granted`` or ``refused``), and if wanted ``reason``, ``until`` (a day), ``court``.

    Raises:
        Problem: ``not_found``; ``invalid_request`` without an outcome.
    """
    found = [one for key, one in desk.shelf.petitions.items() if wish.get("reference", key) == key]
    if not found:
        raise Problem("not_found", "No petition.")
    if wish.get("outcome") not in ("granted", "refused"):
        raise Problem("invalid_request", "granted or refused")
    petition = found[-1]["petition"]
    decision = {name: wish[name] for name in ("outcome", "reason", "until", "court") if wish.get(name)}
    found[-1]["decision"] = decision
    news: dict[str, Any] = {"event_id": f"E{secrets.token_hex(8)}", "kind": "petition_decided"}
    news |= {"reference": petition["reference"], "occurred_at": desk.now.isoformat(), "decision": decision}
    if petition.get("callback_url"):
        desk.outgoing.append(Callback(petition["callback_url"], news))
