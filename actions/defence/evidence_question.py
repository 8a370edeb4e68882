"""The question for the evidence of a written answer: files with what they are and prove, and names of what has none.

Files go with the answer; a name, a source and a purpose are the person's own words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.defence.readers.claims import parts_of
from actions.defence.suit_fields import wants_paper
from actions.dialogue.fields import SKIPPED, Field
from actions.dialogue.phrases import says_only
from actions.dialogue.readers.speech_acts import asks, spoken_act
from actions.dialogue.readers.statements import read_statement
from actions.dialogue.turn import Turn
from actions.filing.readers import says_all_papers_are_there
from actions.front_door import Declined
from actions.readers.pattern_pages import patterns
from actions.script import sign_by_sign
from backend.conversation.wanted import A_FILE
from backend.defence.evidence import LONGEST_NAME, LONGEST_PURPOSE, MOST_EVIDENCE
from backend.files.commands import FileFacts
from backend.shared.wording import Words, verbatim

NAME = "evidence"
_DONE = Choice("done", Words("都齐了", "That is all"), ("都齐了", "没有了", "就这些", "that is all", "no more"))
_SMALL_TALK = ("unknown", "muttering", "agreement", "grumble")

_PAGE = Path(__file__).with_name("evidence_words.yml")
_ENDS = " ，,、。.；;:：\n"
Item = dict[str, Any]


def items_of(answers: Mapping[str, Any]) -> list[Item]:
    """Return the evidence so far, or as it was answered; a bare name is one without a file."""
    kept = answers.get(f"{NAME}_so_far", answers.get(NAME))
    return [{"name": one} if isinstance(one, str) else dict(one) for one in kept] if isinstance(kept, list) else []


def evidence_told(text: str) -> Item:
    """Return what a piece of evidence is, where it comes from and what it proves, as far as the words tell."""
    rest, told = text.strip(), {}
    for part in ("purpose", "source"):
        for pattern in patterns(_PAGE, part):
            if part not in told and (found := pattern.search(rest)) is not None and found["told"].strip(_ENDS):
                told[part] = found["told"].strip(_ENDS)
                rest = f"{rest[: found.start()]}{rest[found.end() :]}"
    name = rest.strip(_ENDS)[:LONGEST_NAME]
    return {**({"name": name} if name else {}), **told}


def is_word_alone(text: str) -> bool:
    """Return True if somebody has nothing but their own word ("only my word", "只有我自己说"), which is no evidence."""
    plain = sign_by_sign(text).casefold().strip(_ENDS)
    return any(pattern.fullmatch(plain) is not None for pattern in patterns(_PAGE, "word_alone"))


def comes_later(text: str) -> bool:
    """Return True if words say when something comes ("later", "以后再交"), and name no piece of evidence."""
    plain = sign_by_sign(text).casefold().strip(_ENDS)
    return any(pattern.fullmatch(plain) is not None for pattern in patterns(_PAGE, "later"))


def without_taken_off(items: list[Item], text: str) -> list[Item] | None:
    """Return the evidence without the piece a message wants gone, by name or number; None where none is meant."""
    found = (pattern.match(text.strip()) for pattern in patterns(_PAGE, "taken_off"))
    told = next((one["told"].strip(_ENDS) for one in found if one is not None), "")
    numbers = (pattern.fullmatch(sign_by_sign(told)) for pattern in patterns(_PAGE, "number"))
    place = next((int(one["told"]) - 1 for one in numbers if one is not None), -1)
    meant = [
        at for at, one in enumerate(items) if told and (at == place or str(one["name"]).casefold() == told.casefold())
    ]
    return [one for at, one in enumerate(items) if at != meant[0]] if len(meant) == 1 else None


def described(items: list[Item], text: str) -> list[Item]:
    """Return the evidence with what a message tells: of the file sent last, or new names."""
    if items and items[-1].get("file_id") and not items[-1].get("described"):
        return [*items[:-1], items[-1] | evidence_told(text) | {"described": True}]
    told = [one for part in parts_of(text) if part and not comes_later(part) and (one := evidence_told(part))]
    if len(told) > 1 and any(one.keys() - {"name"} for one in told):  # "the IOU, from him, proves that he borrowed"
        told = [evidence_told(text)]
    known = {str(one["name"]) for one in items}
    return [*items, *(one for one in told if one.get("name") and one["name"] not in known)]


async def _read(turn: Turn, answer: Answer) -> Reading:
    items, text = items_of(turn.answers), answer.text.strip()
    is_all = bool(items) and ((answer.intent == "deny" and len(text) <= 8) or pick(answer, (_DONE,)).found)
    if is_all or says_all_papers_are_there(answer):
        return Reading(items) if items else Reading(problem="utter_defence_evidence_empty", covers=1)
    if says_only("has_no_papers", text) or is_word_alone(text) or comes_later(text):
        return Reading(items or SKIPPED)
    if (left := without_taken_off(items, text)) is not None:
        return Reading([one["name"] if set(one) == {"name"} else one for one in left] or SKIPPED)
    if not text or asks(text) or spoken_act(text) in _SMALL_TALK:
        return NOTHING
    if not read_statement(text, LONGEST_NAME + LONGEST_PURPOSE).found:
        return Reading(problem="utter_text_too_long", facts={"limit": LONGEST_PURPOSE})
    had_files = any(one.get("file_id") for one in items)
    now = described(items, text)
    if len(now) > MOST_EVIDENCE:
        return Reading(problem="utter_defence_evidence_many", facts={"limit": MOST_EVIDENCE})
    kept = [one["name"] if set(one) == {"name"} else one for one in now]
    if not had_files:  # names alone are all there is
        return Reading(kept)
    return Reading(kept, problem="utter_defence_evidence_note", facts={"items": listed(turn, kept)}, partial=True)


async def _upload(turn: Turn, file_id: str) -> Reading:
    """A file joins the others; the same one twice counts once."""
    items = items_of(turn.answers)
    try:
        file = await turn.do(FileFacts(file_id, turn.person.person_id))
    except Declined as no:
        return Reading(problem=no.utter, facts=no.facts)
    if len(items) >= MOST_EVIDENCE:
        return Reading(problem="utter_defence_evidence_many", facts={"limit": MOST_EVIDENCE})
    if file.sha256 not in {one.get("sha256") for one in items}:
        kept = {"name": file.name, "file_id": file.file_id, "file_name": file.name, "mime": file.mime}
        items.append(kept | {"sha256": file.sha256})
    facts = {"name": verbatim(file.name), "count": sum(1 for one in items if one.get("file_id"))}
    return Reading(items, problem="utter_defence_evidence_file", facts=facts, partial=True)


async def _choices(turn: Turn) -> Sequence[Choice]:
    return (_DONE,) if items_of(turn.answers) else ()


async def _pressed(turn: Turn, value: str) -> Reading:
    items = items_of(turn.answers)
    return Reading(items) if value == _DONE.value and items else Reading(problem="utter_choice_gone")


def listed(turn: Turn, value: Any) -> str:
    """Return the evidence, a piece a line: its file, its name, where it comes from, what it proves."""
    source, proves = Words("来源：", "from: ").say(turn.language), Words("证明：", "proves: ").say(turn.language)
    lines = []
    for number, one in enumerate(items_of({NAME: value}), 1):
        told = [f"{'📎 ' if one.get('file_id') else ''}{verbatim(str(one['name']))}"]
        told += [f"{source}{verbatim(str(one['source']))}"] if one.get("source") else []
        told += [f"{proves}{verbatim(str(one['purpose']))}"] if one.get("purpose") else []
        lines.append(f"\n  ({number}) {Words('；', '; ').say(turn.language).join(told)}")
    return "".join(lines)


def evidence_field(group: Words) -> Field:
    """Return the question."""
    return Field(
        NAME, Words("证据", "Evidence"), _read, words=("证明", "材料", "evidence"), applies=wants_paper, free_text=True,
        story=True, optional=True, show=listed, group=group, choices=_choices, pressed=_pressed, upload=_upload,
        wants=A_FILE,
    )  # fmt: skip
