"""Ports of a messenger channel to the house: to remember, to speak for us, to fetch and hand out files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Protocol

from backend.contracts.voice import VoiceTerms
from backend.conversation.delivery_failed import DeliveryRefused
from backend.conversation.model import Reply, SentVoice, UploadedFile


class Notes(Protocol):
    """The channel's durable memory, shared by all processes; values are JSON."""

    async def read(self, kind: str, subject: str) -> Any:
        """Return a note, or None if there is none or its life is over."""
        ...

    async def write(self, kind: str, subject: str, value: Any, life: timedelta) -> None:
        """Keep a value for some time, in the place of an earlier one; None removes it."""
        ...

    async def change(self, kind: str, subject: str, change: Callable[[Any], Any], life: timedelta) -> Any:
        """Replace a note by what `change` makes of it, one process at a time, and return that."""
        ...

    def digest(self, subject: str) -> str:
        """Return what stands for a subject (a telephone number) where it must not be read."""
        ...


class Errands(Protocol):
    """Services of the house for a channel, by the channel's own addresses."""

    async def say(
        self,
        address: str,
        utter: str,
        key: str,
        facts: Mapping[str, str] | None = None,
        language: str | None = None,
    ) -> None:
        """Say one of our own sentences there, once for each key; `language` is the app's, for a person yet unknown."""
        ...

    async def later(self, address: str, platform_id: str, wish: Mapping[str, Any]) -> None:
        """Have a wish met that takes its time (a file to fetch, a page of choices to send), now or after a crash: the
        channel's `take` is called with it. The same platform id is one wish."""
        ...

    async def keep(self, address: str, name: str, content: bytes, language: str | None = None) -> UploadedFile:
        """Keep a file; raises UploadRefused with the reason in the person's language, or the app's while unknown."""
        ...

    async def voice_terms(self) -> VoiceTerms:
        """Return how voice messages are heard here."""
        ...

    async def listen(self, address: str, platform_id: str, voice: SentVoice, language: str | None = None) -> None:
        """Keep a voice message and have it heard; whatever is wrong with it is said to the person."""
        ...

    async def with_links(self, address: str, reply: Reply) -> Reply:
        """Return the reply with its file as an attachment whose link is absolute."""
        ...

    async def content(self, url: str) -> bytes | None:
        """Return what one of our own links opens, or None if it opens nothing any more."""
        ...

    async def wording(self, utter: str, language: str) -> str:
        """Return the text of one of our own sentences."""
        ...

    async def again(self, address: str, job: str) -> None:
        """Bring a message that was only announced, by the key of its job."""
        ...

    async def unheard(self, address: str, job: str) -> None:
        """Bring a message that no channel took, by the key of its job; one that reached the person is left alone."""
        ...

    async def failed_later(self, address: str, job: str, no: DeliveryRefused) -> None:
        """A message that was sent did not arrive after all: let its job find another way."""
        ...

    async def same_account(self, address: str, account: str) -> None:
        """Note that the platform vouches for this address as one of an account's: a new one joins its person."""
        ...

    async def receipt(self, address: str, message: str, status: str, code: str) -> None:
        """Note what became of a message: ``sent``, ``delivered``, ``read`` or ``failed`` with the platform's code."""
        ...


class Matters(Protocol):
    """Matters a channel with pages of its own may show a person; never another's."""

    async def overview(self, channel: str, address: str, language: str) -> dict[str, Any]:
        """Return ``cases``, ``hearings``, ``appointments`` and ``witnesses`` as cards, the next one first."""
        ...

    async def case(self, channel: str, address: str, case_id: str, language: str) -> dict[str, Any] | None:
        """Return one case with its course, or None for one that is not this person's."""
        ...

    async def me(self, channel: str, address: str, language: str) -> dict[str, Any]:
        """Return what is kept of the person: whether verified, their channels, addresses they are reached at."""
        ...
