"""Words for an article that was looked up, and for one that cannot be told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from rasa_sdk.events import SlotSet

from actions.dialogue.buttons import Button, titled
from actions.dialogue.turn import Turn
from actions.enquiries.offering import enquiry_button
from backend.enquiries.model import OFFICE_NAMES
from backend.shared.wording import Words, verbatim
from backend.statutes.model import Article, Citation, Hit, Lookup, Number
from backend.statutes.wording import article_words, law_words, number_words, repeal_facts, version_words

ARTICLE, DAY, PART, FROM, FILE = "statute_article", "statute_day", "statute_part", "statute_from", "statute_file"
"""The payload's keys: an article as ``title:number``, the day it was asked for, which part of a long one; of a check
the first that is shown, and the file."""
SPOKEN_OF: Final = "statute_spoken_of"
"""The slot with the article that was told last, as in a payload, and its day."""
LONGEST: Final = 700
"""Characters of an article in one bubble."""
_NEAR_BEST: Final = 0.6
"""Share of the best hit's score below which another is not offered beside it."""
_ASK = Words("替我去问", "Ask them for me")
_WHOLE = Words("看整条", "Read the whole article")
_GO_ON = Words("接着看", "Read on")


def code_of(title: str, number: Number) -> str:
    """Return an article as a payload carries it."""
    return f"{title}:{number.code}"


def from_code(code: str) -> tuple[str, Number] | None:
    """Return law and number from a payload, None where it is none."""
    title, _, number = code.rpartition(":")
    known = Number.of_code(number)
    return (title, known) if title and known is not None else None


def tell_article(turn: Turn, lookup: Lookup, article: Article, asked: Citation, part: int = 0) -> None:
    """Say an article in its own words, its version, and whether it is in force; then its neighbours.

    Args:
        asked: as it was asked for; with a paragraph only that is told.
        part: which part of a long article.
    """
    title, language = article.version.title, turn.language
    words, narrowed = _wanted(article.text, asked.paragraph)
    parts = _parts(words)
    part = min(part, len(parts) - 1)
    facts: dict[str, Any] = {
        "cited": article_words(title, article.number, language, asked.paragraph if narrowed else 0),
        "version": version_words(article.version, language),
        "standing": _standing(lookup, language),
        "words": verbatim(parts[part] + ("……" if part < len(parts) - 1 else "")),
        "note": _notes(lookup, asked, narrowed, language),
    }
    buttons = []
    if part < len(parts) - 1:
        buttons.append(article_button(turn, title, article.number, _GO_ON.say(language), lookup.on, part + 1))
    if narrowed:
        buttons.append(article_button(turn, title, article.number, _WHOLE.say(language), lookup.on))
    if not turn.has_draft:
        near = (one for one in (lookup.before, lookup.after) if one is not None)
        buttons += [article_button(turn, title, one, number_words(one, language), lookup.on) for one in near]
    turn.say("utter_statute_article", buttons, **facts)
    day = lookup.on.isoformat() if lookup.on else ""
    turn.events.append(SlotSet(SPOKEN_OF, f"{code_of(title, article.number)}|{day}"))


def article_button(turn: Turn, title: str, number: Number, words: str, on: date | None = None, part: int = 0) -> Button:
    """Return a button that opens an article."""
    values = {ARTICLE: code_of(title, number)}
    values |= {DAY: on.isoformat()} if on else {}
    values |= {PART: str(part)} if part else {}
    return titled(words, "ask_statute", **values)


def tell_absent(turn: Turn, lookup: Lookup, asked: Citation) -> None:
    """Say honestly why an article cannot be quoted, and offer to ask the office."""
    language = turn.language
    law = law_words(lookup.title or asked.law, language)
    office = OFFICE_NAMES["litigation_service"].say(language)
    ask = [enquiry_button(turn, "law", title=_ASK)]
    number = number_words(asked.number, language) if asked.number.article else ""
    if lookup.has_law and lookup.edition is not None:
        version = version_words(lookup.edition, language)
        turn.say("utter_statute_missing", ask, law=law, number=number, version=version, highest=lookup.highest)
    elif lookup.repeal is not None:
        facts: dict[str, Any] = dict(repeal_facts(lookup.repeal, language))
        turn.say("utter_statute_repealed", ask, law=law, office=office, **facts)
    elif lookup.is_empty:
        turn.say("utter_statute_none_imported", ask, office=office)
    else:
        turn.say("utter_statute_not_here", ask, law=law, office=office)


def tell_force(turn: Turn, lookup: Lookup, law: str) -> None:
    """Say whether a law is in force."""
    named = law_words(lookup.title or law, turn.language)
    if lookup.repeal is not None:
        facts: dict[str, Any] = dict(repeal_facts(lookup.repeal, turn.language))
        turn.say("utter_statute_ended", law=named, **facts)
    elif lookup.has_law and lookup.edition is not None:
        note = _newer_note(lookup, turn.language)
        version = version_words(lookup.edition, turn.language)
        turn.say("utter_statute_in_force", law=named, version=version, note=f"{note.strip()}" if note else "")
    else:
        tell_absent(turn, Lookup(lookup.title, lookup.number, is_empty=lookup.is_empty), Citation(law, Number(0)))


def tell_hits(turn: Turn, hits: Sequence[Hit]) -> None:
    """Offer the articles a search has found, each with its beginning."""
    buttons = []
    best = max((hit.score for hit in hits), default=0.0)
    for hit in (one for one in hits if one.score >= _NEAR_BEST * best):
        version = hit.article.version
        cited = article_words(version.title, hit.article.number, turn.language)
        buttons.append(article_button(turn, version.title, hit.article.number, cited))
    if buttons:
        turn.say("utter_statute_found", buttons)
    else:
        office = OFFICE_NAMES["litigation_service"].say(turn.language)
        turn.say("utter_statute_nothing_found", [enquiry_button(turn, "law", title=_ASK)], office=office)


def _wanted(text: str, paragraph: int) -> tuple[str, bool]:
    """The paragraph that is asked for with its items, or the whole article."""
    paragraphs = paragraphs_of(text)
    if 0 < paragraph <= len(paragraphs) and len(paragraphs) > 1:
        return paragraphs[paragraph - 1], True
    return text, False


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs (款) of an article; an item (（一）…) belongs to the paragraph before it."""
    paragraphs: list[str] = []
    for line in text.splitlines():
        if paragraphs and line.startswith(("（", "(")):
            paragraphs[-1] += f"\n{line}"
        else:
            paragraphs.append(line)
    return paragraphs


def _parts(words: str) -> list[str]:
    """An article in parts of a bubble each, cut at ends of lines or sentences."""
    parts = [""]
    for piece in words.replace("。", "。\x00").replace("\n", "\n\x00").split("\x00"):
        for at in range(0, max(len(piece), 1), LONGEST):
            bit = piece[at : at + LONGEST]
            if parts[-1] and len(parts[-1]) + len(bit) > LONGEST:
                parts.append("")
            parts[-1] += bit
    return [part.strip() for part in parts if part.strip()] or [words]


def _standing(lookup: Lookup, language: str) -> str:
    if lookup.on is not None:
        fits = Words(f"{lookup.on}当时有效。", f"In force on {lookup.on}.")
        early = Words(f"{lookup.on}当时还没施行。", f"Not yet in force on {lookup.on}.")
        late = Words(f"{lookup.on}当时已经不是现行的。", f"No longer in force on {lookup.on}.")
        is_late = lookup.until is not None and lookup.until <= lookup.on
        return (fits if lookup.in_force else late if is_late else early).say(language)
    if lookup.newer is not None:
        return Words("这是我这里最新的版本。", "This is the newest version here.").say(language)
    if lookup.in_force:
        return Words("按这里的资料现行有效。", "In force, as far as I know.").say(language)
    return Words("不是现行的。", "Not in force today.").say(language)


def _notes(lookup: Lookup, asked: Citation, narrowed: bool, language: str) -> str:
    said = ""
    if asked.paragraph and not narrowed:
        whole = Words("这一条没有分成这么多款，上面是整条。", "It has no such paragraph; this is the whole article.")
        said += f"\n{whole.say(language)}"
    if lookup.repeal is not None:
        facts = repeal_facts(lookup.repeal, language)
        ended = Words(
            f"{facts['until']}起这部法已失效，现在看{facts['by']}；那天以前的事仍可能用它。",
            f"The law has not been in force since {facts['until']}; see {facts['by']} instead. "
            "It may still govern what happened before.",
        )  # fmt: skip
        return f"{said}\n{ended.say(language)}"
    if lookup.until is not None:
        later = Words(f"{lookup.until}起换成了新的版本。", f"A newer version has applied since {lookup.until}.")
        said += f"\n{later.say(language)}"
    return said + _newer_note(lookup, language)


def _newer_note(lookup: Lookup, language: str) -> str:
    if lookup.newer is None:
        return ""
    doubt = (
        "" if lookup.newer.is_certain else Words("（凭记忆，请核实）", " (from memory, please verify)").say(language)
    )
    day = lookup.newer.effective_on
    return "\n" + Words(
        f"{day}起应已有新版{doubt}，我这里没有，请以新版为准。",
        f"A newer version should have applied since {day}{doubt}; I don't have it, and it prevails.",
    ).say(language)
