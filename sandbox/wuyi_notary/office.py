"""The office itself: who holds which slot, who waits, and what it wants to tell its clients.

Every change happens under one lock, so that fifty people at the window get no more places than there are.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from sandbox.callbacks import Callback
from sandbox.working_days import office_works
from sandbox.wuyi_notary.book import Book, Booking, Waiting
from sandbox.wuyi_notary.diary import BEIJING, DAYS_AHEAD, Diary, DiarySlot
from sandbox.wuyi_notary.problems import Problem
from sandbox.wuyi_notary.requests import NewAppointment, NewWaitingEntry

VIDEO_MATTERS = {
    "power_of_attorney", "declaration", "kinship", "birth", "marital_status", "no_criminal_record", "education",
    "signature_seal", "true_copy",
}  # fmt: skip
MATTERS = VIDEO_MATTERS | {"will", "inheritance"}
ACTIVE = ("pending", "confirmed")
NOTICE = timedelta(minutes=30)


class Office:
    """The appointment book and the rules of the window."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.book = Book()
        self.now_override: datetime | None = None
        self.outgoing: list[Callback] = []

    @property
    def now(self) -> datetime:
        """The office's present moment in Beijing time; tests may set it."""
        return self.now_override or datetime.now(BEIJING)

    @property
    def diary(self) -> Diary:
        """The diary with this book's exceptions."""
        return Diary(self.book.capacity)

    def free_slots(self, route: str, first: date, last: date, limit: int) -> list[dict[str, Any]]:
        """Return up to `limit` slots with room, soonest first."""
        with self.lock:
            found: list[dict[str, Any]] = []
            for slot in self._between(route, first, last):
                if self.left(slot) > 0 and slot.start - NOTICE > self.now:
                    found.append(self.slot_body(slot))
                if len(found) == limit:
                    break
            return found

    def make_appointment(self, wish: NewAppointment) -> dict[str, Any]:
        """Give the applicant a place or raise `Problem`; a video appointment waits for the mission (``pending``)."""
        with self.lock:
            if wish.matter not in MATTERS:
                raise Problem("matter_unknown")
            if wish.route == "remote_video" and (wish.matter not in VIDEO_MATTERS or wish.use_place != "china"):
                raise Problem("matter_not_by_video")
            print_of = hashlib.sha256(wish.applicant.document_number.upper().encode()).hexdigest()
            if any(b.fingerprint == print_of and b.matter == wish.matter for b in self._active()):
                raise Problem("duplicate_applicant")
            slot = self._bookable(wish.slot_id, wish.route)
            booking = self._enter(wish, slot, print_of)
            return self.appointment_body(booking)

    def appointment(self, appointment_id: str) -> dict[str, Any]:
        """Return one appointment."""
        with self.lock:
            return self.appointment_body(self._booking(appointment_id))

    def move(self, appointment_id: str, slot_id: str) -> dict[str, Any]:
        """Move an appointment; the place it leaves goes to who waits for it."""
        with self.lock:
            booking = self._changeable(appointment_id)
            left_behind = self.slot(booking.slot_id)
            if booking.slot_id == slot_id:
                return self.appointment_body(booking)
            booking.slot_id = self._bookable(slot_id, booking.route).slot_id
            booking.status = "pending" if booking.route == "remote_video" else "confirmed"
            self.offer(left_behind)
            return self.appointment_body(booking)

    def cancel(self, appointment_id: str) -> dict[str, Any]:
        """Take an appointment back; cancelling twice is the same as once."""
        with self.lock:
            booking = self._booking(appointment_id)
            if booking.status == "cancelled":
                return self.appointment_body(booking)
            booking = self._changeable(appointment_id)
            booking.status = "cancelled"
            self.offer(self.slot(booking.slot_id))
            return self.appointment_body(booking)

    def restore(self, appointment_id: str, slot_id: str) -> dict[str, Any]:
        """Book again what its client cancelled, at a slot with room, from the file the office keeps."""
        with self.lock:
            booking = self._booking(appointment_id)
            if booking.status in ACTIVE and booking.slot_id == slot_id:
                return self.appointment_body(booking)
            if booking.status != "cancelled":
                raise Problem("not_changeable")
            same = (one for one in self._active() if one.matter == booking.matter)
            if any(one.fingerprint == booking.fingerprint for one in same):
                raise Problem("duplicate_applicant")
            booking.slot_id = self._bookable(slot_id, booking.route).slot_id
            booking.status = "pending" if booking.route == "remote_video" else "confirmed"
            return self.appointment_body(booking)

    def join(self, wish: NewWaitingEntry) -> dict[str, Any]:
        """Put a reference on the waiting list of a day."""
        with self.lock:
            if wish.matter not in MATTERS:
                raise Problem("matter_unknown")
            if wish.route == "remote_video" and wish.matter not in VIDEO_MATTERS:
                raise Problem("matter_not_by_video")
            self._open_day(wish.day)
            if any(w.reference == wish.reference and w.status == "waiting" for w in self.book.waiting.values()):
                raise Problem("already_waiting")
            entry = Waiting(
                f"W{secrets.token_hex(6)}", wish.reference, wish.matter, wish.route, wish.day.isoformat(), "waiting",
                wish.callback_url,
            )  # fmt: skip
            self.book.waiting[entry.entry_id] = entry
            return self.waiting_body(entry)

    def leave(self, entry_id: str) -> dict[str, Any]:
        """Take a reference off the waiting list; leaving twice is the same as once."""
        with self.lock:
            entry = self.book.waiting.get(entry_id)
            if entry is None:
                raise Problem("not_found")
            entry.status = "left"
            return self.waiting_body(entry)

    def decide(self, appointment_id: str, decision: str, reason: str | None) -> dict[str, Any]:
        """Confirm, decline or call off an appointment as an officer would, and tell the client."""
        with self.lock:
            booking = self._booking(appointment_id)
            if booking.status not in ACTIVE:
                raise Problem("not_changeable")
            booking.status = {"confirm": "confirmed", "decline": "declined", "cancel": "cancelled"}[decision]
            kind = {"confirm": "confirmed", "decline": "declined", "cancel": "cancelled"}[decision]
            self._tell(booking, f"appointment_{kind}", reason)
            if decision != "confirm":
                self.offer(self.slot(booking.slot_id))
            return self.appointment_body(booking)

    def offer(self, slot: DiarySlot) -> None:
        """Tell the first who waits for that day that a place is free; nobody holds it for them."""
        if self.left(slot) <= 0 or slot.start - NOTICE <= self.now:
            return
        day = slot.start.date().isoformat()
        for entry in self.book.waiting.values():
            if (entry.status, entry.route, entry.day) == ("waiting", slot.route, day):
                entry.status = "offered"
                body = self._news("slot_freed", entry.reference) | {"slot": self.slot_body(slot)}
                self.outgoing.append(Callback(entry.callback_url, body))
                return

    def left(self, slot: DiarySlot) -> int:
        """Return how many places a slot still has."""
        return max(0, self.places(slot) - self.held(slot))

    def places(self, slot: DiarySlot) -> int:
        """Return how many people a slot takes."""
        return self.diary.capacity_of(slot)

    def held(self, slot: DiarySlot) -> int:
        """Return how many have a place in it."""
        ours = sum(booking.slot_id == slot.slot_id for booking in self._active())
        return ours + self.book.strangers.get(slot.slot_id, 0)

    def give(self, slot: DiarySlot, places: int) -> None:
        """Let a slot take so many people; a new place is offered to who waits for it."""
        self.book.capacity[slot.slot_id] = places
        self.offer(slot)

    def works(self, slot: DiarySlot) -> None:
        """Raise `Problem` for a slot of a day on which the office is closed."""
        if not office_works(slot.start.date()):
            raise Problem("day_closed")

    def slot_body(self, slot: DiarySlot) -> dict[str, Any]:
        """Return a slot as the contract shows it."""
        return {
            "slot_id": slot.slot_id,
            "start": slot.start.isoformat(),
            "end": slot.end.isoformat(),
            "left": self.left(slot),
        }

    def appointment_body(self, booking: Booking) -> dict[str, Any]:
        """Return an appointment as the contract shows it."""
        shown = asdict(booking)
        for private in ("fingerprint", "callback_url", "slot_id"):
            del shown[private]
        return shown | {"slot": self.slot_body(self.slot(booking.slot_id))}

    def waiting_body(self, entry: Waiting) -> dict[str, Any]:
        """Return a waiting entry as the contract shows it, with its place in the line."""
        line = [w.entry_id for w in self.book.waiting.values() if _line(w) == _line(entry) and w.status == "waiting"]
        shown = asdict(entry)
        del shown["callback_url"]
        return shown | {"position": line.index(entry.entry_id) + 1 if entry.entry_id in line else None}

    def _between(self, route: str, first: date, last: date) -> Iterator[DiarySlot]:
        day = max(first, self.now.date())
        last = min(last, self.now.date() + timedelta(days=DAYS_AHEAD))
        while day <= last:
            yield from self.diary.slots_of(day, route)
            day += timedelta(days=1)

    def _enter(self, wish: NewAppointment, slot: DiarySlot, print_of: str) -> Booking:
        self.book.number += 1
        booking = Booking(
            appointment_id=f"A{secrets.token_hex(6)}",
            reference=wish.reference,
            confirmation_number=f"WY{slot.start:%y%m%d}{self.book.number:04d}",
            matter=wish.matter,
            route=wish.route,
            slot_id=slot.slot_id,
            status="pending" if wish.route == "remote_video" else "confirmed",
            fingerprint=print_of,
            callback_url=wish.callback_url,
        )
        self.book.bookings[booking.appointment_id] = booking
        return booking

    def _bookable(self, slot_id: str, route: str) -> DiarySlot:
        slot = self.slot(slot_id)
        if slot.route != route:
            raise Problem("slot_unknown")
        self._open_day(slot.start.date())
        if slot.start - NOTICE <= self.now:
            raise Problem("slot_past")
        if self.left(slot) <= 0:
            raise Problem("slot_full")
        return slot

    def _open_day(self, day: date) -> None:
        if day < self.now.date():
            raise Problem("slot_past")
        if day > self.now.date() + timedelta(days=DAYS_AHEAD):
            raise Problem("day_too_far")
        if not office_works(day):
            raise Problem("day_closed")

    def slot(self, slot_id: str) -> DiarySlot:
        """Return a slot or raise `Problem`."""
        slot = self.diary.find(slot_id)
        if slot is None:
            raise Problem("slot_unknown")
        return slot

    def _booking(self, appointment_id: str) -> Booking:
        if appointment_id not in self.book.bookings:
            raise Problem("not_found")
        return self.book.bookings[appointment_id]

    def _changeable(self, appointment_id: str) -> Booking:
        booking = self._booking(appointment_id)
        if booking.status not in ACTIVE:
            raise Problem("not_changeable")
        if self.slot(booking.slot_id).start - NOTICE <= self.now:
            raise Problem("too_late")
        return booking

    def _active(self) -> Iterator[Booking]:
        return (b for b in self.book.bookings.values() if b.status in ACTIVE)

    def _tell(self, booking: Booking, kind: str, reason: str | None) -> None:
        body = self._news(kind, booking.reference)
        body["confirmation_number"] = booking.confirmation_number
        body["slot"] = self.slot_body(self.slot(booking.slot_id))
        if reason:
            body["reason"] = reason
        self.outgoing.append(Callback(booking.callback_url, body))

    def _news(self, kind: str, reference: str) -> dict[str, Any]:
        now = self.now.isoformat()
        return {"event_id": f"E{secrets.token_hex(8)}", "kind": kind, "reference": reference, "occurred_at": now}


def _line(entry: Waiting) -> tuple[str, str]:
    return entry.route, entry.day
