"""Requirements on an officer's decision before it leaves the desk: defects, a ground, a number of the right court."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from backend.filing.court import DecisionKind
from backend.filing.desk_commands import DecideFiling
from backend.filing.desk_pages import refusal_grounds
from backend.shared.courts import COURTS
from backend.shared.errors import Refused

LONGEST_TEXT = 2000
MOST_DEFECTS = 30
LARGEST_FEE = Decimal("9999999999.99")


def checked(command: DecideFiling, court: str, today: date) -> dict[str, Any]:
    """Return the decision as it is kept and sent.

    Args:
        court: code of the case's court.
        today: Beijing's calendar.

    Raises:
        Refused: see `desk_commands.DecideFiling`.
    """
    wish: dict[str, Any] = {
        "kind": command.decision, "officer": command.officer, "sequence": command.sequence, "defects": [],
        "reason": "", "case_number": "", "fee": None,
    }  # fmt: skip
    rule = _RULES.get(command.decision)
    return wish | (rule(command, court, today) if rule else {})


def case_number_of(text: str, court: str, today: date) -> str:
    """Return a case number as courts write it: ``（2026）粤0703民初123号``.

    Raises:
        Refused: ``filing_case_number_odd``: not of this court's first-instance civil cases, or not of this year.
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    found = re.fullmatch(r"\(?(\d{4})\)?粤(\d{2,4})民初(\d{1,8})号?", plain)
    known = COURTS.get(court)
    if found is None or known is None or found[2] != known.number or int(found[1]) != today.year:
        raise Refused("filing_case_number_odd", number=known.number if known else "", year=today.year)
    return f"（{found[1]}）粤{found[2]}民初{int(found[3])}号"


def _defects(command: DecideFiling, court: str, today: date) -> dict[str, Any]:
    """All at once, each once (SPC21-9, ONL-9)."""
    texts = [text.strip()[:LONGEST_TEXT] for text in command.defects if text.strip()]
    if not texts:
        raise Refused("filing_defects_missing")
    return {"defects": list(dict.fromkeys(texts))[:MOST_DEFECTS]}


def _refuse(command: DecideFiling, court: str, today: date) -> dict[str, Any]:
    """On a ground of the page, in the court's own language; the officer's words are added (SPC21-10)."""
    ground = refusal_grounds().grounds.get(command.ground)
    if ground is None:
        raise Refused("filing_ground_missing")
    more = command.reason.strip()[:LONGEST_TEXT]
    return {"reason": f"{ground.zh}。{more}" if more else f"{ground.zh}。"}


def _return(command: DecideFiling, court: str, today: date) -> dict[str, Any]:
    reason = command.reason.strip()[:LONGEST_TEXT]
    if not reason:
        raise Refused("filing_reason_missing")
    return {"reason": reason}


def _register(command: DecideFiling, court: str, today: date) -> dict[str, Any]:
    number = case_number_of(command.case_number, court, today)
    return {"case_number": number} | (_fee(command, court, today) if command.fee is not None else {})


def _fee(command: DecideFiling, court: str, today: date) -> dict[str, Any]:
    fee = command.fee
    if fee is None or not fee.is_finite() or not 0 <= fee <= LARGEST_FEE or fee != fee.quantize(Decimal("0.01")):
        raise Refused("filing_fee_odd")
    return {"fee": f"{fee:.2f}"}


_RULES: Mapping[DecisionKind, Callable[[DecideFiling, str, date], dict[str, Any]]] = {
    "defects": _defects,
    "refuse": _refuse,
    "return": _return,
    "register": _register,
    "fee_notice": _fee,
}
