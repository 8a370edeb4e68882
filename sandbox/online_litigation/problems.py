"""Every way in which the court's platform says no."""

from __future__ import annotations

from sandbox import problems

PROBLEMS: dict[str, tuple[int, str]] = problems.COMMON | {
    "not_found": (404, "There is no such filing."),
    "evidence_unknown": (404, "No whole file with this hash has arrived."),
    "evidence_damaged": (422, "The bytes do not have this hash."),
    "court_unknown": (422, "There is no such court here."),
    "outside_scope": (422, "Only first-instance civil and commercial suits are filed here."),
    "identity_refused": (422, "The plaintiff's identity cannot be accepted."),
    "duplicate_filing": (409, "This reference has a filing already."),
    "supplement_not_open": (409, "The filing takes no further papers."),
    "cure_period_over": (409, "The time to correct is over."),
    "extension_not_open": (409, "There is nothing to correct."),
    "extension_already": (409, "More time was asked for already."),
    "already_registered": (409, "The case is registered; only the judge can allow its withdrawal."),
    "already_over": (409, "The filing is over."),
    "case_number_taken": (409, "Another case has this number."),
    "hearing_changed": (409, "The hearing has changed since."),
    "asynchronous_impossible": (409, "An asynchronous hearing is not possible here."),
    "stage_not_open": (409, "The window is not open yet."),
    "stage_closed": (409, "The window has closed."),
    "case_unknown": (404, "There is no case of this number at a court here."),
    "not_a_party": (422, "Nobody of this name is sued in the case."),
    "answers_not_taken": (409, "The court takes no answers to this case by this way."),
    "petitions_not_taken": (409, "The court takes no such petition in this case by this way."),
    "petition_too_late": (409, "The time in which this could be asked for is over."),
    "decision_impossible": (409, "The filing is not at a stage for this."),
}


class Problem(problems.Problem):
    """The platform says no; `code` is a key of `PROBLEMS`."""

    system = "online-litigation"
    table = PROBLEMS
