"""SCIA's stand-in keeps its contract: whatever is sent, every answer is one that `openapi.yaml` allows."""

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

from backend.arbitration.secretariat import REFUSALS
from backend.shared.yaml_pages import read_yaml
from sandbox.shenzhen_arbitration.problems import PROBLEMS
from tests.sandbox_fixture import RunningSandbox

PAGE = read_yaml(Path("sandbox/shenzhen_arbitration/openapi.yaml"))
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
OPERATIONS = {one.ok().label: one.ok() for one in schemathesis.openapi.from_dict(PAGE).get_all_operations()}
APPLICATION = {
    "reference": "a1", "submitted_at": "2026-11-24T17:00:00+08:00", "callback_url": "http://127.0.0.1:9/x",
    "applicants": [{"kind": "person", "name": "陈大文"}], "respondents": [{"kind": "person", "name": "林小明"}],
    "clause": "争议提交深圳国际仲裁院仲裁。", "claims": ["支付货款"], "facts": "2024年交货，未付。", "amount": "800000",
}  # fmt: skip
ANSWER = {
    "reference": "r1", "submitted_at": "2026-11-24T17:00:00+08:00", "callback_url": "http://127.0.0.1:9/x",
    "number": "深国仲受9号", "respondents": [{"kind": "person", "name": "林小明"}], "position": "不同意",
    "counterclaims": ["赔偿10万元"], "counterclaim_amount": "100000",
}  # fmt: skip
BROKEN = [APPLICATION | {field: wrong} for field in APPLICATION for wrong in ([], {"x": 1})]


@pytest.fixture
def scia(one_sandbox: RunningSandbox) -> RunningSandbox:
    part = one_sandbox.part("shenzhen_arbitration")
    part.control("reset")
    part.control("now", now="2026-11-24T17:00:00+08:00")
    return part


@pytest.mark.parametrize("label", sorted(OPERATIONS))
def test_every_answer_is_one_the_contract_allows(label: str, scia: RunningSandbox) -> None:
    @given(st.data())
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def attempt(data: st.DataObject) -> None:
        mode = data.draw(st.sampled_from(list(GenerationMode)))
        case = data.draw(OPERATIONS[label].as_strategy(generation_mode=mode))
        case.call_and_validate(base_url=f"{scia.url}/v1", headers={"X-Api-Key": scia.key}, checks=CHECKS)

    attempt()


@pytest.mark.parametrize("body", BROKEN)
def test_an_application_that_breaks_the_contract_is_refused(body: dict[str, Any], scia: RunningSandbox) -> None:
    answer = scia.http.post("v1/applications", json=body, headers={"Idempotency-Key": "broken"})
    assert answer.status_code in (400, 422)


@pytest.mark.parametrize("field", sorted(ANSWER))
@pytest.mark.parametrize("wrong", [[], {"x": 1}])
def test_an_answer_that_breaks_the_contract_is_refused(field: str, wrong: Any, scia: RunningSandbox) -> None:
    body = ANSWER | {field: {"x": 1} if field == "counterclaims" else wrong}
    answer = scia.http.post("v1/answers", json=body, headers={"Idempotency-Key": "broken"})
    assert answer.status_code in (400, 422)


def test_every_success_is_one_the_contract_allows(scia: RunningSandbox) -> None:
    numbers = itertools.count()

    def call(label: str, body: Any = None, **parts: Any) -> Any:
        if body is not None:
            parts |= {"body": body, "media_type": "application/json"}
        case = OPERATIONS[label].Case(headers={"Idempotency-Key": f"k{next(numbers)}"}, **parts)
        key = {"X-Api-Key": scia.key}
        answer = case.call_and_validate(base_url=f"{scia.url}/v1", headers=key, checks=CHECKS)
        assert answer.status_code in (200, 201), answer.text
        return answer.json()

    at = {"path_parameters": {"reference": "a1"}}
    assert call("POST /applications", APPLICATION) == call("GET /applications/{reference}", **at)
    scia.control("decide", kind="defect", text="请补交")
    when = {"submitted_at": "2026-11-25T09:00:00+08:00", "note": "补交"}
    assert call("POST /applications/{reference}/supplements", when, **at)["status"] == "received"
    scia.control("decide", kind="accepted")
    paid = {"submitted_at": "2026-11-25T09:00:00+08:00", "amount": "17500", "paid_on": "2026-11-25"}
    assert call("POST /applications/{reference}/payments", paid, **at)["status"] == "accepted"
    gone = {"submitted_at": "2026-11-26T09:00:00+08:00", "reason": "和解"}
    assert call("POST /applications/{reference}/withdrawal", gone, **at)["number"]
    scia.control("case", number="深国仲受9号", respondents=["林小明"])
    assert call("POST /answers", ANSWER)["receipt"]


def test_the_contract_names_every_refusal_the_system_can_give() -> None:
    assert set(PAGE["components"]["schemas"]["Problem"]["properties"]["code"]["enum"]) == set(PROBLEMS)


def test_the_system_hands_its_contract_out(scia: RunningSandbox) -> None:
    assert yaml.safe_load(scia.http.get("v1/openapi.yaml").text) == PAGE


def test_our_reasons_belong_to_refusals_of_the_system() -> None:
    assert set(REFUSALS) <= set(PROBLEMS)
