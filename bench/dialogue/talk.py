"""One simulated person's talk from the opening to the receipt, and what is measured of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bench.dialogue.people import SimulatedPerson
from tests.stage.house import House
from tests.stage.player import SMALL_FILES, file_of
from tests.stage.standing import Speaker, Standing, holds, said, utters

RECEIPTS = frozenset({"utter_filing_filed", "utter_filing_submitting"})
LONGEST = 90
"""Messages after which a talk is given up."""
_FACE = "utter_identity_face"
_HEARD = frozenset(
    {
        "filled_in", "claims_so_far", "claims_drafted", "facts_so_far", "story_doubts", "amount", "assumed", "unplaced",
        "doubted", "told_earlier", "told_aside", "from_identity", "plaintiff_1_identified",
    }
)  # fmt: skip
"""Fields that the form keeps for itself."""
_BY_EVERYBODY = frozenset(
    {
        "identity", "matter", "cause", "for_whom", "mediation_first", "claims", "facts", "court", "service_to",
        "service_email", "agent_now", "evidence_1_file", "evidence_1_name", "evidence_1_purpose",
    }
)  # fmt: skip
_STEP = re.compile(r"第 (\d+) 步 / 共 (\d+) 步|Step (\d+) of (\d+)")
_TOGETHER = "plaintiff_1_particulars"
_OF_THEM = tuple(f"plaintiff_1_{part}" for part in ("sex", "birth_date", "document_number", "address", "phone"))
_PARTS = ("_particulars", "_kind", "_more", "_details", "_document_type", "_nationality", "_lives", "_representative")


@dataclass
class Talk:
    """Result of a talk.

    Args:
        messages: by service whose form was open when each was written; the opening counts for the first.
        asked: each question with how often it was asked.
        re_asked: questions asked although their answer was told, or asked once more after an answer that fits.
        own: what the person said of their own accord: a question, a correction.
        lost: messages that answered the open question and were not kept.
        wrong: kept values that were not told so.
        missing: facts told at the opening that the draft did not hold after it.
        turned_back: whether the step counter ever went back without the person going back.
    """

    person: SimulatedPerson
    messages: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    re_asked: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    steps: list[tuple[str, int, int]] = field(default_factory=list)
    question_answered: bool = False
    correction_made: bool = False
    received: bool = False
    own: list[str] = field(default_factory=list)
    stopped: str = ""
    record: list[str] = field(default_factory=list)
    durations: list[float] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Messages from the opening to the receipt."""
        return sum(self.messages.values())

    @property
    def needed(self) -> int:
        """Messages the filing needed: without the identity check, the person's own question and the correction."""
        return self.total - self.messages["identity"] - len(self.own)

    @property
    def turned_back(self) -> list[str]:
        """Places where the counter of steps went back."""
        pairs = zip(self.steps, self.steps[1:], strict=False)
        return [
            f"{a[1]}/{a[2]} → {b[1]}/{b[2]} at {b[0]}"
            for a, b in pairs
            if b[1] < a[1] and a[0].split(".")[0] == b[0].split(".")[0]
        ]


class Simulator:
    """Plays one person: answers the question that is open, asks one thing in between, takes one thing back."""

    def __init__(self, house: House, person: SimulatedPerson) -> None:
        self.house, self.person = house, person
        self.speaker = Speaker(house, person.timezone)
        self.talk = Talk(person)
        self._asked_once = self._corrected = False
        self._answered: dict[str, str] = {}
        self._filled: Mapping[str, Any] = {}

    def play(self) -> Talk:
        """Talk until the receipt, or until nothing more can be said."""
        self._say(self.person.opening)
        self.talk.missing = [name for name in self.person.told if not self._is_kept(name)]
        while not self.talk.received and not self.talk.stopped and self.talk.total < LONGEST:
            self._go_on()
        self.talk.durations = self.speaker.durations
        self._judge()
        return self.talk

    def _go_on(self) -> None:
        at = self.speaker.standing()
        if not at.question:
            self.talk.stopped = "no form is open"
            return
        if at.service == "filing":
            self._filled = at.answers
        if self._wants_to_ask(at):
            self._ask()
        elif self._takes_back(at):
            self._correct(at)
        else:
            self._answer(at)

    def _wants_to_ask(self, at: Standing) -> bool:
        question = self.person.question
        return question is not None and not self._asked_once and at.question == question.at

    def _ask(self) -> None:
        question = self.person.question
        assert question is not None
        self._asked_once = True
        before = self.speaker.standing()
        self.talk.own.append(question.say)
        heard = self._say(question.say)
        after = self.speaker.standing()
        self.talk.question_answered = any(
            utter.startswith(tuple(question.hear.split())) for utter in heard[: -1 or None]
        ) and (
            before.question,
            before.answers,
        ) == (
            after.question,
            after.answers,
        )

    def _takes_back(self, at: Standing) -> bool:
        correction = self.person.correction
        due = correction is not None and not self._corrected and correction.after in self._answered
        return due and at.question != (correction.after if correction else "")

    def _correct(self, at: Standing) -> None:
        correction = self.person.correction
        assert correction is not None
        self._corrected = True
        self.talk.own.append(correction.say)
        self._say(correction.say)
        self.talk.correction_made = self._is_kept(correction.fact)

    def _answer(self, at: Standing) -> None:
        correction, name = self.person.correction, at.question
        words = self.person.answer(name)
        if correction is not None and name == correction.after and not self._corrected:
            words = correction.wrong
        if words is None:
            self.talk.stopped = f"asked {at.service}.{name}, which nobody has words for"
            return
        key = f"{at.service}.{name}"
        again = name in self._answered and name in self.person.facts
        if name == "review":
            pass
        elif name in self.person.told or key in self._answered or again or self._was_told_together(name):
            self.talk.re_asked.append(key)
        if self.talk.asked[key] > 2:
            self.talk.stopped = f"asked {key} again and again"
            return
        self.talk.asked[key] += 1
        self._say(words)
        now = self.speaker.standing()
        if now.question == name and now.service == at.service and name != "review":
            self.talk.lost.append(f"{key}: {words}")
        else:
            self._answered[key] = self._answered[name] = words

    def _was_told_together(self, name: str) -> bool:
        """Return True if it was in the one message with everything about the plaintiff, and was not taken from it."""
        return _TOGETHER in self._answered and name in _OF_THEM

    def _say(self, words: str) -> list[str]:
        at = self.speaker.standing()
        replies = self._send(words)
        heard = utters(replies)
        self._note(words, replies, at)
        if _FACE in heard:
            self.house.sandbox.part("national_identity").control("decide", verification="latest", result="match")
            self.speaker._wait_for(0, "utter_identity_verified")
        self.talk.received = bool(RECEIPTS & set(heard))
        return heard

    def _send(self, words: str) -> list[dict[str, Any]]:
        """Type or press; a word for a kind of file sends one."""
        if words in SMALL_FILES:
            return self.speaker.upload(*file_of(words))
        return self.speaker.reply_to(words)

    def _note(self, words: str, replies: list[dict[str, Any]], at: Standing) -> None:
        now = self.speaker.standing()
        self.talk.messages[at.service or now.service or "none"] += 1
        shown = " ¶ ".join(
            str(reply["text"]) + "".join(f" [{b['title']}]" for b in reply["buttons"]) for reply in replies
        )
        self.talk.record.append(f"👤 {words}\n🤖 {utters(replies)} {shown}")
        for reply in replies:
            if step := _STEP.match(str(reply["text"])):
                at_step, total = (int(number) for number in step.groups() if number)
                self.talk.steps.append((f"{now.service}.{now.question}", at_step, total))

    def _is_kept(self, name: str) -> bool:
        at = self.speaker.standing()
        return name in at.answers and holds(at.answers[name], self.person.facts[name])

    def _judge(self) -> None:
        kept = self._filled
        for name, expected in self.person.facts.items():
            if name.split(".")[0] != "identity" and name in kept and not holds(kept[name], expected):
                self.talk.wrong.append(f"{name} {said(kept[name])!r}, told {expected!r}")
        known = {*self.person.facts, *_HEARD, *_BY_EVERYBODY}
        self.talk.wrong += [
            f"{name} {said(value)!r}, never told"
            for name, value in kept.items()
            if name not in known and not name.endswith(_PARTS) and value not in ("", None)
        ]
