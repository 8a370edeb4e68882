"""A made-up complaint to print: two plaintiffs' lives, one debt, and names that machines usually break."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from backend.filing.model import Agent, Complaint, EvidenceItem, Party, ServiceAddress

COURT = "广东省江门市新会区人民法院"


@pytest.fixture
def complaint() -> Complaint:
    plaintiff = Party(
        kind="person",
        name="陈美䶮",
        address="加拿大不列颠哥伦比亚省温哥华市缅街1200号",
        region="CA",
        phone="+1 604 555 0134",
        document_type="passport",
        document_number="GA302922",
        sex="female",
        birth_date=date(1958, 3, 5),
        ethnicity="汉",
        nationality="CA",
        occupation="退休教师",
        email="may.chan@example.com",
    )
    company = Party(
        kind="organisation",
        name="新会和顺陈皮有限公司",
        address="江门市新会区会城街道圭峰路8号",
        region="CN",
        phone="0750-5550188",
        document_type="registration_papers",
        document_number="91440705TEST00001X",
        representative="李𬭎",
        representative_title="执行董事",
    )
    person = Party(
        kind="person",
        name="林㛃",
        address="江门市新会区会城街道知政中路20号",
        region="CN",
        phone="13800000001",
        sex="女",
    )
    return Complaint(
        for_whom="self",
        mediation_first=True,
        cause="private_lending",
        cause_name="民间借贷纠纷",
        plaintiffs=(plaintiff,),
        defendants=(company, person),
        claims=(
            "判令被告新会和顺陈皮有限公司偿还借款本金人民币300,000元；",
            "判令被告新会和顺陈皮有限公司支付利息，以300,000元为基数，自2024年6月1日起按一年期贷款市场报价利率计算至实际清偿之日止；",
            "判令被告林㛃对上述债务承担连带清偿责任；",
            "本案诉讼费用由两被告负担。",
        ),
        facts=(
            "2023年5月，被告新会和顺陈皮有限公司因扩建晒场向原告借款。双方于2023年6月1日签订《借款合同》，约定借款人民币300,000元，"
            "期限一年，年利率6%，到期一次还本付息。原告当日通过中国银行转账交付借款，被告出具了收据。\n"
            "被告林㛃在《借款合同》保证人处签名，承诺对全部债务承担连带责任保证。\n"
            "借款到期后，原告多次通过微信和电话催收，两被告以“资金周转困难”为由拖延，至今分文未还。\n"
            "原告认为，合同依法成立并已履行，被告应当按约还款。为维护合法权益，现依法提起诉讼，请求支持原告的全部诉讼请求。"
        ),
        court="xinhui",
        service_address=ServiceAddress(
            "陈美䶮", "江门市新会区会城街道振兴路3号 陈国强转", "13800000002", "may.chan@example.com", electronic=True
        ),
        amount=Decimal("300000"),
        elements={"witnesses": "陈国强，住江门市新会区会城街道振兴路3号。"},
        evidence=(
            EvidenceItem(
                "f_1",
                "《借款合同》（2023年6月1日）",
                "原告持有原件",
                "双方约定借款金额、期限和利率",
                "3f2a9c" * 10 + "abcd",
                4,
            ),
            EvidenceItem(
                "f_2", "中国银行转账凭证", "中国银行江门分行", "原告已经交付借款300,000元", "77ab01" * 10 + "0123", 1
            ),
            EvidenceItem("f_3", "微信聊天记录截图", "原告手机", "原告催收、被告承认欠款", "9d10fe" * 10 + "4567", 12),
        ),
        agent=Agent("何志远", "广东五邑同心律师事务所", "14407202310000001", "13800000003"),
        signed_on=date(2026, 11, 24),
    )
