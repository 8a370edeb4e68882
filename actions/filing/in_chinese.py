"""Parts of a complaint told in another language, which stay out of its Chinese text: kept, named, sent along. Pure.

The court works in Chinese (SPC21-7). What the house can put into Chinese it puts there; the rest goes along in the
person's own words under a heading that says it needs a translation, and the person is told so once.
"""

from __future__ import annotations

from actions.dialogue.fields import Answers
from actions.filing.elements import elements_of
from backend.filing.causes.guides import load_causes
from backend.filing.causes.statement import Drafted, own_words
from backend.filing.wording.written_words import written
from backend.shared.wording import Words

_FEWEST_SIGNS = 20
"""Chinese signs the facts hold at least where a paragraph in another language is taken out of them."""
_LEFT = Words(
    "{labels}：说的不是中文，我没有把握译准，起诉状的中文里先不写；您的原话附在后面，标明须附译文。可以照样往下办，"
    "也可以用中文说“{first}改成…”。",
    "{labels}: I can't put your words into Chinese reliably, so the Chinese text leaves them out. They go along as "
    "your own statement, marked as needing a translation. You need do nothing now; the court may ask for it.",
)


def left_for_a_translator(answers: Answers, made: Drafted) -> list[Words]:
    """Return the one line that tells which answers stay out of the Chinese text; nothing where none does."""
    cause = load_causes().get(str(answers.get("cause", "")))
    if cause is None or not made.to_translate:
        return []
    labels = [cause.question(key).label for key in made.to_translate]
    zh = _LEFT.zh.format(labels="、".join(one.zh for one in labels), first=labels[0].zh)
    joined = ", ".join(one.en for one in labels)
    return [Words(zh, _LEFT.en.format(labels=joined[0].upper() + joined[1:]))]


def facts_in_chinese(text: str) -> tuple[str, str]:
    """Part the facts into Chinese paragraphs and those in another language; all stay where little else is left.

    A spoken paragraph is put into written words, or quoted where some of it has none.
    """
    paragraphs = [one for one in text.split("\n") if one.strip()]
    chinese = [one for one in paragraphs if _signs(one)]
    if sum(map(_signs, chinese)) < _FEWEST_SIGNS:
        return text, ""
    return "\n".join(map(_written, chinese)), "\n".join(one for one in paragraphs if not _signs(one))


def _written(paragraph: str) -> str:
    """A paragraph in written words; one that quotes already is a draft and stays."""
    return paragraph if "“" in paragraph else written(paragraph) or f"原告自述：“{paragraph}”"


def own_words_of(answers: Answers) -> str:
    """Return everything that goes along in the person's own language, a line each; nothing where all is Chinese."""
    cause = load_causes().get(str(answers.get("cause", "")))
    told = own_words(cause, elements_of(answers)) if cause is not None else ""
    return "\n".join(part for part in (told, facts_in_chinese(str(answers.get("facts", "")))[1]) if part)


def _signs(text: str) -> int:
    return sum("\u3400" <= sign <= "\u9fff" for sign in text)
