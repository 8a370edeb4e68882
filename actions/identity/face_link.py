"""A link of a face check that has expired or does not open: the result, a new link, or a check by hand.

The platform is asked first: who has passed meanwhile is told so, and does nothing again.
"""

from __future__ import annotations

from actions.dialogue.turn import Turn
from actions.front_door import Declined
from actions.identity.readers.face_words import link_is_gone, names_face_check
from actions.identity.telling import tell_party, tell_verification
from backend.identity.commands import MyIdentity, RetryVerification
from backend.identity.model import OPEN, IdentityView
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_TOLD = "utter_identity_face"
_LOOKED_BACK = 4
"""Messages before this one after which a link alone may be that of the face check."""
_EXPIRED = "identity_face_expired"
_PASSED = Words("核验已经通过了，那个链接不用再开。", "The check has passed; that link needn't be opened again.")
_STILL_OPEN = Words(
    "我这里还没有收到国家平台的结果。请把下面的链接再开一次，换个浏览器也行；还是打不开，就点“请法院人工核验”。",
    "I have no result from the national platform yet. Please open the link below again, in another browser perhaps; "
    "if it still fails, have it checked by hand.",
)
_NEW = Words("那个链接过期了，给您换一个新的。", "That link has expired; here is a new one.")


async def take_up(turn: Turn) -> bool:
    """Tell the result, give a new link or offer the check by hand; False where no link of a face check is meant."""
    text = turn.answer.text
    if turn.answer.pressed or not link_is_gone(text) or not _is_meant(turn, text):
        return False
    view: IdentityView = await turn.do(MyIdentity(turn.person.person_id))
    if view.party is not None:
        _say(turn, _PASSED)
        tell_party(turn, view.party)
        return True
    verification = view.verification
    if verification is None or verification.status == "abandoned":
        return False
    if verification.status in OPEN:
        if verification.status == "awaiting_face":
            _say(turn, _STILL_OPEN)
        tell_verification(turn, verification)
        return True
    if verification.reason == _EXPIRED and verification.attempts_left > 0:
        try:
            verification = await turn.do(RetryVerification(verification.verification_id, turn.person.person_id))
            _say(turn, _NEW)
        except Declined as no:
            turn.explain(no)
    tell_verification(turn, verification)
    return True


def _is_meant(turn: Turn, text: str) -> bool:
    """Return True if the link is called one of the face check, or that was given a few messages ago."""
    return names_face_check(text) or any(_TOLD in said for _, said in turn.exchanges(_LOOKED_BACK))


def _say(turn: Turn, words: Words) -> None:
    turn.say(READY_WORDS, words=words.say(turn.language))
