"""Filings at the desk: the queue, a search, one case whole, its papers, and what an officer decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from backend.api.desk import hearings, mediations
from backend.api.desk.filing_view import previewed
from backend.api.desk.visits import Address, Answer, GoTo, Page, Paper, Searched, Visit
from backend.desk.commands import AddNote, AuditOf, NoteDeskAction, NotesOn
from backend.files.commands import FileFacts, ReadFile
from backend.files.model import KeptFile
from backend.filing.commands import FilingPaper, ForeseeDefects
from backend.filing.desk_commands import DECIDED_FROM, DecideFiling, DeskCase, FilingQueue, OneFiling, SearchFilings
from backend.filing.desk_pages import defect_templates, refusal_grounds
from backend.filing.foreseen.model import GRAVITY_NAMES, GROUNDS
from backend.filing.model import STATUS_NAMES
from backend.shared.courts import COURTS
from backend.shared.errors import Refused

PAPERS: Mapping[str, str] = {
    "complaint_pdf": "complaint.pdf",
    "evidence_list_pdf": "evidence-list.pdf",
    "service_address_pdf": "address-for-service.pdf",
}
LONGEST_QUERY = 100


def queue(visit: Visit) -> Answer:
    """Show what waits, what is over, or what was searched for."""
    text, over = visit.query.get("q", "")[:LONGEST_QUERY], visit.query.get("show") == "over"
    found = visit.do(SearchFilings(text, visit.court) if text.strip() else FilingQueue(visit.court, over))
    return Page("filings", {"cases": found, "q": text, "over": over, "status_names": STATUS_NAMES, "courts": COURTS})


def _found(visit: Visit, text: str) -> Sequence[object]:
    found: Sequence[object] = visit.do(SearchFilings(text, visit.court))
    return found


def one(visit: Visit) -> Answer:
    """Show a case whole."""
    seen = _case(visit)
    case_id, person_id = seen.case.case_id, seen.case.person_id
    shown: dict[str, Any] = {
        "seen": seen,
        "case": seen.case,
        "complaint": previewed(visit, person_id, seen.complaint),
        "supplements": [
            (one, visit.backend.infra.privacy.preview(person_id, one.note), _files(visit, person_id, one.file_ids))
            for one in seen.supplements
        ],
        "files": _files(visit, person_id, _evidence_ids(seen)),
        "foreseen": _foreseen(visit, seen),
        "court": COURTS[seen.case.court],
        "status_names": STATUS_NAMES,
        "templates": defect_templates(),
        "grounds": refusal_grounds(),
        "may": [kind for kind in DECIDED_FROM if kind in seen.may and _allowed(visit, kind)],
        "notes": visit.do(NotesOn(f"case:{case_id}")),
        "audit": visit.do(AuditOf(case_id)),
        "may_talk": visit.me.may("talk"),
        "year": visit.now.year,
        **hearings.of_case(visit, seen.case),
        **mediations.of_case(visit, seen),
    }
    if not visit.trouble:  # the page that comes back with what could not be done was opened before
        visit.do(NoteDeskAction(visit.me.officer_id, "desk.case_read", case_id))
    return Page("filing", shown)


def decide(visit: Visit) -> Answer:
    """Hand the officer's decision in; only a judge refuses."""
    form = visit.form
    kind: Any = form.get("decision", "")
    if kind not in DECIDED_FROM or not _allowed(visit, kind):
        raise Refused("filing_decision_impossible")
    chosen = [defect_templates().get(key, "") for key in visit.lists.get("template", ())]
    seen: DeskCase = visit.do(
        DecideFiling(
            visit.request_id(),
            visit.me.officer_id,
            visit.path["case_id"],
            kind,
            _number(form.get("sequence", "")),
            visit.court,
            defects=(*chosen, *form.get("defects", "").splitlines()),
            ground=form.get("ground", ""),
            reason=form.get("reason", ""),
            case_number=form.get("case_number", ""),
            fee=_money(form.get("fee", "")),
        )
    )
    return GoTo(f"/desk/filings/{seen.case.case_id}", "decision_waits" if seen.decision_waits else "decided")


def note(visit: Visit) -> Answer:
    """Write something down for colleagues."""
    case_id = _case(visit).case.case_id
    text = visit.form.get("note", "")
    visit.do(AddNote(visit.request_id(), visit.me.officer_id, f"case:{case_id}", text))
    return GoTo(f"/desk/filings/{case_id}", "noted")


def paper(visit: Visit) -> Answer:
    """Show a paper of the case as the court gets it, numbers in clear; who looked is in the audit log."""
    seen, kind = _case(visit), visit.path["kind"]
    if kind not in PAPERS:
        raise Refused("filing_case_unknown")
    content = visit.do(FilingPaper(seen.case.case_id, seen.case.person_id, kind))  # type: ignore[arg-type]
    visit.do(NoteDeskAction(visit.me.officer_id, "desk.paper_read", seen.case.case_id))
    return Paper(content, "application/pdf", PAPERS[kind])


def evidence(visit: Visit) -> Answer:
    """Show a file of this very case."""
    seen, file_id = _case(visit), visit.path["file_id"]
    if file_id not in {*_evidence_ids(seen), *(one for each in seen.supplements for one in each.file_ids)}:
        raise Refused("file_unknown")
    return kept_paper(visit, seen.case.person_id, file_id, seen.case.case_id)


def kept_paper(visit: Visit, person_id: str, file_id: str, subject: str) -> Paper:
    """Return a kept file as a paper and note who looked at it."""
    facts: KeptFile = visit.do(FileFacts(file_id, person_id))
    content: bytes = visit.do(ReadFile(file_id, person_id))
    visit.do(NoteDeskAction(visit.me.officer_id, "desk.file_read", subject))
    return Paper(content, facts.mime, facts.name)


def kept_files(visit: Visit, person_id: str, file_ids: tuple[str, ...]) -> list[KeptFile]:
    """Return what is known of files; one that was deleted meanwhile is left out."""
    found = []
    for file_id in file_ids:
        try:
            found.append(visit.do(FileFacts(file_id, person_id)))
        except Refused:
            continue
    return found


_files = kept_files


def _case(visit: Visit) -> DeskCase:
    found: DeskCase = visit.do(OneFiling(visit.path["case_id"], visit.court))
    return found


def _foreseen(visit: Visit, seen: DeskCase) -> list[dict[str, Any]]:
    """List what the person was told would be sent back, for the officer who looks it through."""
    if seen.complaint is None:
        return []
    found = visit.do(ForeseeDefects(seen.case.person_id, seen.complaint))
    return [{"gravity": GRAVITY_NAMES[one.gravity], "text": one.text, "ground": GROUNDS[one.ground]} for one in found]


def _evidence_ids(seen: DeskCase) -> tuple[str, ...]:
    return tuple(item.file_id for item in seen.complaint.evidence) if seen.complaint else ()


def _allowed(visit: Visit, kind: str) -> bool:
    return visit.me.may("filing_refuse") if kind == "refuse" else True


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else -1


def _money(text: str) -> Decimal | None:
    plain = text.strip().replace(",", "").replace("，", "")
    if not plain:
        return None
    try:
        return Decimal(plain)
    except InvalidOperation:
        raise Refused("filing_fee_odd") from None


ADDRESSES = (
    Address("/desk/filings", "GET", "filing", queue),
    Address("/desk/filings/<case_id:str>", "GET", "filing", one),
    Address("/desk/filings/<case_id:str>/decision", "POST", "filing", decide, one),
    Address("/desk/filings/<case_id:str>/note", "POST", "filing", note, one),
    Address("/desk/filings/<case_id:str>/papers/<kind:str>", "GET", "filing", paper),
    Address("/desk/filings/<case_id:str>/files/<file_id:str>", "GET", "filing", evidence),
    Address("/desk/filings/<case_id:str>/hearing", "POST", "hearing", hearings.fix, one),
)
SEARCHED = Searched(10, "filing", _found, "filings_found", STATUS_NAMES)
