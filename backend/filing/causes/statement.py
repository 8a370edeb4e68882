"""Drafts claims and facts from a person's answers, in the court's manner, adding nothing the person did not say. Pure.

Complaints are in Chinese (SPC21-7, INT-525): simple answers are put into it (`court_words`, `written_words`). Any other
one in another language stands in no sentence; it is named, so that the person's own words go along for a translator.
CPL (2023) Art. 124 (CPL-122-4) says what a complaint holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from backend.filing.causes.custody import custody
from backend.filing.causes.guides import (
    PLACEHOLDER,
    Answers,
    Cause,
    CauseQuestion,
    Claim,
    FeeKind,
    Remark,
    Sentence,
    holds,
)
from backend.filing.wording.court_words import court_words, is_chinese
from backend.filing.wording.heirs_told import heirs_told
from backend.filing.wording.owned_things import owned_things
from backend.filing.wording.spouses_told import spouses_told
from backend.filing.wording.written_words import written
from backend.shared.places_in_letters import in_chinese
from backend.shared.rough_days import day_after
from backend.shared.wording import Words, kept_day

_CURRENCIES = {
    "CNY": Words("元", "yuan"),
    "HKD": Words("港元", "HKD"),
    "MOP": Words("澳门元", "MOP"),
    "TWD": Words("新台币元", "TWD"),
    "USD": Words("美元", "USD"),
    "CAD": Words("加拿大元", "CAD"),
    "AUD": Words("澳大利亚元", "AUD"),
    "NZD": Words("新西兰元", "NZD"),
    "GBP": Words("英镑", "GBP"),
    "EUR": Words("欧元", "EUR"),
    "SGD": Words("新加坡元", "SGD"),
    "MYR": Words("马来西亚林吉特", "MYR"),
    "THB": Words("泰铢", "THB"),
    "JPY": Words("日元", "JPY"),
}
_FOREIGN_WORD = re.compile(r"[^\W\d_㐀-鿿]{2,}")
_MONEY = re.compile(r"([\d,]+(?:\.\d+)?)(?:\s*([A-Za-z]{3}))?")
_CLOSING = Words(
    "原告为维护自身合法权益，依法提起诉讼。",
    "To protect these rights and interests the plaintiff files this suit under the law.",
)
_FROM_LOAN = re.compile(r"自\{lent_on\}起(?=按双方约定)| from \{lent_on\}(?= until)")
_OWN_START = re.compile(r"[从從自起]|到期|逾期|过期|過期|\b(?:from|since|after|starting|overdue)\b", re.IGNORECASE)
"""Words of an agreement on interest that tell from when it runs; where there are none it runs from the loan on."""
_WRITTEN_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_STRETCH_END = re.compile(r"至(\d{4}年\d{1,2}月\d{1,2}日)$")
_NEXT_DAY = re.compile(r"\{(?P<key>[a-z_]+)\}的次日|the day after \{(?P<key_en>[a-z_]+)\}")
_SMALL_WORD = re.compile(r"(?<![A-Za-z])[a-z]{2,}(?![A-Za-z])")
_LIKE_A_REMARK, _SEVERAL = 4, 2
"""Number of foreign words, and of small ones, from which a Chinese answer holds a passage; fewer are a name."""
_TOLD: Mapping[str, Callable[[str], str | None]] = MappingProxyType(
    {"property_list": owned_things, "estate_list": owned_things, "heirs": heirs_told, "reason": spouses_told}
)
"""By the key of a question, what puts talk into the words of a complaint."""
_IN_WORDS = frozenset({"text", "relation", "share"})
"""Kinds of questions whose answers are words, and no name of somebody or some place."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft to show to the person, who may change every word.

    Args:
        name: the cause as the complaint names it under these answers.
        claims: suggested claims in both languages; the complaint takes the Chinese.
        sentences: facts and reasons in both languages; the complaint takes the Chinese, the English is for reading.
        missing: keys of required questions without an answer.
        to_translate: keys whose answers need a translation into Chinese and stand in no sentence (SPC21-7, INT-525).
        amount, currency: sum of the answers that make up the amount in dispute; None without one or in mixed money.
        fee_kind: which fee scale goes with these answers.
        warnings: what the person should know under these answers; information only.
    """

    name: Words
    claims: tuple[Words, ...]
    sentences: tuple[Words, ...]
    missing: tuple[str, ...]
    to_translate: tuple[str, ...]
    amount: Decimal | None
    currency: str
    fee_kind: FeeKind
    warnings: tuple[Remark, ...]

    @property
    def facts(self) -> str:
        """Facts and reasons as the complaint has them: one paragraph, Chinese but for answers given otherwise."""
        return "".join(sentence.zh for sentence in self.sentences)


def draft(cause: Cause, answers: Answers) -> Drafted:
    """Draft claims, facts and what goes with them from `answers`.

    Args:
        cause: a page of `guides.load_causes`.
        answers: by key; money as ``35000.00`` or ``35000.00 HKD``, days as ISO dates, choices by code, yes or no as
            ``yes`` and ``no``; anything else as the person wrote it. Answers to questions not asked are left out.
    """
    asked = cause.asked(answers)
    given = answers_given(cause, answers)
    title = next((title for title in cause.titles if holds(title.when, given)), None)
    claims = (claim for claim in cause.claims if holds(claim.when, given) and _answered(claim.text.zh, given))
    told = (one for one in cause.statement if holds(one.when, given) and _answered(one.zh, given))
    sentences = [words for one in told if (words := _both(one, cause, given)) is not None]
    amount, currency = _amount(cause, given)
    return Drafted(
        name=cause.called(given),
        claims=tuple(words for one in claims if (words := _claim(one, cause, given)) is not None),
        sentences=(*sentences, _CLOSING) if sentences else (),
        missing=tuple(question.key for question in asked if question.required and question.key not in given),
        to_translate=tuple(question.key for question in asked if is_foreign(question, given.get(question.key, ""))),
        amount=amount,
        currency=currency,
        fee_kind=(title.fee_kind if title else None) or cause.fee_kind,
        warnings=tuple(remark for remark in cause.warnings if holds(remark.when, given)),
    )


def answers_given(cause: Cause, answers: Answers) -> dict[str, str]:
    """Return the answers to what is asked under them, tidied; those to questions not asked are left out."""
    given = {one.key: tidy(answers[one.key]) for one in cause.asked(answers) if tidy(answers.get(one.key, ""))}
    return {**given, **cause.settled(answers)}


def court_answers(cause: Cause, answers: Answers) -> dict[str, str]:
    """Return the answers that decide on the court, by the name of the fact (`jurisdiction.facts.Facts`)."""
    asked = (question for question in cause.asked(answers) if question.court_fact)
    return {str(one.court_fact): tidy(answers[one.key]) for one in asked if tidy(answers.get(one.key, ""))}


def tidy(answer: str) -> str:
    """Return an answer on one line without the marks that end it, so that a sentence can go on after it."""
    return re.sub(r"\s+", " ", answer).strip().rstrip("。.;；,，、!！ ")


def said(question: CauseQuestion, answer: str, language: str) -> str:
    """Return an answer as it reads in a sentence: ``35000元``, ``2024年3月5日``, a choice's wording, or itself."""
    if question.kind == "money":
        return _money_said(answer, language)
    if question.kind == "date":
        return kept_day(answer, language) or _stretch_said(answer, language)
    if question.kind == "yes_no":
        return {"yes": Words("是", "yes"), "no": Words("否", "no")}.get(answer, Words(answer, answer)).say(language)
    if question.kind == "place":
        return in_chinese(answer) if language != "en" else answer
    if question.kind in _IN_WORDS and language != "en":
        return _in_chinese(question, answer) or answer
    for choice in question.choices:
        if choice.code == answer:
            return choice.says_en or choice.text.en if language == "en" else choice.says or choice.text.zh
    return answer


def _stretch_said(answer: str, language: str) -> str:
    """A stretch of days as it reads in a sentence; any other words as they are."""
    ends = [_day_said(end, language) for end in answer.split("至")]
    return " to ".join(ends) if language == "en" and len(ends) == 2 and all(ends) else answer


def _day_said(end: str, language: str) -> str:
    found = _WRITTEN_DAY.fullmatch(end)
    return str(kept_day(f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}", language)) if found else ""


def _answered(text: str, given: Answers) -> bool:
    return all(key in given for key in PLACEHOLDER.findall(text))


def own_words(cause: Cause, answers: Answers) -> str:
    """Return the answers that stand in no sentence, a line each, in the language they were given in."""
    given = answers_given(cause, answers)
    foreign = (one for one in cause.asked(answers) if is_foreign(one, given.get(one.key, "")))
    return "\n".join(f"{one.label.zh}：{given[one.key]}" for one in foreign)


def is_foreign(question: CauseQuestion, answer: str) -> bool:
    """Return True if an answer in words is in another language and cannot be put into Chinese here."""
    return (
        question.kind in _IN_WORDS and _has_passage(answer) and court_words(question.kind, question.key, answer) is None
    )


def is_spoken(question: CauseQuestion, answer: str) -> bool:
    """Return True if an answer is in spoken words that cannot be written otherwise here: it is quoted."""
    spoken = question.kind in _IN_WORDS and not _has_passage(answer) and written(answer) is None
    return spoken and _in_chinese(question, answer) is None


def _in_chinese(question: CauseQuestion, answer: str) -> str | None:
    told = _TOLD[question.key](answer) if question.key in _TOLD else None
    if told is not None:
        return told
    words = (
        court_words(question.kind, question.key, answer) if _has_passage(answer) or not is_chinese(answer) else answer
    )
    return None if words is None else written(words)


def _claim(claim: Claim, cause: Cause, given: Answers) -> Words | None:
    """The claim in the court's words where a wish is plain, else with the person's own; None where none can be made."""
    if worded := custody(given[claim.worded]) if claim.worded in given else None:
        return worded
    questions = [cause.question(key) for key in PLACEHOLDER.findall(claim.text.zh)]
    unfit = any(is_foreign(one, given[one.key]) or is_spoken(one, given[one.key]) for one in questions)
    text = claim.without if unfit else claim.text
    return text and Words(_filled(text.zh, cause, given, "zh-Hans"), _filled(text.en, cause, given, "en"))


def _both(sentence: Sentence, cause: Cause, given: Answers) -> Words | None:
    """The sentence in both languages; spoken words are quoted, and what is in another language stands in none."""
    questions = [cause.question(key) for key in PLACEHOLDER.findall(sentence.zh)]
    if any(is_foreign(one, given[one.key]) for one in questions):
        text = sentence.without
        return text and Words(_filled(text.zh, cause, given, "zh-Hans"), _filled(text.en, cause, given, "en"))
    quoted = {one.key: f"“{given[one.key]}”" for one in questions if is_spoken(one, given[one.key])}
    return Words(_filled(sentence.zh, cause, given, "zh-Hans", quoted), _filled(sentence.en, cause, given, "en"))


def _filled(text: str, cause: Cause, given: Answers, language: str, quoted: Answers = MappingProxyType({})) -> str:
    """Fill once, left to right: braces inside an answer are the person's own and stay.

    Nothing runs from "the day after" a month or a year: it runs from the day that follows its last one.
    """
    if _OWN_START.search(given.get("interest_rate", "")):
        text = _FROM_LOAN.sub("", text)
    if last := _STRETCH_END.search(given.get("lent_on", "")):  # a loan in parts runs whole from its last one on
        text = _FROM_LOAN.sub(lambda hole: hole[0].replace("{lent_on}", _day_said(last[1], language)), text)
    text = _NEXT_DAY.sub(
        lambda hole: _from_next_day(hole[0], given.get(hole["key"] or hole["key_en"], ""), language), text
    )
    return PLACEHOLDER.sub(
        lambda hole: quoted.get(hole[1]) or said(cause.question(hole[1]), given[hole[1]], language), text
    )


def _from_next_day(text: str, kept: str, language: str) -> str:
    following = day_after(kept)
    return text if following is None else str(kept_day(following.isoformat(), language))


def _money(answer: str) -> tuple[Decimal, str] | None:
    parts = _MONEY.fullmatch(answer)
    if not parts:
        return None
    try:
        return Decimal(parts[1].replace(",", "")), (parts[2] or "CNY").upper()
    except InvalidOperation:
        return None


def _money_said(answer: str, language: str) -> str:
    read = _money(answer)
    if read is None:
        return answer
    amount, currency = read
    figure = f"{amount:f}".rstrip("0").rstrip(".") if "." in f"{amount:f}" else f"{amount:f}"
    unit = _CURRENCIES.get(currency, Words(currency, currency)).say(language)
    return f"{figure} {unit}" if language == "en" else f"{figure}{unit}"


def _has_passage(answer: str) -> bool:
    """Return True if an answer holds more of another language than a name."""
    words = len(_FOREIGN_WORD.findall(answer))
    if not is_chinese(answer):
        return words > 0
    return words >= _LIKE_A_REMARK or len(_SMALL_WORD.findall(answer)) >= _SEVERAL


def _amount(cause: Cause, given: Answers) -> tuple[Decimal | None, str]:
    sums = [money for key in cause.amount if (money := _money(given.get(key, "")))]
    currencies = {currency for _, currency in sums}
    if len(currencies) != 1:
        return None, "CNY"
    return sum((amount for amount, _ in sums), Decimal(0)), currencies.pop()
