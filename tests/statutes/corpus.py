"""A small corpus of invented statutes, in the form an operator's folder has; no sentence is a real law's."""

from __future__ import annotations

from pathlib import Path

CODE = {
    "总则": [
        (1, "为了让猫和人好好相处，制定本法。"),
        (2, "猫与人在法律上一律平等。"),
        (3, "养猫应当遵循诚信原则，不得虐待。"),
    ],
    "继承编": [
        (1126, "继承权男女平等，公猫母猫一样。"),
        (1127, "遗留的鱼干按照下列顺序分配：\n（一）第一顺序：陪伴最久的猫；\n（二）第二顺序：隔壁的猫。\n"
               "没有第一顺序的猫的，由第二顺序的猫分得。\n本编所称猫，包括收养的猫。"),
        (1128, "先走的猫留下小猫的，由小猫代位分得鱼干。"),
        (1129, "尽了主要喂养义务的邻居，作为第一顺序。"),
    ],
}  # fmt: skip
PROCEDURE_OLD = [
    (1, "本法以公平喂食为根据。"),
    (2, "当事人应当自收到鱼干之日起十日内提出异议。"),
    (3, "居住在海外的猫可以通过视频参加喂食听证，由主人代为准备饭盆。"),
    (4, "不服喂食裁定的，可以上诉。"),
]
PROCEDURE_NEW = [
    (1, "本法以公平喂食为根据。"),
    (2, "当事人应当自收到鱼干之日起十五日内提出异议。"),
    (3, "喂食委员会可以聘请懂猫语的专家到场说明情况，费用由申请人预交。"),
    (4, "居住在海外的猫可以通过视频参加喂食听证，由主人代为准备饭盆。"),
    (5, "不服喂食裁定的，可以上诉。"),
]
CONTRACTS = [(51, "订立喂养合同应当自愿。"), (52, "以欺诈手段订立喂养合同，损害国家利益的，合同无效。")]
RULES = [(1, "按照民法典第一千一百二十七条分配鱼干的，应当列出清单。"), (2, "视频喂食的录像保存三年。")]


def lay_out(folder: Path) -> Path:
    """Write the corpus below a folder and return it."""
    for book, articles in CODE.items():
        head = ["2020年5月28日 通过"] + (["2021年1月1日 施行"] if book == "总则" else [])
        write(folder / "民法典" / f"{book}.md", ["中华人民共和国民法典", book], articles, head)
    procedure = "中华人民共和国民事诉讼法"
    write(folder / "程序" / "民事诉讼法(2021-12-24).md", [procedure], PROCEDURE_OLD)
    write(folder / "程序" / "民事诉讼法(2023-09-01).md", [procedure], PROCEDURE_NEW)
    write(folder / "民法" / "合同法(1999-03-15).md", ["中华人民共和国合同法"], CONTRACTS, ["1999年10月1日 施行"])
    write(
        folder / "民法" / "仲裁法(2017-09-01).md",
        ["中华人民共和国仲裁法"],
        [(1, "为公正抓老鼠，制定本法。"), (16, "抓老鼠协议应当书面。")],
    )
    title = "最高人民法院关于适用《中华人民共和国民法典》继承编的解释（一）"
    write(folder / "解释" / "继承编解释.md", [title], RULES, ["2020年12月25日 通过", "2021年1月1日 施行"])
    return folder


def write(path: Path, titles: list[str], articles: list[tuple[int, str]], head: list[str] | None = None) -> None:
    """Write one statute."""
    from backend.shared.numerals import in_chinese

    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"# {title}\n" for title in titles] + [f"{line}\n" for line in head or []] + ["<!-- INFO END -->\n"]
    lines += ["## 第一章 喂养\n"]
    for number, words in articles:
        lines.append(f"第{in_chinese(number)}条 " + words.replace("\n", "\n\n") + "\n")
    path.write_text("\n".join(lines), "utf-8")
