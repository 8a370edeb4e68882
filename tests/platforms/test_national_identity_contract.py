"""The platform's stand-in keeps its contract: whatever is sent, every answer is one that `openapi.yaml` allows."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
import schemathesis
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from backend.identity.national_platform import REFUSALS
from backend.shared.yaml_pages import read_yaml
from sandbox.national_identity.problems import PROBLEMS
from tests.sandbox_fixture import RunningSandbox

PAGE = read_yaml(Path("sandbox/national_identity/openapi.yaml"))
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
OPERATIONS = {one.ok().label: one.ok() for one in schemathesis.openapi.from_dict(PAGE).get_all_operations()}
WISH = {
    "reference": "d_1", "category": "foreigner", "document_type": "passport", "document_number": "K87654321",
    "full_name": "ANNA TAM", "birth_date": "1950-05-01", "region": "CA", "callback_url": "http://127.0.0.1:9/x",
}  # fmt: skip
BROKEN = [WISH | {name: wrong} for name in WISH if name not in ("birth_date",) for wrong in (None, [], {"x": 1})]


@pytest.fixture
def platform(one_sandbox: RunningSandbox) -> RunningSandbox:
    part = one_sandbox.part("national_identity")
    part.control("reset")
    return part


@pytest.mark.parametrize("label", sorted(OPERATIONS))
def test_every_answer_is_one_the_contract_allows(label: str, platform: RunningSandbox) -> None:
    @given(st.data())
    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def attempt(data: st.DataObject) -> None:
        mode = data.draw(st.sampled_from(list(GenerationMode)))
        case = data.draw(OPERATIONS[label].as_strategy(generation_mode=mode))
        case.call_and_validate(base_url=f"{platform.url}/v1", headers={"X-Api-Key": platform.key}, checks=CHECKS)

    attempt()


@pytest.mark.parametrize("body", [*BROKEN, WISH | {"photo": "AAAA"}, WISH | {"category": "foreign_organisation"}])
def test_a_check_that_breaks_the_contract_is_refused(body: dict[str, Any], platform: RunningSandbox) -> None:
    answer = platform.http.post("v1/checks", json=body, headers={"Idempotency-Key": "broken"})
    assert answer.status_code in (400, 422)


def test_the_whole_way_of_a_check_keeps_to_the_contract(platform: RunningSandbox) -> None:
    keys = itertools.count(1)

    def call(label: str, **wish: Any) -> Any:
        key = {"X-Api-Key": platform.key, "Idempotency-Key": f"k{next(keys)}"}
        case = OPERATIONS[label].Case(**wish)
        answer = case.call_and_validate(base_url=f"{platform.url}/v1", headers=key, checks=CHECKS)
        assert answer.status_code in (200, 201)
        return answer.json()

    made = call("POST /checks", body=WISH, media_type="application/json")
    path = {"id": made["check_id"]}
    assert call("GET /checks/{id}", path_parameters=path)["state"] == "awaiting_face"
    platform.control("decide", verification="d_1", result="match")
    assert call("GET /checks/{id}", path_parameters=path)["result"] == "match"
    other = {"id": call("POST /checks", body=WISH | {"reference": "d_2"}, media_type="application/json")["check_id"]}
    assert call("DELETE /checks/{id}", path_parameters=other)["state"] == "withdrawn"


def test_the_contract_names_every_refusal_the_platform_can_give() -> None:
    assert set(PAGE["components"]["schemas"]["Problem"]["properties"]["code"]["enum"]) == set(PROBLEMS)


def test_the_platform_hands_its_contract_out(platform: RunningSandbox) -> None:
    assert yaml.safe_load(platform.http.get("v1/openapi.yaml").text) == PAGE


def test_our_reasons_are_tails_of_identitys_utterances() -> None:
    assert set(REFUSALS) <= set(PROBLEMS)
    assert all(reason.startswith("identity_") for reason in REFUSALS.values())
