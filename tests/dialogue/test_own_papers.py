"""A name on the writer's own paper puts right nobody else's; one on theirs, or told without a paper, still does."""

from __future__ import annotations

import pytest

from actions.dialogue.fields import Field
from actions.dialogue.reading import NOTHING, Reading
from actions.dialogue.rules.by_owner import is_anothers
from backend.shared.wording import Words


async def _nothing(*_: object) -> Reading:
    return NOTHING


THEIRS = Field("defendant_1_name", Words("第一被告姓名", "Defendant 1: name"), _nothing, words=("他的名字", "his name"))
OURS = Field("plaintiff_1_name", Words("第一原告姓名", "Plaintiff 1: name"), _nothing, words=("我的名字", "my name"))


@pytest.mark.parametrize(
    ("text", "is_wrong_side"),
    [
        ("我护照上的名字是陈小燕", True),
        ("我嘅身份證上個名係陳小燕", True),
        ("the name on my passport is Mary Wong", True),
        ("my legal name is Mary Wong", True),
        ("他护照上的名字是陈小燕", False),
        ("名字是陈小燕", False),
        ("the name on his passport is Mary Wong", False),
    ],
)
def test_a_name_on_ones_own_paper_renames_nobody_else(text: str, is_wrong_side: bool) -> None:
    assert is_anothers(text, (THEIRS,)) is is_wrong_side
    assert not is_anothers(text, (OURS,))
