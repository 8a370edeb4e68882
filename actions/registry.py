"""Every action the dialogue can call, made with its way into the backend. A new service adds its flows here."""

from __future__ import annotations

from rasa_sdk import Action

from actions import about_us, conversation, trust_faq, which_appointment
from actions.arbitration import award_appeal
from actions.arbitration import dialogue as arbitration
from actions.arbitration import meant as arbitration_meant
from actions.arbitration.answer_flow import ANSWER
from actions.arbitration.flow import ARBITRATION
from actions.arbitration.payment import PAYMENT
from actions.arbitration.supplement import SUPPLEMENT as ARBITRATION_SUPPLEMENT
from actions.arbitration.withdrawal import WITHDRAWAL as ARBITRATION_WITHDRAWAL
from actions.authorization import apostille_asked, witness_enquiries
from actions.authorization import booking as witness_booking
from actions.authorization import flows as witnesses
from actions.authorization import outside as authorization
from actions.authorization.advice import ADVICE
from actions.authorization.enquiries import answer_question, certification_told
from actions.calls import booking as calls_booked
from actions.calls import telling as calls_told
from actions.courtesies import ReturnCourtesy, praised
from actions.defence import hearing_soon, outright, paper_periods, standing, still_sued, whose_court
from actions.defence import outside as defence
from actions.defence.flow import DEFENCE
from actions.defence.petition_flow import DEFENCE_PETITION
from actions.dialogue import correction_outside
from actions.dialogue.flow import Flow, Surroundings
from actions.dialogue.flow_action import FlowAction
from actions.dialogue.giving_up import BringBack
from actions.dialogue.outside import answer_several
from actions.dialogue.question_action import AnswerQuestion
from actions.dialogue.questions import QuestionTable
from actions.dialogue.turn import Turn
from actions.emergency.after_detention import asked_after_detention
from actions.emergency.after_swindle import asked_after_swindle
from actions.emergency.beside import Cautioning
from actions.emergency.dialogue import AGREED, AnswerEmergency, asked_after_alarm, goes_on_with_wish
from actions.enquiries import flows as office_enquiries
from actions.enquiries.telling import WITHDRAWING, keep_asked, offered, take_up, withdraw_asked
from actions.enquiries.telling import enquiries as my_enquiries
from actions.filing import appeal_fee, fees, information, labour_first, materials, progress, story_rules, taken_up_again
from actions.filing.extension import EXTENSION
from actions.filing.fee_flow import COURT_FEE, SCALE
from actions.filing.intake import FILE
from actions.filing.supplement import SUPPLEMENT
from actions.filing.told_further import kept_first, told_of_dispute
from actions.filing.told_lately import taken_and_offered, then_offered
from actions.filing.withdrawal import WITHDRAWAL
from actions.front_door import FrontDoor
from actions.hearing import appeal, days_follow_up, labour_award, limit_asked_on, now, relief_asked
from actions.hearing import enquiries as hearings
from actions.hearing.asynchronous.application import APPLICATION
from actions.hearing.asynchronous.statement import STATEMENT
from actions.hearing.limits import time_limits
from actions.hearing.paper_flow import PAPER_LIMIT
from actions.hearing.reminder_flow import REMINDERS
from actions.identity import channels, face_link
from actions.identity.enquiries import who_am_i
from actions.identity.flow import VERIFY
from actions.legal_map import about_shown, lawyers, unreached
from actions.legal_map import dialogue as legal_map
from actions.matter import afterwards, agenda, what_to_do, who_may_act
from actions.matter import dialogue as matter
from actions.matter.absence import cannot_attend, hindered
from actions.matter.amending import amend, contact_changed
from actions.matter.bringing import bring
from actions.meant_outright import asked_outright, form_meant
from actions.mediation import asked as mediation_asked
from actions.mediation import filed as filed_mediation
from actions.mediation import invitation as mediation_invitation
from actions.mediation import outside as mediation
from actions.mediation import table
from actions.mediation.among_matters import with_disputes
from actions.mediation.flow import APPLY, mediation_wanted
from actions.mediation.offer_flow import OFFER
from actions.notarization import at_hand, co_heirs, enquiries, given_up, held
from actions.notarization import flows as notarizations
from actions.notarization.readers.places import asks_use_elsewhere
from actions.own_answers import bare_day, leaving_china
from actions.own_answers import service as own_service
from actions.own_answers import table as own_answers
from actions.personal_data import erasing, own_copy
from actions.profile import telling
from actions.profile.introduced import greeted, mentioned
from actions.protection import appeal_fee_told as appeal_fee_of_sum
from actions.protection import asked_again, bereavement, elapsed_told, law, other_country, reckoned, shown_text, tricked
from actions.protection.condolence import Condoling, TakingBack
from actions.protection.follow_up import told_more, told_of_decision
from actions.protection.scam_follow_up import knows_me
from actions.protection.talk_ground import or_of_talk
from actions.protection.talk_ground import take_up as on_ground
from actions.reminders import appeals
from actions.reminders import telling as own_reminders
from actions.several.wishes import SeveralWishes
from actions.short_answers import short_answers
from actions.statutes import articles, checks
from actions.submit import SubmitFlow
from actions.topic import AnswerTo, answer_of_one_service, answer_short, unless
from actions.triage import outside as triage
from actions.triage.flow import TRIAGE
from actions.which_way import decision_first, elsewhere, side_asked, side_first, way_denied, written_for

OPENED_BY = {
    "start_authorization": "authorization",
    "ask_authorization": "authorization_advice",
    "change_authorization": "authorization_change",
    "revoke_authorization": "authorization_revoke",
    "start_notarization": "notarization",
    "change_appointment": "notarization_change",
    "start_filing": "filing",
    "supplement_filing": "filing_supplement",
    "ask_extension": "filing_extension",
    "withdraw_filing": "filing_withdrawal",
    "start_identity": "identity",
    "start_hearing_reminder": "hearing",
    "start_hearing_asynchronous": "hearing_asynchronous",
    "start_hearing_statement": "hearing_statement",
    "start_enquiry": "enquiry",
    "start_defence": "defence",
    "start_triage": "triage",
    "start_arbitration": "arbitration",
    "start_mediation": "mediation",
    "offer_settlement": "mediation_offer",
}
"""Form that each intent opens, as ``bot/data/<service>/rules.yml`` tells Rasa.

`change_appointment` and `change_authorization` pass a cancellation on to a form of its own.
"""


FLOWS: tuple[Flow, ...] = (
    *notarizations.FLOWS,
    FILE,
    DEFENCE,
    DEFENCE_PETITION,
    TRIAGE,
    ARBITRATION,
    ARBITRATION_SUPPLEMENT,
    PAYMENT,
    ARBITRATION_WITHDRAWAL,
    ANSWER,
    APPLY,
    OFFER,
    appeal.days_first(COURT_FEE),
    SUPPLEMENT,
    EXTENSION,
    afterwards.withdrawn_first(WITHDRAWAL, afterwards.answers(arbitration.arbitration, defence.defence)),
    VERIFY,
    REMINDERS,
    PAPER_LIMIT,
    APPLICATION,
    STATEMENT,
    ADVICE,
    witness_booking.BOOK,
    witnesses.CHANGE,
    witnesses.CANCEL,
    witnesses.REVOKE,
    office_enquiries.LEAVE,
    office_enquiries.REPLY,
)
"""Every flow there is."""


def answers_anywhere() -> dict[str, AnswerTo]:
    """The questions that are answered alone or in the middle of any form."""
    bare = what_to_do.follow_up(_WHAT_TO_DO)
    return {
        "ask_arbitration": unless(labour_first.take_up, unless(standing.take_up, arbitration_meant.every)),
        "ask_law": unless(
            _meant_elsewhere,
            unless(co_heirs.take_up, unless(bare, triage.way_instead(then_offered(law.answer_law), law.known_of))),
        ),
        "ask_statute": articles.article,
        "check_citations": checks.check,
        "start_protection": kept_first(triage.trouble_first(offered(law.invite, "litigation_service"), law.sure_of)),
        "ask_enquiry": my_enquiries,
        "call_court": calls_booked.call_court,
        "ask_call": calls_told.calls,
        "ask_mediation": unless(table.answered, mediation.mediation),
        "leave_mediation": mediation.leave,
        "ask_authorization": apostille_asked.asked_first(answer_question),
        "ask_authorization_link": unless(face_link.take_up, witness_enquiries.links),
        "ask_authorization_status": witness_enquiries.standing,
        "ask_notarization": unless(enquiries.home_visit, _certificate),
        "ask_appointment": _whose_time,
        "ask_case_progress": unless(progress.shared, _arbitration_by_name(with_disputes(progress.cases))),
        "ask_court_fee": unless(arbitration.paid, unless(arbitration_meant.fee_asked, fees.court_fee)),
        SCALE: fees.tell_scale,
        "ask_filing_materials": unless(enquiries.papers_of_certificate, materials.materials),
        "ask_document_service": unless(defence.summoned, standing.acknowledged(information.service_of_documents)),
        "ask_enforcement": unless(co_heirs.take_up, standing.enforcing(enforcement, law.known_instead)),
        "ask_hearing_time": unless(hindered, unless(_hour_or_presence, _when_heard)),
        "ask_online_hearing": now.first(defence.before(defence.with_petition(hearings.online_hearing))),
        "ask_time_limit": unless(agenda.asked, unless(appeal.beyond_days(law.known_instead), _days_of_suit)),
        "ask_defence": unless(
            standing.of_no_suit(law.answer_law),
            unless(
                law.of_another_paper,
                unless(arbitration.notice_told, standing.as_defendant(defence.defence, law.known_instead)),
            ),
        ),
        "stop_reminder": unless(
            own_reminders.pressed,
            unless(
                mediation.quieted, unless(filed_mediation.quieted, own_reminders.stopped_first(hearings.stop_reminder))
            ),
        ),
        "ask_identity": unless(arbitration.account_asked, who_am_i),
        "link_channel": unless(
            arbitration.account_asked, unless(mediation_invitation.taken, unless(contact_changed, channels.link))
        ),
        "unlink_channel": channels.unlink,
        "find_institution": legal_map.find_institution,
        "ask_institution": legal_map.ask_institution,
        "ask_human": conversation.human,
        "ask_help": conversation.what_can_be_done,
        "ask_trust": unless(about_us.answered, defence.genuine(trust_faq.trust)),
        **about_us.ANSWERS,
        **trust_faq.ANSWERS,
        **own_answers.ANSWERS,
        **labour_first.ANSWERS,
        **own_service.ANSWERS,
        **unreached.ANSWERS,
        "ask_privacy": unless(own_copy.refuse_anothers, trust_faq.privacy),
        "ask_memory": telling.tell_memory,
        "forget_memory": erasing.forget,
        "ask_own_copy": unless(own_copy.refuse_anothers, own_copy.own_copy),
        "ask_return": _GOING_BACK,
        "ask_accessibility": unless(written_for, trust_faq.accessible(law.answer_law)),
        "ask_to_bring": bring,
        "cannot_attend": cannot_attend,
        "ask_next_step": unless(arbitration.notice_asked, unless(bare, matter.next_step)),
        "amend_filing": unless(arbitration.paid, amend),
        "tell_worry": defence.also(conversation.comforted(taken_up)),
        "complain": conversation.comforted(taken_up),
        "out_of_scope": conversation.stranger(taken_up),
    }


async def enforcement(turn: Turn) -> None:
    """Send to the court that enforces an award or a mediation agreement, which is another matter than a judgment."""
    if arbitration.is_about_award_abroad(turn.answer.text):
        await arbitration_meant.every(turn)
    elif filed_mediation.is_about_agreement(turn.answer.text):
        await filed_mediation.agreement(turn)
    else:
        await information.enforcement(turn)


_days_of_suit = unless(
    labour_first.days_asked, unless(standing.take_up, defence.before(time_limits, only_dayless=True))
)
_GOING_BACK = unless(leaving_china.take_up, unless(law.of_no_service, trust_faq.going_back))
"""Answer to whoever asks whether they have to come, or are let out again: the library's, else our own."""


async def _meant_elsewhere(turn: Turn) -> bool:
    """Return True if a question of law, or a place, is of mediation, arbitration, having to come or an apostille."""
    if await mediation_wanted(turn) or await trust_faq.return_asked(turn, _GOING_BACK):
        return True
    if await apostille_asked.country_told(turn):
        return True
    return await arbitration_meant.instead_of_law(law.known_of)(turn)


async def _certificate(turn: Turn) -> None:
    """Say whether a certificate counts elsewhere, by law, or needs an apostille, by its country."""
    if await certification_told(turn):
        return
    where = asks_use_elsewhere(turn.answer)
    await (law.tell_entry_named(turn, _CERTIFICATES_USED[where]) if where else enquiries.papers(turn))


_CERTIFICATES_USED = {"abroad": "apo_chinese_doc_abroad", "region": "apo_hk_macao_taiwan"}  # of the law library


async def _hour_or_presence(turn: Turn) -> bool:
    """Return True if a hearing's hour on two clocks, or whether one must come, was asked and is answered."""
    return await hearings.hour_here(turn) or await trust_faq.must_come(turn)


async def _when_heard(turn: Turn) -> None:
    """Say when the hearing is; whoever tells of one within a day hears first what to do."""
    known = unless(defence.hearing_recalled, hearing_soon.before(defence.before(hearings.hearing_time)))
    await _arbitration_by_name(known)(turn)


async def _known_of_suit(turn: Turn) -> bool:
    """Return True if what is told of a suit is answered whichever side is told: a question of law, a hearing's day."""
    return await defence.hearing_told(turn) or await law.known_instead(turn)


def _arbitration_by_name(answer: AnswerTo) -> AnswerTo:
    """Answer about one's arbitration where it is called by its name, else about one's case in court."""

    async def answered(turn: Turn) -> None:
        await (arbitration.arbitration if arbitration.is_about_mine(turn.answer.text) else answer)(turn)

    return answered


async def _whose_time(turn: Turn) -> None:
    """Answer "when was it again": of what is held, what was spoken of."""
    tell = {"authorization": witness_enquiries.standing, "hearing": hearings.hearing_time}
    await tell.get(await which_appointment.meant(turn), enquiries.my_appointments)(turn)


async def _several(turn: Turn) -> bool:
    """Return True if a message asks several things of one service, and has been answered."""
    return await answer_several(turn, short_answers())


_OUTRIGHT = (
    asked_after_alarm, calls_booked.take_up, calls_told.take_up, given_up.take_up, held.take_up, *outright.OUTRIGHT,
    labour_award.labour_award_told, days_follow_up.take_up, law.asked_to_check_paper, shown_text.doubted,
    *bereavement.OUTRIGHT, *tricked.OUTRIGHT,
)  # fmt: skip
_OWN = (
    limit_asked_on.take_up, asked_again.take_up, elapsed_told.take_up, face_link.take_up, asked_after_detention,
    labour_first.take_up, award_appeal.appealed, defence.days_asked, own_reminders.take_up, who_may_act.take_up,
    arbitration_meant.award_abroad_asked, own_service.take_up, trust_faq.take_up, appeal_fee.take_up,
    appeal_fee_of_sum.take_up, unreached.take_up, about_shown.take_up, legal_map.office_alone, own_answers.take_up,
    at_hand.take_up, information.court_place_told, whose_court.place_told, law.judgment_abroad_asked,
    other_country.asked_of_another, apostille_asked.asked_after, bare_day.take_up, relief_asked.take_up,
)  # fmt: skip
"""Readings of what sounds like a neighbour's question and has an answer of its own."""
_TROUBLE = triage.instead_of_booking(law.answer_law, law.known_of)
_several_wishes = SeveralWishes(
    lambda: QuestionTable(answers_anywhere(), short_answers(), standing.sure_of(law.sure_of)),
    (*_OUTRIGHT, *_OWN),
    OPENED_BY,
    lambda: {flow.service: flow.title for flow in FLOWS},
)
_FIRST = (
    praised, appeals.take_up, _several_wishes.take_up, conversation.human_wished, *_OUTRIGHT, *_OWN, _several, _TROUBLE,
)  # fmt: skip
"""Readings that go before every other: a person, other days than a court's, a death, several short questions."""
_asked_afterwards = afterwards.answers(arbitration.arbitration, defence.defence)
_WHAT_TO_DO = {"arbitration": arbitration.what_now, "mediation": mediation.mediation}
"""Answer to a bare "what am I to do?", by the service that is being spoken of."""
_BOOKED = {("authorization", "clock"): _whose_time, ("notarization", "clock"): _whose_time}
"""Answers to "at what hour" outside a form; inside one it may be about the times on offer."""


async def taken_up(turn: Turn) -> bool:
    """Return True if a message belongs to a question that was asked outside any form, and has been answered."""
    for takes in (
        *_FIRST, now.take_up, co_heirs.take_up, _asked_afterwards, agenda.asked, enquiries.books,
        which_appointment.moves, goes_on_with_wish, telling.own_fact_asked, erasing.take_up, mediation_invitation.taken,
        _of_mediation, statute_asked, law.before_a_clause, arbitration.take_up, _meant_elsewhere, legal_map.take_up,
        matter.take_up, take_up, what_to_do.follow_up(_WHAT_TO_DO), _followed,
    ):  # fmt: skip
        if await takes(turn):
            return True
    if turn.has_draft:
        return False
    if await answer_of_one_service(turn, short_answers()):
        return True
    last = (_answer_short, fees.take_up, told_more, _corrected, told_of_dispute, greeted, taken_up_again.take_up)
    for takes in (*last, on_ground, mentioned):
        if await takes(turn):
            return True
    return False


async def _corrected(turn: Turn) -> bool:
    """Return True if a message corrects a value outside any form, and has been led to it."""
    return await correction_outside.take_up(turn, conversation.SERVICES)


async def _answer_short(turn: Turn) -> bool:
    """Return True if a message is a short question about the service that is being spoken of, and has been answered."""
    return await answer_short(turn, {**short_answers(), **_BOOKED})


async def followed_up(turn: Turn) -> bool:
    """Deal with a story, or a short question about what was just explained; return True if it was one."""
    for takes in (_of_mediation, *_FIRST, _followed):
        if await takes(turn):
            return True
    return False


async def _of_mediation(turn: Turn) -> bool:
    """Answer a message about a mediation: an invitation, its offers, how it goes; return True if it was one."""
    for takes in (mediation_invitation.heard, mediation.own_heard, table.heard, mediation_asked.heard):
        if await takes(turn):
            return True
    return False


async def _followed(turn: Turn) -> bool:
    """Return True if a message that is not about a mediation tells a story, or follows up what was explained."""
    for takes in (
        now.take_up, telling.own_fact_asked, co_heirs.take_up, goes_on_with_wish, agenda.asked, statute_asked,
        asked_after_swindle, hearings.hour_here, way_denied, decision_first(enforcement), side_asked(law.known_of),
        standing.posted, appeal.take_up, reckoned.limit_asked, authorization.take_up, _certified,
        arbitration.notice_told, still_sued.goes_on, arbitration.claim_told, taken_and_offered(law.before_a_story),
        defence.take_up, story_rules.take_up, _explained,
    ):  # fmt: skip
        if await takes(turn):
            return True
    return False


async def _asked_first(turn: Turn) -> bool:
    """Answer for what is due soon, or what belongs to a matter just handed in, before any question like it."""
    first = (_several_wishes.take_up, given_up.take_up, agenda.asked, _asked_afterwards, paper_periods.asked_outright)
    for takes in (*first, *_OWN):
        if await takes(turn):
            return True
    return False


async def _certified(turn: Turn) -> bool:
    """Return True if a message asks if papers of a country need an apostille, outside a form, and has been answered."""
    return not turn.has_draft and await certification_told(turn)


async def statute_asked(turn: Turn) -> bool:
    """Answer a wish for an article or for a check of citations; return True if the message had one."""
    return await checks.take_up(turn) or await articles.take_up(turn)


async def explained_further(turn: Turn) -> bool:
    """Return True if a message is a short question about what was just explained, and has been answered."""
    return await _of_mediation(turn) or await _explained(turn)


async def _explained(turn: Turn) -> bool:
    """Return True if such a question is about anything but a mediation, and has been answered."""
    for follow_up in (
        triage.choosing(answers_anywhere), still_sued.goes_on, arbitration.notice_told, arbitration.claim_told,
        statute_asked, told_of_decision, defence.reminder_follow_up, fees.follow_up, information.enforcement_follow_up,
        enquiries.follow_up, asked_after_swindle, knows_me, lawyers.narrow, arbitration.withdrawal_asked,
        taken_and_offered(law.take_up), standing.unless_known(law.known_of),
    ):  # fmt: skip
        if await follow_up(turn):
            return True
    return False


def all_actions(door: FrontDoor) -> list[Action]:
    """Return one instance of every custom action named in the domain."""
    questions = QuestionTable(
        answers_anywhere(),
        short_answers(),
        standing.sure_of(law.sure_of),
        frozenset(matter.OURS),
        asked_outright,
    )
    services = {flow.service: flow.title for flow in FLOWS}
    hearing = {flow.service: flow.while_waiting for flow in FLOWS if flow.while_waiting is not None}
    side = lawyers.sought_first(defence.settled_first(side_first(enforcement, _known_of_suit)))
    around = Surroundings(
        questions, OPENED_BY, explained_further, services, form_meant, elsewhere, side, hearing, _FIRST
    )
    shared = (
        conversation.AskBack,
        conversation.ChangeLanguageAction,
        conversation.Decline,
        conversation.HearAnswer,
        conversation.Resume,
        ReturnCourtesy,
        conversation.SayAgain,
    )
    asked = {
        telling.ASKED: {"affirm": telling.forget_all, "deny": telling.keep_all},
        **erasing.REPLIES,
        WITHDRAWING: {"affirm": withdraw_asked, "deny": keep_asked},
        **calls_told.REPLIES,
        **triage.replies(answers_anywhere),
        **table.replies(),
        **AGREED,
    }
    heard = (mediation_invitation.heard, mediation.own_heard, table.heard, *_OUTRIGHT, *_OWN)
    actions = [
        BringBack(door, held.before(mediation_invitation.heard), or_of_talk(held.bring_back_or(law.known_instead))),
        AnswerEmergency(door, services, (taken_up,), law.beside_danger, tricked.swindled_online, law.known_instead),
        Condoling(AnswerQuestion(door, around.questions, followed_up, OPENED_BY, services, _asked_first)),
        *(Condoling(FlowAction(flow, door, around)) for flow in FLOWS),
        *(SubmitFlow(flow.service, flow.on_submit, door) for flow in FLOWS if flow.on_submit is not None),
        *(action(door, services, (taken_up,), asked, heard) for action in shared),
    ]
    return [TakingBack(Cautioning(action, door)) for action in actions]
