"""Names of everybody who writes to us are read as they are; what is no name never stands in a paper.

The lists were written before the reader, and parted by turns: the reader was made with `*_known.yml`, and
`*_held_out.yml` was only counted.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from actions.dialogue.readers.names import names_one_of_several, read_personal_name

_FOLDER = Path(__file__).parent
_TITLES = ("Mrs. ", "Dr. ", "Datuk ")


def _list(name: str) -> list[str]:
    page = yaml.safe_load((_FOLDER / f"{name}.yml").read_text("utf-8"))
    return [text for texts in page.values() for text in texts]


def _as_written(name: str) -> str:
    return next((name.removeprefix(title) for title in _TITLES if name.startswith(title)), name)


@pytest.mark.parametrize("name", _list("names_known"))
def test_a_name_is_read_as_it_was_written(name: str) -> None:
    assert read_personal_name(name).value == _as_written(name)


def test_of_the_names_held_out_at_most_one_in_a_hundred_is_asked_again() -> None:
    names = _list("names_held_out")
    missed = [name for name in names if read_personal_name(name).value != _as_written(name)]
    assert len(missed) <= len(names) / 100, missed


@pytest.mark.parametrize("text", [*_list("non_names_known"), *_list("non_names_held_out")])
def test_what_is_no_name_is_never_kept_and_always_answered(text: str) -> None:
    found = read_personal_name(text)
    assert (found.value, bool(found.problem)) == (None, True)


def test_the_lists_are_as_long_as_promised() -> None:
    names, others = (_list(f"{kind}_known") + _list(f"{kind}_held_out") for kind in ("names", "non_names"))
    assert (len(set(names)) >= 400, len(set(others)) >= 100) == (True, True)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("我叫陈国强", "陈国强"),
        ("我的名字是赵明", "赵明"),
        ("名字叫余好", "余好"),
        ("姓名：林小燕", "林小燕"),
        ("全名陈国强", "陈国强"),
        ("姓陈，名国强", "陈国强"),
        ("姓欧阳，名娜娜", "欧阳娜娜"),
        ("我姓李名伟", "李伟"),
        ("系陳大文", "陳大文"),
        ("我係陳大文", "陳大文"),
        ("個名叫何文", "何文"),
        ("我个名系李小龙", "李小龙"),
        ("佢叫陈志强", "陈志强"),
        ("阿婆叫黄彩凤", "黄彩凤"),
        ("被告叫吴志明", "吴志明"),
        ("他叫李建国。", "李建国"),
        ("叫我老王就行", "老王"),
        ("阿婆叫黃美玲", "黃美玲"),
        ("姓名：欧阳 娜娜。", "欧阳 娜娜"),
        ("陈大文，不对，陈小文", "陈小文"),
        ("no wait, Chen Xiaoming", "Chen Xiaoming"),
        ("My name is Mary-Anne O'Neil", "Mary-Anne O'Neil"),
        ("嗯，陈国强", "陈国强"),
        ("呃 我叫王芳", "王芳"),
        ("好的，我叫欧阳娜娜", "欧阳娜娜"),
        ("陈国强，耳东陈，国家的国，强大的强", "陈国强"),
        ("陈国强，不是说了吗", "陈国强"),
        ("陈国强，男，1958年生", "陈国强"),
        ("陈国强 男", "陈国强"),
        ("他叫吴志明，住在恩平", "吴志明"),
        ("my name is Sue Chan", "Sue Chan"),
        ("My full name is MARIA TERESA CHEN DE GOMEZ.", "MARIA TERESA CHEN DE GOMEZ"),
        ("my wife's name is Mei Ling Wong", "Mei Ling Wong"),
        ("the name's Bond", "Bond"),
        ("I am Bill Law", "Bill Law"),
        ("i am tan ah kow", "tan ah kow"),
        ("it's O", "O"),
        ("He is called Wu Zhiming", "Wu Zhiming"),
        ("the defendant is Li Jianguo", "Li Jianguo"),
        ("Defendant: Li Jianguo", "Li Jianguo"),
        ("Bill Law is my name", "Bill Law"),
        ("Surname Chan, given name Tai Man", "Chan Tai Man"),
        ("My surname is Wong and my given name is Ka Fai", "Wong Ka Fai"),
        ("Mr. Chan Tai Man", "Chan Tai Man"),
        ("Chan Tai Man as in my passport", "Chan Tai Man"),
        ("it's spelled O-U Y-A-N-G", "OU YANG"),
        ("Ou Yang, spelled O-U-Y-A-N-G", "Ou Yang"),
        ("C-H-E-N", "CHEN"),
        ("Me llamo Juan Carlos Li", "Juan Carlos Li"),
        ("nama saya Siti Aminah binti Yusof", "Siti Aminah binti Yusof"),
    ],
)
def test_a_sentence_that_carries_a_name_gives_the_name_alone(sentence: str, name: str) -> None:
    assert read_personal_name(sentence).value == name


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("为什么要问", "utter_name_question"),
        ("in English or Chinese?", "utter_name_question"),
        ("唔知佢叫咩名", "utter_name_unknown"),
        ("I don't know", "utter_name_unknown"),
        ("不是说了吗", "utter_name_again"),
        ("写错了", "utter_name_corrected"),
        ("同上", "utter_name_same_unknown"),
        ("和护照一样", "utter_name_same_unknown"),
        ("⟦phone:0123456789⟧", "utter_name_number"),
        ("嗯", "utter_name_no_hurry"),
        ("123", "utter_name_number"),
        ("退休", "utter_name_odd"),
    ],
)
def test_what_is_no_name_is_answered_for_what_it_is(text: str, problem: str) -> None:
    assert read_personal_name(text).problem == problem


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("陈国强、李建国、王小明", ["陈国强", "李建国", "王小明"]),
        ("陈国强，李建国，还有王小明", ["陈国强", "李建国", "王小明"]),
        ("陳大文同埋李小龍", ["陳大文", "李小龍"]),
        ("梁国强 吴志明 谭亚九", ["梁国强", "吴志明", "谭亚九"]),
        ("Tom Chan, Mary Lee and Bill Law", ["Tom Chan", "Mary Lee", "Bill Law"]),
        ("Chen Guoqiang, Li Jianguo", ["Chen Guoqiang", "Li Jianguo"]),
        ("John Chan & Mary Chan", ["John Chan", "Mary Chan"]),
    ],
)
def test_several_names_in_one_answer_are_told_apart(text: str, names: list[str]) -> None:
    found = read_personal_name(text)
    assert (found.problem, found.facts) == ("utter_name_several", {"names": names})


@pytest.mark.parametrize("text", ["CHAN, Tai-man Peter", "Au Yeung, Nancy", "De la Cruz, Maria Elena", "Chan, Tai Man"])
def test_a_comma_between_surname_and_given_name_makes_no_two_people(text: str) -> None:
    assert read_personal_name(text).value == text


def test_a_contract_pasted_at_the_name_is_too_long() -> None:
    assert (
        read_personal_name("借款合同。甲方（出借人）陈国强，乙方（借款人）吴志明，" * 20).problem
        == "utter_name_too_long"
    )


@pytest.mark.parametrize(
    "text", ["123", "<b>x</b>", "a@b.c", "？？？", "javascript:alert(1)", "🙏", "未有", "how long does it take"]
)
def test_signs_and_code_are_no_name(text: str) -> None:
    found = read_personal_name(text)
    assert found.value is None and found.problem is not None


@pytest.mark.parametrize("name", ["䶮", "阿卜杜拉·买买提", "Nguyễn Văn A", "Do Van Minh", "Will Ho", "陈 国强"])
def test_a_name_of_any_script_is_kept_as_in_the_document(name: str) -> None:
    assert read_personal_name(name).value == name


@given(st.text(max_size=200))
def test_no_text_whatever_breaks_the_reader(text: str) -> None:
    found = read_personal_name(text)
    assert not (found.found and found.problem)


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("李小文，还有他老婆", True),
        ("李小文和他太太", True),
        ("John Lee and his wife", True),
        ("李小文", False),
        ("李和平", False),
        ("他和他老婆", False),
    ],
)
def test_somebody_who_is_only_mentioned_beside_a_name_is_told_from_a_list(text: str, one: bool) -> None:
    assert names_one_of_several(text) is one


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("my sister Chan Mei Yuk", "Chan Mei Yuk"), ("my late father, Wong Tai", "Wong Tai"),
        ("his wife is Lee Siu Fong", "Lee Siu Fong"), ("my mother is called Ho Lai Chun", "Ho Lai Chun"),
        ("Kevin Mak, general manager", "Kevin Mak"), ("Kevin Mak，总经理", "Kevin Mak"),
        ("陈美玉，法定代表人", "陈美玉"),
        ("Chan Mei Yuk (sister)", "Chan Mei Yuk"),
    ],
)  # fmt: skip
def test_a_name_is_told_apart_from_whose_it_is(text: str, name: str) -> None:
    assert read_personal_name(text).value == name


@pytest.mark.parametrize("text", ["born in Hong Kong", "US citizen", "show my answers", "my sister", "the manager"])
def test_what_somebody_is_or_wants_is_no_name(text: str) -> None:
    found = read_personal_name(text)
    assert not found.found
    assert found.problem
