"""Answer to who fears not to be let out of China, or in: of a debtor or a party to a suit, the library's truth.

That most things can be done from abroad answers nobody who asks whether they are stopped at the airport. A debt, a
suit or a judgment may have been told in this message or before it, or be known of the person. Rule: CPL-266 (with the
Exit and Entry Administration Law, Arts. 12 and 28).
"""

from __future__ import annotations

from typing import Final

from actions.defence.memory import said_to_be_sued
from actions.defence.readers.suits import says_sued
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said as says
from actions.dialogue.turn import Turn
from actions.own_answers.readers.leaving import names_own_debt, tells_own_debt, travel_feared
from actions.protection.law import tell_entry_named
from actions.readers.sides import standpoint
from actions.readers.standing import stands
from backend.defence.commands import MyDefences
from backend.filing.commands import MyCases
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

LEAVING: Final = "leaving_china"
"""Kind of the question, for the table of questions."""
_LOOKED_BACK: Final = 6
"""Messages before this one in which a debt or a suit may have been told."""
_OF_SUITS: Final = ("defence", "hearing")
_ENTRIES: Final = {"leave": "con_exit_ban_civil", "enter": "defendant_entry"}
"""Entries of the law library by what is feared."""
_ORDINARILY: Final = Words(
    "一般走得了：住在国外、来去探亲，都不是不准出境的理由。只有法律写明的情形才不准出境（出境入境管理法第12、28条），主要是：\n"
    "• 有没了结的民事案件（判了没履行的也算），法院决定不准出境的；\n"
    "• 是刑事案件的嫌疑人、被告人，或者刑罚没执行完的；\n"
    "• 外国人拖欠工资，国务院有关部门或省级政府决定的；\n"
    "• 中国公民没有有效的出入境证件，或者有关部门以国家安全决定的。\n"
    "有没有这样的决定，我这里查不到：问办案的法院，或者出入境管理部门。您要是欠着钱、被人告过、有判决没履行，"
    "请告诉我，那就是另一个答案。",
    "Ordinarily yes: living abroad or visiting family is no reason to be kept from leaving. One is kept only where the "
    "law says so (Exit and Entry Administration Law, Arts. 12, 28), mainly:\n"
    "• a civil case is pending, or a judgment not performed, and a court has decided that you may not leave;\n"
    "• you are a suspect or defendant in a criminal case, or a sentence is not served;\n"
    "• a foreigner owes wages, and a State Council department or the province has decided so;\n"
    "• a Chinese citizen has no valid travel document, or the authorities so decide for national security.\n"
    "I can't look up whether there is such a decision: ask the court that has the case, or the exit and entry "
    "administration. If you owe money, have been sued or have a judgment to perform, tell me: the answer is then "
    "another one.",
)


def is_asked(message: UserMessage) -> bool:
    """Return True if a message asks by its words whether one may leave China, or come with the debt it tells."""
    feared = travel_feared(message.text)
    return feared == "leave" or (feared == "enter" and names_own_debt(message.text))


async def tell(turn: Turn) -> None:
    """Tell the library's entry to who has a debt or a suit, and to anybody else what may keep one from leaving."""
    feared = travel_feared(turn.answer.text)
    if feared and (names_own_debt(turn.answer.text) or await _has_debt_or_suit(turn)):
        await tell_entry_named(turn, _ENTRIES[feared])
    else:
        turn.say(READY_WORDS, words=_ORDINARILY.say(turn.language))


async def take_up(turn: Turn) -> bool:
    """Answer such a question, in a form or outside any; False for any other message.

    May one come is asked of a debt alone: where none is known, it is answered as the question what can be done abroad.
    """
    said = turn.answer
    if said.pressed or said.danger is not None:
        return False
    feared = travel_feared(said.text)
    if not feared or (feared == "enter" and not is_asked(said) and not await _has_debt_or_suit(turn)):
        return False
    await tell(turn)
    return True


async def _has_debt_or_suit(turn: Turn) -> bool:
    """Return True if the open form, the talk or the matters kept of the person know of a debt or a suit of theirs."""
    if turn.has_draft and turn.draft.service.startswith(_OF_SUITS):
        return True
    if said_to_be_sued(turn) or any(_tells_of_one(one.text) for one in turn.typed_before(_LOOKED_BACK)):
        return True
    person = turn.person.person_id
    return bool(await turn.do(MyDefences(person)) or await turn.do(MyCases(person)))


def _tells_of_one(text: str) -> bool:
    """Return True if the writer tells of a debt of their own, of a suit against them or of enforcement."""
    owes = tells_own_debt(text) or says("owes", text) or stands("claimed_from", text)
    sued = says_sued(text) or standpoint(text).side in ("sued", "lost")
    return owes or sued or stands("enforced", text) or stands("threatened", text)
