"""Parties and agent as the head of a complaint introduces them: one paragraph each, only what is known."""

from __future__ import annotations

from backend.documents import chinese_values as chinese
from backend.documents.printable import line
from backend.filing.model import Agent, Party

_ORDINALS = "一二三四五六七八九十"
_ETHNICITY_NAME = 4


def introductions(role: str, parties: tuple[Party, ...], with_email: bool) -> tuple[str, ...]:
    """Return a paragraph for each party, numbered if there are several (CPL (2023) Art. 124(1)(2), CPL-122-4).

    Args:
        role: ``原告`` or ``被告``.
        with_email: print electronic addresses. A plaintiff's own address in a pleading is consent to electronic
            service (ONL-29), so it is printed only if that consent was given.
    """
    several = len(parties) > 1
    return tuple(
        f"{role}{_ordinal(number) if several else ''}：{introduction(party, with_email)}"
        for number, party in enumerate(parties, 1)
    )


def introduction(party: Party, with_email: bool = False) -> str:
    """Return what is known of one party as a sentence; blank fields are left out."""
    known = _person(party) if party.kind == "person" else _organisation(party)
    email = line(party.email) if with_email else ""
    known += [_labelled("联系电话", party.phone), _labelled("电子邮箱", email)]
    sentence = "，".join(part for part in known if part) + "。"
    acting = _representative(party) if party.kind == "organisation" else ""
    return sentence + acting


def agent_introduction(agent: Agent) -> str:
    """Return the agent for the suit as a paragraph (CPL (2023) Art. 61)."""
    firm = line(agent.firm)
    known = [line(agent.name), f"{firm}律师" if firm else "", _labelled("执业证号", agent.licence_number)]
    known.append(_labelled("联系电话", agent.phone))
    return "委托诉讼代理人：" + "，".join(part for part in known if part) + "。"


def _person(party: Party) -> list[str]:
    return [
        line(party.name),
        chinese.sex_word(line(party.sex)),
        f"{chinese.plain_date(party.birth_date)}出生" if party.birth_date else "",
        _ethnicity(line(party.ethnicity)),
        chinese.nationality_words(line(party.nationality)) if line(party.nationality) else "",
        _labelled("职业", party.occupation),
        _labelled("工作单位", party.employer),
        _paper(party),
        _labelled("住址", party.address),
    ]


def _organisation(party: Party) -> list[str]:
    return [line(party.name), _labelled("住所地", party.address), _paper(party)]


def _representative(party: Party) -> str:
    name = line(party.representative)
    if not name:
        return ""
    office = "法定代表人" if party.region == "CN" else "代表人"
    title = line(party.representative_title)
    return f"{office}：{name}" + (f"，{title}" if title else "") + "。"


def _paper(party: Party) -> str:
    return _labelled(f"{chinese.paper_name(party.document_type)}号码", party.document_number)


def _ethnicity(name: str) -> str:
    needs_suffix = name and name.isalpha() and not name.isascii() and len(name) <= _ETHNICITY_NAME
    return f"{name}族" if needs_suffix and not name.endswith("族") else name


def _labelled(label: str, value: str) -> str:
    cleaned = line(value)
    return f"{label}：{cleaned}" if cleaned else ""


def _ordinal(number: int) -> str:
    tens, ones = divmod(number, 10)
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    head = ("" if tens == 1 else _ORDINALS[tens - 1]) + "十"
    return (head + (_ORDINALS[ones - 1] if ones else "")) if tens < 10 else str(number)
