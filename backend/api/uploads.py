"""The one port by which every channel hands in a file: kept for the address's person, or refused in their language."""

from __future__ import annotations

import asyncio

from backend.bootstrap import Backend
from backend.conversation.model import GetPerson, UploadedFile, UploadRefused
from backend.files.commands import KeepFile
from backend.shared.errors import PlatformUnavailable, Refused
from backend.shared.lanes import LaneFull
from backend.shared.wording import fact, verbatim


class BackendUploads:
    """Takes files from channels by their own addresses.

    Args:
        backend: keeps the files and knows the persons and the sentences.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    async def keep(
        self, channel: str, address: str, name: str, content: bytes, language: str | None = None
    ) -> UploadedFile:
        """Keep a file.

        Args:
            channel: the connector's name.
            address: the person's address there; a new address gets a new person.
            name: as the person's device calls the file.
            content: the whole file.
            language: what the device speaks, for a person of whom nothing is known yet.

        Raises:
            UploadRefused: with the reason in the person's language.
        """
        try:
            return await self._backend.lanes.uploads.run(self._keep, channel, address, name, content, language)
        except LaneFull:
            raise await asyncio.to_thread(self._busy, channel, address, language) from None

    async def too_large(self, channel: str, address: str, name: str, language: str | None = None) -> UploadRefused:
        """Return the refusal of a file that is so large that the channel stopped reading it."""
        limit = self._backend.settings.file_limit_mb
        person_id = await asyncio.to_thread(self._backend.conversation.people.resolve, channel, address, language)
        return await asyncio.to_thread(self._refusal, person_id, Refused("file_too_large", name=name, limit=limit))

    def _keep(self, channel: str, address: str, name: str, content: bytes, language: str | None) -> UploadedFile:
        person_id = self._backend.conversation.people.resolve(channel, address, language)
        try:
            file = self._backend.bus.handle(KeepFile(person_id, name, content))
        except Refused as refused:
            raise self._refusal(person_id, refused) from refused
        except PlatformUnavailable as down:
            raise self._refusal(person_id, Refused("file_not_kept"), temporary=True) from down
        return UploadedFile(file.file_id, file.name, file.size, file.mime)

    def _busy(self, channel: str, address: str, language: str | None) -> UploadRefused:
        person_id = self._backend.conversation.people.resolve(channel, address, language)
        return self._refusal(person_id, Refused("file_not_kept"), temporary=True)

    def _refusal(self, person_id: str, refused: Refused, *, temporary: bool = False) -> UploadRefused:
        language = self._backend.bus.handle(GetPerson(person_id)).language
        shown = {
            name: verbatim(str(value)) if name == "name" else fact(value, language)
            for name, value in refused.facts.items()
        }
        said = self._backend.conversation.phrasebook.render(f"utter_{refused.reason}", language, shown)
        return UploadRefused(refused.reason, dict(refused.facts), said.text, temporary=temporary)
