"""The stand-in of the map of foreign legal services keeps its contract, whatever is sent."""

from __future__ import annotations

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from backend.shared.yaml_pages import read_yaml
from tests.sandbox_fixture import RunningSandbox

PAGE = read_yaml(Path("sandbox/legal_services_map/openapi.yaml"))
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
OPERATIONS = {one.ok().label: one.ok() for one in schemathesis.openapi.from_dict(PAGE).get_all_operations()}


@pytest.fixture
def partner(one_sandbox: RunningSandbox) -> RunningSandbox:
    part = one_sandbox.part("legal_services_map")
    part.control("reset")
    return part


@pytest.mark.parametrize("label", sorted(OPERATIONS))
def test_every_answer_is_one_the_contract_allows(label: str, partner: RunningSandbox) -> None:
    @given(st.data())
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def attempt(data: st.DataObject) -> None:
        mode = data.draw(st.sampled_from(list(GenerationMode)))
        case = data.draw(OPERATIONS[label].as_strategy(generation_mode=mode))
        case.call_and_validate(base_url=f"{partner.url}/v1", headers={"X-Api-Key": partner.key}, checks=CHECKS)

    attempt()
