"""First questions of strangers find the entry of their own situation, and words they share with another's do not."""

from __future__ import annotations

import pytest

from backend.config import ROOT
from backend.protection.library_pages import law_library
from backend.protection.retrieval.law_search import LawSearch, refusals


@pytest.fixture(scope="module")
def search() -> LawSearch:
    return LawSearch(law_library(), refusals(), ROOT / "models")


FOUND = [
    ("离婚案子开庭，我非得飞回来不可吗", "poa_divorce_still_attend"),
    ("must I fly home for the divorce trial", "poa_divorce_still_attend"),
    ("替表弟的借款做保，2018年签的，没讲明是哪种保证", "guarantee_before_2021"),
    ("In 2016 I stood surety for my cousin, the paper says nothing about joint liability", "guarantee_before_2021"),
    ("2017年借出去八万，月息两分，现在去告利息怎么算", "loan_before_august_2020"),
    ("欠條到期六年了，今年才微信追，時效有冇重新計", "limitation_demand_after_expiry"),
    (
        "The debt was due nine years ago; does the message I sent him this spring restart the clock?",
        "limitation_demand_after_expiry",
    ),
    ("爷爷认不得人了，家里谁能做他的监护人", "adult_guardian_dementia"),
    ("Which relative becomes guardian of my confused old aunt", "adult_guardian_dementia"),
    ("妈妈过马路被跑腿小哥的电动车撞倒，公司推给小哥", "delivery_rider_hits"),
    ("My mum was knocked down by a takeaway courier and the app company refuses to pay", "delivery_rider_hits"),
    ("外孙女才五岁，房子可以登记在她名下吗", "minor_with_property"),
    ("我们没打算离，就是各住各的，孩子的学费他不出，法院管吗", "separated_support_without_divorce"),
    ("We stay married but live apart; can a court make him pay for the kids", "separated_support_without_divorce"),
    ("堂哥说嫁出去的姑姐冇得分爷爷间屋", "inherit_married_daughter"),
    ("Uncle claims my sister lost her part of dad's house because she is married", "inherit_married_daughter"),
    ("悉尼法院把儿子判给我，前妻把他带回新会不还", "rec_foreign_custody_order"),
    ("a Spanish judge gave me custody, will Kaiping court return my daughter", "rec_foreign_custody_order"),
    ("芝加哥法院判他赔我钱，他的房子都在恩平，能让江门法院执行吗", "rec_foreign_money_judgment"),
    ("外公上吊前留了封信，说铺面归我妈，这信有法律效力吗", "farewell_letter_as_will"),
    ("电视剧里女儿毒死妈妈，她还能拿遗产吗", "inherit_right_lost_and_forgiven"),
    ("零八年离的婚，那套共同的铺面一直没分过，现在能要一半吗", "divorce_property_left_undivided"),
    ("律师太贵，我自己出庭自己写状子行吗", "filing_without_a_lawyer"),
    ("公证完的赠与我后悔了，能不能收回来", "notarised_thing_taken_back"),
    ("跟老婆做个假离婚，债主就拿不到房子了吧", "divorce_only_on_paper"),
    ("我自己补一份假欠条拿去法院行得通吗", "false_evidence_wanted"),
    ("请审判长吃顿饭塞点钱，官司会不会顺一点", "scam_pay_for_case"),
    ("老公没跟我商量就把婚后的房子卖了", "spouse_sells_home"),
    ("赔了对方两万现金，一张纸都没写，怎么办", "paid_without_receipt"),
    ("想上法院离婚，可结婚证找不到了", "marriage_certificate_copy_for_divorce"),
    ("收到一张支付令叫我付八万，我没欠他", "payment_order_received"),
    ("where is the labour arbitration office for Taishan", "labour_commission_where"),
    ("老板写了张欠薪的条子，可以不经仲裁直接起诉吗", "labour_wage_note_straight_to_court"),
    ("天天威胁谩骂老婆但没动手，法律上是家暴吗", "domestic_violence_meaning"),
    ("原告是我妈，她上周去世了，案子怎么继续", "party_dies_during_case"),
    ("我委托的舅舅突然去世，委托书还能用吗", "poa_agent_old_or_dies"),
    ("想收养侄女，她亲妈不点头可以吗", "adoption_parents_consent"),
    ("我爸2011年过世，老屋至今没分，会不会已经过期", "inherit_deadline"),
    ("抱养的孩子跟亲生的一样能分养父母的房产吗", "adopted_child_effect"),
    ("我今年八十二，两个儿子都不肯出生活费，能上法院吗", "support_claimed_by_old_parent"),
    ("三年前签的贷款合同上那个名字是别人冒充我写的", "signature_forged"),
    ("房客五个月不给租金，我把锁换了行吗", "property_rent_unpaid"),
    ("I live in Panama and a Chinese court summoned me; what if I simply don't turn up", "defendant_ignore_default"),
    ("合同注明香港仲裁，我改去江门法院起诉可以吗", "arb_may_i_sue_despite_clause"),
    ("阿嫲唔識字，立遺囑淨係打手指模有冇效", "inherit_will_forms_valid"),
    ("老爸临终前把房转到二哥名下，我们姐妹还能分吗", "estate_given_away_before_death"),
    ("旧改补偿太低，坚决不签字会怎么样", "demolition_not_signing"),
    ("想把台山的屋过户给嫁到国外的女儿，女婿会不会分走一半", "gift_house_to_married_child"),
    ("Dad wants to give me his flat, will my wife own half of it", "gift_house_to_married_child"),
    ("我们店的招牌名被供货商抢先注册成商标", "trademark_taken_by_another"),
    ("人寿险指定了妹妹，我们做哥哥的有份吗", "life_insurance_in_estate"),
    ("他打了欠条又不还，听说可以申请支付令，怎么弄", "payment_order_apply"),
    ("离婚判决已经生效，我不甘心，能再审吗", "divorce_judgment_no_retrial"),
    ("公证做完了还用不用认证，这两样有啥区别", "notary_or_certification"),
    ("物业说不交钱就断我的水", "property_fee_empty_house"),
    ("我那套新会的屋常年锁着，物业让我补三年的费", "property_fee_empty_house"),
    ("管理費拖咗兩年，物業話告我", "property_fee_empty_house"),
    ("物业没打扫没保安，我有权不付吗", "property_fee_empty_house"),
    ("京东买的鞋子想退，不合脚而已", "consumer_return_seven_days"),
    ("抖音买嘅衫我唔鍾意，收咗三日，退得未", "consumer_return_seven_days"),
    ("Changed my mind about a phone I ordered on Pinduoduo, can it go back", "consumer_return_seven_days"),
    ("游泳馆卷款跑了，年卡还剩半年", "prepaid_card_shop_closed"),
    ("瑜伽馆突然結業，仲有三十堂未上", "prepaid_card_shop_closed"),
    ("My gym went out of business with a year left on my card", "prepaid_card_shop_closed"),
    ("前男友拿刀逼我写借条", "iou_signed_under_threat"),
    ("佢哋夾硬要我寫欠條，我根本冇攞過錢", "iou_signed_under_threat"),
    ("A gang made me sign a paper saying I owe them 200,000", "iou_signed_under_threat"),
    ("某某资产公司打电话说银行把我的贷款卖给它了", "debt_sold_to_another"),
    ("阿強將我爭佢嘅錢轉咗畀財務公司，我要還邊個", "debt_sold_to_another"),
    ("I got a letter that my loan now belongs to someone else", "debt_sold_to_another"),
    ("他说欠我的八万由他表哥来还，我不放心", "debtor_hands_debt_to_another"),
    ("佢想叫佢老細代佢還我，我唔制得唔得", "debtor_hands_debt_to_another"),
    ("My borrower wants his cousin to take over the debt, do I have to agree", "debtor_hands_debt_to_another"),
    ("帮邻居收割水稻被机器割伤了手，没拿工钱", "helper_hurt_unpaid"),
    ("幫阿叔搬傢俬整親條腰，佢使唔使負責", "helper_hurt_unpaid"),
    ("I was helping my friend move for free and broke my ankle", "helper_hurt_unpaid"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "entry"), FOUND)
def test_a_first_question_finds_the_entry_of_its_situation(search: LawSearch, text: str, entry: str) -> None:
    found = search.find(text)
    assert search.rank(text).names[0] == entry
    assert found.entry is not None or found.is_likely


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("2023年签的担保没写连带，算什么保证", "guarantee_before_2021"),
        ("去年借出去的钱，年息15%法院认吗", "loan_before_august_2020"),
        ("每年到期前我都催他，时效还在吗", "limitation_demand_after_expiry"),
        ("父母都不在了，弟弟十岁谁来监护", "adult_guardian_dementia"),
        ("爸爸开车被货车撞了，司机没钱", "delivery_rider_hits"),
        ("外卖迟到了能退钱吗", "delivery_rider_hits"),
        ("欠款官司开庭我一定要回去吗", "poa_divorce_still_attend"),
        ("离婚以后我能回国再婚吗", "poa_divorce_still_attend"),
        ("我要离婚，孩子抚养费怎么定", "separated_support_without_divorce"),
        ("分居两年算自动离婚吗", "separated_support_without_divorce"),
        ("外嫁女还能分村里的分红吗", "inherit_married_daughter"),
        ("江门法院判孩子归我，在美国有用吗", "rec_foreign_custody_order"),
        ("江门的判决拿去温哥华执行", "rec_foreign_money_judgment"),
        ("遗嘱可以手写吗，要不要公证", "farewell_letter_as_will"),
        ("离婚时他藏了存款我现在才发现", "divorce_only_on_paper"),
        ("我想请个律师，怎么找", "filing_without_a_lawyer"),
        ("公证书丢了怎么补", "notarised_thing_taken_back"),
        ("我想离婚，从哪里开始", "divorce_only_on_paper"),
        ("对方交了假借条，我怎么办", "false_evidence_wanted"),
        ("借条应该怎么写", "false_evidence_wanted"),
        ("红包转账算不算借款证据", "scam_pay_for_case"),
        ("哥哥把爸妈留下的房子卖了", "spouse_sells_home"),
        ("我在国外想委托人卖掉自己的房", "spouse_sells_home"),
        ("借出去的钱没写借条只有转账", "paid_without_receipt"),
        ("结婚证要在加拿大用，怎么认证", "marriage_certificate_copy_for_divorce"),
        ("收到传票怎么答辩", "payment_order_received"),
        ("深圳国际仲裁院在江门的地址", "labour_commission_where"),
        ("被告去世了案子怎么办", "party_dies_during_case"),
        ("给了委托书的人把我的房卖了", "poa_agent_old_or_dies"),
        ("他不付抚养费会不会坐牢", "child_maintenance_more_or_end"),
        ("收到支付令怎么办", "payment_order_apply"),
        ("继子有没有继承权", "adopted_child_effect"),
        ("借款案的判决生效了能再审吗", "divorce_judgment_no_retrial"),
        ("公婆出钱买的婚房离婚有我份吗", "gift_house_to_married_child"),
        ("车祸保险公司不赔怎么办", "life_insurance_in_estate"),
        ("公司冒用我的名字注册了", "trademark_taken_by_another"),
        ("房东换锁不让我进门", "property_rent_unpaid"),
        ("厂家的货有质量问题能退吗", "consumer_return_seven_days"),
        ("买了二手车七天内能退吗", "consumer_return_seven_days"),
        ("银行卡里的钱被转走了", "prepaid_card_shop_closed"),
        ("房东租约七天内能反悔吗", "consumer_return_seven_days"),
        ("物业把我车位租给别人", "property_fee_empty_house"),
        ("租客不交物业费谁来交", "property_fee_empty_house"),
        ("逼我签离职书怎么办", "iou_signed_under_threat"),
        ("被逼签了离婚协议", "iou_signed_under_threat"),
        ("债主把我告了", "debt_sold_to_another"),
        ("他把房子转给别人躲债", "debtor_hands_debt_to_another"),
        ("欠钱的人死了叫他儿子还", "debtor_hands_debt_to_another"),
        ("债权人没跟我说就把债转给第三人，我不同意行吗", "debtor_hands_debt_to_another"),
        ("银行把我这笔债转让给别家，要不要我同意", "debtor_hands_debt_to_another"),
        ("債主將條數轉咗俾人，我冇同意過喎", "debtor_hands_debt_to_another"),
        ("My creditor transferred the debt to another, I never consented", "debtor_hands_debt_to_another"),
        ("债主把我的欠款卖了，没我同意算不算", "debtor_hands_debt_to_another"),
        ("欠我钱的人把债转给他表弟，我没同意", "debt_sold_to_another"),
        ("欠债的没问过我就换人来还，可以吗", "debt_sold_to_another"),
        ("My debtor transferred what he owes me to his cousin, I did not consent", "debt_sold_to_another"),
        ("给老板打工摔伤了", "helper_hurt_unpaid"),
        ("请的装修工人摔伤，我要赔吗", "helper_hurt_unpaid"),
    ],
)
def test_a_look_alike_is_not_told_the_other_s_entry(search: LawSearch, text: str, never: str) -> None:
    entry = search.find(text).entry
    assert entry is None or entry.entry_id != never


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("guarantee_before_2021", "连带"), ("loan_guarantor", "2021年起签"),
        ("guarantee_clause_wording", "以前的按连带"),
        ("loan_before_august_2020", "起诉时"), ("loan_interest_cap_four_lpr", "2020年8月以前"),
        ("limitation_demand_after_expiry", "不会重新起算"), ("inherit_married_daughter", "平等"),
        ("minor_with_property", "可以写孩子的名字"), ("payment_order_received", "15天"),
        ("labour_commission_where", "12333"), ("divorce_only_on_paper", "真离婚"), ("false_evidence_wanted", "不能帮"),
        ("property_fee_empty_house", "停水停电"), ("consumer_return_seven_days", "七日"),
        ("prepaid_card_shop_closed", "余额"), ("iou_signed_under_threat", "一年"),
        ("debt_sold_to_another", "不用您同意"), ("debtor_hands_debt_to_another", "要您同意"),
        ("helper_hurt_unpaid", "过错"),
    ],
)  # fmt: skip
def test_the_deciding_words_are_in_the_answer(entry: str, said: str) -> None:
    assert said in law_library()[entry].answer.zh


def test_none_of_these_questions_stands_in_the_library() -> None:
    known = {way for entry in law_library().values() for ways in entry.ask.values() for way in ways}
    assert [text for text, _ in FOUND if text in known] == []
