"""Which side a message puts the person on, which way it wishes for, and where a form is left as the wrong one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from actions.answers import Answer
from actions.defence.readers.suits import says_sued
from actions.defence.sides import form_meant
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import LeaveFlow, StartFlow
from actions.dialogue.phrases import said
from actions.dialogue.reading import NOTHING, Reading
from actions.dialogue.rules import wrong_place
from actions.readers.sides import side_answered, standpoint, standpoint_of
from actions.story.wishes import wants_to_sue
from actions.which_way import elsewhere, holds_decision, side_unsure
from backend.shared.yaml_pages import read_yaml
from tests.dialogue.states import state_of

HERE = Path(__file__).parent
TOLD: list[dict[str, Any]] = read_yaml(HERE / "sides_told.yml")
HELD_OUT: list[dict[str, Any]] = read_yaml(HERE / "sides_held_out.yml")
OF_HELD_OUT = 0.8
"""Share of the held-out sentences whose side is read right; they were written first and never mended for."""
NOBODY = {"none": "", "stays": ""}


def side_of(case: dict[str, Any]) -> str:
    return NOBODY.get(case["side"], case["side"])


@pytest.mark.parametrize("case", [one for one in TOLD if not one.get("missed")], ids=lambda case: case["say"][:40])
def test_the_side_is_read(case: dict[str, Any]) -> None:
    assert standpoint(case["say"]).side == side_of(case)


@pytest.mark.parametrize(
    "text",
    [
        "我起诉前妻 她昨天收到传票", "我告了邻居，邻居前天收到起诉状", "我起诉老公离婚，他上周收到传票了",
        "我去告前夫要抚养费，他上周收到传票了，他不来怎么办", "我告老板欠薪 老板昨天已经收到法院传票",
        "我起诉咗前妻 佢琴日收到傳票", "I sued my ex wife, she got the summons yesterday",
        "we sued the tenant, they were served with the complaint on Monday",
    ],
)  # fmt: skip
def test_papers_that_came_to_the_other_side_make_nobody_a_defendant(text: str) -> None:
    assert standpoint(text).side == "suing" and not says_sued(text)


@pytest.mark.parametrize(
    "text",
    [
        "前妻起诉变更抚养费 恩平法院 昨天收到", "前夫起诉要变更抚养权 鹤山法院 前天收到传票",
        "她起诉离婚，材料昨天寄到我家", "前妻入稟要加贍養費 琴日收到", "房东起诉我 昨天收到传票",
        "我妈收到传票，说我哥告她", "老公收到法院传票了", "他起诉我，他说他也收到传票了",
        "my ex wife filed to change custody, i got the papers yesterday", "邻居代收了我的传票",
        "大哥起诉要分爸爸的房 前天收到法院的信",
    ],
)  # fmt: skip
def test_papers_that_came_from_the_other_sides_suit_make_a_defendant(text: str) -> None:
    assert standpoint(text).side == "sued"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("我前夫不给抚养费，判决是2022年江门蓬江法院判的每月1500，他欠了我14个月，怎么办？", "won"),
        ("判决2022年下来的，他一直不给钱怎么办", "won"), ("法院判了他每月给1500，他从来没给过", "won"),
        ("老板不给工资，法院判决都下来半年了", "won"), ("判决下来了，对方拖着不履行", "won"),
        ("佢唔還錢，法院判咗都冇用", "won"), ("有判决书，公司没有付钱", "won"),
        ("我没还他钱，法院判决我还15万", "lost"), ("判决我输了，他不给我退钱", "lost"),
        ("法院判我赔他5万，我没钱", "lost"), ("他不还钱，等判决", "suing"), ("他不给钱，法院会怎么判", "suing"),
        ("他不还钱，法院还没判", "suing"), ("他欠我钱，判决怎么写", "suing"),
        ("一审判决驳回了，他欠我的钱没有还", "suing"),
    ],
)  # fmt: skip
def test_whoever_has_a_decision_that_the_other_side_does_not_perform_holds_it(text: str, side: str) -> None:
    assert standpoint(text).side == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("I got served a judgment from Xinhui court on Nov 25 2026, I must pay 150000", "lost"),
        ("i was served with a judgement from Taishan, it says I have to pay 80,000 yuan", "lost"),
        ("we received a court judgment yesterday and we must repay 200000", "lost"),
        ("the judgment orders me to vacate the shop", "lost"), ("昨天签收了强制执行通知书", "lost"),
        ("收到执行通知书 11月30号 说我没履行判决", "lost"), ("收到報告財產令 要填咩", "lost"),
        ("法院寄来的信说我未履行调解书", "lost"), ("我突然成了被执行人 怎么办", "lost"),
        ("我俾法院限制高消費", "lost"), ("前妻起诉变更抚养费 恩平法院 昨天收到 我失业了", "sued"),
        ("房东起诉要我搬，今天收到法院的信", "sued"), ("弟弟起诉分割老屋 上星期收到通知", "sued"),
        ("我前夫起訴要求增加撫養費，琴日收到", "sued"), ("银行起诉，昨天签收了", "sued"),
    ],
)  # fmt: skip
def test_whoever_a_paper_of_the_court_runs_against_is_on_that_side(text: str, side: str) -> None:
    assert standpoint(text).side == side


@pytest.mark.parametrize(
    "text",
    [
        "对方收到执行通知书还是不还", "法院判他还我钱 他收到执行通知不理", "我还没收到执行通知",
        "我申请执行 他成了被执行人", "他被列入失信名单 还是不还我钱", "他说我没履行合同 不肯付尾款",
        "I have a judgment, he must pay me 150000", "I got a judgment, do I have to pay a lawyer to enforce it",
        "I served the judgment on him, he must pay", "my husband got a judgment against the buyer",
        "我想起诉离婚 昨天收到她的微信", "我和老公起诉物业 昨天收到受理通知",
    ],
)  # fmt: skip
def test_a_paper_of_the_court_against_the_other_side_is_none_against_the_writer(text: str) -> None:
    assert standpoint(text).side not in ("lost", "sued")


@pytest.mark.parametrize("text", ["你看我这官司能赢几成", "我的案子打得赢吗", "這個案會唔會贏", "官司有几成机会赢"])
def test_whoever_asks_whether_they_will_win_has_won_nothing(text: str) -> None:
    assert standpoint(text).side != "won"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The debtor was served in Sydney and the judge granted a default judgment; he now lives in Kaiping", "won"),
        ("She was personally served in Seattle and the jury awarded us 80,000 dollars", "won"),
        ("They were served by a bailiff but never answered", "suing"),
        ("he's been served, what happens next", "suing"),
        ("对方签收了起诉状，一直不理", "suing"),
        ("the court entered a default judgment against me in Ohio", "lost"),
        ("货款不付。原告（梁文，电话13600001111），被告（何武，新会会城）。货款十万", "suing"),
        ("被告，怎么办", "sued"),
    ],
)
def test_whoever_had_the_other_side_served_is_not_the_one_who_is_sued(text: str, side: str) -> None:
    assert standpoint(text).side == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("我想告我前租客，他欠我三个月租金9000，我是房东", "suing"),
        ("另外我还想告我前房客，他在新会欠我半年房租12000", "suing"),
        ("我仲要告我舊老細", "suing"),
        ("我也想告我们装修队", "suing"),
        ("我要告我以前的合伙人", "suing"),
        ("前房客告我欠押金", "sued"),
        ("我前公司告我泄密", "sued"),
        ("老板告我", "sued"),
        ("我被前租客告了", "sued"),
    ],
)
def test_whoever_wants_to_sue_somebody_of_theirs_is_not_sued(text: str, side: str) -> None:
    assert standpoint(text).side == side


def test_the_side_is_read_in_sentences_never_mended_for() -> None:
    right = [case for case in HELD_OUT if standpoint(case["say"]).side == side_of(case)]
    assert len(right) >= OF_HELD_OUT * len(HELD_OUT)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("我想先申请调解，我表哥欠我七万块，不想跟亲戚上法院", "mediation"),
        ("I'd like to apply for mediation: the contractor took 80,000", "mediation"),
        ("我要申请仲裁，对方不付货款", "arbitration"),
        ("想申请承认我在温哥华的判决，那个人欠我钱", "recognition"),
        ("搞错了，我想问的是公证", "notarization"),
        ("我要立案，可以先调解", "filing"),
        ("我不想仲裁，我要起诉", "filing"),
        ("要是调解不成我就告他", ""),
        ("他说要告我", ""),
        ("仲裁裁决昨天收到了", ""),
    ],
)
def test_the_way_that_is_wished_for_first(text: str, way: str) -> None:
    assert standpoint(text).way == way


@pytest.mark.parametrize(
    "text", ["我没有被起诉 只是想问问", "我没被人告 没欠钱 就办个公证", "没人告我 我也不告人 就想开个证明"]
)
def test_a_denial_before_a_blank_denies_as_one_before_a_comma(text: str) -> None:
    assert not standpoint(text).sure


@pytest.mark.parametrize("text", ["他还说要告我妈", "二叔扬言要告我", "he says he will sue me"])
def test_what_others_threaten_is_no_wish_to_sue(text: str) -> None:
    assert not wants_to_sue(text)
    assert standpoint(text).side != "suing"


def test_a_side_told_before_counts_until_another_is_told() -> None:
    before = ["I won a judgment in Ontario in 2023", "he was served by a process server"]
    assert standpoint_of(before).side == "won"
    assert holds_decision("how do I get my money", tuple(before))
    assert not holds_decision("我要离婚", tuple(before)) or standpoint("我要离婚").side == ""


@pytest.mark.parametrize(
    ("text", "service", "meant"),
    [
        ("我想先申请调解，我表哥欠我七万块", "filing", "mediation"),
        ("我不是被告，是我要告他", "defence", "filing"),
        ("他欠我钱不还，居然还去法院告我诽谤，今天收到传票", "filing", "defence"),
        ("我要立案，借了钱不还", "filing", "filing"),
        ("我收到传票了", "defence", "defence"),
        ("I want to sue my cousin", "defence", "filing"),
        ("hello I want to file a case against my brother", "defence", "filing"),
        ("they filed a case against my mother", "defence", "defence"),
        ("he will file a case against me", "defence", "defence"),
        ("我系阿婆，祖屋喺開平，村委話下個月拆，點算", "notarization", "triage"),
        ("my old house will be torn down by the village, what should I do", "notarization", "triage"),
        ("我妈要办公证，怎么办", "notarization", "notarization"),
        ("我老婆要我证明没结过婚，怎么办", "notarization", "notarization"),
        ("祖屋要拆，我想办委托，怎么办", "notarization", "notarization"),
        ("我没有被起诉 没有欠钱 也不打官司 我只要给我爸办个亲属关系公证", "filing", "notarization"),
        ("我没有被起诉 没有欠钱 也不打官司 我只要给我爸办个亲属关系公证", "defence", "notarization"),
        ("我唔係要告人，都冇人告我，淨係想幫阿媽搞份聲明書公證", "filing", "notarization"),
        ("不打官司 也不仲裁 我就想请人调解", "filing", "mediation"),
        ("not suing anyone, nobody owes me, I just want a kinship notarization for my dad", "filing", "notarization"),
        ("我不打官司，就想委托律师帮我看看", "defence", "authorization"),
        ("我没有被起诉 是我要告他 不用公证", "defence", "filing"),
        ("我没做过公证 我要告他还钱", "filing", "filing"),
        ("借条没公证，我要起诉他", "filing", "filing"),
        ("我不是没有证据 我要起诉他还我八万", "filing", "filing"),
        ("他说不打官司，我想告他，要先公证借条吗", "filing", "filing"),
        ("I don't need a notary, I want to sue him", "filing", "filing"),
    ],
)
def test_the_side_decides_which_form_is_meant(text: str, service: str, meant: str) -> None:
    assert form_meant(Answer(text, f"start_{service}"), service) == meant


@pytest.mark.parametrize(
    ("text", "service", "unsure"),
    [
        ("court papers in Xinhui", "defence", True),
        ("欠款十万的案子，我在秘鲁，该怎么办", "filing", True),
        ("there's a lawsuit over our ancestral house", "filing", True),
        ("他欠我钱", "defence", True),
        ("我要起诉离婚", "filing", False),
        ("网上立案", "filing", False),
        ("他把我告了", "defence", False),
        ("欠我十万不还", "filing", False),
    ],
)
def test_who_only_speaks_of_a_suit_is_asked_for_the_side(text: str, service: str, *, unsure: bool) -> None:
    assert side_unsure(Answer(text, f"start_{service}"), service) is unsure


def test_nobody_is_asked_for_a_side_that_was_told_before() -> None:
    said = Answer("欠款十万的案子，该怎么办", "start_filing")
    assert not side_unsure(said, "filing", ("我要告我表弟",))


@pytest.mark.parametrize(
    ("text", "inside", "goal"),
    [
        ("no no, it's me who wants to sue", "defence", "filing"),
        ("我不是被告，是我要告他", "defence", "filing"),
        ("搞错了，我想问的是公证", "filing", "notarization"),
        ("唔係呢個，我要調解", "filing", "mediation"),
        ("I don't want mediation, I want to sue", "mediation", "filing"),
        ("我唔係做公證，我收到法院傳票", "notarization", "defence"),
        ("oh no, not arbitration. I was sued in court", "arbitration", "defence"),
        ("我不起诉，我是想让那边的法院承认我的离婚判决", "filing", "ask_enforcement"),
        ("this is the wrong form, I already won my case in Canada", "defence", "ask_enforcement"),
        ("不是这个表，换一个", "filing", "ways"),
        ("I think I'm in the wrong place", "defence", "ways"),
        ("你搞反了，是他欠我的", "defence", "ways"),
        ("我点错了，不是要预约公证", "notarization", "ways"),
    ],
)
def test_a_wrong_form_is_left_by_words(text: str, inside: str, goal: str) -> None:
    found = elsewhere(Answer(text, "inform"), inside)
    assert found is not None
    assert (found.service or found.intent or "ways") == goal


@pytest.mark.parametrize(
    ("text", "intent", "inside"),
    [
        ("先不告，有没有别的办法让他坐下来谈", "start_mediation", "filing"),
        ("我唔係告佢，搵人同佢傾掂佢", "start_mediation", "filing"),
        ("not the notary, somebody who speaks for me at the trial", "start_authorization", "notarization"),
    ],
)
def test_a_form_denied_is_left_for_the_one_surely_wished_for(text: str, intent: str, inside: str) -> None:
    found = elsewhere(Answer(text, intent), inside)
    assert found is not None and f"start_{found.service}" == intent


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("不是我借的，是我哥借的", "filing"),
        ("不对，是去年三月借的", "filing"),
        ("错了，身份证号最后一位是X", "filing"),
        ("搞错了", "filing"),
        ("要是调解不成我就告他", "mediation"),
        ("no, not the house, only the money", "mediation"),
        ("不是给我自己办，是帮妈妈办", "notarization"),
        ("原告不是他，是他老婆", "defence"),
        ("他还说要告我妈", "defence"),
        ("我不同意调解", "filing"),
        ("不是借款，是货款", "filing"),
        ("I don't owe him that much, only 20,000", "defence"),
    ],
)
def test_a_word_of_an_answer_leaves_no_form(text: str, inside: str) -> None:
    assert elsewhere(Answer(text, "inform"), inside) is None


def test_a_button_leaves_by_what_is_on_it() -> None:
    assert elsewhere(Answer("", "start_filing", pressed={"matter": "civil"}), "defence") is None


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("我不是被告，是我要告他", StartFlow("filing")),
        ("wrong form, I already won my case", LeaveFlow(intent="ask_enforcement", keeps=True)),
    ],
)
def test_the_rule_starts_or_answers_what_is_wished_for(text: str, command: object) -> None:
    here = state_of((), "review", elsewhere=lambda message, inside: elsewhere(message, "defence"))
    assert wrong_place.propose(here, Answer(text, "inform"), Candidates()) == (command,)


def test_the_rule_asks_where_to_only_what_is_no_answer() -> None:
    here = state_of((), "review", elsewhere=lambda message, inside: elsewhere(message, "filing"))
    message = Answer("这不是我要办的", "inform")
    (asked,) = wrong_place.propose(here, message, Candidates(here=NOTHING))
    assert isinstance(asked, LeaveFlow) and asked.keeps and len(asked.ways) > 2
    assert wrong_place.propose(here, message, Candidates(here=Reading("no"))) == ()
    assert wrong_place.propose(here, message, Candidates(is_title=True)) == ()


@pytest.mark.parametrize(
    ("text", "of_it"),
    [
        ("我想帮我爸写起诉状，他不识字，可以吗", True),
        ("咁我可唔可以幫佢寫", True),
        ("Can I write it for my father?", True),
        ("我不会打字", False),
        ("字太小了", False),
    ],
)
def test_who_asks_to_write_for_another_is_heard(text: str, *, of_it: bool) -> None:
    assert said("writes_for_another", text) is of_it


@pytest.mark.parametrize("text", ["he was served by a process server", "the defendant was properly served in Enping"])
def test_nobody_is_sued_by_the_service_on_the_other_side(text: str) -> None:
    assert not says_sued(text)
    assert standpoint(text).side != "sued"


def test_a_wrong_filing_is_left_by_who_is_sued_themselves() -> None:
    found = elsewhere(Answer("唔係呀，我係俾人告嗰個", "inform"), "filing")
    assert found is not None and found.service == "defence"


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("唔係公證呀", "notarization"), ("不是公证", "notarization"), ("我没说要公证", "notarization"),
        ("No, not a notarization please", "notarization"), ("not mediation", "mediation"),
        ("I don't want mediation", "mediation"), ("唉，不是调解啦", "mediation"), ("唔使調解啦", "mediation"),
        ("It's not about mediation", "mediation"), ("我唔係要告人呀", "filing"), ("我不是要打官司", "filing"),
        ("not suing", "filing"),
    ],
)  # fmt: skip
def test_a_bare_denial_of_a_way_leaves_it_and_asks_what_is_wanted(text: str, denied: str) -> None:
    stand = standpoint(text)
    assert stand.only_denies
    found = elsewhere(Answer(text, "inform"), denied)
    assert found is not None and found.ways
    assert all(intent != f"start_{denied}" for _, intent in found.ways)
    assert elsewhere(Answer(text, "inform"), "identity") is None


@pytest.mark.parametrize(
    "text",
    [
        "没公证过", "没有公证书", "公证不是我办的", "不是公证处的章", "not notarized yet", "不告了",
        "不是公证，是委托律师", "他不要调解", "he does not want mediation", "we had no mediation before",
        "不是调解员说的", "佢唔肯調解",
    ],
)  # fmt: skip
def test_what_was_not_done_or_others_do_not_want_denies_no_way(text: str) -> None:
    assert not standpoint(text).only_denies


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("是信用社告他的，好像是5万", "sued"), ("系信用社告佢", "sued"), ("他是被人告的那个", "sued"),
        ("叫他还钱", "sued"), ("the bank is suing him", "sued"), ("they sued her last month", "sued"),
        ("he is the defendant", "sued"), ("it is against him", "sued"),
        ("我要告他", "suing"), ("我想告佢", "suing"), ("我们是告人的", "suing"),
        ("i want to sue him", "suing"), ("we are suing them", "suing"), ("不是告他", ""), ("他说要告我", ""),
        ("he says he will sue them", ""), ("我不知道", ""), ("告诉他", ""),
    ],
)  # fmt: skip
def test_who_is_asked_for_their_side_may_answer_for_whom_they_speak(text: str, side: str) -> None:
    assert side_answered(text) == side


@pytest.mark.parametrize(
    "text",
    [
        "我不是要立案，我只想问问", "我只想问问，不是要告", "not suing, just asking",
        "i don't want to sue, i just want to ask",
    ],
)  # fmt: skip
def test_who_only_asks_denies_the_way_and_opens_none(text: str) -> None:
    assert standpoint(text).only_denies


@pytest.mark.parametrize(
    ("text", "spoken_of"),
    [
        ("not a lawsuit, i just want the police record from Jiangmen", False),
        ("这不是官司，我只要一张无犯罪证明", False),
        ("no court case, only a certificate please", False),
        ("my court case in Xinhui", True),
        ("我的官司", True),
    ],
)
def test_a_suit_that_is_denied_is_not_spoken_of(text: str, *, spoken_of: bool) -> None:
    assert standpoint(text).of_suit is spoken_of


@pytest.mark.parametrize(
    ("said", "wants"),
    [
        ("can they sue me with it", False),
        ("could my landlord sue me", False),
        ("will the bank still take me to court", False),
        ("他们能告我吗", False),
        ("银行会不会起诉我们", False),
        ("can i sue them", True),
        ("can my mother sue him", True),
        ("i want to sue them", True),
        ("我能告他吗", True),
    ],
)
def test_who_asks_whether_they_may_be_sued_wishes_for_no_suit(said: str, wants: bool) -> None:
    assert wants_to_sue(said) is wants
