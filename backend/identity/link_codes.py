"""Codes that link one more channel to a verified person: how they look, and what of them is kept.

Eight characters without 0, O, 1 and I, so that they can be read out. The first three find the code, the whole proves
it; of both only keyed hashes are kept. A wrong code that begins like an open one counts against that code, any wrong
code against the person who typed it: nobody can try their luck for long, on either side.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import unicodedata
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, delete, func, insert, select, update

from backend.identity.model import LinkCode
from backend.identity.tables import link_codes, link_tries
from backend.shared.database import Session, insert_or_ignore

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH, HANDLE_LENGTH = 8, 3
LIFETIME = timedelta(minutes=10)
TRIES_A_CODE = 5
TRIES_A_PERSON, TRIES_WINDOW = 5, timedelta(hours=1)


class LinkCodes:
    """Issues codes and looks whether one is right.

    Args:
        secret: the key of the hashes (the signing secret of the settings).
    """

    def __init__(self, secret: str) -> None:
        self._secret = hashlib.sha256(b"yiqiaotong link codes" + secret.encode()).digest()

    def issue(self, session: Session, person_id: str, now: datetime) -> LinkCode:
        """Make a code; an earlier open one of the same person is void."""
        mine = update(link_codes).where(link_codes.c.person_id == person_id, link_codes.c.state == "open")
        session.execute(mine.values(state="void"))
        expires_at = now + LIFETIME
        while True:
            code = _new_code()
            handle = self._hash(code[:HANDLE_LENGTH])
            session.execute(delete(link_codes).where(link_codes.c.handle == handle, link_codes.c.expires_at <= now))
            row = {"handle": handle, "proof": self._hash(code), "person_id": person_id, "state": "open"}
            if insert_or_ignore(session, link_codes, row | {"wrong_tries": 0, "expires_at": expires_at}):
                return LinkCode(code, expires_at)

    def owner(self, session: Session, code: str, now: datetime) -> str | None:
        """Return whose open code this is, locked from now on; a wrong one counts against the open one."""
        row = session.execute(self._found(code).with_for_update()).mappings().first()
        if row is None or row["state"] != "open" or row["expires_at"] <= now:
            return None
        if hmac.compare_digest(row["proof"], self._hash(code)):
            return str(row["person_id"])
        wrong = row["wrong_tries"] + 1
        state = "void" if wrong >= TRIES_A_CODE else "open"
        here = update(link_codes).where(link_codes.c.handle == row["handle"])
        session.execute(here.values(wrong_tries=wrong, state=state))
        return None

    def use(self, session: Session, code: str, person_id: str) -> None:
        """Close a code for good."""
        here = link_codes.c.handle == self._hash(code[:HANDLE_LENGTH])
        session.execute(update(link_codes).where(here).values(state="used", redeemed_by=person_id))

    def tried_too_often(self, session: Session, person_id: str, now: datetime) -> bool:
        """Return True once a person has typed five wrong codes within an hour."""
        session.execute(delete(link_tries).where(link_tries.c.tried_at <= now - TRIES_WINDOW))
        query = select(func.count()).select_from(link_tries).where(link_tries.c.person_id == person_id)
        return int(session.execute(query).scalar_one()) >= TRIES_A_PERSON

    def count_wrong(self, session: Session, person_id: str, now: datetime) -> None:
        """Note a wrong code."""
        session.execute(insert(link_tries).values(person_id=person_id, tried_at=now))

    def redeemed(self, session: Session, code: str, person_id: str) -> str | None:
        """Return whose code this was if this very person has used it already, so that a repeated turn does no harm."""
        row = session.execute(self._found(code)).mappings().first()
        same = (
            row is not None and row["redeemed_by"] == person_id and hmac.compare_digest(row["proof"], self._hash(code))
        )
        return str(row["person_id"]) if row is not None and same else None

    def _found(self, code: str) -> Select[Any]:
        return select(link_codes).where(link_codes.c.handle == self._hash(code[:HANDLE_LENGTH]))

    def _hash(self, text: str) -> str:
        return hmac.new(self._secret, text.encode(), hashlib.sha256).hexdigest()


def normal_form(text: str) -> str | None:
    """Return a code as it was issued, however it was typed (small, spaced, full-width), or None if it is no code."""
    bare = re.sub(r"[\s\-]", "", unicodedata.normalize("NFKC", text)).upper()
    return bare if len(bare) == LENGTH and set(bare) <= set(ALPHABET) else None


def _new_code() -> str:
    """Letters and digits mixed: a code of one kind could be taken for a word or a telephone number."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if any(char.isdigit() for char in code) and any(char.isalpha() for char in code):
            return code
