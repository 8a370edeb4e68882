"""Answers of a filing in a story: facts of `actions.story` as answers of the draft, said back in one list.

A fact is kept only where the page of its cause asks for it and its kind fits; an answer that would end this way (an
arbitration clause) is left to its question, which says where to go instead.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from actions.dialogue.endings import since_ending
from actions.dialogue.fields import SKIPPED, Answers, Field
from actions.dialogue.readers.clauses import with_commas
from actions.dialogue.readers.complaints import was_forced
from actions.dialogue.readers.statements import stated
from actions.dialogue.readers.told_days import is_nearer_day
from actions.dialogue.speech import in_line, shown
from actions.dialogue.turn import Turn
from actions.filing.dead_named import AMONG_RELATIVES, DECEASED, with_name_of_dead
from actions.filing.further_sued import CALLED, PLACE, further_answers, with_further_sued
from actions.filing.loan_in_parts import IN_PARTS, with_loan_parts
from actions.filing.parties import key, numbered
from actions.filing.readers import kept_address, read_address, refuses_fact
from actions.filing.readers.acting_for import acting_for, name_of, sued_kin
from actions.filing.readers.left_open import without_open_days
from actions.filing.readers.loan_terms import LOAN, with_loan_terms
from actions.filing.readers.named_days import names_a_day, with_named_days
from actions.filing.readers.owners import Owner, Sides, owners, spoken_of_last
from actions.filing.readers.particulars_told import LIVES, number_named, particulars_told
from actions.filing.readers.party_details import kind_of_name, lists_particulars
from actions.filing.readers.party_names import HEADINGS, MOST, Role
from actions.filing.readers.several_sued import says_many_are_sued, who_sues_too
from actions.filing.readers.who_died import dead_in, is_of_another_dead
from actions.filing.story_owners import with_owners
from actions.filing.told_currency import with_currency_so_far
from actions.story.mentions import Fact
from actions.story.readers.places import is_address
from actions.story.reading import Story, mark, read_story
from backend.filing.causes.guides import CauseQuestion, load_causes
from backend.shared.wording import Words, verbatim

DOUBTS = "story_doubts"
"""The answers a story seems to give: asked as "is it so?" at their question."""
_FEWEST, _SHORTEST = 3, 3
"""Facts, and characters, from which a message is a story and not an answer."""
_LONG_ENOUGH = 20
"""Characters from which the story of a cause without a page is more than its name."""
OWN_WORDS = "facts_so_far"
"""The person's own story, which the facts of a cause without a page are."""
_WHAT_HAPPENED = Words("事情经过（您的原话）", "what happened, in your words")
CLAIMS_TOLD = "claims_told"
"""Field of the claims in the person's own words before they were asked; it stands below the drafted ones."""
_CLAIMED = Words("请求（您的原话）", "what you ask the court for, in your words")
_UNCLEAR = "unclear"
_SOMEBODY = "家人"
"""The relative for whom one sues, where nobody said who that is."""
_LENT_ON = f"{LOAN}_lent_on"
ENDS_NOTHING = "_nothing"
"""End of the fact that there is nothing to answer a question with ("分文未还", "没讲几时还")."""
_OF_THE_DEAD = frozenset({DECEASED, "died_on"})
"""Facts of a story about whoever left the estate."""
_CHANGEABLE = ("_phone", "_document_number", "_address", "_representative")
"""Particulars that take the place of what was answered where they are said outright whose they are."""
_QUIET = frozenset({"matter", "cause", "for_whom", "identity"})
"""Filled in without a line of their own; the review shows them."""


def story_of(turn: Turn, cause: str = "") -> Story:
    """Read the story that the message of this turn tells; of no cause where it is no story."""
    said = turn.answer
    if said.pressed or said.uploaded or len(said.text) < _SHORTEST:
        return Story(said.text)
    return turn.once(("story", cause, said.text, _known(turn)), lambda: _story(turn, cause))


def _known(turn: Turn) -> str:
    """The answers a story rests on, so that it is read again once they change."""
    return repr(turn.answers) if turn.has_draft else ""


def _story(turn: Turn, cause: str) -> Story:
    said = turn.answer
    hint = str(said.value("cause") or "")
    entities = [dict(one) for one in said.entities]
    known = codes_known(turn.answers, cause) if cause and turn.has_draft else {}
    # A blank parts clauses in Chinese, too: "右腿骨折 我是马来西亚籍" is no one injury.
    parted = with_commas(said.text)
    story = read_story(parted, entities, today=today_of(turn), cause=cause, hint=hint, known=known)
    if not cause and story.cause == LOAN and was_forced(said.text):
        story = Story(said.text)  # they lent nothing
    if names_a_day(story.text, story.cause):
        story = with_named_days(story, mark(story.text, entities, today_of(turn)).mentions)
    story = without_open_days(story)
    story = with_loan_parts(story, entities, today_of(turn))
    story = with_loan_terms(story, str(turn.answers.get(_LENT_ON, "")) if turn.has_draft else "")
    if turn.has_draft:
        story = with_currency_so_far(_unless_for_company(story, turn.answers), turn.answers)
    told = with_owners(_with_sued_kin(whom_said(story), turn), sides_of(turn))
    return _of_the_dead(_with_further_sued(_without_particulars(told, turn), entities, turn), turn)


def _unless_for_company(story: Story, answers: Answers) -> Story:
    """The story without the writer's own name as the plaintiff's, where a company sues ("我叫马国伟")."""
    own = key("plaintiff", 1, "name")
    name = story.facts.get(own)
    if answers.get("for_whom") != "organisation" or name is None or kind_of_name(str(name.value)) == "organisation":
        return story
    return replace(story, facts={one: fact for one, fact in story.facts.items() if one != own})


def codes_known(answers: Answers, cause: str) -> dict[str, str]:
    """The choices that are answered, by what the vocabulary of a cause calls them."""
    prefix = f"{cause}_"
    return {name.removeprefix(prefix): str(value) for name, value in answers.items() if name.startswith(prefix)}


def _without_particulars(story: Story, turn: Turn) -> Story:
    """The story without what are particulars: the day of a birth, and the home of another party than the first."""
    sides = _named_too(sides_of(turn), answers_of(story))
    told = _particulars(turn, sides)
    born = [value for name, value in told.items() if name.endswith("_birth_date")]
    homes = {name.partition("_")[0] for name in told if name.endswith(("_address", LIVES)) and "_1_" not in name}
    others = {f"{role}_{PLACE}" for role in homes}
    kept = {name: fact for name, fact in story.facts.items() if fact.value not in born and name not in others}
    return replace(story, facts=kept)


def _with_sued_kin(story: Story, turn: Turn) -> Story:
    """The story with the name of the relative of whom it was said that they are sued ("大佬叫梅国栋")."""
    sued = "defendant_1_name"
    if sued in story.sure or (turn.has_draft and key("defendant", 1, "name") in turn.answers):
        return story
    kin = next((found for text, _ in reversed(said_before(turn)) if (found := sued_kin(text))), "")
    if not (name := name_of(kin, story.text)):
        return story
    at = story.text.index(name)
    return replace(story, facts={**story.facts, sued: Fact(sued, name, at, at + len(name), name)})


def _with_further_sued(story: Story, entities: Sequence[dict[str, Any]], turn: Turn) -> Story:
    many = any(says_many_are_sued(text) for text, _ in said_before(turn))
    answers = turn.answers if turn.has_draft else {}
    return with_further_sued(story, mark(story.text, entities).mentions, answers, many=many)


def _of_the_dead(story: Story, turn: Turn) -> Story:
    """The story without the day and the name of another relative who died, beside the one whose estate it is."""
    dead = next((found for text, _ in said_before(turn) if (found := dead_in(text))), [])
    if len(dead) == 1:
        story = with_name_of_dead(story, dead[0])
    if not _OF_THE_DEAD & set(story.facts):
        return story
    facts = {
        name: fact
        for name, fact in story.facts.items()
        if name not in _OF_THE_DEAD or not is_of_another_dead(story.text, fact.start, dead)
    }
    return replace(story, facts=facts)


def sides_of(turn: Turn) -> Sides:
    """Return who stands on which side of the filing, and for which relative the person said that they sue."""
    return turn.once(("sides", turn.answer.text, _known(turn)), lambda: _sides(turn))


def _sides(turn: Turn) -> Sides:
    answers = turn.answers if turn.has_draft else {}
    told = [acting_for(text) for text, _ in said_before(turn)]
    last = next((one for one in reversed(told) if one.whom), None)
    acts_for = last.kin if last is not None else ""
    if not acts_for and answers.get("for_whom") == "relative" and (last is None or last.whom != "self"):
        acts_for = _SOMEBODY
    sides = replace(Sides.of(answers), acts_for=acts_for)
    before = said_before(turn)[:-1]
    spoken = before[-1][0] if before and turn.has_draft else ""
    latest = {role: number for role in HEADINGS if (number := number_named(spoken, role, sides))}
    pronoun: Owner = spoken_of_last(spoken, sides) if spoken else ""
    if DECEASED in str(turn.tracker.get_slot("requested_slot") or ""):
        pronoun = "third"  # "he" is whoever left the estate
    return replace(sides, spoken_of=_spoken_of(turn, sides), pronoun=pronoun, latest=latest)


def _spoken_of(turn: Turn, sides: Sides) -> Owner:
    """The other side, where the message before told of nobody else and the open question is not about the plaintiff."""
    asked, before = str(turn.tracker.get_slot("requested_slot") or ""), said_before(turn)[:-1]
    if not before or "plaintiff_" in asked or not turn.has_draft or lists_particulars(turn.answer):
        return ""
    named = {owner for _, _, owner in owners(before[-1][0], sides) if owner}
    return "defendant" if named == {"defendant"} else ""


def whom_said(story: Story) -> Story:
    """The story with for whom it says outright that it sues; that "I" tell it says less."""
    whom = acting_for(story.text).whom
    fact = Fact("for_whom", whom, 0, len(story.text), story.text)
    return replace(story, facts={**story.facts, "for_whom": fact}) if whom else story


def said_before(turn: Turn) -> list[tuple[str, list[dict[str, Any]]]]:
    """List what the person typed in this conversation, this turn's message with it, each with what was read in it."""
    return turn.once("said_before", lambda: _said_before(turn))


def _said_before(turn: Turn) -> list[tuple[str, list[dict[str, Any]]]]:
    events = [one for one in since_ending(turn) if one.get("event") == "user" and one.get("text")]
    typed = [one for one in events if not str(one["text"]).startswith("/")]
    return [(with_commas(str(one["text"])), (one.get("parse_data") or {}).get("entities") or []) for one in typed]


def _particulars(turn: Turn, sides: Sides) -> Mapping[str, Any]:
    """Read what the message of this turn tells outright of the parties."""
    return turn.once(("particulars", turn.answer.text, repr(sides)), lambda: particulars_told(turn.answer, sides))


def contacts_of(turn: Turn, story: Story) -> dict[str, Any]:
    """The particulars that the message of this turn says outright whose they are, by answer.

    Args:
        story: what the message tells, of whom it names.
    """
    said = turn.answer
    if said.pressed or said.uploaded or not said.text:
        return {}
    told: dict[str, Any] = {}
    for name, value in _particulars(turn, _named_too(sides_of(turn), answers_of(story))).items():
        if name.endswith(("_address", LIVES)):
            found = read_address(replace(said, text=value, entities=()))
            if found.found and not _is_told_nearer(turn, name, found.value):
                told[name] = found.value
        elif name.endswith(_CHANGEABLE) or not turn.has_draft or name not in turn.answers:
            told[name] = value
        if name.endswith("_name") and name in told and (kind := kind_of_name(value)) is not None:
            told[f"{name.removesuffix('_name')}_kind"] = kind
    return told


def _is_told_nearer(turn: Turn, name: str, value: Any) -> bool:
    """Return True if where somebody lives is known down to the street already, or was told just so."""
    role_and_number = name.removesuffix(LIVES)
    return (
        name.endswith(LIVES)
        and turn.has_draft
        and (f"{role_and_number}address" in turn.answers or turn.answers.get(name) == value)
    )


def of_relative(turn: Turn) -> dict[str, Any]:
    """The plaintiff who is the relative for whom this message says that it sues, where it names them."""
    told = acting_for(turn.answer.text)
    name = name_of(told.kin, turn.answer.text) if told.whom == "relative" else ""
    return {key("plaintiff", 1, "name"): name, key("plaintiff", 1, "kind"): "person"} if name else {}


def whole_homes(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is told without the town of a side whose whole address is told."""
    towns = {key(role, 1, LIVES) for role in HEADINGS if key(role, 1, "address") in told}
    return {name: value for name, value in told.items() if name not in towns}


def _named_too(sides: Sides, told: Mapping[str, Any]) -> Sides:
    """The sides with whom a message itself names, where nobody was named before."""
    names: dict[Role, Sequence[str]] = dict(sides.names)
    bodies = set(sides.bodies)
    for role in HEADINGS:
        if (name := told.get(key(role, 1, "name"))) is not None and not names[role]:
            names[role] = [str(name)]
        bodies |= {role} if told.get(key(role, 1, "kind")) == "organisation" else set()
    company = sides.company or ("defendant" in bodies and "plaintiff" not in bodies)
    return replace(sides, names=names, bodies=frozenset(bodies), company=company)


def today_of(turn: Turn) -> date | None:
    """The day the message was written on, where the person is."""
    now = (turn.tracker.latest_message.get("metadata") or {}).get("now")
    return datetime.fromisoformat(str(now)).date() if now else None


def is_story(story: Story) -> bool:
    """Return True if a text tells enough of one dispute to be taken for more than a wish or an answer."""
    if story.without_page:
        return len(story.text) >= _LONG_ENOUGH
    told = [name for name in story.sure if name != "for_whom"]
    return bool(story.cause) and len(told) >= _FEWEST


def answers_of(story: Story) -> dict[str, Any]:
    """The answers of the draft that a story gives for certain, by field."""
    return {**_gate(story), **dict(_elements(story, story.sure)), **dict(_parties(story))}


def doubts_of(story: Story) -> dict[str, Any]:
    """The answers it seems to give, to be confirmed at their question."""
    return dict(_elements(story, story.doubtful))


def for_whom(story: Story) -> str:
    """Return whom the story sues for; nothing where that has to be asked (somebody of the family lent the money)."""
    fact = story.facts.get("for_whom")
    return str(fact.value) if fact is not None and fact.sure and fact.value != _UNCLEAR else ""


def _gate(story: Story) -> dict[str, Any]:
    whom = for_whom(story)
    answers: dict[str, Any] = {"matter": "civil", "cause": story.cause} if story.cause else {}
    if story.cause_name:
        answers["cause_words"] = story.cause_name
    if story.without_page and (told := stated(story.text).text) and is_story(story):
        answers[OWN_WORDS] = {"draft": True, "own": [told]}
    if (parts := story.facts.get(IN_PARTS)) is not None:
        answers[OWN_WORDS] = {"draft": True, "own": [str(parts.value)]}
    if whom:
        answers["for_whom"] = whom
        answers[key("plaintiff", 1, "kind")] = "organisation" if whom == "organisation" else "person"
    if whom == "self":
        answers |= {key("plaintiff", one, "more"): "yes" for one in range(1, who_sues_too(story.text) + 1)}
    if (wish := story.sure.get("mediation_first")) is not None:
        answers["mediation_first"] = wish.value
    return answers


def _elements(story: Story, facts: Mapping[str, Fact]) -> Iterator[tuple[str, Any]]:
    cause = load_causes().get(story.cause)
    if cause is None:
        return
    for question in cause.questions:
        fact = facts.get(question.key)
        if fact is not None and _fits(question, fact.value) and not refuses_fact(question, fact):
            yield f"{cause.code}_{question.key}", _element(fact.value)
        elif f"{question.key}{ENDS_NOTHING}" in facts and question.key not in story.facts:
            yield f"{cause.code}_{question.key}", SKIPPED


def _element(value: Any) -> Any:
    return value["text"] if isinstance(value, Mapping) else value


def _fits(question: CauseQuestion, value: Any) -> bool:
    """Return True if a value is one this question takes, and no reason to go elsewhere."""
    if question.codes:
        return value in question.codes and question.stop_for(str(value)) is None
    return isinstance(value, Mapping) == (question.kind == "place")


def _parties(story: Story) -> Iterator[tuple[str, Any]]:
    facts = story.sure
    whom = str(facts["for_whom"].value) if "for_whom" in facts else ""
    names: dict[str, Fact | None] = {
        "plaintiff": facts.get("plaintiff_1_name") if whom != "relative" else None,
        "defendant": facts.get("defendant_1_name") or facts.get("other_party"),
    }
    if names["plaintiff"] and names["defendant"] and names["plaintiff"].value == names["defendant"].value:
        names = {}
    for role, name in names.items():
        if name is not None and (kind := kind_of_name(str(name.value))) is not None:
            if role == "plaintiff" and (kind == "organisation") != (whom == "organisation"):
                continue
            yield key(role, 1, "name"), name.value  # type: ignore[arg-type]
            yield key(role, 1, "kind"), kind  # type: ignore[arg-type]
    for role in ("plaintiff", "defendant"):
        if (where := facts.get(f"{role}_place")) is not None and (role == "defendant" or whom != "relative"):
            yield home(role, where.value)
        if (phone := facts.get(f"{role}_1_phone")) is not None:
            yield key(role, 1, "phone"), phone.value  # type: ignore[arg-type]
    yield from _further(facts)


def _further(facts: Mapping[str, Fact]) -> Iterator[tuple[str, Any]]:
    """Iterate over whoever is sued beside the first, and where several of them live."""
    for number in range(1, MOST + 1):
        if (where := facts.get(key("defendant", number, PLACE))) is not None:
            yield home("defendant", where.value, number)
    yield from further_answers(facts)


def home(role: str, said: Mapping[str, str], number: int = 1) -> tuple[str, Any]:
    """Return an address where street and number were told, else only where somebody lives: the address is asked."""
    where = kept_address(said["text"], said.get("country", ""))
    return key(role, number, "address" if is_address(said["text"]) else LIVES), where  # type: ignore[arg-type]


def news_of(answers: Answers, told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is told and was not known; nothing of another cause than the one that is filled in.

    Where heirs quarrel, a relative who is spoken of may be one who is not sued: nobody unnamed lives anywhere.
    """
    if answers.get("cause", told.get("cause")) != told.get("cause"):
        return {}
    sued = key("defendant", 1, "name")
    unnamed = told.get("cause") in AMONG_RELATIVES and sued not in answers and sued not in told
    return {
        name: value
        for name, value in told.items()
        if (answers.get(name, SKIPPED) == SKIPPED or _is_nearer(answers[name], value))
        and value != answers.get(name)
        and not (unnamed and name in (key("defendant", 1, "address"), key("defendant", 1, LIVES)))
    }


def _is_nearer(known: Any, told: Any) -> bool:
    """Return True if a place is told down to the street ("蓬江区堤东路66号"), or a day of which less was known."""
    if not isinstance(known, str) or not isinstance(told, str) or known == told:
        return False
    return is_nearer_day(told, known) or _is_nearer_place(told, known)


def _is_nearer_place(told: str, known: str) -> bool:
    return told.startswith(known.rstrip("市区县镇")) and is_address(told) and not is_address(known)


def _asked_later(answers: Answers) -> frozenset[str]:
    """Answers that were told to questions which come up only once another one is answered."""
    if (cause := load_causes().get(str(answers.get("cause", "")))) is None:
        return frozenset()
    known = codes_known(answers, cause.code)
    return frozenset(f"{cause.code}_{one.key}" for one in cause.waiting(known) if one.key in known)


def lines_of(fields: Sequence[Field], turn: Turn, told: Collection[str], *, whole: bool = False) -> str:
    """List what was understood, a line each, as the review will show it.

    Args:
        told: the names of the answers that were told.
        whole: show all that was told in own words, and not only what was told last.
    """
    shown_now = {one.name for one in fields if one.applies(turn.answers)} | _asked_later(turn.answers)
    said = [one for one in fields if one.name in told and one.name in shown_now]
    lines = [_line(turn, field) for field in said if _is_said(field) or _is_for_another(turn, field)]
    own = turn.answers.get(OWN_WORDS)
    if OWN_WORDS in told and isinstance(own, Mapping) and own.get("own"):
        said_own = own["own"] if whole else own["own"][-1:]
        lines.append(in_line(turn, _WHAT_HAPPENED, verbatim("；".join(str(one) for one in said_own))))
    if CLAIMS_TOLD in told and isinstance(claimed := turn.answers.get(CLAIMS_TOLD), list) and claimed:
        lines.append(in_line(turn, _CLAIMED, verbatim(str(claimed[-1]))))
    for role, label in (
        ("plaintiff", Words("您住在", "you live in")),
        ("defendant", Words("对方住在", "they live in")),
    ):
        lives = key(role, 1, LIVES)  # type: ignore[arg-type]
        if lives in told and isinstance(where := turn.answers.get(lives), Mapping):
            lines.append(in_line(turn, label, verbatim(str(where["text"]))))
    for number in range(2, MOST + 1):
        if (called := key("defendant", number, CALLED)) in told and called in turn.answers:
            lines.append(in_line(turn, _name_asked(number), verbatim(str(turn.answers[called]))))
    return "\n".join(lines)


def _name_asked(number: int) -> Words:
    who = numbered("defendant", number)
    return Words(f"{who.zh}（全名到时再问您）", f"{who.en.lower()} (I ask the full name in its turn)")


def _is_said(field: Field) -> bool:
    return field.in_review and field.name not in _QUIET and not field.name.endswith("_kind")


def _is_for_another(turn: Turn, field: Field) -> bool:
    """Return True if it says that the suit is somebody else's, which is never only assumed."""
    return field.name == "for_whom" and turn.answers.get(field.name) == "relative"


def _line(turn: Turn, field: Field) -> str:
    role = {
        key("plaintiff", 1, "name"): Words("原告", "plaintiff"),
        key("defendant", 1, "name"): Words("被告", "defendant"),
    }
    value = turn.answers.get(field.name)
    told = Words("没有", "none").say(turn.language) if value == SKIPPED else shown(turn, field)
    return in_line(turn, role.get(field.name, field.label), told)
