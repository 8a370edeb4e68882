"""The course of a witness: whatever is asked in whatever order, no step is left open behind a seal."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.authorization.power.model import Signature
from backend.authorization.room import model
from backend.authorization.room.checklist import FILE, ChecklistError, checks_for, load_checklist
from backend.authorization.room.model import ALL_THREE, SIGNERS, STEPS, Course
from backend.shared.errors import Refused

CHECKS = checks_for("mandarin")
EVERY = [f"{step}.{name}" for step in STEPS for name in CHECKS[step]]
STROKE = tuple((float(step), float(step % 9), step) for step in range(20))
NOW = datetime(2026, 12, 1, tzinfo=UTC)
SHA = "0123456789abcdef" * 4


def drawn(signer: Any, strokes: Any = (STROKE,), width: float = 300, height: float = 150) -> Signature:
    return Signature(signer, strokes, width, height, NOW, "UTC")


def laid(course: Course) -> Course:
    """The paper comes with the reading, as the handler lays it."""
    return model.lay_paper(course, "d", 2) if course.stage == "reading" and not course.digest else course


def fulfilled(course: Course, lack: str) -> Course:
    kind, _, who = lack.partition(".")
    if kind == "snapshot":
        return model.snapshot(course, who, SHA)
    if kind == "read":
        return model.read_page(model.read_page(course, who, 1), who, 2)  # type: ignore[arg-type]
    if kind == "signature":
        return model.sign(course, drawn(who), "d", ALL_THREE)
    return model.tick(course, CHECKS, lack, on=True)


def at(stage: str) -> Course:
    """A course that has properly come to a stage."""
    course = model.begin(model.enter(Course()), ALL_THREE, "123456")
    while course.stage != stage:
        for lack in model.missing(course, CHECKS):
            course = fulfilled(course, lack)
        course = laid(model.complete(course, CHECKS, course.stage, ALL_THREE))
    return course


ACTS = st.one_of(
    st.tuples(st.just("begin"), st.sets(st.sampled_from(sorted(ALL_THREE)))),
    st.tuples(st.just("tick"), st.sampled_from(EVERY), st.booleans()),
    st.tuples(st.just("snapshot"), st.sampled_from(SIGNERS)),
    st.tuples(st.just("read"), st.sampled_from(SIGNERS), st.integers(0, 3)),
    st.tuples(st.just("sign"), st.sampled_from(SIGNERS), st.sampled_from(["d", "other"])),
    st.tuples(st.just("complete"), st.sampled_from(STEPS), st.sampled_from([ALL_THREE, frozenset({"judge"})])),
    st.just(("fulfil",)),
    st.just(("next",)),
    st.sampled_from([("seal",), ("miss",)]),
)


def act(course: Course, order: Any) -> Course:
    name, *told = order
    if name == "begin":
        return model.begin(course, told[0], "123456")
    if name == "tick":
        return model.tick(course, CHECKS, told[0], on=told[1])
    if name == "snapshot":
        return model.snapshot(course, told[0], SHA)
    if name == "read":
        return model.read_page(course, told[0], told[1])
    if name == "sign":
        return model.sign(course, drawn(told[0]), told[1], ALL_THREE)
    if name == "fulfil":
        lacks = model.missing(course, CHECKS)
        return fulfilled(course, lacks[0]) if lacks else course
    if name in ("complete", "next"):
        step, present = told if told else (course.stage, ALL_THREE)
        return laid(model.complete(course, CHECKS, step, present))
    return model.seal(course) if name == "seal" else model.miss(course)


@settings(max_examples=300, deadline=None)
@given(st.lists(ACTS, max_size=120))
def test_no_sequence_of_orders_skips_a_check(orders: list[Any]) -> None:
    course, rank = Course(), ("planned", "waiting", *STEPS, "sealing", "sealed")
    for order in orders:
        before = course
        with suppress(Refused):
            course = act(course, order)
        if course.stage == before.stage or course.stage == "missed":
            continue
        assert rank.index(course.stage) - rank.index(before.stage) == 1 or before.stage == "planned"
        assert model.missing(before, CHECKS) == ()
    if course.stage in ("sealing", "sealed"):
        assert course.ticked >= set(EVERY) and set(course.signatures) == set(SIGNERS)
        assert {taken.subject for taken in course.snapshots} == set(SIGNERS)
        assert all(course.read[who] == {1, 2} for who in SIGNERS)


@pytest.mark.parametrize("stage", STEPS)
def test_every_step_opens_the_next_only_when_nothing_is_missing(stage: str) -> None:
    course = at(stage)
    assert model.missing(course, CHECKS)
    with pytest.raises(Refused, match="room_checks_missing"):
        model.complete(course, CHECKS, stage, ALL_THREE)
    with pytest.raises(Refused, match="room_somebody_missing"):
        model.complete(course, CHECKS, stage, {"judge", "party"})


@pytest.mark.parametrize("present", [set(), {"judge"}, {"judge", "party"}, {"party", "lawyer"}])
def test_the_judge_starts_only_with_all_three(present: set[str]) -> None:
    with pytest.raises(Refused, match="room_somebody_missing"):
        model.begin(model.enter(Course()), present, "1")


@pytest.mark.parametrize("stage", ["waiting", *STEPS])
def test_a_refusal_is_possible_in_every_step_and_nothing_follows_it(stage: str) -> None:
    course = model.refuse(model.enter(Course()) if stage == "waiting" else at(stage))
    assert course.stage == "refused"
    for order in (("next",), ("tick", EVERY[0], True), ("sign", "party", "d"), ("begin", ALL_THREE)):
        with pytest.raises(Refused, match="room_closed"):
            act(course, order)


def test_what_has_begun_is_never_missed_and_what_ended_never_closed() -> None:
    assert model.miss(at("identity")).stage == "identity"
    assert model.miss(model.enter(Course())).stage == "missed"
    assert model.close(model.refuse(at("will"))).stage == "refused"
    assert model.close(at("sealing")).stage == "sealing"


@pytest.mark.parametrize(
    ("strokes", "size", "reason"),
    [
        ((), (300, 150), "room_signature_empty"),
        (((((1.0, 1.0, 1),) * 50),), (300, 150), "room_signature_empty"),
        ((STROKE,), (3, 150), "room_input_wrong"),
        ((tuple((x * 1000.0, 1.0, 1) for x in range(20)),), (300, 150), "room_input_wrong"),
        ((STROKE * 1_001,), (300, 150), "room_input_wrong"),
    ],
)
def test_what_is_no_name_is_no_signature(strokes: Any, size: tuple[int, int], reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        model.sign(at("signing"), drawn("party", strokes, *size), "d", ALL_THREE)


def test_a_signature_names_the_paper_that_was_read_and_may_be_drawn_again() -> None:
    course = at("signing")
    with pytest.raises(Refused, match="room_paper_changed"):
        model.sign(course, drawn("party"), "another", ALL_THREE)
    first = model.sign(course, drawn("party"), "d", ALL_THREE)
    again = model.sign(first, drawn("party", (STROKE, STROKE)), "d", ALL_THREE)
    assert len(again.signatures["party"].strokes) == 2


def test_the_same_signature_twice_is_one_also_when_the_judge_has_gone_on() -> None:
    course = at("signing")
    later = replace(drawn("party"), signed_at=NOW + timedelta(minutes=1))
    first = model.sign(course, drawn("party"), "d", ALL_THREE)
    assert model.sign(first, later, "d", {"party"}) == first
    gone_on = at("confirming")
    assert model.sign(gone_on, later, "d", ALL_THREE) == gone_on
    for other in (drawn("party", (STROKE, STROKE)), drawn("party", width=301)):
        with pytest.raises(Refused, match="room_other_step"):
            model.sign(gone_on, other, "d", ALL_THREE)
    with pytest.raises(Refused, match="room_paper_changed"):
        model.sign(first, later, "another", ALL_THREE)


@pytest.mark.parametrize("step", STEPS[:-1])
def test_a_step_closed_twice_is_closed_once_and_none_is_closed_ahead(step: str) -> None:
    following = at(STEPS[STEPS.index(step) + 1])  # type: ignore[arg-type]
    assert model.complete(following, CHECKS, step, {"judge"}) == following
    assert model.complete(at("sealing"), CHECKS, step, ALL_THREE).stage == "sealing"
    with pytest.raises(Refused, match="room_other_step"):
        model.complete(at(step), CHECKS, following.stage, ALL_THREE)


def test_the_interpreter_is_asked_for_only_where_there_is_one() -> None:
    assert "interpreter_there" not in CHECKS["language"]
    assert checks_for("spanish")["language"] == ("interpreter_there", "interpreter_faithful", "interpreter_understood")


def test_a_checklist_with_a_gap_stops_the_start(tmp_path: Any) -> None:
    text = tmp_path / "page.yml"
    text.write_text(FILE.read_text("utf-8").replace("en: The name matches", "en: ''"), "utf-8")
    with pytest.raises(ChecklistError, match="identity"):
        load_checklist(text)
