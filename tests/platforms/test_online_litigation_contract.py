"""The court platform's stand-in keeps its contract: whatever is sent, every answer is one `openapi.yaml` allows."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable
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

from backend.filing.court import REFUSALS
from backend.shared.yaml_pages import read_yaml
from sandbox.online_litigation.problems import PROBLEMS
from tests.sandbox_fixture import RunningSandbox

CONTRACT = Path("sandbox/online_litigation/openapi.yaml")
PAGE = read_yaml(CONTRACT)
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
OPERATIONS = {one.ok().label: one.ok() for one in schemathesis.openapi.from_dict(PAGE).get_all_operations()}
NOTE = b"a scan of the note"
NOTE_HASH = hashlib.sha256(NOTE).hexdigest()
WISH: dict[str, Any] = {
    "reference": "r1",
    "submitted_at": "2026-11-24T09:00:00+08:00",
    "court": "pengjiang",
    "cause": "民间借贷纠纷",
    "acting_for": "self",
    "mediation_first": False,
    "plaintiffs": [{"kind": "person", "name": "陈国强"}],
    "defendants": [{"kind": "person", "name": "李志明"}],
    "claims": ["还钱"],
    "facts": "借了不还",
    "service_address": {"recipient": "陈国强", "address": "Toronto"},
    "evidence": [{"sha256": NOTE_HASH, "name": "借条.pdf", "mime": "application/pdf"}],
    "callback_url": "http://127.0.0.1:9/x",
}
BROKEN = [WISH | {field: wrong} for field in WISH for wrong in (None, {"x": 1}, 7)]


@pytest.fixture
def platform(one_sandbox: RunningSandbox) -> RunningSandbox:
    part = one_sandbox.part("online_litigation")
    part.control("reset")
    part.control("now", now="2026-11-24T09:00:00+08:00")
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
def test_a_filing_that_breaks_the_contract_is_refused(body: dict[str, Any], platform: RunningSandbox) -> None:
    answer = platform.http.post("v1/filings", json=body, headers={"Idempotency-Key": "broken"})
    assert answer.status_code in (400, 422)
    assert platform.state()["filings"] == []


Call = Callable[..., Any]


@pytest.fixture
def call(platform: RunningSandbox) -> Call:
    """Calls an operation and holds its success to the contract."""
    numbers = itertools.count()

    def called(label: str, **parts: Any) -> Any:
        if "body" in parts:
            parts["media_type"] = "application/json"
        case = OPERATIONS[label].Case(headers={"Idempotency-Key": f"k{next(numbers)}"}, **parts)
        answer = case.call_and_validate(
            base_url=f"{platform.url}/v1", headers={"X-Api-Key": platform.key}, checks=CHECKS
        )
        assert answer.status_code in (200, 201)
        return answer.json()

    return called


def test_every_success_is_one_the_contract_allows(platform: RunningSandbox, call: Call) -> None:
    assert platform.http.put(f"v1/evidence/{NOTE_HASH}", content=NOTE).json()["size"] == len(NOTE)
    call("GET /evidence/{sha256}", path_parameters={"sha256": NOTE_HASH})
    made = {"number": call("POST /filings", body=WISH)["filing_number"]}
    platform.control("decide", decision="defects", defects=["补"])
    asked = {"asked_at": WISH["submitted_at"]}
    assert call("POST /filings/{number}/extension", path_parameters=made, body=asked)["extension"]["state"] == "asked"
    cure = {"submitted_at": WISH["submitted_at"], "note": "补上了"}
    assert call("POST /filings/{number}/supplements", path_parameters=made, body=cure)["cured_on"] == "2026-11-24"
    for decision in ("register", "fee_notice"):
        platform.control("decide", decision=decision)
        call("GET /filings/{number}", path_parameters=made)
    second = {"number": call("POST /filings", body=WISH | {"reference": "r2"})["filing_number"]}
    gone = call("POST /filings/{number}/withdrawal", path_parameters=second, body={"reason": ""})
    assert gone["status"] == "withdrawn"


def test_every_success_about_hearings_is_one_the_contract_allows(platform: RunningSandbox, call: Call) -> None:
    made = {"number": call("POST /filings", body=WISH | {"evidence": []})["filing_number"]}
    platform.control("decide", decision="register")
    hearing = {
        "sequence": 0, "status": "scheduled", "starts_at": "2026-12-10T09:00:00+08:00", "officer": "o1",
        "ends_at": "2026-12-10T11:00:00+08:00", "kind": "online", "place": "第三法庭", "room_url": "https://court.example/r",
    }  # fmt: skip
    there = made | {"hearing": "KT0001"}
    assert call("PUT /filings/{number}/hearings/{hearing}", path_parameters=there, body=hearing)["sequence"] == 1
    platform.control("service", do="serve", paper="ruling", ruling="dismissed", title="裁定书")
    applied = {
        "application": "a1", "asked_at": WISH["submitted_at"], "procedure": "summary", "difficulty": "时差",
        "agreement": "agreed", "exchange": "undisputed",
    }  # fmt: skip
    call("POST /filings/{number}/asynchronous", path_parameters=made, body=applied)
    platform.control("asynchronous", do="grant")
    for what in ("hearings", "services", "asynchronous"):
        call(f"GET /filings/{{number}}/{what}", path_parameters=made)
    statement = {"stage": "S1", "posted_at": WISH["submitted_at"], "text": "我同意"}
    path = "POST /filings/{number}/asynchronous/{application}/statements"
    assert call(path, path_parameters=made | {"application": "a1"}, body=statement)["receipt_number"]


def test_the_contract_names_every_refusal_the_platform_can_give() -> None:
    assert set(PAGE["components"]["schemas"]["Problem"]["properties"]["code"]["enum"]) == set(PROBLEMS)
    assert set(REFUSALS) <= set(PROBLEMS)


def test_the_platform_hands_its_contract_out(platform: RunningSandbox) -> None:
    assert yaml.safe_load(platform.http.get("v1/openapi.yaml").text) == PAGE
