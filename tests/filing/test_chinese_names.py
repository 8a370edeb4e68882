"""A court looks for a defendant by characters: they are asked for and kept beside a name in Latin letters."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.dialogue.readers.chinese_names import chinese_name_in
from actions.filing.parties import parties_of
from actions.filing.readers.party_details import told_details


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("李建国", "李建国"), ("his Chinese name is 李建国", "李建国"), ("中文名是李建国，男", "李建国"),
        ("男，李建國", "李建國"),
        ("male, 李建国, works in Xinhui", "李建国"), ("in Chinese characters: 欧阳志明", "欧阳志明"),
        ("佢中文名叫陳大文", "陳大文"),
        ("male, works in Xinhui", ""), ("在新会开厂", ""), ("女，退休", ""), ("不知道", ""), ("男", ""), ("开厂", ""),
    ],
)  # fmt: skip
def test_a_name_in_characters_is_found_beside_other_things(text: str, name: str) -> None:
    assert chinese_name_in(text)[0] == name


def test_it_is_kept_only_where_the_name_is_romanised() -> None:
    answer = Answer("male, 李建国, works in Xinhui", "inform")
    assert told_details(answer, romanised=True)["chinese_name"] == "李建国"
    assert told_details(answer, romanised=True)["sex"] == "male"
    assert "chinese_name" not in told_details(answer)


def test_the_complaint_names_both() -> None:
    answers = {"defendant_1_name": "Li Jianguo", "defendant_1_kind": "person", "defendant_1_chinese_name": "李建国"}
    assert parties_of(answers, "defendant")[0].name == "李建国（Li Jianguo）"
    del answers["defendant_1_chinese_name"]
    assert parties_of(answers, "defendant")[0].name == "Li Jianguo"
