"""Drafts claims and facts from a person's answers, in the court's manner, adding nothing the person did not say. Pure.

Complaints are in Chinese (SPC21-7, INT-525): an answer in another language stays as it is and is named, so that the
person is told to have it translated. CPL (2023) Art. 124 (CPL-122-4) says what a complaint holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

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
_HAN = re.compile(r"[㐀-鿿]")
_FOREIGN_WORD = re.compile(r"[^\W\d_㐀-鿿]{2,}")
_MONEY = re.compile(r"([\d,]+(?:\.\d+)?)(?:\s*([A-Za-z]{3}))?")
_CLOSING = Words(
    "原告为维护自身合法权益，依法提起诉讼。",
    "To protect these rights and interests the plaintiff files this suit under the law.",
)
_NEXT_DAY = re.compile(r"\{(?P<key>[a-z_]+)\}的次日|the day after \{(?P<key_en>[a-z_]+)\}")
_LIKE_A_REMARK = 4
"""Number of foreign words from which a Chinese answer holds a passage to translate; fewer are a name."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft to show to the person, who may change every word.

    Args:
        name: the cause as the complaint names it under these answers.
        claims: suggested claims in both languages; the complaint takes the Chinese.
        sentences: facts and reasons in both languages; the complaint takes the Chinese, the English is for reading.
        missing: keys of required questions without an answer.
        to_translate: keys whose answers need a translation into Chinese (SPC21-7, INT-525).
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
    sentences = [
        _both(one, cause, given) for one in cause.statement if holds(one.when, given) and _answered(one.zh, given)
    ]
    amount, currency = _amount(cause, given)
    return Drafted(
        name=title.name if title else cause.name,
        claims=tuple(_claim(one, cause, given) for one in claims),
        sentences=(*sentences, _CLOSING) if sentences else (),
        missing=tuple(question.key for question in asked if question.required and question.key not in given),
        to_translate=tuple(question.key for question in asked if _foreign(question, given.get(question.key, ""))),
        amount=amount,
        currency=currency,
        fee_kind=(title.fee_kind if title else None) or cause.fee_kind,
        warnings=tuple(remark for remark in cause.warnings if holds(remark.when, given)),
    )


def answers_given(cause: Cause, answers: Answers) -> dict[str, str]:
    """Return the answers to what is asked under them, tidied; those to questions not asked are left out."""
    return {one.key: tidy(answers[one.key]) for one in cause.asked(answers) if tidy(answers.get(one.key, ""))}


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
        return kept_day(answer, language) or answer
    if question.kind == "yes_no":
        return {"yes": Words("是", "yes"), "no": Words("否", "no")}.get(answer, Words(answer, answer)).say(language)
    if question.kind == "place":
        return in_chinese(answer) if language != "en" else answer
    for choice in question.choices:
        if choice.code == answer:
            return choice.says_en or choice.text.en if language == "en" else choice.says or choice.text.zh
    return answer


def _answered(text: str, given: Answers) -> bool:
    return all(key in given for key in PLACEHOLDER.findall(text))


def _claim(claim: Claim, cause: Cause, given: Answers) -> Words:
    """The claim in the court's words where a wish is plain, else with the person's own."""
    worded = custody(given[claim.worded]) if claim.worded in given else None
    text = claim.text
    return worded or Words(_filled(text.zh, cause, given, "zh-Hans"), _filled(text.en, cause, given, "en"))


def _both(sentence: Sentence, cause: Cause, given: Answers) -> Words:
    return Words(_filled(sentence.zh, cause, given, "zh-Hans"), _filled(sentence.en, cause, given, "en"))


def _filled(text: str, cause: Cause, given: Answers, language: str) -> str:
    """Fill once, left to right: braces inside an answer are the person's own and stay.

    Nothing runs from "the day after" a month or a year: it runs from the day that follows its last one.
    """
    text = _NEXT_DAY.sub(
        lambda hole: _from_next_day(hole[0], given.get(hole["key"] or hole["key_en"], ""), language), text
    )
    return PLACEHOLDER.sub(lambda hole: said(cause.question(hole[1]), given[hole[1]], language), text)


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


def _foreign(question: CauseQuestion, answer: str) -> bool:
    """Answers by code, figures and days are ours to word; free ones may be foreign."""
    if question.choices or question.kind == "yes_no" or (question.kind == "money" and _money(answer)):
        return False
    words = len(_FOREIGN_WORD.findall(answer))
    return words >= _LIKE_A_REMARK or (words > 0 and not _HAN.search(answer))


def _amount(cause: Cause, given: Answers) -> tuple[Decimal | None, str]:
    sums = [money for key in cause.amount if (money := _money(given.get(key, "")))]
    currencies = {currency for _, currency in sums}
    if len(currencies) != 1:
        return None, "CNY"
    return sum((amount for amount, _ in sums), Decimal(0)), currencies.pop()
