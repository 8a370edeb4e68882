"""The flow that takes a case in: from "for whom" to the review with the complaint to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from actions.answers import Answer, Reading
from actions.defence.readers.suits import says_sued
from actions.dialogue import review_screen
from actions.dialogue.endings import close
from actions.dialogue.fields import Answers, Field
from actions.dialogue.flow import Circumstances, Ending, Events, Flow, Surroundings
from actions.dialogue.speech import say_problem
from actions.dialogue.state import Rule, State, void_by
from actions.dialogue.turn import Turn
from actions.filing import (
    asked_anew,
    before_review,
    cause_wish,
    complaint_sent,
    contacts_put_right,
    corrections,
    estate_boxes,
    facts_edited,
    for_whom_rules,
    foreseen,
    hearing_language,
    instalments_told,
    labour_first,
    left_out,
    named_by_pronoun,
    names_opposed,
    paper_sent,
    party_died,
    sides_put_right,
    steps,
    story_corrections,
    story_rules,
    submission,
    taken_back,
    told_apart,
    told_aside,
    told_before,
    told_beside,
    told_days_by_name,
    told_without_wish,
    work_abroad,
)
from actions.filing.cause_change import changed_cause, more_of_story, read_anew, story_changed, taken_out_of_story
from actions.filing.claims import claim_fields, suggested_claims
from actions.filing.contacts import contact_fields
from actions.filing.court import NO_AMOUNT, court_fields, drafted_amount, say_yuan
from actions.filing.elements import element_fields
from actions.filing.evidence import evidence_fields, kept_file, next_place
from actions.filing.evidence import key as evidence_key
from actions.filing.fee import say_court_taken, say_fee
from actions.filing.from_identity import SOURCE, identified_field
from actions.filing.hearing_language import hearing_language_field
from actions.filing.intake_rules import (
    ANSWER,
    about_mediation,
    answers_question,
    arbitration_first,
    file_as_evidence,
    is_order_or_no_name,
    mediation_instead,
    wished_again,
)
from actions.filing.joint import invited, inviting, joining, places
from actions.filing.joint.joining import is_joining, unless_joining
from actions.filing.joint.words import LEFT_TO_THEM
from actions.filing.parties import HEADINGS, Role, key, listed, party_fields
from actions.filing.prefill_from_identity import OF_THE_VERIFIED, known_of_plaintiff
from actions.filing.readers import said_money
from actions.filing.readers.acting_for import acting_for
from actions.filing.readers.free_words import TEXT_ODD, looks_like_code
from actions.filing.readers.party_names import MOST
from actions.filing.redrafted import DRAFTED, changed_by_facts
from actions.filing.screening import (
    VERIFIED,
    VERIFY,
    causes_in,
    gate_fields,
    named_besides,
    other_way,
    say_intro,
    way_elsewhere,
)
from actions.filing.steps import filled_in, following, marked
from actions.filing.story import lines_of
from actions.filing.told_lately import story_lately
from actions.filing.wanted_later import tell_what_is_wanted
from actions.paper_reader.said_back import LOOK, PAPER, SENT
from actions.story.outright import is_against_private
from backend.identity.commands import VerifiedPartyOf
from backend.shared.wording import Words, verbatim

_LEFT_TO_THEM = {key("plaintiff", number, "particulars"): number for number in range(2, MOST + 1)}
"""Questions that may be left to a further plaintiff."""
DEFENCE = "defence"
OTHER_WAY = "utter_filing_other_way"


@cache
def filing_questions() -> tuple[Field, ...]:
    """Every question of the intake, in the order they are asked."""
    every = (
        *paper_sent.PAPER_FIELDS,
        *gate_fields(),
        *element_fields(),
        identified_field(),
        *party_fields("plaintiff"),
        *party_fields("defendant"),
        *claim_fields(),
        *evidence_fields(),
        *court_fields(),
        *contact_fields(),
        hearing_language_field(),
    )
    return tuple(map(joining.of_its_own, every))


def _but_for_whom(text: str) -> str:
    """A text without the relative for whom one acts, who is nobody that is sued."""
    kin = acting_for(text).kin
    return text.replace(kin, "") if kin else text


async def _begin(flow: Flow, turn: Turn) -> None:
    """Say what comes; where the wish is no first civil suit, say at once where it goes (SPC21-2)."""
    if await story_rules.opened_by(flow, turn):
        party_died.tell(turn)
        _say_whose_suit(turn)
        await _notice_identity(turn)
        tell_what_is_wanted(turn)
        return
    turn.say("utter_filing_opening")
    await _take_named(turn)
    causes = causes_in(turn.answer) or story_rules.cause_spoken_of(turn)
    if (way := way_elsewhere(turn.answer.text)) is not None:
        turn.say(OTHER_WAY, **other_way(way.reason, turn.language))
    elif len(causes) == 1:
        _fill_in(turn, {"matter": "civil"})
        if turn.answer.value("cause") is None:  # a cause the bot understood is kept by the flow itself
            _fill_in(turn, {"cause": causes[0], **named_besides(turn.answer), **cause_wish.whole_of(turn.answer.text)})
            say_intro(turn, causes[0])
    elif any(is_against_private(_but_for_whom(text)) for text in (turn.answer.text, story_lately(turn).text)):
        _fill_in(turn, {"matter": "civil"})
    await story_rules.keep_told(flow, turn, causes[0] if len(causes) == 1 else "")
    party_died.tell(turn)
    _say_whose_suit(turn)
    await _notice_identity(turn)
    tell_what_is_wanted(turn)


def _say_whose_suit(turn: Turn) -> None:
    """Say it of a cause by name, and keep that a child sues, unless for whom it is was asked and answered."""
    answered = "for_whom" in turn.answers and "for_whom" not in filled_in(turn.answers)
    told = cause_wish.say_whose_suit(turn)
    if told and not (answered and not turn.is_fresh_message):
        _fill_in(turn, told)


async def _go_on(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
    """Lead who is sued to their defence, who wants no suit to another way; ask a verified person nothing again."""
    if turn.is_fresh_message and not turn.answer.pressed and says_sued(turn.answer.text):
        return close("defence_form")
    begins = turn.is_fresh_message and not turn.has_draft and not turn.answer.pressed
    if begins and (await work_abroad.answered(turn) or await told_without_wish.answered(turn, around.questions)):
        return [*close(), *turn.events]
    if begins and await invited.taken(turn):
        return close()
    if (over := await joining.still_invited(turn)) is not None:
        return over
    if begins and (way := story_rules.way_meant(turn)) != "filing":
        return close(f"{way}_form")
    if turn.has_draft and turn.answers:
        await _notice_identity(turn)
        await _take_named(turn)
    return None


async def _take_named(turn: Turn) -> None:
    """Read the complaint that a button names; what it says waits for a look."""
    if file_id := str(turn.answer.pressed.get(SENT) or ""):
        await complaint_sent.take(turn, file_id)


async def _refresh(turn: Turn) -> None:
    """The platform may have answered since."""
    if turn.answers.get("identity") not in (None, VERIFIED):
        await _notice_identity(turn)


async def _notice_identity(turn: Turn) -> None:
    party = await turn.do(VerifiedPartyOf(turn.person.person_id))
    if party is None:
        return
    corrections.change(turn, {"identity": VERIFIED})
    if turn.answers.get("for_whom") in ("self", "organisation"):
        _fill_in(turn, known_of_plaintiff(party, turn.answers))


def _fill_in(turn: Turn, changes: Mapping[str, Any | None]) -> None:
    """Keep what nobody was asked for; the review shows it, the steps leave it out."""
    corrections.change(turn, changes)
    corrections.change(turn, marked(turn.answers, filled=[name for name in changes if name in turn.answers]))


def _counts(field: Field, answers: Answers) -> bool:
    """Return True if a field counts as a step: not what was filled in, nor what is told along."""
    return field.name not in filled_in(answers) and field not in paper_sent.PAPER_FIELDS


async def _following(turn: Turn) -> Sequence[str]:
    """Fill in what follows from the other answers, so that it is not asked; name what is worth telling."""
    if is_joining(turn.answers):
        return ()
    follows = following(turn.answers)
    known = {name: value for name, value in {**turn.answers, **follows}.items() if value is not None}
    granted = steps.granted(known, turn.now.date())
    granted = {**granted, **hearing_language.taken(turn), **for_whom_rules.taken(turn)}
    changes = {**granted, **follows}
    if changes:
        _fill_in(turn, changes)
        corrections.change(turn, steps.taken_for_granted(turn.answers, granted))
        if "for_whom" in granted:
            await _notice_identity(turn)
        if granted.get("court"):
            await say_court_taken(turn)
        if isinstance(amount := changes.get("amount"), str) and amount != NO_AMOUNT:
            turn.say("utter_filing_amount_follows", amount=said_money(amount, turn.language))
            await say_yuan(turn, amount)
    return tuple(changes)


def _facts_about(turn: Turn, what: Sequence[str]) -> Mapping[str, Any]:
    """Tell who is left when a party was taken off, and what was understood of a story."""
    if what and what[0] in HEADINGS:
        role: Role = "plaintiff" if what[0] == "plaintiff" else "defendant"
        return {"who": HEADINGS[role].say(turn.language), "listed": listed(turn, role)}
    return {"lines": lines_of(filing_questions(), turn, what)} if what else {}


def takes(state: State, message: Answer, field: Field, reading: Reading) -> bool | None:
    """At the gate "I disagree with the judgment" is an answer, even if it sounds like a question; an order is none."""
    if is_order_or_no_name(message, field, reading):
        return False
    return answers_question(message, field, reading) or None


def _refuses(message: Answer, field: Field) -> Reading | None:
    """A scrap of code or a typed command answers nothing, whatever words stand in it."""
    return Reading(problem=TEXT_ODD) if looks_like_code(message.text) else None


async def _keep_file(turn: Turn, file_id: str) -> None:
    """A complaint fills the form, any other file sent at another question is evidence; a co-plaintiff hands in none."""
    if is_joining(turn.answers):
        await joining.keep_no_file(turn)
        return
    if await complaint_sent.take(turn, file_id):
        return
    place, found = next_place(turn.answers), await kept_file(turn, file_id)
    if not found.found or place is None:
        say_problem(turn, found if place else Reading(problem="utter_filing_evidence_full"))
        return
    corrections.change(turn, {evidence_key(place, "file"): found.value})
    was_read = await paper_sent.look_into(turn, file_id)
    turn.say("utter_filing_paper_received" if was_read else "utter_filing_evidence_kept", number=place)


async def _keep_unplaced(turn: Turn, state: State, *, quietly: bool, odd: bool = False) -> bool:
    """Keep what is told of the case; a co-plaintiff tells of none."""
    return not is_joining(turn.answers) and await told_aside.keep_unplaced(turn, state, quietly=quietly, odd=odd)


async def _ends(turn: Turn, field: Field, reading: Reading) -> Ending | None:
    """ "Verify first" goes to the identity flow, and this one waits with everything in it."""
    if (field.name, reading.value) == ("identity", VERIFY):
        return Ending("utter_filing_waits_for_identity", draft="pause", keeps=True, then="identity")
    return None


async def _kept(turn: Turn, field: Field, reading: Reading, how: Circumstances) -> None:
    """For oneself the verified party is the first plaintiff, a company names its kind."""
    told = (field.name,) if how.aside else ()
    asked = () if how.aside else (field.name,)
    corrections.change(turn, marked(turn.answers, filled=(*reading.also, *told), asked=asked))
    _say_redrawn(turn, field, {"claims", "facts"} & set(how.void))
    if field.name == "for_whom":
        if reading.value == "relative":
            corrections.change(turn, {name: None for name in OF_THE_VERIFIED if name in filled_in(turn.answers)})
            corrections.change(turn, {SOURCE: None})
        await _notice_identity(turn)
        kind = "organisation" if reading.value == "organisation" else "person"
        if turn.answers.get(key("plaintiff", 1, "kind")) != kind:
            _fill_in(turn, {key("plaintiff", 1, "kind"): kind})
    elif field.name == "cause" and not how.aside:
        news = read_anew(turn, str(reading.value))
        if lines := lines_of(filing_questions(), turn, news, whole=True):
            turn.say("utter_filing_story_more", lines=lines)
        _say_whose_suit(turn)
    elif field.name == cause_wish.NAME and (news := cause_wish.told_by(turn.answers, str(reading.value))):
        _fill_in(turn, news)
        if page := news.get("cause"):
            say_intro(turn, page)
            read_anew(turn, page)
    elif field.name == "matter" and "cause" in reading.also:
        say_intro(turn, str(reading.also["cause"]))
    elif field.name == "court":
        await say_fee(turn)
    elif field.name == "claims" and reading.value == suggested_claims(turn.answers):
        corrections.change(turn, {"claims_so_far": None})
    elif field.name == "amount":
        _say_if_different(turn)
    elif isinstance(reading.value, Mapping) and field.upload is not None:
        await paper_sent.look_into(turn, str(reading.value["file_id"]))
    elif field.name in _LEFT_TO_THEM and reading.value == places.INVITED:
        number = _LEFT_TO_THEM[field.name]
        corrections.change(turn, places.fresh(turn.answers, number))
        inviting.say(turn, LEFT_TO_THEM, name=verbatim(str(turn.answers.get(key("plaintiff", number, "name"), ""))))
    elif field.name == LOOK and not turn.answers.get(PAPER):
        _redraw(turn, field)
        await paper_sent.look_at_next(turn)


def _redraw(turn: Turn, field: Field) -> None:
    """Draft anew what rests on the answers that a paper gave."""
    before, told = turn.memo.pop(paper_sent.TAKEN, ({}, {}))
    lost = {name for name in void_by(filing_questions(), before, told) if name in turn.answers} - set(told)
    turn.change(forget=sorted(lost))
    _say_redrawn(turn, field, {"claims", "facts"} & lost)


def _say_redrawn(turn: Turn, field: Field, lost: set[str]) -> None:
    """A correction the claims rest on: say that they are drafted anew, or that the person's own ones are kept."""
    if field.name == "cause":
        corrections.change(turn, {"claims_so_far": None, DRAFTED: None})
    now = suggested_claims(turn.answers)
    if news := changed_by_facts(turn.answers, now):
        corrections.change(turn, news)
        turn.say("utter_filing_redrawn")
    elif lost:
        own = "claims" in lost and "claims_so_far" in turn.answers
        turn.say("utter_filing_claims_kept" if own else "utter_filing_redrawn")


def _say_if_different(turn: Turn) -> None:
    """An amount that is not what the answers add up to is the person's choice, and told."""
    value, made = str(turn.answers["amount"]), drafted_amount(turn.answers)
    if made and value != made:
        nothing = Words("不涉及钱", "no money").say(turn.language)
        said = nothing if value == NO_AMOUNT else said_money(value, turn.language)
        turn.say("utter_filing_amount_differs", amount=said, added=said_money(made, turn.language))


async def _before_review(turn: Turn) -> None:
    """Show the papers and what the court would send back; of a review that was shown only what has changed."""
    await before_review.tell(turn, changed=review_screen.has_changed(FILE, turn))


_OF_ANY_PLAINTIFF: Sequence[Rule] = (
    joining.starts_over,
    corrections.taken_off,
    told_days_by_name.birthday_told,
    told_days_by_name.month_made_exact,
    told_days_by_name.child_doubted,
)
"""Rules that stand for a co-plaintiff's part, too."""


def _for_whom_they_are(*rules: Rule) -> tuple[Rule, ...]:
    """Return the rules, those of the whole case left out of a co-plaintiff's part."""
    return tuple(rule if rule in _OF_ANY_PLAINTIFF else unless_joining(rule) for rule in rules)


FILE = Flow(
    service="filing",
    title=Words("网上立案", "Filing a case"),
    fields=filing_questions(),
    on_submit=submission.FILING,
    opening="",  # a story is answered by what was understood of it
    answer_key=ANSWER,
    review_hint=Words(
        "还可以加：说“再加一个被告”“再加一个原告”“先调解”“我请了律师”，或者写电子邮箱（写了就等于同意电子送达）。",
        'You may add: "add a defendant", "add a plaintiff", "mediation first", "I have a lawyer", or an e-mail address '
        "(giving one is consent to electronic service).",
    ),
    hints=lambda answers: not is_joining(answers),
    list_rules=_for_whom_they_are(corrections.claim_by_number),
    first_rules=_for_whom_they_are(
        joining.starts_over,
        labour_first.propose,
        named_by_pronoun.named_by_pronoun,
        sides_put_right.sides_put_right,
        contacts_put_right.contact_put_right,
        names_opposed.name_instead,
        estate_boxes.told_at_another,
        instalments_told.told_in_parts,
        paper_sent.looked_at,
        paper_sent.settled,
        foreseen.rest_wanted,
        wished_again,
        mediation_instead,
        changed_cause,
        facts_edited.facts_edited,
        asked_anew.question_named,
        asked_anew.chosen_anew,
        taken_back.fact_taken_back,
        corrections.claim_by_number,
        corrections.claim_added,
        told_apart.own_chinese_name,
        corrections.evidence_told,
        corrections.taken_off,
        story_changed,
        told_beside.evidence_later,
        left_out.added_to_list,
        told_days_by_name.birthday_told,
        told_days_by_name.month_made_exact,
        told_days_by_name.child_doubted,
        story_corrections.contradicted,
        told_before.told_before,
        story_rules.sued_besides,
        told_beside.email_along,
        hearing_language.told_along,
        story_rules.told_of_party,
        for_whom_rules.told_for_whom,
        story_rules.overheard,
        corrections.propose,
        taken_out_of_story,
        more_of_story,
        file_as_evidence,
    ),
    own_rules=_for_whom_they_are(arbitration_first, about_mediation),
    beside_rules=tuple(
        unless_joining(paper_sent.unless_of_paper(named_by_pronoun.without_doubted_name(rule)))
        for rule in (
            asked_anew.split_along,
            told_beside.told_along,
            told_beside.told_with_answer,
            told_beside.answered_along,
            told_beside.told_with_question,
            story_rules.stop_beside,
            story_corrections.corrected_along,
            story_corrections.told_beside_correction,
            for_whom_rules.told_with_more,
            told_apart.claims_along,
            told_apart.full_name,
            told_apart.correction_kept,
        )
    ),
    takes=takes,
    named=corrections.answer_named,
    refuses=_refuses,
    counts=_counts,
    facts_about=_facts_about,
    follows=steps.derived,
    before_opening=_go_on,
    begin=_begin,
    refresh=_refresh,
    gather=story_rules.gather,
    ends=_ends,
    kept=_kept,
    following=_following,
    keep_file=_keep_file,
    keep_unplaced=_keep_unplaced,
    before_review=_before_review,
    before_review_again=before_review.tell_again,
)
