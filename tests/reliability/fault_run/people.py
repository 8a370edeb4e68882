"""Who writes during a fault run: some only ask, some book, one sends the message that ends whoever reads it."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.reliability.persistent_person import PersistentPerson
from tests.reliability.test_killed_house import BOOKING

POISON = "这句话谁读谁倒下"
QUESTIONS = ("你好", "你是谁", "江门中院在哪里", "谢谢")
AGAIN = "再试一次"
"""The button under what is said while the office cannot be reached."""
PAUSE = 1.0
"""Seconds a person thinks."""
TRIES = 8
"""How often a booker says the same again when the answer is another than it should be (the office was away, say)."""


@dataclass(frozen=True)
class Answered:
    """One message and its answer.

    Args:
        sent, seconds: when it was sent (`time.monotonic`), and how long its answer took.
    """

    sent: float
    seconds: float


@dataclass
class Writer:
    """Somebody who writes until told to stop.

    Args:
        person: their client.
        answered: what became of each message.
        trouble: why they gave up, or empty.
    """

    person: PersistentPerson
    answered: list[Answered] = field(default_factory=list)
    trouble: str = ""

    def say(self, said: dict[str, str]) -> list[str]:
        """Say something, wait for its answer, and return the utterances in it."""
        began = time.monotonic()
        replies = self.person.hear(self.person.say(said))
        self.answered.append(Answered(began, time.monotonic() - began))
        return [reply["utter"] for reply in replies]

    def ask(self, stop: threading.Event) -> None:
        """Ask one question after the other."""
        try:
            for question in itertools.cycle(QUESTIONS):
                if stop.wait(PAUSE):
                    return
                self.say({"text": question})
        except AssertionError as error:
            self.trouble = str(error)

    def book(self, pace: float) -> None:
        """Book at the notary office, a step every so many seconds, saying again what went wrong."""
        try:
            for how, what, wanted in BOOKING:
                time.sleep(pace)
                for _ in range(TRIES if wanted != BOOKING[-1][2] else 1):
                    if wanted in self._step(how, what):
                        break
                    time.sleep(2 * PAUSE)
                else:
                    if wanted != BOOKING[-1][2]:  # whether it was booked, at once or later, the database says
                        self.trouble = f"never came to {wanted}"
                    return
        except AssertionError as error:
            self.trouble = str(error)

    def _step(self, how: str, what: str) -> list[str]:
        """Type or press; where the office was away, let its question come again first."""
        if how != "press":
            return self.say({"text": what})
        again = not self.person.is_offered(what) and self.person.is_offered(AGAIN)
        return self.say({"payload": self.person.button(AGAIN if again else what)})

    def poison(self) -> None:
        """Send the message that ends whoever reads it, and then something else."""
        try:
            first, second = self.say({"text": POISON}), self.say({"text": "你好"})
            if "utter_turn_failed" not in first or "utter_turn_failed" in second:
                self.trouble = f"heard {first}, then {second}"
        except AssertionError as error:
            self.trouble = str(error)


def quantile(seconds: Sequence[float], share: float) -> float:
    """Return the time within which that share of the answers came; 0 for none."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0
