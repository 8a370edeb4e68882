"""The only way from the dialogue into the backend.

An action hands a command in and gets its result, or a `Declined` that already knows which utterance says why. No action
ever sees an error of the backend, so none can forget to answer one.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import Any

from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from backend.shared.messages import Command

logger = logging.getLogger(__name__)


class Declined(Exception):
    """The backend said no or not now; `utter` is the utterance for the person, `facts` fill it.

    Args:
        utter: full utterance name, e.g. ``utter_notarization_slot_full``.
        facts: values for the utterance's placeholders, never personal data.
        temporary: True when the same request may succeed later (a partner is down).
    """

    def __init__(self, utter: str, facts: dict[str, Any] | None = None, *, temporary: bool = False) -> None:
        super().__init__(utter)
        self.utter = utter
        self.facts = facts or {}
        self.temporary = temporary


class FrontDoor:
    """Runs commands in a worker thread (the backend is synchronous) and words its errors.

    Args:
        handle: the message bus's ``handle``.
        phrase: the text of an utterance in a language with its facts filled in, for sentences that go into another.
    """

    def __init__(self, handle: Callable[[Command], Any], phrase: Callable[[str, str, Mapping[str, Any]], str]) -> None:
        self._handle = handle
        self.phrase = phrase

    async def run(self, command: Command) -> Any:
        """Return what the command's handler returns.

        Raises:
            Declined: for each of the three fates of an error (see ``backend/shared/errors.py``). Anything else is a
                fault of ours and passes through: the turn fails as a whole and is tried again.
        """
        try:
            return await asyncio.to_thread(self._handle, command)
        except Refused as refused:
            raise Declined(f"utter_{refused.reason}", dict(refused.facts)) from refused
        except PlatformUnavailable as down:
            logger.warning("%s unavailable while handling %s", down.platform, type(command).__name__)
            raise Declined("utter_platform_unavailable", temporary=True) from down
        except PlatformRejected as odd:
            logger.error("%s rejected %s: %s", odd.platform, type(command).__name__, odd.detail)
            raise Declined("utter_platform_rejected") from odd
