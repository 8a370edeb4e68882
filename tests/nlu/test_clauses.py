"""A message of several wishes is parted where one ends, and each clause has an intent of its own."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from bench.nlu_pipeline import Pipeline
from bot.nlu.clause_boundaries import MOST_CLAUSES, Boundaries
from bot.nlu.entities.reader import EntityReader

TABLE = Path(__file__).with_name("clauses.txt")


def read_table() -> list[tuple[str, list[str]]]:
    """Reads messages with their clauses, none for a message of one."""
    messages: list[tuple[str, list[str]]] = []
    for line in TABLE.read_text("utf-8").split("\n"):
        written = line.replace("\\n", "\n")
        if written.startswith("  "):
            messages[-1][1].append(written.strip())
        elif written and not written.startswith("#"):
            messages.append((written[2:], []))
    return messages


def clauses_of(text: str) -> list[str]:
    """Parts a message as the bot does, values kept whole."""
    values = [(one["start"], one["end"]) for one in EntityReader.shared().read(text, {})]
    return [text[start:end] for start, end in Boundaries.shared().part(text, values)]


def test_the_table_has_sixty_messages() -> None:
    assert len(read_table()) >= 60


@pytest.mark.parametrize(("text", "clauses"), read_table())
def test_a_message_is_parted_where_a_wish_ends(text: str, clauses: list[str]) -> None:
    found = clauses_of(text)
    assert found == clauses if clauses else len(found) == 1


def test_ten_questions_are_eight_clauses_and_nothing_is_lost() -> None:
    text = "".join(f"第{number}件事怎么办？" for number in "甲乙丙丁戊己庚辛壬癸")
    found = clauses_of(text)
    assert len(found) == MOST_CLAUSES
    assert "".join(found) == text


def test_a_long_story_leaves_room_for_what_is_asked_at_its_end() -> None:
    found = clauses_of("他是我表哥。我们一起长大。" * 8 + "要交多少钱？能不能网上办？")
    assert found[-2:] == ["要交多少钱？", "能不能网上办？"]


@pytest.mark.parametrize("piece", ["a,", "and ", "想", "吗", "(", '"', "...", "know ", "hi ", " ", "怎么，", "¿"])
def test_five_thousand_characters_are_parted_at_once(piece: str) -> None:
    text = (piece * 5_000)[:5_000]
    start = time.process_time()
    assert len(Boundaries.shared().part(text)) <= MOST_CLAUSES
    assert time.process_time() - start < 1.5


@pytest.mark.parametrize(
    ("text", "intents"),
    [
        ("我想预约公证，顺便问下诉讼费怎么算", ["start_notarization", "ask_court_fee"]),
        ("開庭時間係幾時？最近嘅領事館喺邊度？", ["ask_hearing_time", "find_institution"]),
        ("When is my hearing? And how do I pay the court fee?", ["ask_hearing_time", "ask_court_fee"]),
        ("I want to sue my tenant; also please show me the nearest consulate", ["start_filing", "find_institution"]),
    ],
)
def test_each_clause_is_understood_alone(pipeline: Pipeline, text: str, intents: list[str]) -> None:
    clauses = pipeline.parse(text).get("clauses")
    assert [one["intent"] for one in clauses] == intents
    assert {one["decision"] for one in clauses} == {"answer"}
    assert all(len(one["ranking"]) == 3 and one["ranking"][0]["name"] == one["intent"] for one in clauses)


def test_one_clause_of_two_may_be_a_strangers(pipeline: Pipeline) -> None:
    clauses = pipeline.parse("我想预约公证，顺便问下明天会不会下雨").get("clauses")
    assert [one["decision"] for one in clauses] == ["answer", "refuse"]


def test_a_message_of_one_clause_carries_none(pipeline: Pipeline) -> None:
    assert pipeline.parse("我和我老婆想离婚").get("clauses") is None


@pytest.mark.parametrize(
    "text",
    [
        "幾錢",
        "要带什么材料？",
        "使唔使預約？",
        "how much does it cost",
        "How long does it take",
        "大概要多久",
        "怎么办",
    ],
)
def test_a_question_without_a_subject_is_bare(text: str) -> None:
    assert Boundaries.shared().is_bare(text)


@pytest.mark.parametrize(
    "text", ["明天会不会下雨", "诉讼费多少钱", "how long is the flight", "要带护照吗", "I want to sue"]
)
def test_a_question_with_a_subject_is_not(text: str) -> None:
    assert not Boundaries.shared().is_bare(text)


def test_a_bare_question_is_about_what_was_spoken_of(pipeline: Pipeline) -> None:
    clauses = pipeline.parse("委託書公證要帶咩、幾錢、使唔使預約？").get("clauses")
    assert [one["intent"] for one in clauses] == ["ask_notarization"] * 3


def test_a_bare_question_is_never_refused(pipeline: Pipeline) -> None:
    assert pipeline.parse("How long does it take, and do I need a lawyer?").get("clauses")[0]["decision"] != "refuse"


def test_how_long_and_a_lawyer_are_two_questions(pipeline: Pipeline) -> None:
    first, second = pipeline.parse("How long does it take, and do I need a lawyer?").get("clauses")
    assert first["intent"] != second["intent"]
