"""Steps and behaviours: at each question of a flow people answer wrongly, do not know, ask something, give up and come
back, go elsewhere and come back, answer, and take the answer back by its name. Each is judged by the form's state."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import yaml

from actions.dialogue.fields import Field
from actions.registry import FLOWS
from backend.conversation.wanted import A_DAY, A_PAST_DAY, A_PHONE
from bench.dialogue.people import PEOPLE, SimulatedPerson, common
from tests.filing.filed_cases import bring
from tests.stage.house import House
from tests.stage.standing import Speaker, Standing, utters

BEHAVIOURS = (
    "answered wrong", "not known", "digressed", "cancelled and resumed", "saved and resumed", "switched away and back",
    "answered", "corrected later by name",
)  # fmt: skip
NOT_UNDERSTOOD = frozenset(
    {
        "utter_form_not_understood", "utter_form_stuck", "utter_not_understood", "utter_ask_rephrase",
        "utter_form_cannot_place", "utter_form_other_ways", "utter_out_of_scope", "utter_help",
    }
)  # fmt: skip
REVIEW = "review"
LONGEST = 60
"""Questions after which a walk is given up."""


@dataclass(frozen=True)
class Path:
    """One way through a flow.

    Args:
        flow: the service.
        says: by question what is said.
        before: turns played first, as ``tests/stage/player.py`` writes them.
        filed: cases handed in before (``tests/filing/filed_cases.py``).
        apart: by question the behaviours that mean something else there, and are not judged.
    """

    name: str
    flow: str
    language: str
    timezone: str
    opening: str
    says: Mapping[str, str]
    before: Sequence[Mapping[str, Any]] = ()
    filed: Sequence[str] = ()
    apart: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass
class Step:
    """What one behaviour at one question led to; `fault` is empty where it was right."""

    flow: str
    question: str
    behaviour: str
    fault: str = ""


@cache
def words() -> Mapping[str, Any]:
    """What is said wrongly, asked and called, by language."""
    page: Mapping[str, Any] = yaml.safe_load((PEOPLE / "wrong.yml").read_text("utf-8"))
    return page


@cache
def flows() -> Mapping[str, Any]:
    """Every flow of the house by its service."""
    return {flow.service: flow for flow in FLOWS}


def read_paths(people: Sequence[SimulatedPerson]) -> list[Path]:
    """The ways of the page, and one through the filing for each person of few words."""
    page = yaml.safe_load((PEOPLE / "walks.yml").read_text("utf-8"))
    short = [person for person in people if person.speech == "short"]
    return [*(_path(one) for one in page), *map(_of_person, short)]


def _path(one: Mapping[str, Any]) -> Path:
    language = one.get("language", "zh-Hans")
    return Path(
        name=one["name"],
        flow=one["flow"],
        language=language,
        timezone=one.get("timezone", "Asia/Shanghai"),
        opening=one["opening"],
        says={**common()[language], **{name: str(said) for name, said in one["says"].items()}},
        before=one.get("before", ()),
        filed=one.get("filed", ()),
        apart=one.get("apart", {}),
    )


def _of_person(person: SimulatedPerson) -> Path:
    says = {**person.common, **person.says, "identity": person.common["identity"]}
    return Path(f"filing, {person.cause}", "filing", person.language, person.timezone, person.opening, says)


class Walk:
    """Goes one way through a flow and tries every behaviour at every question."""

    def __init__(self, house: House, path: Path, behaviours: Sequence[str] = BEHAVIOURS) -> None:
        self.house, self.path, self.behaviours = house, path, behaviours
        self.speaker = Speaker(house, path.timezone)
        self.steps: list[Step] = []
        self.record: list[str] = []
        self._digressions = 0
        self._words = words()[path.language]
        self.stopped = ""

    def go(self) -> list[Step]:
        """Walk from the opening to the review, or as far as there are words."""
        if self.path.filed:
            bring(self.house, self.speaker, list(self.path.filed))
        self.speaker.play([dict(turn) for turn in self.path.before])
        self._say(self.path.opening)
        visited: list[str] = []
        while len(visited) < LONGEST:
            at = self._at()
            if at.service != self.path.flow or at.question in ("", REVIEW):
                break
            if visited.count(at.question) > 2 or self._said_at(at.question) is None:
                self.stopped = f"no way on from {at.question}"
                break
            visited.append(at.question)
            again = visited.count(at.question) > 1
            self._visit(at.question, answer_only=again)
        if not visited:
            self.stopped = f"{self.path.opening!r} did not open {self.path.flow}"
        return self.steps

    def _visit(self, question: str, *, answer_only: bool) -> None:
        tries = {
            "answered wrong": self._wrongly, "not known": self._unknown, "digressed": self._digress,
            "cancelled and resumed": self._cancel, "saved and resumed": self._save,
            "switched away and back": self._switch, "answered": self._answer,
        }  # fmt: skip
        for behaviour, act in tries.items():
            wanted = behaviour in self.behaviours and behaviour not in self.path.apart.get(question, ())
            if behaviour == "answered" or (wanted and not answer_only):
                fault = act(question)
                if not answer_only:
                    self.steps.append(Step(self.path.name, question, behaviour, fault))
                if self._at().question != question and behaviour != "answered":
                    self._return_to(question)
        if not answer_only and "corrected later by name" in self.behaviours and self._may_be_corrected(question):
            self.steps.append(Step(self.path.name, question, "corrected later by name", self._correct(question)))

    def _return_to(self, question: str) -> None:
        """Come back to a question a fault has led away from, so that the others can still be tried."""
        for _ in range(2):
            at = self._at()
            if at.service == self.path.flow and at.question == question:
                return
            title = flows()[self.path.flow].title
            self._say("上一步" if at.service == self.path.flow else f"回到{title.zh}")

    # The behaviours: each returns what went wrong

    def _wrongly(self, question: str) -> str:
        return self._stays(question, self._wrong_words(question), lambda heard: len(heard) > 1)

    def _unknown(self, question: str) -> str:
        before, here = self._at(), self._field(question)
        heard = self._say(self._words["unknown"])
        after = self._at()
        kept = after.answers.get(question)
        if question in after.answers and question not in before.answers:
            taken = here.optional and kept == ""
            return "" if taken or kept in ("undecided", "later", "none", "unknown") else f"kept {kept!r}"
        return self._same(before, after) or ("" if len(heard) > 1 else f"only asked again: {heard}")

    def _digress(self, question: str) -> str:
        asked = self._words["digressions"]
        one = asked[self._digressions % len(asked)]
        self._digressions += 1
        return self._stays(
            question, one["say"], lambda heard: any(utter.startswith(one["hear"]) for utter in heard), one["say"]
        )

    def _cancel(self, question: str) -> str:
        before = self._at()
        heard = self._say(self._words["cancel"])
        if question == "sure":
            return self._same(before, self._at())
        if "utter_form_cancel_sure" not in heard:
            return f"cancelling was not asked first: {heard}"
        if fault := self._same(before, self._at()):
            return fault
        heard = self._say(self._words["yes_cancel"])
        if self._words["restore"] not in self.speaker.buttons:
            return "" if not before.answers and not self._at().answers else f"cannot be brought back: {heard}"
        self._say(self._words["restore"])
        return self._same(before, self._at())

    def _save(self, question: str) -> str:
        before = self._at()
        self._say(self._words["save"])
        if self._at().service == self.path.flow:
            return "was not put aside"
        self._say(self._words["resume"].format(title=self._title()))
        return self._same(before, self._at())

    def _switch(self, question: str) -> str:
        before = self._at()
        elsewhere = self._words["elsewhere"]["filing" if self.path.flow.startswith("notarization") else "other"]
        heard = self._say(elsewhere)
        if self._at().service in ("", self.path.flow):
            return f"{elsewhere!r} opened nothing: {heard}"
        heard = self._say(self._words["back"].format(title=self._title()))
        fault = self._same(before, self._at())
        return f"{fault} after {heard}" if fault else ""

    def _answer(self, question: str) -> str:
        words = self._said_at(question)
        assert words is not None
        before = self._at()
        heard = self._say(words)
        after = self._at()
        if after.service == self.path.flow and after.question == question:
            return f"{words!r} was not taken: {heard}"
        kept = after.answers.get(question) if after.draft_id == before.draft_id else "over"
        return "" if kept is not None else f"{words!r} was not kept"

    def _correct(self, question: str) -> str:
        other, at = self._other_words(question), self._at()
        words = self._said_at(question)
        if other is None or words is None or at.service != self.path.flow:
            return ""
        was = at.answers.get(question)
        heard = self._say(self._words["correct"].format(label=self._label(question), value=other))
        now = self._at().answers.get(question)
        if now == was or now is None:
            return f"{self.record[-1].splitlines()[0]} kept {now!r}: {heard}"
        heard = self._say(self._words["correct_back"].format(label=self._label(question), value=words))
        back = self._at().answers.get(question)
        return "" if back == was else f"{self.record[-1].splitlines()[0]} kept {back!r} and not {was!r}: {heard}"

    # What they rest on

    def _stays(self, question: str, words: str, right: Any, what: str = "") -> str:
        before = self._at()
        heard = self._say(words)
        fault = self._same(before, self._at())
        if fault:
            return f"{words!r}: {fault}"
        return "" if right(heard) else f"{words!r} was answered by {heard}"

    def _same(self, before: Standing, after: Standing) -> str:
        if (before.service, before.question) != (after.service, after.question):
            return (
                f"{after.service or 'nothing'}.{after.question} is open instead of {before.service}.{before.question}"
            )
        kept, was = _told(after.answers), _told(before.answers)
        changed = [name for name in {**kept, **was} if kept.get(name) != was.get(name)]
        return f"changed {changed}: {[kept.get(name) for name in changed]}" if changed else ""

    def _may_be_corrected(self, question: str) -> bool:
        return question not in words()["never_corrected"] and "corrected later by name" not in self.path.apart.get(
            question, ()
        )

    def _said_at(self, question: str) -> str | None:
        if question in self.path.says:
            return self.path.says[question]
        return next((said for part, said in self.path.says.items() if question.endswith(part)), None)

    def _field(self, question: str) -> Field:
        return next(one for one in flows()[self.path.flow].fields if one.name == question)

    def _title(self) -> str:
        title = flows()[self.path.flow].title
        return title.en.lower() if self.path.language == "en" else title.zh

    def _label(self, question: str) -> str:
        here = self._field(question)
        label = here.label.en if self.path.language == "en" else here.label.zh
        return re.sub(r"（.*?）|^第一| 1(?=:)", "", label).replace(": ", "'s ")

    def _wrong_words(self, question: str) -> str:
        return self._by_kind("wrong", question) or "嗯嗯"

    def _other_words(self, question: str) -> str | None:
        here = self._field(question)
        said = self._said_at(question) or ""
        titles = [title for title in self._titles if title not in (said, "跳过", "跳過", "Skip")]
        return self._by_kind("other", question) or (titles[0] if here.offers_choices and titles else None)

    def _by_kind(self, part: str, question: str) -> str | None:
        here, page = self._field(question), self._words[part]
        if question in page:
            return str(page[question])
        ending = next((end for end in page if end.startswith("_") and question.endswith(end)), None)
        if ending:
            return str(page[ending])
        kinds = {"a_day": (A_DAY, A_PAST_DAY), "a_phone": (A_PHONE,)}
        kind = next((kind for kind, wanted in kinds.items() if here.wants in wanted), None)
        if kind is None:
            kind = "choice" if here.offers_choices else "text"
        return str(page[kind]) if kind in page else None

    def _at(self) -> Standing:
        return self.speaker.standing()

    def _say(self, said: str) -> list[str]:
        at = self._at().question
        self._titles = list(self.speaker.buttons) if at else []
        replies = self.speaker.reply_to(said)
        heard = utters(replies)
        shown = " ¶ ".join(str(reply["text"])[:160].replace("\n", " / ") for reply in replies)
        self.record.append(f"👤 {said}  ({at} → {self._at().question})\n🤖 {heard} {shown}")
        return heard


def _told(answers: Mapping[str, Any]) -> dict[str, Any]:
    """What people told, without what the form keeps for itself."""
    return {name: value for name, value in answers.items() if name not in ("filled_in",)}
