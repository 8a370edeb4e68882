"""The map's public interface: GeoJSON, problems in the asked language, limits, and an OpenAPI document it keeps to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sanic import Sanic
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from backend.api.app import bare_app
from backend.api.map import MapApi
from backend.api.map_openapi import DOCUMENT
from backend.api.rate_limit import RateLimit
from backend.bootstrap import build
from backend.config import load_settings
from tests.sandbox_fixture import serving

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
OPERATIONS = {one.ok().label: one.ok() for one in schemathesis.openapi.from_dict(DOCUMENT).get_all_operations()}


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    backend = build(load_settings(data_dir=Path(tmp_path_factory.mktemp("map"))))
    app: Sanic = bare_app()
    MapApi(backend, per_minute=100_000).attach(app)
    with serving(app) as address:
        yield address
    backend.close()


@pytest.fixture
def http(origin: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=origin, headers={"Accept-Language": "en"}, timeout=60) as client:
        yield client


@pytest.mark.parametrize("label", sorted(OPERATIONS))
def test_every_answer_is_one_the_document_allows(label: str, origin: str) -> None:
    @given(st.data())
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def attempt(data: st.DataObject) -> None:
        mode = data.draw(st.sampled_from(list(schemathesis.GenerationMode)))
        case = data.draw(OPERATIONS[label].as_strategy(generation_mode=mode))
        case.call_and_validate(base_url=origin, checks=CHECKS)

    attempt()


def test_las_vegas_gets_the_nearest_and_the_competent(http: httpx.Client) -> None:
    body = http.get("/api/map/nearest", params={"q": "拉斯维加斯", "purpose": "consular", "limit": 1}).json()
    assert body["features"][0]["id"] == "cn-cg-us-los-angeles"
    assert body["competent"]["id"] == "cn-cg-us-san-francisco"
    assert "consular district" in body["competent"]["properties"]["reason"]


def test_a_position_and_a_kind_are_enough(http: httpx.Client) -> None:
    asked = {"lat": "22.58", "lon": "113.08", "kind": "court", "limit": "50"}
    kinds = {one["properties"]["kind"] for one in http.get("/api/map/nearest", params=asked).json()["features"]}
    assert kinds == {"court"}


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Several places"), ("zh-CN", "同名"), ("zh-HK", "同名的地方不止一個")]
)
def test_an_ambiguous_name_is_a_problem_with_candidates(http: httpx.Client, language: str, title: str) -> None:
    answer = http.get("/api/map/nearest", params={"q": "剑桥"}, headers={"Accept-Language": language})
    body = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert body["title"].startswith(title)
    assert len(body["candidates"]) > 1


@pytest.mark.parametrize(
    "asked", [{}, {"q": "x", "lat": "1", "lon": "1"}, {"lat": "91", "lon": "0"}, {"lat": "nan", "lon": "1"},
              {"q": "多伦多", "kind": "pub"}, {"q": "多伦多", "limit": "0"}, {"q": "多伦多", "open_now": "maybe"}],
)  # fmt: skip
def test_a_wrong_question_is_a_problem(http: httpx.Client, asked: dict[str, str]) -> None:
    answer = http.get("/api/map/nearest", params=asked)
    assert (answer.status_code, answer.json()["status"], "parameter" in answer.json()) == (400, 400, True)


def test_everything_is_sent_packed_and_only_once(http: httpx.Client) -> None:
    answer = http.get("/api/map/institutions")
    again = http.get("/api/map/institutions", headers={"If-None-Match": answer.headers["etag"]})
    assert (len(answer.json()["features"]), answer.headers["content-encoding"], again.status_code) == (321, "gzip", 304)


def test_any_site_may_read_it_and_the_document_is_served(http: httpx.Client) -> None:
    answer = http.get("/api/map/openapi.json")
    assert (answer.headers["access-control-allow-origin"], answer.json()) == ("*", DOCUMENT)


def test_an_address_that_asks_too_often_waits() -> None:
    seconds = [0.0]
    limit = RateLimit(2, lambda: seconds[0])
    assert [limit.wait_for("a") for _ in range(3)] == [0, 0, 30]
    assert limit.wait_for("b") == 0
    seconds[0] = 31.0
    assert limit.wait_for("a") == 0
