"""Every way in which the system says no."""

from __future__ import annotations

from sandbox import problems

PROBLEMS: dict[str, tuple[int, str]] = problems.COMMON | {
    "not_found": (404, "There is no such thing here."),
    "clause_not_ours": (422, "The clause does not lead to this institution."),
    "not_arbitrable": (422, "A dispute of this kind cannot be arbitrated here."),
    "duplicate_application": (409, "The same applicant has applied against the same respondent under this clause."),
    "file_unknown": (422, "A file that is named has not arrived."),
    "file_damaged": (422, "The bytes do not fit their hash."),
    "application_over": (409, "The application has been decided."),
    "nothing_to_correct": (409, "No corrections were asked for."),
    "nothing_to_pay": (409, "No fee has been asked for."),
    "already_paid": (409, "The fee has been paid."),
    "case_unknown": (404, "There is no case of this number."),
    "not_a_party": (409, "Whoever answers is no respondent of this case."),
    "answers_not_taken": (409, "No answers are taken in this case any more."),
    "already_answered": (409, "This respondent has answered; more goes in as a correction."),
    "out_of_order": (409, "This cannot follow where the application stands."),
}


class Problem(problems.Problem):
    """The system says no; `code` is a key of `PROBLEMS`."""

    system = "shenzhen-arbitration"
    table = PROBLEMS
