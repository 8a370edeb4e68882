"""Guangzhou authorised-witness platform (广州中院“授权见证通”): its diary, sessions, judges and file.

The contract is assumed: `sandbox/guangzhou_witness/openapi.yaml` states it until the court confirms one
(docs/systems.md).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from urllib.parse import quote

from pydantic import Field

from backend.authorization.court_platform import PLATFORM, REFUSALS, SessionEnd, SessionReceipt, SessionWish
from backend.platforms.base import PartnerClient, PartnerModel, Patience
from backend.platforms.diary import LineShape, LinesShape, SlotShape, SlotsShape
from backend.shared.diary import DiaryLine, Slot


class SessionShape(PartnerModel):
    """A session as the platform holds it."""

    session_id: str = Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")
    number: str = Field(pattern=r"^[A-Z0-9-]{4,32}$")
    status: Literal["booked", "open", "closed", "cancelled"]
    judge: str = Field(max_length=80)
    slot: SlotShape

    def receipt(self) -> SessionReceipt:
        """Return it in our words."""
        return SessionReceipt(self.session_id, self.number, self.status, self.judge, self.slot.slot())


class GuangzhouWitness:
    """The platform as a client sees it; implements ``backend.authorization.court_platform.WitnessPlatform``.

    Args:
        base_url: e.g. ``http://127.0.0.1:8090/guangzhou_witness``; ``/v1`` is added.
        key: API key.
        callback_url: where the platform sends its news.
        patience: timeouts and tries.
    """

    def __init__(self, base_url: str, key: str, callback_url: str, patience: Patience | None = None) -> None:
        self._callback_url = callback_url
        self._client = PartnerClient(PLATFORM, f"{base_url.rstrip('/')}/v1", {"X-Api-Key": key}, REFUSALS, patience)

    def close_connections(self) -> None:
        """Close kept connections."""
        self._client.close()

    def free_slots(self, first: date, last: date, limit: int) -> list[Slot]:
        """Return free slots between two Beijing days, soonest first."""
        params: dict[str, str | int] = {"from": first.isoformat(), "to": last.isoformat(), "limit": limit}
        return [shape.slot() for shape in self._client.ask("GET", "slots", SlotsShape, params=params).slots]

    def diary(self, first: date, last: date) -> list[DiaryLine]:
        """Return every slot between two Beijing days, closed and full ones too."""
        params: dict[str, str | int] = {"from": first.isoformat(), "to": last.isoformat()}
        return [shape.line() for shape in self._client.ask("GET", "diary", LinesShape, params=params).lines]

    def set_places(self, key: str, slot_id: str, places: int) -> DiaryLine:
        """Let a slot have so many judges; none closes it."""
        path, body = f"diary/{quote(slot_id, safe='')}", {"places": places}
        return self._client.ask("PUT", path, LineShape, body=body, key=key).line()

    def name_judge(self, key: str, session_id: str, judge: str) -> SessionReceipt:
        """Let another judge take a session."""
        path, body = f"sessions/{session_id}/judge", {"judge": judge}
        return self._client.ask("PUT", path, SessionShape, body=body, key=key).receipt()

    def book(self, key: str, wish: SessionWish) -> SessionReceipt:
        """Book a session."""
        body = {
            "reference": wish.reference,
            "slot_id": wish.slot_id,
            "party_name": wish.party_name,
            "case": wish.case,
            "case_number": wish.case_number,
            "lawyer": {"name": wish.lawyer_name, "firm": wish.lawyer_firm, "licence": wish.licence},
            "scope": wish.scope,
            "language": wish.language,
            "interpreter": wish.interpreter,
            "callback_url": self._callback_url,
        }
        return self._client.ask("POST", "sessions", SessionShape, body=body, key=key).receipt()

    def move(self, key: str, session_id: str, slot_id: str) -> SessionReceipt:
        """Move a session to another slot."""
        path, body = f"sessions/{session_id}/slot", {"slot_id": slot_id}
        return self._client.ask("PUT", path, SessionShape, body=body, key=key).receipt()

    def cancel(self, key: str, session_id: str) -> SessionReceipt:
        """Give a session back."""
        return self._client.ask("DELETE", f"sessions/{session_id}", SessionShape, key=key).receipt()

    def let_judge_in(self, key: str, session_id: str, url: str) -> SessionReceipt:
        """Tell the judge's way into the room."""
        path, body = f"sessions/{session_id}/room", {"judge_url": url}
        return self._client.ask("PUT", path, SessionShape, body=body, key=key).receipt()

    def open(self, key: str, session_id: str, at: datetime) -> SessionReceipt:
        """Tell that the judge has begun."""
        path, body = f"sessions/{session_id}/opening", {"at": at.isoformat()}
        return self._client.ask("POST", path, SessionShape, body=body, key=key).receipt()

    def close(self, key: str, session_id: str, end: SessionEnd) -> SessionReceipt:
        """Tell how it ended."""
        body = {
            "result": end.result,
            "at": end.at.isoformat(),
            "reason": end.reason,
            "document_sha256": end.document_sha256,
            "recording_sha256": end.recording_sha256,
        }
        path = f"sessions/{session_id}/closing"
        return self._client.ask("POST", path, SessionShape, body=body, key=key).receipt()

    def file(self, key: str, session_id: str, paper: bytes) -> SessionReceipt:
        """Hand in the sealed paper."""
        path = f"sessions/{session_id}/document"
        return self._client.ask("PUT", path, SessionShape, content=paper, key=key).receipt()
