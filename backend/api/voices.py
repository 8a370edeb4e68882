"""The one port by which every channel hands in a voice message; what is wrong with it is said in the conversation."""

from __future__ import annotations

import asyncio

from backend.bootstrap import Backend
from backend.contracts.voice import HearVoice, VoiceOffer, VoiceTerms
from backend.conversation.model import SentVoice


class BackendVoices:
    """Takes voice messages from channels by their own addresses.

    Args:
        backend: keeps them and has them put into words.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    @property
    def terms(self) -> VoiceTerms:
        """Tell how voice messages are heard here."""
        found: VoiceTerms = self._backend.bus.handle(VoiceOffer())
        return found

    async def hear(
        self, channel: str, address: str, platform_id: str, voice: SentVoice, language: str | None = None
    ) -> str:
        """Keep a voice message and return its id; the same platform id from the same address is one message.

        Args:
            channel: the connector's name.
            address: the person's address there; a new address gets a new person.
            platform_id: the platform's own id of it.
            voice: what was sent.
            language: what the device speaks, for a person of whom nothing is known yet.
        """
        return await asyncio.to_thread(self._hear, channel, address, platform_id, voice, language)

    def _hear(self, channel: str, address: str, platform_id: str, voice: SentVoice, language: str | None) -> str:
        person_id = self._backend.conversation.people.resolve(channel, address, language)
        order = HearVoice(
            person_id, channel, address, platform_id, voice.content, voice.seconds, voice.recognised, voice.trouble
        )
        voice_id: str = self._backend.bus.handle(order)
        return voice_id
