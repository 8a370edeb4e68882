"""Papers a filing will want, told once as it begins, so that nobody is stopped by one at its end.

Identity papers and, of a Chinese citizen who lives abroad, a proof of a year's residence (SPC21-4, SPC21-5.4); evidence
and translations (SPC21-7); of a cause with a page, the first paper it lists.
"""

from __future__ import annotations

from actions.dialogue.turn import Turn
from actions.filing.elements import STOPPED
from actions.filing.screening import VERIFIED
from actions.filing.story import codes_known
from backend.filing.causes.guides import load_causes
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_IDENTITY = Words(
    "先告诉您后面要用到什么：证件（护照、身份证、回乡证等，拍照就行）；拿中国证件、长住境外的，还要住满一年以上的证明（居留证、绿卡、枫叶卡等）。",
    "What will be wanted later: your identity document (a photo will do); if you hold Chinese papers and live outside "
    "the mainland, also a proof of more than a year's residence there (residence permit, green card …).",
)
_CAUSE = Words("这类案子一般还要：{}。", "A case like this usually also needs: {}.")
_EVIDENCE = Words(
    "证据有多少先交多少。现在没有也能接着填。",
    "Of evidence, whatever you have. You can go on without any of it now.",
)
_BETWEEN = ("；", ";")
"""Signs behind which a line of a page goes into detail."""


def tell_what_is_wanted(turn: Turn) -> None:
    """Say it once; who is verified is asked for no identity paper, and who is stopped is asked for none at all."""
    if turn.has_said(STOPPED) or turn.answers.get("identity") == VERIFIED:
        return
    cause = load_causes().get(str(turn.answers.get("cause", "")))
    parts = [_IDENTITY.say(turn.language)]
    papers = cause.wanted(codes_known(turn.answers, cause.code)) if cause is not None else ()
    if papers:
        parts.append(_CAUSE.say(turn.language).format(_in_short(papers[0].say(turn.language))))
    parts.append(_EVIDENCE.say(turn.language))
    turn.say(READY_WORDS, words=(" " if turn.language == "en" else "").join(parts))


def _in_short(paper: str) -> str:
    return min((paper.partition(sign)[0] for sign in _BETWEEN), key=len)
