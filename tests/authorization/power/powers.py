"""A made-up party, lawyer and power, with names that machines usually break, and a hand that draws."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import Any

from backend.authorization.power.model import Lawyer, Power, Principal, Sealing, Signature, Signer

JUDGE = "区静仪"
SIGNED_AT = datetime(2026, 11, 24, 1, 12, tzinfo=UTC)


def a_power(session_id: str = "s_1", **changes: Any) -> Power:
    fields: dict[str, Any] = {
        "session_id": session_id,
        "person_id": "p_1",
        "principal": Principal("陈美䶮", "passport", "GA302922", "CA"),
        "lawyer": Lawyer("何志远", "广东五邑同心律师事务所", "14407202310000001"),
        "case": "陈美䶮诉新会和顺陈皮有限公司、林㛃民间借贷纠纷",
        "court": "广东省江门市新会区人民法院",
        "case_number": "（2026）粤0705民初123号",
        "scope": "special",
        "special_powers": ("change", "settle"),
    }
    return Power(**{**fields, **changes})


def drawn(signer: Signer, timezone: str = "America/Vancouver", at: datetime = SIGNED_AT) -> Signature:
    """Three strokes of a lively hand."""
    strokes = tuple(
        tuple(
            (30.0 + 90 * number + 0.8 * step, 75 + 38 * math.sin(step / (5 + number)) - step / 9, 16 * step)
            for step in range(90)
        )
        for number in range(3)
    )
    return Signature(signer, strokes, 340.0, 160.0, at, timezone)


def both_signatures() -> tuple[Signature, Signature]:
    return drawn("party"), drawn("lawyer", "Asia/Shanghai")


def a_sealing() -> Sealing:
    code = "ABCDE-FGHJK-MNPQR-STVWX"
    address = "https://chat.example.org/verify/abcdefghjkmnpqrstvwx"
    return Sealing("SQ20261124-0007", code, address, JUDGE, "Yiqiaotong DEVELOPMENT seal – not trusted / 开发用")
