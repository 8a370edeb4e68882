"""Steps and behaviours: at each question of a flow people answer wrongly, do not know, ask something, give up and come
back, go elsewhere and come back, answer, and take the answer back by its name. Each is judged by the form's state."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import yaml

from actions.dialogue.fields import Field
from actions.registry import FLOWS
from backend.conversation.wanted import A_DAY, A_PAST_DAY, A_PHONE
from bench.dialogue.people import PEOPLE, SimulatedPerson, common
from tests.authorization.test_in_the_house import sealed_in_the_room
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
UNDECIDED = frozenset({"undecided", "later", "none", "unknown", "unsure", "single", "not_asked"})
"""Values that say "not known": "not decided", "ask me one at a time"."""
LONGEST = 60
"""Questions after which a walk is given up."""


@dataclass(frozen=True)
class Path:
    """One way through a flow.

    Args:
        flow: the service.
        says: by question what is said; several, one after the other, where one answer is not all.
        before: turns played first, as ``tests/stage/player.py`` writes them.
        filed: cases handed in before (``tests/filing/filed_cases.py``).
        sealed: whether the power witnessed in `before` is sealed.
        apart: by question the behaviours that mean something else there, and are not judged.
        other: by question another value, where the page's for its kind does not fit this way.
    """

    name: str
    flow: str
    language: str
    timezone: str
    opening: str
    says: Mapping[str, str | Sequence[str]]
    before: Sequence[Mapping[str, Any]] = ()
    filed: Sequence[str] = ()
    sealed: bool = False
    apart: Mapping[str, Sequence[str]] = field(default_factory=dict)
    other: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Step:
    """Step to which one behaviour at one question led; `fault` is empty where it was right."""

    flow: str
    question: str
    behaviour: str
    fault: str = ""


@cache
def words() -> Mapping[str, Any]:
    """Words that are said wrongly, asked and called, by language."""
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
        says={**common()[language], **one["says"]},
        before=_turns(one.get("before", ())),
        filed=one.get("filed", ()),
        sealed=one.get("sealed", False),
        apart=one.get("apart", {}),
        other=one.get("other", {}),
    )


def _turns(given: Sequence[Any]) -> list[Mapping[str, Any]]:
    """The turns of a list in which whole lists stand, so that what comes before several ways is written once."""
    return [turn for one in given for turn in (one if isinstance(one, list) else [one])]


def _of_person(person: SimulatedPerson) -> Path:
    says = {**person.common, **person.says, "identity": person.common["identity"]}
    apart = {"claims": ["answered wrong"]}  # claims are offered there, and a nod takes them
    return Path(
        f"filing, {person.cause}", "filing", person.language, person.timezone, person.opening, says, apart=apart
    )


class Walk:
    """Goes one way through a flow and tries every behaviour at every question."""

    def __init__(self, house: House, path: Path, behaviours: Sequence[str] = BEHAVIOURS) -> None:
        self.house, self.path, self.behaviours = house, path, behaviours
        self.steps: list[Step] = []
        self.durations: list[float] = []
        self.record: list[str] = []
        self._digressions = 0
        self._words = words()[path.language]
        self._titles: dict[str, str] = {}
        self.stopped = ""

    def go(self) -> list[Step]:
        """Walk from the opening to the review, or as far as there are words."""
        self._open()
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

    def _open(self) -> None:
        """Let a new person write the opening, with what has to have happened before."""
        self.house.reset()
        self.speaker = Speaker(self.house, self.path.timezone)
        self.speaker.__dict__["durations"] = self.durations
        if self.path.filed:
            bring(self.house, self.speaker, list(self.path.filed))
        self.speaker.play([dict(turn) for turn in self.path.before])
        if self.path.sealed:
            sealed_in_the_room(self.house, self.speaker.person_id)
            self.speaker.play([{"later": "utter_authorization_sealed"}])
        self._said: Counter[str] = Counter()
        self._say(self.path.opening)

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
                if behaviour != "answered" and (fault or self._at().question != question):
                    self._return_to(question)
        if not answer_only and "corrected later by name" in self.behaviours and self._may_be_corrected(question):
            self.steps.append(Step(self.path.name, question, "corrected later by name", self._correct(question)))

    def _return_to(self, question: str) -> None:
        """Begin again and answer up to a question that a fault has led away from: each behaviour is judged alone."""
        self._open()
        for _ in range(LONGEST):
            at = self._at()
            words = self._said_at(at.question)
            if at.question in ("", question, REVIEW) or words is None:
                return
            self._said[at.question] += 1
            self._say(words)

    # The behaviours: each returns what went wrong

    def _wrongly(self, question: str) -> str:
        return self._stays(question, self._wrong_words(question), lambda heard: len(heard) > 1)

    def _unknown(self, question: str) -> str:
        before, here = self._at(), self._field(question)
        heard = self._say(self._words["unknown"])
        after = self._at()
        kept = after.answers.get(question)
        if question in after.answers and question not in before.answers:
            return "" if (here.optional and kept == "") or kept in UNDECIDED else f"kept {kept!r}"
        if self._is_over(before):
            return ""
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
        self._say(self._words["yes_cancel"])
        if not before.answers and self._words["restore"] not in self.speaker.buttons:
            return ""  # nothing was told that could be brought back
        self._say(self._words["restore"])
        return self._same(before, self._at())

    def _save(self, question: str) -> str:
        before = self._at()
        self._say(self._words["save"])
        if self._at().service == self.path.flow:
            return "was not put aside"
        heard = self._say(self._words["resume"])
        if "utter_ask_which_to_resume" in heard:
            self._say(self._words["back"].format(title=self._title()))
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
        self._said[question] += 1
        heard = self._say(words)
        after = self._at()
        if after.service == self.path.flow and after.question == question:
            if _told(after.answers) != _told(before.answers):
                return ""  # a part of the answer
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
        if self._is_over(at):
            return ""
        now = self._at().answers.get(question)
        if now is not None and now != was and was == "":
            return ""  # what was left out has no words of its own to come back to
        if now == was or now is None:
            return f"{self.record[-1].splitlines()[0]} kept {now!r}: {heard}"
        heard = self._say(self._words["correct_back"].format(label=self._label(question), value=words))
        back = self._at().answers.get(question)
        return "" if back == was else f"{self.record[-1].splitlines()[0]} kept {back!r} and not {was!r}: {heard}"

    # What they rest on

    def _stays(self, question: str, words: str, right: Any, what: str = "") -> str:
        before = self._at()
        heard = self._say(words)
        if fault := self._same(before, self._at()):
            return f"{words!r}: {fault}"
        return "" if right(heard) else f"{words!r} was answered by {heard}"

    def _same(self, before: Standing, after: Standing) -> str:
        if (before.service, before.question) != (after.service, after.question):
            return (
                f"{after.service or 'nothing'}.{after.question} is open instead of {before.service}.{before.question}"
            )
        kept, was = _told(after.answers), _told(before.answers)
        own = {*kept.get("assumed", ()), *was.get("assumed", ()), "assumed"}
        changed = [name for name in {**kept, **was} if kept.get(name) != was.get(name) and name not in own]
        return f"changed {changed}: {[kept.get(name) for name in changed]}" if changed else ""

    def _is_over(self, before: Standing) -> bool:
        """Return True if the last message completed the form: what was asked is answered, and nothing is open."""
        return self._at().draft_id != before.draft_id and self.speaker.state_of(before.draft_id) == "submitted"

    def _may_be_corrected(self, question: str) -> bool:
        return question not in words()["never_corrected"] and "corrected later by name" not in self.path.apart.get(
            question, ()
        )

    def _said_at(self, question: str) -> str | None:
        found = self.path.says.get(question)
        if found is None:
            found = next((said for part, said in self.path.says.items() if question.endswith(part)), None)
        if found is None or isinstance(found, str):
            return found
        return str(found[min(self._said[question], len(found) - 1)])

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
        if question in self.path.other:
            return self.path.other[question]
        if here.offers_choices and not here.free_text:
            kept = self._at().answers.get(question, "")
            values = list(kept.values()) if isinstance(kept, Mapping) else [f'"{kept}"']
            own = (said, "跳过", "跳過", "Skip")
            others = (
                title for title, means in self._titles.items()
                if title not in own and not any(str(value) in means for value in values)
            )  # fmt: skip
            title = None if self._ends_the_form(question) else next(others, None)
            return title.partition(" / ")[0] if title else None
        return self._by_kind("other", question)

    def _ends_the_form(self, question: str) -> bool:
        """Return True if the page says that another choice there is no answer but an end."""
        return any(said is None and question.endswith(name) for name, said in self._words["other"].items())

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
            kind = "choice" if here.offers_choices and not here.free_text else "text"
        return str(page[kind]) if kind in page else None

    def _at(self) -> Standing:
        return self.speaker.standing()

    def _say(self, said: str) -> list[str]:
        at = self._at().question
        self._titles = dict(self.speaker.buttons) if at else {}
        replies = self.speaker.reply_to(said)
        heard = utters(replies)
        shown = " ¶ ".join(str(reply["text"])[:160].replace("\n", " / ") for reply in replies)
        self.record.append(f"👤 {said}  ({at} → {self._at().question})\n🤖 {heard} {shown}")
        return heard


def _told(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return what people told, without what the form keeps for itself."""
    return {name: value for name, value in answers.items() if name not in ("filled_in",)}
