"""Answer to whoever asks whether they may sue over something no entry of the library is about ("佢欠我5万，有冇得告").

Nothing is said of who wins; what a suit takes and until when is, with the ways that begin. Rules: CPL-122-4, MFD-188.
"""

from __future__ import annotations

from typing import Final

from actions.dialogue.buttons import button
from actions.dialogue.phrases import said
from actions.dialogue.turn import Turn
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_ASKS: Final = ("asks_of_right", "asks_may_sue")
_OF_SUIT: Final = ("告", "诉", "訴", "追", "官司", "sue", "court", "claim", "case")
_WORDS: Final = Words(
    "能不能赢要法院看了证据才知道，我不下结论；能不能告，看这几样（民事诉讼法(2023修正)第122条）：\n"
    "• 事情跟您直接有关，知道告谁；\n"
    "• 说得出要什么、为什么，最好有证据：借条、合同、转账、聊天记录都算；\n"
    "• 是法院管的民事纠纷。\n"
    "一般三年内要告，催过、还过一点会重新算（民法典第188、195条）。谈得拢的，也可以先调解，不收费。\n"
    "想办就点下面的按钮，说过的不用再说一遍；不点就什么都没有开始。",
    "Whether you would win only the court can say once it has seen the evidence; whether you may sue depends on this "
    "(Civil Procedure Law (2023), Art. 122):\n"
    "• it concerns you directly, and you know whom to sue;\n"
    "• you can say what you want and why, best with evidence: an IOU, a contract, transfers, messages;\n"
    "• it is a civil dispute for the courts.\n"
    "As a rule within three years; asking for the money, or a part payment, begins them anew (Civil Code, Arts. 188, "
    "195). Where talking may help, mediation comes free of charge.\n"
    "To go on, press a button; what you told me need not be said again. Nothing is begun until you do.",
)
_WAYS: Final = (
    (Words("开始立案", "Start filing my case"), "start_filing"),
    (Words("先找人调解", "Mediation first"), "start_mediation"),
)


def told_whether_one_may_sue(turn: Turn) -> bool:
    """Say what a suit takes to whoever asks whether they may sue; False for any other message."""
    text = turn.answer.text
    of_suit = any(word in text.casefold() for word in _OF_SUIT)  # "条船点分" asks whose it is
    if turn.answer.pressed or not text or not of_suit or not any(said(act, text) for act in _ASKS):
        return False
    ways = () if turn.has_draft else [button(turn.language, title, intent) for title, intent in _WAYS]
    turn.say(READY_WORDS, ways, words=_WORDS.say(turn.language))
    return True
