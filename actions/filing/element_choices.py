"""Choices of a question: what it offers, what a message chooses, how an answer is shown. Pure."""

from __future__ import annotations

from dataclasses import replace

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.dialogue.intents import MOVES
from actions.dialogue.phrases import behind
from actions.filing.readers import YES_NO, read_yes_no, said_day, said_money
from actions.filing.readers.denied_will import denies_will
from actions.filing.readers.negation import denied, denied_choices, denies_denial, names, names_choice
from actions.filing.readers.several_ways import SEVERAL, names_several
from backend.filing.causes.guides import CauseQuestion
from backend.shared.wording import Words, verbatim

_FEW_SIGNS = 8
_SHARED = 3
"""Part of the signs of an answer that a choice has to share: one in so many."""
_LONGEST_NO = 24
_PLAIN_WORD = 5
"""Characters, with the comma, of a yes or no at the head of a longer message."""
_SAYS_LITTLE = frozenset("是不没有了的我他她你就都还也在人")
"""Signs that two answers may share without meaning the same ("就是车祸", "不是交通事故")."""
_NOTHING_OF_THE_KIND = ("none", "never", "no")
"""Codes of choices that a plain "no" means."""


_THERE, _ENDS = frozenset({"在", "在的", "在啊", "喺", "喺度", "在里面", "喺入面", "还在", "仲喺度"}), " ，,。.！!"
"""Whole answers to whether somebody is still there."""


def read_yes_or_no(question: CauseQuestion, answer: Answer) -> Reading:
    """Yes or no by the words of this question, else by plain words, else by what the whole message denies."""
    for code, words in (("yes", question.yes), ("no", question.no)):
        if names(words, answer.text):
            return Reading(code)
    if "在" in question.ask.zh and answer.text.strip(_ENDS) in _THERE:
        return Reading("yes")
    if denies_denial(answer.text):
        return NOTHING
    first = answer.stretches()[0]
    if len(first.text.strip()) <= _PLAIN_WORD and len(first.text) < len(answer.text):
        plain = read_yes_no(replace(first, text=first.text.strip("，,。. "), intent="inform"))
        if plain.found:
            return plain  # "系，八月中催过佢" says yes first
    found = read_yes_no(answer)
    if found.found or found.problem or answer.asks or len(answer.text) > _LONGEST_NO:
        return found
    return Reading("no") if denied(answer.text) else found


def read_of_choices(answer: Answer, choices: tuple[Choice, ...]) -> Reading:
    """The choice that is named and not denied; where all but one are denied, that one; none of them by a plain no."""
    wrong = denied_choices(answer.text, choices)
    if names_several(answer.text, choices) and not wrong:
        return Reading(SEVERAL)
    found = pick(answer, choices)
    if found.found and (found.covers == 1 or found.value not in wrong):
        return found
    if wrong:
        left = [choice for choice in choices if choice.value not in wrong]
        named = [choice for choice in left if names_choice(choice, choices, answer.text)] or left
        return Reading(named[0].value) if len(named) == 1 else Reading(problem=_NEAREST)
    none_of = next((choice for choice in choices if choice.value in _NOTHING_OF_THE_KIND), None)
    rest = behind("corrects_first", answer.text)
    if rest is not None and answer.text[rest:].strip() and not denied(answer.text[rest:]):
        return NOTHING  # "不对，是11月" takes something back and says no to nothing
    if denies_will(answer.text):
        return NOTHING  # "佢唔肯签字" says nothing of whether anybody sued before
    if none_of and (read_yes_no(answer).value == "no" or (len(answer.text) <= _LONGEST_NO and denied(answer.text))):
        return Reading(none_of.value)
    return _nearest(answer, choices)


_NEAREST = "utter_filing_choose_nearest"
_DENIES = frozenset("不没沒未冇唔非无無别別")


def _nearest(answer: Answer, choices: tuple[Choice, ...]) -> Reading:
    """The one choice whose own signs a few words share: "买方" is "买货的", "转账" is "银行转账".

    One sign of many is none: "是马来西亚籍" damages no 东西.
    """
    heads = [set(choice.label.zh.partition("，")[0]) for choice in choices]
    own = [head - set().union(*(other for other in heads if other is not head)) for head in heads]
    said = set(answer.text) - _SAYS_LITTLE
    if (
        _DENIES & set(answer.text) or answer.intent in MOVES
    ):  # "佢冇微信" says what it was not; "还有几步" asks how far we are
        return NOTHING
    enough = max(len(said) / _SHARED, 1)
    near = [choice for choice, signs in zip(choices, own, strict=True) if len(signs & said) >= enough]
    return Reading(near[0].value) if len(near) == 1 and len(answer.text) <= _FEW_SIGNS else NOTHING


def choices_of_question(question: CauseQuestion) -> tuple[Choice, ...]:
    """Return what a question offers; nothing for one that takes words."""
    if question.kind == "yes_no":
        return YES_NO
    titles = ((one, Words(one.text.zh, one.text.en[:1].upper() + one.text.en[1:])) for one in question.choices)
    return tuple(Choice(one.code, title, one.words) for one, title in titles)


def shown_element(question: CauseQuestion, value: str, language: str) -> str:
    """An answer as people read it."""
    if question.kind == "money":
        return said_money(value, language)
    if question.kind == "date":
        return said_day(value, language)
    for choice in choices_of_question(question):
        if choice.value == value:
            return choice.label.say(language)
    return verbatim(value)
