"""The other side's name never stands in the plaintiff's place: told there it is theirs, and a wrong one is moved."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer
from actions.dialogue.commands import ChangeAnswers
from actions.filing.readers.owners import Sides
from actions.filing.readers.particulars_told import particulars_told
from actions.filing.readers.who_sues import called_theirs, says_i_sue, who_is_theirs
from tests.filing.one_message import commands

DIVORCE: dict[str, Any] = {
    "cause": "divorce",
    "matter": "civil",
    "for_whom": "self",
    "mediation_first": "no",
    "divorce_earlier_suit": "never",
    "plaintiff_1_kind": "person",
}
SIDES = Sides(names={"plaintiff": (), "defendant": ("黄伟东",)})


def changed(text: str, question: str, **known: str) -> dict[str, Any]:
    """Return what a message at a question changes."""
    made = commands(text, question, {**DIVORCE, **known})
    return {name: value for one in made if isinstance(one, ChangeAnswers) for name, value in one.changes.items()}


@pytest.mark.parametrize("text", ["错了！原告是我，黄伟东是我老公", "黄伟东是我老公，不是我", "我是原告，黄伟东是被告"])
def test_a_name_in_the_wrong_place_is_moved(text: str) -> None:
    told = changed(text, "plaintiff_1_particulars", plaintiff_1_name="黄伟东")
    assert told["plaintiff_1_name"] is None and told["defendant_1_name"] == "黄伟东"


def test_who_is_told_of_as_him_is_the_other_side() -> None:
    assert changed("我说了他在台山，叫黄伟东", "plaintiff_1_name")["defendant_1_name"] == "黄伟东"
    told = changed("我说了他在台山台城，叫黄伟东", "plaintiff_1_particulars", defendant_1_name="黄伟东")
    assert told["defendant_1_lives"]["text"] == "台山台城" and "plaintiff_1_name" not in told


@pytest.mark.parametrize("text", ["我叫谢小玲", "原告是我妈", "证人是我哥", "陈大文是我朋友，他知道"])
def test_any_other_name_moves_nobody(text: str) -> None:
    told = changed(text, "plaintiff_1_particulars", plaintiff_1_name="谢小玲", defendant_1_name="黄伟东")
    assert not {"plaintiff_1_name", "defendant_1_name"} & set(told)


@pytest.mark.parametrize(
    ("text", "own", "theirs", "called"),
    [
        ("原告是我，黄伟东是我老公", True, "黄伟东", ""),
        ("I am the plaintiff, Wong Wai Tung is my husband", True, "Wong Wai Tung", ""),
        ("他在台山，叫黄伟东", False, "", "黄伟东"),
        ("原告是我妈", False, "", ""),
        ("我老公叫黄伟东", False, "", ""),
        ("他欠我钱，叫他还", False, "", ""),
        ("他知道谁叫陈大文", False, "", ""),
        ("这房子是我爸的", False, "", ""),
    ],
)
def test_who_sues_and_who_is_sued(text: str, own: bool, theirs: str, called: str) -> None:
    assert (says_i_sue(text), who_is_theirs(text), called_theirs(text)) == (own, theirs, called)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("我说过佢住台山台城", {"defendant_1_lives": "台山台城"}),
        ("I told you he lives in Taishan", {"defendant_1_lives": "Taishan"}),
        ("我说我住多伦多", {"plaintiff_1_lives": "多伦多"}),
        ("我住多伦多，他住台山台城", {"plaintiff_1_lives": "多伦多", "defendant_1_lives": "台山台城"}),
    ],
)
def test_the_i_of_a_remark_lives_nowhere(text: str, told: dict[str, str]) -> None:
    assert particulars_told(Answer(text, "inform"), SIDES) == told
