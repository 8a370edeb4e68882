"""What any message of a booking tells: whose matter it is, the applicant's name, and who comes along."""

from __future__ import annotations

import pytest

from actions.dialogue.phrases import said
from actions.notarization.readers import comes_here
from actions.notarization.told import _name, relative_in
from actions.story.reading import read_story


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("想约公证，我妈要做声明放弃外公房子的继承", "relative"),
        ("My mom (82) wants to make a notarized will in Jiangmen", "relative"),
        ("帮我妈约个公证", "妈"),
        ("我弟弟要我做声明放弃", ""),
        ("我想约公证，房子是我妈的", ""),
    ],
)
def test_whose_matter_it_is_is_heard_only_where_it_is_said(text: str, relative: str) -> None:
    assert relative_in(text, read_story(text, [], cause="notarization").sure) == relative


@pytest.mark.parametrize(
    ("text", "relative", "name"),
    [
        ("我叫周丽华，澳洲护照 PA1234567，电话+61 412 345 678", "", "周丽华"),
        ("My name is David Yee, US passport 555123456", "", "David Yee"),
        ("她叫何美英，护照HK123456，电话6475550101", "妈", "何美英"),
        ("Her name is Mui Yuk Lan, US passport 512000111", "relative", "Mui Yuk Lan"),
        ("我妈叫何美英", "妈", "何美英"),
        ("还有我弟弟一起来，他叫周建国", "", ""),
        ("我叫谢玉珠", "妈", ""),
    ],
)
def test_the_name_is_that_of_who_applies(text: str, relative: str, name: str) -> None:
    found = _name(text, read_story(text, [], cause="notarization").sure, relative)
    assert (found["applicant_name"].value if found else "") == name


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("还有我弟弟一起来，他叫周建国", True),
        ("她耳朵不好", True),
        ("佢耳仔有啲背", True),
        ("She can't hear well", True),
        ("我弟弟住在台山", False),
    ],
)
def test_what_the_notary_should_know_goes_into_the_note(text: str, known: bool) -> None:
    assert said("notary_should_know", text) is known


@pytest.mark.parametrize(
    ("text", "comes"),
    [
        ("我入了美国籍，住洛杉矶，要给堂哥办委托书卖开平的房，怎么办", False),
        ("我入了美国籍，住洛杉矶，12月回江门办委托书", True),
        ("I want to book a notary in Jiangmen for a power of attorney", True),
    ],
)
def test_who_comes_here_is_told_from_who_only_needs_the_paper(text: str, comes: bool) -> None:
    assert comes_here(text) is comes
