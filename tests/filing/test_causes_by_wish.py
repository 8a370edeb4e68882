"""Causes that are told by who holds, sold or pays nothing, and what is asked or said of them first."""

from __future__ import annotations

from typing import Any, cast

import pytest

from actions.answers import NOTHING, Answer
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import CorrectSlot
from actions.dialogue.questions import QuestionTable
from actions.dialogue.state import State
from actions.filing.cause_change import changed_cause
from actions.filing.cause_wish import told_by, whole_of
from actions.filing.intake import FILE
from actions.filing.screening import way_elsewhere
from actions.filing.story_rules import Heard
from actions.story.outright import cause_outright, is_for_ones_child
from actions.story.reading import Story

_HELD = "返还原物纠纷"
_CHILD, _SEEN, _PAID_OUT, _SOLD = "抚养费纠纷", "探望权纠纷", "不当得利纠纷", "财产损害赔偿纠纷"


def _named(text: str) -> str:
    found = cause_outright(text)
    return found.names[0].name.zh if found and found.names else ""


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("阿叔霸咗我阿爺間祖屋，想攞返", _HELD),
        ("老屋被堂哥占了、换了锁", _HELD),
        ("偃屋企祖屋俾阿叔占开，可唔可以攞返", _HELD),
        ("大伯一家住进我们老宅，换了锁不让我进门", _HELD),
        ("my uncle took over our ancestral house in Kaiping and changed the locks", _HELD),
        ("our family home in Taishan is occupied by my cousin", _HELD),
        ("我要告我前老公不给抚养费", _CHILD),
        ("佢離咗婚之後一蚊都冇畀過個仔", _CHILD),
        ("前妻从来不寄钱给儿子", _CHILD),
        ("没结婚，孩子他爸一分钱都没给过", _CHILD),
        ("my ex-husband pays nothing for our daughter since the divorce", _CHILD),
        ("he stopped paying child support two years ago", _CHILD),
        ("前妻唔畀我見個仔", _SEEN),
        ("离婚后我一直给抚养费，她不让我见女儿", _SEEN),
        ("My ex-wife in Heshan wont let me video call our son", _SEEN),
        ("堂哥领走了补偿款，我怎么办", _PAID_OUT),
        ("my cousin collected the relocation compensation for our house", _PAID_OUT),
        ("He sold my car I left with him and kept the 85,000", _SOLD),
        ("我寄放在表哥那里的货车被他卖了", _SOLD),
    ],
)
def test_who_holds_or_pays_nothing_decides_the_cause(text: str, named: str) -> None:
    assert _named(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "我想离婚，他不给抚养费",
        "起诉离婚，孩子抚养费每月两千",
        "离婚后他不肯把房子过户给儿子",
        "前夫借了我十万没还，儿子跟我",
        "I want a divorce, he pays nothing for the kids",
        "要不要付抚养费",
        "老婆不让我看她手机",
        "前夫不让我看病",
        "阿叔住在我爷爷的老屋，帮我们看屋",
        "叔叔租了我们老屋，不交租",
        "爸爸去世了，哥哥霸着老屋不分",
        "my uncle lives in our ancestral house and looks after it",
        "I sold my car to him and he kept the money back",
        "他卖了一辆车给我，发动机是坏的",
        "政府征地，补偿款还没给",
        "我弟弟替我领了补偿款交给我妈",
    ],
)
def test_what_only_sounds_like_it_decides_none_of_them(text: str) -> None:
    assert _named(text) not in (_HELD, _CHILD, _SEEN, _PAID_OUT, _SOLD)


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("我要告我前老公不给抚养费", True),
        ("my ex never paid child support, I want to sue", True),
        ("爸妈离婚后我爸一直没给我抚养费", False),
        ("前妻不让我见儿子，我要告她", False),
        ("我要告我表哥欠钱", False),
    ],
)
def test_a_childs_support_is_the_childs_suit(text: str, *, theirs: bool) -> None:
    assert is_for_ones_child(text) is theirs


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("征地补偿款被堂哥领走了，我要告他", False),
        ("政府的征地补偿太少，我要告", True),
        ("我家被强拆了", True),
    ],
)
def test_money_a_relative_took_is_no_matter_of_an_authority(text: str, *, elsewhere: bool) -> None:
    assert (way_elsewhere(text) is not None) is elsewhere


def test_an_estate_not_divided_goes_on_as_an_inheritance() -> None:
    answers = {"cause": "other", **whole_of("堂哥占了老屋，我怎么办")}
    assert answers["facts_so_far"]["own"] == ["堂哥占了老屋"]
    assert told_by(answers, "继承纠纷") == {"cause": "inheritance"}
    assert told_by(answers, _HELD) == {"cause_words": _HELD}
    assert told_by(answers, "else") == {}


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("離婚早就离了，是抚养费，孩子在台山跟我妈", True),
        ("we are already divorced, he never paid child support", True),
        ("已经离了，只想分财产", False),
        ("他每月该给抚养费两千", False),
    ],
)
def test_who_is_divorced_already_wants_no_divorce(text: str, *, changed: bool) -> None:
    state = State(cast(Any, FILE), {"cause": "divorce", "matter": "civil"}, "divorce_sued_before", QuestionTable({}))
    made = changed_cause(state, Answer(text, "inform"), Candidates(NOTHING, own=Heard(Story(text, "divorce"))))
    assert any(isinstance(one, CorrectSlot) and one.reading.value == "other" for one in made) is changed
