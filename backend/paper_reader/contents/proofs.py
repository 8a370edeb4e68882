"""Reads a paper that proves something (an IOU, a contract, a transfer) from one reading of its pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backend.paper_reader.contents.contracts import read_contract
from backend.paper_reader.contents.kinds import kinds_of
from backend.paper_reader.contents.layout import Page
from backend.paper_reader.contents.loans import is_loan, read_loan
from backend.paper_reader.contents.missions import read_form
from backend.paper_reader.contents.model import MISSION_KINDS, PROOF_KINDS, PaperContents, PaperKind
from backend.paper_reader.contents.transfers import read_transfer


def read_proof(pages: Sequence[Page], kinds: tuple[PaperKind, ...], today: date) -> PaperContents:
    """Return what a paper that no court sent says; of several in one file only what they are.

    Args:
        pages: one reading of a file, in order.
        kinds: the papers in it.
        today: nothing on a paper happened after it.
    """
    if set(kinds) & MISSION_KINDS and not set(kinds) & PROOF_KINDS:
        return read_form(pages, kinds)
    proofs = [kind for kind in kinds if kind in PROOF_KINDS]
    if len(proofs) != 1:
        return PaperContents(kinds=kinds)
    own = [page for page in pages if kinds_of([page]) in ((), tuple(proofs))]
    if proofs == ["iou"] or (proofs == ["contract"] and is_loan(own)):
        return read_loan(own, kinds, today)
    if proofs == ["contract"]:
        return read_contract(own, kinds, today)
    if proofs == ["transfer"]:
        return read_transfer(own, kinds, today)
    return PaperContents(kinds=kinds)
