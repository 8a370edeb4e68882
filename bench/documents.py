"""Speed of printing papers: first (fonts and templates are read) and warm, of an ordinary and of the longest case.

    .venv/bin/python -m bench.documents [--times 5]

Prints a table; every duration is in milliseconds, the median of the warm ones.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from backend.documents.complaint import complaint_pdf
from backend.documents.complaint_docx import complaint_docx
from backend.documents.evidence_list import evidence_list_pdf
from backend.documents.page_pictures.drawer import PageDrawer
from backend.documents.printable import TEXT_LIMIT
from backend.documents.service_address import service_address_confirmation_pdf
from backend.documents.timeline_picture import case_timeline_png
from backend.filing.model import Case, Complaint, EvidenceItem, Party, ServiceAddress, TimelineEntry
from backend.shared.wording import Words

COURT = Words("广东省江门市新会区人民法院", "Xinhui District People's Court, Jiangmen")
NOW = datetime(2026, 11, 24, 1, tzinfo=UTC)
ORDINARY = Complaint(
    for_whom="self",
    mediation_first=True,
    cause="private_lending",
    cause_name="民间借贷纠纷",
    plaintiffs=(Party("person", "陈美䶮", "加拿大温哥华", birth_date=date(1958, 3, 5)),),
    defendants=(Party("person", "林㛃", "江门市新会区"), Party("organisation", "新会和顺陈皮有限公司")),
    claims=("判令被告偿还借款本金人民币300,000元；", "判令被告支付利息；", "本案诉讼费用由被告负担。"),
    facts="\n".join("原告与被告于2023年6月1日签订借款合同，约定期限一年，到期后被告至今未还。" * 4 for _ in range(4)),
    court="xinhui",
    service_address=ServiceAddress("陈美䶮", "江门市新会区"),
    amount=Decimal(300_000),
    evidence=tuple(EvidenceItem(f"f_{number}", f"证据{number}", "原告", "借款事实") for number in range(5)),
    signed_on=date(2026, 11, 24),
)
LONGEST = replace(ORDINARY, facts="\n".join("事情的经过是这样的，" * 48 for _ in range((TEXT_LIMIT - 1_000) // 501)))
CASE = Case(
    "c", "p", "defects", "private_lending", "民间借贷纠纷", "xinhui", NOW, NOW, deadline=date(2026, 12, 11),
    timeline=(TimelineEntry("submitting", NOW), TimelineEntry("under_review", NOW), TimelineEntry("defects", NOW)),
)  # fmt: skip
DRAWER = PageDrawer()
"""Its first page starts the process; the others find it warm."""
PAPERS: dict[str, Callable[[int], bytes]] = {
    "complaint, PDF": lambda turn: complaint_pdf(_another(ORDINARY, turn), COURT.zh),
    "complaint, PDF, longest": lambda turn: complaint_pdf(_another(LONGEST, turn), COURT.zh),
    "complaint, DOCX": lambda turn: complaint_docx(_another(ORDINARY, turn), COURT.zh),
    "list of evidence, PDF": lambda turn: evidence_list_pdf(_another(ORDINARY, turn), COURT.zh),
    "service address, PDF": lambda turn: service_address_confirmation_pdf(_another(ORDINARY, turn), COURT.zh),
    "picture of a case, PNG": lambda turn: case_timeline_png(replace(CASE, filing_number=f"JM{turn}"), "en", COURT),
    "page of a complaint, WebP": lambda turn: DRAWER.draw(complaint_pdf(_another(ORDINARY, turn), COURT.zh), 1).webp,
}


def main() -> None:
    """Print each paper several times, always another one, and show how long that took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5)
    times = parser.parse_args().times
    print(f"{'paper':26}{'first ms':>10}{'warm ms':>10}{'kB':>8}")
    for name, make in PAPERS.items():
        taken = [_timed(make, turn) for turn in range(times + 1)]
        warm = statistics.median(milliseconds for milliseconds, _ in taken[1:])
        print(f"{name:26}{taken[0][0]:10.0f}{warm:10.0f}{taken[0][1] / 1000:8.0f}")
    DRAWER.close()
    print(f"memory at its highest: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _timed(make: Callable[[int], bytes], turn: int) -> tuple[float, int]:
    start = time.perf_counter()
    size = len(make(turn))
    return (time.perf_counter() - start) * 1000, size


def _another(complaint: Complaint, turn: int) -> Complaint:
    """The same length with another beginning, so that nothing is answered from what was set before."""
    return replace(
        complaint, facts=f"{turn}、{complaint.facts[2:]}", claims=(f"判令被告偿还{turn}元；", *complaint.claims)
    )


if __name__ == "__main__":
    main()
