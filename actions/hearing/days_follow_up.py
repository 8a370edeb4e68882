"""Answers to what is asked right after a last day: whether the post counts, what a weekend does; and a fee not paid.

Rules: CPL-85, INT-3. Whose day was told, a defendant's, an appellant's or that after an award, the same holds.
"""

from __future__ import annotations

from typing import Final

from actions.dialogue.turn import Turn
from actions.hearing.readers import (
    asks_if_posted,
    asks_of_weekend,
    supposes_life_at_home,
    tells_fee_missed,
    tells_life_abroad,
)
from actions.protection.law import tell_entry_named
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_OF_DAYS: Final = ("utter_defence_last_day", "utter_defence_and_now", "utter_hearing_limit_")
"""Beginnings of the utterances that tell a last day."""
_LONGEST: Final = 60
_FEE_ENTRY: Final = "fee_unpaid_deadline"
_POSTED: Final = Words(
    "算寄出那天：期满前交邮的不算过期，路上的时间不计（民事诉讼法(2023修正)第85条）。留好寄件收据，写明案号和文书名称，"
    "用能查记录的快递。条文没有单独说从国外寄的，稳妥的办法是早寄，或者网上交、请国内的家人或律师寄。",
    "The day of posting counts: what is handed to the post before the time ends is not late, and its time on the way "
    "is left out (Civil Procedure Law (2023), Art. 85). Keep the receipt, write the case number and the paper's name "
    "on it, and use tracked mail. The article says nothing of post from abroad, so send it early, hand it in online, "
    "or have family or a lawyer in China post it.",
)
_WEEKEND: Final = Words(
    "最后一天是法定休假日的，顺延到节后第一天（民事诉讼法(2023修正)第85条）。普通周末通常也顺延到星期一，但条文没有写，"
    "稳妥起见在周末以前办好。上面的日子已经照这样算。",
    "If the last day is a statutory holiday, it moves to the first day after it (Civil Procedure Law (2023), Art. 85). "
    "An ordinary weekend usually moves it to Monday as well, but the article does not say so: to be safe, act before "
    "the weekend. The day above was counted so.",
)
_ABROAD: Final = Words(
    "住在国外，国内也没有住所（户口已经不在国内、也不在国内长住）的，按上面“没有住所”的那个日子；户口还在国内的，人在国外也按早的那天"
    "（民诉法解释(2022修正)第3条）。拿不准就按早的办。户口还在吗？",
    "Living abroad without a domicile in China (no hukou there any more, and no home you live in) the later of the two "
    "days above holds; with a hukou still in China it is the earlier one, wherever you are (Interpretation (2022), "
    "Art. 3). If in doubt, keep to the earlier. Is your hukou still there?",
)
_AT_HOME: Final = Words(
    "住在国内、户口在国内的，按上面早的那个日子。期限看住所，一般就是户口所在地（民诉法解释(2022修正)第3条），不看人在哪里。"
    "您是哪一种：户口还在国内吗？",
    "Whoever lives in China with a hukou there has the earlier of the two days above. What counts is domicile, as a "
    "rule the place of the hukou (Interpretation (2022), Art. 3), and not where one happens to be. Which is it for "
    "you: is your hukou still in China?",
)
_OF_TWO_DAYS: Final = ("utter_defence_last_days", "utter_defence_and_now", "utter_hearing_limit_reckoned")
"""Utterances that tell both days, as no domicile was known."""
_OF_ONE: Final = ((asks_if_posted, _POSTED), (asks_of_weekend, _WEEKEND))
"""Questions right after a last day with their answers, of which the first that fits is told."""
_OF_TWO: Final = (*_OF_ONE, (tells_life_abroad, _ABROAD), (supposes_life_at_home, _AT_HOME))
"""The same after both days."""


async def take_up(turn: Turn) -> bool:
    """Answer such a question outside a form; False for any other message."""
    said = turn.answer
    if turn.has_draft or said.pressed or not said.text or len(said.text) > _LONGEST:
        return False
    if tells_fee_missed(said.text):
        await tell_entry_named(turn, _FEE_ENTRY)
        return True
    if not any(name.startswith(_OF_DAYS) for name in turn.said_before):
        return False
    both_told = any(one in _OF_TWO_DAYS for one in turn.said_before)
    words = next((words for asks, words in (_OF_TWO if both_told else _OF_ONE) if asks(said.text)), None)
    if words is None:
        return False
    turn.say(READY_WORDS, words=words.say(turn.language))
    return True
