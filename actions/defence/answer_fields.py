"""The questions of the written answer: who answers, what the plaintiff wants, claim by claim, facts and evidence.

Nothing reaches the paper that no reader has read: claims are things a court can order, reasons and facts are
statements; a question, a muttering or "I don't know" is answered for what it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, pick, read_phone
from actions.defence.evidence_question import evidence_field
from actions.defence.readers.claims import ClaimsSaid, claims_told, parts_of
from actions.defence.readers.pleas import pleas_in, stance_of
from actions.defence.stances import claim_named, names_sum, owes_part, reason_in, stance_in
from actions.defence.suit_fields import wants_paper
from actions.dialogue.fields import Answers, Field, choice_field, text_reading
from actions.dialogue.name_question import name_field, names_of_party, own_party_reader
from actions.dialogue.readers.speech_acts import asks, spoken_act
from actions.dialogue.readers.statements import read_fact, read_statement
from actions.dialogue.turn import Turn
from actions.filing.party_readers import SEXES, birth_reader
from actions.filing.readers import read_address, said_day
from actions.profile.offered import offered
from backend.conversation.wanted import A_PHONE
from backend.defence.model import LONGEST_TEXT, MOST_CLAIMS
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, verbatim

WHO = Words("答辩人", "Who answers")
CLAIMS = Words("对各项请求的意见", "On each claim")
MORE = Words("事实、证据和提交", "Facts, evidence, handing in")
SEND, PAPER = "send", "paper"
_USE = "use"
_SIDES = ("defendant",)
"""Side whose name is asked for."""
_MOST_EVIDENCE, _LONGEST_NAME = 20, 200
_SHORTEST_REASON = 6
_SAME_NAME = "same_name_doubted"
"""Note of a name that was told for both sides, and doubted once."""
_NAMED_AS_PLAINTIFF = Words(
    "{name}是您说的原告（告您的人）。这里要写被告的您自己：您叫什么名字？真的同名，就再说一遍；原告写错了，说“原告是…”。",
    "{name} is the plaintiff you named, who sues you. Here your own name is asked: what are you called? If you really "
    'have the same name, say it again; if the plaintiff is wrong, say "the plaintiff is …".',
)
_LONGEST_TITLE = 8
_TELLING = frozenset({"inform", "deny", "start_filing", "ask_law", "complain", "tell_worry", "start_defence"})
_KINDS = (
    Choice("person", Words("我本人（个人）", "Myself"), ("个人", "本人", "自己", "我", "me", "person")),
    Choice("organisation", Words("公司或单位", "A company"), ("公司", "单位", "店", "company", "business")),
)
_STANCES = (
    Choice("deny", Words("不同意", "I deny it")),
    Choice("partly", Words("部分同意", "In part")),
    Choice("admit", Words("承认", "I admit it")),
)
_SENDS = (
    Choice(SEND, Words("经法院平台提交", "Hand in through the court's platform"), ("平台", "网上", "提交", "online")),
    Choice(
        PAPER, Words("我自己交，只要文件", "Only the papers, I hand them in"), ("自己交", "只要", "myself", "paper")
    ),
)


def claims_of(answers: Answers) -> list[str]:
    """The plaintiff's claims as they were confirmed."""
    kept = answers.get("claims")
    return [str(one) for one in kept] if isinstance(kept, list) else []


def _is_person(answers: Answers) -> bool:
    return wants_paper(answers) and answers.get("kind") == "person"


def _is_body(answers: Answers) -> bool:
    return wants_paper(answers) and answers.get("kind") == "organisation"


async def _say_each_signs(turn: Turn, value: Any) -> None:
    if "、" in str(value):
        turn.say("utter_defence_each_signs")


def _read_address(answer: Answer) -> Reading:
    found = read_address(answer)
    return Reading(found.value["text"], entities=found.entities) if found.found else found


def _known_address(turn: Turn, value: Any) -> Reading | None:
    text = value.get("text", "") if isinstance(value, Mapping) else str(value)
    return Reading(text) if text else None


def _read_representative(text: str) -> Reading:
    found = names_of_party(text)
    return found if found.found and len(str(found.value)) <= _LONGEST_NAME else Reading(problem=found.problem)


_reads_own_name = own_party_reader(_SIDES)


async def _read_own_name(turn: Turn, answer: Answer) -> Reading:
    """The name of who answers; that of who sues is doubted once, for nobody sues themselves."""
    found = await _reads_own_name(turn, answer)
    same = found.found and found.value == turn.answers.get("plaintiff") != turn.answers.get(_SAME_NAME)
    if not same:
        return found
    words = _NAMED_AS_PLAINTIFF.say(turn.language).format(name=verbatim(str(found.value)))
    return Reading(problem=READY_WORDS, facts={"words": words}, notes={_SAME_NAME: found.value})


# The plaintiff's claims


def _told_claims(turn: Turn) -> list[str]:
    """List what was told of them before the question, or so far."""
    kept = turn.answers.get("claims_so_far", turn.answers.get("claims"))
    return [str(one) for one in kept] if isinstance(kept, list) else []


def _claim_facts(turn: Turn) -> Mapping[str, Any]:
    told = _told_claims(turn)
    lines = "\n".join(f"{number}. {verbatim(one)}" for number, one in enumerate(told, 1))
    heard = Words(f"您说过：\n{lines}\n", f"You told me:\n{lines}\n").say(turn.language)
    return {"told": heard if told else ""}


async def _claim_choices(turn: Turn) -> Sequence[Choice]:
    label = Words("就是这些", "These are all of them")
    return (Choice(_USE, label, ("没有了", "就这些", "that is all", "no more")),) if _told_claims(turn) else ()


async def _claims_pressed(turn: Turn, value: str) -> Reading:
    told = _told_claims(turn)
    return Reading(told) if value == _USE and told else Reading(problem="utter_choice_gone")


_CLAIMS_SAID = ClaimsSaid("utter_defence_claims_odd", "utter_defence_claims_many", "utter_defence_claims_part")


async def _read_claims(turn: Turn, answer: Answer) -> Reading:
    """Claims by lines, numbers or "and also"; what no court could order is pointed out and kept out."""
    told, text = _told_claims(turn), answer.text.strip()
    if told and (pick(answer, await _claim_choices(turn)).found or (answer.intent == "deny" and len(text) <= 4)):
        return Reading(told)
    if not text or asks(text):
        return Reading(problem="utter_defence_claims_odd") if text else NOTHING
    return claims_told(text, MOST_CLAIMS, _CLAIMS_SAID)


def show_list(turn: Turn, value: Any) -> str:
    """A list, an item a line."""
    return "".join(f"\n  ({number}) {verbatim(str(one))}" for number, one in enumerate(value, 1))


# What is said to each


def _has(number: int) -> Callable[[Answers], bool]:
    return lambda answers: wants_paper(answers) and len(claims_of(answers)) >= number


def _about(number: int) -> Callable[[Turn], Mapping[str, Any]]:
    def facts(turn: Turn) -> Mapping[str, Any]:
        claims = claims_of(turn.answers)
        claim = claims[number - 1] if len(claims) >= number else ""
        return {"number": number, "count": len(claims), "claim": verbatim(claim)}

    return facts


def _may_be_reason(answer: Answer) -> bool:
    """Return True if words without yes or no are a reason, told in earnest: no nod, thanks or button's words."""
    tells = answer.intent in _TELLING or not answer.is_sure
    return tells and len(answer.text) >= _SHORTEST_REASON and spoken_act(answer.text) is None


def _stance_reader(number: int) -> Callable[[Turn, Answer], Any]:
    reason = f"reason_{number}"

    async def read(turn: Turn, answer: Answer) -> Reading:
        """A stance, with its reason where both were said; a reason alone is kept, and the stance asked again."""
        text = answer.text.strip()
        claims = claims_of(turn.answers)
        heard = stance_in(text, claims[number - 1] if len(claims) >= number else "")
        if claim_named(text) == number and heard is not None:
            said = reason_in(text)
            why = read_statement(said, LONGEST_TEXT) if said != text else NOTHING
            told_why = why.found and heard != "admit" and len(said) >= _SHORTEST_REASON
            return Reading(heard, entities=("stance",), also={reason: why.value} if told_why else {})
        titled = pick(answer, _STANCES) if len(text) <= _LONGEST_TITLE else NOTHING
        stance = heard or (str(titled.value) if titled.found and not names_sum(text) else None)
        if not text or asks(text):
            return NOTHING
        if not turn.is_open(f"stance_{number}"):
            return Reading(stance) if stance and titled.found else NOTHING
        said = "" if titled.found and not names_sum(text) else reason_in(text)
        told = read_statement(said, LONGEST_TEXT) if len(said) > 3 or names_sum(said) else NOTHING
        also = {reason: told.value} if told.found and stance != "admit" else {}
        if stance:
            return Reading(stance, also=also)
        if pleaded := stance_of(pleas_in(text)):
            return Reading(pleaded, also={reason: told.value if told.found else text})
        if told.found and _may_be_reason(answer):
            return Reading(problem="utter_defence_stance_unclear", notes={reason: told.value})
        return NOTHING

    return read


async def _offered_stances(turn: Turn) -> Sequence[Choice]:
    return _STANCES


def _show_stance(turn: Turn, value: Any) -> str:
    return next(one.label for one in _STANCES if one.value == value).say(turn.language)


_PART_ADMITTED = Words(
    "记下“部分同意”。您说还欠的那部分，写进答辩状就等于承认，对方不用再举证，以后一般不能反悔；其余的照您的理由写成不同意。提交前还可以改。",
    "Noted as admitted in part. The sum you say you owe counts as an admission: they needn't prove it any more, and it "
    "is hard to take back. The rest is written as denied, for your reasons. You can change it before you confirm.",
)


async def _say_admitted(turn: Turn, value: Any) -> None:
    if value == "admit":
        turn.say("utter_defence_admitted")
    elif value == "partly" and owes_part(turn.answer.text):
        turn.say(READY_WORDS, words=_PART_ADMITTED.say(turn.language))


def _needs_reason(number: int) -> Callable[[Answers], bool]:
    has = _has(number)
    return lambda answers: has(answers) and answers.get(f"stance_{number}") in ("deny", "partly")


def _reason_reader(number: int) -> Callable[[Turn, Answer], Any]:
    async def read(turn: Turn, answer: Answer) -> Reading:
        if not turn.is_open(f"reason_{number}"):
            return NOTHING
        return read_fact(answer.text, LONGEST_TEXT)

    return read


def _claim_field(number: int) -> tuple[Field, Field]:
    label = Words(f"第{number}项请求", f"Claim {number}")
    stance = Field(
        f"stance_{number}", label, _stance_reader(number), choices=_offered_stances, show=_show_stance,
        utter="utter_ask_defence_stance",
        applies=_has(number), rests_on=("claims",), facts=_about(number), after=_say_admitted, group=CLAIMS,
        unsure="utter_defence_unsure_stance",
    )  # fmt: skip
    reason = Field(
        f"reason_{number}", Words(f"第{number}项的理由", f"Why, claim {number}"), _reason_reader(number),
        utter="utter_ask_defence_reason", applies=_needs_reason(number), rests_on=("claims",), facts=_about(number),
        free_text=True, story=True, group=CLAIMS, optional=True,
    )  # fmt: skip
    return stance, reason


# Facts, evidence, handing in


def read_evidence(text: str) -> Reading:
    """The names of what proves it, by lines or commas."""
    found = read_statement(text, LONGEST_TEXT)
    if not found.found:
        return found
    items = [part.strip(" 。.") for part in parts_of(str(found.value)) if part and part.strip(" 。.")]
    if len(items) > _MOST_EVIDENCE or any(len(item) > _LONGEST_NAME for item in items):
        return Reading(problem="utter_text_too_long", facts={"limit": _LONGEST_NAME})
    return Reading(items) if items else NOTHING


def _can_send(answers: Answers) -> bool:
    return wants_paper(answers) and bool(answers.get("case_number"))


def who_fields() -> tuple[Field, ...]:
    """The questions of who is sued, for every paper of theirs."""
    return (
        choice_field("kind", Words("谁被告", "Who is sued"), _KINDS, applies=wants_paper, group=WHO),
        offered(
            name_field(
                "name", Words("姓名或名称", "Name"), own=True, read=_read_own_name,
                words=("名字", "姓名", "name"), applies=wants_paper, rests_on=("kind",), group=WHO,
                after=_say_each_signs,
            ),
            "name",
            fits=_is_person,
        ),
        Field(
            "representative", Words("法定代表人", "Represented by"), text_reading(_read_representative),
            words=("负责人", "代表", "representative"), applies=_is_body, free_text=True, optional=True, group=WHO,
        ),
        choice_field(
            "sex", Words("性别", "Sex"), SEXES, applies=_is_person, optional=True, group=WHO, words=("男女", "sex"),
        ),
        offered(
            Field(
                "birth_date", Words("出生日期", "Date of birth"), birth_reader("birth_date"),
                words=("生日", "出生", "birthday"), applies=_is_person, optional=True, group=WHO,
                show=lambda turn, value: said_day(str(value), turn.language),
            ),
            "birth_date",
            fits=_is_person,
        ),
        offered(
            Field(
                "address", Words("住址", "Address"), _address_reader, words=("地址", "住所地", "address"),
                applies=wants_paper, free_text=True, optional=True, group=WHO,
            ),
            "address",
            fits=_is_person,
            as_answer=_known_address,
        ),
        offered(
            Field(
                "phone", Words("电话", "Telephone"), _phone_reader, words=("手机", "联系电话", "phone"),
                applies=wants_paper, optional=True, group=WHO, wants=A_PHONE,
            ),
            "phone",
            fits=_is_person,
        ),
    )  # fmt: skip


def send_field() -> Field:
    """The question how a paper is handed in, asked where the court's platform can know the case."""
    return choice_field(
            "send", Words("提交方式", "Handing in"), _SENDS, words=("提交", "hand in"), applies=_can_send,
            rests_on=("case_number",), group=MORE,
        )  # fmt: skip


def answer_fields() -> tuple[Field, ...]:
    """The questions of the written answer, in the order they are asked."""
    numbered = [_claim_field(number) for number in range(1, MOST_CLAIMS + 1)]
    return (
        *who_fields(),
        Field(
            "claims", Words("原告的请求", "What the plaintiff wants"), _read_claims,
            words=("请求", "要什么", "claims"), choices=_claim_choices, pressed=_claims_pressed, show=show_list,
            facts=_claim_facts, applies=wants_paper, free_text=True, story=True, group=CLAIMS,
            unsure="utter_defence_unsure_claims",
        ),
        *(field for pair in numbered for field in pair),
        Field(
            "facts", Words("事实经过", "What happened"), text_reading(lambda text: read_fact(text, LONGEST_TEXT)),
            words=("事实", "经过", "facts"), applies=wants_paper, free_text=True, story=True, optional=True, group=MORE,
        ),
        evidence_field(MORE),
        send_field(),
    )  # fmt: skip


async def _address_reader(turn: Turn, answer: Answer) -> Reading:
    return _read_address(answer) if turn.is_asked(answer, "address") else NOTHING


async def _phone_reader(turn: Turn, answer: Answer) -> Reading:
    return read_phone(answer) if turn.is_asked(answer, "phone") else NOTHING
