"""Danger is heard in nine ways of writing, at any length, and what only sounds like it is not."""

from __future__ import annotations

import time

import pytest
from sklearn.feature_extraction.text import CountVectorizer

from bench.danger_report import SENTENCES, Heard, Sentence, false_alarms, listened, recall, sentences
from bench.held_out import read_held_out
from bench.nlu_pipeline import Pipeline, training_data
from bot.nlu.danger.likeness import written
from bot.nlu.danger.reading import read, told
from bot.nlu.danger.signs import KINDS, PAGES, signs_of
from bot.nlu.danger.situations import written_situations

HELD_OUT = sentences(SENTENCES / "held_out_danger.txt")
INDIRECT = sentences(SENTENCES / "held_out_indirect.txt")
FRESH = [one for page in sorted(SENTENCES.glob("held_out_fresh_*.txt")) for one in sentences(page)]
UNTOUCHED = sentences(SENTENCES / "held_out_untouched.txt")
BLIND = sentences(SENTENCES / "held_out_blind.txt")
CASES = sentences(SENTENCES / "held_out_cases.txt")
BESIDE_WISHES = sentences(SENTENCES / "held_out_blind_e.txt")
FORMS = sentences(SENTENCES / "held_out_blind_forms.txt")
IN_OTHER_LANGUAGES = sentences(SENTENCES / "held_out_languages.txt")


@pytest.fixture(scope="module")
def heard(pipeline: Pipeline) -> list[Heard]:
    return listened(pipeline, HELD_OUT)


@pytest.fixture(scope="module")
def heard_indirect(pipeline: Pipeline) -> list[Heard]:
    return listened(pipeline, INDIRECT)


def test_three_hundred_sentences_are_held_out_and_half_of_them_only_look_like_danger() -> None:
    look_alikes = sum(one.kind == "none" for one in HELD_OUT)
    assert len(HELD_OUT) >= 300
    assert 0.4 <= look_alikes / len(HELD_OUT) <= 0.6


def test_no_held_out_sentence_is_an_example_or_a_training_utterance() -> None:
    lines = {text.casefold() for text, _ in written()}
    lines |= {str(one.get("text")).casefold() for one in training_data().intent_examples}
    assert [one.text for one in [*HELD_OUT, *INDIRECT] if one.text.casefold() in lines and one.kind != "none"] == []
    assert [one.text for one in [*FRESH, *UNTOUCHED, *CASES, *BLIND, *FORMS] if one.text.casefold() in lines] == []


def test_no_example_is_nearly_a_held_out_sentence() -> None:
    of_situations = [text for text, _, _ in written_situations()]
    examples = [text.casefold() for text in [*(text for text, _ in written()), *of_situations] if len(text) >= 10]
    held_out = [one.text.casefold() for page in sorted(SENTENCES.glob("*.txt")) for one in sentences(page)]
    letters = CountVectorizer(analyzer="char", ngram_range=(3, 3), binary=True, dtype=int).fit(examples + held_out)
    some, others = letters.transform(held_out), letters.transform(examples)
    shared = (some @ others.T).tocoo()
    in_some, in_others = some.sum(1).A1, others.sum(1).A1
    near = [
        (held_out[one], examples[other])
        for one, other, both in zip(shared.row, shared.col, shared.data, strict=True)
        if both > 0.8 * (in_some[one] + in_others[other] - both)
    ]
    assert near == []


def test_no_sentence_is_written_as_danger_and_as_none() -> None:
    kinds: dict[str, set[bool]] = {}
    for text, kind in written():
        kinds.setdefault(text.casefold(), set()).add(kind == "none")
    assert [text for text, meant in kinds.items() if len(meant) > 1] == []


def test_ninety_eight_dangers_in_a_hundred_are_heard(heard: list[Heard]) -> None:
    missed = [one.sentence.text for one in heard if one.is_danger and not one.alarmed]
    assert recall(heard) >= 0.98, missed


def test_two_look_alikes_in_a_hundred_at_most_are_taken_for_danger(heard: list[Heard]) -> None:
    alarms = [(one.sentence.text, one.kind) for one in heard if one.alarmed and not one.is_danger]
    assert false_alarms(heard) <= 0.02, alarms


def test_danger_told_indirectly_is_heard_and_what_is_over_is_not_taken_for_it(heard_indirect: list[Heard]) -> None:
    assert recall(heard_indirect) >= 0.98, [one.sentence.text for one in heard_indirect if not one.alarmed]
    assert false_alarms(heard_indirect) <= 0.02, [one.sentence.text for one in heard_indirect if one.alarmed]


def test_danger_of_the_fresh_sets_is_heard_or_asked_back_and_seldom_seen_where_there_is_none(
    pipeline: Pipeline,
) -> None:
    heard = listened(pipeline, FRESH)
    missed = [one.sentence.text for one in heard if one.is_danger and not (one.alarmed or one.asked)]
    assert len(missed) <= 0.02 * sum(one.is_danger for one in heard), missed
    assert recall(heard) >= 0.97
    assert false_alarms(heard) <= 0.06, [one.sentence.text for one in heard if one.alarmed and not one.is_danger]


def test_nineteen_dangers_in_twenty_told_in_eight_other_languages_are_heard_or_asked_back(pipeline: Pipeline) -> None:
    heard = listened(pipeline, IN_OTHER_LANGUAGES)
    missed = [one.sentence.text for one in heard if one.is_danger and not (one.alarmed or one.asked)]
    assert len(missed) <= 0.05 * sum(one.is_danger for one in heard), missed
    assert false_alarms(heard) <= 0.1, [one.sentence.text for one in heard if one.alarmed and not one.is_danger]


@pytest.mark.parametrize(
    "text", ["help me", "help!!", "sos", "救命", "快救我", "他打我", "ช่วยด้วย", "助けて", "cứu tôi với"]
)
def test_a_cry_of_a_few_words_is_violence_now(pipeline: Pipeline, text: str) -> None:
    (heard,) = listened(pipeline, [Sentence(text, "violence_now", "")])
    assert heard.alarmed and heard.kind == "violence_now"


def test_what_may_be_danger_is_asked_back(pipeline: Pipeline) -> None:
    asked = [one for one in listened(pipeline, FRESH) if one.asked]
    message = pipeline.parse(asked[0].sentence.text)
    assert message.get("intent")["name"] == "emergency"
    assert "unsure" in [one["value"] for one in message.get("entities") if one["entity"] == "danger_stage"]


_PHONE = "⟦phone:0123456789⟧"


@pytest.mark.parametrize(
    "text",
    [
        f"打他老婆的 {_PHONE}", "打他老婆的 626-555-0101", f"打我老婆手机 {_PHONE}", f"打佢 {_PHONE}",
        f"打她的 {_PHONE} 吧",
        f"打我媽嗰個 {_PHONE}", "可以打我女儿的号码", "联系不上就打我弟弟的那个号", f"有事打佢老婆 {_PHONE}",
        f"打他公司的 {_PHONE}", f"打我吧，{_PHONE}", f"你打給我女兒 {_PHONE}",
    ],
)  # fmt: skip
def test_whom_to_ring_is_no_blow(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "他打我老婆", "他打我", "佢打我", f"老公打我，电话 {_PHONE}", f"他又打我老婆，我的号码 {_PHONE}",
        "他打他老婆，打到流血",
        "他打了我妈", f"老公打我，快来，{_PHONE}", f"佢成日打我，打完又打，電話{_PHONE}", f"他在打我 {_PHONE}",
    ],
)  # fmt: skip
def test_a_blow_beside_a_number_is_still_one(text: str) -> None:
    heard = read(text)
    assert heard is not None and heard.kind.startswith("violence")


@pytest.mark.parametrize(
    ("danger", "none"),
    [
        ("我弟弟被绑架了，对方要赎金", "昨晚那部电影里弟弟被绑架，太精彩了"),
        ("my passport was stolen in Rome this morning", "my passport was stolen in 2011 and has been replaced"),
        ("他拿刀指着我，我好怕", "电影里他拿刀指着女主角，好看"),
        ("房子着火了", "房子十五年前着过火，房产证怎么补"),
    ],
)
def test_the_same_sign_is_danger_or_none_as_it_is_meant(pipeline: Pipeline, danger: str, none: str) -> None:
    one, other = (listened(pipeline, [Sentence(text, "none", "")])[0] for text in (danger, none))
    assert one.alarmed
    assert not other.alarmed


@pytest.mark.parametrize(
    "text",
    [
        "想问人身安全保护令怎么申请", "我已经搬去妹妹家，很安全，保护令要多久", "佢舊年打過我，而家分居，點申請保護令",
        "I moved out and am safe, how do I get a protection order?",
    ],
)  # fmt: skip
def test_who_is_safe_and_asks_for_a_protection_order_asks_of_law(pipeline: Pipeline, text: str) -> None:
    message = pipeline.parse(text)
    assert message.get("intent")["name"] == "ask_law"
    assert not [one for one in message.get("entities") if one["entity"].startswith("danger_")]


def test_who_is_being_hurt_and_asks_for_a_protection_order_is_in_danger(pipeline: Pipeline) -> None:
    message = pipeline.parse("他正在门口砸门要打我，怎么申请保护令")
    assert message.get("intent")["name"] == "emergency"


def test_ordinary_messages_raise_no_alarm(pipeline: Pipeline) -> None:
    ordinary = [one for one in read_held_out() if one.intent not in ("tell_worry", "ask_trust", "complain")]
    alarms = [one.text for one in ordinary if pipeline.parse(one.text).get("intent")["name"] == "emergency"]
    assert len(alarms) <= 0.003 * len(ordinary), alarms


def test_the_wish_told_beside_a_danger_stays_in_the_ranking(pipeline: Pipeline) -> None:
    message = pipeline.parse("我老公打我，我想离婚起诉他")
    assert message.get("intent")["name"] == "emergency"
    assert message.get("intent_ranking")[0]["name"] == "start_filing"


@pytest.mark.parametrize(
    ("text", "kind", "whose"),
    [
        ("他又打我了", "violence_now", "self"),
        ("我想死", "self_harm", "self"),
        ("我老公拿菜刀追我", "violence_now", "self"),
        ("my husband is beating me", "violence_now", "self"),
        ("my dad is hitting my mum", "violence_now", "other"),
        ("地震了，我们被困在楼里", "disaster", "self"),
        ("我妈晕倒了", "medical", "other"),
        ("他以前打过我，我想离婚", "violence_past", "self"),
        ("my brother was kidnapped in Lagos", "kidnapping", "other"),
        ("I've been arrested", "detained", "self"),
        ("me robaron el pasaporte", "passport_lost", "self"),
        ("roubaram meu passaporte", "passport_lost", "self"),
        ("ไฟไหม้บ้าน", "disaster", "self"),
        ("死にたい", "self_harm", "self"),
        ("tôi bị bắt cóc", "kidnapping", "self"),
        ("toi bi bat coc", "kidnapping", "self"),
        ("食唔落瞓唔着，成日諗住一了百了", "self_harm", "self"),
        ("她前天还说活着没意思", "self_harm", "other"),
        ("有人拿我的裸照要我给钱，不给就发给我同学", "extortion", "self"),
        ("he says he will send the video to my parents tonight unless I pay", "extortion", "self"),
        ("有帮派每个月来收保护费，这次不给就要烧店", "extortion", "self"),
        ("if I file for divorce he'll make sure I never see tomorrow", "violence_now", "self"),
        ("我老公把证件都锁起来，说我敢走就打断我的腿", "violence_now", "self"),
        ("细路发烧四十度抽紧筋", "medical", "other"),
        ("阿嫲有腦退化，行失咗，搵唔到", "missing", "other"),
        ("quemaron mi casa anoche", "disaster", "self"),
        ("我要杀了那个骗子", "violence_intended", "self"),
        ("亲戚打电话说我儿子出车祸在医院，要我马上转五万，电话号码不认识", "family_emergency_scam", "other"),
        ("邻居家煤气味很重，我妈在新会打电话来说头晕", "gas_leak", "other"),
        ("我店里刚刚被抢，伙计中枪了", "violence_by_stranger", "other"),
        ("สามีกำลังทำร้ายฉัน", "violence_now", "self"),
        ("help me", "violence_now", "self"),
        ("help!!", "violence_now", "self"),
        ("他现在拿着菜刀在门口，我锁在厕所里，小孩在我旁边", "violence_now", "self"),
        ("我老公把我锁在家里，不让我走", "trafficked_or_held", "self"),
        ("My uncle has taken my passport and makes me work, I cannot leave", "trafficked_or_held", "self"),
        ("my brother says they locked him in and won't let him leave", "trafficked_or_held", "other"),
        ("i smell gas in the whole flat, my roommate is asleep", "gas_leak", "self"),
        ("屋里一股煤气味，我和老婆头都晕", "gas_leak", "self"),
        ("我弟弟发信息说：我被关在园区，救我", "trafficked_or_held", "other"),
        ("my mom's boyfriend gets on my bed at night", "violence_now", "self"),
        ("他说不撤诉就把我小孩带走", "violence_now", "self"),
        ("he says if I don't withdraw the case he will take my child", "violence_now", "self"),
        ("我先生上星期打我，现在好了，我只想问离婚怎么办", "violence_past", "self"),
    ],
)
def test_the_kind_and_who_is_in_danger_are_told(text: str, kind: str, whose: str) -> None:
    found = read(text)
    assert found is not None and (found.kind, found.whose) == (kind, whose)


@pytest.mark.parametrize(
    "text",
    [
        "他从来没打过我", "他没有打我", "我没有被绑架", "nobody hit me", "he has never beaten me", "nunca me pegó",
        "ele nunca me bateu", "吓死我了，收到传票", "I could kill for a coffee", "笑死我了", "他打我电话",
        "他威胁我说再催就一分钱都不还", "救救我，他欠我钱", "他说要跳楼价卖给我，结果又反悔",
        "我被这个案子折磨得不想活了，哈哈，夸张一下，就是烦", "我爸三年前自杀的，留下一笔债，债主找我要",
        "小孩在学校被同学打伤，学校要不要赔", "我公公前年被车撞死，司机逃逸，现在抓到了，能索赔吗",
        "our house in the village collapsed in the typhoon and the village committee wants to take the land",
        "I can't breathe when I think about the hearing next week", "我想死的心都有，忙死了",
        "my boss is poisoning the soil with chemicals next to my ancestral home",
        "我妈中风了躺在新会人民医院，我现在在多伦多，想委托弟弟帮她卖房给她治病", "我爸上个月过世了，留下一间屋",
        "help", "Help.", "老婆看我又打麻将，说要打死我哈哈", "she'll kill me if I lose it lol",
        "昨晚看电影《孤注一掷》，里面的人被关在园区打，太惨了，幸好是电影",
        "We watched a documentary on people locked up in scam compounds",
        "我收到江門法院寄嚟嘅起訴狀，我前妻告我要我俾仔女撫養費", "佢話我打佢，佢而家告我打佢要我賠錢",
        "他撤诉了怎么办", "不到三岁就把孩子送去奶奶家", "he takes the kids on weekends if I don't work",
    ],
)  # fmt: skip
def test_denials_and_figures_of_speech_are_no_danger(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "昨晚看完电影，我老公又打我",
        "看电视剧的时候他打我",
        "笑着说要打死我，刚才又打我了",
        "we saw a film and then he hit me",
    ],
)
def test_a_film_or_a_laugh_hides_no_blow(text: str) -> None:
    found = read(text)
    assert found is not None and found.kind.startswith("violence")


def test_a_cry_at_the_end_of_a_long_story_is_heard() -> None:
    story = "我在多伦多，2021年借给吴国安三十万元，年利率百分之六，有借条和转账记录，一直没有还。" * 100
    start = time.process_time()
    found = read(story[:4_900] + "救命，他现在拿刀在我家门口")
    assert found is not None and found.kind == "violence_now"
    assert time.process_time() - start < 2, "a pattern runs away"


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.yml")), ids=lambda page: page.stem)
def test_every_page_tells_every_kind(page: object) -> None:
    signs = signs_of(str(getattr(page, "stem")))  # noqa: B009
    assert set(signs.kinds) == set(KINDS)


def test_what_was_written_blind_is_mostly_heard_and_its_cases_are_left_alone(pipeline: Pipeline) -> None:
    heard = listened(pipeline, BLIND)
    assert recall(heard) >= 0.86, [one.sentence.text for one in heard if one.is_danger and not one.alarmed]
    assert false_alarms(heard) <= 0.03, [one.sentence.text for one in heard if one.alarmed and not one.is_danger]


@pytest.mark.parametrize(("said", "least", "most"), [(BESIDE_WISHES, 0.9, 0.04), (FORMS, 0.95, 0.06)])
def test_danger_is_heard_beside_wishes_and_seldom_in_what_is_answered_to_forms(
    pipeline: Pipeline, said: list[Sentence], least: float, most: float
) -> None:
    heard = listened(pipeline, said)
    assert recall(heard) >= least, [one.sentence.text for one in heard if one.is_danger and not one.alarmed]
    assert false_alarms(heard) <= most, [one.sentence.text for one in heard if one.alarmed and not one.is_danger]


def test_people_who_tell_their_case_hear_no_alarm(pipeline: Pipeline) -> None:
    heard = listened(pipeline, CASES)
    alarmed = [(one.sentence.text, one.kind) for one in heard if one.alarmed or one.asked]
    assert len(alarmed) <= 0.015 * len(CASES), alarmed


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("他们把我们十几个人看管在宿舍，护照全收走了", "trafficked_or_held"),
        ("我写好遗书了，只想问存款怎么留给儿子", "self_harm"),
        ("佢話我一上庭就搵人斬我", "violence_now"),
    ],
)
def test_words_of_a_case_hide_no_danger(pipeline: Pipeline, text: str, kind: str) -> None:
    (heard,) = listened(pipeline, [Sentence(text, kind, "")])
    assert heard.alarmed or heard.asked
    assert heard.kind == kind


@pytest.mark.parametrize(
    ("text", "kind", "whose"),
    [
        ("I want to kill myself. I want to sue for a traffic accident in Heshan, a car hit me", "self_harm", "self"),
        ("我想死，我老公骗了我的钱", "self_harm", "self"),
        ("我老公说他想死", "self_harm", "other"),
        ("the taxi driver hit me", "violence_now", "self"),
        ("A car just hit me, I am bleeding", "medical", "self"),
    ],
)
def test_whose_life_it_is_and_what_hit_them(text: str, kind: str, whose: str) -> None:
    found = read(text)
    assert found is not None
    assert (found.kind, found.whose) == (kind, whose)


def test_a_car_that_hit_somebody_is_no_violence() -> None:
    assert read("I want to sue for a traffic accident in Heshan, a car hit me") is None


@pytest.mark.parametrize(
    "text",
    [
        "护照会不会被扣", "我被列入失信名单了，护照会不会被扣，怎么取消", "护照会被没收吗", "他们能不能扣我的护照",
        "入境会不会被抓",
        "欠钱会不会被遣返", "會唔會扣起我本護照", "入境會唔會俾人拉", "本護照會唔會俾人收咗", "老板可不可以扣我护照",
        "will they take my passport", "can my boss keep my passport?", "will I be arrested at the airport",
        "could my passport be confiscated because of the debt", "can they detain me at the border",
    ],
)  # fmt: skip
def test_what_may_happen_is_only_asked_about(text: str) -> None:
    assert told(text).asks_ahead
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("老板把我护照扣了，会不会有事", "passport_lost"), ("我被关在宿舍，会不会被打", "trafficked_or_held"),
        ("他们扣了我护照，能不能帮我", "passport_lost"), ("我被移民局抓了，会不会被遣返", "detained"),
        ("佢哋收咗我本護照，會唔會俾人打", "passport_lost"), ("我俾人鎖喺宿舍，點算", "trafficked_or_held"),
        ("they took my passport, can you help", "passport_lost"),
        ("can you help me they took my passport", "passport_lost"),
        ("I am locked in a dorm, will they hurt me", "trafficked_or_held"),
        ("I've been arrested, can they deport me", "detained"),
    ],
)  # fmt: skip
def test_what_has_happened_is_danger_whatever_is_asked_beside(text: str, kind: str) -> None:
    found = read(text)
    assert found is not None and found.kind in (kind, "violence_now", "trafficked_or_held")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("我被关在矿上宿舍", "trafficked_or_held"), ("他们把我锁在仓库里", "trafficked_or_held"),
        ("我困在工地的房间", "trafficked_or_held"), ("老細將我鎖喺工廠宿舍", "trafficked_or_held"),
        ("I'm locked in the basement", "trafficked_or_held"),
        ("we are kept in a dorm at the mine", "trafficked_or_held"),
        ("佢摑咗我一巴", "violence_now"), ("佢打咗我一巴", "violence_now"), ("他扇我耳光", "violence_now"),
        ("老公给了我两个耳光", "violence_now"), ("他掴我", "violence_now"), ("佢刮咗個女一巴掌", "violence_now"),
        ("he slapped me twice", "violence_now"), ("my wife smacks me", "violence_now"),
        ("上次佢摑咗我一巴，想離婚", "violence_past"),
    ],
)  # fmt: skip
def test_who_is_locked_in_or_slapped_is_heard(text: str, kind: str) -> None:
    found = read(text)
    assert found is not None and (found.kind, found.whose) == (kind, "self" if "女" not in text else found.whose)


@pytest.mark.parametrize(
    "text",
    [
        "手机锁在宿舍了", "货被扣在仓库", "钥匙锁在房间里", "這個判決好似摑咗我一巴", "我坐巴士去", "被他打脸了",
        "他没掴我",
        "this verdict is a slap in the face", "I am locked in a contract", "my bike is locked in the garage",
        "he never slapped me",
    ],
)  # fmt: skip
def test_what_is_locked_or_slapped_in_words_only_is_no_danger(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("我在妙瓦底，被骗来的，他们不让走，我哥在开平", "self"), ("我被关在园区，告诉我妈", "self"),
        ("我们在工地被扣住，走不了，我老婆在台山", "self"), ("我被移民局抓了，我老婆在家里", "self"),
        ("我喺妙瓦底，俾人呃嚟，走唔甩，我大佬喺開平", "self"), ("我俾人困喺園區，我阿妈喺屋企", "self"),
        ("I'm in a scam compound, they hit us, my brother is in Kaiping", "self"),
        ("I was arrested, please call my wife", "self"),
        ("we are held in a scam compound, my mother lives in Taishan", "self"),
        ("我在多伦多，我弟在缅甸，被骗到园区出不来", "other"), ("我弟弟被关在园区，我在开平", "other"),
        ("我在开平，我哥在妙瓦底被人扣住", "other"), ("我喺多倫多，我細佬喺緬甸俾人困住", "other"),
        ("I'm in Toronto, my brother is held in a scam compound", "other"),
        ("my son was arrested, I am in Paris", "other"),
        ("我表弟被村里人打断肋骨，我们要告他", "other"), ("邻居打了我弟弟，我想告他", "other"),
        ("my cousin was beaten, we want to sue", "other"), ("我和我弟弟被人打了", "self"), ("他打我和我女儿", "self"),
    ],
)  # fmt: skip
def test_who_suffers_it_is_told_by_who_begins(text: str, whose: str) -> None:
    found = read(text)
    assert found is not None and found.whose == whose
