"""Dangers are heard by what stands together, each in its situation; the same words of what is over are not."""

from __future__ import annotations

import pytest

from bot.nlu.danger.by_parts import danger_by_parts

_HEARD = {
    "takes_children_along": """
撑不住了 今晚想带两个女儿一起走
我想好了 带两个娃一起走 留他们在这世上只会受苦
活着没意思了 我同两个细路一齐上路算
i cant go on, im taking the kids with me tonight
撑不下去了 两个孩子睡了 我把炭搬进房间
no way out, the kids are asleep and i have the pills in my hand
""",
    "child_life_threatened": """
前夫发来孩子的照片 说今晚就让他们陪他上路
我老公说离婚就把两个小孩从阳台扔下去
前妻说孩子明天就见不到太阳了
佢揸住刀架住個仔條頸 話我返嚟就收屍
he says if i leave he will throw the baby off the balcony
my ex texted say goodbye to the kids, he has them till sunday
""",
    "after_birth": """
老婆生完孩子两周 说孩子是魔鬼 拿着枕头
我刚生完孩子 脑子里有声音叫我把她扔出去
my wife gave birth last week, she says the baby is the devil
生咗BB十日 成日聽到有把聲叫我掐死佢
""",
    "armed_at_home": """
我老公把枪放桌上说今晚谁都别想走
他拿刀坐在门口 不让我和孩子走
佢揸住把生果刀攔住度門 我走唔到
my husband is drunk loading his gun, says nobody leaves
boyfriend has a knife and wont let me out of the bedroom
""",
    "airway": """
我食咗生蠔之後全身腫 喉嚨好緊
吃了花生 嘴唇肿起来 透不过气
俾黃蜂針咗 條脷腫晒
took amoxicillin and my throat is closing
stung by a bee, face all swollen and i cant breathe
""",
    "electric_shock": """
我同事被电到了 手还粘在电线上
爸爸修灯触电倒在地上 叫不应
師傅掂到條電線彈開咗 郁都唔郁
coworker touched the panel, hes shaking and cant let go
""",
    "heat_stroke": """
工友中暑 昏倒 皮肤很烫
大棚里干了一下午 他不出汗了 说胡话
dad was roofing all day, he stopped sweating and is talking nonsense
my dad collapsed at the construction site its 38 degrees hes talking nonsense
""",
    "asthma_attack": """
电梯里有人哮喘发作 没有药
個仔扯蝦 支噴霧用完咗 唞唔到
asthma attack and no inhaler, her lips are blue
""",
    "swallowed_by_mistake": """
奶奶把洗洁精当油喝了
BB飲咗通渠水 流口水
my toddler swallowed a button battery
grandpa drank bleach by mistake
""",
    "animal_bite": """
我仔畀隻流浪貓抓到出血
刚被邻居的狗咬了小腿 要打针吗
monkey scratched me this morning, it bled a little
""",
    "in_the_water": """
弟弟海边被浪卷走了 看得到头
儿子在河里被冲走 抱住了一棵树
a rip current pulled my friend out, he cant swim back
""",
    "fire_locked_in": """
工厂着火 门从外面锁住 里面有二十个人
樓下燒緊 門把手熱到掂唔到
smoke everywhere and the basement door is padlocked, we are stuck
""",
    "wound_bleeds": """
我被捅了手臂 血一直滴 抢劫的跑了
刚被打劫 腿中了一枪 他们走了
robbers left, my wife is stabbed in the stomach
cut his hand on the saw, blood everywhere
""",
    "child_missing": """
我十五岁的妹妹被一个男人接走了 她说不用找她
我女儿14 说去见一个打游戏认识的哥哥 手机关机三个小时了
my 14 year old went to meet a man from the internet, phone off
""",
    "followed_now": """
有人跟车 从机场一直跟到现在 两个人
下班到现在同一辆白车跟了我五个路口
a motorbike is following my car since the bank
後面有腳步聲 我行快佢又快
""",
    "child_speaks": """
我补习老师成日揽我锡我 我十四岁
我上初二 继父晚上会进我房间摸我
im 12 my moms boyfriend touches me
""",
}
_OF_LIFE = """
老婆带孩子走了 生意也没了 我把家里的降压药全倒出来了 一了百了
my wife took the kids to spain and i have a bottle of pills in my hand, no reason anymore
炭买好了 撑不下去了
同屋個女仔今晚話佢頂唔順 唔想見到聽日
she told me she doesnt want to see tomorrow
"""
_FOR_MONEY = """
police arrested my brother say he must pay or they kill him
我弟在缅甸被扣了 说今天不打二十万就卸他一只手
"""
_NONE = """
小说里男二不想看见明天 最后带着两个孩子一起走
昨天的新闻说有人触电倒地
去年被狗咬了 出血 想告狗主赔
工伤触电 手残了 公司赔多少
我妈吃虾过敏去世 保险能赔吗
这部电影里他拿刀堵住门谁都不让走
前夫要带孩子出国定居 我能拦吗
公司资金链断了 眼看就要沉下去
洪水把我家的车冲走了 能赔吗
我的车被洪水冲走了
被狗咬了的官司判了
他跟着律师去法院了
我每天跟进案子 谁也别想拖
网友介绍的律师靠谱吗
我女儿十五岁 想改姓
中暑险怎么买 保险公司赔吗
如果有人触电 应该怎么救
小时候吃花生喉咙肿过 好了
爷爷溺水去世的 保险能赔吗
哮喘 三年前发作没有药 人没事
三年前被捅了一刀 血流不止 他判了两年 我还能要赔偿吗
店里被人打破玻璃 流了很多客人
老板拿着合同不让我走 说要赔
孩子的抚养费他一起不给 我撑不住了
带两个孩子一起去大使馆办护照
the movie where he holds a gun and nobody leaves
last year a dog bit me, can i sue
we are drowning in debt
my business went under
he follows me on instagram
she got an electric bill shock
my son is 15, can he choose the parent
the fire escape was locked, can we claim damages
i was stabbed in 2015, can i still claim compensation
my asthma inhaler is not covered by insurance
the insurance says the wave swept his boat away
"""


def _lines(said: str) -> list[str]:
    return [line for line in said.splitlines() if line]


@pytest.mark.parametrize(
    ("situation", "said"), [(situation, said) for situation, all_of_it in _HEARD.items() for said in _lines(all_of_it)]
)
def test_the_parts_of_a_scene_tell_its_situation(situation: str, said: str) -> None:
    found = danger_by_parts(said)
    assert found is not None and found.situation == situation


@pytest.mark.parametrize("said", _lines(_OF_LIFE))
def test_means_at_hand_and_giving_up_tell_a_life_in_danger(said: str) -> None:
    found = danger_by_parts(said)
    assert found is not None and (found.kind, found.situation) == ("self_harm", "")


@pytest.mark.parametrize("said", _lines(_FOR_MONEY))
def test_who_must_pay_or_see_somebody_killed_is_met_as_with_a_kidnapping(said: str) -> None:
    found = danger_by_parts(said)
    assert found is not None and found.kind == "kidnapping"


@pytest.mark.parametrize("said", _lines(_NONE))
def test_what_is_over_played_supposed_or_a_case_is_no_scene(said: str) -> None:
    assert danger_by_parts(said) is None


@pytest.mark.parametrize(
    ("said", "whose"),
    [
        ("弟弟海边被浪卷走了", "other"),
        ("奶奶把洗洁精当油喝了", "other"),
        ("我妈吃了虾 喉咙肿起来", "other"),
        ("我吃了虾 喉咙肿起来 老公不在家", "self"),
        ("i have a bottle of pills in my hand, no reason anymore, my wife is gone", "self"),
        ("dad got an electric shock from the heater and fell", "other"),
        ("i cut my arm on glass its bleeding a lot", "self"),
        ("吃了同事的花生酱面包 嘴唇麻 脖子肿", "self"),
        ("我妈的喉咙肿了 吃了虾", "other"),
    ],
)
def test_it_is_told_who_is_in_danger(said: str, whose: str) -> None:
    found = danger_by_parts(said)
    assert found is not None and found.whose == whose
