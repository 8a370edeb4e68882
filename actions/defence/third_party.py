"""Answer to the third party of a suit: no time to answer, an own word in court, an appeal only where held liable.

Rules behind the words: CPL-59, INT-81, INT-82, INT-150, INT-240, CPL-171, CPL-286.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from actions.defence.telling import suit_told
from actions.dialogue.buttons import button
from actions.dialogue.told_days import full
from actions.dialogue.turn import Turn
from actions.readers.standing import stands
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_LOOKED_BACK: Final = 4
"""Messages before this one in which the writer may have said that they are a third party."""
_LONGEST: Final = 300
_STANDS: Final = "third_party"
_ASKS: Final = "asks_of_third_party"
_GOES_ON: Final = "third_party_goes_on"
_RULE: Final = Words(
    "第三人不是被告，规矩不一样（民事诉讼法(2023修正)第59条）：\n"
    "• 15 天、30 天的答辩期是给被告的，不是给您的。您可以交书面意见和证据，按法院通知书上写的日子交。\n"
    "• 开庭可以去说意见、答辩，也可以请律师代您去（第144条）。没有自己请求的第三人不到庭，案子照样审，"
    "您的话就没人听到（民诉法解释(2022修正)第240条）。\n"
    "• 不能提管辖异议，也不能替原告放弃、变更请求或撤诉（第82条）；要您承担责任的调解，得您同意（第150条）。\n"
    "• 您觉得争的东西是自己的，可以提出自己的请求，那就像原告一样（第81条）。",
    "A third party is no defendant, and other rules hold (Civil Procedure Law (2023), Art. 59):\n"
    "• The 15 or 30 days to answer are the defendant's, not yours. You may hand in a written opinion and evidence, by "
    "the day the court's notice names.\n"
    "• At the hearing you, or a lawyer for you, may speak and reply (Art. 144). If a third party without a claim of "
    "their own stays away, the case goes on unheard by them (Interpretation (2022), Art. 240).\n"
    "• You can't object to jurisdiction, nor waive, change or withdraw the plaintiff's claims (Art. 82); a settlement "
    "that makes you liable needs your consent (Art. 150).\n"
    "• If you say that what is fought over is yours, you may bring a claim of your own and are then like a plaintiff "
    "(Art. 81).",
)
_APPEAL: Final = Words(
    "上诉要看判决：判您承担责任的，您可以上诉，收到判决书第二天起，国内有住所 15 天，没有 30 天；"
    "没判您承担的，一般不能自己上诉（民诉法解释(2022修正)第82条，民事诉讼法(2023修正)第171、286条）。",
    "Whether you can appeal depends on the judgment: if it holds you liable, yes, within 15 days from the day after "
    "you receive it with a domicile in China, 30 without; if it doesn't, you generally can't appeal yourself "
    "(Interpretation (2022), Art. 82; Civil Procedure Law (2023), Arts. 171, 286).",
)
_HEARING: Final = Words(
    "通知上写的开庭是{day}：这个日子对您也算数。人回不来，早点向法院申请网上开庭，或者视频委托律师代您去。",
    "The hearing on your notice is {day}, and that day holds for you, too. If you can't come, ask the court early for "
    "an online hearing, or appoint a lawyer by video.",
)
_NEXT: Final = Words(
    "把法院的通知拍照发来，我看写着哪一天、要您做什么。",
    "Send me a picture of the court's notice and I'll see what day it names and what it wants of you.",
)
_WAYS: Final = (
    (Words("网上怎么开庭", "How online hearings work"), "ask_online_hearing"),
    (Words("视频委托律师", "Appoint a lawyer by video"), "start_authorization"),
    (Words("转人工", "Talk to a person"), "ask_human"),
)


async def asked_outright(turn: Turn) -> bool:
    """Tell it before any other answer of a message outside a form."""
    return not turn.has_draft and answered(turn)


def answered(turn: Turn) -> bool:
    """Tell whoever is, or asks about, a third party of a suit what holds for them; False for anybody else."""
    said = turn.answer
    if said.pressed or not said.text or len(said.text) > _LONGEST:
        return False
    here = is_third_party(said.text) or stands(_ASKS, said.text)
    told = any(is_third_party(one.text) or stands(_ASKS, one.text) for one in turn.typed_before(_LOOKED_BACK))
    if not here and not (told and stands(_GOES_ON, said.text)):
        return False
    words = [] if told and stands("appeals", said.text) else [_RULE]
    words += [_APPEAL] if stands("names_appeal", said.text) else []
    lines = [one.say(turn.language) for one in words]
    hearing = suit_told(turn, said).values.get("hearing")
    if hearing:
        day = full(date.fromisoformat(str(hearing)), turn.language)
        lines.append(_HEARING.say(turn.language).format(day=day))
    elif not told:
        lines.append(_NEXT.say(turn.language))
    turn.say(READY_WORDS, _buttons(turn), words="\n".join(lines))
    return True


def is_third_party(text: str) -> bool:
    """Return True if somebody says that they are, or were made, a third party of a suit."""
    return stands(_STANDS, text)


def _buttons(turn: Turn) -> list[dict[str, str]]:
    return [] if turn.has_draft else [button(turn.language, title, intent) for title, intent in _WAYS]
