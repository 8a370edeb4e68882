"""Values of a paper said back for a look: all right, one of them wrong, the right one written, or another photo.

Until then what was read waits in the sealed draft and is no answer.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.defence.readers.suits import court_of_number
from actions.defence.telling import suit_told
from actions.dialogue.fields import Answers, Field
from actions.dialogue.turn import Turn
from actions.paper_reader.shown import ASKED_LATER, FOLK, label_of, show, shown_names, where
from actions.paper_reader.where_it_stands import FILE, show_where
from backend.paper_reader.contents.model import KIND_NAMES, PaperContents
from backend.shared.wording import Words

PAPER, LOOK, SENT = "paper", "paper_right", "defence_paper"
"""Answer in which what was read waits, the question about it, and the key of a button that names a file."""
RIGHT, AGAIN, FIXED = "right", "again", "fixed"
CORRECTED = "paper_fixed"
"""Answer in which a correction of what was read stands: values by name, or the names of those told otherwise."""
TakeOver = Callable[[Turn, Mapping[str, Any]], dict[str, Any]]
PutRight = Callable[[Turn, Answer], Awaitable[Reading]]
_TAKEN_AS = {"court": "court", "case_number": "case_number", "plaintiff": "plaintiffs", "hearing": "hearing_on"}
_AGAIN = Choice(AGAIN, Words("换一张", "Another photo"), ("重拍", "再拍", "换一张", "another photo", "new photo"))
_ALL_RIGHT = Choice(RIGHT, Words("都对", "All correct"), ("对", "啱", "正确", "没错", "冇错", "correct", "right"))
_WRONG = ("错", "錯", "不对", "不對", "唔啱", "wrong", "not right", "incorrect")
_LEFT_BLANK = Words(
    "这里空着或者写着“×××”，我没有记：{}。", "Left blank there, or filled with crosses, and not taken: {}."
)
_TWO_SAID = Words("（纸上有两种写法，对不上）", " (the paper says two different things)")


def waits(answers: Answers) -> bool:
    """Tell that something that was read waits for a look."""
    return bool(answers.get(PAPER))


def waiting_of(turn: Turn) -> Mapping[str, Any]:
    """Return what was read and waits for a look."""
    kept = turn.answers.get(PAPER)
    return kept if isinstance(kept, Mapping) else {}


def _says_nothing(turn: Turn, name: str) -> str:
    return ""


def facts_of_paper(
    turn: Turn,
    waiting: Mapping[str, Any],
    beside: Callable[[Turn, str], str] = _says_nothing,
    *,
    numbered: bool = False,
) -> Mapping[str, Any]:
    """Facts ``kinds lines notes``: what was read, a line each, and what was not.

    Args:
        beside: what is said behind a value, by its name.
        numbered: True where a line is called by its number.
    """
    language = turn.language
    colon, comma = Words("：", ": ").say(language), Words("、", ", ").say(language)
    kinds = comma.join(KIND_NAMES[kind].say(language) for kind in waiting["kinds"])
    lines = [
        f"{f'{number}.' if numbered else '•'} {label_of(name, waiting).say(language)}{colon}{show(turn, name, waiting)}"
        f"{where(turn, name, waiting)}{beside(turn, name)}"
        for number, name in enumerate(shown_names(waiting), 1)
    ]
    unclear = [name for name in ASKED_LATER if name in waiting["unclear"]]
    notes = []
    if unclear:
        two = {name: _TWO_SAID.say(language) for name in waiting.get("contradicts") or ()}
        named = comma.join(label_of(name, waiting).say(language) + two.get(name, "") for name in unclear)
        notes.append(Words(f"看不准、不猜的：{named}。", f"Not clear, and I won't guess: {named}.").say(language))
    if blanks := [name for name in waiting.get("blanks") or () if name not in unclear]:
        named = comma.join(label_of(name, waiting).say(language) for name in blanks)
        notes.append(_LEFT_BLANK.say(language).format(named))
    if waiting["pages_read"] < waiting["pages"]:
        read, pages = waiting["pages_read"], waiting["pages"]
        notes.append(Words(f"一共 {pages} 页，我读了 {read} 页。", f"I read {read} of {pages} pages.").say(language))
    return {
        "kinds": kinds or Words("法院文书", "court paper").say(language),
        "lines": "\n".join(lines),
        "notes": "".join(f"{note}\n" for note in notes),
    }


def wrong_choices(turn: Turn) -> Sequence[Choice]:
    """Return the choices by which a value that was read is called wrong."""
    waiting = waiting_of(turn)
    labels = {name: label_of(name, waiting) for name in shown_names(waiting) if name in FOLK}
    return [
        Choice(name, Words(f"{label.zh}不对", f"{label.en} is wrong"), FOLK[name]) for name, label in labels.items()
    ]


async def _of_suit(turn: Turn, answer: Answer) -> Reading:
    """Read the right value of a suit in the place of a wrong one; it is an answer, as the person says it."""
    told = suit_told(turn, answer).values
    corrected = {name: told[name] for name in _TAKEN_AS if name in told}
    if not corrected:
        return NOTHING
    kinds = ("case_number", "court", "plaintiff", "date", "datetime")
    return Reading(FIXED, also=corrected, entities=kinds, notes={CORRECTED: [_TAKEN_AS[name] for name in corrected]})


def _suit_otherwise(turn: Turn, value: str, waiting: Mapping[str, Any]) -> dict[str, Any | None]:
    turn.say("utter_defence_paper_send_another")
    return {}


@dataclass(frozen=True)
class Look:
    """Question whether what was read is right, as one flow asks it.

    Args:
        take_over: the answers that follow from what was confirmed.
        put_right: reads the right value in the place of a wrong one.
        ways: the choices besides "all correct" and "this is wrong", by what waits; `refused` is the one that a plain
            no means.
        otherwise: the answers that follow from one of these ways, None for those that are forgotten.
        beside: see `facts_of_paper`, as `numbered`.
        which: asks which of the values is wrong.
        more: further facts of the question.
    """

    take_over: TakeOver
    put_right: PutRight = _of_suit
    ways: Callable[[Mapping[str, Any]], Sequence[Choice]] = lambda waiting: (_AGAIN,)
    refused: str = ""
    otherwise: Callable[[Turn, str, Mapping[str, Any]], dict[str, Any | None]] = _suit_otherwise
    beside: Callable[[Turn, str], str] = _says_nothing
    numbered: bool = False
    which: str = "utter_defence_paper_which_is_wrong"
    more: Callable[[Turn], Mapping[str, Any]] = lambda turn: {}

    async def before(self, turn: Turn) -> None:
        """Show the values where they stand on the paper."""
        show_where(turn, waiting_of(turn), numbered=self.numbered)

    async def choices(self, turn: Turn) -> Sequence[Choice]:
        """Offer: all right, each of them wrong, the other ways."""
        return (_ALL_RIGHT, *wrong_choices(turn), *self.ways(waiting_of(turn)))

    async def read(self, turn: Turn, answer: Answer) -> Reading:
        """All right, one of them wrong, the right value in the place of a wrong one, or another way."""
        if (corrected := await self.put_right(turn, answer)) != NOTHING:
            return corrected
        if (found := pick(answer, wrong_choices(turn))).found and "number" not in found.entities:
            return found
        for part in (answer, *reversed(answer.stretches())):  # "不要，只当证据": what is wished for stands last
            if (found := pick(part, self.ways(waiting_of(turn)))).found and "number" not in found.entities:
                return found
        calls_wrong = any(word in answer.text.casefold() for word in _WRONG)
        if answer.intent == "deny" and self.refused and not calls_wrong:
            return Reading(self.refused)
        if answer.intent == "deny":
            return Reading(problem=self.which)
        if answer.agrees or pick(answer, (_ALL_RIGHT,)).found:
            return Reading(RIGHT)
        return NOTHING

    async def after(self, turn: Turn, value: Any) -> None:
        """Take over what is right; what is wrong is left out, what was put right stands, and all is shown once more."""
        waiting = dict(waiting_of(turn))
        done = [PAPER, LOOK, CORRECTED]
        if value == RIGHT:
            turn.change(self.take_over(turn, waiting), forget=done)
        elif value in {way.value for way in self.ways(waiting)}:
            changes = self.otherwise(turn, str(value), waiting)
            kept = {name: one for name, one in changes.items() if one is not None}
            turn.change(kept, forget=[*done, *(name for name in changes if name not in kept)])
        else:
            corrected = turn.answers.get(CORRECTED) if value == FIXED else [str(value)]
            gone = {name: _EMPTY.get(name, "") for name in corrected or ()}
            left = waiting | (dict(corrected) if isinstance(corrected, Mapping) else gone)
            turn.change({PAPER: left} if shown_names(left) else {}, forget=done[1:] if shown_names(left) else done)
            if shown_names(left):
                await self.before(turn)


_EMPTY: Mapping[str, Any] = {
    name: [] for name in ("claims", "plaintiffs", "defendants", "orders", "lenders", "borrowers", "guarantors", "agent")
} | {"elements": {}}


def look_field(look: Look) -> Field:
    """Return the question whether what was read is right; it goes before every other."""
    return Field(
        LOOK,
        Words("读得对吗", "Read correctly"),
        look.read,
        choices=look.choices,
        applies=waits,
        facts=lambda turn: {
            **facts_of_paper(turn, waiting_of(turn), look.beside, numbered=look.numbered),
            **look.more(turn),
        },
        before=look.before,
        after=look.after,
        in_review=False,
    )


def with_court_checked(paper: PaperContents, file_id: str) -> dict[str, Any]:
    """Return the values as JSON, with the file they stand in.

    A court and a case number that contradict each other are both unclear.
    """
    waiting = paper.to_json() | {FILE: file_id}
    numbered = court_of_number(paper.case_number)
    if numbered and paper.court and not paper.court.endswith(numbered):
        waiting |= {"court": "", "case_number": ""}
        waiting["unclear"] = [*waiting["unclear"], "court", "case_number"]
    elif numbered:
        waiting["court"] = numbered
    return waiting
