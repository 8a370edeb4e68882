"""Every action the dialogue can call, made with its way into the backend. A new service adds its forms here."""

from __future__ import annotations

from rasa_sdk import Action

from actions import conversation
from actions.forms.digressions import AnswerQuestion, AnswerTo, Digressions
from actions.front_door import FrontDoor
from actions.notarization import enquiries
from actions.notarization.forms import CancelAppointmentForm, ChangeAppointmentForm, NotarizationForm
from actions.notarization.submission import SubmitCancellation, SubmitChange, SubmitNotarization

OPENED_BY = {
    "start_notarization": "notarization",
    "change_appointment": "notarization_change",
}
"""Which intent opens which form, as ``bot/data/<service>/rules.yml`` tells Rasa.

`change_appointment` passes a cancellation on to its own form (`actions/notarization/forms.py`).
"""


def answers_anywhere() -> dict[str, AnswerTo]:
    """The questions that are answered alone or in the middle of any form."""
    return {
        **dict.fromkeys(conversation.SERVICE_OF_INTENT, conversation.coming),
        "ask_notarization": enquiries.papers,
        "ask_appointment": enquiries.my_appointments,
        "ask_human": conversation.human,
        "ask_help": conversation.simply("utter_help"),
        "out_of_scope": conversation.simply("utter_out_of_scope"),
    }


def all_actions(door: FrontDoor) -> list[Action]:
    """Return one instance of every custom action named in the domain."""
    digressions = Digressions(answers_anywhere())
    forms = (NotarizationForm, ChangeAppointmentForm, CancelAppointmentForm)
    services = frozenset(form.service for form in forms)
    submissions = (SubmitNotarization, SubmitChange, SubmitCancellation)
    shared = (
        conversation.AskBack,
        conversation.ChangeLanguageAction,
        conversation.HearAnswer,
        conversation.Resume,
        conversation.SayAgain,
    )
    return [
        AnswerQuestion(door, digressions),
        *(form(door, digressions, OPENED_BY) for form in forms),
        *(submission(door) for submission in submissions),
        *(action(door, services) for action in shared),
    ]
