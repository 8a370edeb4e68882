"""After a swindle or shown pictures: whether it can be taken to court, how money or pictures are got back."""

from __future__ import annotations

from itertools import islice
from typing import Final

from rasa_sdk import Tracker

from actions.dialogue.danger import Danger
from actions.dialogue.message import UserMessage
from actions.dialogue.turn import Turn
from actions.emergency.readers.questions import (
    asks_to_delete,
    asks_to_get_back,
    asks_to_sue,
    says_paid,
    tells_of_pictures,
)
from actions.protection.telling import tell_entry
from backend.protection.commands import GetLawEntry
from backend.shared.wording import Words

_SWINDLES: Final = frozenset({"impersonation_scam", "family_emergency_scam", "extortion"})
_PAID: Final = "scam_already_paid"
"""The library's entry on money that has gone to swindlers."""
_PRIVACY: Final = "pii_leak_sue"
"""The library's entry on what was made known without consent."""
_LOOK_BACK: Final = 4
"""Messages within which pictures are still spoken of."""
_REMOVED: Final = Words(
    "照片、视频没经您同意就发出去，可以要求删除，也可以报警、起诉。先截图留证：群名、账号、时间、看过的人；再在群里和平台"
    "点“投诉”要求删除，报警时也请警察要求对方删除。知道对方姓名、住址的，跟我说“网上立案”，我陪您看能不能在江门告。",
    "Pictures shown without your consent can be demanded removed; you can go to the police and sue. First keep proof: "
    "the group, the account, the time, who saw them; then use “report” in the group and on the platform to have them "
    "removed, and ask the police to demand it, too. If you know the person's name and address, say “file a case” and "
    "we'll see whether Jiangmen's courts can hear it.",
)
# Art. 122 of the Civil Procedure Law (2023): a suit needs a defendant who can be named.
_SUE: Final = Words(
    "能不能告，先看知不知道对方是谁：起诉要有明确的被告（民事诉讼法(2023修正)第122条）。不知道的，先报警查人，"
    "报案回执留好；知道姓名、住址的，跟我说“网上立案”，我陪您看能不能在江门告。",
    "Whether you can sue depends first on knowing who it is: a lawsuit needs a definite defendant (Civil Procedure Law "
    "(2023) Art. 122). If you don't know, the police have to find out, so report it and keep the receipt; if you "
    "know the name and address, say “file a case” and we'll see whether Jiangmen's courts can hear it.",
)


async def asked_after_swindle(turn: Turn) -> bool:
    """Answer the question and repeat no alarm; False for any other message."""
    text = turn.answer.text
    if turn.answer.pressed or not text or turn.answer.danger is not None:
        return False
    if (asks_to_sue(text) or asks_to_delete(text)) and _pictures_before(turn.tracker):
        turn.say("utter_emergency", words=_REMOVED.say(turn.language))
        await tell_entry(turn, await turn.do(GetLawEntry(_PRIVACY)))
        return True
    before = _danger_before(turn.tracker)
    if before is None or before.kind not in _SWINDLES or before.stage == "over":
        return False
    sues = asks_to_sue(text)
    if not sues and not asks_to_get_back(text) and not says_paid(text):
        return False
    if sues:
        turn.say("utter_emergency", words=_SUE.say(turn.language))
    await tell_entry(turn, await turn.do(GetLawEntry(_PAID)))
    return True


async def paid_after_swindle(turn: Turn, danger: Danger) -> bool:
    """Tell what stops money that has gone to the swindler somebody was warned of; False for any other message."""
    if not is_paid_swindle(danger, turn.answer.text):
        return False
    await tell_entry(turn, await turn.do(GetLawEntry(_PAID)))
    return True


def is_paid_swindle(danger: Danger, text: str) -> bool:
    """Return True if a message tells that money has gone to the swindler of a danger."""
    return danger.kind in _SWINDLES and danger.stage == "goes_on" and says_paid(text)


def _pictures_before(tracker: Tracker) -> bool:
    """Return True if one of the messages before told a danger and of pictures shown to others."""
    past = (event for event in reversed(tracker.events) if event.get("event") == "user")
    next(past, None)
    for event in islice(past, _LOOK_BACK):
        said = UserMessage.from_message({**(event.get("parse_data") or {}), "text": event.get("text")})
        if said.danger is not None and tells_of_pictures(said.text):
            return True
    return False


def _danger_before(tracker: Tracker) -> Danger | None:
    """The danger that the message before this one told."""
    past = (event for event in reversed(tracker.events) if event.get("event") == "user")
    next(past, None)
    event = next(past, None)
    if event is None:
        return None
    return UserMessage.from_message({**(event.get("parse_data") or {}), "text": event.get("text")}).danger
