"""Rule for a name told with "he" or "she": a relative spoken of is no defendant, and what is unclear is asked. Pure.

"我爸也知道，他叫谭国华" names the father; "我爸借钱给朋友不还。他叫谭国华" may name either, and who is meant is asked.
Where the other side alone was spoken of, the message goes its usual way.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers, Command, Say
from actions.dialogue.message import UserMessage
from actions.dialogue.state import Rule, State
from actions.filing import parties
from actions.filing.readers.called_by_pronoun import CalledSo, called_by_pronoun, who_is_chosen
from actions.filing.steps import FILLED_IN
from actions.filing.story_rules import Heard
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, verbatim

_WHO = Words("谁叫{name}：被告，还是{kin}？", "Who is called {name}: the defendant, or {kin}?")
_MARKS: Final = (_WHO.zh.partition("{")[0], _WHO.en.partition("{")[0])
"""Beginnings of that question, by which it is known what is answered."""
_NO_DEFENDANT = Words(
    "好，{kin}叫{name}，不记成被告。", "All right: {kin} is called {name}, and is not put down as the defendant."
)


def named_by_pronoun(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep a relative's name off the defendant's place, put it where the suit is theirs, or ask whose it is."""
    heard = candidates.own
    if message.pressed or not message.text or not isinstance(heard, Heard):
        return ()
    if state.asking.startswith(_MARKS) and heard.spoken:
        return _answered(state, message, called_by_pronoun(heard.spoken[-1], heard.spoken[:-1]))
    told = called_by_pronoun(message.text, heard.spoken)
    if told is None or not told.kin or not _would_be_defendant(state, candidates, heard, told):
        return ()
    if told.other:
        facts = {"words": _in_words(_WHO, told)}
        return (Say(READY_WORDS, facts, asks=False),)
    return _of_relative(state, heard, told)


def without_doubted_name(rule: Rule) -> Rule:
    """Return a rule that puts no name down as the defendant's that is a relative's, or may be."""

    def kept(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
        made = rule(state, message, candidates)
        if not made or not named_by_pronoun(state, message, candidates):
            return made
        return tuple(one for command in made if (one := _without_defendant(command)) is not None)

    return kept


def _without_defendant(command: Command) -> Command | None:
    """The command without what it tells of the defendant; None where it tells nothing else."""
    if not isinstance(command, ChangeAnswers):
        return command
    names = {parties.key("defendant", 1, part) for part in ("name", "kind")}
    left = {name: value for name, value in command.changes.items() if name not in names}
    about = tuple(name for name in command.about if name not in names)
    told = set(left) - {FILLED_IN}
    return replace(command, changes=left, about=about) if told else None


def _answered(state: State, message: UserMessage, told: CalledSo | None) -> tuple[Command, ...]:
    """Take the answer to whose name it is."""
    whose = who_is_chosen(message.text, told.kin) if told is not None else ""
    if told is None or not whose:
        return ()
    if whose == "other":
        return _named("defendant", told)
    return _of_relative_alone(told) if not _sues_for_relative(state) else _named("plaintiff", told)


def _of_relative(state: State, heard: Heard, told: CalledSo) -> tuple[Command, ...]:
    """The relative's name: the plaintiff's where the suit is theirs and nobody is named yet."""
    name = parties.key("plaintiff", 1, "name")
    return (
        _named("plaintiff", told)
        if _sues_for_relative(state) and name not in state.answers
        else _of_relative_alone(told)
    )


def _of_relative_alone(told: CalledSo) -> tuple[Command, ...]:
    return (Say(READY_WORDS, {"words": _in_words(_NO_DEFENDANT, told)}),)


def _named(role: parties.Role, told: CalledSo) -> tuple[Command, ...]:
    changes = {parties.key(role, 1, "name"): told.name, parties.key(role, 1, "kind"): "person"}
    return (ChangeAnswers(changes, "utter_form_noted", about=(parties.key(role, 1, "name"),), goes_on=True),)


def _sues_for_relative(state: State) -> bool:
    return state.answers.get("for_whom") == "relative"


def _would_be_defendant(state: State, candidates: Candidates, heard: Heard, told: CalledSo) -> bool:
    """Return True if the name would be put down as the other side's."""
    fact = heard.story.facts.get(parties.key("defendant", 1, "name"))
    if fact is not None and str(fact.value) == told.name:
        return True
    asked = state.question.startswith("defendant_") and state.question.endswith("_name")
    return asked and candidates.here.found


def _in_words(words: Words, told: CalledSo) -> Words:
    kin = (
        Words(f"您{told.kin}", f"your {told.kin}")
        if told.kin.isascii()
        else Words(f"您{told.kin}", f"your relative ({told.kin})")
    )
    name = verbatim(told.name)
    return Words(words.zh.format(name=name, kin=kin.zh), words.en.format(name=name, kin=kin.en))
