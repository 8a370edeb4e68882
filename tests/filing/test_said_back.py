"""What a story told is said back also where its question comes up only after another one."""

from __future__ import annotations

from backend.filing.causes.guides import load_causes


def test_what_hangs_on_an_open_question_waits_and_is_no_longer_asked_about_after_its_answer() -> None:
    divorce = load_causes()["divorce"]
    open_yet = {one.key for one in divorce.waiting({"reason": "他出轨"})}
    assert {"reason", "separated_since", "children"} <= open_yet
    assert "married_on" not in open_yet
    assert "reason" not in {one.key for one in divorce.waiting({"earlier_suit": "already_divorced"})}
