"""Reading of what is told of a power of attorney at any time: kept and said back, while the booking is open or waits.

A mention of the suit inside it opens no filing, and a limit on the lawyer's powers answers no other service.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.authorization import story
from actions.authorization.booking_questions import booking_questions
from actions.authorization.powers import POWERS_TOLD, told_in_words
from actions.authorization.the_case import AGAINST, CASE_TOLD, told_of_case
from actions.dialogue import wished_before
from actions.dialogue.candidates import Candidates, ForWaiting
from actions.dialogue.commands import ChangeAnswers, Command, CorrectSlot, Say
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said
from actions.dialogue.readers.month_spoken import says_same_hour
from actions.dialogue.rules import question
from actions.dialogue.rules.overheard import answers_here, told
from actions.dialogue.state import SKIPPED, State
from actions.dialogue.turn import Turn
from actions.dialogue.wished_before import WISHED
from backend.shared.notifier import READY_WORDS
from backend.shared.wished_times import WishedTimes
from backend.shared.wording import Words, verbatim

NOTED, MONEY, FOR_ANOTHER = "utter_form_noted", "utter_authorization_money", "utter_authorization_for_another"
OTHER_ACCOUNT = "utter_authorization_other_account"
_TIMES = frozenset({"day", "slot"})
TITLE = Words("视频见证授权", "Video witness")
"""Name of the booking."""
_LIMITS = Words("您说的权限", "what you said about the powers")


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep what a message tells that is no answer to the open question; what it asks beside is answered."""
    kept = _kept(state, message, candidates)
    if not kept or answers_here(state, candidates):
        return ()
    return (*kept, *question.propose_aside(state, message, candidates))


def at_same_time(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Move the day and keep its hour where both are said at once ("can I change it to Thursday, same time?")."""
    if message.pressed or "slot" not in state.answers or not says_same_hour(message.text):
        return ()
    found = candidates.here if state.question == "day" else candidates.elsewhere.get("day")
    kept = found is not None and found.found and "slot" in found.also
    return (CorrectSlot("day", found),) if found is not None and kept else ()


def beside(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep the same where the message answers the open question, too."""
    return _kept(state, message, candidates) if answers_here(state, candidates) else ()


def _kept(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    heard = told(candidates)
    if message.pressed or candidates.is_title or state.here is None:
        return ()
    wish = WishedTimes.of_kept(heard[WISHED]) if WISHED in heard else None
    facts = news(state.answers, heard, but=state.question) if not message.asks else {}
    first = (ChangeAnswers(facts, NOTED, about=tuple(facts), goes_on=True),) if facts else ()
    money = (Say(MONEY),) if story.MONEY in heard else ()
    wrong = not message.asks and contradicts(state.answers, heard)
    court = (Say(READY_WORDS, {"words": _other_court(state.answers)}),) if wrong else ()
    other = (
        (Say(OTHER_ACCOUNT, {"who": _who(heard[story.PRINCIPAL])}),)
        if story.PRINCIPAL in heard and not state.answers.get(story.PRINCIPAL)
        else ()
    )
    return (
        *other,
        *first,
        *wished_before.note(state, wish, over=_TIMES, anew=wished_before.changes(message)),
        *money,
        *court,
    )


def news(answers: Mapping[str, Any], heard: Mapping[str, Any], *, but: str = "") -> dict[str, Any]:
    """Return what a message tells of the lawyer, the case and the powers that has no answer yet.

    Args:
        answers: what is known.
        heard: what the message tells.
        but: the open question, whose answer is no news.
    """
    facts = {
        name: heard[name]
        for name in story.ASIDE
        if name in heard and name != but and answers.get(name, SKIPPED) == SKIPPED
    }
    before = answers.get(POWERS_TOLD) or {}
    if POWERS_TOLD in heard and (powers := {**before, **heard[POWERS_TOLD]}) != before:
        facts[POWERS_TOLD] = powers
    known = answers.get(CASE_TOLD) or {}
    beside = {**known, **heard.get(CASE_TOLD, {})}
    if beside.get(AGAINST) and beside.get(AGAINST) == heard.get("lawyer_name"):
        beside[AGAINST] = ""  # who is said to be the lawyer is nobody's opponent
    if court_by_number(answers):
        beside.pop("court", None)  # the number says it
    if any(known.get(part, "") != value for part, value in beside.items()):
        facts[CASE_TOLD] = beside
    return facts


def court_by_number(answers: Mapping[str, Any]) -> str:
    """Return the court that the number of the case stands for, or nothing."""
    case = answers.get(story.CASE)
    return str(case.get("court") or "") if isinstance(case, Mapping) and case.get("number") else ""


def contradicts(answers: Mapping[str, Any], heard: Mapping[str, Any]) -> bool:
    """Return True if a message tells another court than the one that the number of the case stands for."""
    told, by_number = (heard.get(CASE_TOLD) or {}).get("court", ""), court_by_number(answers)
    return bool(told and by_number) and told != by_number


def facts_about(turn: Turn, names: Sequence[str]) -> Mapping[str, Any]:
    """The answers of these names in one line, and the wished time in words."""
    wish = wished_before.wish_of(turn)
    if WISHED in names and wish is not None:
        return {"when": wished_before.in_words(turn, wish, turn.timezone)}
    return {"lines": in_one_line(turn, {name: turn.answers[name] for name in names if name in turn.answers})}


def also_told(turn: Turn) -> Sequence[str]:
    """List what was told of single powers and of the time before they are asked, a line each."""
    powers = turn.answers.get(POWERS_TOLD) if "scope" not in turn.answers else None
    colon = Words("：", ": ").say(turn.language)
    said_of = [f"{_LIMITS.say(turn.language)}{colon}{told_in_words(powers, turn.language)}"] if powers else []
    return (*said_of, *wished_before.as_line(turn, turn.timezone))


def in_one_line(turn: Turn, values: Mapping[str, Any]) -> str:
    """Values of the booking's questions in one line, also while another form is open."""
    colon = Words("：", ": ").say(turn.language)
    lines = [
        f"{field.label.say(turn.language)}{colon}{field.show(turn, values[field.name])}"
        for field in booking_questions()
        if field.name in values
    ]
    if beside := values.get(CASE_TOLD):
        lines.append(told_of_case(beside, turn.language))
    if powers := values.get(POWERS_TOLD):
        lines.append(f"{_LIMITS.say(turn.language)}{colon}{told_in_words(powers, turn.language)}")
    return Words("；", "; ").say(turn.language).join(lines)


async def while_waiting(turn: Turn, answers: Mapping[str, Any]) -> ForWaiting | None:
    """Read a message for a booking that waits until the party is verified; None where it tells nothing.

    Args:
        answers: of the booking that waits.
    """
    kept = answers.get(WISHED)
    before = WishedTimes.of_kept(kept) if isinstance(kept, Mapping) and kept else None
    heard = await story.told_now(turn, before)
    changes = {**_corrected(turn, answers, heard), **({} if turn.answer.asks else news(answers, heard))}
    noted = in_one_line(turn, changes)
    said_now: list[tuple[str, dict[str, str]]] = []
    if (principal := heard.get(story.PRINCIPAL)) and not answers.get(story.PRINCIPAL):
        changes[story.PRINCIPAL] = principal
        said_now.append((FOR_ANOTHER, {"who": who(principal, turn.language)}))
    if WISHED in heard and heard[WISHED] != kept:
        changes[WISHED] = heard[WISHED]
        wish = WishedTimes.of_kept(heard[WISHED])
        said_now.append((wished_before.NOTED, {"when": wished_before.in_words(turn, wish, turn.timezone)}))
    if story.MONEY in heard:
        said_now.append((MONEY, {}))
    if not turn.answer.asks and contradicts(answers, heard):
        said_now.append((READY_WORDS, {"words": _other_court(answers).say(turn.language)}))
    return ForWaiting("authorization", TITLE, changes, noted, tuple(said_now)) if changes or said_now else None


def _other_court(answers: Mapping[str, Any]) -> Words:
    """Say that the number of the case stands for another court than the one that is told."""
    case = answers[story.CASE]
    number, court = verbatim(str(case["number"])), verbatim(str(case["court"]))
    return Words(
        f"案号{number}里的代码是{court}的，委托书上照案号写。案子真在别的法院，请把案号再发一次，我就改。",
        f"The code in the case number {number} is that of {court}, and the paper goes by the number. If the case is "
        "with another court, send me its number again and I'll change it.",
    )


def _corrected(turn: Turn, answers: Mapping[str, Any], heard: Mapping[str, Any]) -> dict[str, Any]:
    """The answers a message tells anew, where it says that they were wrong."""
    if not (turn.answer.intent == "correct_answer" or said("takes_back", turn.answer.text)):
        return {}
    return {name: heard[name] for name in story.ASIDE if name in heard and name in answers}


def who(principal: str, language: str) -> str:
    """Name the principal to the person's face."""
    return _who(principal).say(language)


def _who(principal: str) -> Words:
    if principal == story.SOMEBODY:
        return Words("您的家人", "your relative")
    return Words(verbatim(principal), f"your {verbatim(principal)}")
