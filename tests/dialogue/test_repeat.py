"""A group of questions that repeats: one field for each place, and the later ones move up when one is taken off."""

from __future__ import annotations

from actions.answers import Answer, Reading
from actions.dialogue.fields import Field, reading
from actions.dialogue.repeat import Repeat
from backend.shared.wording import Words

GUESTS = Repeat("guest", ("name", "age"), 3)


def _words(answer: Answer) -> Reading:
    return Reading(answer.text)


def test_every_place_has_its_questions() -> None:
    def of(number: int) -> tuple[Field, ...]:
        label = Words("客人", "Guest")
        return tuple(Field(GUESTS.key(number, part), label, reading(_words)) for part in GUESTS.parts)

    assert [field.name for field in GUESTS.fields(of)] == [
        "guest_1_name", "guest_1_age", "guest_2_name", "guest_2_age", "guest_3_name", "guest_3_age",
    ]  # fmt: skip


def test_the_later_ones_move_up_and_the_last_place_is_forgotten() -> None:
    answers = {"guest_1_name": "A", "guest_2_name": "B", "guest_2_age": "2", "guest_3_name": "C", "guest_3_age": "3"}
    assert GUESTS.without(answers, 1, last=3) == {
        "guest_1_name": "B",
        "guest_1_age": "2",
        "guest_2_name": "C",
        "guest_2_age": "3",
        "guest_3_name": None,
        "guest_3_age": None,
    }


def test_an_answer_that_was_not_given_moves_up_as_none() -> None:
    assert GUESTS.without({"guest_1_age": "1", "guest_2_name": "B"}, 1, last=2)["guest_1_age"] is None


def test_the_values_of_one_part_come_in_the_order_of_the_list() -> None:
    assert list(GUESTS.values({"guest_3_name": "C", "guest_1_name": "A"}, "name")) == ["A", None, "C"]
