"""Answers to short questions ("how much", "how long", "what do I bring"), by the service that is spoken of."""

from __future__ import annotations

from actions import trust_faq
from actions.arbitration import dialogue as arbitration
from actions.authorization import apostille_asked, witness_enquiries
from actions.defence.outside import last_days_asked
from actions.filing import fees, information, labour_first, materials
from actions.hearing import enquiries as hearings
from actions.identity.enquiries import document_expired, how_long, nothing_to_pay
from actions.matter import people
from actions.mediation import asked as mediation_asked
from actions.mediation import table
from actions.notarization import at_hand, enquiries, way_there, ways
from actions.protection import law
from actions.protection.work_limit import limit_first
from actions.service_questions import CELLS, table_answers
from actions.topic import ANYTHING, ShortAnswers, unless

_GOING_BACK = "utter_going_back"
"""Utterance about courts and notaries for whoever asks whether they have to come."""
_OF_SUITS = ("filing", "defence", "defence_petition")
"""Services in whose forms a question that nobody here answers is first looked up in the law library."""


def short_answers() -> ShortAnswers:
    """Return the answers by service and kind of question; inside a form, its own service is spoken of.

    Whether all of several have to come is the question whether one has to, where nothing more is known of it.
    """
    told = _told()
    coming = {
        (service, "return"): unless(law.of_no_service, told[service, "return"])
        for service, cells in CELLS.items()
        if cells.get("return") == _GOING_BACK
    }
    looked_up = {
        (service, ANYTHING): unless(law.known_instead, told[service, ANYTHING])
        for service in _OF_SUITS
        if (service, ANYTHING) in told
    }
    frail = {
        (service, "frail"): unless(enquiries.home_visit, told[service, "frail"])
        for service in CELLS
        if (service, "frail") in told
    }
    return {
        **{(service, "together"): told[service, "return"] for service in CELLS if (service, "return") in told},
        **told,
        **coming,
        **looked_up,
        **frail,
    }


def _told() -> ShortAnswers:
    return {
        **table_answers(),
        **{(service, "secret"): trust_faq.privacy for service in CELLS},
        ("authorization", "cost"): witness_enquiries.about_witness,
        ("authorization", "time"): witness_enquiries.about_witness,
        ("authorization", "papers"): witness_enquiries.papers,
        **dict.fromkeys(apostille_asked.KEYS, apostille_asked.cost_and_time),
        ("authorization", "video"): witness_enquiries.about_witness,
        ("authorization", "in_person"): witness_enquiries.in_person,
        ("authorization_advice", "in_person"): witness_enquiries.in_person,
        ("authorization_advice", "video"): witness_enquiries.about_witness,
        ("authorization", "not_lawyer"): witness_enquiries.not_a_lawyer,
        ("identity", "in_person"): witness_enquiries.in_person,
        ("identity", "interpreter"): unless(witness_enquiries.language_of_waiting, people.interpreter),
        ("notarization", "cost"): enquiries.papers,
        ("notarization", "time"): enquiries.papers,
        ("notarization", "papers"): enquiries.papers,
        ("notarization", "appointment"): enquiries.needs_appointment,
        ("notarization", "video"): ways.by_video,
        ("notarization", "in_person"): enquiries.who_comes,
        ("notarization", "together"): at_hand.all_come,
        ("notarization", "posted"): at_hand.posted,
        ("notarization", "interpreter"): enquiries.language,
        ("notarization", "where_done"): ways.where,
        ("notarization", "translated"): ways.translated,
        ("notarization", "way"): way_there.tell,
        ("filing", "time"): limit_first(information.how_long),
        ("filing", "late"): labour_first.late,
        ("filing", "period"): labour_first.late,
        ("defence", "period"): last_days_asked,
        ("filing", "cost"): fees.court_fee,
        ("filing", "papers"): materials.materials,
        ("filing", "lawyer"): information.lawyer_needed,
        ("identity", "expired"): document_expired,
        ("hearing", "papers"): hearings.what_to_bring,
        ("hearing", "clock"): hearings.hearing_time,
        ("arbitration", "cost"): arbitration.fee,
        **{(one, "judge"): people.judge for one in ("hearing", "filing")},
        **{(one, "representative"): people.representative for one in ("hearing", "filing")},
        ("hearing", "interpreter"): people.interpreter,
        **{(one, kind): people.interpreter for one in ("filing", "defence") for kind in ("interpreter", "language")},
        ("hearing", "language"): people.interpreter,
        ("authorization", "language"): witness_enquiries.language,
        ("hearing", "video"): hearings.online_hearing,
        ("defence", "video"): hearings.online_hearing,
        ("authorization", "interpreter"): witness_enquiries.language,
        ("filing", "instalments"): unless(law.settled_in_parts, people.instalments),
        ("identity", "cost"): nothing_to_pay,
        ("identity", "time"): how_long,
        **mediation_asked.answers(),
        **table.answers(),
    }
