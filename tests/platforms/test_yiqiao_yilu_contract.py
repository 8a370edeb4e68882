"""The stand-in of 邑侨邑路 keeps its contract: whatever is sent, every answer is one that `openapi.yaml` allows."""

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

from backend.enquiries.centre import REFUSALS
from backend.mediation.dispute.centre import REFUSALS as OF_DISPUTES
from backend.mediation.dispute.confirmation import REFUSALS as OF_CONFIRMATIONS
from backend.shared.yaml_pages import read_yaml
from sandbox.yiqiao_yilu.problems import PROBLEMS
from tests.sandbox_fixture import RunningSandbox

PAGE = read_yaml(Path("sandbox/yiqiao_yilu/openapi.yaml"))
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
OPERATIONS = {one.ok().label: one.ok() for one in schemathesis.openapi.from_dict(PAGE).get_all_operations()}
BACK = {"callback_url": "http://127.0.0.1:9/x"}
ENQUIRY = BACK | {
    "reference": "e1", "number": "SF-2026-0001", "question": "立案要带什么？", "language": "zh-Hans",
    "asked_at": "2026-11-24T17:00:00+08:00",
}  # fmt: skip
DISPUTE = BACK | {"reference": "d1", "summary": "一间屋", "wish": "mediation", "language": "en", "consent": True}
MEDIATION = BACK | {"reference": "c1", "court": "taishan", "cause": "民间借贷纠纷", "parties": ["陈大文"]}
PAPER = b"%PDF-1.7"
CONFIRMATION = BACK | {
    "reference": "d1", "number": "TJ-1", "court": "taishan", "matter": "debt", "effective_on": "2026-11-24",
    "applicants": [{"name": name, "asked_at": "2026-11-24T17:00:00+08:00"} for name in ("林小明", "吴国安")],
    "agreement_sha256": hashlib.sha256(PAPER).hexdigest(),
}  # fmt: skip
WISHES = {
    "enquiries": ENQUIRY, "disputes": DISPUTE, "mediations": MEDIATION, "confirmations": CONFIRMATION,
}  # fmt: skip
BROKEN = [
    (path, wish | {field: wrong}) for path, wish in WISHES.items() for field in wish for wrong in (None, [], {"x": 1})
]


@pytest.fixture
def centre(one_sandbox: RunningSandbox) -> RunningSandbox:
    part = one_sandbox.part("yiqiao_yilu")
    part.control("reset")
    part.control("now", now="2026-11-24T17:00:00+08:00")
    return part


@pytest.mark.parametrize("label", sorted(OPERATIONS))
def test_every_answer_is_one_the_contract_allows(label: str, centre: RunningSandbox) -> None:
    @given(st.data())
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def attempt(data: st.DataObject) -> None:
        mode = data.draw(st.sampled_from(list(GenerationMode)))
        case = data.draw(OPERATIONS[label].as_strategy(generation_mode=mode))
        case.call_and_validate(base_url=f"{centre.url}/v1", headers={"X-Api-Key": centre.key}, checks=CHECKS)

    attempt()


@pytest.mark.parametrize(("path", "body"), BROKEN)
def test_a_wish_that_breaks_the_contract_is_refused(path: str, body: dict[str, Any], centre: RunningSandbox) -> None:
    answer = centre.http.post(f"v1/{path}", json=body, headers={"Idempotency-Key": "broken"})
    assert answer.status_code in (400, 422)


def test_every_success_is_one_the_contract_allows(centre: RunningSandbox) -> None:
    numbers = itertools.count()

    def call(label: str, body: Any = None, kind: str = "application/json", **parts: Any) -> Any:
        if body is not None:
            parts |= {"body": body, "media_type": kind}
        case = OPERATIONS[label].Case(headers={"Idempotency-Key": f"k{next(numbers)}"}, **parts)
        key = {"X-Api-Key": centre.key}
        answer = case.call_and_validate(base_url=f"{centre.url}/v1", headers=key, checks=CHECKS)
        assert answer.status_code in (200, 201), answer.text
        return answer.json()

    def at(reference: str) -> Any:
        return {"path_parameters": {"reference": reference}}

    assert call("POST /enquiries", ENQUIRY)["status"] == "received"
    assert call("POST /enquiries/{reference}/replies", {"text": "还有"}, **at("e1"))["sequence"] == 2
    centre.control("answer", text="带身份证")
    assert call("GET /enquiries/{reference}", **at("e1"))["status"] == "answered"
    assert call("DELETE /enquiries/{reference}", **at("e1"))["status"] == "withdrawn"
    assert call("POST /disputes", DISPUTE) == call("GET /disputes/{reference}", **at("d1"))
    assert len(call("GET /mediators")["mediators"]) > 3
    assert call("POST /disputes/{reference}/mediator", {"mediator_id": "tjy-001"}, **at("d1"))["status"] == "received"
    assert call("DELETE /disputes/{reference}", **at("d1"))["status"] == "ended"
    assert call("POST /mediations", MEDIATION) == call("GET /mediations/{reference}", **at("c1"))
    assert call("DELETE /mediations/{reference}", **at("c1"))["outcome"] == "called_back"
    sha256 = {"path_parameters": {"sha256": CONFIRMATION["agreement_sha256"]}}
    assert call("PUT /agreements/{sha256}", PAPER, kind="application/octet-stream", **sha256)["size"] == len(PAPER)
    assert call("POST /confirmations", CONFIRMATION) == call("GET /confirmations/{reference}", **at("d1"))
    centre.control("confirmation", kind="accepted")
    centre.control("confirmation", kind="rejected", text="约定不明确")
    assert call("GET /confirmations/{reference}", **at("d1"))["status"] == "rejected"
    centre.control("issue", entries=[{"id": "a"}])
    assert call("GET /library/updates")["latest"] == 1


def test_the_contract_names_every_refusal_the_system_can_give() -> None:
    assert set(PAGE["components"]["schemas"]["Problem"]["properties"]["code"]["enum"]) == set(PROBLEMS)


def test_the_system_hands_its_contract_out(centre: RunningSandbox) -> None:
    assert yaml.safe_load(centre.http.get("v1/openapi.yaml").text) == PAGE


def test_our_reasons_belong_to_refusals_of_the_system() -> None:
    assert {*REFUSALS, *OF_DISPUTES, *OF_CONFIRMATIONS} <= set(PROBLEMS)
