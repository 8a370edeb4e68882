"""What papers a filing needs: by the cause, and by who files, with translation and the way each paper is certified.

Identity papers and certification by category: SPC cross-border filing provisions (2021) Art. 5 (SPC21-5.1 to 5.4), for
a power of attorney Art. 8 (SPC21-8.1 to 8.4); a Chinese translation by a qualified agency: Art. 7 (SPC21-7).
"""

from __future__ import annotations

import re

from actions.answers import Answer
from actions.filing.gate import cause_choices
from actions.forms.turn import Turn
from backend.filing.causes.guides import find_cause, load_causes
from backend.shared.wording import Words

CATEGORIES: dict[str, Words] = {
    "foreigner": Words("外国护照", "A foreign passport"),
    "hk_macao_resident": Words("港澳居民", "Hong Kong or Macao resident"),
    "taiwan_resident": Words("台湾居民", "Taiwan resident"),
    "mainland_abroad": Words("中国公民，住在境外", "Chinese citizen living outside"),
    "organisation": Words("境外公司、社团", "A company or association"),
}
_NAMED = (
    ("organisation", r"公司|企业|企業|社团|社團|会馆|會館|compan|corporation|organi[sz]ation|association"),
    ("taiwan_resident", r"台湾|台灣|臺灣|台胞|taiwan"),
    ("hk_macao_resident", r"香港|澳门|澳門|港澳|回乡证|回鄉證|hong ?kong|maca[ou]"),
    ("foreigner", r"外国护照|外國護照|外籍|外国人|外國人|入籍|foreign(?:er|\s+passport|\s+national)|citizen of"),
    ("mainland_abroad", r"中国护照|中國護照|中国籍|中國籍|华侨|華僑|绿卡|綠卡|chinese (?:passport|citizen|national)"),
)
_TRANSLATION = re.compile(r"翻译|翻譯|译本|譯本|外文|英文|translat", re.IGNORECASE)
_CERTIFICATION = re.compile(
    r"公证|公證|认证|認證|领事|領事|大使馆|大使館|转递|轉遞|apostille|notari|legali[sz]|certif|authenticat",
    re.IGNORECASE,
)


async def materials(turn: Turn) -> None:
    """Say what the named cause and category need; else the general list, with a button for each of both."""
    cause, category = _cause(turn), category_of(turn.answer)
    if category is not None:
        tell_identity_papers(turn, category)
    if cause is not None:
        _tell_cause(turn, cause)
    text = turn.answer.text
    if _TRANSLATION.search(text):
        turn.say("utter_filing_papers_translation")
    elif category is None and _CERTIFICATION.search(text):
        turn.say("utter_filing_papers_certification", _category_buttons(turn))
    elif cause is None and category is None:
        turn.say("utter_filing_papers", [*_category_buttons(turn), *_cause_buttons(turn)])


def _cause(turn: Turn) -> str | None:
    """The cause a button or the words name; in the middle of a filing, its own."""
    said = turn.answer.pressed.get("cause") or turn.answer.value("cause")
    named = [code for code in (said, *find_cause(turn.answer.text)) if code in load_causes()]
    if named:
        return str(named[0])
    in_filing = turn.has_draft and turn.draft.service == "filing" and not turn.answer.pressed
    own = str(turn.answers.get("cause", "")) if in_filing else ""
    return own if own in load_causes() else None


def category_of(answer: Answer) -> str | None:
    """Who files, by button or words: ``foreigner`` …, or None."""
    if answer.pressed:
        chosen = str(answer.pressed.get("filing_category", ""))
        return chosen if chosen in CATEGORIES else None
    return next((code for code, words in _NAMED if re.search(words, answer.text, re.IGNORECASE)), None)


def _tell_cause(turn: Turn, code: str) -> None:
    cause = load_causes()[code]
    papers = "\n".join(f"• {paper.say(turn.language)}" for paper in cause.papers)
    turn.say(
        "utter_filing_papers_of_cause", _category_buttons(turn), cause=cause.name.say(turn.language), papers=papers
    )


def tell_identity_papers(turn: Turn, category: str) -> None:
    """Say the identity papers of a category, and how a power of attorney of theirs is certified."""
    turn.say(f"utter_filing_papers_{category}", _cause_buttons(turn))


def _category_buttons(turn: Turn) -> list[dict[str, str]]:
    return [
        {
            "title": label.say(turn.language),
            "payload": f'/ask_filing_materials{{"filing_category": "{code}"}}',
        }
        for code, label in CATEGORIES.items()
    ]


def _cause_buttons(turn: Turn) -> list[dict[str, str]]:
    return [
        {"title": choice.label.say(turn.language), "payload": f'/ask_filing_materials{{"cause": "{choice.value}"}}'}
        for choice in cause_choices()
        if choice.value in load_causes()
    ]
