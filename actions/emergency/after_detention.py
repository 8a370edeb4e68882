"""After the alarm for somebody who is held: lawyer, visit, release, where, by the law library or by whoever knows.

In the mainland the library's entries on criminal matters answer; elsewhere the law of that country does, which we do
not know: what the consulate may do is told (VCCR Art. 36), and a person is offered.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from actions.dialogue.buttons import button
from actions.dialogue.turn import Turn, in_form
from actions.emergency.alarm import asked_of, is_spoken_of, keep, known, needed
from actions.emergency.readers.questions import held_question
from actions.emergency.whereabouts import country_of_speaker
from actions.protection.telling import tell_entry
from backend.protection.commands import GetLawEntry
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_HOME: Final = "CN"
_FAMILY, _HOW_LONG = "criminal_relative_detained", "criminal_how_long_held"
_ENTRIES: Final[Mapping[str, str]] = {
    "lawyer": _FAMILY, "visit": _FAMILY, "where": _FAMILY, "release": _HOW_LONG,
}  # fmt: skip
_ABROAD: Final[Mapping[str, Words]] = {
    "release": Words(
        "什么时候放、能不能保释，看当地的法律和办案的机关，我不知道，也不敢猜：问当地的律师最快。",
        "When somebody is released, and whether on bail, depends on the law there and on who holds them; I don't know "
        "and won't guess. A lawyer there can tell you soonest.",
    ),
    "visit": Words(
        "家属能不能探望、怎么约，问关押他的地方；领事馆也可以去看他。",
        "Whether and how the family may visit, ask the place that holds them; the consulate may visit, too.",
    ),
    "lawyer": Words(
        "可以请律师，要请当地能办这类案子的律师；领事馆可以帮忙介绍。签字、回答问话以前先等律师。",
        "Yes, get a lawyer who may act there in such matters; the consulate can help to find one. Sign and answer "
        "nothing before.",
    ),
    "where": Words(
        "关在哪里，先问当地警察或移民机关，也请领事馆去问：把他的姓名、生日、护照号、被带走的时间告诉他们。",
        "Where they are held, ask the police or immigration there, and have the consulate ask: give the name, "
        "birthday, passport number and when they were taken.",
    ),
}
_CONSULATE: Final = Words(
    "中国公民在外国被关押，本人要求时，当地要马上通知中国领事；领事有权探视、通信，并帮忙请律师"
    "（《维也纳领事关系公约》第36条）。电话就是上面那几个，+86-10-12308 随时能打。",
    "Where a Chinese citizen is held abroad and asks for it, the consulate has to be told without delay; its "
    "officers may visit, write and arrange for a lawyer (Vienna Convention on Consular Relations Art. 36). The numbers "
    "are those above; +86-10-12308 answers at any hour.",
)
_UNKNOWN: Final = Words(
    "这个要看关押的地方怎么规定，我没有核对过的答案，不乱说。问关押他的地方，或者说“转人工”。",
    "That depends on the rules of the place that holds them; I have no checked answer and won't guess. Ask that place, "
    'or say "talk to a person".',
)
_NO_SUIT: Final = Words(
    "人被抓，不用家属到法院立案：那是办案机关的事，先请律师、通知领事。对抓人有意见，也让律师看怎么提。以后另有民事的事要告，再跟我说“网上立案”。",
    "When somebody is held, the family files nothing in court: the authority in charge runs that case. A lawyer and "
    "the consulate come first, also for complaints about the arrest. If there is a civil matter later, tell me then.",
)
_HUMAN: Final = Words("转人工", "Talk to a person")


async def asked_after_detention(turn: Turn) -> bool:
    """Answer what is asked about somebody who is held and was told of before; False for any other message."""
    danger = asked_of(turn)
    if danger is None or not danger.is_of_police or in_form(turn) or not is_spoken_of(turn.tracker):
        return False
    asked = held_question(turn.answer.text)
    if not asked:
        return False
    place = needed(turn.tracker)
    at_home = (place.country if place is not None else country_of_speaker(turn)) == _HOME
    if asked == "suit":
        _say(turn, _NO_SUIT)
    elif asked == "goods":
        _say(turn, _UNKNOWN)
    elif at_home:
        await tell_entry(turn, await turn.do(GetLawEntry(_ENTRIES[asked])))
    else:
        told = bool(known(turn.tracker).get("consulate_told"))
        _say(turn, _ABROAD[asked], *([] if told else [_CONSULATE]))
        keep(turn, consulate_told=True)
    return True


def _say(turn: Turn, *texts: Words) -> None:
    words = "\n".join(one.say(turn.language) for one in texts)
    turn.say(READY_WORDS, [button(turn.language, _HUMAN, "ask_human")], words=words)
