"""A question for papers: files and words in any number and order, until the person says that it is all."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading
from actions.dialogue.fields import Field
from actions.dialogue.phrases import says_only
from actions.dialogue.readers.speech_acts import asks, spoken_act
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from backend.files.commands import FileFacts
from backend.shared.wording import Words, verbatim

_NO_NOTE = ("unknown", "muttering", "agreement", "refusal", "grumble")
"""Words of conversation that tell an office nothing."""
_LONGEST_QUESTION = 60
"""Characters up to which a question is one to us; a longer text asks an office among other things."""
_DONE, _AGAIN = "done", "again"
_CHOICES = (
    Choice(_DONE, Words("都齐了，去核对", "That is all, let me check")),
    Choice(_AGAIN, Words("重新来", "Start again")),
)
_SHORT = 200
"""Characters of what was written that are shown again."""


@dataclass(frozen=True)
class PapersSaid:
    """Utterances about papers, by name.

    Args:
        file: a file was added (``name count``).
        note: words were added.
        again: what there was is forgotten.
        empty: there is nothing yet to be done with.
        many: too many files (``limit``).
    """

    file: str
    note: str
    again: str
    empty: str
    many: str


class Papers:
    """Reads and shows one such question.

    Args:
        name: of the field.
        said: see `PapersSaid`.
        is_all: whether a message says that it is all; a bare "no more" does anyway.
        note_limit: characters of all words together.
        most_files: how many files at most.
    """

    def __init__(
        self, name: str, said: PapersSaid, is_all: Callable[[Answer], bool], note_limit: int, most_files: int
    ) -> None:
        self._name = name
        self._said = said
        self._is_all = is_all
        self._note_limit = note_limit
        self._most_files = most_files

    def field(self, label: Words, before: Callable[[Turn], Awaitable[None]], rests_on: tuple[str, ...]) -> Field:
        """Return the question; see `Field`."""
        return Field(
            self._name, label, self._read, words=("材料", "文件", "papers", "files"), choices=self._choices,
            pressed=self._pressed, upload=self._upload, show=_show, facts=self._facts, before=before, free_text=True,
            story=True, rests_on=rests_on,
        )  # fmt: skip

    def so_far(self, turn: Turn) -> dict[str, Any]:
        """Return what there is so far: ``files`` with ``id`` and ``name``, and ``note``."""
        kept = turn.answers.get(f"{self._name}_so_far", turn.answers.get(self._name))
        kept = kept if isinstance(kept, Mapping) else {}
        return {"files": list(kept.get("files", [])), "note": str(kept.get("note", ""))}

    def _facts(self, turn: Turn) -> Mapping[str, Any]:
        return {"papers": _listed(turn, self.so_far(turn))}

    async def _choices(self, turn: Turn) -> Sequence[Choice]:
        return _CHOICES if _any(self.so_far(turn)) else ()

    async def _pressed(self, turn: Turn, value: str) -> Reading:
        papers = self.so_far(turn)
        if value == _AGAIN:
            return Reading({"files": [], "note": ""}, problem=self._said.again, partial=True)
        return Reading(papers) if value == _DONE and _any(papers) else Reading(problem=self._said.empty)

    async def _upload(self, turn: Turn, file_id: str) -> Reading:
        """A file joins the others; the same one twice counts once."""
        papers = self.so_far(turn)
        try:
            file = await turn.do(FileFacts(file_id, turn.person.person_id))
        except Declined as no:
            return Reading(problem=no.utter, facts=no.facts)
        if len(papers["files"]) >= self._most_files:
            return Reading(problem=self._said.many, facts={"limit": self._most_files})
        if file_id not in {one["id"] for one in papers["files"]}:
            papers["files"].append({"id": file_id, "name": file.name})
        facts = {"name": verbatim(file.name), "count": len(papers["files"])}
        return Reading(papers, problem=self._said.file, facts=facts, partial=True)

    async def _read(self, turn: Turn, answer: Answer) -> Reading:
        """Words join what was written before, until the person says that it is all."""
        papers = self.so_far(turn)
        enough = _any(papers) and answer.intent == "deny" and len(answer.text) <= 8
        text = answer.text.strip()
        if enough or self._is_all(answer) or says_only("has_no_papers", text):
            return Reading(papers) if _any(papers) else Reading(problem=self._said.empty, covers=1)
        if not text or spoken_act(text) in _NO_NOTE or (asks(text) and len(text) <= _LONGEST_QUESTION):
            return NOTHING
        note = f"{papers['note']}\n{text}".strip()
        if len(note) > self._note_limit:
            return Reading(problem="utter_text_too_long", facts={"limit": self._note_limit})
        return Reading({**papers, "note": note}, problem=self._said.note, partial=True)


def _any(papers: Mapping[str, Any]) -> bool:
    return bool(papers["files"] or papers["note"])


def _listed(turn: Turn, papers: Mapping[str, Any]) -> str:
    lines = [f"📎 {verbatim(str(file['name']))}" for file in papers["files"]]
    note = str(papers["note"])
    lines += [verbatim(note if len(note) <= _SHORT else f"{note[:_SHORT]}…")] if note else []
    return "\n".join(lines) or Words("（还没有）", "(nothing yet)").say(turn.language)


def _show(turn: Turn, value: Any) -> str:
    return "\n" + _listed(turn, value) if isinstance(value, Mapping) else str(value)
