"""The platform's stand-in keeps its contract: whatever is sent, every answer is one that `openapi.yaml` allows."""

from __future__ import annotations

import hashlib
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

from backend.authorization.court_platform import REFUSALS
from backend.shared.yaml_pages import read_yaml
from sandbox.guangzhou_witness.problems import PROBLEMS
from tests.sandbox_fixture import RunningSandbox

PAGE = read_yaml(Path("sandbox/guangzhou_witness/openapi.yaml"))
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
OPERATIONS = {one.ok().label: one.ok() for one in schemathesis.openapi.from_dict(PAGE).get_all_operations()}
WISH = {
    "reference": "r1", "slot_id": "gw-20261125-0900", "party_name": "黄美玲", "case": "甲诉乙", "scope": "general",
    "lawyer": {"name": "李律师", "firm": "某所", "licence": "14407201010123456"}, "language": "mandarin",
    "callback_url": "http://127.0.0.1:9/x",
}  # fmt: skip
BROKEN = [WISH | {field: wrong} for field in WISH for wrong in (None, [], {"x": 1})]
PAPER = b"%PDF-1.7"
AT = "2026-11-25T09:10:00+08:00"


@pytest.fixture
def platform(one_sandbox: RunningSandbox) -> RunningSandbox:
    part = one_sandbox.part("guangzhou_witness")
    part.control("reset")
    part.control("now", now="2026-11-24T17:00:00+08:00")
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


@pytest.mark.parametrize("body", BROKEN)
def test_a_wish_that_breaks_the_contract_is_refused(body: dict[str, Any], platform: RunningSandbox) -> None:
    answer = platform.http.post("v1/sessions", json=body, headers={"Idempotency-Key": "broken"})
    assert answer.status_code in (400, 422)


def test_every_success_is_one_the_contract_allows(platform: RunningSandbox) -> None:
    numbers = itertools.count()

    def call(label: str, body: Any = None, media: str = "application/json", **parts: Any) -> Any:
        if body is not None:
            parts |= {"body": body, "media_type": media}
        case = OPERATIONS[label].Case(headers={"Idempotency-Key": f"k{next(numbers)}"}, **parts)
        key = {"X-Api-Key": platform.key}
        answer = case.call_and_validate(base_url=f"{platform.url}/v1", headers=key, checks=CHECKS)
        assert answer.status_code in (200, 201), answer.text
        return answer.json()

    assert call("GET /slots")["slots"]
    one = {"path_parameters": {"id": call("POST /sessions", WISH)["session_id"]}}
    call("PUT /sessions/{id}/slot", {"slot_id": "gw-20261126-0900"}, **one)
    call("PUT /sessions/{id}/room", {"judge_url": "https://chat.example.org/witness/a"}, **one)
    call("POST /sessions/{id}/opening", {"at": AT}, **one)
    end = {"result": "sealed", "at": AT, "document_sha256": hashlib.sha256(PAPER).hexdigest()}
    call("POST /sessions/{id}/closing", end, **one)
    assert call("PUT /sessions/{id}/document", PAPER, "application/octet-stream", **one)["filed"]
    assert call("GET /sessions/{id}", **one)["status"] == "closed"
    other = {"path_parameters": {"id": call("POST /sessions", WISH | {"reference": "r2"})["session_id"]}}
    assert call("DELETE /sessions/{id}", **other)["status"] == "cancelled"


def test_the_contract_names_every_refusal_the_platform_can_give() -> None:
    assert set(PAGE["components"]["schemas"]["Problem"]["properties"]["code"]["enum"]) == set(PROBLEMS)


def test_the_platform_hands_its_contract_out(platform: RunningSandbox) -> None:
    assert yaml.safe_load(platform.http.get("v1/openapi.yaml").text) == PAGE


def test_our_reasons_are_tails_of_authorizations_utterances() -> None:
    assert all(reason.startswith("authorization_") for reason in REFUSALS.values())
    assert set(REFUSALS) <= set(PROBLEMS)
