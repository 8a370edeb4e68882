"""The law behind notarization: each rule once, cited with its version and article, and how sure we are of it.

Keys are the short names a notary uses; `matters.yml` and `advice.py` refer to rules by them. A rule marked
``recall`` or ``secondary`` carries its doubt with it, so that the person is told what the office still has to confirm.
"""

from __future__ import annotations

from backend.notarization.model import Rule
from backend.shared.wording import Words

_OFFICE_DECIDES = Words("是否受理以公证处答复为准", "the office decides whether it accepts")

RULES: dict[str, Rule] = {
    "公证法11": Rule(Words("公证法(2017修正)第11条", "Notarization Law (2017), Art. 11"), "text"),
    "公证法25": Rule(
        Words("公证法(2017修正)第25条", "Notarization Law (2017), Art. 25"),
        "text",
        Words("须住所地、经常居住地、行为地或事实发生地在江门", "domicile, residence, act or fact must be in Jiangmen"),
    ),
    "公证法26": Rule(Words("公证法(2017修正)第26条", "Notarization Law (2017), Art. 26"), "text"),
    "公证法27": Rule(Words("公证法(2017修正)第27条", "Notarization Law (2017), Art. 27"), "text"),
    "公证法30": Rule(Words("公证法(2017修正)第30条", "Notarization Law (2017), Art. 30"), "text"),
    "公证法33": Rule(Words("公证法(2017修正)第33条", "Notarization Law (2017), Art. 33"), "text"),
    "公证法45": Rule(
        Words("公证法(2017修正)第45条", "Notarization Law (2017), Art. 45"),
        "text",
        Words("各馆可办事项不同，请先问使领馆", "what missions do varies; ask first"),
    ),
    "公证程序规则11": Rule(
        Words("公证程序规则(2020修正)第11条", "Rules of Notarization Procedure (2020), Art. 11"),
        "text",
        _OFFICE_DECIDES,
    ),
    "公证程序规则12": Rule(
        Words("公证程序规则(2020修正)第12条", "Rules of Notarization Procedure (2020), Art. 12"),
        "text",
    ),
    "公证程序规则17": Rule(
        Words("公证程序规则(2020修正)第17条", "Rules of Notarization Procedure (2020), Art. 17"),
        "text",
        Words("材料以公证处窗口告知为准", "the office's own list decides"),
    ),
    "远程视频条件": Rule(
        Words(
            "司法部、外交部海外远程视频公证通知(2023-06-01起)及使馆办证须知",
            "Ministries of Justice and Foreign Affairs, remote video notarization (from 2023-06-01), missions' notices",
        ),
        "text",
        _OFFICE_DECIDES,
    ),
    "远程视频清单": Rule(
        Words(
            "海外远程视频公证事项清单(15项，2023-06-01起)",
            "List of 15 matters for remote video notarization (from 2023-06-01)",
        ),
        "text",
        Words("遗嘱、继承权不在清单上", "wills and inheritance certificates are not on the list"),
    ),
    "远程视频限制": Rule(
        Words("海外远程视频公证试点报道(2022-05-12)", "Report on the remote video pilot (2022-05-12)"),
        "secondary",
        _OFFICE_DECIDES,
    ),
    "附加证明书": Rule(
        Words(
            "取消外国公文书认证要求的公约(2023-11-07对中国生效)第1、3条",
            "Apostille Convention (in force for China 2023-11-07), Arts. 1 and 3",
        ),
        "text",
        Words("用文单位是否接受，请先问清", "ask the recipient first whether they accept it"),
    ),
    "港澳台文书": Rule(
        Words(
            "中国委托公证人制度；两岸公证书使用查证协议(1993)",
            "China-Appointed Attesting Officers; cross-strait agreement on notarial deeds (1993)",
        ),
        "secondary",
        Words("澳门部分凭记忆", "the Macao part is from memory"),
    ),
}
