"""Messages played at their question: what the open question takes for an answer, asks about, and refuses.

usage: .venv/bin/python -m bench.answer_report [FILE.tsv …] [--out FILE.jsonl] [--only FLOW …]

A line of a file is ``flow.question``, ``yes`` or ``no`` (whether the message answers that question), a kind, the
message; without a file those of a writer from whom nothing was learned are played (`bench/answers/held_out.tsv`). Each
question is reached by the walks of `bench/people`; after each message the conversation is put back as it was. The real
bot, actions and services run on this machine. A question no walk comes to is left out.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select

from actions.dialogue import runner
from actions.dialogue.buttons import payload_of
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command
from actions.dialogue.interpreter import interpret
from actions.dialogue.message import UserMessage
from actions.dialogue.state import State
from backend.drafts.model import ChangeDraft
from backend.drafts.tables import drafts
from bench.answer_calibration import PAGES, Pair, read_pairs
from bench.dialogue.people import read_people
from bench.dialogue.walk import LONGEST, NOT_UNDERSTOOD, REVIEW, Walk, read_paths
from bench.dialogue.walk import Path as Way
from tests.stage.house import House, running_house
from tests.stage.standing import utters

_ASKED = "utter_form_is_it_the_answer"
_SEEN: list[tuple[State, UserMessage, Candidates, tuple[Command, ...]]] = []
"""Input of the interpreter in the last turn, and its decision."""


def _listening(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    decided = interpret(state, message, candidates)
    _SEEN[:] = [(state, message, candidates, decided)]
    return decided


def _seen() -> dict[str, Any]:
    if not _SEEN:
        return {}
    state, message, candidates, decided = _SEEN[0]
    here, found = state.here, candidates.here
    return {
        "read": message.text, "intent": message.intent, "sure": message.is_sure, "asks": message.asks,
        "entities": [[one.get("entity"), one.get("start"), one.get("end")] for one in message.entities],
        "asking": state.asking, "free": bool(here and here.free_text), "story": bool(here and here.story),
        "choices": len(candidates.choices), "title": candidates.is_title, "covers": found.covers,
        "found": found.found, "partial": found.partial, "problem": found.problem or "",
        "from": list(found.entities), "decided": [type(one).__name__ for one in decided],
    }  # fmt: skip


class Player(Walk):
    """A walk that tries, at each question, the messages that are written for it."""

    def __init__(self, house: House, path: Way, rows: Mapping[str, Sequence[Pair]], tracker: Path) -> None:
        super().__init__(house, path, ())
        self._rows, self._tracker = rows, tracker
        self.played: list[dict[str, Any]] = []

    def go_and_try(self, done: set[str]) -> list[dict[str, Any]]:
        """Walk to the review; at each question that is not done yet say its messages, one at a time."""
        self._open()
        visited: list[str] = []
        while len(visited) < LONGEST:
            at = self._at()
            if at.service != self.path.flow or at.question in ("", REVIEW):
                break
            if visited.count(at.question) > 2 or self._said_at(at.question) is None:
                break
            visited.append(at.question)
            name = f"{at.service}.{at.question}"
            if name not in done and name in self._rows:
                done.add(name)
                self.played += [self._try(one) for one in self._rows[name]]
            self._answer(at.question)
        if self._at().question == REVIEW:
            for name in [one for one in self._rows if one.startswith(f"{self.path.flow}.") and one not in done]:
                if self._reopened(name.partition(".")[2]):
                    done.add(name)
                    self.played += [self._try(one) for one in self._rows[name]]
        return self.played

    def _reopened(self, question: str) -> bool:
        """Open one question of the review again, without the answer it had."""
        at = self._at()
        if question not in at.answers:
            return False
        saved = self._saved()
        self.speaker._send({"payload": payload_of("correct_answer", form_field=question)})
        self.house.backend.bus.handle(ChangeDraft(at.draft_id, self.speaker.person_id, forget=(question,)))
        if self._at().question == question:
            return True
        self._put_back(saved)
        return False

    def _try(self, row: Pair) -> dict[str, Any]:
        before, saved = self._at(), self._saved()
        _SEEN.clear()
        replies = self.speaker.say(row.text)
        after = self._at()
        was, now = dict(before.answers), dict(after.answers) if after.draft_id == before.draft_id else {}
        changed = {name: now[name] for name in now if was.get(name) != now[name]}
        found = {
            "question": row.question, "answers": row.answers, "kind": row.kind, "text": row.text,
            "taken": any(name in changed for name in (before.question, f"{before.question}_so_far")),
            "over": after.draft_id != before.draft_id, "changed": {k: str(v)[:200] for k, v in changed.items()},
            "next": f"{after.service}.{after.question}", "heard": utters(replies),
            "said": " ¶ ".join(str(one["text"])[:200] for one in replies),
            **_seen(),
        }  # fmt: skip
        self._put_back(saved)
        return found

    def _saved(self) -> tuple[list[Any], list[Any]]:
        who = self.speaker.person_id
        with self.house.backend.database.transaction() as session:
            rows = [dict(one) for one in session.execute(select(drafts).where(drafts.c.person_id == who)).mappings()]
        with sqlite3.connect(self._tracker, timeout=10) as tracker:
            memory = tracker.execute("SELECT * FROM bot_conversations WHERE sender_id = ?", (who,)).fetchall()
        return rows, memory

    def _put_back(self, saved: tuple[list[Any], list[Any]]) -> None:
        rows, memory = saved
        who = self.speaker.person_id
        with self.house.backend.database.transaction() as session:
            session.execute(drafts.delete().where(drafts.c.person_id == who))
            if rows:
                session.execute(insert(drafts), rows)
        with sqlite3.connect(self._tracker, timeout=10) as tracker:
            tracker.execute("DELETE FROM bot_conversations WHERE sender_id = ?", (who,))
            for one in memory:
                tracker.execute(f"INSERT INTO bot_conversations VALUES ({', '.join('?' * len(one))})", one)


def play(rows: Sequence[Pair], flows: Sequence[str] = ()) -> Iterator[dict[str, Any]]:
    """Yield what became of each message that a walk can reach the question of."""
    by_question: dict[str, list[Pair]] = defaultdict(list)
    for one in rows:
        by_question[one.question].append(one)
    done: set[str] = set()
    runner.interpret = _listening
    with tempfile.TemporaryDirectory() as folder, running_house(Path(folder)) as house:
        for path in read_paths(read_people()):
            wanted = {name for name in by_question if name.partition(".")[0] == path.flow} - done
            if wanted and (not flows or path.flow in flows):
                yield from Player(house, path, by_question, Path(folder) / "tracker.sqlite3").go_and_try(done)


def main() -> None:
    """Play the pages, print how they fare, and write what became of each message where that is wished."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", type=Path, nargs="*", default=[PAGES / "held_out.tsv"])
    options.add_argument("--out", type=Path)
    options.add_argument("--only", nargs="*", default=[])
    given = options.parse_args()
    pairs = [one for file in given.file for one in read_pairs(file)]
    played = list(play(pairs, given.only))
    if given.out:
        given.out.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in played), "utf-8")
    print(f"{len(played)} of {len(pairs)} messages were played")
    for title, answers in (("answers", True), ("what is none", False)):
        some = [one for one in played if one["answers"] is answers]
        shares = {what: sum(map(judge, some)) / len(some) for what, judge in _JUDGED.items()} if some else {}
        print(f"{title:14}{len(some):5}  " + ", ".join(f"{what} {share:.1%}" for what, share in shares.items()))


_JUDGED = {
    "taken": lambda one: one["taken"],
    "asked about": lambda one: _ASKED in one["heard"],
    "not understood": lambda one: any(utter in NOT_UNDERSTOOD for utter in one["heard"]),
}


if __name__ == "__main__":
    main()
