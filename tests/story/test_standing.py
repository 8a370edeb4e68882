"""A thing is said to be there only where it is: not where it is denied, not known, supposed or only asked for."""

from __future__ import annotations

import pytest

from actions.story.reading import read_story

IOU = ("private_lending", "written")
CLAUSE = ("house_lease", "arbitration_clause")
STAYS = ("house_lease", "still_there")
CHILDREN = ("divorce", "children")
WILL = ("inheritance", "will")
BOARD = ("labour", "arbitration")
POLICE = ("tort_traffic", "police_finding")
INTEREST = ("private_lending", "interest")


def told(fact: tuple[str, str], text: str) -> str | None:
    """The choice a story tells for sure."""
    found = read_story(text, [], cause=fact[0]).sure.get(fact[1])
    return str(found.value) if found is not None else None


@pytest.mark.parametrize(
    ("fact", "text", "choice"),
    [
        (IOU, "他写了借条给我", "iou"),
        (IOU, "佢寫咗張借據俾我", "iou"),
        (IOU, "he wrote me an IOU", "iou"),
        (IOU, "他没钱还我，写了借条", "iou"),
        (IOU, "没签合同，写了借条", "iou"),
        (IOU, "借条没写日期", "iou"),
        (IOU, "借条没丢", "iou"),
        (IOU, "借条不见了", "iou"),
        (IOU, "有借条能告吗", "iou"),
        (IOU, "没写借条，签了借款合同", "contract"),
        (IOU, "没有借条只有微信记录", "chat"),
        (CLAUSE, "合同里写了仲裁", "yes"),
        (STAYS, "他还住在里面", "yes"),
        (STAYS, "租客还没搬", "yes"),
        (STAYS, "he has not moved out", "yes"),
        (STAYS, "佢未走", "yes"),
        (CHILDREN, "我没有工作，儿子跟我", "yes"),
        (CHILDREN, "我女儿10岁跟我", "yes"),
        (WILL, "他写过遗嘱", "written"),
        (BOARD, "仲裁做过了，输了", "award"),
        (BOARD, "老板写了欠条", "wage_note"),
        (POLICE, "对方全责", "all"),
        (INTEREST, "他没付过利息，月息2分", "yes"),
    ],
)
def test_what_is_said_is_heard(fact: tuple[str, str], text: str, choice: str) -> None:
    assert told(fact, text) == choice


@pytest.mark.parametrize(
    ("fact", "text", "choice"),
    [
        *((IOU, text, None) for text in (
            "没给我写借条", "没写借条", "冇寫借據", "there was no IOU", "he never wrote one", "IOU? He never wrote one",
            "IOU? 佢冇寫到",
            "借条没有写", "借據佢唔肯寫", "他没有给我打欠条", "连张借条都没有", "欠条没打", "当时没让他写借条",
            "冇俾借據我",
            "he refused to sign an IOU", "I don't have an IOU", "I don’t have an IOU", "the IOU was never signed",
            "唔好意思叫佢寫借據", "没有收据、借条", "说好写借条但他没写", "他说会写借条，后来一直没写",
            "he promised an IOU but never gave it",
        )),
        (IOU, "他连借条都没写，什么都没有写", "none"),
        (CLAUSE, "仲裁嗰啲冇寫", "no"),
        *((STAYS, text, "no") for text in (
            "他不住在那里了", "租客没住了", "佢冇住喇", "佢走咗", "he no longer lives there",
            "he is not living there anymore", "房子空着", "钥匙已经还了",
        )),
        *((CHILDREN, text, "no") for text in (
            "孩子没有", "孩子？没有", "没生过", "we never had children", "we do not have a child", "children? none",
            "childless",
        )),
        *((WILL, text, "none") for text in (
            "遺囑佢冇寫", "he did not write a will", "没来得及写遗嘱", "生前没写什么遗嘱", "本来想立遗嘱，没立成",
            "will? none",
        )),
        (BOARD, "老板没给我打工资欠条", None),
        (BOARD, "裁决书还没下来", None),
        (BOARD, "老板答应写欠条，一直没写", None),
        (POLICE, "对方不是全责", None),
        (POLICE, "認定書未出", "none_yet"),
        (INTEREST, "interest was never mentioned", "no"),
    ],
)  # fmt: skip
def test_a_denial_is_heard_wherever_it_stands(fact: tuple[str, str], text: str, choice: str | None) -> None:
    assert told(fact, text) == choice


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        (IOU, "不记得有没有写借条"),
        (IOU, "我不记得写没写借条"),
        (IOU, "好像写过借条"),
        (IOU, "要有借条才能告吗"),
        (IOU, "如果有借条会不会快一点"),
        (IOU, "do I need an IOU?"),
        (IOU, "他答应写借条"),
        (CLAUSE, "合同有仲裁条款吗"),
        (CLAUSE, "不知道合同有没有仲裁"),
        (STAYS, "不知道他搬走没有"),
        (STAYS, "他搬走了没"),
        (STAYS, "not sure if he still lives there"),
        (CHILDREN, "不知道他外面有没有孩子"),
        (CHILDREN, "他不给孩子"),
        (CHILDREN, "他没养过"),
        (WILL, "有遗嘱吗"),
        (WILL, "遗嘱他不给我看"),
        (BOARD, "需要仲裁裁决书吗"),
        (POLICE, "对方是全责吗"),
        (INTEREST, "不知道算不算有利息"),
    ],
)
def test_what_is_not_known_or_only_asked_stays_open(fact: tuple[str, str], text: str) -> None:
    assert told(fact, text) is None


def test_who_does_not_know_of_a_will_has_said_so() -> None:
    assert told(WILL, "不知道有没有遗嘱") == "unknown"
