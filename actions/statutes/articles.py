"""Questions for an article, its neighbours, an earlier version, or articles about something: answered anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from actions.dialogue.message import UserMessage
from actions.dialogue.turn import Turn
from actions.statutes.readers.asked import StatuteQuestion, outright, question_of, searched
from actions.statutes.telling import (
    ARTICLE,
    DAY,
    PART,
    SPOKEN_OF,
    article_button,
    from_code,
    tell_absent,
    tell_article,
    tell_force,
    tell_hits,
)
from backend.protection.commands import GetLawEntry
from backend.protection.model import LawEntry
from backend.statutes.commands import FindArticle, HasStatutes, SearchStatutes
from backend.statutes.model import Citation, Lookup, Number
from backend.statutes.readers.citations import law_named, read_citations
from backend.statutes.wording import article_words, number_words

MOST_TOLD: Final = 2
"""Articles told in full to one message; more are offered as buttons."""
MOST_OFFERED: Final = 8
_HITS: Final = 5
ENTRY: Final = "law_entry"


async def article(turn: Turn) -> None:
    """Answer what was heard as a question for an article, or a button that opens one."""
    pressed = turn.answer.pressed
    if (code := pressed.get(ARTICLE)) is not None:
        await _open(turn, str(code), str(pressed.get(DAY, "")), int(str(pressed.get(PART, "0"))))
    elif (entry_id := pressed.get(ENTRY)) is not None:
        await _of_entry(turn, str(entry_id))
    elif not await answered(turn):
        await _search(turn)


async def answered(turn: Turn) -> bool:
    """Answer what a message says outright of an article; False where it names none."""
    asked = question_of(turn.answer.text, in_context=True)
    if asked is None:
        return False
    if asked.about_force:
        tell_force(turn, await turn.do(FindArticle(asked.law, Number(0), asked.on)), asked.law)
    elif asked.articles:
        await _tell(turn, asked)
    else:
        await _go_on(turn, asked)
    return True


async def take_up(turn: Turn) -> bool:
    """Answer a message that asks for an article outright, whatever it was heard as; False for any other."""
    message = turn.answer
    if message.pressed or message.danger is not None or outright(message.text, turn.said_before) != "ask_statute":
        return False
    return await answered(turn)


def asked_outright(message: UserMessage, said_before: Sequence[str]) -> str:
    """Return the intent a message in the middle of a form has by its words alone, or nothing."""
    return "" if message.pressed or message.danger is not None else outright(message.text, said_before)


async def _tell(turn: Turn, asked: StatuteQuestion) -> None:
    cited = [one if one.law else one.of(_law_spoken_of(turn)) for one in asked.articles]
    if not cited[0].law:
        turn.say("utter_statute_which_law", number=number_words(cited[0].number, turn.language))
        return
    if any(one.is_foreign for one in cited):
        turn.say("utter_statute_foreign")
        return
    on = asked.on or (_day_spoken_of(turn) if not asked.articles[0].law else None)
    for one in cited[:MOST_TOLD]:
        await _tell_one(turn, one, on)
    rest = cited[MOST_TOLD:][:MOST_OFFERED]
    lookups = [(one, await turn.do(FindArticle(one.law, one.number, on, one.edition))) for one in rest]
    buttons = [
        article_button(turn, found.title, one.number, article_words(found.title, one.number, turn.language), on)
        for one, found in lookups
        if found.article is not None
    ]
    if buttons:
        turn.say("utter_statute_found", buttons)


async def _tell_one(turn: Turn, cited: Citation, on: date | None, part: int = 0) -> None:
    found: Lookup = await turn.do(FindArticle(cited.law, cited.number, on, cited.edition))
    if found.article is None:
        tell_absent(turn, found, cited)
    else:
        tell_article(turn, found, found.article, cited, part)


async def _open(turn: Turn, code: str, day: str, part: int) -> None:
    known = from_code(code)
    if known is None:
        turn.say("utter_statute_ask_article")
        return
    await _tell_one(turn, Citation(known[0], known[1]), date.fromisoformat(day) if day else None, part)


async def _go_on(turn: Turn, asked: StatuteQuestion) -> None:
    """The neighbour of the article told last, or the same one on another day."""
    known = from_code(_spoken_of(turn)[0])
    if known is None:
        turn.say("utter_statute_ask_article")
        return
    title, number = known
    on = asked.on or _day_spoken_of(turn)
    if asked.step:
        here: Lookup = await turn.do(FindArticle(title, number, on))
        number = (here.after if asked.step > 0 else here.before) or number
    await _tell_one(turn, Citation(title, number), on)


async def _of_entry(turn: Turn, entry_id: str) -> None:
    """The articles an answer of the law library rests on, in their own words."""
    entry: LawEntry = await turn.do(GetLawEntry(entry_id))
    cited = [one for source in entry.sources for one in read_citations(f"《{source.law}》{source.article}")]
    if cited:
        await _tell(turn, StatuteQuestion(cited))
    else:
        turn.say("utter_statute_ask_article")


async def _search(turn: Turn) -> None:
    """Articles by what they are about; nothing is searched where the message says nothing of that."""
    text = turn.answer.text
    if not await turn.do(HasStatutes()):
        tell_absent(turn, Lookup("", Number(0), is_empty=True), Citation("", Number(0)))
    elif not searched(text):
        turn.say("utter_statute_ask_article")
    else:
        named = law_named(text)
        tell_hits(turn, await turn.do(SearchStatutes(text, law=named.law if named else "", most=_HITS)))


def _spoken_of(turn: Turn) -> tuple[str, str]:
    code, _, day = str(turn.tracker.get_slot(SPOKEN_OF) or "").partition("|")
    return code, day


def _law_spoken_of(turn: Turn) -> str:
    known = from_code(_spoken_of(turn)[0])
    return known[0] if known else ""


def _day_spoken_of(turn: Turn) -> date | None:
    day = _spoken_of(turn)[1]
    return date.fromisoformat(day) if day else None
