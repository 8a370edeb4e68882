"""Reader of the work somebody did for an employer: the job alone, without its pay, its months and what is owed. Pure.

"月薪一万 每个月都拖" tells of wages and is no job; of "做焊工，月薪八千" the welder is kept.
"""

from __future__ import annotations

import re

from actions.answers import Answer
from actions.dialogue.readers.clauses import joined
from actions.dialogue.readers.occupations import occupation_in
from actions.script import sign_by_sign

_APART = frozenset({"money", "number", "date", "date_range", "datetime", "phone", "document_number", "court"})
"""Entities of a stretch that tells of something else than the work."""
_PAY = re.compile(
    r"月薪|底薪|年薪|日薪|时薪|每个?月|每月|一个月|拖[欠着了]?|[欠差争][我咱薪工人钱]|[没冇未不唔]发|发不出|[没冇未]给|扣[了咗]|加班费|赔偿|补偿"
    r"|护照|身份证|国籍|居留|签证|合同|辞退|开除|炒鱿|离职|辞职"
    r"|\b(?:salary|a month|per month|monthly|unpaid|owes?|owed|late|fired|dismissed|passport|visa|contract|resigned)\b",
    re.IGNORECASE,
)
_ENDS = " ，,。.;；!！、"
_AROUND = re.compile(r"^(?:做|当|當|干)(?=[^过了咗]{2,}$)|(?<=[工员師师厨生手长])[的嘅]$")
"""Words around a job that belong to the sentence: "做焊工的"."""


def job_told(answer: Answer) -> str:
    """Return the work a message tells, as it was written; nothing where it tells none."""
    return joined([work for piece in answer.stretches() if (work := _job(piece))])


def _job(piece: Answer) -> str:
    """The work of one stretch; nothing where it speaks of pay, of a paper or of how the work ended."""
    apart = any(one.get("entity") in _APART for one in piece.entities)
    if apart or _PAY.search(sign_by_sign(piece.text).casefold()):
        return ""
    return _AROUND.sub("", occupation_in(piece.text).strip(_ENDS))
