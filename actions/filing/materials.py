"""Papers a filing needs: by the cause, and by who files, with translation and the way each paper is certified.

Identity papers and certification by category: SPC cross-border filing provisions (2021) Art. 5 (SPC21-5.1 to 5.4), for
a power of attorney Art. 8 (SPC21-8.1 to 8.4); a Chinese translation by a qualified agency: Art. 7 (SPC21-7).
"""

from __future__ import annotations

from actions.answers import Answer
from actions.dialogue.buttons import button
from actions.dialogue.turn import Turn
from actions.filing.readers.named_papers import about_certification, about_translation, category_named
from actions.filing.screening import cause_choices
from actions.filing.story import codes_known
from backend.filing.causes.guides import find_cause, load_causes
from backend.shared.wording import Words

CATEGORIES: dict[str, Words] = {
    "foreigner": Words("外国护照", "A foreign passport"),
    "hk_macao_resident": Words("港澳居民", "Hong Kong or Macao resident"),
    "taiwan_resident": Words("台湾居民", "Taiwan resident"),
    "mainland_abroad": Words("中国公民，住在境外", "Chinese citizen living outside"),
    "organisation": Words("境外公司、社团", "A company or association"),
}


async def materials(turn: Turn) -> None:
    """Say what the named cause and category need; else the general list, with a button for each of both."""
    cause, category = _cause(turn), category_of(turn.answer)
    if category is not None:
        tell_identity_papers(turn, category)
    if cause is not None:
        _tell_cause(turn, cause)
    text = turn.answer.text
    if about_translation(text):
        turn.say("utter_filing_papers_translation")
    elif category is None and about_certification(text):
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
    """Return who files, by button or words: ``foreigner`` …, or None."""
    if answer.pressed:
        chosen = str(answer.pressed.get("filing_category", ""))
        return chosen if chosen in CATEGORIES else None
    return category_named(answer.text)


def _tell_cause(turn: Turn, code: str) -> None:
    cause = load_causes()[code]
    known = codes_known(turn.answers, code) if turn.has_draft and turn.draft.service == "filing" else {}
    papers = "\n".join(f"• {paper.say(turn.language)}" for paper in cause.wanted(known))
    name = cause.called(known).say(turn.language)
    turn.say("utter_filing_papers_of_cause", _category_buttons(turn), cause=name, papers=papers)


def tell_identity_papers(turn: Turn, category: str) -> None:
    """Say the identity papers of a category, and how a power of attorney of theirs is certified."""
    turn.say(f"utter_filing_papers_{category}", _cause_buttons(turn))


def _category_buttons(turn: Turn) -> list[dict[str, str]]:
    return [
        button(turn.language, label, "ask_filing_materials", filing_category=code) for code, label in CATEGORIES.items()
    ]


def _cause_buttons(turn: Turn) -> list[dict[str, str]]:
    return [
        button(turn.language, choice.label, "ask_filing_materials", cause=choice.value)
        for choice in cause_choices()
        if choice.value in load_causes()
    ]
