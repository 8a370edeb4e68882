"""Who is called the plaintiff outright takes the place of the one that is known, whatever is asked."""

from __future__ import annotations

import pytest

from actions.defence.aside import plaintiff_restated
from actions.defence.readers.suits import plaintiffs_in
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers
from actions.dialogue.fields import Field, reading
from actions.dialogue.message import UserMessage
from actions.dialogue.reading import NOTHING
from backend.shared.wording import Words
from tests.dialogue.states import state_of

FIELDS = tuple(Field(name, Words(name, name), reading(lambda said: NOTHING)) for name in ("plaintiff", "phone"))


def changed(text: str, question: str = "phone") -> object:
    """The plaintiff after a message, or None where it stays."""
    told = "、".join(plaintiffs_in(text))
    candidates = Candidates(own={"plaintiff": told} if told else {})
    state = state_of(FIELDS, question, {"plaintiff": "吴志明"}, service="defence")
    made = plaintiff_restated(state, UserMessage(text, "inform"), candidates)
    return made[0].changes["plaintiff"] if made and isinstance(made[0], ChangeAnswers) else None


@pytest.mark.parametrize(
    ("text", "plaintiff"),
    [
        ("原告是恩平市顺达建筑队，吴志明是他们的代理人", "恩平市顺达建筑队"),
        ("原告係新會鴻發施工隊，唔係吳志明", "新會鴻發施工隊"),
        ("原告叫李国强", "李国强"),
        ("原告应该是江门市嘉美装饰有限公司", "江门市嘉美装饰有限公司"),
        ("the plaintiff is Chan Tai Man, Wu is only his agent", "Chan Tai Man"),
    ],
)
def test_the_plaintiff_told_anew_replaces_the_known_one(text: str, plaintiff: str) -> None:
    assert changed(text) == plaintiff


@pytest.mark.parametrize(
    "text", ["我被李国强告了", "原告是吴志明", "原告要我还钱", "原告是谁？", "I was sued by Chan Tai Man"]
)
def test_a_name_told_otherwise_changes_nothing(text: str) -> None:
    assert changed(text) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("是信用社告他的，好像是5万", ("信用社",)), ("系建設銀行告我", ("建設銀行",)),
        ("係建設銀行告我", ("建設銀行",)), ("是我表哥陈国强告我", ("陈国强",)),
    ],
)  # fmt: skip
def test_a_verb_before_a_name_is_no_part_of_it(text: str, names: tuple[str, ...]) -> None:
    assert plaintiffs_in(text) == names
