"""Side of a job is read from what is told of the money, the dismissal and whose company it is."""

from __future__ import annotations

import pytest

from actions.readers.work_sides import work_side, work_side_answered, work_side_told


@pytest.mark.parametrize(
    "text",
    [
        "我公司收到仲裁裁决要赔员工三万，不服怎么办",
        "we are the employer and lost the labour arbitration",
        "i lost the labor arbitration, im the boss",
        "员工告我们拖欠工资，劳动仲裁裁决公司付两万，11月20日收到的，怎么上诉",
        "我们是用人单位，劳动仲裁裁决下来了，不服",
        "劳动仲裁裁决要我公司支付经济补偿八万，能起诉吗",
        "我間餐廳俾伙計告咗，勞動仲裁裁決要賠佢五萬，點算",
        "我係老闆，勞動仲裁裁我賠，唔服",
        "The labour arbitration award orders my company to pay a worker 30,000 yuan. Can we appeal?",
        "Our former employee won the labour arbitration, we disagree with the award",
        "I run a small factory in Xinhui and the labour arbitration told us to pay two workers severance",
        "as the employer, can we sue after a labour award",
        "仲裁裁决判我们厂赔工人加班费，怎么上诉",
        "我请的保姆申请了劳动仲裁，裁决我付她工资，不服",
        "公司炒了个员工，劳动仲裁裁决违法解除要赔，怎么办",
        "我们单位不服劳动仲裁裁决",
        "My restaurant lost the labour arbitration to a cook, what now?",
        "裁决要求我们公司给离职员工补社保，能告吗",
        "our staff took us to labour arbitration and we lost",
        "我系間厂嘅老细，劳动仲裁输咗",
        "we fired him and the labour award says it was unlawful",
        "仲裁委裁定我司支付赔偿",
        "我開茶餐廳，前員工攞咗裁決",
    ],
)
def test_an_employer_is_known(text: str) -> None:
    assert work_side(text) == "employer"


@pytest.mark.parametrize(
    "text",
    [
        "我做嘢間公司拖糧，勞動仲裁裁決淨係俾我一半，點上訴",
        "公司炒了我，劳动仲裁裁决只支持三个月，不服",
        "劳动仲裁裁决公司付我两万，太少了，不服怎么办",
        "老板欠我工资，仲裁裁决下来了，不服",
        "My company did not pay me; the labour award gave me half. Can I appeal?",
        "my boss won the labour arbitration, I disagree",
        "I was fired and the labour arbitration awarded me too little",
        "我是员工，劳动仲裁输了",
        "老細炒咗我，勞動仲裁裁決唔服",
        "裁决只裁了我一半的工资，怎么上诉",
        "我在江门一家厂打工，劳动仲裁裁决不服",
        "The award about my wages is wrong, how do I challenge it",
        "我們工人唔服勞動仲裁裁決，我們系打工嘅",
        "labour arbitration against my former employer failed, can I sue",
        "I resigned and claimed severance, the labour award rejected it",
        "my company fired me and the labour award is too low",
        "个老细唔服劳动仲裁裁决",
        "I won but the company refuses the award",
        "我公司欠我工资，仲裁裁决下来了",
    ],
)
def test_a_worker_is_known_though_the_company_is_called_theirs(text: str) -> None:
    assert work_side(text) == "worker"


@pytest.mark.parametrize(
    "text",
    [
        "劳动仲裁裁决书收到了，不服怎么办",
        "I received a labour arbitration award on 20 November 2026, I disagree. What can I do?",
        "劳动仲裁裁决不服怎么上诉",
        "仲裁裁决下来了，欠薪的，不服怎么上诉",
        "勞動仲裁嘅裁決點上訴",
        "labour award, can it be appealed?",
        "劳动仲裁裁决书我11月20号收到的，最晚哪天起诉",
        "不服劳动仲裁可以去哪个法院",
        "仲裁裁决要赔三万",
        "公司能不能申请撤销劳动仲裁的终局裁决",
    ],
)
def test_what_tells_no_side_is_left_open(text: str) -> None:
    assert work_side(text) == ""


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("单位", "employer"), ("我是公司", "employer"), ("employer", "employer"), ("公司这边", "employer"),
        ("員工", "worker"), ("I'm the worker", "worker"), ("打工嘅", "worker"), ("the employee", "worker"),
        ("不知道", ""), ("公司在台山", ""),
    ],
)  # fmt: skip
def test_the_side_is_answered_in_a_word(text: str, side: str) -> None:
    assert work_side_answered(text) == side


def test_the_newest_text_that_tells_a_side_decides() -> None:
    assert work_side_told(("最后一天是哪天", "我是员工", "我们是用人单位")) == "worker"
    assert work_side_told(("最后一天是哪天",)) == ""
