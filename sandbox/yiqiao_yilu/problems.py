"""Every way in which the system says no."""

from __future__ import annotations

from sandbox import problems

PROBLEMS: dict[str, tuple[int, str]] = problems.COMMON | {
    "not_found": (404, "There is no such thing here."),
    "enquiry_over": (409, "The enquiry was withdrawn or closed."),
    "enquiry_not_taken": (422, "The centre does not take this enquiry."),
    "dispute_not_taken": (422, "The centre does not take this dispute."),
    "consent_missing": (422, "A dispute is taken only with the consent of who tells it."),
    "dispute_over": (409, "The dispute has ended."),
    "mediator_unknown": (422, "Nobody of the list has this id."),
    "mediation_not_possible": (422, "This case cannot be mediated."),
    "mediation_over": (409, "The mediation has ended."),
}


class Problem(problems.Problem):
    """The system says no; `code` is a key of `PROBLEMS`."""

    system = "yiqiao-yilu"
    table = PROBLEMS
