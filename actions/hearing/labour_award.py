"""Days after the award of a labour arbitration, by the side of the job, which is asked for where it is not told.

A worker sues within fifteen days. An employer may do so against an award that is not final; a final one it can only ask
an intermediate court to set aside, within thirty. Who is sued after it answers. Rules:
LAB-27, LAB-30, LAB-FINAL; CPL-128, CPL-285.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from actions.defence.readers.suits import asks_until_when, says_sued
from actions.dialogue.buttons import button
from actions.dialogue.phrases import said as says
from actions.dialogue.told_days import full
from actions.dialogue.turn import Turn
from actions.hearing.readers import is_of_labour_award, paper_named
from actions.hearing.receipt import LOOKED_BACK, received_on
from actions.identity.residence import today_of
from actions.readers.standing import stands
from actions.readers.work_sides import WorkSide, work_side, work_side_answered, work_side_told
from actions.script import simplified
from backend.filing.clocks import LABOUR_SUIT_DAYS, labour_set_aside_deadline, labour_suit_deadline
from backend.shared.calendar import safe_day
from backend.shared.deadline import Deadline
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, moment

_OF_WORKER: Final = "utter_hearing_limit_labour"
"""Beginning of the utterances that tell a worker."""
_PRESSED: Final = "limit_of"
"""Key of a button that says of which limit it speaks."""
_SIDES: Final[dict[str, WorkSide]] = {"labour_worker": "worker", "labour_employer": "employer"}
"""Sides by what such a button sends."""
_SHORT: Final = 40
"""Characters of a message that tells another day, or a side, and nothing else."""
_LONGER: Final = 80
"""Characters of a message that only asks for more days."""
_LONGEST: Final = 240
_EMPLOYER: Final = Words(
    "用人单位不服劳动仲裁裁决，先看裁决书写的是哪一种（以裁决书为准，法释〔2020〕26号第18条）：\n"
    "• 非终局：收到之日起 15 日内向法院起诉（劳动争议调解仲裁法第50条），过了裁决就生效。\n"
    "• 终局：单位不能起诉；收到之日起 30 日内可以向仲裁委所在地的中级法院申请撤销，要有证据证明：适用法律法规确有错误、"
    "仲裁委没有管辖权、违反法定程序、证据是伪造的、对方隐瞒了足以影响公正裁决的证据、仲裁员受贿枉法（第49条）。"
    "员工仍可以 15 日内起诉（第48条）。\n"
    "终局的是：追索劳动报酬、工伤医疗费、经济补偿或赔偿金，每项不超过当地月最低工资十二个月金额的；或者工作时间、休息休假、"
    "社会保险等国家劳动标准的争议（第47条，解释第19条）。一份裁决两种都有的，按非终局（解释第20条）。\n"
    "没写是哪一种的，15 日内先起诉；法院认定是终局的，收到不予受理裁定起 30 日内再申请撤销（解释第18条）。",
    "An employer who disagrees with a labour award first looks at which kind the award says it is (what it says "
    "counts, SPC 2020 No. 26 Art. 18):\n"
    "• Not final: sue within 15 days of receiving it (Labour Dispute Mediation and Arbitration Law, Art. 50); after "
    "that it takes effect.\n"
    "• Final: the employer can't sue. Within 30 days of receiving it, it can ask the intermediate court at the "
    "commission's seat to set it aside, with evidence that the law was misapplied, the commission had no jurisdiction, "
    "the procedure was unlawful, evidence was forged, the other side hid decisive evidence, or an arbitrator was "
    "bribed or bent the law (Art. 49). The worker may still sue within 15 days (Art. 48).\n"
    "Final are: claims for pay, medical costs of a work injury, severance or damages, each up to twelve months of the "
    "local minimum wage; and disputes over the state's labour standards on hours, rest and leave, social insurance "
    "(Art. 47; Interpretation Art. 19). An award with both kinds counts as not final (Interpretation Art. 20).\n"
    "If it doesn't say: sue within the 15 days; if the court finds it final, ask for setting aside within 30 days of "
    "its ruling not to take the suit (Interpretation Art. 18).",
)
_EITHER: Final = Words(
    "不服劳动仲裁裁决，员工和单位的路不一样：\n"
    "• 员工：收到裁决书之日起 15 日内向法院起诉（劳动争议调解仲裁法第48、50条），过了就不能再起诉。\n"
    "• 单位：非终局裁决也是 15 日内起诉；终局裁决（小额的追讨工资等，第47条）不能起诉，"
    "只能 30 日内向中级法院申请撤销（第49条）。",
    "After a labour award the worker and the employer have different ways:\n"
    "• The worker may sue within 15 days of receiving it (Labour Dispute Mediation and Arbitration Law, Arts. 48, 50), "
    "not later.\n"
    "• The employer may also sue within 15 days if the award is not final; a final one (small claims for pay and the "
    "like, Art. 47) it can't sue against, only ask the intermediate court within 30 days to set aside (Art. 49).",
)
_UNTIL: Final = Words(
    "您说 {received} 收到：\n• 起诉（15 日）最后到：{until}\n• 申请撤销（30 日）最后到：{aside}\n"
    "最稳妥：{safe}以前就办。",
    "You received it on {received}:\n• To sue (15 days): until {until}\n• To ask for setting aside (30 days): until "
    "{aside}\nTo be safe, act by {safe}.",
)
_OF_EMPLOYER: Final = Words("用人单位的两个日子：", "The employer's two days:")
"""Words before the days alone, behind what an employer was told."""
_WHICH_DAY: Final = Words("告诉我哪天收到的，我给您算最后一天。", "Tell me which day you received it, and I'll count.")
_WHICH_SIDE: Final = Words("您是员工，还是用人单位？", "Are you the worker or the employer?")
_BUTTONS: Final = (
    (Words("我是员工", "I am the worker"), "labour_worker"),
    (Words("我是用人单位", "I am the employer"), "labour_employer"),
)
_SUED: Final = Words(
    "对方不服裁决起诉了您，您现在要做的是答辩，不是起诉：收到起诉状副本之日起 15 日内交答辩状，在国内没有住所的 30 日内"
    "（民事诉讼法(2023修正)第128、285条）。您对裁决也有不服的，自己的 15 日（劳动争议调解仲裁法第50条）另外算，别等。",
    "The other side contests the award and sues you, so what you do now is answer: within 15 days of receiving the "
    "copy of the complaint, 30 without a domicile in China (Civil Procedure Law (2023) Arts. 128, 285). If you contest "
    "the award as well, your own 15 days (Labour Dispute Mediation and Arbitration Law, Art. 50) run by themselves.",
)
_ANSWER: Final = (Words("开始应诉答辩", "Answer the lawsuit"), "start_defence")
_LAWYER: Final = (Words("视频委托律师", "Appoint a lawyer by video"), "start_authorization")
_PERSON: Final = (Words("转人工", "Talk to a person"), "ask_human")
_SAME_EVERYWHERE: Final = Words(
    "劳动仲裁裁决的十五日（劳动争议调解仲裁法第50条），和单位申请撤销的三十日（第49条），都没有按住在哪里分长短；在国外多给的三十日，"
    "说的是在中国没有住所的人答辩和上诉（民事诉讼法(2023修正)第285、286条），不是这一种。我没有查到另外给国外的人加长的规定。",
    "The fifteen days after a labour award (Labour Dispute Mediation and Arbitration Law, Art. 50), and the thirty to "
    "have it set aside (Art. 49), don't depend on where you live. The thirty days given abroad are for answers and "
    "appeals of people without a domicile in China (Civil Procedure Law (2023) Arts. 285, 286), which this is not. I "
    "found no rule that gives more days abroad.",
)
_BY_THEN: Final = Words(
    "最稳妥：{safe}以前就交；人回不来，可以委托律师去交。",
    "To be safe, hand it in by {safe}; if you can't come, a lawyer can do it for you.",
)


async def labour_award_told(turn: Turn) -> bool:
    """Tell what can be done, and until when, where the award of a labour arbitration is told.

    An employer is told it whatever else they say; anybody else where the day it came is told and the last one asked
    for. Right after that answer another day, or the side, alone is enough. False for any other message: who wants to
    begin a suit with the award in hand is led there.
    """
    said = turn.answer
    if turn.has_draft or said.pressed or len(said.text) > _LONGEST:
        return False
    spoke = is_spoken_of(turn)
    received = received_on(said, today_of(turn))
    by_employer = is_of_labour_award(said.text) and work_side(said.text) == "employer"
    if by_employer and not stands("in_force", said.text):
        tell_labour_suit(turn)
        return True
    if spoke and len(said.text) <= _SHORT and work_side_answered(said.text):
        _tell(turn, work_side_answered(said.text), received or _day_before(turn))
        return True
    if received is None:
        return spoke and _tell_same_everywhere(turn)
    asks = stands("asks_last_day", said.text) or asks_until_when(said.text)
    other = paper_named(said.text) is not None or says("names_award", said.text) or bool(said.values("institution"))
    goes_on = spoke and len(said.text) <= _SHORT and not other
    if not (goes_on or (asks and is_of_labour_award(said.text))):
        return False
    tell_labour_suit(turn)
    return True


def side_pressed(turn: Turn) -> bool:
    """Tell the side that a button under the question says; False for any other button."""
    side = _SIDES.get(str(turn.answer.pressed.get(_PRESSED, "")))
    if side is None:
        return False
    _tell(turn, side, _day_before(turn))
    return True


def tell_labour_suit(turn: Turn) -> None:
    """Say what can be done after the award of a labour arbitration, by the side that is told now or was before."""
    said = turn.answer
    before = (one.text for one in turn.typed_before(LOOKED_BACK))
    side = work_side(said.text) or _side_told_last(turn) or work_side_told(tuple(before))
    if side != "employer" and says_sued(said.text):
        turn.say(READY_WORDS, [button(turn.language, *_ANSWER)], words=_SUED.say(turn.language))
        return
    _tell(turn, side, received_on(said, today_of(turn)))


def tell_labour_suit_from(turn: Turn, received: date | None) -> None:
    """Tell a worker until when one may sue, from a day of receipt that is known; the rule alone where none is."""
    if received is None:
        turn.say(f"{_OF_WORKER}_rule")
        return
    turn.say(
        _OF_WORKER,
        received=full(received, turn.language),
        until=_last_moment(turn, labour_suit_deadline(received)),
        safe=full(_safe_to_sue(received), turn.language),
    )


def is_spoken_of(turn: Turn) -> bool:
    """Return True if the days after a labour award were told right before this message."""
    by_name = any(name.startswith(_OF_WORKER) for name in turn.said_before)
    return by_name or any(is_told_to_both(text) or is_told_to_employer(text) for text in turn.texts_before)


def _side_told_last(turn: Turn) -> WorkSide:
    """The side that was told its days right before this message, be it after a button."""
    if any(is_told_to_employer(text) for text in turn.texts_before):
        return "employer"
    return "worker" if any(name.startswith(_OF_WORKER) for name in turn.said_before) else ""


def is_told_to_employer(text: str) -> bool:
    """Return True if a text of ours is what an employer is told, or the days alone."""
    return _begins(text, _EMPLOYER) or _begins(text, _OF_EMPLOYER)


def is_told_to_both(text: str) -> bool:
    """Return True if a text of ours tells both sides, and asks which it is."""
    return _begins(text, _EITHER)


def _begins(text: str, words: Words) -> bool:
    first = simplified(text).partition("\n")[0]
    return first in (words.zh.partition("\n")[0], words.en.partition("\n")[0])


def _tell(turn: Turn, side: WorkSide, received: date | None) -> None:
    if side == "worker":
        tell_labour_suit_from(turn, received)
        return
    if side == "employer":
        _tell_employer(turn, received)
        return
    days = _WHICH_DAY.say(turn.language) if received is None else _until(turn, received)
    asked = [button(turn.language, title, "ask_time_limit", **{_PRESSED: code}) for title, code in _BUTTONS]
    lines = (_EITHER.say(turn.language), days, _WHICH_SIDE.say(turn.language))
    turn.say(READY_WORDS, asked, words="\n".join(lines))


def _tell_employer(turn: Turn, received: date | None) -> None:
    """Tell which award can be sued against and which set aside, and the days; the days alone where that was told."""
    ways = [] if turn.has_draft else [button(turn.language, *way) for way in (_LAWYER, _PERSON)]
    if received is None:
        turn.say(READY_WORDS, ways, words=f"{_EMPLOYER.say(turn.language)}\n{_WHICH_DAY.say(turn.language)}")
        return
    if not any(is_told_to_employer(text) for text in turn.texts_before):
        turn.say(READY_WORDS, words=_EMPLOYER.say(turn.language))
    turn.say(READY_WORDS, ways, words=f"{_OF_EMPLOYER.say(turn.language)}\n{_until(turn, received)}")


def _until(turn: Turn, received: date) -> str:
    return _UNTIL.say(turn.language).format(
        received=full(received, turn.language),
        until=_last_moment(turn, labour_suit_deadline(received)),
        aside=_last_moment(turn, labour_set_aside_deadline(received)),
        safe=full(_safe_to_sue(received), turn.language),
    )


def _last_moment(turn: Turn, deadline: Deadline) -> str:
    return moment(deadline.last_minute, turn.timezone, turn.person.city, turn.language)


def _day_before(turn: Turn) -> date | None:
    """The newest day of receipt told in the messages before this one."""
    today = today_of(turn)
    days = (received_on(one, today) for one in turn.typed_before(LOOKED_BACK))
    return next((day for day in days if day is not None), None)


def _tell_same_everywhere(turn: Turn) -> bool:
    """Tell who asks for more days from abroad that these are the same wherever one lives; False for anything else."""
    text = turn.answer.text
    if len(text) > _LONGER or not stands("asks_more_days", text):
        return False
    words = [_SAME_EVERYWHERE.say(turn.language)]
    if (received := _day_before(turn)) is not None:
        words.append(_BY_THEN.say(turn.language).format(safe=full(_safe_to_sue(received), turn.language)))
    turn.say(READY_WORDS, words="\n".join(words))
    return True


def _safe_to_sue(received: date) -> date:
    """The safe last day to sue after a labour award: before a weekend or a holiday moves it."""
    return min(safe_day(labour_suit_deadline(received).day), received + timedelta(days=LABOUR_SUIT_DAYS))
