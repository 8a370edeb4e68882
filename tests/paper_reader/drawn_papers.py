"""Draws made-up summonses, notices, complaints and judgments, as a court prints and a telephone photographs them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from PIL import Image, ImageDraw, ImageFilter

from tests.identity.drawn_documents import as_jpeg, font, photographed

PAPER, INK, RED = (250, 249, 244), (28, 28, 34), (214, 48, 44)
A4 = (1240, 1754)


@dataclass(frozen=True)
class Case:
    """A made-up suit, as its papers name it."""

    court: str = "广东省台山市人民法院"
    number: str = "（2026）粤0781民初1234号"
    cause: str = "民间借贷纠纷"
    plaintiff: str = "陈大文"
    defendant: str = "林小明"
    day: str = "2026年12月15日"
    time: str = "上午9时30分"
    place: str = "本院第三审判庭"
    signed: str = "二〇二六年十一月十日"
    claims: Sequence[str] = field(
        default=(
            "判令被告归还借款本金人民币300000元。",
            "判令被告支付利息，按年利率3.45%计算。",
            "本案诉讼费由被告承担。",
        )
    )


CASE = Case()
XINHUI = Case(
    "江门市新会区人民法院", "（2026）粤0705民初88号", "房屋租赁合同纠纷", "江门市新会区宏达实业有限公司", "黄美玲",
    "2027年1月6日", "下午2时30分", "新会区人民法院第五审判庭", "2026年11月16日",
    ("判令被告立即搬离租赁房屋。", "判令被告支付拖欠租金24000元。"),
)  # fmt: skip
ENPING = Case(
    "恩平市人民法院", "（2026）粤0785民初4067号", "离婚纠纷", "吴秀珍", "欧阳伟强", "2026年12月28日", "下午15:00",
    "互联网法庭（在线）", "2026年11月9日", ("判令原被告离婚。", "婚生子由原告抚养。", "诉讼费由被告承担。"),
)  # fmt: skip
BEIJING = Case(
    "北京市朝阳区人民法院", "（2026）京0105民初56789号", "股权转让纠纷", "北京远帆科技有限公司", "周立",
    "2027年2月3日", "上午10时00分", "第二十一法庭", "二〇二六年十一月十八日",
)  # fmt: skip


class Sheet:
    """A sheet that is written on from top to bottom."""

    def __init__(self, size: tuple[int, int] = A4) -> None:
        self.page = Image.new("RGB", size, PAPER)
        self.pen = ImageDraw.Draw(self.page)
        self.top = 110

    def centred(self, text: str, size: int, gap: int = 40) -> None:
        self.pen.text((self.page.width / 2, self.top), text, font=font(size, 600), fill=INK, anchor="ma")
        self.top += size + gap

    def line(self, text: str, size: int = 32, left: int = 130, gap: int = 24) -> None:
        self.pen.text((left, self.top), text, font=font(size), fill=INK)
        self.top += size + gap

    def prose(self, text: str, size: int = 32, left: int = 130) -> None:
        width = (self.page.width - 2 * left) // size
        for start in range(0, len(text), width):
            self.line(text[start : start + width], size, left, 18)

    def right(self, text: str, size: int = 34) -> None:
        self.pen.text((self.page.width - 150, self.top), text, font=font(size), fill=INK, anchor="ra")
        self.top += size + 26

    def row(self, label: str, value: str, height: int = 96) -> None:
        """A row of a table: a label, and a value of one or two lines."""
        left, middle, right = 120, 400, self.page.width - 120
        self.pen.rectangle((left, self.top, right, self.top + height), outline=INK, width=2)
        self.pen.line((middle, self.top, middle, self.top + height), fill=INK, width=2)
        self.pen.text(((left + middle) / 2, self.top + height / 2), label, font=font(32), fill=INK, anchor="mm")
        lines = value.split("\n")
        for place, text in enumerate(lines):
            y = self.top + height / 2 + (place - (len(lines) - 1) / 2) * 42
            self.pen.text((middle + 24, y), text, font=font(32), fill=INK, anchor="lm")
        self.top += height

    def seal(self, centre: tuple[int, int], name: str, radius: int = 130) -> None:
        """A round red seal, over whatever stands there."""
        seal = Image.new("RGBA", self.page.size, (0, 0, 0, 0))
        pen = ImageDraw.Draw(seal)
        x, y = centre
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=(*RED, 200), width=8)
        pen.text((x, y), "★", font=font(80, 700), fill=(*RED, 200), anchor="mm")
        pen.text((x, y + 70), name[-8:], font=font(26, 600), fill=(*RED, 200), anchor="mm")
        self.page = Image.alpha_composite(self.page.convert("RGBA"), seal).convert("RGB")
        self.pen = ImageDraw.Draw(self.page)


def summons(
    case: Case = CASE, *, event: str = "开庭", seal: tuple[int, int] | None = None, two_lines: bool = False
) -> Image.Image:
    """A summons in the form of a table; its seal where the case is or where a test wants it."""
    sheet = Sheet()
    sheet.centred(case.court, 52)
    sheet.centred("传    票", 64, 70)
    sheet.row("案  号", case.number)
    sheet.row("案  由", case.cause)
    sheet.row("被传唤人", case.defendant)
    sheet.row("住  所", "加拿大多伦多市央街100号\n邮编 M4W" if two_lines else "加拿大多伦多市央街100号", 120)
    sheet.row("传唤事由", event)
    sheet.row("应到时间", f"{case.day}\n{case.time}" if two_lines else f"{case.day}{case.time}", 120)
    sheet.row("应到处所", case.place)
    sheet.row("注意事项", "1.被传唤人必须准时到达应到处所。\n2.被传唤人收到传票后，应在送达回证上签名。", 140)
    sheet.top += 60
    sheet.right("审判员  李志强")
    sheet.right("书记员  何敏")
    sheet.right(case.signed)
    sheet.seal(seal or (A4[0] - 290, sheet.top - 90), case.court)
    return sheet.page


def notice(case: Case = CASE, days: str = "十五") -> Image.Image:
    """A notice to respond, in prose."""
    sheet = Sheet()
    sheet.centred(case.court, 52)
    sheet.centred("应诉通知书", 60, 50)
    sheet.right(case.number)
    sheet.line(f"{case.defendant}：")
    sheet.prose(
        f"　　本院已受理原告{case.plaintiff}诉你{case.cause}一案，现随文发送起诉状副本一份，并将有关应诉事项通知如下："
    )
    sheet.prose(
        f"　　一、你应当在收到起诉状副本之日起{days}日内提出答辩状"
        f"，并按对方当事人人数提出副本。不提出答辩状的，不影响案件审理。"
    )
    sheet.prose("　　二、需要委托代理人代为诉讼的，应当向本院提交由委托人签名或者盖章的授权委托书。")
    sheet.prose("　　三、本院依法公开审判人员信息。联系人：何敏，联系电话：0750-1234567。")
    sheet.top += 60
    sheet.right(case.signed)
    sheet.seal((A4[0] - 290, sheet.top - 60), case.court)
    return sheet.page


def complaint(case: Case = CASE) -> Image.Image:
    """A complaint as a plaintiff writes it."""
    sheet = Sheet()
    sheet.centred("民事起诉状", 60, 50)
    body = "公司" in case.plaintiff
    about = "住所地江门市新会区冈州大道1号。" if body else "男，1962年4月8日出生，住广东省台山市台城街道。"
    sheet.prose(f"原告：{case.plaintiff}，{about}")
    sheet.prose(f"被告：{case.defendant}，1970年3月5日出生，住加拿大多伦多市。")
    sheet.line(f"案由：{case.cause}")
    sheet.line("诉讼请求：")
    for number, claim in enumerate(case.claims, 1):
        sheet.line(f"{number}. {claim}", left=190)
    sheet.line("事实与理由：")
    sheet.prose(
        "　　2020年3月1日，被告因生意周转向原告借款，约定一年内归还，并出具"
        "借条。期满后被告拒不归还，原告多次催讨未果，为维护合法权益，特向贵院起诉。"
    )
    sheet.line("　　此致")
    sheet.line(case.court)
    sheet.top += 40
    sheet.right(f"具状人：{case.plaintiff}")
    sheet.right(case.signed)
    return sheet.page


def judgment(case: Case = CASE) -> Image.Image:
    """The last page of a judgment and its head in one."""
    sheet = Sheet()
    sheet.centred(case.court, 52)
    sheet.centred("民事判决书", 60, 50)
    sheet.right(case.number)
    sheet.prose(f"原告：{case.plaintiff}，男，1962年4月8日出生。")
    sheet.prose(f"被告：{case.defendant}，男，1970年3月5日出生。")
    sheet.prose(
        f"　　原告{case.plaintiff}与被告{case.defendant}"
        f"{case.cause}一案，本院立案后，依法适用简易程序公开开庭进行了审理。"
    )
    sheet.prose("　　判决如下：被告应于本判决生效之日起十日内归还原告借款本金300000元。")
    sheet.prose("　　如不服本判决，可在判决书送达之日起十五日内，向本院递交上诉状，上诉于广东省江门市中级人民法院。")
    sheet.right("审判员  李志强")
    sheet.right(case.signed)
    sheet.seal((A4[0] - 290, sheet.top - 60), case.court)
    return sheet.page


def service_record(case: Case = CASE, served: str = "2026年11月20日") -> Image.Image:
    """A proof of service with the day it was signed for."""
    sheet = Sheet()
    sheet.centred(case.court, 52)
    sheet.centred("送达回证", 60, 50)
    sheet.row("案  号", case.number)
    sheet.row("案  由", case.cause)
    sheet.row("受送达人", case.defendant)
    sheet.row("送达文书名称", "起诉状副本、应诉通知书、传票")
    sheet.row("送达日期", served)
    return sheet.page


def bill() -> Image.Image:
    """Another paper: an electricity bill."""
    sheet = Sheet()
    sheet.centred("广东电网公司电费通知单", 50)
    for text in (
        "户名：林小明",
        "户号：0312345678",
        "抄表日期：2026年11月5日",
        "本期电量：238千瓦时",
        "应缴电费：161.84元",
        "请于2026年11月25日前缴费",
    ):
        sheet.line(text, 36)
    return sheet.page


def writ() -> Image.Image:
    """A paper of a court elsewhere: a writ of summons in Hong Kong."""
    sheet = Sheet()
    sheet.centred("HCA 1234/2026", 40)
    sheet.centred("IN THE HIGH COURT OF THE", 40, 12)
    sheet.centred("HONG KONG SPECIAL ADMINISTRATIVE REGION", 40, 12)
    sheet.centred("COURT OF FIRST INSTANCE", 40)
    sheet.line("BETWEEN   CHAN TAI MAN        Plaintiff", 34)
    sheet.line("and       LAM SIU MING        Defendant", 34)
    sheet.centred("WRIT OF SUMMONS", 46)
    sheet.line("Within 14 days after service of this Writ on you you must", 32)
    sheet.line("either satisfy the claim or return the acknowledgement", 32)
    return sheet.page


def criminal(case: Case = CASE) -> Image.Image:
    """A summons of a criminal case."""
    return summons(Case(**{**case.__dict__, "number": "（2026）粤0781刑初77号", "cause": "诈骗"}))


def blurred(page: Image.Image, radius: float) -> Image.Image:
    return page.filter(ImageFilter.GaussianBlur(radius))


def upside_down(page: Image.Image) -> Image.Image:
    return page.rotate(180, expand=True)


def photo(page: Image.Image, **how: float) -> bytes:
    """The page as a telephone photographs it."""
    return as_jpeg(photographed(page, **how))


def pdf(*pages: Image.Image) -> bytes:
    """The pages as a scanner sends them: a PDF of pictures."""
    kept = io.BytesIO()
    pages[0].save(kept, "PDF", save_all=True, append_images=list(pages[1:]))
    return kept.getvalue()
