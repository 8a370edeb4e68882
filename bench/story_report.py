"""Facts told, kept and wrong in the stories of tests/story, by cause and variety: `python -m bench.story_report`."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from actions.story.mentions import Entities
from actions.story.reading import Story, read_story
from tests.legal_map.what_the_bot_reads import read_by_the_bot

STORIES = Path(__file__).parents[1] / "tests" / "story"
WRITTEN_ON = date(2026, 11, 27)
NOW = {"now": "2026-11-27T12:00:00+08:00", "timezone": "Asia/Shanghai"}
UNJUDGED = frozenset({"for_whom", "mediation_first", "other_party", "relation_told"})
"""Facts told in passing and judged by tests of their own."""
IN_WORDS = frozenset(
    "trouble breach reason children_wish property_list estate_list heirs dispute how hurt other_loss happened".split()  # noqa: SIM905
)
"""Facts that are clauses of the story: beside the expected words there may be more, and one not listed is no fault."""


@dataclass
class Score:
    """Counts of facts.

    Args:
        told: facts the story tells; `kept`: of these, kept as told; `asked`: offered as a question.
        wrong: values kept that were not told, each with its story.
    """

    told: int = 0
    kept: int = 0
    asked: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def read_stories(name: str) -> list[dict[str, Any]]:
    """The stories of one file."""
    stories: list[dict[str, Any]] = yaml.safe_load((STORIES / name).read_text("utf-8"))
    return stories


def entities_of(stories: Sequence[Mapping[str, Any]]) -> list[Entities]:
    """Read each story with the bot."""
    return list(read_by_the_bot([story["text"] for story in stories], NOW))


def judge(story: Mapping[str, Any], entities: Entities) -> tuple[Story, Score]:
    """Read one story and compare with what it tells."""
    read = read_story(story["text"], entities, today=WRITTEN_ON)
    score, expected = Score(), {name: str(value) for name, value in story["facts"].items()}
    if read.cause != story["cause"]:
        score.wrong += [f"cause {read.cause}"] if read.cause else []
        score.told = len(expected)
        score.missed = list(expected)
        return read, score
    for name, value in expected.items():
        fact = read.facts.get(name)
        score.told += 1
        if fact is not None and _same(fact.value, value) and fact.sure:
            score.kept += 1
        elif fact is not None and fact.sure:
            score.wrong.append(f"{name} {_said(fact.value)!r}, told {value!r}")
        else:
            score.asked += fact is not None
            score.missed.append(f"{name} {value!r}" + (" (asked)" if fact else ""))
    extra = {name: fact for name, fact in read.sure.items() if name not in expected and name not in UNJUDGED | IN_WORDS}
    score.wrong += [f"{name} {_said(fact.value)!r}, never told" for name, fact in extra.items()]
    return read, score


def _said(value: Any) -> str:
    return str(value["text"]) if isinstance(value, Mapping) else str(value)


def _same(value: Any, expected: str) -> bool:
    said = _said(value).casefold()
    return expected[1:].casefold() in said if expected.startswith("~") else said == expected.casefold()


def total(scores: Sequence[Score]) -> Score:
    """The sum of several scores."""
    return Score(
        sum(s.told for s in scores),
        sum(s.kept for s in scores),
        sum(s.asked for s in scores),
        [line for s in scores for line in s.missed],
        [line for s in scores for line in s.wrong],
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", default=["stories.yml", "held_out.yml"])
    parser.add_argument("--show", action="store_true", help="print what was missed and what is wrong")
    options = parser.parse_args()
    for name in options.files:
        stories = read_stories(name)
        judged = [(story, judge(story, heard)[1]) for story, heard in zip(stories, entities_of(stories), strict=True)]
        if options.show:
            for story, score in judged:
                if score.missed or score.wrong:
                    print(f"- {story['text'][:70]!r}\n    missed {score.missed}\n    WRONG {score.wrong}")
        print(f"\n{name}: {len(stories)} stories\n{'':18}told  kept   %  asked  wrong")
        for group in ("cause", "variety"):
            for key in Counter(story[group] for story, _ in judged):
                _print(key, total([score for story, score in judged if story[group] == key]))
        _print("all", total([score for _, score in judged]))


def _print(name: str, score: Score) -> None:
    share = 100 * score.kept / max(score.told, 1)
    print(f"{name:18}{score.told:4}  {score.kept:4} {share:3.0f}  {score.asked:5}  {len(score.wrong):5}")


if __name__ == "__main__":
    main()
