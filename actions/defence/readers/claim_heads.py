"""Claims told by what they are for and a sum, or by who bears the costs, in the words of the paper. Pure.

"货款46万，还有违约金2万3，仲裁费他出" are three claims: 支付货款46万元, 支付违约金23000元, and who bears the fees.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.script import sign_by_sign

_HEADS = (
    r"(?:货款|工程款|装修款|材料款|加工费|服务费|租金|房租|工资|加班费|违约金|滞纳金|赔偿金|利息|逾期利息|欠款|尾款|定金|押金|保证金|"
    r"运费|律师费|保全费|鉴定费|医疗费|误工费|损失)"
)
_FIGURE = r"(?:\d[\d,]*(?:\.\d+)?|[一二三四五六七八九十百千两]+)"
_SUM = (
    rf"(?P<sum>(?:人民币|港币|美元|¥)?\s?{_FIGURE}\s?(?:万|千|百)?(?P<more>[\d一二三四五六七八九])?\s?"
    r"(?P<unit>元|块钱?|蚊|美元|港币|人民币)?)"
)
_JOINED = re.compile(r"^[\s，,]*(?:还有|仲有|另外|同埋|以及|加上|再加|和|与|及)+\s*")
_HEAD = re.compile(rf"^(?:一共|总共|共)?(?P<what>{_HEADS})(?:是|共|一共|总共)?\s?{_SUM}$")
_COSTS = re.compile(
    r"^(?:所有|全部)?的?(?P<what>仲裁费|反诉费|诉讼费|案件受理费|受理费|律师费|保全费)用?(?:都|就|要|应|应该|全部)*(?:由|归)?"
    r"(?:他|她|它|佢|对方|对方|被反诉人|原告|申请人)(?:们|哋)?(?:来|负责|去)?(?:出|付|支付|承担|负担|俾|畀|给|负责)$"
)
_ORDER = re.compile(r"^(?:支付|付|赔偿|赔|归还|返还|退还|偿还|还|解除|确认|承担|交付|停止|拆除|恢复|道歉)")
_COMMAS = re.compile(r"[，、]|,(?!\d)|(?=还有|仲有|另外|同埋|以及|加上)")
_FEES = {"仲裁费": "仲裁费用", "反诉费": "反诉案件受理费", "诉讼费": "案件受理费", "受理费": "案件受理费"}


def claims_by_heads(text: str, other: str) -> list[str]:
    """Return the claims that a text lists by their heads, in the paper's words; nothing for any other words.

    Args:
        text: one claim or several between commas.
        other: what the paper calls whoever is to bear the costs ("对方"); nothing where none of the two is meant.
    """
    pieces = [piece for one in _COMMAS.split(text) if (piece := _JOINED.sub("", one).strip(" ，,。.；;"))]
    read = [_claim(sign_by_sign(piece), piece, other) for piece in pieces]
    claims: list[str] = []
    for piece, (kind, words) in zip(pieces, read, strict=True):
        if not kind:
            return []
        if kind == "head" and claims and read[len(claims) - 1][0] == "order":
            return []  # a sum that only goes on with the order before it ("付租金三万，押金两千")
        claims.append(words or piece)
    return claims if any(kind in ("head", "costs") for kind, _ in read) else []


def _claim(plain: str, piece: str, other: str) -> tuple[str, str]:
    """Kind of a piece ("head", "costs", "order", or nothing), and its words in the paper."""
    if other and (costs := _COSTS.match(plain)) is not None:
        if _WRITTEN in plain:
            return "costs", piece  # "仲裁费由对方承担" is said as the paper has it
        return "costs", f"{_FEES.get(costs['what'], costs['what'])}由{other}承担"
    if (head := _HEAD.match(plain)) is not None:
        return "head", f"支付{head['what']}{_written(head['sum'], head['more'], head['unit'])}"
    return ("order", piece) if _ORDER.match(plain) else ("", "")


def _written(told: str, more: str | None, unit: str | None) -> str:
    """A sum as a paper has it: with its unit, "2万3" in full."""
    figures = told.removesuffix(unit or "").strip()
    if more and figures[-2:-1] == "万" and more.isdecimal() and figures[:-2].isdecimal():
        return f"{int(figures[:-2]) * 10_000 + int(more) * 1_000}元"
    return f"{figures}{unit if unit and unit not in _SPOKEN else '元'}"


_WRITTEN = "由"
_SPOKEN: Sequence[str] = ("块", "块钱", "蚊")
