"""The orders of the desk: who is let in, and what is noted. Pure values."""

from __future__ import annotations

from dataclasses import dataclass, field

from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class SignIn(Command):
    """Open a session -> `SignedIn`.

    Args:
        code: six digits of the authenticator app; each is good once.
        old_token: of a session this browser still has; it is ended.
        visitor: the network address that asks; failures count by it.
        device: what a browser shows that somebody signed in at before; the officer's own counts by itself.
        key_answer: in place of a code, JSON of what a security key has signed; the challenge belongs to `old_token`.

    Raises:
        Refused: ``desk_sign_in_failed`` whatever was wrong, ``desk_locked`` (minutes) after too many failures.
    """

    login: str
    password: str = field(repr=False)
    code: str = field(repr=False)
    old_token: str = field(default="", repr=False)
    visitor: str = ""
    device: str = field(default="", repr=False)
    key_answer: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class WhoIs(Command):
    """Question who holds this session -> `Officer`, or None if there is none, it is over or the officer has left.

    Args:
        used: False for what a page asks by itself, which must not keep an abandoned desk open.
    """

    token: str = field(repr=False)
    used: bool = True


@dataclass(frozen=True, slots=True)
class SignOut(Command):
    """End a session -> None."""

    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ChangePassword(Command):
    """Change one's own password -> None; other sessions end.

    Args:
        visitor, device: see `SignIn`; failures count as at the door.

    Raises:
        Refused: ``desk_password_wrong``, ``desk_password_weak``, ``desk_locked`` (minutes).
    """

    officer_id: str
    old: str = field(repr=False)
    new: str = field(repr=False)
    token: str = field(default="", repr=False)
    visitor: str = ""
    device: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ListOfficers(Command):
    """Everybody who works or has worked at the desk -> ``list[Officer]``, by login."""


@dataclass(frozen=True, slots=True)
class AddNote(Command):
    """Write something down for colleagues -> None. The same `request_id` twice is one note.

    Args:
        subject: ``case:…``, ``review:…`` or ``person:…``.

    Raises:
        Refused: ``desk_note_empty``.
    """

    request_id: str
    officer_id: str
    subject: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NotesOn(Command):
    """Question for what was noted -> ``list[Note]``, oldest first."""

    subject: str


@dataclass(frozen=True, slots=True)
class NoteDeskAction(Command):
    """Write to the audit log that an officer has looked at something -> None.

    Args:
        what: a verb phrase in code form, e.g. ``desk.paper.read``.
        facts: ids only.
    """

    officer_id: str
    what: str
    subject: str


@dataclass(frozen=True, slots=True)
class AuditOf(Command):
    """Question for what the audit log says of a case -> ``list[AuditEntry]``, oldest first."""

    case_id: str


@dataclass(frozen=True, slots=True)
class CountReminders(Command):
    """Question how many reminders went out and failed today, Beijing's calendar -> `RemindersCount`."""


@dataclass(frozen=True, slots=True)
class RemindersCount:
    """Reminders of a day.

    Args:
        sent: done today.
        failed: given up today, or due for more than an hour and not done.
    """

    sent: int
    failed: int
