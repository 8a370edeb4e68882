"""Rest that WeChat's quota leaves unsaid: the last message that may be sent says so, and a word brings the rest.

How much may be said is `connectors/wechat/quota.py`. The answer itself stays in the outbox; only its key is kept here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import timedelta

from backend.conversation.model import Button
from connectors.base import QuotaSpent
from connectors.messenger import SENT, Heard
from connectors.ports import Errands, Notes
from connectors.rendering import Piece
from connectors.wechat.quota import Quota

KIND, LIFE = "rest", timedelta(days=7)
"""Kind and time of the note of which messages of an answer were sent (`connectors/messenger.py`)."""
ASKED, ASKED_LIFE = "rest-asked", timedelta(minutes=2)
"""Kind and time of the note of which post has brought it: the platform may send the same one thrice."""
PAYLOAD = "the-rest"
"""Of the key that brings it; read by the channel alone, the bot never hears of it."""
ROOM = 208
"""Bytes that every text leaves free, so that any can be the last one allowed."""
_AGAIN = "again:"
REST_WAITS = "the rest waits"
"""Of an answer that was begun: a word brings what is left of it."""

_KEY = {"zh-Hans": "继续看", "zh-Hant": "繼續看", "en": "Go on"}
_WAITS = {
    "zh-Hans": "（微信一次只许发这么多，后面还有 {count} 条，一条都不会丢。回复“继续看”就接着发。）",
    "zh-Hant": "（微信一次只許發這麼多，後面還有 {count} 則，一則都不會丟。回覆「繼續看」就接著發。）",
    "en": '(WeChat lets us send no more at once; {count} more to come, nothing is lost. Reply "Go on" for the rest.)',
}
_WORDS = frozenset({"继续看", "繼續看", "继续", "繼續", "goon", "continue", "more", "更多"})


class Rest:
    """Rest that waits for a person's word, in one account.

    Args:
        notes: the channel's memory.
        errands: brings a message again by the key of its job.
        quota: how much may be said.
    """

    def __init__(self, notes: Notes, errands: Errands, quota: Quota) -> None:
        self._notes, self._errands, self._quota = notes, errands, quota

    async def allowed(
        self, address: str, job: str, pieces: Sequence[Piece], language: str, *, free: int = 0
    ) -> AsyncIterator[tuple[str, Piece]]:
        """Yield the messages that may be sent now, each with the key it is sent by; the last says if others wait.

        Args:
            job: key of the outbox job that is being sent.
            pieces: the whole answer, whatever was sent of it before.
            free: 1 where the first message is a passive reply, which nobody counts.

        Raises:
            QuotaSpent: what we say by ourselves did not come whole: another channel may bring it.
        """
        kept = (await self._notes.read(KIND, address) if len(pieces) > 1 else None) or {}
        broken_off = kept.get("job") == job and await self._is_sent(str(kept.get("last")))
        for number, piece in enumerate(() if broken_off else pieces):
            following, key = len(pieces) - number - 1, f"{root_of(job)}:{number}"
            short = following and await self._quota.left(address) + (free if number == 0 else 0) <= 1
            if short and not await self._is_sent(key):
                last = f"{key}:rest" if piece.picture else key
                await self._notes.write(KIND, address, {"job": job, "last": last}, LIFE)
                yield last, saying_so(piece, following, language)
                broken_off = True
                break
            yield key, piece
        if broken_off and not root_of(job).startswith("turn:"):
            raise QuotaSpent(REST_WAITS)

    async def _is_sent(self, key: str) -> bool:
        return await self._notes.read(SENT, key) is not None

    async def asked_for(self, heard: Heard) -> bool:
        """Bring the rest if that is what a person's words or tap ask for and something waits; say whether it was."""
        if heard.payload != PAYLOAD and _plain(heard.text or "") not in _WORDS:
            return False
        asked_by = f"{heard.address}\0{heard.platform_id}"
        kept = await self._notes.read(KIND, heard.address)
        if not kept:
            return bool(await self._notes.read(ASKED, asked_by))
        await self._notes.write(ASKED, asked_by, True, ASKED_LIFE)
        await self._errands.again(heard.address, str(kept["job"]))
        await self._notes.write(KIND, heard.address, None, LIFE)
        return True


def current(heard: Heard) -> Heard:
    """Return what was heard; the key of a rest that was brought long ago is answered as an old choice."""
    return replace(heard, payload=None, notice="utter_channel_old_choice") if heard.payload == PAYLOAD else heard


def root_of(job: str) -> str:
    """Return the key of the job a message was first sent by: what was sent then is not sent again."""
    while job.startswith(_AGAIN):
        job = job.removeprefix(_AGAIN)
    return job


def saying_so(piece: Piece, following: int, language: str) -> Piece:
    """Return a message that also says how many follow on a person's word; for a picture, one that says only that."""
    counted = following + bool(piece.picture)
    words = _WAITS.get(language, _WAITS["zh-Hans"]).format(count=counted)
    key = Button(_KEY.get(language, _KEY["zh-Hans"]), PAYLOAD)
    if piece.picture:
        return Piece(words, turn=key)
    return replace(piece, text=f"{piece.text}\n\n{words}", turn=key)


def shown_keys(piece: Piece) -> Sequence[Button]:
    """Return what can be tapped under a message: its choices, and the key that brings the rest."""
    return [*piece.buttons, piece.turn] if piece.turn else piece.buttons


def _plain(text: str) -> str:
    kept = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    return kept.strip("。.!！“”\"'「」")
