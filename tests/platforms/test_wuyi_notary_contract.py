"""The office's stand-in keeps its contract: whatever is sent, every answer is one that `openapi.yaml` allows."""

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

from backend.notarization.office import REFUSALS
from backend.shared.yaml_pages import read_yaml
from sandbox.wuyi_notary.problems import PROBLEMS
from tests.sandbox_fixture import RunningSandbox

CONTRACT = Path("sandbox/wuyi_notary/openapi.yaml")
PAGE = read_yaml(CONTRACT)
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


OPERATIONS = {one.ok().label: one.ok() for one in schemathesis.openapi.from_dict(PAGE).get_all_operations()}


@pytest.mark.parametrize("label", sorted(OPERATIONS))
def test_every_answer_is_one_the_contract_allows(label: str, wuyi_sandbox: RunningSandbox) -> None:
    @given(st.data())
    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def attempt(data: st.DataObject) -> None:
        mode = data.draw(st.sampled_from(list(GenerationMode)))
        case = data.draw(OPERATIONS[label].as_strategy(generation_mode=mode))
        case.call_and_validate(
            base_url=f"{wuyi_sandbox.url}/v1", headers={"X-Api-Key": wuyi_sandbox.key}, checks=CHECKS
        )

    attempt()


WISH = {
    "reference": "r1", "matter": "birth", "route": "in_person", "slot_id": "ip-20261125-0900", "note": "",
    "applicant": {"name": "陈国强", "document_number": "E1", "phone": "1", "nationality": "prc_mainland"},
    "use_place": "china", "whereabouts": "abroad", "stay_basis": "days_180", "callback_url": "http://127.0.0.1:9/x",
}  # fmt: skip
BROKEN = [WISH | {field: wrong} for field in WISH if field != "note" for wrong in (None, [], {"x": 1})]
WAIT = {"reference": "w1", "matter": "birth", "route": "in_person", "day": "2026-11-25"}


@pytest.mark.parametrize("body", BROKEN)
def test_a_wish_that_breaks_the_contract_is_refused(body: dict[str, Any], wuyi_sandbox: RunningSandbox) -> None:
    answer = wuyi_sandbox.http.post("v1/appointments", json=body, headers={"Idempotency-Key": "broken"})
    assert answer.status_code in (400, 422)


def test_every_success_is_one_the_contract_allows(wuyi_sandbox: RunningSandbox) -> None:
    numbers = itertools.count()

    def call(label: str, **parts: Any) -> Any:
        case = OPERATIONS[label].Case(headers={"Idempotency-Key": f"k{next(numbers)}"}, **parts)
        answer = case.call_and_validate(
            base_url=f"{wuyi_sandbox.url}/v1", headers={"X-Api-Key": wuyi_sandbox.key}, checks=CHECKS
        )
        assert answer.status_code in (200, 201)
        return answer.json()

    assert call("GET /slots", query={"route": "in_person"})["slots"]
    made = {"id": call("POST /appointments", body=WISH, media_type="application/json")["appointment_id"]}
    call("GET /appointments/{id}", path_parameters=made)
    to = {"slot_id": "ip-20261126-0900"}
    call("PUT /appointments/{id}/slot", path_parameters=made, body=to, media_type="application/json")
    assert call("DELETE /appointments/{id}", path_parameters=made)["status"] == "cancelled"
    again = call("PUT /appointments/{id}/restoration", path_parameters=made, body=to, media_type="application/json")
    assert again["status"] == "confirmed"
    body = WAIT | {"callback_url": WISH["callback_url"]}
    entry = {"id": call("POST /waiting-list", body=body, media_type="application/json")["entry_id"]}
    assert call("DELETE /waiting-list/{id}", path_parameters=entry)["status"] == "left"


def test_the_contract_names_every_refusal_the_office_can_give() -> None:
    assert set(PAGE["components"]["schemas"]["Problem"]["properties"]["code"]["enum"]) == set(PROBLEMS)


def test_the_office_hands_its_contract_out(wuyi_sandbox: RunningSandbox) -> None:
    assert yaml.safe_load(wuyi_sandbox.http.get("v1/openapi.yaml").text) == PAGE


def test_our_reasons_are_tails_of_notarizations_utterances() -> None:
    assert all(reason.startswith("notarization_") for reason in REFUSALS.values())
