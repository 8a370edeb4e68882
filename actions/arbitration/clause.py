"""The clause: asked for as words, photo or PDF, checked, and told with its rule, its doubt and how to mend it.

Rules: ARB-3, ARB-18, ARB-27, ARB-31, ARB-77, ARB-82, ARB-2025, ARI-1, ARI-3, ARI-4, ARI-5, ARI-6, ARI-7, ARB-SCIA-1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading
from actions.arbitration.readers.told import clause_alone
from actions.dialogue.fields import Answers, Field, choice_field
from actions.dialogue.flow import Ending
from actions.dialogue.phrases import said, says_only
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from backend.arbitration.clause_check.bodies import body_name
from backend.arbitration.clause_check.check import check_clause, names_body_only
from backend.arbitration.clause_check.model import DOUBTFUL, ELSEWHERE, MENDED, REFUSED, ClauseCheck
from backend.arbitration.commands import ReadClause
from backend.arbitration.model import LONGEST_CLAUSE
from backend.conversation.wanted import A_FILE
from backend.shared.wording import Words, verbatim

CLAUSE, DOUBT = "clause", "doubt"
GO_ON, MEND = "go_on", "mend"
_COMMA = Words("、", ", ")
_NAMED = frozenset({"other", "abroad", "several"})
_UNDOUBTED = frozenset({*REFUSED, "none", "court"})
"""Outcomes whose own words say what was not checked."""
_NO_CLAUSE = frozenset({"none", "court"})
_SHORT, _PASSAGE, _WHOLE_PAPER = 120, 400, 600
"""Characters of a clause that the review shows, of one read in a file that are shown with its judgement, and from which
a text is a whole paper, of which its passage counts."""
FROM_FILE = "from_file"
"""The kept clause's key that says it was read in a photo or PDF."""
_DOUBTS = (
    Choice(GO_ON, Words("照样提交，由仲裁院看", "Apply anyway, SCIA decides"), ("照样", "提交", "继续", "go on")),
    Choice(
        MEND, Words("先和对方补协议", "First agree with the other side"), ("补协议", "先补", "等等", "first", "wait")
    ),
)


def tell_clause(turn: Turn, found: ClauseCheck, buttons: Sequence[dict[str, str]] = ()) -> None:
    """Tell the meaning of a clause, with its rule and the doubt about the revised law.

    Of a paper of which only a part was read, it is never said that there is no clause in it.
    """
    if found.cut:
        turn.say("utter_arbitration_clause_cut", list(buttons) if found.outcome in _NO_CLAUSE else [])
    if found.cut and found.outcome in _NO_CLAUSE:
        return
    turn.say(f"utter_arbitration_clause_{found.outcome}", list(buttons), **clause_facts(turn, found))
    if found.outcome not in _UNDOUBTED:
        turn.say("utter_arbitration_clause_doubt")
    if found.outcome in MENDED:
        turn.say("utter_arbitration_model_clause")


def clause_facts(turn: Turn, found: ClauseCheck) -> dict[str, Any]:
    """Return the facts of an outcome's utterance beside its rule: the bodies, or the place."""
    if found.outcome in _NAMED:
        names = dict.fromkeys(body_name(body, turn.language) for body in found.bodies)
        return {"bodies": _COMMA.say(turn.language).join(map(verbatim, names))}
    return {"place": verbatim(found.place)} if found.outcome == "place_only" else {}


def kept_clause(text: str, found: ClauseCheck) -> dict[str, Any]:
    """A clause as the draft keeps it; of a pasted contract the passage it rests on."""
    text = clause_alone(text)
    words = text if len(text) <= _WHOLE_PAPER or not found.quote else found.quote
    return {
        "text": words[:LONGEST_CLAUSE],
        "outcome": found.outcome,
        "bodies": list(found.bodies),
        "place": found.place,
    }


def clause_of(answers: Answers) -> ClauseCheck | None:
    """The clause of a draft, None before there is one."""
    kept = answers.get(CLAUSE)
    if not isinstance(kept, Mapping):
        return None
    return ClauseCheck(kept["outcome"], tuple(kept["bodies"]), kept["place"], kept["text"])


async def _read(turn: Turn, answer: Answer) -> Reading:
    """The clause in what was typed or pasted; words without one, or with a court's, are pointed out."""
    text = answer.text.strip()
    if not text or answer.asks or says_only("finished", text):
        return NOTHING
    if names_body_only(text):
        return Reading(problem="utter_arbitration_clause_name_only", covers=1.0)
    return _reading(turn, text, check_clause(text))


async def _upload(turn: Turn, file_id: str) -> Reading:
    """The clause in a photo or PDF."""
    try:
        found: ClauseCheck = await turn.do(ReadClause(turn.person.person_id, file_id))
    except Declined as no:
        return Reading(problem=no.utter, facts=dict(no.facts))
    reading = _reading(turn, found.quote, found)
    return replace(reading, value={**reading.value, FROM_FILE: True}) if reading.found else reading


def _reading(turn: Turn, text: str, found: ClauseCheck) -> Reading:
    if found.outcome == "unclear" and not said("arbitrates_by_clause", text):
        return NOTHING
    if found.outcome in _NO_CLAUSE:
        return Reading(problem=f"utter_arbitration_clause_{'cut' if found.cut else found.outcome}")
    return Reading(kept_clause(text, found))


def tell_read(turn: Turn, quote: str) -> None:
    """Show what was read in a photo or PDF before it is judged: a letter misread may change the meaning."""
    if quote.strip():
        turn.say("utter_arbitration_clause_read", quote=_show(turn, {"text": quote.strip()}, _PASSAGE))


async def _say_outcome(turn: Turn, value: Any) -> None:
    found = clause_of({CLAUSE: value})
    if found is not None and value.get(FROM_FILE):
        tell_read(turn, found.quote)
    if found is None or found.outcome in REFUSED or found.outcome in ELSEWHERE:
        return
    turn.say(f"utter_arbitration_clause_{found.outcome}", **clause_facts(turn, found))
    if found.outcome in DOUBTFUL:
        turn.say("utter_arbitration_model_clause")


def _show(turn: Turn, value: Any, most: int = _SHORT) -> str:
    text = str(value["text"]) if isinstance(value, Mapping) else str(value)
    return verbatim(text if len(text) <= most else f"{text[:most]}…")


def _is_doubtful(answers: Answers) -> bool:
    found = clause_of(answers)
    return found is not None and found.outcome in {*DOUBTFUL, "scia_inexact"}


async def ends(turn: Turn, field: Field, reading: Reading) -> Ending | None:
    """A clause that cannot lead to SCIA ends the application; one that has to be mended first lets it wait."""
    if field.name == CLAUSE and isinstance(reading.value, Mapping):
        found = clause_of({CLAUSE: reading.value})
        if found is not None and (found.outcome in REFUSED or found.outcome in ELSEWHERE):
            if reading.value.get(FROM_FILE):
                tell_read(turn, found.quote)
            return Ending(f"utter_arbitration_clause_{found.outcome}", clause_facts(turn, found))
    if field.name == DOUBT and reading.value == MEND:
        return Ending("utter_arbitration_mend_first", draft="pause")
    return None


def clause_fields() -> tuple[Field, ...]:
    """The clause, what to do with a doubtful one, and the contract it stands in."""
    return (
        Field(
            CLAUSE, Words("仲裁条款", "Arbitration clause"), _read, words=("条款", "仲裁协议", "clause"), show=_show,
            free_text=True, story=True, upload=_upload, after=_say_outcome, wants=A_FILE,
            why="utter_arbitration_why_clause", unsure="utter_arbitration_unsure_clause",
            example=Words("本合同争议提交深圳国际仲裁院仲裁", "Disputes shall be submitted to SCIA"),
        ),
        choice_field(
            DOUBT, Words("条款有疑问", "Doubtful clause"), _DOUBTS, applies=_is_doubtful, rests_on=(CLAUSE,),
            words=("怎么办", "doubt"),
        ),
    )  # fmt: skip
