"""A text somebody has sent, pasted here, and the question if it is genuine: it is about that text, not about us."""

from __future__ import annotations

from typing import Final

from actions.dialogue.message import UserMessage
from actions.dialogue.turn import Turn
from actions.protection.readers.follow_ups import asks_for_money, doubts_a_text, is_pasted
from actions.protection.telling import ENTRY, tell_entry
from backend.protection.commands import GetLawEntry
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_SCAM: Final = "impersonation_scam"
"""The danger of that name, as `bot/nlu/danger` calls it."""
_FAKE_CALL: Final = "scam_fake_court_call"
_TOLD_OF_SCAMS: Final = "scam_"
_LOOKED_BACK: Final = 2
_LIKE_A_SCAM: Final = Words(
    "您给我看的那段话，极像诈骗：法院、公安、使领馆不会发链接叫人转账、先交钱、填卡号验证码，也没有“安全账户”。先别点、别转、别回。",
    "The message you showed me looks very much like a scam: no court, police or mission sends a link to have money "
    'moved, fees paid first or a card number entered, and no "safe account" exists. Don\'t press, pay or reply.',
)
_UNKNOWN: Final = Words(
    "您给我看的那段话是真是假，我在这里看不出来，也查不到法院里的案子。先按没核实的处理：别点里面的链接、别打里面的号码、别付款。",
    "Whether the message you showed me is genuine I cannot tell from here, nor can I look into the court's files. "
    "Treat it as unchecked: don't press its link, call its number or pay.",
)


async def doubted(turn: Turn) -> bool:
    """Say what is to be thought of a pasted text whose truth is asked about; False for any other message."""
    said = turn.answer
    if turn.has_draft or said.pressed or not doubts_a_text(said.text):
        return False
    shown = _shown(turn)
    if shown is None:
        return False
    words = _LIKE_A_SCAM if _is_scam(turn, shown) else _UNKNOWN
    turn.say(READY_WORDS, words=words.say(turn.language))
    await tell_entry(turn, await turn.do(GetLawEntry(_FAKE_CALL)))
    return True


def _shown(turn: Turn) -> UserMessage | None:
    """The text that was pasted in one of the last messages, or told of as a danger; None without."""
    return next((one for one in turn.typed_before(_LOOKED_BACK) if _warned(one) or is_pasted(one.text)), None)


def _warned(message: UserMessage) -> bool:
    return message.danger is not None and message.danger.kind == _SCAM


def _is_scam(turn: Turn, shown: UserMessage) -> bool:
    return (
        _warned(shown)
        or asks_for_money(shown.text)
        or str(turn.tracker.get_slot(ENTRY) or "").startswith(_TOLD_OF_SCAMS)
    )
