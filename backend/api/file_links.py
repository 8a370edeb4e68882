"""Links to a person's files: sealed and expiring, with nothing in them that says whose or what file it is about.

A link can be opened outside the chat (a calendar app, the phone's browser), so it proves itself and needs no session.
It is made anew each time a conversation is shown, which is why it may be short-lived. Where a browser is shown it, it
says which session that is: only there are the pages of a paper looked at.
"""

from __future__ import annotations

import base64
import dataclasses
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from backend.bootstrap import Backend
from backend.conversation.model import Reply
from backend.shared.keyring import Keyring, SealBroken

LIFE = timedelta(hours=24)
_CONTEXT = "file link"


@dataclass(frozen=True, slots=True)
class FileLink:
    """Link to a file: one kind of file about one thing, for one person.

    Args:
        shown_in: the browser's session it is shown in; empty elsewhere.
    """

    kind: str
    person_id: str
    subject_id: str
    shown_in: str = ""


class FileLinks:
    """Makes and reads links.

    Args:
        secret: the installation's signing secret.
        now: returns the present aware moment.
        mimes: what each kind is that a reply's ``custom["file"]`` (or, only to be looked at, ``custom["picture"]``) may
            name; where nothing is attached, none.
        earlier: secrets that sealed before, or will; their links open as long as they would have.
    """

    def __init__(
        self,
        secret: str,
        now: Callable[[], datetime],
        mimes: Mapping[str, str] = MappingProxyType({}),
        earlier: Sequence[str] = (),
    ) -> None:
        self._ring = Keyring(_key(secret), map(_key, earlier))
        self._now = now
        self._mimes = mimes

    @classmethod
    def of(cls, backend: Backend) -> FileLinks:
        """Return the links of everything a backend hands out."""
        mimes = {kind: one.mime for kind, one in backend.file_kinds.items()}
        settings = backend.settings
        return cls(settings.secret_key, backend.clock.now, mimes, settings.secret_keys_previous)

    def make(self, link: FileLink) -> str:
        """Return the URL path that opens the file for the next day."""
        until = int((self._now() + LIFE).timestamp())
        told = [link.kind, link.person_id, link.subject_id, until, link.shown_in]
        return "/files/" + _encode(self._ring.seal_json(told, _CONTEXT))

    def read(self, token: str) -> FileLink | None:
        """Return what a link's last part opens, or None when it is forged or too old."""
        try:
            sealed = _decode(token)
            kind, person_id, subject_id, until, *shown_in = self._ring.open_json(sealed, _CONTEXT)
        except (SealBroken, ValueError):
            return None
        if _encode(sealed) != token:  # one link is written in one way
            return None
        return FileLink(kind, person_id, subject_id, *shown_in) if self._now().timestamp() <= until else None

    def attach(self, person_id: str, reply: Reply, shown_in: str = "") -> Reply:
        """Return the reply with its ``custom["file"]`` (kind, id, name) turned into an attachment one can open.

        A picture is shown as well, where the channel can. For `shown_in` see `FileLink`.
        """
        picture = reply.custom.get("picture")
        if isinstance(picture, dict) and self._mimes.get(str(picture.get("kind")), "").startswith("image/"):
            url = self.make(FileLink(picture["kind"], person_id, str(picture["id"]), shown_in))
            rest = {name: value for name, value in reply.custom.items() if name != "picture"}
            return dataclasses.replace(reply, image=url, custom=rest)
        file = reply.custom.get("file")
        if not isinstance(file, dict) or file.get("kind") not in self._mimes:
            return reply
        url = self.make(FileLink(file["kind"], person_id, str(file["id"]), shown_in))
        rest = {name: value for name, value in reply.custom.items() if name != "file"}
        attachment = {"name": str(file["name"]), "url": url, "mime": self._mimes[file["kind"]]}
        image = url if attachment["mime"].startswith("image/") else reply.image
        return dataclasses.replace(reply, attachment=attachment, image=image, custom=rest)


def _key(secret: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(b"file link\0" + secret.encode()).digest()).decode()


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
