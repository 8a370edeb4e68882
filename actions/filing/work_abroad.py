"""Answer to whoever was not paid for work outside the mainland: whose matter it is, and when a suit in Jiangmen is one.

The labour law of the mainland holds for employers there (Labour Contract Law, Art. 2), and the law of the place of
work for what is worked elsewhere (Law on Choice of Law, Art. 43); no form opens as if it were a dispute of Jiangmen.
"""

from __future__ import annotations

from typing import Final

from actions.dialogue.buttons import button
from actions.dialogue.turn import Turn
from actions.filing.readers.work_abroad import country_of_work
from backend.shared.countries import country_name
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_SAID: Final = Words(
    "在{place}为那边的老板工作，一般不走中国的劳动仲裁：劳动合同适用工作地的法律（涉外民事关系法律适用法第43条），"
    "中国的劳动合同法管境内的用人单位（第2条）。\n"
    "• 先找{place}的劳动部门或法院，那边常有很短的期限，今天就问；当地律师、劳工团体或使领馆（+86-10-12308）能指路。\n"
    "• 江门能办的：合同是跟江门（内地）的公司签的，或者是它派您去的；老板本人写了欠条或答应自己还，而他住在江门，"
    "或在江门有可以查封的财产，可以按欠款告他（民事诉讼法第22、276条），收不收由法院定。\n"
    "• 合同、排班、工资记录、聊天、欠条都留着，金额照原来的币种写。",
    "Work done in {place} for an employer there is as a rule no matter for Chinese labour arbitration: the law of the "
    "place of work governs the contract (Law on Choice of Law, Art. 43), and China's Labour Contract Law is for "
    "employers in the mainland (Art. 2).\n"
    "• First the labour office or a court in {place}; time limits there can be short, so ask today. A local lawyer, a "
    "workers' group or the Chinese mission (+86-10-12308) can point the way.\n"
    "• Jiangmen may do where your contract is with a mainland company or it sent you; or where the boss gave you an "
    "IOU or promised to pay himself, and lives in Jiangmen or owns something there that can be seized: then he can be "
    "sued for a debt (Civil Procedure Law, Arts 22, 276). The court decides if it takes it.\n"
    "• Keep contract, rosters, pay records, messages, any IOU, and state sums in their own currency.",
)
_FILE: Final = Words("合同是内地公司的，或有欠条，要立案", "Mainland contract or an IOU: file a case")
_PERSON: Final = Words("转人工", "Talk to a person")


async def answered(turn: Turn) -> bool:
    """Say where wages for work outside the mainland are claimed; False for any other message."""
    code = "" if turn.has_draft else country_of_work(turn.answer)
    if not code:
        return False
    place = country_name(code).say(turn.language)
    ways = [button(turn.language, _FILE, "start_filing"), button(turn.language, _PERSON, "ask_human")]
    turn.say(READY_WORDS, ways, words=_SAID.say(turn.language).format(place=place))
    return True
