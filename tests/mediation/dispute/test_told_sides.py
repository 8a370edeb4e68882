"""Who stands on which side, what is wanted, what is asked, and what is for nobody else: read from words."""

from __future__ import annotations

from typing import Any

import pytest

from actions.mediation.memory import told_in
from actions.mediation.readers.asked import (
    answer_to_invitation,
    keeps_secret,
    lost_code,
    topics_in,
    wants_code,
    was_invited,
)
from actions.mediation.readers.dispute import clause_with_sum, tells_how_to_meet, tells_of_story, wish_in
from actions.mediation.readers.sides import sides_in

PHONE = "⟦phone:002fab4ce0⟧"


def place(text: str, *names: str) -> list[dict[str, Any]]:
    return [
        {"entity": "place", "start": (at := text.index(name)), "end": at + len(name), "value": {"said": name}}
        for name in names
    ]


@pytest.mark.parametrize(
    ("text", "others", "own"),
    [
        (f"阿哥叫林国华，住台山台城，电话{PHONE}，我叫林秀英", ["林国华"], "林秀英"),
        ("跟我弟弟司徒伟因为祖屋，他住开平赤坎镇，我叫司徒慧玲", ["司徒伟"], "司徒慧玲"),
        ("細佬叫余国安，住恩平市君堂镇，我系余美莲", ["余国安"], "余美莲"),
        ("My sister is Lin Meiyu", ["Lin Meiyu"], ""),
        ("I'm Susan Lin, her name is Lin Meiyu and she lives in Xinhui", ["Lin Meiyu"], "Susan Lin"),
        ("my ex-husband Wong Ka Fai lives in Enping", ["Wong Ka Fai"], ""),
        ("姐姐林美玉和弟弟林国安都占住间屋", ["林美玉", "林国安"], ""),
        ("my two brothers, Lin Guohua and Lin Guoan, keep the rent", ["Lin Guohua", "Lin Guoan"], ""),
        ("我妈叫何玉莲，去年过世了，細佬叫林国安", ["林国安"], ""),
        ("律师叫陈大文，对方叫李明辉", ["李明辉"], ""),
        (f"李国栋，电话{PHONE}", [], ""),
        ("我想申请调解", [], ""),
    ],
)
def test_who_is_introduced_stands_on_their_side(text: str, others: list[str], own: str) -> None:
    sides = sides_in(text)
    assert (list(sides.others), sides.own) == (others, own)


@pytest.mark.parametrize(
    ("text", "places", "theirs", "own"),
    [
        ("阿哥叫林国华，住台山台城，我叫林秀英，在马德里", ["马德里"], "台山台城", "马德里"),
        ("我是李丽珍，多伦多", ["多伦多"], "", "多伦多"),
        ("我住多伦多，佢住鶴山", ["多伦多"], "鶴山", "多伦多"),
        ("I live in Leeds, UK passport", ["Leeds"], "", "Leeds"),
        ("房子在台山，哥哥叫林国华", [], "", ""),
    ],
)
def test_where_one_lives_is_not_where_the_other_does(text: str, places: list[str], theirs: str, own: str) -> None:
    sides = sides_in(text, place(text, *places))
    assert (sides.place, sides.own_place) == (theirs, own)


def test_of_several_others_none_is_taken_for_the_one_who_is_invited() -> None:
    told = told_in("我想调解，对方是黄建国和黄建华两兄弟，占了我家祖屋")
    assert "other_name" not in told and told["other_names"] == ["黄建国", "黄建华"]


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("还我八万就算了，分一年还", "还我八万就算了，分一年还"),
        ("还我五万就得，分十个月", "还我五万就得，分十个月"),
        ("我要九万", "我要九万"),
        ("改一下，赔一万五就行，墙退回去一米二", "赔一万五就行，墙退回去一米二"),
        ("She gave me nothing, I want 450,000", "I want 450,000"),
        ("他还我五万了", ""),
        ("他赔我两万", ""),
        ("还我的钱", ""),
    ],
)
def test_a_wish_is_told_from_what_happened(text: str, wish: str) -> None:
    assert wish_in(text) == wish


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("想调解，跟我弟弟司徒伟因为祖屋，他把房子租出去收了六年租，一分没给我", "house"),
        ("邻居黄建国砌围墙占了我家一米多地皮，不想告他，想调解", "neighbour"),
        ("你好，我家房子很漂亮", ""),
    ],
)
def test_the_thing_it_is_about_tells_the_kind_of_quarrel(text: str, matter: str) -> None:
    assert told_in(text).get("matter", "") == matter


def test_the_sum_that_is_wanted_counts_and_what_happened_holds_no_wish() -> None:
    text = "She sold it for 900,000 yuan in May and gave me nothing, I want 450,000"
    money = {"entity": "money", "start": 16, "end": 28, "value": {"amount": "900000.00", "currency": "CNY"}}
    told = told_in(text, [money], known={"matter": "estate"})
    assert (told["wish"], told["amount"]) == ("I want 450,000", "450000.00 CNY")
    assert told["what_happened"] == "She sold it for 900,000 yuan in May and gave me nothing"


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("I'd accept 200,000 if paid before New Year, but don't tell him that", True),
        ("其实十五万也行，不过别告诉他", True),
        ("我底线系八万，唔好话佢知", True),
        ("还我八万，分一年还", False),
        ("我要他别再说我坏话", False),
    ],
)
def test_what_the_other_side_must_not_know_is_no_wish(text: str, secret: bool) -> None:
    assert keeps_secret(text) is secret
    assert not secret or "wish" not in told_in(text)


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("要几钱？", ("cost",)), ("使唔使錢㗎？", ("cost",)), ("is it free?", ("cost",)), ("律师费要多少钱？", ()),
        ("公证要多少钱？", ()), ("调解要多少钱？", ()),
        ("如果他不来怎么办", ("absent",)), ("佢唔肯嚟點算", ("absent",)),
        ("what if she refuses to come?", ("absent",)), ("调解员会说台山话吗", ("tongue",)),
        ("does the mediator speak Taishanese?", ("tongue",)), ("is it secret?", ("secret",)),
        ("会不会传出去？", ("secret",)), ("can it be by video at night my time?", ("video",)),
        ("我一定要回国吗？", ("video",)), ("how long does it take?", ("time",)), ("签了他反悔怎么办？", ("binding",)),
        ("can both brothers be invited?", ("several",)), ("唔去調解會點？", ("declining",)),
        ("可以不去吗", ("declining",)), ("do I have to take part?", ("declining",)),
        ("do I have to fly back?", ("video",)), ("調解同仲裁有咩分別？", ("difference",)),
        ("what's the difference between mediation and arbitration", ("difference",)),
        ("傾唔掂點算，係咪要再俾錢", ("cost", "fails")),
        ("中间人收不收我的钱？谈的时候我用手机视频可以吗？", ("cost", "video")),
        ("要多久能谈完，她不来怎么办，谈好了她又赖账怎么办？", ("absent", "time", "binding")),
        ("如果傾唔掂我仲可唔可以告佢？", ("fails",)),
        ("Will anything I offer be used against me later?", ("confession",)),
        ("How do I tell him about it, how long does he have to answer, and what if he ignores me?", ("absent", "time")),
        ("能按今天汇率折成人民币吗？", ("currency",)), ("他不来，我打电话也不接", ()), ("晚上8点以后可以", ()),
    ],
)  # fmt: skip
def test_a_question_about_mediation_is_known_by_what_it_asks(text: str, topics: tuple[str, ...]) -> None:
    assert topics_in(text) == topics


@pytest.mark.parametrize(
    ("text", "invited"),
    [
        ("我收到個短訊話我阿嫂申請咗調解，要我入個碼，呢個係咪呃人㗎？", True),
        ("I got a text with a code, my cousin wants mediation, is this a scam", True),
        ("My cousin invited me to mediation, is it legit?", True),
        ("我哥请我调解，说有个码，是真的吗", True),
        ("佢叫我調解，有個碼，係咪真㗎", True),
        ("Somebody wants to mediate with me and sent a code. Is it real?", True),
        ("我想申请调解，他收到了货不给钱", False),
        ("I received nothing and want mediation", False),
        ("对方请了律师，我想申请调解", False),
        ("我想请他来调解", False),
    ],
)
def test_who_was_invited_is_not_taken_for_one_who_applies(text: str, invited: bool) -> None:
    assert was_invited(text) is invited


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("個碼我刪咗喇，搵唔返", True),
        ("邀请码不见了", True),
        ("I lost the code", True),
        ("我的号码不见了", False),
        ("他的信息我找不到", False),
    ],
)
def test_a_lost_code_is_the_invitations(text: str, lost: bool) -> None:
    assert lost_code(text) is lost


@pytest.mark.parametrize(
    ("text", "adds", "meets"),
    [
        ("老屋在台山市水步镇荔枝塱村", True, False),
        ("是2024年清明节砌的", True, False),
        ("有照片，有土地证", True, False),
        ("I have photos and the contract", True, False),
        ("online please, I can't travel", False, True),
        ("我要他把墙拆了退回去，赔我两万", False, False),
        ("房子归我，我补他钱", False, False),
    ],
)
def test_evidence_and_how_to_meet_are_no_wish(text: str, adds: bool, meets: bool) -> None:
    assert (tells_of_story(text), tells_how_to_meet(text)) == (adds, meets)


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("correction: he owes 260,000 and his email is ⟦email:0123456789⟧", "he owes 260,000"),
        ("写错了，他欠我28000", "他欠我28000"),
        ("不是30000，是28000", ""),
    ],
)
def test_a_corrected_sum_is_cut_out_with_its_clause(text: str, clause: str) -> None:
    assert clause_with_sum(text) == clause


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("yes that's me, I'll take part", "join"), ("係我，我參加", "join"), ("我愿意谈", "join"),
        ("不是我，你们搞错了", "stranger"), ("that's not me", "stranger"),
        ("我不想参加", "decline"), ("I don't want to", "decline"), ("no thanks", "decline"),
        ("是", ""), ("要交钱吗？", ""),
    ],
)  # fmt: skip
def test_an_invitation_that_was_shown_is_answered_in_words(text: str, wish: str) -> None:
    assert answer_to_invitation(text) == wish


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("给对方的邀请码", True), ("再給個新碼", True), ("a new code please", True), ("码给他了，没用", True),
        ("给我二维码", False), ("我要绑定码", False), ("我的号码换了", False),
    ],
)  # fmt: skip
def test_a_code_to_pass_on_is_asked_for_by_name(text: str, wants: bool) -> None:
    assert wants_code(text) is wants
