"""Checks of personal numbers: the token is opened here, looked at, and forgotten."""

from __future__ import annotations

from collections.abc import Callable

from backend.identity.model import CheckDocumentNumber, CheckTelephone, DocumentKind, check_telephone, document_kind

Unmask = Callable[[str, str], str]
"""``Privacy.unmask``: a person's text with tokens, and the real values back."""


class CheckNumbers:
    """Handles `CheckDocumentNumber` and `CheckTelephone`."""

    def __init__(self, unmask: Unmask) -> None:
        self._unmask = unmask

    def document(self, command: CheckDocumentNumber) -> DocumentKind:
        """See `CheckDocumentNumber`."""
        return document_kind(self._unmask(command.person_id, command.number))

    def telephone(self, command: CheckTelephone) -> None:
        """See `CheckTelephone`."""
        check_telephone(self._unmask(command.person_id, command.number))
