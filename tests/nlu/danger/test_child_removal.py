"""A child on its way over a border is heard in quiet words; agreed visits, one's own journeys and the law are not."""

from __future__ import annotations

import pytest

from bot.nlu.danger.child_removal import GONE, LEAVING, child_removal

_AHEAD = """
老公話要帶個女返大陸唔俾我見
前夫说周末接儿子去玩 我刚发现他买了今晚飞广州的单程票
我婆婆要把我女儿偷偷送回恩平老家 明天一早的飞机
他把女儿的护照拿走了 说要送她回中国他妈那里 我不同意
家婆话星期日要带我个仔返乡下养 我唔肯
他威胁我 说离婚的话就把儿子带回中国 让我一辈子见不到
我老公趁我睡着把娃抱走了 他姐说他们买了回国的票
男朋友的父母要把我宝宝送回国内 没跟我商量 后天就走
佢老豆偷偷幫個孫訂咗機票返鄉下，聽日飛
家婆同我老公傾好咗 星期三帶我BB返開平 我唔肯佢哋鎖咗BB嘅護照
她把两个小孩的行李都收拾好了 说明天回江门再也不回来
前夫说接孩子去玩 结果买了回国的机票
我姐夫瞒着我姐订了票 要把外甥女弄回福建
佢阿爺話聽日就同個孫過關返鄉下，我唔知點算
前妻发消息说以后你别想再看到儿子了 她已经买好去温哥华的票
他爸说带娃回去过年 可是学籍都退了 我没答应
他偷偷给儿子办了护照 下午就要飞上海 我人还在公司
the kids' dad isnt answering and their passports are gone from the drawer
she told the school our boy is leaving for good, flight saturday to guangzhou
my mother in law wont give my baby back and they fly home to fuzhou in the morning
he says he is flying our son to China tonight and I will never see him again
my wife packed the kids passports, one way tickets to Guangzhou for friday, i didnt agree
husband's mother is taking my baby back to Taishan on sunday, they did it behind my back
she hid the passports and booked flights to Shanghai for our twins, leaving tomorrow morning
her dad says theyre visiting grandma in Taishan but the ticket is one way and he quit his job
mi esposo se lleva a mi hija a China mañana sin mi permiso
meu marido vai levar minha filha para a China amanhã sem minha autorização
mon mari emmène ma fille en Chine demain sans mon accord
"""
_ON_THE_WAY = """
孩子他爸现在带着两个孩子在戴高乐机场 要飞国内 我没签过同意书
细路仔俾佢阿妈带咗去机场 話返大陆
我老婆带着女儿离家出走 说已经在去中国的飞机上
阿仔俾佢爸爸帶咗上機
my ex took my boys to the airport, flight to hong kong leaves in 2 hours
he texted they are boarding with my daughter for beijing
my ex was supposed to bring them back sunday, his sister says they are at heathrow
my wife's parents have our daughter, they boarded for shenzhen without telling me
"""
_NONE = """
离婚后孩子能带出国吗
我想带孩子回国办证 要他爸同意吗
前妻两年前把孩子带回江门了 一直不让我见
爷爷奶奶想带孙子回台山过暑假 我们同意的 要办公证吗
前夫要带孩子出国定居，我能拦吗
我想问下 前夫下周要带孩子回国 我能不能不让他出境
他不同意我带孩子回国怎么办
老公说我带孩子回中国就是拐孩子
我老婆带孩子回国探亲 下周回来 我要办委托书
他说下个月把孩子送回国给爷爷奶奶带 我同意 要什么手续
我和老公明天带孩子飞回国办继承
我儿子今晚飞广州 我要他帮我交材料
女儿明天从多伦多飞回江门，她能替我开庭吗
儿子带着他女友的护照去机场接她
婆婆从国内飞来帮我带孩子 明天到
老公明天带孩子来公证处 我要准备什么
孩子抚养权判给他了 他去年带孩子回国 现在不给抚养费
他带走了我的货 说要运回中国
can i take my daughter to china without her father's consent
my husband won't let me take the kids to China to see my mum
my son is taking me to the airport tomorrow
my daughter and her husband fly to Hong Kong tomorrow, can they sign the paper there
my ex husband moved to China last year with our daughter, how do i get visitation
we are flying to Guangzhou on friday with the kids, do they need a visa
the judge wants my daughter to fly to Jiangmen for the hearing, she leaves tomorrow
he took the kids to Toronto airport to pick up grandma, back at 5
my husband and i are taking our son to China tonight
孩子外婆明天飞来多伦多接孩子放学
我老公明天带儿子去机场接我
孩子护照 他爸不肯签字 怎么办
孩子护照不见了 他爸弄丢的
他明天接孩子回去
前妻要求下个月带孩子去香港迪士尼 我该不该同意
i need my husbands consent to get a passport for our son
my daughters passport expired and her dad wont sign the form
怎么把孩子要回来 他爸带回江门了不还
"""


@pytest.mark.parametrize("said", _AHEAD.strip().splitlines())
def test_a_journey_ahead_is_heard(said: str) -> None:
    """Whoever is about to lose a child to another country is heard, whatever the words."""
    assert child_removal(said) == LEAVING


@pytest.mark.parametrize("said", _ON_THE_WAY.strip().splitlines())
def test_a_child_on_its_way_is_heard(said: str) -> None:
    """A child at an airport or on a plane is met as one on its way."""
    assert child_removal(said) == GONE


@pytest.mark.parametrize("said", _NONE.strip().splitlines())
def test_what_only_sounds_so_is_none(said: str) -> None:
    """Agreed visits, the writer's own journeys, grown-up children and questions of the law raise no alarm."""
    assert child_removal(said) == ""


def test_a_long_story_is_read_piece_by_piece() -> None:
    """A child in one sentence and somebody else's flight in another, far apart, make no removal."""
    story = "我女儿今年八岁，一直跟着我住。" + "房子的事我们谈了很久，什么都没有谈成。" * 12 + "他明天飞回中国开庭。"
    assert child_removal(story) == ""


@pytest.mark.parametrize("said", ["ช่วยด้วย", "助けて", "cứu tôi với"])
def test_a_language_without_a_page_is_read_for_nothing(said: str) -> None:
    """A cry in a language whose words are not on the page is no removal, and no error."""
    assert child_removal(said) == ""
