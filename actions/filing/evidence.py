"""Evidence: files one after the other until there are no more, then what each is and what it proves.

A file sent at any other question is kept as evidence too: nobody has to send the same photo twice. Papers in another
language need a Chinese translation by a qualified agency (SPC21-7).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import cache
from typing import Any

from actions.answers import Answer, Choice, Reading, pick
from actions.dialogue.doubt import is_unknown
from actions.dialogue.fields import SKIPPED, Answers, Field, reading
from actions.dialogue.readers.papers_had import names_paper
from actions.dialogue.repeat import Repeat
from actions.dialogue.turn import Turn
from actions.filing.readers import accepts, read_yes_no
from actions.filing.readers.free_words import read_words
from actions.filing.readers.single_answers import name_and_purpose
from actions.front_door import Declined
from backend.files.commands import FileFacts
from backend.filing.model import EvidenceItem
from backend.shared.wording import Words, fact, verbatim

EVIDENCE = Words("证据", "Evidence")
MOST = 20
NO_MORE = "none"
_NONE_YET = Choice(NO_MORE, Words("没有，以后再交", "None now, later"), ("没有", "以后", "later"))
_ENOUGH = Choice(NO_MORE, Words("没有了", "That is all"), ("没有了", "够了"))
LIST = Repeat("evidence", ("file", "name", "purpose", "source", "pages"), MOST)
"""The list; where a paper comes from and how many pages it has is read from it, and never asked."""
key = LIST.key
"""Name of the field for one answer about one piece of evidence."""
NAME_LIMIT, PURPOSE_LIMIT = 60, 200


def sent(answers: Answers) -> list[Mapping[str, Any]]:
    """The files sent so far, in order."""
    return [file for file in LIST.values(answers, "file") if isinstance(file, Mapping)]


async def kept_file(turn: Turn, file_id: str) -> Reading:
    """A file that really is this person's; the same file twice is pointed out."""
    if any(file["file_id"] == file_id for file in sent(turn.answers)):
        return Reading(problem="utter_filing_evidence_twice")
    try:
        file = await turn.do(FileFacts(file_id, turn.person.person_id))
    except Declined as no:
        return Reading(problem=no.utter, facts={name: fact(value, turn.language) for name, value in no.facts.items()})
    return Reading({"file_id": file.file_id, "name": file.name, "sha256": file.sha256})


def next_place(answers: Answers) -> int | None:
    """Return the place of the next file, or None when the list is full."""
    number = len(sent(answers)) + 1
    return number if number <= MOST else None


@cache
def evidence_fields() -> tuple[Field, ...]:
    """All files first, so that several can be sent at once; then a name and a purpose for each."""
    return (*LIST.fields(lambda number: (_file_field(number),)), *LIST.fields(_about_fields))


def _file_field(number: int) -> Field:
    choice = _NONE_YET if number == 1 else _ENOUGH

    async def offered(turn: Turn) -> Sequence[Choice]:
        return (choice,)

    async def read(turn: Turn, answer: Answer) -> Reading:
        enough = accepts(answer, *choice.words) if number > 1 else pick(answer, (choice,)).found  # a nod sends nothing
        says_no = enough or read_yes_no(answer).value == "no"
        return Reading(NO_MORE) if says_no else Reading(problem="utter_filing_evidence_send")

    def applies(answers: Answers) -> bool:
        return number == 1 or isinstance(answers.get(key(number - 1, "file")), Mapping)

    def show(turn: Turn, value: Any) -> str:
        if isinstance(value, Mapping):
            return f"📎 {verbatim(str(value['name']))}"
        return Words("以后再交", "later").say(turn.language)

    def facts(turn: Turn) -> Mapping[str, Any]:
        return {"number": number, "count": number - 1}

    return Field(
        key(number, "file"),
        Words(f"证据{number}", f"Evidence {number}"),
        read,
        choices=offered,
        applies=applies,
        show=show,
        utter="utter_ask_filing_evidence_first" if number == 1 else "utter_ask_filing_evidence_next",
        facts=facts,
        upload=kept_file,
        free_text=True,
        in_review=number == 1,
        group=EVIDENCE,
    )


def _about_fields(number: int) -> Sequence[Field]:
    applies = _is_sent(number)

    def facts(turn: Turn) -> Mapping[str, Any]:
        return {"number": number, "file": verbatim(_name_of(turn.answers, number))}

    return (
        Field(
            key(number, "name"),
            Words(f"证据{number}名称", f"Evidence {number}: name"),
            _about_reader(number),
            applies=applies,
            utter="utter_ask_filing_evidence_name",
            facts=facts,
            optional=True,
            free_text=True,
            rests_on=(key(number, "file"),),
            group=EVIDENCE,
        ),
        Field(
            key(number, "purpose"),
            Words(f"证据{number}证明什么", f"Evidence {number}: proves"),
            reading(read_words(PURPOSE_LIMIT)),
            applies=lambda answers: applies(answers) and key(number, "purpose") in answers,
            utter="utter_ask_filing_evidence_purpose",
            facts=facts,
            optional=True,
            free_text=True,
            story=True,
            rests_on=(key(number, "file"),),
            group=EVIDENCE,
        ),
    )


def _about_reader(number: int) -> Callable[[Turn, Answer], Awaitable[Reading]]:
    """ "The IOU, proves that he borrowed" tells what a file is and what it proves."""

    async def read(turn: Turn, answer: Answer) -> Reading:
        if is_unknown(answer):
            return Reading(SKIPPED)
        found = read_words(NAME_LIMIT + PURPOSE_LIMIT)(answer)
        if not found.found:
            return found
        name, purpose = name_and_purpose(str(found.value))
        if len(name) > NAME_LIMIT or name.startswith(("证明", "證明", "prove", "show")):
            name, purpose = SKIPPED, str(found.value)
        if len(purpose) > PURPOSE_LIMIT:
            return Reading(problem="utter_text_too_long", facts={"limit": PURPOSE_LIMIT})
        covers = 1.0 if names_paper(name) else 0.0  # "合同" names the paper, whatever else is called so
        return Reading(name, also={key(number, "purpose"): purpose} if purpose else {}, covers=covers)

    return read


def _is_sent(number: int) -> Callable[[Answers], bool]:
    def applies(answers: Answers) -> bool:
        return isinstance(answers.get(key(number, "file")), Mapping)

    return applies


def _name_of(answers: Answers, number: int) -> str:
    file = answers.get(key(number, "file"))
    said = answers.get(key(number, "name"), SKIPPED)
    return str(said) if said != SKIPPED else str(file["name"]) if isinstance(file, Mapping) else ""


def evidence_of(answers: Answers) -> tuple[EvidenceItem, ...]:
    """The evidence as the complaint takes it."""
    return tuple(
        EvidenceItem(
            file_id=str(file["file_id"]),
            name=_name_of(answers, number),
            source=str(answers.get(key(number, "source"), "")),
            purpose=str(answers.get(key(number, "purpose"), SKIPPED)),
            sha256=str(file["sha256"]),
            pages=answers.get(key(number, "pages")),
        )
        for number, file in enumerate(sent(answers), 1)
    )


def taken_off(answers: Answers, number: int) -> dict[str, Any | None]:
    """Return the changed answers when one file is taken off: the later ones move up, None forgets an answer."""
    last = len(sent(answers))
    changes = {**LIST.without(answers, number, last), key(last, "file"): NO_MORE}
    if last < MOST:
        changes[key(last + 1, "file")] = None
    return changes
