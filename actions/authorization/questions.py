"""Questions of the advisor, each asked only where the answer changes the advice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.answers import Answer, Choice, Reading, pick
from actions.authorization.case_code import is_place, place_code
from actions.authorization.readers import advice_answers as readers
from actions.dialogue.fields import Answers, Field, choice_field
from actions.dialogue.readers.durations import MONTHS_OF_A_YEAR, months_said
from actions.dialogue.turn import Turn
from actions.profile.offered import offered
from actions.profile.told import nationality_told, place_told
from backend.authorization.adviser.apostille import apostille_standing
from backend.authorization.adviser.signatory import ACTS, REGIONS
from backend.legal_map.commands import MissionFor
from backend.legal_map.model import MissionThere
from backend.shared.countries import country_name
from backend.shared.wording import Words, verbatim

PLACE_SLOT = "authorization_advice_place"
SEVERAL_MISSIONS = "several_missions"
"""Kept beside the place: whether its country has more than one Chinese mission, so that the city has to be asked."""
PAPERS = (
    Choice("court_power", Words("打官司用的委托书", "Power of attorney for a court case"), ("打官司", "court")),
    Choice(
        "property_power",
        Words("卖房、过户、银行等委托书", "Power of attorney for property or a bank"),
        ("卖房", "property"),
    ),
    Choice("declaration", Words("声明书（放弃继承等）", "A declaration"), ("声明书", "declaration")),
    Choice("company_papers", Words("境外公司的文件", "Papers of a company outside"), ("公司", "company")),
    Choice("kinship_evidence", Words("身份、亲属关系证明", "Proof of identity or kinship"), ("亲属", "kinship")),
    Choice("consular_paper", Words("使领馆已经办好的文件", "A document made by the Chinese mission"), ()),
)
PASSPORTS = (
    Choice("prc", Words("中国护照（内地）", "Chinese passport (mainland)"), ("中国护照", "chinese passport")),
    Choice("hk", Words("香港居民", "Hong Kong resident"), ("香港",)),
    Choice("macao", Words("澳门居民", "Macao resident"), ("澳门", "澳門")),
    Choice("taiwan", Words("台湾居民", "Taiwan resident"), ("台湾", "台灣", "臺灣")),
    Choice("foreign", Words("外国护照", "Foreign passport"), ("外籍", "入籍")),
)
_PASSPORT_OF = {"foreigner": "foreign", "mainland_abroad": "prc", "taiwan": "taiwan"}
_KIND_OF = {"foreign": "foreigner", "prc_mainland": "mainland_abroad"}
LAWYERS = (
    Choice("mainland", Words("内地律师", "A mainland lawyer"), ("内地", "內地", "国内", "大陆", "江门", "mainland")),
    Choice("hk_macao", Words("香港或澳门律师", "A Hong Kong or Macao lawyer"), ("香港", "澳门", "澳門")),
    Choice("relative", Words("亲戚或朋友", "A relative or friend"), ("亲友", "relative")),
    Choice("undecided", Words("还没定", "Not decided yet"), ("没定", "未定", "冇", "不知道", "not yet", "don't know")),
)
RESIDENCES = (
    Choice(
        "there", Words("住在那里，满一年", "I live there, more than a year"), ("满一年", "滿一年", "很多年", "years")
    ),
    Choice(
        "there_short",
        Words("住在那里，不满一年", "I live there, less than a year"),
        ("不满一年", "不滿一年", "刚来", "less than a year"),
    ),
    Choice("mainland", Words("平时住在中国内地", "I live in mainland China"), ("内地", "国内", "旅游", "visiting")),
)
_NEAR = ("US", "CA", "AU", "MY", "HK", "MO", "TW", "CN")
PLACES = tuple(Choice(place_code(code), country_name(code), (country_name(code).zh,)) for code in _NEAR)


def _country(answers: Answers) -> str:
    return str(answers.get("place", "")).partition("/")[0]


def _signs_outside(answers: Answers) -> bool:
    return answers.get("paper") in ACTS and _country(answers) != "CN"


def _goes_to_court(answers: Answers) -> bool:
    return answers.get("paper") == "court_power" and _country(answers) != "CN"


def _year_matters(answers: Answers) -> bool:
    return _goes_to_court(answers) and answers.get("passport") == "prc" and answers.get("lawyer") == "mainland"


def _district_matters(answers: Answers) -> bool:
    """A mission is named to Chinese citizens, and to everybody where papers are still legalised."""
    country, _, city = str(answers.get("place", "")).partition("/")
    if city or country in REGIONS or not answers.get(SEVERAL_MISSIONS) or answers.get("paper") == "consular_paper":
        return False
    return apostille_standing(country).since is None or (
        answers.get("passport", "foreign") != "foreign" and answers.get("paper") in ACTS
    )


async def _read_paper(turn: Turn, answer: Answer) -> Reading:
    return readers.read_paper(answer)


async def _read_lawyer(turn: Turn, answer: Answer) -> Reading:
    return readers.read_lawyer(answer)


async def _read_place(turn: Turn, answer: Answer) -> Reading:
    """Read where the paper is made; the place in a law firm's name says where the firm is."""
    answer = readers.without_firms(answer)
    found = readers.read_place(turn.language, answer, PLACE_SLOT)
    return found if found.found or found.problem else pick(answer, PLACES)


async def _press_place(turn: Turn, value: str) -> Reading:
    return Reading(value) if is_place(value) else Reading(problem="utter_choice_gone")


async def _note_missions(turn: Turn, value: Any) -> None:
    """Keep what the map says of the country, so that the questions that apply are found without the backend."""
    found: MissionThere | None = await turn.do(MissionFor(str(value).partition("/")[0]))
    several = found is not None and found.several
    turn.change({SEVERAL_MISSIONS: several})


async def _place_choices(turn: Turn) -> Sequence[Choice]:
    return PLACES


async def _read_passport(turn: Turn, answer: Answer) -> Reading:
    return readers.read_passport_answer(answer)


async def _read_residence(turn: Turn, answer: Answer) -> Reading:
    """ "在美国住了五年" says how long, which is all that is asked."""
    months = months_said(answer.text)
    return Reading(None if months is None else "there" if months > MONTHS_OF_A_YEAR else "there_short")


async def _read_city(turn: Turn, answer: Answer) -> Reading:
    return readers.read_city(answer, _country(turn.answers))


def _show_place(turn: Turn, value: Any) -> str:
    country, _, city = str(value).partition("/")
    name = country_name(country).say(turn.language)
    return f"{name} {verbatim(city)}" if city else name


def _still_there(turn: Turn, city: Any) -> Reading | None:
    """The city named before, as the place a paper is made in; a city known by its Chinese name only is asked again."""
    if not isinstance(city, Mapping) or not city.get("country"):
        return None
    name = str(city.get("geonames") or city.get("name", ""))
    return Reading(place_code(str(city["country"]), name if name.isascii() else ""))


def _passport_of(turn: Turn, category: Any) -> Reading | None:
    """The passport an identity that was verified or told stands for; Hong Kong and Macao are not told apart by it."""
    code = _PASSPORT_OF.get(str(category))
    return Reading(code) if code else None


async def _kind_told(turn: Turn) -> str | None:
    """The kind of identity that goes with the nationality somebody told earlier in the conversation."""
    return _KIND_OF.get(nationality_told(turn) or "")


def _is_outside(value: Any) -> bool:
    """ "A lawyer in Jiangmen" says where the lawyer is; only a place outside says where the paper is made."""
    return not str(value).startswith("CN")


QUESTIONS: Sequence[Field] = (
    choice_field(
        "paper",
        Words("文件种类", "Kind of paper"),
        PAPERS,
        read=_read_paper,
        words=("文件", "paper"),
        unsure="utter_authorization_unsure_paper",
    ),
    offered(
        Field(
            "place",
            Words("在哪里签", "Where it is made"),
            _read_place,
            words=("地点", "地方", "place"),
            choices=_place_choices,
            pressed=_press_place,
            show=_show_place,
            from_opening=_is_outside,
            after=_note_missions,
        ),
        "city",
        as_answer=_still_there,
        title=Words("还在{}", "Still in {}"),
        told=place_told,
    ),
    offered(
        choice_field(
            "passport",
            Words("护照", "Passport"),
            PASSPORTS,
            read=_read_passport,
            words=("护照", "護照", "国籍", "passport", "nationality"),
            applies=_signs_outside,
        ),
        "identity_kind",
        as_answer=_passport_of,
        told=_kind_told,
    ),
    choice_field(
        "lawyer",
        Words("委托谁", "Who should act for you"),
        LAWYERS,
        read=_read_lawyer,
        words=("律师", "律師", "lawyer"),
        applies=_goes_to_court,
    ),
    choice_field(
        "residence",
        Words("住在哪里", "Where you live"),
        RESIDENCES,
        read=_read_residence,
        words=("居住", "residence"),
        applies=_year_matters,
        rests_on=("place",),
    ),
    Field(
        "city",
        Words("城市", "City"),
        _read_city,
        words=("城市", "city"),
        applies=_district_matters,
        optional=True,
        rests_on=("place",),
    ),
)
