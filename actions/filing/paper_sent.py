"""A paper sent while a filing is open: what it says is proposed, and kept only after a yes.

A complaint fills the form (`complaint_sent`). The file of a paper that proves something is evidence as any other. What
was read waits in the sealed draft; a value that contradicts what the person told is asked about, and one that was not
read for sure is left to its question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers, Command, CorrectSlot, PointOut, SetSlot
from actions.dialogue.fields import SKIPPED, Answers, Field
from actions.dialogue.message import UserMessage
from actions.dialogue.state import Rule, State
from actions.dialogue.turn import Turn
from actions.filing import complaint_sent, evidence
from actions.filing.claims import claim_fields
from actions.filing.complaint_facts import is_complaint
from actions.filing.contacts import contact_fields
from actions.filing.corrections import change
from actions.filing.court import court_fields
from actions.filing.elements import element_fields
from actions.filing.paper_facts import Contradiction, cause_of, entry_of, facts_of, parted, with_names_that_are
from actions.filing.parties import HEADINGS, key, party_fields
from actions.filing.readers.paper_values import values_put_right
from actions.filing.screening import VERIFIED, gate_fields
from actions.filing.steps import noted
from actions.front_door import Declined
from actions.paper_reader.said_back import CORRECTED, FIXED, LOOK, PAPER, Look, look_field, waiting_of
from actions.paper_reader.shown import FOLK, LABELS, shown_names
from actions.paper_reader.where_it_stands import FILE
from actions.script import sign_by_sign
from backend.contracts.paper_reader import ReadContents
from backend.paper_reader.contents.model import PROOF_KINDS, PaperContents
from backend.shared.wording import Words, verbatim

DIFFERS, _DIFFERING = "paper_differs", "paper_contradictions"
"""The question about a value that was told otherwise, and the answer in which such values wait."""
_NEXT = "papers_next"
"""Answer in which further papers wait until the one that is shown is done with."""
TAKEN = "paper_taken"
"""Key of the turn's memory for the answers before a paper was taken over, and those it gave."""
_ONLY_EVIDENCE, _NONE = "only_evidence", "none"
_BELIEVED, _TOLD = "paper", "told"
_WAYS = (
    Choice(
        _ONLY_EVIDENCE,
        Words("只放进证据", "Only as evidence"),
        ("只作证据", "只当证据", "只做证据", "only evidence", "just evidence"),
    ),
    Choice(
        _NONE,
        Words("都不要", "None of it"),
        ("都不记", "不用", "不要", "不记", "算了", "none", "never mind", "don't record it"),
    ),
)
_SIDES = (
    Choice(
        _BELIEVED,
        Words("按纸上写的", "What the paper says"),
        ("纸上", "按纸上", "纸上的", "借条", "合同", "the paper", "paper"),
    ),
    Choice(_TOLD, Words("按我说的", "What I told you"), ("我说的", "按我", "我讲的", "what i said", "mine")),
)
_ENTRY = Words(
    "证据清单第 {} 份会写：{}（{} 页）。", "Number {} on the evidence list would say, in Chinese: {} (pages: {})."
)
_NO_EVIDENCE = Words(
    "起诉状不算证据，不放进证据清单；和您说过的不一样的，点“都对”以后我一项一项问您按哪个。",
    "A complaint is no evidence and goes on no evidence list. Where it differs from what you told me, I'll ask which "
    "one counts, one by one, after “All correct”.",
)
_NOTHING_TOLD = Words("没有（跳过了）", "none (skipped)")


async def look_into(turn: Turn, file_id: str) -> bool:
    """Read a file that was kept as evidence, and return True if what it says waits for the person's look now.

    What cannot be read, and any other paper, is evidence and nothing more.
    """
    if turn.answers.get(PAPER):
        turn.change({_NEXT: [*turn.answers.get(_NEXT, ()), file_id]})
        return False
    if await complaint_sent.take(turn, file_id):
        if number := _number_of(turn.answers, file_id):
            change(turn, _taken_off(turn.answers, number))
        return False
    try:
        paper: PaperContents = await turn.do(ReadContents(turn.person.person_id, file_id))
    except Declined:
        return False
    waiting = with_names_that_are(paper.to_json()) | {FILE: file_id}
    if paper.other is not None or not set(paper.kinds) & PROOF_KINDS or not shown_names(waiting):
        return False
    cause = cause_of(waiting, turn.answers)
    turn.change({PAPER: {**waiting, "cause": cause}}, forget=[LOOK])
    return True


async def look_at_next(turn: Turn) -> None:
    """Read the next of several papers that were sent one after the other."""
    first, *rest = turn.answers.get(_NEXT) or ("",)
    if first and not turn.answers.get(PAPER):
        turn.change({_NEXT: rest} if rest else {}, forget=[] if rest else [_NEXT])
        await look_into(turn, str(first))


def _number_of(answers: Answers, file_id: str) -> int:
    """The place of a file on the evidence list; 0 where it was taken off meanwhile."""
    ids = [str(file["file_id"]) for file in evidence.sent(answers)]
    return ids.index(file_id) + 1 if file_id in ids else 0


def _take_over(turn: Turn, waiting: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers that follow from what was confirmed, the entry of the evidence list among them."""
    told, differing = parted(facts_of(waiting, turn.answers), turn.answers)
    asked = {one.name: turn.answers[one.name] for one in differing if one.name in turn.answers}
    turn.memo[TAKEN] = (dict(turn.answers), {**told, **asked})  # what is asked about is not lost meanwhile
    turn.say("utter_filing_complaint_kept" if is_complaint(waiting) else "utter_filing_paper_kept")
    if waiting.get("guarantors"):
        names = verbatim("、".join(waiting["guarantors"]))
        turn.say("utter_filing_paper_guarantor", names=names)
    changes = noted(turn.answers, told, {}) | _entry(turn.answers, waiting)
    return changes | ({_DIFFERING: [one.to_json() for one in differing]} if differing else {})


def _entry(answers: Answers, waiting: Mapping[str, Any]) -> dict[str, Any]:
    if is_complaint(waiting):
        return {}
    number, entry = _number_of(answers, str(waiting[FILE])), entry_of(waiting)
    if not number:
        return {}
    parts = {
        "name": entry.name[: evidence.NAME_LIMIT],
        "purpose": entry.purpose[: evidence.PURPOSE_LIMIT],
        "source": entry.source,
        "pages": waiting["pages"],
    }
    return {
        name: value for part, value in parts.items() if value and (name := evidence.key(number, part)) not in answers
    }


def _otherwise(turn: Turn, way: str, waiting: Mapping[str, Any]) -> dict[str, Any | None]:
    """Keep nothing that was read; the file stays evidence, or is taken off again."""
    if is_complaint(waiting):
        turn.say("utter_filing_complaint_not_kept")
        return {}
    turn.say("utter_filing_paper_only_evidence" if way == _ONLY_EVIDENCE else "utter_filing_paper_not_kept")
    number = _number_of(turn.answers, str(waiting[FILE]))
    if way == _ONLY_EVIDENCE or not number:
        return {}
    return _taken_off(turn.answers, number)


def _taken_off(answers: Answers, number: int) -> dict[str, Any | None]:
    """Return the changed answers when one file is taken off again; whether there are more stays open if it was."""
    last = len(evidence.sent(answers))
    changes = evidence.taken_off(answers, number)
    is_closed = answers.get(evidence.key(last + 1, "file")) == evidence.NO_MORE
    return changes if is_closed else {**changes, evidence.key(last, "file"): None}


async def _put_right(turn: Turn, answer: Answer) -> Reading:
    """Put right what was read, by number or name; it is shown once more and kept after a yes only."""
    waiting = waiting_of(turn)
    names = shown_names(waiting)
    readable = [*names, *(name for name in waiting["unclear"] if name in LABELS and name not in names)]
    called = {name: (LABELS[name].zh, LABELS[name].en, *FOLK.get(name, ())) for name in readable}
    as_written = turn.answer if sign_by_sign(turn.answer.text) == answer.text else answer  # names keep their characters
    right, wrong = values_put_right(as_written, names, called, waiting)
    if right:
        doubts = {part: waiting.get(part) or () for part in ("unclear", "contradicts")}
        left = {part: [one for one in several if one not in right] for part, several in doubts.items()}
        return Reading(FIXED, notes={CORRECTED: {**dict.fromkeys(wrong, ""), **right, **left}})
    if len(wrong) == 1 and wrong[0] in names and wrong[0] in FOLK:
        return Reading(wrong[0])
    return Reading(FIXED, notes={CORRECTED: wrong}) if wrong and set(wrong) <= set(names) else NOTHING


def _told_otherwise(turn: Turn, name: str) -> str:
    """Say what the person told, beside a value of the paper that contradicts it."""
    waiting = waiting_of(turn)
    if "transfer" in waiting["kinds"]:
        return _taken_as(turn, waiting, name)
    if is_complaint(waiting):
        return _of_complaint(turn, waiting, name)
    alone = {one: value for one, value in waiting.items() if one in (name, *_WITH_EACH)}
    _, differing = parted(facts_of(alone, turn.answers), turn.answers)
    shown = [_shown(turn, one.name, turn.answers[one.name]) for one in differing if not one.name.endswith("_written")]
    if name == "lenders" and turn.answers.get("identity") == VERIFIED:
        shown = _other_plaintiff(turn, waiting)
        return Words(f"（原告是{shown[0]}）", f" (the plaintiff is {shown[0]})").say(turn.language) if shown else ""
    if shown:
        return Words(f"（您说的是{shown[0]}）", f" (you told me {shown[0]})").say(turn.language)
    return _side_of(turn, waiting, name)


_WITH_EACH = ("kinds", "cause", "contract")
"""Parts of a paper needed to know which answers one of its values gives."""


def _of_complaint(turn: Turn, waiting: Mapping[str, Any], name: str) -> str:
    """Say what else a complaint has with one of its values, and what the person told otherwise."""
    alone = {one: value for one, value in waiting.items() if one in (name, "kinds", "cause_code", "parties")}
    if name == "elements":
        alone["cause"] = waiting["cause"]
    told = facts_of(alone, turn.answers)
    _, differing = parted(told, turn.answers)
    own = _listed(turn, told) if name == "elements" else ""
    return f"{complaint_sent.details(turn, waiting, name)}{own}{_against(turn, differing)}"


def _listed(turn: Turn, told: Mapping[str, Any]) -> str:
    """The answers that the facts of a complaint give, a line each."""
    names = [name for name in told if name not in ("matter", "cause", "cause_words")]
    line = Words("{}：{}", "{}: {}").say(turn.language)
    return "".join(f"\n   {line.format(_label(turn, name), _shown(turn, name, told[name]))}" for name in names)


def _against(turn: Turn, differing: Sequence[Contradiction]) -> str:
    """Facts the person told otherwise than a complaint has it, each by its name."""
    told = [f"{_label(turn, one.name)}：{_shown(turn, one.name, turn.answers[one.name])}" for one in differing]
    if not told:
        return ""
    return Words("（您说的是{}）", " (you told me {})").say(turn.language).format("；".join(told))


def _label(turn: Turn, name: str) -> str:
    return _field_of(name).label.say(turn.language)


def _side_of(turn: Turn, waiting: Mapping[str, Any], name: str) -> str:
    """Say on which side of the suit somebody on the paper will stand, where that is new."""
    told, _ = parted(facts_of(waiting, turn.answers), turn.answers)
    people = waiting[name] if isinstance(waiting[name], list) else ()
    sides = [role for role in HEADINGS if any(told.get(key(role, 1, "name")) == one for one in people)]
    if not sides:
        return ""
    heading = HEADINGS[sides[0]]
    return Words(f"（记作{heading.zh}）", f" (as {heading.en})").say(turn.language)


def _taken_as(turn: Turn, waiting: Mapping[str, Any], name: str) -> str:
    """Say as which answer a sum or a day of a transfer is kept, where it is."""
    facts = facts_of(waiting, turn.answers)
    kept = [_field_of(one).label for one, value in facts.items() if value == waiting[name]]
    return Words(f"（记作{kept[0].zh}）", f" (kept as: {kept[0].en})").say(turn.language) if kept else ""


def _other_plaintiff(turn: Turn, waiting: Mapping[str, Any]) -> list[str]:
    name = str(turn.answers.get("plaintiff_1_name", ""))
    return [verbatim(name)] if name and name not in (waiting.get("lenders") or ()) else []


def _field_of(name: str) -> Field:
    fields = (
        *gate_fields(), *element_fields(), *party_fields("plaintiff"), *party_fields("defendant"), *claim_fields(),
        *court_fields(), *contact_fields(),
    )  # fmt: skip
    return next(field for field in fields if field.name == name)


def _shown(turn: Turn, name: str, value: Any) -> str:
    return _NOTHING_TOLD.say(turn.language) if value == SKIPPED else _field_of(name).show(turn, value)


def _proves(turn: Turn) -> Mapping[str, Any]:
    waiting = waiting_of(turn)
    if is_complaint(waiting):
        return {"entry": _NO_EVIDENCE.say(turn.language)}
    entry, number = entry_of(waiting), _number_of(turn.answers, str(waiting[FILE]))
    source = f"，{entry.source}" if entry.source else ""
    words = _ENTRY.say(turn.language)
    return {"entry": words.format(number, verbatim(f"{entry.name}{source}；{entry.purpose}"), waiting["pages"])}


def _contradictions(answers: Answers) -> Sequence[Mapping[str, Any]]:
    kept = answers.get(_DIFFERING)
    return kept if isinstance(kept, list) else ()


async def _sides(turn: Turn) -> Sequence[Choice]:
    return _SIDES


async def _read_side(turn: Turn, answer: Answer) -> Reading:
    return pick(answer, _SIDES)


def _of_contradiction(turn: Turn) -> Mapping[str, Any]:
    first = _contradictions(turn.answers)[0]
    name = str(first["name"])
    return {
        "label": _field_of(name).label.say(turn.language),
        "paper": _shown(turn, name, first["value"]),
        "told": _shown(turn, name, turn.answers.get(name, SKIPPED)),
    }


PAPER_FIELDS: tuple[Field, ...] = (
    look_field(
        Look(
            _take_over,
            _put_right,
            ways=lambda waiting: complaint_sent.WAYS if is_complaint(waiting) else _WAYS,
            refused=_NONE,
            otherwise=_otherwise,
            beside=_told_otherwise,
            numbered=True,
            which="utter_filing_paper_which_is_wrong",
            more=_proves,
        )
    ),
    Field(
        DIFFERS,
        Words("按哪个算", "Which one counts"),
        _read_side,
        choices=_sides,
        applies=lambda answers: bool(_contradictions(answers)),
        facts=_of_contradiction,
        in_review=False,
    ),
)
"""The questions about a paper that was read; they go before every other."""


def looked_at(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Lead what is said of a paper that was read to the question about it, a correction, too."""
    here, found = state.here, candidates.here
    if here is None or here.name != LOOK or message.pressed or message.asks:
        return ()
    return (SetSlot(LOOK, found),) if found.found else (PointOut(LOOK, found),) if found.problem else ()


def settled(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Take the paper's value in the place of what was told, or leave that, as the person says."""
    here, found = state.here, candidates.here
    waiting = _contradictions(state.answers)
    if here is None or here.name != DIFFERS or not found.found or not waiting:
        return ()
    if candidates.pressed not in (None, "", DIFFERS):
        return ()
    first, *rest = waiting
    if found.value == _BELIEVED:
        reading = Reading(first["value"], also=dict(first["also"]), notes={_DIFFERING: rest})
        return (CorrectSlot(str(first["name"]), reading),)
    return (ChangeAnswers({_DIFFERING: rest or None}, "utter_filing_paper_yours_stays"),)


def unless_of_paper(rule: Rule) -> Rule:
    """Return a rule that leaves alone what is said of a paper that was read."""

    def guarded(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
        here = state.here
        of_paper = here is not None and here.name in (LOOK, DIFFERS) and candidates.here.found
        return () if of_paper else rule(state, message, candidates)

    return guarded
