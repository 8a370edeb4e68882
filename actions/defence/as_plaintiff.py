"""Answers to who sued and speaks of the defendant: silent, answering, suing back, or frightening the plaintiff.

Rules behind the words: CPL-114, CPL-128, CPL-147, INT-232.
"""

from __future__ import annotations

from typing import Final

from actions.dialogue.buttons import button
from actions.dialogue.turn import Turn
from actions.readers.standing import stands
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_LOOKED_BACK: Final = 3
"""Messages before this one in which the writer may have said that they sued."""
_LONGEST: Final = 160
_SUED: Final = "sued_already"
_SUED_BACK: Final = "sued_back"
_OF_THEM: Final = ("sued_back", "defendant_answered", "defendant_frightens", "defendant_silent")
"""Readings of what is told of the defendant; the first that fits counts."""
_TOLD: Final = {
    "defendant_silent": Words(
        "您是原告：被告不答辩、不来，案子照样往下走。不交答辩状不影响法院审理；传票送到了、没有正当理由不到庭的，"
        "法院可以缺席判决（民事诉讼法(2023修正)第128、147条）。法院还是要看您的证据，所以把证据备齐、自己准时到。"
        "被告人在境外、文书送不到的，要先等送达，会慢一些。",
        "You are the plaintiff: if the defendant neither answers nor comes, the case goes on. A missing answer doesn't "
        "hold up the trial, and a defendant who was served and stays away without good reason may be judged in absence "
        "(Civil Procedure Law (2023), Arts. 128, 147). The court still looks at your evidence, so bring it all and be "
        "there on time. If papers can't be served on someone abroad, service comes first and takes longer.",
    ),
    "defendant_answered": Words(
        "您是原告，不用另外写答辩状。法院收到被告的答辩状，五日内把副本发给您（民事诉讼法(2023修正)第128条）。"
        "逐条看他认了什么、不认什么：不认的，在法院定的举证期限以内补证据；不同意的，开庭时当面说，也可以先交书面意见。",
        "As plaintiff you write no answer of your own. The court sends you a copy of the defendant's answer in five "
        "days of getting it (Civil Procedure Law (2023), Art. 128). Go through what they admit and what they deny: add "
        "evidence on the denied points within the court's time for it, and reply at the hearing or in writing before.",
    ),
    "sued_back": Words(
        "他提了反诉，您在反诉里就是被告，在原来的案子里还是原告；两边一起审（民诉法解释(2022修正)第232、233条）。\n"
        "• 看法院转来的反诉状要什么、叫您哪天以前答辩，按上面的日子交书面答辩和证据；没写的，马上问法官。\n"
        "• 开庭一定要到或者委托律师：您不来，本诉可以按撤诉处理，反诉可以缺席判决（民事诉讼法(2023修正)第146条）。",
        "They filed a counterclaim: in that you are the defendant, in your own claim still the plaintiff, and both are "
        "tried together (Interpretation (2022), Arts. 232, 233).\n"
        "• See what the counterclaim wants and by when you are to answer, and hand in answer and evidence by then; "
        "if no day is named, ask the judge at once.\n"
        "• Be at the hearing or send a lawyer: if you stay away, your own claim may count as withdrawn and the "
        "counterclaim may be decided in your absence (Civil Procedure Law (2023), Art. 146).",
    ),
    "defendant_frightens": Words(
        "您是告人的一方，怕对方报复很正常。眼下有人威胁、跟踪或者动手，先报警：在国内打 110，在国外打当地报警电话。\n"
        "• 为打官司打骂、打击报复您的，法院可以罚款、拘留，犯罪的追究刑事责任（民事诉讼法(2023修正)第114条）：留好"
        "录音、信息，马上告诉法官。\n"
        "• 对方是家里人、打过或吓过您的，可以申请人身安全保护令（反家庭暴力法第23条）。\n"
        "• 不想见面，可以申请网上开庭，或者委托律师去（离婚案本人一般还要出庭）。",
        "You are the one who sued, and it is natural to fear the other side. If anybody threatens, follows or hits you "
        "now, call the police first: 110 in China, abroad the local number.\n"
        "• Whoever insults, beats or takes revenge on a party may be fined or detained by the court, and prosecuted "
        "(Civil Procedure Law (2023), Art. 114): keep messages and recordings and tell the judge at once.\n"
        "• If it is family who has hit or frightened you, you can ask for a protection order (Anti-Domestic Violence "
        "Law, Art. 23).\n"
        "• To avoid meeting, ask for an online hearing or send a lawyer (in a divorce you usually must attend, too).",
    ),
}
_WAYS: Final = (
    (Words("查我的案子", "Look up my case"), "ask_case_progress"),
    (Words("网上怎么开庭", "How online hearings work"), "ask_online_hearing"),
    (Words("视频委托律师", "Appoint a lawyer by video"), "start_authorization"),
    (Words("转人工", "Talk to a person"), "ask_human"),
)


async def asked_outright(turn: Turn) -> bool:
    """Tell it before any other answer of a message outside a form; False for who did not sue."""
    said = turn.answer
    if turn.has_draft or said.pressed or not said.text or len(said.text) > _LONGEST or said.danger is not None:
        return False
    told = told_of_defendant(said.text, *(one.text for one in turn.typed_before(_LOOKED_BACK)))
    if told:
        buttons = [button(turn.language, title, intent) for title, intent in _WAYS]
        turn.say(READY_WORDS, buttons, words=_TOLD[told].say(turn.language))
    return bool(told)


def told_of_defendant(text: str, *before: str) -> str:
    """Return what a plaintiff's message tells of the defendant; nothing for anybody else.

    Args:
        text: the message.
        before: those before it, in which it may have been said who sued.
    """
    found = next((name for name in _OF_THEM if stands(name, text)), "")
    sued = found == _SUED_BACK or any(stands(_SUED, one) for one in (text, *before))
    return found if sued else ""
