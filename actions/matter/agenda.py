"""Answer to "what is due soon": all of a person's that ends or takes place, and the page that puts it in a calendar."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from actions.dialogue.turn import Turn
from actions.readers.dates import asks_for_agenda
from backend.agenda.commands import MyAgenda, OpenAgendaPage
from backend.agenda.wording import left, when
from backend.shared.agenda import AgendaItem
from backend.shared.notifier import READY_WORDS
from backend.shared.parties import Person
from backend.shared.wording import Words, verbatim

TOLD = 6
_HEAD = Words("您有 {} 件有日子的事，最近的在前：", "You have {} dates ahead, the nearest first:")
_ONE = Words("您有 1 件有日子的事：", "You have 1 date ahead:")
_NOTHING = Words(
    "我这里现在没有您快到期或者要参加的事；法院、公证处一通知，我就告诉您。我们不知道的日子（比如判决写的履行期限）请看文件。",
    "Nothing of yours is due or booked here just now; as soon as a court or the notary tells us, I'll tell you. Dates "
    "we don't know (the day a judgment gives for paying, say) are in your papers.",
)
_MORE = Words("还有 {} 件在网页上。", "{} more are on the page.")
_PAGE = Words(
    "依据、地点和放进手机日历，都在这一页（链接一天内有效）：\n{}",
    "Rules, places and a calendar for your phone are on this page (the link works for one day):\n{}",
)
_MIND = Words("请注意：", "Please note: ")


async def asked(turn: Turn) -> bool:
    """Return True if a message asks for everything that is due, and has been answered."""
    if turn.answer.pressed or not asks_for_agenda(turn.answer.text):
        return False
    await tell(turn)
    return True


async def tell(turn: Turn) -> None:
    """Tell the nearest and where the rest is."""
    person = dataclasses.replace(turn.person, language=turn.language)
    items: tuple[AgendaItem, ...] = await turn.do(MyAgenda(person.person_id))
    address: str = await turn.do(OpenAgendaPage(person.person_id))
    turn.say(READY_WORDS, words="\n".join(_paragraphs(turn, items, person, address)))


def _paragraphs(turn: Turn, items: tuple[AgendaItem, ...], person: Person, address: str) -> Iterator[str]:
    language = person.language
    head = _NOTHING if not items else _ONE if len(items) == 1 else _HEAD
    yield head.say(language).format(len(items))
    for one in items[:TOLD]:
        yield from _item(turn, one, person)
    if len(items) > TOLD:
        yield _MORE.say(language).format(len(items) - TOLD)
    yield _PAGE.say(language).format(verbatim(address))


def _item(turn: Turn, item: AgendaItem, person: Person) -> Iterator[str]:
    language = person.language
    number = f" {verbatim(item.number)}" if item.number else ""
    note = f"{Words('：', ': ').say(language)}{item.note}" if item.note else ""
    yield f"• {item.title.say(language)}{number}{note} · {left(item, turn.now).say(language)}"
    yield f"  {when(item, person)}"
    if item.doubt is not None:
        yield f"  {_MIND.say(language)}{item.doubt.say(language)}"
