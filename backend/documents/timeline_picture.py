"""Picture of where a case stands, to look at on a telephone and to send on to the family; it names no party."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from backend.conversation.language import convert
from backend.documents import typesetting
from backend.documents.printable import line
from backend.filing.model import STATUS_NAMES, Case, CaseStatus, TimelineEntry
from backend.shared import wording
from backend.shared.calendar import BEIJING
from backend.shared.wording import Words

STEPS_SHOWN = 8
NOTE_SHOWN = 120
"""Characters of a court's remark in the picture; the whole of it is in the conversation."""

_TITLE = Words("案件进展", "Where the case stands")
_COURT = Words("法院", "Court")
_RECEIPT = Words("收件号", "Receipt no.")
_CASE_NUMBER = Words("案号", "Case no.")
_EARLIER = Words("更早还有 {count} 步", "{count} earlier steps")
_DECISION = Words("法院最迟答复", "The court decides by")
_FOOTER = Words("邑侨通 · 时间均为北京时间", "Yiqiaotong · all times are Beijing time")
_DEADLINES: dict[CaseStatus, Words] = {
    "defects": Words("补正材料，最迟", "Hand in the corrections by"),
    "registered": Words("交诉讼费，最迟", "Pay the court fee by"),
    "approved": Words("交诉讼费，最迟", "Pay the court fee by"),
    "refused": Words("上诉，最迟", "Appeal by"),
}
_NEXT_DAY = Words("下一个期限", "Next deadline")
_AS_THE_COURT_SAYS = Words("以法院答复为准", "The court's own answer counts")
_DECIDING: frozenset[CaseStatus] = frozenset({"submitting", "under_review"})


def case_timeline_png(case: Case, language: str, court_name: Words, cause_name: Words | None = None) -> bytes:
    """Return the picture, 780 pixels wide for a telephone of 390 points.

    Cause, court, numbers, each status with its day, the present one marked, then what comes next and by when. It may be
    passed on, so the parties' names are not in it.

    Args:
        language: ``zh-Hans``, ``zh-Hant`` or ``en``.
        court_name: the court in both languages.
        cause_name: the cause in both languages; without it the complaint's own (Chinese) words.
    """

    def say(words: Words) -> str:
        return convert(words.say(language), language)

    numbers = ((_RECEIPT, case.filing_number), (_CASE_NUMBER, case.case_number))
    facts = [[say(_COURT), say(court_name)], *([say(label), line(number)] for label, number in numbers if number)]
    entries = case.timeline or (TimelineEntry(case.status, case.updated_at),)
    earlier = len(entries) - STEPS_SHOWN
    data = {
        "language": "en" if language == "en" else "zh",
        "region": "hk" if language == "zh-Hant" else "cn",
        "title": say(_TITLE),
        "cause": say(cause_name) if cause_name else convert(line(case.cause_name), language),
        "facts": facts,
        "steps": list(_steps(case, entries[-STEPS_SHOWN:], language)),
        "earlier": convert(_EARLIER.say(language).format(count=earlier), language) if earlier > 0 else "",
        "deadline": _deadline(case, language),
        "footer": say(_FOOTER),
    }
    return typesetting.png("timeline", data)


def _steps(case: Case, entries: tuple[TimelineEntry, ...], language: str) -> Iterator[dict[str, Any]]:
    for number, entry in enumerate(entries, 1):
        when = entry.at.astimezone(BEIJING)
        yield {
            "text": convert(STATUS_NAMES[entry.status].say(language), language),
            "when": convert(f"{_day(when.date(), language)} {when:%H:%M}", language),
            "note": _short(line(entry.note)),
            "state": "now" if number == len(entries) else "done",
        }
    if case.decision_due and case.status in _DECIDING:
        when_due = convert(_day(case.decision_due, language), language)
        yield {"text": convert(_DECISION.say(language), language), "when": when_due, "note": "", "state": "ahead"}


def _deadline(case: Case, language: str) -> dict[str, str] | None:
    if case.deadline is None:
        return None
    texts = {
        "label": _DEADLINES.get(case.status, _NEXT_DAY).say(language),
        "day": _day(case.deadline, language),
        "note": _AS_THE_COURT_SAYS.say(language),
    }
    return {name: convert(text, language) for name, text in texts.items()}


def _day(value: date, language: str) -> str:
    if language == "en":
        return f"{wording.day(value, language)} {value.year}"
    return f"{value.year}年{wording.day(value, language)}"


def _short(text: str) -> str:
    return text if len(text) <= NOTE_SHOWN else text[: NOTE_SHOWN - 1] + "…"
