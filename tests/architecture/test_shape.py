"""The same files for every service: whoever copies one finds out here what is missing."""

from __future__ import annotations

import pytest

from tests.architecture.source_tree import ROOT, SERVICES, built, domain, steps, strings_in

SPOKEN = ("domain.yml", "nlu.zh.yml", "nlu.en.yml", "rules.yml")
CARRIED_OUT = ("__init__.py", "model.py", "handlers.py", "tables.py")
TESTED = ("test_model.py", "test_handlers.py", "conversations.yml")
FOLDERS_OF_BOT_DATA = {*SERVICES, "personal_data", "shared"}


def test_at_least_the_pattern_service_is_built() -> None:
    assert "notarization" in built()


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("name", SPOKEN)
def test_the_bot_can_speak_of_every_service(service: str, name: str) -> None:
    assert (ROOT / "bot" / "data" / service / name).is_file()


def test_no_folder_of_the_dialogue_belongs_to_no_service() -> None:
    assert {path.name for path in (ROOT / "bot" / "data").iterdir() if path.is_dir()} <= FOLDERS_OF_BOT_DATA


@pytest.mark.parametrize("service", built())
def test_a_built_service_has_its_files(service: str) -> None:
    wanted = [ROOT / "backend" / service / name for name in CARRIED_OUT]
    wanted += [ROOT / "tests" / service / name for name in TESTED]
    assert [str(path.relative_to(ROOT)) for path in wanted if not path.is_file()] == []


@pytest.mark.parametrize("service", built())
def test_a_built_service_has_its_actions(service: str) -> None:
    assert (ROOT / "actions" / f"{service}.py").is_file() or (ROOT / "actions" / service / "__init__.py").is_file()


@pytest.mark.parametrize("service", built())
def test_a_built_service_is_opened_by_its_own_intent(service: str) -> None:
    assert any(intent.startswith(f"start_{service}") for intent in steps("intent"))


@pytest.mark.parametrize("intent", sorted(domain()["intents"]))
def test_every_intent_is_answered_by_a_rule_or_an_action(intent: str) -> None:
    in_code = {text for _, text in strings_in("actions")}
    assert intent in steps("intent") | in_code


def test_every_intent_is_declared_once() -> None:
    names = domain()["intents"]
    assert sorted(names) == sorted(set(names))


def test_every_action_a_rule_takes_exists() -> None:
    known = set(domain()["actions"]) | set(domain()["responses"]) | {f"{service}_form" for service in SERVICES}
    own_of_rasa = {
        name for name in steps("action") if name in ("action_listen", "action_restart", "action_session_start")
    }
    assert steps("action") - own_of_rasa <= known
