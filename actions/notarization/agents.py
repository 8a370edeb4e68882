"""Agents who go to the notary for the applicant: kept where the matter allows it, else told why not and what remains.

What whoever goes brings is the page of matters' word; nothing is added to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from actions.dialogue.commands import AnswerQuestion, ChangeAnswers, Command
from actions.dialogue.fields import Field
from actions.dialogue.message import UserMessage
from actions.dialogue.reading import NOTHING, Reading
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from actions.notarization.readers.agents import Goer, goer_told
from backend.notarization.matters import load_matters
from backend.notarization.model import Matter
from backend.notarization.rules import RULES
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, verbatim

AGENT: Final = "agent"
"""Answer that holds who goes, as the person calls them; never asked, only told."""
_SPOKEN_OF: Final = "agent_spoken_of"
"""Person who shall go in a matter that nobody else may go for, or whom nobody named."""
WINDOW: Final = "in_person"
_SOMEBODY = Words("别人", "somebody else")
_POWER = "power_of_attorney"
_ABROAD = ("abroad", "hk_macao_taiwan")
_YES = Words("可以，{who}能替您去：{matter}可以代办（{rule}）。", "Yes, {who} can go for you: {matter} ({rule}).")
_NOTED = Words(
    "记下了，{who}替您去。{matter}可以代办（{rule}）。",
    "Noted: {who} goes for you. {matter} can be applied for by somebody else ({rule}).",
)
_GOES = Words("• 谁来办：{who}", "• Who comes: {who}")
_EXCEPT = Words("• 但是：{one}", "• But: {one}")
_BACK = Words("想自己去，说“我自己去”就改回来。", 'To go yourself after all, just say "I\'ll go myself".')
_MATTER_FIRST = Words(
    "记下了，{who}替您去。能不能代办要看是哪一种公证，说了是哪一种我就告诉您。",
    "Noted: {who} goes for you. Whether that is allowed depends on the matter; tell me which and I'll say.",
)
_NOT_ALLOWED = Words(
    "{matter}要您本人办，{who}不能替您去（{rule}）。",
    "{matter}: you have to do this yourself; {who} can't go ({rule}).",
)
_WAYS = Words("还能走的路：{ways}。", "The ways that remain: {ways}.")
_MISSION = Words(
    "在国外的，到中国使领馆办（先问能不能办）", "abroad, at the Chinese mission (ask first whether it does this)"
)
_VIDEO = Words(
    "本人到使领馆，和公证员远程视频（要符合条件，两边时间也凑得上）",
    "by video with the notary, from the mission (if you qualify and the hours of both meet)",
)
_COME = Words("您自己到江门窗口", "coming to the office in Jiangmen yourself")
_ONESELF = Words("好，改回您自己去。", "All right: you go yourself.")


def agent_field() -> Field:
    """Field for who goes: it stands in the review once it was told, and can be corrected there."""
    return Field(
        AGENT,
        Words("谁去公证处", "Who goes"),
        _read,
        words=("谁去", "代办人", "代办", "who goes", "agent"),
        applies=goes_for_applicant,
        show=lambda turn, value: _called(str(value)).say(turn.language),
    )


async def _read(turn: Turn, answer: UserMessage) -> Reading:
    """Read who goes, where it is asked because it is corrected; "I'll go myself" takes it back."""
    told = None if answer.pressed else goer_told(answer.text)
    if told is None or not (turn.has_draft and turn.draft.open_question == AGENT):
        return NOTHING
    return Reading("" if told.oneself else told.who) if told.oneself or told.who else NOTHING


def goes_for_applicant(answers: Mapping[str, Any]) -> bool:
    """Return True if somebody goes to the window for the applicant, as far as it is told."""
    return bool(answers.get(AGENT)) and answers.get("route") in (None, WINDOW)


def allowed(answers: Mapping[str, Any]) -> bool | None:
    """Return True if the matter of a booking may be applied for by somebody else; None while it is not known."""
    matter = load_matters().get(str(answers.get("matter")))
    return matter.agent_allowed if matter is not None else None


def heard(state: State, message: UserMessage, goer: Goer | None) -> tuple[Command, ...]:
    """Keep, or take back, who goes; where nobody else may, only say so."""
    if goer is None or message.pressed or state.question == AGENT:
        return ()
    known = str(state.answers.get(AGENT) or "")
    if goer.oneself:
        return (ChangeAnswers({AGENT: None, _SPOKEN_OF: "oneself"}, READY_WORDS, about=(AGENT,)),) if known else ()
    if goer.who and goer.who == known and not message.asks:
        return (ChangeAnswers({}),)
    kept = goer.who and allowed(state.answers) is not False
    changes = {AGENT: goer.who, _SPOKEN_OF: None} if kept else {_SPOKEN_OF: goer.who or "somebody"}
    told = ChangeAnswers(changes, READY_WORDS, about=(AGENT,))
    asks_who = message.asks and allowed(state.answers)
    return (told, AnswerQuestion(key=("notarization", "in_person"), said=message)) if asks_who else (told,)


def keep_opening(turn: Turn, goer: Goer | None) -> None:
    """Keep and say who goes, as the opening message tells."""
    if goer is None or goer.oneself:
        return
    kept = goer.who and allowed(turn.answers) is not False
    turn.change({AGENT: goer.who} if kept else {_SPOKEN_OF: goer.who or "somebody"})
    turn.say(READY_WORDS, words=words(turn))


def matter_known(turn: Turn) -> None:
    """Say, once the matter is known, whether who was told before may go; where not, it is taken back."""
    who = str(turn.answers.get(AGENT) or "")
    if not who:
        return
    if allowed(turn.answers) is False:
        turn.change({_SPOKEN_OF: who}, forget=[AGENT])
    turn.say(READY_WORDS, words=words(turn))


def words(turn: Turn) -> str:
    """Say what becomes of who was told to go, by the answers of the open booking."""
    spoken_of, who = str(turn.answers.get(_SPOKEN_OF) or ""), str(turn.answers.get(AGENT) or "")
    if spoken_of == "oneself":
        return _ONESELF.say(turn.language)
    matter = load_matters().get(str(turn.answers.get("matter")))
    if matter is None:
        return _MATTER_FIRST.say(turn.language).format(who=_called(who or spoken_of).say(turn.language))
    if not matter.agent_allowed:
        return not_allowed(turn, matter, spoken_of or who)
    back = _BACK.say(turn.language) if who else ""
    asks = turn.answer.asks or not who
    abroad = turn.answers.get("whereabouts") in _ABROAD
    return "\n".join(filter(None, (may_go(turn, matter, who or spoken_of, asks=asks, abroad=abroad), back)))


def may_go(turn: Turn, matter: Matter, who: str, *, asks: bool, abroad: bool) -> str:
    """Say that somebody may go for the applicant, and what they bring by the page of matters."""
    language = turn.language
    facts = {"who": _called(who).say(language), "matter": matter.name.say(language), "rule": _rule(matter, language)}
    lines = [(_YES if asks else _NOTED).say(language).format(**facts)]
    if matter.agent_papers is not None:
        lines.append(f"• {matter.agent_papers.say(language)}")
    if not (asks and turn.has_draft):  # in a booking the question who has to come is answered beside it
        lines.append(_GOES.say(language).format(who=matter.who.say(language)))
    if matter.agent_except is not None:
        lines.append(_EXCEPT.say(language).format(one=matter.agent_except.say(language)))
    if abroad and (note := turn.phrase("utter_notarization_note_agent_needs_power")):
        lines.append(f"• {note}")
    return "\n".join(lines)


def not_allowed(turn: Turn, matter: Matter, who: str) -> str:
    """Say why nobody else may go in this matter, and the ways that remain to the applicant."""
    language = turn.language
    facts = {"who": _called(who).say(language), "matter": matter.name.say(language), "rule": _rule(matter, language)}
    ways = [_VIDEO] if matter.by_video else []
    ways += [_MISSION] if matter.mission != "no" else []
    comma = Words("；", "; ").say(language)
    told = comma.join(way.say(language) for way in (*ways, _COME))
    lines = [_NOT_ALLOWED.say(language).format(**facts), _WAYS.say(language).format(ways=told)]
    if matter.code == _POWER:
        lines.append(turn.phrase("utter_notarization_agent_stays_home"))
    return "\n".join(filter(None, lines))


def agent_goes(who: str) -> Words:
    """The way to the window, where somebody else takes it."""
    named = _called(who)
    return Words(f"{named.zh}到江门现场代办", f"In Jiangmen, where {named.en} goes")


def _called(who: str) -> Words:
    """Name whom the person called so, as theirs; "somebody else" where nobody was named."""
    if who in ("", "somebody"):
        return _SOMEBODY
    named = verbatim(who)
    return Words(f"您{named}", f"your {named}")


def _rule(matter: Matter, language: str) -> str:
    """Cite what decides whether somebody else may apply."""
    by_agent = matter.agent_allowed or matter.code == "will"
    return RULES["公证法26" if by_agent else "公证程序规则11"].cite.say(language)
