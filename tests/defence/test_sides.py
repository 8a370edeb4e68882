"""Who sues whom decides which form is meant, where one word of a sentence sounds like another service."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.defence.flow import plaintiff_after_all
from actions.defence.readers.suits import says_sued, speaks_of_suit
from actions.defence.sides import form_meant
from actions.dialogue.commands import StartFlow
from actions.readers.sides import standpoint
from actions.readers.standing import stands


def meant(text: str, service: str, inside: str = "") -> str:
    return form_meant(Answer(text, f"start_{service}"), service, inside)


@pytest.mark.parametrize(
    "text",
    [
        "我要起訴我哥哥分遺產，父親在台山去世，沒有遺囑",
        "留下一套房子，没有遗嘱，我要起诉妹妹分遗产",
        "我要起诉继承，我爸去年去世",
        "妈妈没立遗嘱，想上法院分家产",
        "老豆冇遺囑，我要告大佬",
        "继承官司，爸爸的房子",
        "no will was made, I want to sue my sister",
        "take my uncle to court over grandpa's house, no will",
    ],
)
def test_whoever_sues_over_an_estate_files_and_makes_no_will(text: str) -> None:
    assert meant(text, "notarization") == "filing"


@pytest.mark.parametrize(
    "text",
    [
        "我想立一份遗嘱",
        "办继承权公证，兄弟姐妹都同意",
        "要公证一份委托书，请律师打官司",
        "我要告诉你们我要办公证",
        "不想打官司，想在公证处办继承",
        "I want to notarize a power of attorney for a lawsuit",
        "I want to make a will, not sue anybody",
    ],
)
def test_a_deed_stays_the_notary_s(text: str) -> None:
    assert meant(text, "notarization") == "notarization"


@pytest.mark.parametrize("text", ["我不打官司", "唔係要告佢", "不用立案", "我没打官司"])
def test_who_denies_a_suit_leaves_no_form_for_one(text: str) -> None:
    assert meant(text, "filing", "arbitration") == ""
    assert meant(text, "filing", "notarization") == ""


@pytest.mark.parametrize(
    "text", ["我不仲裁了，我要起诉他", "不是仲裁，我要打官司", "I don't want arbitration, I want to sue"]
)
def test_who_denies_the_form_and_sues_leaves_it(text: str) -> None:
    assert meant(text, "filing", "arbitration") == "filing"


def test_who_tells_the_suit_that_is_answered_files_none() -> None:
    told = "My cousin Lam Chi Keung is suing me for 90,000 yuan. The papers came on 9 November"
    assert meant(told, "filing", "defence") == ""
    assert meant("I want to sue my cousin for the rent", "filing", "defence") == "filing"


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("sorry I meant my uncle is defendant, not my dad", "filing"),
        ("被告是我叔叔", "filing"),
        ("He promised to repay last year but nothing came", "mediation"),
    ],
)
def test_who_names_the_other_side_or_a_promise_is_not_sued(text: str, inside: str) -> None:
    assert meant(text, "defence", inside) == ""


@pytest.mark.parametrize(
    "text",
    [
        "我和我两个姐姐一起告我哥陈国强，房子他一个人占了",
        "我同家姐一齊告細佬",
        "my sisters and I are suing our brother",
    ],
)
def test_who_sues_together_with_relatives_is_not_sued(text: str) -> None:
    assert meant(text, "filing") == "filing"
    assert not says_sued(text)
    assert standpoint(text).side != "sued"


@pytest.mark.parametrize("text", ["我收到法院传票了", "I was served with a summons", "他把我告了"])
def test_whoever_is_sued_leaves_any_form_for_the_defence(text: str) -> None:
    assert meant(text, "defence", "filing") == "defence"


@pytest.mark.parametrize("text", ["我不想打官司", "唔想打官司呀", "I don't want to sue", "不想告他，想谈谈"])
@pytest.mark.parametrize("inside", ["", "mediation"])
def test_whoever_refuses_to_sue_is_heard_as_wishing_to_settle(text: str, inside: str) -> None:
    assert meant(text, "filing", inside) == "mediation"


def test_whoever_would_rather_not_but_does_sue_files() -> None:
    assert meant("我不想打官司但是没办法，只好去起诉他", "filing") == "filing"
    assert meant("算了，直接起诉", "filing", "mediation") == "filing"


@pytest.mark.parametrize("text", ["最低我接受两万", "我要退一半", "不认，我已经还了10万", "I would accept 40,000"])
def test_a_sum_outside_a_mediation_is_no_offer_in_one(text: str) -> None:
    assert meant(text, "mediation_offer", "filing") == ""
    assert meant(text, "mediation_offer", "defence") == ""


def test_an_offer_that_is_called_one_is() -> None:
    assert meant("调解里我想出个价", "mediation_offer", "filing") == "mediation_offer"


def test_trouble_told_inside_a_mediation_opens_no_suit() -> None:
    assert meant("他答应去年还，一直没还", "filing", "mediation") == ""


def test_a_pressed_button_means_what_is_on_it() -> None:
    pressed = Answer("", "start_notarization", pressed={"notarization_matter": "will"})
    assert form_meant(pressed, "notarization", "") == "notarization"


@pytest.mark.parametrize(
    "text",
    [
        "sued in kaiping what now",
        "I sued? no, got sued in Enping",
        "my wife in China filed divorce, I got papers by email",
        "老婆在国内起诉离婚，材料发到我邮箱了",
        "divorce papers from Xinhui came yesterday",
    ],
)
def test_whoever_got_a_spouse_s_papers_or_was_sued_somewhere_is_sued(text: str) -> None:
    assert says_sued(text)


@pytest.mark.parametrize(
    "text", ["我老婆和我想起诉离婚", "I want to sue my wife for divorce", "my wife and I agree to divorce"]
)
def test_whoever_divorces_is_not_sued(text: str) -> None:
    assert not says_sued(text)


@pytest.mark.parametrize(
    "text", ["我开车撞了人，对方要告我", "伤者家属准备告我", "佢話要告我", "the other driver is going to sue me"]
)
def test_a_suit_that_is_only_threatened_is_heard(text: str) -> None:
    assert stands("threatened", text)


@pytest.mark.parametrize("text", ["我要告我弟弟", "对方要告我哥", "我要告对方"])
def test_nobody_threatens_whoever_sues(text: str) -> None:
    assert not stands("threatened", text)


@pytest.mark.parametrize(
    "text",
    ["没有，我没有收到起诉状，没人告我，是我想去告", "我想告到法院让法院判这些债不关我事", "我唔係俾人告，係我想告佢",
     "nobody is suing me, I want to sue"],
)  # fmt: skip
def test_who_says_that_nobody_sues_them_is_no_defendant(text: str) -> None:
    assert not says_sued(text)


def test_who_denies_being_sued_and_will_sue_is_taken_to_a_filing() -> None:
    message = Answer("没有，没人告我，是我想去告", "inform")
    assert plaintiff_after_all(None, message, None) == (StartFlow("filing"),)  # type: ignore[arg-type]
    assert plaintiff_after_all(None, Answer("我要告他诬告", "inform"), None) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("公司把我辞退了一分钱补偿没有，我在江海的电子厂做了六年，听说要先仲裁", "filing"),
        ("老板欠我三个月工资，是不是要先去仲裁", "filing"),
        ("工厂炒咗我，想申请仲裁", "filing"),
        ("my boss fired me, do I need to go to arbitration first", "filing"),
        ("对方欠货款，想申请仲裁", "arbitration"),
        ("合同里写了仲裁，他不付货款，我要申请仲裁", "arbitration"),
        ("劳务合同有仲裁条款，工资没给，要申请仲裁", "arbitration"),
    ],
)
def test_a_claim_of_work_goes_to_no_commercial_arbitration(text: str, service: str) -> None:
    assert meant(text, "filing") == service


@pytest.mark.parametrize(
    "text",
    [
        "烧纸钱把邻居的柴房烧了，赔了他两千他还要告我，怎么办", "撞了人，赔了五千，他还要告我",
        "邻居说要去法院告我占了他的地，我没有占", "we had a fight and he wants to sue me for the broken window",
        "佢話要去法院告我，其實我還晒喇",
    ],
)  # fmt: skip
def test_who_is_only_threatened_with_a_suit_is_not_helped_to_sue(text: str) -> None:
    assert meant(text, "filing") == "defence"


@pytest.mark.parametrize(
    "text",
    [
        "他欠我钱不还还说要告我，我要起诉他",
        "他说要告我，我也要告他",
        "我要告他",
        "he says he will sue me, can I sue him first",
    ],
)
def test_who_wants_to_sue_as_well_is_taken_to_a_filing(text: str) -> None:
    assert meant(text, "filing") == "filing"


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("我同老婆喺泰國註冊結婚，而家佢返咗開平唔理我，我想離", False), ("他告诉我会还钱", False),
        ("my wife went back to Kaiping and ignores me", False), ("老板欠我工资", False),
        ("隔離屋話我霸佢地，上埠告我", True), ("收到台山法院的信", True), ("he is suing me over a loan", True),
        ("I got a summons", True), ("对方律师函要我还钱", True),
    ],
)  # fmt: skip
def test_trouble_without_a_word_of_any_suit_speaks_of_none(text: str, speaks: bool) -> None:
    assert speaks_of_suit(text) == speaks


@pytest.mark.parametrize(
    "text",
    [
        "I receive a letter from Kaiping court, they say I owe 90000 for the tiles",
        "court send me documents, says i must pay 50,000 to my old partner",
        "we got papers from the court in Taishan saying we owe rent",
    ],
)
def test_a_court_s_paper_that_wants_money_of_the_writer_is_a_suit_against_them(text: str) -> None:
    assert says_sued(text)
    assert (standpoint(text).side, standpoint(text).sure) == ("sued", True)


@pytest.mark.parametrize(
    "text",
    [
        "I got a lawyer and will go to court, he says I owe nothing",
        "I have the loan papers and want to go to court, he owes me 90000",
        "I got a judgment from the court that he must pay me",
    ],
)
def test_a_court_that_is_only_spoken_of_sues_nobody(text: str) -> None:
    assert not says_sued(text)
    assert standpoint(text).side != "sued"
