"""Draws made-up summonses, notices, complaints and judgments, as a court prints and a telephone photographs them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
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


FIRST_INSTANCE = "　　如不服本判决，可在判决书送达之日起十五日内，向本院递交上诉状，上诉于广东省江门市中级人民法院。"
BOTH_PERIODS = (
    "　　如不服本判决，原告可在判决书送达之日起十五日内，被告可在判决书送达之日起三十日内，向本院递交上诉状，"
    "上诉于广东省江门市中级人民法院。"
)
LAST_INSTANCE = "　　本判决为终审判决。"


def judgment(case: Case = CASE, ending: str = FIRST_INSTANCE) -> Image.Image:
    """The last page of a judgment and its head in one."""
    return _decision(
        case,
        "民事判决书",
        "　　判决如下：被告应于本判决生效之日起十日内归还原告借款本金300000元。",
        ending,
    )


def ruling(case: Case = CASE, *, may_be_appealed: bool = True) -> Image.Image:
    """A ruling that dismisses a suit, or one against which there is no appeal."""
    if may_be_appealed:
        ending = "　　如不服本裁定，可在裁定书送达之日起十日内，向本院递交上诉状，上诉于广东省江门市中级人民法院。"
        return _decision(case, "民事裁定书", f"　　裁定如下：驳回原告{case.plaintiff}的起诉。", ending)
    ordered = f"　　裁定如下：准许原告{case.plaintiff}撤回起诉。"
    return _decision(case, "民事裁定书", ordered, "　　本裁定送达后即发生法律效力。")


def _decision(case: Case, title: str, ordered: str, ending: str) -> Image.Image:
    sheet = Sheet()
    sheet.centred(case.court, 52)
    sheet.centred(title, 60, 50)
    sheet.right(case.number)
    about = "" if "公司" in case.plaintiff else "，男，1962年4月8日出生"
    sheet.prose(f"原告：{case.plaintiff}{about}。")
    sheet.prose(f"被告：{case.defendant}，男，1970年3月5日出生。")
    sheet.prose(
        f"　　原告{case.plaintiff}与被告{case.defendant}"
        f"{case.cause}一案，本院立案后，依法适用简易程序公开开庭进行了审理。"
    )
    sheet.prose(ordered)
    sheet.prose(ending)
    sheet.right("审判员  李志强")
    sheet.right(case.signed)
    sheet.seal((A4[0] - 290, sheet.top - 60), case.court)
    return sheet.page


def fee_notice(case: Case = CASE, fee: str = "5800.00", days: str = "七") -> Image.Image:
    """A notice to pay the court's fee in advance."""
    sheet = Sheet()
    sheet.centred(case.court, 52)
    sheet.centred("交纳诉讼费用通知书", 60, 50)
    sheet.right(case.number)
    sheet.line(f"{case.plaintiff}：")
    sheet.prose(
        f"　　你与{case.defendant}{case.cause}一案，本院已登记立案。根据《诉讼费用交纳办法》的规定，"
        f"你应当预交案件受理费人民币{fee}元。"
    )
    sheet.prose(
        f"　　请你在收到本通知书次日起{days}日内向本院交纳。"
        "逾期不交纳又没有提出缓交、减交或者免交申请的，按自动撤回起诉处理。"
    )
    sheet.top += 60
    sheet.right(case.signed)
    sheet.seal((A4[0] - 290, sheet.top - 60), case.court)
    return sheet.page


def correction_notice(case: Case = CASE, days: str = "七") -> Image.Image:
    """A notice to correct what was handed in."""
    sheet = Sheet()
    sheet.centred(case.court, 52)
    sheet.centred("补正通知书", 60, 50)
    sheet.right(case.number)
    sheet.line(f"{case.plaintiff}：")
    sheet.prose(f"　　你起诉{case.defendant}{case.cause}一案，请在收到本通知书之日起{days}日内补正下列材料：")
    sheet.prose("　　一、被告的身份信息和联系方式。")
    sheet.prose("　　二、授权委托书的公证认证手续。")
    sheet.top += 60
    sheet.right(case.signed)
    return sheet.page


def power() -> Image.Image:
    """A power of attorney."""
    sheet = Sheet()
    sheet.centred("授权委托书", 60, 60)
    sheet.line("委托人：黄美玲，女，1948年7月12日出生，现住加拿大多伦多市。")
    sheet.line("受托人：李志强，广东侨乡律师事务所律师。")
    sheet.prose("　　现委托上列受托人在我与陈大文民间借贷纠纷一案中，作为我的诉讼代理人。代理权限为特别授权。")
    sheet.right("委托人：黄美玲")
    return sheet.page


def iou() -> Image.Image:
    """An IOU, printed."""
    sheet = Sheet()
    sheet.centred("借  条", 60, 60)
    sheet.prose(
        "　　今借到陈大文人民币叁拾万元整（¥300000元），借款期限自2024年3月1日起至2025年2月28日止，"
        "月利率1%，到期一次还本付息。"
    )
    sheet.right("借款人：林小明")
    sheet.right("2024年3月1日")
    return sheet.page


def contract() -> Image.Image:
    """The head of a tenancy contract."""
    sheet = Sheet()
    sheet.centred("房屋租赁合同", 60, 60)
    sheet.line("出租方（甲方）：陈大文")
    sheet.line("承租方（乙方）：林小明")
    sheet.prose("　　一、甲方将江门市蓬江区长堤路12号出租给乙方，租期自2024年3月1日起至2026年2月28日止。")
    sheet.prose("　　二、租金每月人民币3000元，每月5日前支付。")
    return sheet.page


def transfer() -> Image.Image:
    """The record of a transfer as a bank's app shows it."""
    sheet = Sheet()
    sheet.centred("中国工商银行电子回单", 50, 60)
    sheet.row("付款人", "陈大文")
    sheet.row("收款人", "林小明")
    sheet.row("金额", "¥300,000.00元")
    sheet.row("交易日期", "2024年3月1日")
    sheet.row("附言", "借款")
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


def shaded(page: Image.Image, darkest: float = 0.45) -> Image.Image:
    """The page with the shadow of whoever photographs it, from one corner across."""
    width, height = page.size
    across = np.linspace(0, 1, width)[None, :] + np.linspace(0, 1, height)[:, None]
    light = np.clip(darkest + (1 - darkest) * across, darkest, 1.0)[:, :, None]
    return Image.fromarray((np.asarray(page, dtype=float) * light).astype("uint8"))


def stamped(page: Image.Image, text: str = "已送达", at: tuple[int, int] = (420, 640)) -> Image.Image:
    """The page with a registry's slanting red stamp over its words."""
    stamp = Image.new("RGBA", (420, 150), (0, 0, 0, 0))
    pen = ImageDraw.Draw(stamp)
    pen.rectangle((6, 6, 413, 143), outline=(*RED, 190), width=8)
    pen.text((210, 75), text, font=font(72, 700), fill=(*RED, 190), anchor="mm")
    turned = stamp.rotate(14, expand=True, resample=Image.Resampling.BICUBIC)
    under = page.convert("RGBA")
    under.alpha_composite(turned, at)
    return under.convert("RGB")


def screenshot(page: Image.Image, height: int = 2000) -> Image.Image:
    """The page as a telephone's screen shows it: bars above and below, in the screen's size, as a JPEG again."""
    screen = Image.new("RGB", (height * 9 // 19, height), (18, 18, 20))
    pen = ImageDraw.Draw(screen)
    pen.text((40, 24), "09:41", font=font(34, 600), fill=(235, 235, 235))
    pen.text((screen.width // 2, height - 70), "转发    收藏    更多", font=font(34), fill=(235, 235, 235), anchor="ma")
    shown = page.copy()
    shown.thumbnail((screen.width, height - 260), Image.Resampling.LANCZOS)
    screen.paste(shown, ((screen.width - shown.width) // 2, (height - shown.height) // 2))
    return Image.open(io.BytesIO(as_jpeg(screen))).convert("RGB")


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
