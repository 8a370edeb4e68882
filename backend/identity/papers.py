"""Papers each category has to send, said so that a person can gather them. Pure.

What was not read in the official text (docs/law.md) says "以法院答复为准 / to be confirmed by the court".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from backend.identity.model import Category
from backend.shared.wording import Words


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper, or one way to certify it.

    Args:
        words: what it is, in both languages.
        rule: id of the rule that asks for it, see docs/law.md.
        certain: False where the wording already says that the court's answer counts.
    """

    words: Words
    rule: str
    certain: bool = True


_REPRESENTATIVE = Words(
    "您本人的护照等身份证件，以及证明您有权代表该企业或组织的文件",
    "Your own passport or other identity document, and a paper showing that you may act for the organisation",
)


def _unsure(zh: str, en: str, rule: str) -> Paper:
    return Paper(Words(f"{zh}（以法院答复为准）", f"{en} (to be confirmed by the court)"), rule, certain=False)


_HK_MACAO_ROUTE = _unsure(
    "以上文件由内地认可的公证人（中国委托公证人）办理，并经中国法律服务公司加章转递",
    "These papers are made by an attesting officer recognised in the mainland, then sealed and forwarded by "
    "China Legal Service",
    "SPC21-5.2",
)

PAPERS: Mapping[Category, tuple[Paper, ...]] = {
    "foreigner": (
        Paper(Words("有效的护照", "A valid passport"), "SPC21-5.1"),
        _unsure(
            "用外国人永久居留身份证（五星卡）也可以申请，由法院人工核验",
            "The mainland's card for foreign permanent residents may be used instead; the court checks it by hand",
            "SPC21-5.1",
        ),
        _unsure(
            "如果网上核验不了，法院人工核验时可能要求护照经当地公证并办理附加证明书或领事认证",
            "If the online check is not possible, the court's check by hand may ask for the passport to be notarised, "
            "with an apostille or consular legalisation",
            "SPC21-4",
        ),
    ),
    "hk_macao_resident": (
        _unsure(
            "港澳身份证、港澳居民居住证、回乡证，任选一样",
            "One of: Hong Kong or Macao identity card, mainland residence permit, Home Return Permit",
            "SPC21-5.2",
        ),
    ),
    "taiwan_resident": (
        _unsure(
            "台湾身份证、台湾居民居住证、台胞证，任选一样",
            "One of: Taiwan identity card, mainland residence permit, Taiwan compatriot permit",
            "SPC21-5.3",
        ),
    ),
    "mainland_abroad": (
        Paper(
            Words("身份证、户口簿、普通护照，任选一样", "One of: resident identity card, household register, passport"),
            "SPC21-5.4",
        ),
        Paper(
            Words(
                "在当地合法连续居住超过一年的证明，例如工作签证、居留证、永久居民卡",
                "Proof of lawful, continuous residence there for more than one year, such as a work visa or "
                "residence card",
            ),
            "SPC21-5.4",
        ),
    ),
    "foreign_organisation": (
        _unsure("企业或组织的登记、存续证明", "The organisation's registration papers, showing it exists", "SPC21-5.1"),
        _unsure(_REPRESENTATIVE.zh, _REPRESENTATIVE.en, "SPC21-5.1"),
        _unsure(
            "以上文件先在当地公证。当地是《取消外国公文书认证要求的公约》缔约方的，办附加证明书（Apostille）；"
            "不是的，办中国使领馆领事认证",
            "These papers are first notarised locally; then an apostille where the Apostille Convention binds that "
            "country and China, elsewhere legalisation by the Chinese mission",
            "SPC21-5.1",
        ),
    ),
    "hk_macao_organisation": (
        _unsure("企业或组织的登记、存续证明", "The organisation's registration papers, showing it exists", "SPC21-5.2"),
        _unsure(_REPRESENTATIVE.zh, _REPRESENTATIVE.en, "SPC21-5.2"),
        _HK_MACAO_ROUTE,
    ),
    "taiwan_organisation": (
        _unsure("企业或组织的登记、存续证明", "The organisation's registration papers, showing it exists", "SPC21-5.3"),
        _unsure(_REPRESENTATIVE.zh, _REPRESENTATIVE.en, "SPC21-5.3"),
        _unsure(
            "以上文件在台湾公证，走两岸公证书使用查证渠道",
            "These papers are notarised in Taiwan and go through the cross-strait notarial verification channel",
            "SPC21-5.3",
        ),
    ),
}


def papers(category: Category) -> tuple[Paper, ...]:
    """Return the papers of a category, in the order a person gathers them (SPC21-5.1 to SPC21-5.4)."""
    return PAPERS[category]
