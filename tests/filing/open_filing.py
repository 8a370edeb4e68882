"""A filing that is open, to which a person sends papers and of which they say something, without a bot or a house."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any

import typst
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.dialogue.flow import Surroundings
from actions.dialogue.flow_action import FlowAction
from actions.dialogue.questions import QuestionTable
from actions.filing.intake import FILE
from actions.front_door import FrontDoor
from backend.contracts.paper_reader import ReadContents
from backend.conversation.model import GetPerson
from backend.documents.glyphs import font_folder
from backend.drafts import model
from backend.drafts.handlers import DraftHandlers
from backend.files.commands import FileFacts
from backend.filing.commands import ForeseeDefects, PreviewComplaint
from backend.filing.joint.commands import CoPlaintiffsOf, KeepCoPlaintiffs
from backend.identity.commands import VerifiedPartyOf
from backend.paper_reader.contents.agreement import read_contents
from backend.paper_reader.contents.model import PaperContents
from backend.paper_reader.pages.lines import Sheet
from backend.paper_reader.pages.pdf_pages import pages_of
from backend.paper_reader.pages.reader import ReadPages
from backend.profile.model import GetProfile
from backend.shared.errors import Refused
from backend.shared.parties import Person

PERSON, TODAY = "p_1", date(2026, 11, 24)
BEGUN = {
    "cause": "private_lending", "matter": "civil", "for_whom": "self", "mediation_first": "no", "identity": "later",
}  # fmt: skip
LOAN = "private_lending_"


def pdf(*lines: str) -> bytes:
    """A paper as a PDF with its own words."""
    source = '#set text(font: "Noto Sans CJK SC")\n' + "\n\n".join(line.replace("#", "") for line in lines)
    return bytes(typst.compile(source.encode(), font_paths=[str(font_folder())]))


def contents(content: bytes) -> PaperContents:
    """Contents of a PDF, read by its own words."""
    count, pages = pages_of(content)
    sheets = tuple(Sheet(lines, lines, is_picture=False) for lines in pages if isinstance(lines, tuple))
    return read_contents(ReadPages(sheets, count), TODAY)


def _nobody_knows(wish: Any) -> Any:
    raise Refused("filing_text_too_long")


@dataclass
class Filing:
    """A filing that is open, on a database of drafts, to which a person sends papers."""

    drafts: DraftHandlers
    papers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    question: str | None = None
    said: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.commands = {
            **self.drafts.by_command(),
            GetPerson: lambda wish: Person(wish.person_id),
            VerifiedPartyOf: lambda wish: None,
            GetProfile: lambda wish: SimpleNamespace(of=lambda kind: None),
            FileFacts: self._facts,
            ReadContents: lambda wish: contents(pdf(*self.papers[wish.file_id])),
            PreviewComplaint: self._preview,
            ForeseeDefects: lambda wish: (),
            KeepCoPlaintiffs: lambda wish: [],
            CoPlaintiffsOf: lambda wish: [],
        }
        self.complaint: Any = None

    def _facts(self, wish: FileFacts) -> Any:
        return SimpleNamespace(file_id=wish.file_id, name=f"{wish.file_id}.pdf", sha256="0" * 64)

    def _preview(self, wish: PreviewComplaint) -> None:
        self.complaint = wish.complaint
        raise Refused("filing_text_too_long")

    def _do(self, command: Any) -> Any:
        return self.commands.get(type(command), _nobody_knows)(command)

    def begin(self, question: str = f"{LOAN}lent_on", **answers: Any) -> None:
        """Open a filing about a loan at a question, with these answers; None for one that is not given."""
        draft = self._do(model.OpenDraft(PERSON, "filing"))
        given = {name: value for name, value in {**BEGUN, **answers}.items() if value is not None}
        self._do(model.ChangeDraft(draft.draft_id, PERSON).followed_by(given, (), question))
        self.question = f"filing_{question}"

    def _hear(self, text: str, intent: str, entities: list[dict[str, Any]], *, pressed: bool) -> list[str]:
        draft = self._do(model.GetDraft(PERSON, "filing"))
        known = {"requested_slot": self.question, "draft_id": draft.draft_id, "language": "zh-Hans"}
        ranking = [] if pressed else [{"name": intent, "confidence": 1.0}, {"name": "other", "confidence": 0.0}]
        message = {
            "text": text, "intent": {"name": intent}, "entities": entities, "intent_ranking": ranking,
            "metadata": {"now": "2026-11-24T17:00:00+08:00"},
        }  # fmt: skip
        tracker = Tracker(PERSON, known, message, [], False, None, {"name": "filing_form"}, "action_listen")
        dispatcher = CollectingDispatcher()
        form = FlowAction(FILE, FrontDoor(self._do, lambda *a: ""), Surroundings(QuestionTable({}), {}))
        events = asyncio.run(form.run(dispatcher, tracker, {}))
        slots = {one["name"]: one["value"] for one in events if one.get("event") == "slot"}
        self.question = slots.get("requested_slot", self.question)
        self.said = dispatcher.messages
        return [one["response"] for one in dispatcher.messages]

    def send(self, name: str, *lines: str) -> list[str]:
        """Send a paper."""
        self.papers[name] = lines
        return self._hear("/inform", "inform", [{"entity": "uploaded_file", "value": name}], pressed=True)

    def press(self, value: str) -> list[str]:
        """Press a button of the open question."""
        name = str(self.question).removeprefix("filing_")
        entity = {"entity": "filing_answer", "value": f"{name}:{value}"}
        return self._hear("/inform", "inform", [entity], pressed=True)

    def say(self, text: str, *entities: tuple[str, str, Any], intent: str = "inform") -> list[str]:
        """Type something, with what the bot sees in it: kind, words and value."""
        told = [
            {"entity": kind, "value": value, "start": text.index(words), "end": text.index(words) + len(words)}
            for kind, words, value in entities
        ]
        return self._hear(text, intent, told, pressed=False)

    @property
    def answers(self) -> Mapping[str, Any]:
        """What is kept."""
        return dict(self._do(model.GetDraft(PERSON, "filing")).answers)

    @property
    def facts(self) -> dict[str, Any]:
        """The facts of the loan and the names that are kept."""
        names = ("plaintiff_1_name", "defendant_1_name")
        told = {name: value for name, value in self.answers.items() if name.startswith(LOAN) or name in names}
        return {name: value for name, value in told.items() if value}
