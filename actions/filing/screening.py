"""The first questions of a filing: identity now or later, is it a first suit, for whom, mediation first, which cause.

What is no first-instance civil suit is refused kindly with where it goes (SPC21-2); mediation first is offered, never
imposed (CPL-125).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.dialogue.fields import Answers, Field, choice_field, reading, stands_in
from actions.dialogue.phrases import said
from actions.dialogue.readers.clauses import characters_in, stretches
from actions.dialogue.readers.complaints import was_forced
from actions.dialogue.readers.papers_had import without_papers_had
from actions.dialogue.turn import Turn
from actions.filing.cause_wish import wish_field
from actions.filing.from_identity import VERIFIED as VERIFIED
from actions.filing.readers import read_yes_no
from actions.filing.readers.acting_for import acting_for, tells_party, tells_tie
from actions.filing.readers.claims_told import claims_told
from actions.filing.readers.free_words import read_words
from actions.filing.readers.loan_terms import LOAN
from actions.filing.readers.single_answers import has_none, names_relation, verifies_later, without_particles
from actions.filing.story import codes_known
from actions.story.mentions import Fact, Mention
from actions.story.outright import OTHER, cause_outright, is_against_private, name_called
from actions.story.reading import COMMON, mark, read_story
from backend.filing.causes.guides import OtherWay, find_cause, find_other_way, load_causes, load_other_ways
from backend.shared.wording import Words, verbatim

START = Words("开始", "To begin")
_AUTHORITY_LIMIT = 300
_TELLS_MORE = 12
"""Characters from which words without a tie or a paper tell of something else than by what right one acts."""
_AGAINST_AUTHORITY = "filing_outside_administrative"
_TITLE = 2
"""Characters of a mere title, which is of whoever was named before it ("陈亚福，董事")."""
_OF_WHOM = frozenset({"for_whom", "relative_name", "mediation_first"})
"""Facts of a story about the person somebody acts for."""
_MOSTLY = 0.4
"""Share of a message from which a word for somebody is what it says."""
VERIFY, LATER = "verify", "later"

_IDENTITY = (
    Choice(VERIFY, Words("先验证身份", "Verify my identity first"), ("先验证", "验证", "verify")),
    Choice(LATER, Words("先填写，提交前再验证", "Fill in first, verify before filing"), ("先填", "以后", "later")),
)
_CIVIL = Choice(
    "civil",
    Words("民事纠纷，第一次起诉", "A civil dispute, first suit"),
    ("民事", "起诉", "第一次", "打官司", "告他", "civil", "first"),
)
_WAYS = {
    "filing_outside_criminal": Words("有人犯罪，想报案", "A crime to report"),
    "filing_outside_enforcement": Words("已有判决，对方不执行", "A judgment that is not obeyed"),
    "filing_outside_appeal": Words("不服判决，想上诉", "An appeal against a judgment"),
    "filing_outside_administrative": Words("告政府机关", "A suit against an authority"),
    "filing_outside_special": Words("宣告失踪、支付令等", "A declaration, a payment order"),
}
_MATTERS = (_CIVIL, *(Choice(reason, label) for reason, label in _WAYS.items()))
_KIN = ("家人", "亲戚", "父亲", "母亲", "父親", "母親", "老豆", "个仔", "個仔", "儿子", "兒子", "女儿", "女兒", "老公",
        "老婆", "丈夫", "妻子", *"爸妈媽孙孫哥姐弟妹")  # fmt: skip
"""Words for somebody of one's family; the single signs also stand in longer words."""
_FOR_WHOM = (
    Choice("self", Words("为我自己", "For myself"), ("自己", "我本人", "本人", "me", "myself")),
    Choice(
        "relative",
        Words("为家人", "For a relative"),
        (
            *_KIN,
            "relative",
            "mother",
            "father",
            "dad",
            "daddy",
            "mom",
            "mum",
            "parents",
            "aunt",
            "uncle",
            "grandma",
            "grandmother",
            "grandpa",
            "grandfather",
            "cousin",
            "sibling",
            "niece",
            "nephew",
            "屋企人",
            "son",
            "daughter",
            "husband",
            "wife",
            "brother",
            "sister",
        ),
    ),
    Choice(
        "organisation",
        Words("为公司或团体", "For a company or organisation"),
        ("公司", "企业", "社团", "会馆", "company", "organisation", "organization"),
    ),
)
_MEDIATION = (
    Choice(
        "yes",
        Words("愿意先调解", "Yes, mediation first"),
        ("愿意", "先调解", "可以", "好啊", "倾下", "傾下", "试下", "試下", "谈谈", "mediate"),
    ),
    Choice(
        "no",
        Words("不调解，直接立案", "No, file directly"),
        ("不调解", "直接", "唔调解", "不愿意", "不要", "唔要", "straight to court", "go to court"),
    ),
)


def causes_in(answer: Answer) -> list[str]:
    """Codes of the causes a message names, also with words between ("借了我钱一直不还"), else what was understood.

    What papers there are ("我有合同") names none.
    """
    text = without_papers_had(answer.text)
    if (outright := cause_outright(text)) is not None:
        return [outright.code]
    found = find_cause(text) or find_cause(without_particles(text))
    understood = answer.value("cause") if text.strip() else ""
    if was_forced(text):  # who was made to write a debt has lent nothing
        found, understood = [one for one in found if one != LOAN], understood if understood != LOAN else ""
    return found or ([understood] if understood in load_causes() else [])


def named_besides(answer: Answer) -> dict[str, Any]:
    """The official name of a cause without a page that a message tells of, as an answer; empty for any other."""
    outright = cause_outright(answer.text)
    return {"cause_words": outright.name.zh} if outright is not None and outright.name is not None else {}


def way_elsewhere(text: str) -> OtherWay | None:
    """Return where a text goes that tells of no first civil suit; money a relative has taken is claimed of them."""
    way = find_other_way(text)
    if way is not None and way.reason == _AGAINST_AUTHORITY and is_against_private(text) and cause_outright(text):
        return None
    return way


def other_way(reason: str, language: str) -> dict[str, Any]:
    """Return where a matter goes that is not filed here, for `utter_filing_other_way`."""
    way = next(way for way in load_other_ways() if way.reason == reason)
    return {"where": way.text.say(language)}


async def _read_identity(turn: Turn, answer: Answer) -> Reading:
    """ "Later" decides, also where verifying is named with it ("迟点再验证行不行")."""
    if verifies_later(answer.text):
        return Reading(LATER)
    return pick(answer, _IDENTITY)


async def _read_matter(turn: Turn, answer: Answer) -> Reading:
    """A first civil suit goes on; anything else is told where it belongs, and may still be called civil."""
    if answer.intent == "affirm" and answer.decision == "answer":
        return Reading("civil")
    picked = pick(answer, _MATTERS)
    if picked.found:
        return _matter(turn, picked.value)
    if (way := way_elsewhere(answer.text)) is not None:
        return _matter(turn, way.reason)
    if causes := causes_in(answer):
        also = {"cause": causes[0], **named_besides(answer)} if len(causes) == 1 else {}
        return Reading("civil", entities=("cause",), also=also)
    return NOTHING


async def _pressed_matter(turn: Turn, value: str) -> Reading:
    known = {choice.value for choice in _MATTERS}
    return _matter(turn, value) if value in known else Reading(problem="utter_choice_gone")


def _matter(turn: Turn, value: str) -> Reading:
    if value == "civil":
        return Reading(value)
    return Reading(problem="utter_filing_other_way", facts=other_way(value, turn.language))


async def _matters(turn: Turn) -> Sequence[Choice]:
    return _MATTERS


def _show_matter(turn: Turn, value: Any) -> str:
    return _CIVIL.label.say(turn.language)


async def _read_for_whom(turn: Turn, answer: Answer) -> Reading:
    """A relative who is only spoken of ("有一个女儿，跟我妈住") is not the one the suit is for.

    Who says for whom, and then who they are ("for my dad, not me", "为家人，我是她女儿"), has said the first.
    """
    found = pick(answer, _FOR_WHOM)
    pieces = answer.stretches()
    if not found.found and len(pieces) > 1:
        first = pick(pieces[0], _FOR_WHOM)
        found = first if first.found and (first.covers >= _MOSTLY or said("acts_for", pieces[0].text)) else found
    spoken_of = found.value == "relative" and found.covers < _MOSTLY and not said("acts_for", answer.text)
    if spoken_of:
        return NOTHING
    paper = answer.text if found.value == "relative" and said("names_authority", answer.text) else ""
    return replace(found, also={**found.also, "authority": paper}) if paper and not answer.asks else found


def names_another(text: str) -> bool:
    """Return True if words name a relative or a firm, for whom a suit may be."""
    spoken = text.casefold()
    return any(stands_in(word, spoken) for one in _FOR_WHOM if one.value != "self" for word in one.words)


async def _read_authority(turn: Turn, answer: Answer) -> Reading:
    """Kinship or a paper in the person's own words; what tells of the parties or of the case is no part of it."""
    if claims_told(answer.text):
        return NOTHING
    if acting_for(answer.text).whom == "self" or (tells_party(answer.text) and not tells_tie(answer.text)):
        return NOTHING
    if characters_in(answer.text) >= _TELLS_MORE and not _tells_tie(answer.text) and not has_none(answer.text):
        return NOTHING
    found = read_words(_AUTHORITY_LIMIT)(answer)
    of_case = _of_the_case(answer, str(turn.answers.get("cause", ""))) if found.found else []
    if not of_case:
        return found
    told = [piece for piece in stretches(answer.text) if not _is_of_the_case(answer.text, piece, of_case)]
    ties = [answer.text[start:end].strip(" ，,。.；;") for start, end in told if _tells_tie(answer.text[start:end])]
    ties = [tie for tie in ties if len(tie) > _TITLE or len(ties) > 1 or len(told) == len(stretches(answer.text))]
    return Reading("，".join(ties)) if ties else NOTHING


def _of_the_case(answer: Answer, cause: str) -> list[Fact | Mention]:
    """List what a message names of the parties, and tells of what happened."""
    entities = [dict(one) for one in answer.entities]
    story = read_story(answer.text, entities, cause=cause or COMMON)
    facts = [fact for name, fact in story.sure.items() if name not in _OF_WHOM]
    return [*facts, *mark(answer.text, entities).mentions]


def _is_of_the_case(text: str, piece: tuple[int, int], of_case: Sequence[Fact | Mention]) -> bool:
    """Return True if a stretch tells of the case; a company in somebody's post ("director of …") is none of it."""
    inside = [one for one in of_case if one.start < piece[1] and piece[0] < one.end]
    only_body = all(isinstance(one, Mention) and one.kind == "company" for one in inside)
    return bool(inside) and not (only_body and _tells_tie(text[slice(*piece)]))


def _tells_tie(text: str) -> bool:
    return tells_tie(text) or names_relation(text) or said("names_authority", text)


async def _read_mediation(turn: Turn, answer: Answer) -> Reading:
    return read_yes_no(answer)


def cause_choices() -> tuple[Choice, ...]:
    """The causes and "something else", by their everyday names."""
    causes = (Choice(cause.code, cause.everyday, cause.folk_names) for cause in load_causes().values())
    return (*causes, Choice(OTHER, Words("别的民事纠纷", "Another civil dispute"), ("其他", "别的", "other", "else")))


async def _read_cause(turn: Turn, answer: Answer) -> Reading:
    """Folk words decide when they name one cause; two are asked back, none is asked by button."""
    if (way := find_other_way(answer.text)) is not None and not causes_in(answer):
        return Reading(problem="utter_filing_other_way", facts=other_way(way.reason, turn.language))
    found = causes_in(answer)
    if len(found) == 1:
        return Reading(found[0], entities=("cause",), also=named_besides(answer))
    if len(found) > 1:
        names = "、".join(load_causes()[code].everyday.say(turn.language) for code in found)
        return Reading(problem="utter_filing_cause_several", facts={"causes": names})
    if answer.text and not without_papers_had(answer.text).strip():
        return Reading(problem="utter_filing_cause_unclear")  # "有欠条" tells what there is, and not what it is about
    picked = pick(answer, cause_choices(), "cause")
    if picked.value == LOAN and was_forced(answer.text):
        return Reading(problem="utter_filing_cause_unclear")
    return picked if picked.found or not answer.text else Reading(problem="utter_filing_cause_unclear")


async def _say_intro(turn: Turn, value: Any) -> None:
    say_intro(turn, str(value))


def say_intro(turn: Turn, value: str) -> None:
    """Say what will be asked for a cause, in its page's words."""
    if value in load_causes():
        turn.say("utter_filing_cause_intro", intro=load_causes()[value].intro.say(turn.language))


def _is_other(answers: Answers) -> bool:
    return answers.get("cause") == OTHER


def _for_another(answers: Answers) -> bool:
    return answers.get("for_whom") in ("relative", "organisation")


def _was_not_verified(answers: Answers) -> bool:
    return answers.get("identity") != VERIFIED


def gate_fields() -> tuple[Field, ...]:
    """The first questions, in the order they are asked."""
    return (
        replace(
            choice_field(
                "identity",
                Words("身份验证", "Identity"),
                _IDENTITY,
                applies=_was_not_verified,
                in_review=False,
                unsure="utter_filing_unsure_identity",
            ),
            read=_read_identity,
        ),
        Field(
            "matter",
            Words("哪一类事", "Kind of matter"),
            _read_matter,
            choices=_matters,
            pressed=_pressed_matter,
            show=_show_matter,
            in_review=False,
            unsure="utter_filing_unsure_matter",
            group=START,
        ),
        replace(
            choice_field("for_whom", Words("为谁立案", "For whom"), _FOR_WHOM, words=("为谁", "替谁"), group=START),
            read=_read_for_whom,
        ),
        Field(
            "authority",
            Words("代办的依据", "Authority to act"),
            _read_authority,
            words=("授权", "委托书", "代办", "authority", "power of attorney"),
            applies=_for_another,
            free_text=True,
            story=True,
            rests_on=("for_whom",),
            group=START,
        ),
        choice_field(
            "mediation_first",
            Words("先行调解", "Mediation first"),
            _MEDIATION,
            read=_read_mediation,
            words=("调解", "mediation"),
            group=START,
        ),
        Field(
            "cause",
            Words("案由", "Cause"),
            _read_cause,
            words=("什么纠纷", "cause"),
            choices=_causes,
            show=_show_cause,
            after=_say_intro,
            unsure="utter_filing_unsure_cause",
            group=START,
        ),
        wish_field(START),
        Field(
            "cause_words",
            Words("什么纠纷", "The dispute"),
            reading(read_words(60)),
            show=_show_words,
            applies=_is_other,
            free_text=True,
            rests_on=("cause",),
            group=START,
        ),
    )


def _show_words(turn: Turn, value: Any) -> str:
    """The name as it was told, an official one in the person's language; the complaint has the Chinese."""
    name = name_called(str(value))
    return name.name.say(turn.language) if name is not None else verbatim(str(value))


async def _causes(turn: Turn) -> Sequence[Choice]:
    return cause_choices()


def _show_cause(turn: Turn, value: Any) -> str:
    if value in load_causes():
        known = codes_known(turn.answers, str(value)) if turn.has_draft else {}
        return load_causes()[value].called(known).say(turn.language)
    return cause_choices()[-1].label.say(turn.language)
