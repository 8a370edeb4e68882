"""Citations checked: of a text that is pasted, of what was written before, of a photo or a file."""

from __future__ import annotations

from typing import Any, Final

from actions.dialogue.buttons import Button, titled
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from actions.statutes.readers.asked import INVITED, outright
from actions.statutes.telling import FILE, FROM
from backend.shared.wording import Words
from backend.statutes.commands import CheckCitations, CheckFile
from backend.statutes.model import CheckReport
from backend.statutes.readers.citations import read_citations
from backend.statutes.wording import is_in_order, report_lines

LINES: Final = 6
"""Articles told in one bubble."""
_LOOK_BACK: Final = 3
"""Messages of the person in which a text that was pasted before is looked for."""
_MORE = Words("看后面的（还有{}条）", "Show the other {}")
_CHECK_FILE = Words("核对里面引用的法条", "Check the laws it cites")


async def check(turn: Turn) -> None:
    """Check the citations of the message, of the file a button names, or of what was pasted just before."""
    pressed = turn.answer.pressed
    start = int(str(pressed.get(FROM, "0")))
    if file_id := str(pressed.get(FILE, "")):
        await _tell(turn, await turn.do(CheckFile(file_id, turn.person.person_id)), start, file_id)
        return
    text = _pasted(turn)
    if not text:
        turn.say("utter_statute_check_invitation")
        return
    await _tell(turn, await turn.do(CheckCitations(text)), start)


async def take_up(turn: Turn) -> bool:
    """Check where a message wishes it outright, or follows the invitation; False for any other."""
    message = turn.answer
    if message.pressed or message.danger is not None or outright(message.text, turn.said_before) != "check_citations":
        return False
    await check(turn)
    return True


async def take_file(turn: Turn, file_id: str) -> bool:
    """Check a file that follows the invitation; False for any other."""
    if not INVITED & set(turn.said_before):
        return False
    try:
        await _tell(turn, await turn.do(CheckFile(file_id, turn.person.person_id)), 0, file_id)
    except Declined as no:
        turn.explain(no)
    return True


def file_button(turn: Turn, file_id: str) -> Button:
    """Return a button that checks a file which was sent without a word."""
    return titled(_CHECK_FILE.say(turn.language), "check_citations", **{FILE: file_id})


async def _tell(turn: Turn, report: CheckReport, start: int, file_id: str = "") -> None:
    if not report.checked:
        turn.say("utter_statute_check_none")
        return
    lines = report_lines(report, turn.language)
    head = len(lines) - len(report.checked)
    shown = lines[: head + LINES] if start == 0 else lines[head + start : head + start + LINES]
    left = len(report.checked) - start - LINES
    buttons = []
    if left > 0:
        values: dict[str, Any] = {FROM: str(start + LINES)} | ({FILE: file_id} if file_id else {})
        buttons.append(titled(_MORE.say(turn.language).format(left), "check_citations", **values))
    if start:
        utter = "utter_statute_check_more"
    else:
        utter = "utter_statute_check_clean" if all(map(is_in_order, report.checked)) else "utter_statute_check"
    turn.say(utter, buttons, lines="\n".join(shown))


def _pasted(turn: Turn) -> str:
    """The text whose citations are meant: this message, else the last that cites something."""
    own = turn.answer.text
    if own and read_citations(own):
        return own
    typed = (str(event.get("text") or "") for event in reversed(turn.tracker.events) if event.get("event") == "user")
    before = [text for text in typed if text and not text.startswith("/")][:_LOOK_BACK]
    return next((text for text in before if read_citations(text) and outright(text, ()) != "ask_statute"), "")
