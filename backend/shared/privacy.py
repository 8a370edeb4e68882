"""Keeps telephones, e-mail addresses, document and card numbers out of the bot, the tracker, the history and the logs.

What a person types is masked on arrival: each private number is replaced by a token such as ``⟦phone:1a2b3c4d5e⟧``, and
its value kept encrypted in the vault. The same person writing the same number gets the same token again. Those who may
(the handler that sends it to a partner) turn the token back; everyone else sees ``138****5678``.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import select, update

from backend.shared.clock import Clock
from backend.shared.database import Database, Session, insert_or_ignore
from backend.shared.error_text import OF_DATABASES, in_short, traceback_of
from backend.shared.keyring import KeyDestroyed, Keyring, SealedColumn
from backend.shared.log_context import Ours
from backend.shared.private_numbers import Kind, PrivateNumber, find_private
from backend.shared.tables import vault
from backend.shared.telephones import shortened_number

TOKEN = re.compile(r"⟦(phone|email|document|card|code|location):([0-9a-f]{10})⟧")
"""Form of what stands in a masked text instead of a private number."""

CODE_IS_SHOWN = timedelta(minutes=10)
"""Time for which a one-time code can be used: whoever was given it must be able to read it."""

VAULT_COLUMN = SealedColumn(vault, vault.c.sealed, "vault:{person_id}:{token}", "work")


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """A text without brackets of our tokens, and the private numbers in it."""

    text: str = field(repr=False)
    numbers: tuple[PrivateNumber, ...] = field(repr=False)


def look_through(text: str, country: str = "") -> LookedThrough:
    """Find what `Privacy.masked` will hide; it takes milliseconds, for which nobody's transaction has to wait."""
    text = text.replace("⟦", "").replace("⟧", "")
    return LookedThrough(text, tuple(find_private(text, country)))


class Privacy:
    """Masks and unmasks for one backend.

    Args:
        database: where the vault is.
        keyring: seals the values.
        token_secret: makes tokens unguessable from numbers; changing it changes later tokens only.
        clock: dates vault rows.
    """

    def __init__(self, database: Database, keyring: Keyring, token_secret: str, clock: Clock) -> None:
        self._database = database
        self._keyring = keyring
        self._secret = hashlib.sha256(b"yiqiaotong tokens" + token_secret.encode()).digest()
        self._clock = clock

    def mask(self, session: Session, person_id: str, text: str, spare: Collection[Kind] = (), country: str = "") -> str:
        """Return `text` with tokens for its private numbers, whose values go to the vault in the same transaction.

        `spare` names kinds that stay in clear, for a text of an officer's; `country` is where the person writes from.
        Square brackets of our tokens typed by a person are dropped, so nobody can point at a value by writing a token.
        """
        return self.masked(session, person_id, look_through(text, country), spare)

    def masked(self, session: Session, person_id: str, seen: LookedThrough, spare: Collection[Kind] = ()) -> str:
        """Do the same with a text that was looked through before the transaction began."""
        pieces, at = [], 0
        for number in seen.numbers:
            if number.kind in spare:
                continue
            token = self.keep(session, person_id, number.kind, number.value)
            pieces += [seen.text[at : number.start], token]
            at = number.end
        return "".join([*pieces, seen.text[at:]])

    def unmask(self, person_id: str, text: str) -> str:
        """Return `text` with this person's tokens replaced by the real values, for a handler that needs them."""
        values = self._values(person_id, text)
        return TOKEN.sub(lambda match: values.get(match[0], match[0]), text)

    def preview(self, person_id: str, text: str) -> str:
        """Return `text` with tokens as the person may see them again: ``138****5678``; an unknown one as ``****``.

        A one-time code stays legible for `CODE_IS_SHOWN`.
        """
        values = self._values(person_id, text)
        fresh = self._fresh_codes(person_id, text)
        return TOKEN.sub(lambda m: values[m[0]] if m[0] in fresh else shortened(values.get(m[0], "")), text)

    def _fresh_codes(self, person_id: str, text: str) -> set[str]:
        """The one-time codes of a text that can still be used."""
        codes = {match[0] for match in TOKEN.finditer(text) if match[1] == "code"}
        if not codes:
            return set()
        since = self._clock.now() - CODE_IS_SHOWN
        query = select(vault.c.token).where(vault.c.person_id == person_id, vault.c.token.in_(codes))
        with self._database.reading() as session:
            return set(session.execute(query.where(vault.c.created_at > since)).scalars())

    def keep(self, session: Session, person_id: str, kind: Kind, value: str) -> str:
        """Put one number into the vault in the caller's transaction and return its token."""
        digest = hmac.new(self._secret, f"{person_id}|{kind}|{value}".encode(), hashlib.sha256).hexdigest()
        token = f"⟦{kind}:{digest[:10]}⟧"
        context = VAULT_COLUMN.context.format(person_id=person_id, token=token)
        sealed = self._keyring.of(person_id).seal(value.encode(), context)
        row = {"person_id": person_id, "token": token, "sealed": sealed, "created_at": self._clock.now()}
        if not insert_or_ignore(session, vault, row):  # told again, it is wanted again, and a code is new again
            here = (vault.c.person_id == person_id) & (vault.c.token == token)
            session.execute(update(vault).where(here).values(sealed=sealed, created_at=row["created_at"]))
        return token

    def _values(self, person_id: str, text: str) -> dict[str, str]:
        tokens = {match[0] for match in TOKEN.finditer(text)}
        if not tokens:
            return {}
        query = select(vault.c.token, vault.c.sealed).where(vault.c.person_id == person_id, vault.c.token.in_(tokens))
        with self._database.reading() as session:
            rows = session.execute(query).all()
        values = {token: self._value(person_id, token, sealed) for token, sealed in rows}
        return {token: value for token, value in values.items() if value is not None}

    def _value(self, person_id: str, token: str, sealed: bytes) -> str | None:
        """Return a number, or None when its key was destroyed: it is shown as one that nobody knows any more."""
        try:
            return self._keyring.open(sealed, VAULT_COLUMN.context.format(person_id=person_id, token=token)).decode()
        except KeyDestroyed:
            return None


def shortened(value: str) -> str:
    """Return a private value with its middle hidden: ``138****5678`` of a telephone, ``a****@example.com``."""
    name, at, domain = value.rpartition("@")
    if at:
        return f"{name[:1]}****@{domain}"
    if value.startswith("+") and not value.startswith("+86"):
        return shortened_number(value)
    value = value.removeprefix("+86") if len(value) == len("+8613812345678") else value
    if len(value) < 8:
        return "****"
    if len(value) < 11:  # of a passport's nine characters no more than four
        return f"{value[:2]}****{value[-2:]}"
    return f"{value[:3]}****{value[-4:]}"


class MaskingFilter(logging.Filter):
    """Put on every log handler: no private number, and no value of a statement, leaves by a line or a traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Mask the finished line; never drops it."""
        if isinstance(record.args, tuple):
            record.args = tuple(in_short(one) if isinstance(one, OF_DATABASES) else one for one in record.args)
        record.msg, record.args = _masked_but_for_ours(record), None
        if record.exc_info and record.exc_info[1]:  # whatever another handler has made of it
            record.exc_text = traceback_of(record.exc_info[1])
        if record.exc_text:
            record.exc_text = masked_for_log(record.exc_text)
        return True


def masked_for_log(text: str) -> str:
    """Return `text` with private numbers replaced by their kind alone; an id of ours holds none."""
    pieces, at = [], 0
    ours = [match.span() for match in _OUR_ID.finditer(text)]
    for number in find_private(text):
        if any(start <= number.start and number.end <= end for start, end in ours):
            continue
        pieces += [text[at : number.start], f"⟦{number.kind}⟧"]
        at = number.end
    return "".join([*pieces, text[at:]])


_OUR_ID = re.compile(r"(?<![0-9A-Za-z])[a-z]_(?=[0-9]*[a-f])[0-9a-f]{16}(?![0-9A-Za-z])")
"""Form of our random ids; one without a letter could be a card's number, and is masked as that."""


def _masked_but_for_ours(record: logging.LogRecord) -> str:
    """Return a record's finished and masked line, in which ids marked as `Ours` stand as they are."""
    given = record.args if isinstance(record.args, tuple) else ()
    ours = [value for value in given if isinstance(value, Ours)]
    if not ours:
        return masked_for_log(record.getMessage())
    record.args = tuple("\x00" if isinstance(value, Ours) else _without_marks(value) for value in given)
    pieces = masked_for_log(record.getMessage()).split("\x00")
    ends = [*ours, *[""] * (len(pieces) - len(ours))]
    return "".join(piece + end for piece, end in zip(pieces, ends, strict=False))


def _without_marks(value: object) -> object:
    """Return a value whose text cannot be taken for a place where one of our ids stands."""
    return value if isinstance(value, (int, float)) else str(value).replace("\x00", " ")
