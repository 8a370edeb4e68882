"""Hear a file of lay people's questions of law: `python -m bench.lay_law FILE`, in the bot's environment.

The file is the operator's own: a JSON list of objects with ``question``, or a text with one question a line. Prints how
many the model at hand hears as a question of law outright, as the likeliest wish, and as one of three; with `--show`
the others. Nothing of the file is kept. The exit status is 1 where fewer than the goal are heard outright.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import sys
from collections.abc import Callable
from pathlib import Path

from bench.held_out import FALLBACK, Judged, Utterance, share

OF_LAW = "ask_law"
GOAL = 0.90
"""Share of lay people's questions that ought to be heard outright."""


class NoQuestions(ValueError):
    """A file without a question in it; the message says what it ought to hold."""


def read_lay_questions(path: Path) -> list[Utterance]:
    """Return the questions of a file, each of which asks for a rule of law.

    Raises:
        NoQuestions: it cannot be read, or holds none.
    """
    try:
        text = path.read_text("utf-8-sig")
        questions = _of_json(text) if path.suffix == ".json" else text.splitlines()
    except (OSError, ValueError) as fault:
        raise NoQuestions(f"{path.name} cannot be read: {fault}") from None
    found = [Utterance(asked, OF_LAW, "") for question in questions if (asked := question.strip())]
    if not found:
        raise NoQuestions(f"{path.name} holds no question: a JSON list of objects with `question`, or one a line")
    return found


def _of_json(text: str) -> list[str]:
    told = json.loads(text)
    rows = told if isinstance(told, list) else []
    return [str(row.get("question", "")) if isinstance(row, dict) else str(row) for row in rows]


def heard(judged: list[Judged]) -> dict[str, float]:
    """Return how many there are, and which share is heard outright, ranked first, and among three."""
    return {
        "lay_questions": len(judged),
        "lay_heard_outright": share(one.outright for one in judged),
        "lay_ranked_first": share(one.right for one in judged),
        "lay_among_three": share(one.among_three for one in judged),
    }


def model_judge() -> Callable[[Utterance], Judged]:
    """Return a way to learn what the model that the bot runs with makes of an utterance.

    Raises:
        NoQuestions: no model has learned from today's data.
    """
    import structlog
    from rasa.core.agent import Agent

    from cli.train import current_model

    model = current_model()
    if not model.exists():
        raise NoQuestions("no model has learned from today's data: run `make train` first")
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    agent, loop = Agent.load(str(model)), asyncio.new_event_loop()

    def judge(utterance: Utterance) -> Judged:
        understood = loop.run_until_complete(agent.parse_message(utterance.text))
        ranking = [rival for rival in understood["intent_ranking"] if rival["name"] != FALLBACK]
        return Judged(utterance, understood["intent"]["name"], ranking)

    return judge


def main() -> int:
    """Hear the file, print, and return the exit status."""
    options = argparse.ArgumentParser(prog="python -m bench.lay_law", description=__doc__.split("\n")[0])
    options.add_argument("file", type=Path)
    options.add_argument("--show", action="store_true", help="print every question that is not heard outright")
    given = options.parse_args()
    try:
        questions, judge = read_lay_questions(given.file), model_judge()
    except NoQuestions as fault:
        print(fault, file=sys.stderr)
        return 2
    judged = [judge(question) for question in questions]
    found = heard(judged)
    for name, value in found.items():
        goal = f"   goal {GOAL:.0%}" if name == "lay_heard_outright" else ""
        print(f"  {name:20} {value:{'.1%' if name != 'lay_questions' else 'd'}}{goal}")
    for one in judged if given.show else ():
        if not one.outright:
            print(f"{one.decided:24} {one.ranking[0]['name']:24} {one.utterance.text}")
    return 0 if found["lay_heard_outright"] >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
