"""The choices a person was last shown, kept so that "3" or a title typed in answer is what a tap would have been."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import timedelta

from backend.conversation.model import Button
from connectors.ports import Notes

KIND, TOKEN = "offer", "token"
LIFE = timedelta(days=30)
"""Time for which an offer can be answered: as long as somebody may scroll back to it."""
MOST_KEPT = 300

_NUMBER = re.compile(r"[\s(（\[【#]*(\d{1,3})[\s.．、)）\]】。]*")


class Offers:
    """One channel's choices.

    Args:
        notes: where they are kept.
    """

    def __init__(self, notes: Notes) -> None:
        self._notes = notes

    async def shown(
        self,
        address: str,
        job: str,
        buttons: Sequence[Button],
        *,
        numbered: bool,
        first: int = 1,
        turn: Button | None = None,
    ) -> None:
        """Remember choices shown to a person; call it before they are sent, since a person may be quick.

        Choices of the same job stand beside each other; an answer of ours to a new message replaces what was offered
        before, also when it offers nothing. What we say by ourselves leaves an open question alone.

        Args:
            job: the key of the outbox job they belong to.
            numbered: True if their numbers were shown, so that a number is an answer.
            first: the number shown beside the first of them.
            turn: the key under them that shows others; its title has no number, but can be typed as well.
        """
        if not buttons and not job.startswith("turn:"):
            return
        new = [[button.title, button.payload] for button in buttons]
        turning = {"turn": [turn.title, turn.payload]} if turn else {}

        def beside(known: dict[str, object] | None) -> dict[str, object]:
            if known is None or known.get("job") != job:
                return {"job": job, "numbered": numbered and bool(new), "choices": new[:MOST_KEPT], **turning}
            earlier = known.get("choices")
            kept = _joined(earlier, new, in_front=numbered and first == 1) if isinstance(earlier, list) else new
            both = {"job": job, "numbered": numbered or bool(known.get("numbered")), "choices": kept[:MOST_KEPT]}
            return {**known, **both, **turning}

        await self._notes.change(KIND, address, beside, LIFE)

    async def meant(self, address: str, text: str) -> str | None:
        """Return the payload of the choice that was typed, or None if the words are no choice."""
        known = await self._notes.read(KIND, address)
        if not known:
            return None
        return meant(text, known["choices"], numbered=known["numbered"]) or meant(
            text, [known["turn"]] if "turn" in known else [], numbered=False
        )

    async def token(self, address: str, payload: str) -> str:
        """Return a short name for a payload that a platform's control cannot carry itself."""
        name = self._notes.digest(f"{address}\0{payload}")[:32]
        await self._notes.write(TOKEN, name, payload, LIFE)
        return name

    async def payload(self, token: str) -> str | None:
        """Return what a token of ours stands for, or None for a forged or forgotten one."""
        found = await self._notes.read(TOKEN, token)
        return found if isinstance(found, str) else None


def meant(text: str, choices: Sequence[Sequence[str]], *, numbered: bool) -> str | None:
    """Return the payload that a typed number or title names among ``(title, payload)`` pairs, or None."""
    plain = _plain(text)
    titled = [payload for title, payload in choices if _plain(title) == plain]
    if titled:
        return titled[0]
    number = _NUMBER.fullmatch(unicodedata.normalize("NFKC", text))
    if numbered and number and 1 <= int(number[1]) <= len(choices):
        return choices[int(number[1]) - 1][1]
    return None


def _joined(earlier: list[list[str]], new: list[list[str]], *, in_front: bool) -> list[list[str]]:
    """Choices that show numbers from 1 come first, so that each stands where its number says."""
    one, other = (new, earlier) if in_front else (earlier, new)
    return [*one, *(choice for choice in other if choice not in one)]


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
