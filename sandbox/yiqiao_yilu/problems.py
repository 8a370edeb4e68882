"""Every way in which the system says no."""

from __future__ import annotations

from sandbox import problems

PROBLEMS: dict[str, tuple[int, str]] = problems.COMMON | {
    "not_found": (404, "There is no such thing here."),
    "enquiry_over": (409, "The enquiry was withdrawn or closed."),
    "file_damaged": (422, "What arrived is not what the hash says."),
    "enquiry_not_taken": (422, "The centre does not take this enquiry."),
    "dispute_not_taken": (422, "The centre does not take this dispute."),
    "consent_missing": (422, "A dispute is taken only with the consent of who tells it."),
    "dispute_over": (409, "The dispute has ended."),
    "mediator_unknown": (422, "Nobody of the list has this id."),
    "mediation_not_possible": (422, "This case cannot be mediated."),
    "mediation_over": (409, "The mediation has ended."),
    "agreement_damaged": (422, "What arrived is not what the hash says."),
    "agreement_missing": (422, "The agreement was not sent before the application."),
    "confirmation_late": (422, "Both have to ask within thirty days of the agreement's effect."),
    "confirmation_not_taken": (422, "No court of this system confirms such an agreement."),
    "confirmation_over": (409, "The application is not at this step."),
}


class Problem(problems.Problem):
    """The system says no; `code` is a key of `PROBLEMS`."""

    system = "yiqiao-yilu"
    table = PROBLEMS
