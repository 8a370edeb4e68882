"""Rasa reads the root domain and every service's folder without a flag."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.exceptions import RasaException
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.importers.utils import training_data_from_paths
from rasa.shared.utils.io import read_yaml

from bench.nlu_pipeline import PROJECT
from bot.domain_pages import plain_page
from bot.importer import ServiceFolders

ROOT_DOMAIN = "intents: [greet]\nresponses:\n  utter_hello:\n  - text: 您好\n"
FILING_DOMAIN = "intents: [start_filing]\nresponses:\n  utter_filing:\n  - text: 立案\n"
EXAMPLES = "nlu:\n- intent: start_filing\n  examples: |\n    - 我要立案\n"
RULES = "rules:\n- rule: filing\n  steps:\n  - intent: start_filing\n  - action: utter_filing\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one service, with the importer named in its configuration."""
    filing = tmp_path / "bot" / "data" / "filing"
    filing.mkdir(parents=True)
    (tmp_path / "config.yml").write_text("importers:\n- name: bot.importer.ServiceFolders\n", "utf-8")
    (tmp_path / "domain.yml").write_text(ROOT_DOMAIN, "utf-8")
    (filing / "domain.yml").write_text(FILING_DOMAIN, "utf-8")
    (filing / "nlu.zh.yml").write_text(EXAMPLES, "utf-8")
    (filing / "rules.yml").write_text(RULES, "utf-8")
    return tmp_path


def importer_of(project: Path) -> TrainingDataImporter:
    return TrainingDataImporter.load_from_config(str(project / "config.yml"))


def test_the_domains_are_joined(project: Path) -> None:
    domain = importer_of(project).get_domain()
    assert {"greet", "start_filing"} <= set(domain.intents)
    assert {"utter_hello", "utter_filing"} <= set(domain.responses)


def test_responses_beside_a_domain_are_read(project: Path) -> None:
    responses = "responses:\n  utter_filing_thanks:\n  - text: 谢谢\n"
    (project / "bot" / "data" / "filing" / "responses_more.yml").write_text(responses, "utf-8")
    assert {"utter_filing", "utter_filing_thanks"} <= set(importer_of(project).get_domain().responses)


def test_examples_and_rules_of_a_service_are_read(project: Path) -> None:
    importer = importer_of(project)
    assert [example.get("text") for example in importer.get_nlu_data().intent_examples] == ["我要立案"]
    assert [step.block_name for step in importer.get_stories().story_steps] == ["filing"]


def test_an_utterance_defined_twice_is_an_error(project: Path) -> None:
    (project / "bot" / "data" / "filing" / "domain.yml").write_text(ROOT_DOMAIN, "utf-8")
    with pytest.raises(RasaException, match="utter_hello"):
        importer_of(project).get_domain()


def test_the_importer_is_the_one_of_our_configuration() -> None:
    domain = importer_of(PROJECT).get_domain()
    assert {"greet", "start_notarization", "start_protection", "out_of_scope"} <= set(domain.intents)


def test_the_examples_are_those_that_rasa_itself_reads() -> None:
    files = [str(path) for path in sorted((PROJECT / "bot" / "data").glob("*/nlu*.yml"))]
    rasas = training_data_from_paths(files, "zh")
    assert len(rasas.training_examples) > 1000
    assert ServiceFolders(str(PROJECT / "config.yml")).get_nlu_data("zh").fingerprint() == rasas.fingerprint()


def test_annotated_examples_are_left_to_rasa(project: Path) -> None:
    annotated = EXAMPLES + "    - 我在[江门](place)立案\n- synonym: 江门\n  examples: |\n    - 五邑\n"
    (project / "bot" / "data" / "filing" / "nlu.zh.yml").write_text(annotated, "utf-8")
    data = importer_of(project).get_nlu_data()
    assert [example.get("text") for example in data.intent_examples] == ["我要立案", "我在江门立案"]
    assert data.entity_synonyms == {"五邑": "江门"}


def test_the_domain_is_the_one_that_rasa_itself_joins() -> None:
    services = PROJECT / "bot" / "data"
    rasas = Domain.load(str(PROJECT / "domain.yml"))
    for path in sorted([*services.glob("*/domain.yml"), *services.glob("*/responses*.yml")]):
        rasas = rasas.merge(Domain.load(str(path)))
    ours = ServiceFolders(str(PROJECT / "config.yml")).get_domain()
    assert ours.as_dict() == rasas.as_dict()
    assert ours.fingerprint() == rasas.fingerprint()


@pytest.mark.parametrize(
    "page",
    [
        "a: 1\na: 2\n",
        "a: 014\n",
        "a: 0x1F\n",
        "a: ${HOME}\n",
        "a: &x {b: 1}\nc:\n  <<: *x\n",
        "a: '\\u8a00'\n",
        "- a\n",
    ],
    ids=["twice", "octal", "hexadecimal", "variable", "joined", "escaped", "list"],
)
def test_a_page_that_two_parsers_may_read_differently_is_left_to_rasa(page: str) -> None:
    assert plain_page(page) is None


@pytest.mark.parametrize(
    "value",
    ["no", "yes", "on", "y", "true", "~", "null", "", "7", "-7", "3.5", "1e3", "1:30", "言", "'0'", "2026-11-24"],
)
def test_a_plain_value_has_the_type_that_rasa_gives_it(value: str) -> None:
    page = plain_page(f"a: {value}\nb:\n- {value}\n")
    assert page == read_yaml(f"a: {value}\nb:\n- {value}\n")
    assert page is not None


def test_a_page_against_the_schema_is_refused_with_its_name(project: Path) -> None:
    (project / "bot" / "data" / "filing" / "domain.yml").write_text("intents: 3\n", "utf-8")
    with pytest.raises(RasaException, match=r"filing/domain\.yml"):
        importer_of(project).get_domain()
