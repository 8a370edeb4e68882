"""The court's service of papers (送达): what it served in a case, when it arrived, put right or taken back."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sandbox.callbacks import Callback
from sandbox.online_litigation.desk import Desk
from sandbox.online_litigation.dossier import Dossier
from sandbox.online_litigation.problems import Problem

PAPERS = ("complaint", "appeal_petition", "judgment", "ruling")
RULINGS = ("jurisdiction", "dismissed", "other")


@dataclass(slots=True)
class Served:
    """One service as the court writes it down."""

    service_number: str
    filing_number: str
    paper: str
    arrived_at: str
    sequence: int = 1
    status: str = "served"
    ruling: str | None = None
    final: bool = False
    title: str | None = None


def serve(desk: Desk, dossier: Dossier, wish: dict[str, Any]) -> None:
    """Serve a paper in a registered case; ``arrived`` (ISO 8601) is now unless told."""
    if dossier.case_number is None:
        raise Problem("decision_impossible", "Papers are served in a registered case.")
    if wish.get("paper") not in PAPERS or wish.get("ruling", "other") not in RULINGS:
        raise Problem("invalid_request", "There is no such paper.")
    served = Served(f"SD{desk.now:%Y%m%d}{secrets.token_hex(4).upper()}", dossier.filing_number, wish["paper"], "")
    served.arrived_at = _moment(desk, wish.get("arrived"))
    served.ruling, served.final, served.title = wish.get("ruling"), bool(wish.get("final")), wish.get("title")
    _keep(desk, dossier, served, "service_made")


def correct(desk: Desk, dossier: Dossier, wish: dict[str, Any]) -> None:
    """Put right when the latest paper arrived."""
    served = _latest(desk, dossier)
    served.arrived_at, served.sequence = _moment(desk, wish["arrived"]), served.sequence + 1
    _keep(desk, dossier, served, "service_corrected")


def recall(desk: Desk, dossier: Dossier, _: dict[str, Any]) -> None:
    """Take the latest service back."""
    served = _latest(desk, dossier)
    served.status, served.sequence = "recalled", served.sequence + 1
    _keep(desk, dossier, served, "service_recalled")


def of_filing(desk: Desk, number: str) -> dict[str, Any]:
    """Return every service of a filing."""
    reference = desk.dossier(number).reference
    found = [Served(**one) for one in desk.shelf.services.values() if one["filing_number"] == number]
    return {"reference": reference, "services": [_body(one) for one in found]}


def _moment(desk: Desk, text: str | None) -> str:
    return (datetime.fromisoformat(text) if text else desk.now).isoformat()


def _latest(desk: Desk, dossier: Dossier) -> Served:
    found = [one for one in desk.shelf.services.values() if one["filing_number"] == dossier.filing_number]
    if not found:
        raise Problem("not_found", "Nothing was served.")
    return Served(**found[-1])


def _body(served: Served) -> dict[str, Any]:
    return {name: value for name, value in asdict(served).items() if value is not None and name != "filing_number"}


def _keep(desk: Desk, dossier: Dossier, served: Served, kind: str) -> None:
    desk.shelf.services[served.service_number] = asdict(served)
    news: dict[str, Any] = {"event_id": f"E{secrets.token_hex(8)}", "kind": kind, "reference": dossier.reference}
    news |= {"occurred_at": desk.now.isoformat(), "service": _body(served)}
    desk.outgoing.append(Callback(dossier.callback_url, news))
