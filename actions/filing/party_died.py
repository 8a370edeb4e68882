"""Heirs in the place of whoever lent, or owed, and has died: nobody dead stands in a filing.

Rules: CIV-1121 (an estate passes at death), CIV-1161 (heirs pay within what they inherit).
"""

from __future__ import annotations

from typing import Final

from actions.dialogue.turn import Turn
from actions.filing import corrections
from actions.filing.parties import key
from actions.filing.readers.party_died import creditor_died, debtor_died
from actions.filing.steps import filled_in, marked
from actions.filing.story import said_before
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_LENDING: Final = "private_lending"
_WHOM: Final = "for_whom"
_SUED: Final = key("defendant", 1, "name")
_OF_SUED: Final = (_SUED, key("defendant", 1, "kind"))
_DEBTOR: Final = Words(
    "欠钱的人已经去世，不能再告他本人：要告他的继承人（或者遗产管理人），他们在继承到的遗产价值以内还；放弃继承的可以不还"
    "（民法典第1161条）。所以被告先空着，问到的时候写继承人的名字（配偶、子女、父母，继承了的都写上）。"
    "死亡证明、他留下什么（特别是房子），知道的都告诉我。",
    "Whoever owed the money has died and can't be sued: sue the heirs (or the estate's administrator), who "
    "pay up to the value of what they inherited; an heir who renounces need not (Civil Code, Art. 1161). I leave the "
    "defendant open: when I ask, name the heirs (spouse, children, parents; all who inherited). Tell me, too, of a "
    "death certificate and what was left, a house above all.",
)
_CREDITOR: Final = Words(
    "借出钱的家人已经去世，这笔债由继承人继承（民法典第1121、1122条），起诉状的原告要写在世的继承人。{who}"
    "还有别的继承人的（配偶、子女、父母），请他们一起做原告，或者书面表示放弃；死亡证明和亲属关系的证明要一起交。",
    "The relative who lent the money has died, and the claim passes to the heirs (Civil Code, Arts. 1121, 1122): the "
    "plaintiff has to be a living heir. {who}Other heirs (spouse, children, parents) should join as plaintiffs or "
    "waive in writing; a death certificate and proof of kinship go with it.",
)
_YOU: Final = Words("我先写您自己。", "I put you down first. ")
_WHICH: Final = Words("您是不是继承人，下面会问。", "Whether that is you, I ask below. ")


def tell(turn: Turn) -> None:
    """Say who stands on the side of the dead in a suit for a loan, and put nobody dead into it."""
    if turn.answers.get("cause") != _LENDING:
        return
    texts = [text for text, _ in said_before(turn)]
    if any(debtor_died(text) for text in texts):
        gone = {name: None for name in _OF_SUED if name in turn.answers}
        if gone:
            corrections.change(turn, gone)
        turn.say(READY_WORDS, words=_DEBTOR.say(turn.language))
        return
    died = next((found for text in texts if (found := creditor_died(text)) is not None), None)
    if died is None:
        return
    is_asked = _WHOM in turn.answers and _WHOM not in filled_in(turn.answers)
    if died.is_near and not is_asked:
        told = {_WHOM: "self", key("plaintiff", 1, "kind"): "person"}
        corrections.change(turn, told)
        corrections.change(turn, marked(turn.answers, filled=[name for name in told if name in turn.answers]))
    who = (_YOU if died.is_near else _WHICH).say(turn.language)
    turn.say(READY_WORDS, words=_CREDITOR.say(turn.language).format(who=who))
