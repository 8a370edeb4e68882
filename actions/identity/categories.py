"""The groups of Art. 1, the documents each may show (Art. 5), and what a person's answers make of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actions.answers import Choice
from actions.dialogue.fields import Answers
from backend.identity.eligibility import ACCEPTED
from backend.identity.model import Category, DocumentType
from backend.shared.wording import Words

ORGANISATION, AT_HOME = "organisation", "mainland_at_home"

CATEGORIES = (
    Choice(
        "foreigner",
        Words("拿外国护照", "I hold a foreign passport"),
        (
            "外国人",
            "外國人",
            "外籍",
            "外国籍",
            "外國籍",
            "入了籍",
            "入咗籍",
            "已入籍",
            "鬼佬",
            "外国人永久居留",
            "外國人永久居留",
            "外国人永居",
            "五星卡",
            "foreigner",
            "foreign citizen",
        ),
    ),
    Choice(
        "hk_macao_resident",
        Words("香港或澳门居民", "Hong Kong or Macao resident"),
        ("香港", "澳门", "澳門", "港澳", "回乡证", "回鄉證", "hong kong", "macao", "macau", "hongkonger"),
    ),
    Choice(
        "taiwan_resident",
        Words("台湾居民", "Taiwan resident"),
        ("台湾", "台灣", "臺灣", "台胞", "taiwan", "taiwanese"),
    ),
    Choice(
        "mainland_abroad",
        Words("中国公民，长住外地（国外、港澳台）", "Chinese citizen living outside the mainland"),
        (
            "中国公民",
            "中國公民",
            "中国护照",
            "中國護照",
            "华侨",
            "華僑",
            "绿卡",
            "綠卡",
            "永居",
            "枫叶卡",
            "楓葉卡",
            "chinese citizen",
            "prc",
        ),
    ),
    Choice(ORGANISATION, Words("公司或机构（境外登记）", "A company or organisation registered outside")),
    Choice(
        AT_HOME, Words("我住在中国内地", "I live in mainland China"), ("住在内地", "住在国内", "喺大陸住", "住在大陆")
    ),
)
PLACES = (
    Choice(
        "foreign",
        Words("外国", "A foreign country"),
        ("国外", "國外", "外国", "外國", "海外", "离岸", "foreign", "overseas", "offshore"),
    ),
    Choice(
        "hk_macao", Words("香港或澳门", "Hong Kong or Macao"), ("香港", "澳门", "澳門", "hong kong", "macao", "macau")
    ),
    Choice("taiwan", Words("台湾", "Taiwan"), ("台湾", "台灣", "臺灣", "taiwan")),
)
HK_OR_MACAO = (
    Choice("HK", Words("香港", "Hong Kong"), ("香港", "hk", "hong kong")),
    Choice("MO", Words("澳门", "Macao"), ("澳门", "澳門", "macao", "macau")),
)
DOCUMENTS: Mapping[DocumentType, Words] = {
    "passport": Words("护照", "Passport"),
    "permanent_resident_card": Words("外国人永久居留身份证", "Foreign permanent resident's card"),
    "hk_macao_id": Words("港澳身份证", "Hong Kong or Macao identity card"),
    "residence_permit": Words("港澳台居民居住证", "Mainland residence permit"),
    "home_return_permit": Words("回乡证", "Home Return Permit"),
    "taiwan_id": Words("台湾身份证", "Taiwan identity card"),
    "taiwan_compatriot_permit": Words("台胞证", "Taiwan compatriot permit"),
    "resident_card": Words("居民身份证", "Resident identity card"),
    "household_register": Words("户口簿", "Household register"),
    "registration_papers": Words("登记证明", "Registration papers"),
}
_DOCUMENT_WORDS: Mapping[DocumentType, tuple[str, ...]] = {
    "passport": ("护照", "護照", "passport"),
    "permanent_resident_card": (
        "外国人永久居留",
        "外國人永久居留",
        "外国人永居",
        "五星卡",
        "foreign permanent resident",
        "five-star card",
    ),
    "hk_macao_id": ("身份证", "身份證", "身分證", "id card", "identity card", "hkid"),
    "residence_permit": ("居住证", "居住證", "residence permit"),
    "home_return_permit": ("回乡证", "回鄉證", "通行证", "通行證", "home return"),
    "taiwan_id": ("身份证", "身份證", "身分證", "id card", "identity card"),
    "taiwan_compatriot_permit": ("台胞证", "台胞證", "通行证", "通行證", "compatriot"),
    "resident_card": ("身份证", "身份證", "id card", "identity card"),
    "household_register": ("户口", "戶口", "户籍", "household", "hukou"),
}


def is_organisation(answers: Answers) -> bool:
    """True when somebody acts for an organisation."""
    return answers.get("category") == ORGANISATION


def category_of(answers: Answers) -> Category:
    """The category as the backend knows it."""
    if is_organisation(answers):
        kinds: dict[str, Category] = {
            "foreign": "foreign_organisation",
            "hk_macao": "hk_macao_organisation",
            "taiwan": "taiwan_organisation",
        }
        return kinds[answers["organisation_place"]]
    category: Category = answers["category"]
    return category


def documents_of(answers: Answers) -> Sequence[DocumentType]:
    """The documents this person may choose from, none before their category is known."""
    known = answers.get("category") in ACCEPTED or (is_organisation(answers) and "organisation_place" in answers)
    return ACCEPTED[category_of(answers)] if known else ()


def document_of(answers: Answers) -> DocumentType | None:
    """The document chosen, or the only one there is; a foreigner's is the passport unless another one was named."""
    accepted = documents_of(answers)
    if len(accepted) == 1:
        return accepted[0]
    usual: DocumentType | None = "passport" if answers.get("category") == "foreigner" else None
    chosen: DocumentType | None = answers.get("document_type", usual)
    return chosen


def document_choices(answers: Answers) -> list[Choice]:
    """A button for each document of the category."""
    return [Choice(kind, DOCUMENTS[kind], _DOCUMENT_WORDS.get(kind, ())) for kind in documents_of(answers)]


def region_of(answers: Answers) -> str:
    """Country or region for the court's papers."""
    category = category_of(answers)
    if category.startswith("taiwan"):
        return "TW"
    names = ("hk_or_macao",) if category.startswith("hk") else ("nationality", "home", "registered_in")
    return next((str(answers[name]) for name in names if answers.get(name)), "")
