"""The same files for every service that has a descriptor: whoever copies one finds out here what is missing.

What a service does without stands in `WITHOUT` with the reason, and no longer once it is there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from tests.architecture.source_tree import ROOT, domain, services, steps, strings_in

PARTS: Mapping[str, tuple[str, ...]] = {
    "model": ("backend/{}/model.py",),
    "handlers": ("backend/{}/handlers.py",),
    "tables": ("backend/{}/tables.py",),
    "tests of the model": ("tests/{}/test_model.py",),
    "tests of the handlers": ("tests/{}/test_handlers.py",),
    "conversations": ("tests/{}/conversations.yml",),
    "actions": ("actions/{}/__init__.py",),
    "speech": tuple(f"bot/data/{{}}/{name}" for name in ("domain.yml", "nlu.zh.yml", "nlu.en.yml", "rules.yml")),
}
"""Parts a service is made of, each with its files."""
_NEVER_ASKED_FOR = "nobody asks for it by name: it works for other services, or behind them"
_NOTHING_OF_ITS_OWN = "keeps no rows of its own"
WITHOUT: Mapping[str, Mapping[str, str]] = {
    "model": {
        "documents": "draws papers out of the models of those who ask for them",
        "paper_reader": "its model stands with the reading of contents (`contents/model.py`)",
        "agenda": "its items are those of `backend/shared/agenda.py`, told by every service",
        "personal_data": "asks every service what it holds, by `backend/shared/personal_data.py`",
        "record": "the record's entries are the shared audit log's",
        "operations": "looks after the jobs and requests of others",
    },
    "handlers": {
        "documents": "has one order, which its process answers",
        "personal_data": "a file an order: test_erasure.py, test_own_copy.py, test_letting_go.py, test_retention.py",
    },
    "tables": {
        "documents": _NOTHING_OF_ITS_OWN,
        "paper_reader": _NOTHING_OF_ITS_OWN,
        "record": "anchors a shared table in a file outside of the database",
        "operations": "its rows are the shared ones of the outbox",
    },
    "tests of the model": {
        "drafts": "a draft changes by orders alone: test_handlers.py",
        "profile": "what is remembered is tried where it is offered: test_offered.py, test_handlers.py",
        "reminders": "a reminder is tried where it is told: test_told.py",
        "legal_map": "has a file for each rule of the search: test_nearest.py, test_districts.py, test_opening.py",
        "protection": "has a file for each rule of the library: test_search.py, test_library.py, test_citations.py",
        "statutes": "has a file for each rule: test_citations.py, test_importing.py",
    },
    "tests of the handlers": {
        "paper_reader": "tried on whole papers: test_contents.py, test_drawn_papers.py",
        "reminders": "tried by what people write: test_wishes.py, test_changes.py, test_told.py",
        "legal_map": "tried by what is searched: test_nearest.py, test_missions.py, test_api.py",
        "protection": "tried by what is asked: test_search.py, test_answers.py, test_updates.py",
        "agenda": "tried by what is asked and fetched: test_agenda.py, test_feed.py",
        "record": "test_anchors.py",
        "operations": "has a file for each: test_given_up.py, test_hold.py, test_sweep.py, test_played.py",
        "voice": "tried with whole messages: test_in_conversation.py, test_bad_recordings.py",
        "translation": "tried against played servers: test_clients.py, test_played.py",
    },
    "conversations": {
        "documents": _NEVER_ASKED_FOR,
        "paper_reader": "the services that ask for papers play them",
        "record": _NEVER_ASKED_FOR,
        "operations": _NEVER_ASKED_FOR,
        "voice": "what is played is spoken, not written: test_in_conversation.py",
        "translation": _NEVER_ASKED_FOR,
    },
    "actions": {
        "drafts": "the dialogue itself keeps answers by it (`actions/dialogue`)",
        "files": "files are taken by the questions of other services",
        "documents": _NEVER_ASKED_FOR,
        "agenda": "told beside one's other matters (`actions/matter/agenda.py`)",
        "desk": "officers use pages; the chat reaches them by what other services say",
        "record": _NEVER_ASKED_FOR,
        "operations": _NEVER_ASKED_FOR,
        "voice": "speech becomes words before the dialogue begins",
        "translation": _NEVER_ASKED_FOR,
    },
    "speech": {
        "drafts": "what it takes to go on with a draft is every service's (`bot/data/shared`)",
        "files": "a file is no sentence",
        "documents": _NEVER_ASKED_FOR,
        "paper_reader": "a paper is no sentence",
        "profile": "its intents are every service's (`bot/data/shared/nlu_memory.*`)",
        "enquiries": "its intents are every service's (`bot/data/shared/nlu_enquiry.*`)",
        "calls": "its intents are every service's (`bot/data/shared/nlu_call.*`)",
        "reminders": "heard by readers (`actions/reminders/readers`), beside the intents of `bot/data/hearing`",
        "agenda": "asked for by words a reader knows (`actions/readers/dates.py`), in every form alike",
        "desk": "officers do not chat",
        "record": _NEVER_ASKED_FOR,
        "operations": _NEVER_ASKED_FOR,
        "voice": "its two answers are buttons of its own",
        "translation": _NEVER_ASKED_FOR,
    },
}
ONE_OF: Mapping[str, str] = {"enquiries": "enquiry", "calls": "call"}
"""One thing of a service whose folder is named after many; its form and its intent are named after the one."""


def _files(service: str, part: str) -> list[str]:
    return [name.format(service) for name in PARTS[part]]


def _excused(service: str, part: str) -> bool:
    """Return True if a reason stands for it, or for what it would be the tests of."""
    return any(service in WITHOUT.get(one, {}) for one in (part, part.removeprefix("tests of the ")))


def _with_a_form() -> list[str]:
    return [service for service in services() if f"{ONE_OF.get(service, service)}_form" in domain()["forms"]]


def test_every_descriptor_is_looked_at() -> None:
    assert len(services()) == len(set(services())) > 20
    assert {"notarization", "identity", "enquiries"} <= set(_with_a_form())


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("service", services())
def test_a_service_has_the_part_or_a_reason_not_to(service: str, part: str) -> None:
    there = [name for name in _files(service, part) if (ROOT / name).is_file()]
    expected = [] if _excused(service, part) else _files(service, part)
    assert there == expected, "what is missing is written, or excused with its reason; what is there is no exception"


@pytest.mark.parametrize("service", services())
def test_a_service_is_a_package_with_tests(service: str) -> None:
    assert (ROOT / "backend" / service / "__init__.py").is_file()
    assert sorted((ROOT / "tests" / service).glob("test_*.py"))


@pytest.mark.parametrize(("part", "service"), [(part, service) for part in WITHOUT for service in WITHOUT[part]])
def test_an_exception_is_of_a_service_and_names_tests_that_are_there(part: str, service: str) -> None:
    assert service in services()
    named = re.findall(r"test_\w+\.py", WITHOUT[part][service])
    assert [name for name in named if not (ROOT / "tests" / service / name).is_file()] == []


def test_no_folder_of_the_dialogue_belongs_to_no_service() -> None:
    folders = {path.name for path in (ROOT / "bot" / "data").iterdir() if path.is_dir()}
    assert folders == {"shared"} | {service for service in services() if service not in WITHOUT["speech"]}


@pytest.mark.parametrize("service", _with_a_form())
def test_a_service_with_a_form_is_opened_by_its_own_intent(service: str) -> None:
    assert any(intent.startswith(f"start_{ONE_OF.get(service, service)}") for intent in steps("intent"))


@pytest.mark.parametrize("intent", sorted(domain()["intents"]))
def test_every_intent_is_answered_by_a_rule_or_an_action(intent: str) -> None:
    in_code = {text for _, text in strings_in("actions")}
    assert intent in steps("intent") | in_code


def test_every_intent_is_declared_once() -> None:
    names = domain()["intents"]
    assert sorted(names) == sorted(set(names))


def test_every_action_a_rule_takes_exists() -> None:
    known = set(domain()["actions"]) | set(domain()["responses"]) | set(domain()["forms"])
    own_of_rasa = {
        name for name in steps("action") if name in ("action_listen", "action_restart", "action_session_start")
    }
    assert steps("action") - own_of_rasa <= known
