"""The Helm chart: Helm itself renders it, Kubernetes' schemas take it, and what it tells our processes is a setting."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from backend.config import PREFIX, Settings, new_secrets
from backend.production import refusal
from cli.install import find_uv
from tests.architecture.source_tree import ROOT

CHART = ROOT / "deploy" / "helm" / "yiqiaotong"
TOOLS = ROOT / ".tools" / "deploy"
OF_THE_BOT = {"ACTION_URL", "BOT_TOKEN", "TRACKER_URL", "MODEL"}
MANY = {
    "settings": {"PILOT": "yes", "OPERATOR": "某机构", "TURN_WORKERS": 12},
    "secretSettings": {"WUYI_NOTARY_KEY": "notary_key"},
    "seal": {"secretName": "seal"},
    "monitoring": {"serviceMonitor": True, "labels": {"release": "prometheus"}},
    "data": {"existingClaim": "kept"},
    "bot": {"model": {"existingClaim": "models", "file": "abc.tar.gz"}},
    "networkPolicy": {"database": [{"ipBlock": {"cidr": "10.0.3.7/32"}}], "databasePort": 6432},
    "image": {"tag": "sha256:" + "0" * 64, "pullSecrets": [{"name": "mirror"}]},
}
FEW = {
    "autoscaling": {"enabled": False},
    "ingress": {"enabled": False},
    "networkPolicy": {"enabled": False},
}
Documents = list[dict[str, Any]]
Render = Callable[[dict[str, Any]], "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def render() -> Render:
    """Render and validate with the tools of the group ``deploy``, laid apart."""
    command = [find_uv() or "uv", "sync", "--frozen", "--quiet", "--only-group", "deploy", "--project", str(ROOT)]
    own = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    own["UV_PROJECT_ENVIRONMENT"] = str(TOOLS)
    laid = subprocess.run([*command, "--python", sys.executable], env=own, capture_output=True, text=True)
    if laid.returncode:
        pytest.skip(f"Helm's library cannot be laid here: {laid.stderr[-200:]}")
    script = [str(TOOLS / "bin" / "python"), str(ROOT / "tests" / "deploy" / "render_chart.py"), str(CHART)]
    return lambda values: subprocess.run(script, input=json.dumps(values), capture_output=True, text=True)


@pytest.fixture(scope="session")
def documents(render: Render) -> Documents:
    return _rendered(render, MANY)


def _rendered(render: Render, values: dict[str, Any]) -> Documents:
    done = render(values)
    assert done.returncode == 0, done.stderr[-2000:]
    return list(json.loads(done.stdout))


@pytest.mark.slow
def test_helm_renders_it_and_kubernetes_would_take_it(render: Render) -> None:
    kinds = {one["kind"] for one in _rendered(render, {})}
    assert kinds == {
        "Deployment", "Service", "Job", "Ingress", "HorizontalPodAutoscaler", "PodDisruptionBudget", "NetworkPolicy",
        "PersistentVolumeClaim",
    }  # fmt: skip
    assert {one["kind"] for one in _rendered(render, MANY)} == (kinds | {"ServiceMonitor"}) - {"PersistentVolumeClaim"}
    few = {one["kind"] for one in _rendered(render, FEW)}
    assert few == {"Deployment", "Service", "Job", "PodDisruptionBudget", "PersistentVolumeClaim"}


@pytest.mark.slow
@pytest.mark.parametrize(
    "wrong",
    [{"host": "Chat.Example"}, {"web": {"replicas": 0}}, {"sekretName": "x"}, {"settings": {"turn-workers": 3}}],
)
def test_values_that_mean_nothing_are_refused(render: Render, wrong: dict[str, Any]) -> None:
    assert render(wrong).returncode != 0


@pytest.mark.slow
def test_every_variable_is_a_setting(documents: Documents) -> None:
    known = {name.upper() for name in Settings.model_fields} | OF_THE_BOT
    for container in _containers(documents).values():
        names = {one["name"] for one in container["env"]} - {"POD_IP"}
        assert {name.removeprefix(PREFIX).removesuffix("_FILE") for name in names} <= known
        assert len(names) == len([one for one in container["env"] if one["name"] != "POD_IP"]), "one is said twice"


@pytest.mark.slow
@pytest.mark.parametrize("part", ["yi-web", "yi-worker", "yi-clock", "yi-migrate"])
def test_nobody_refuses_to_start_with_what_it_is_told(
    documents: Documents, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for one in _containers(documents)[part]["env"]:
        name, value = one["name"], str(one.get("value", "")).replace("$(POD_IP)", "10.1.2.3")
        if not name.endswith("_FILE"):
            monkeypatch.setenv(name, value)
    database = {f"{name}_url": f"postgresql://db/{name}" for name in ("database", "tracker", "keys")}
    secrets = {name.removeprefix(PREFIX).lower(): value for name, value in new_secrets().items()}
    settings = Settings(**database, **secrets)
    assert refusal(settings) is None
    assert settings.actions_address.startswith("http://10.1.2.3:8000")


@pytest.mark.slow
def test_every_container_has_few_rights_and_only_the_bot_few_secrets(documents: Documents) -> None:
    for pod in _pods(documents).values():
        assert pod["securityContext"]["runAsNonRoot"] and not pod["automountServiceAccountToken"]
        for container in pod["containers"]:
            rights = container["securityContext"]
            assert rights["readOnlyRootFilesystem"] and not rights["allowPrivilegeEscalation"]
            assert rights["capabilities"] == {"drop": ["ALL"]}
    [secrets] = [one["secret"] for one in _pods(documents)["yi-bot"]["volumes"] if one["name"] == "secrets"]
    assert {one["key"] for one in secrets["items"]} == {"bot_token", "tracker_url"}


@pytest.mark.slow
def test_every_service_and_every_scaler_finds_what_it_is_for(documents: Documents) -> None:
    pods = [one["spec"]["template"]["metadata"]["labels"] for one in documents if one["kind"] in ("Deployment", "Job")]
    for one in documents:
        if one["kind"] == "Service" and one["metadata"]["name"] != "yi-nobody":
            assert [pod for pod in pods if one["spec"]["selector"].items() <= pod.items()], one["metadata"]["name"]
        if one["kind"] == "HorizontalPodAutoscaler":
            assert one["spec"]["scaleTargetRef"]["name"] in _pods(documents)
    [ingress] = [one for one in documents if one["kind"] == "Ingress" and one["metadata"]["name"] == "yi"]
    paths = {one["path"]: one["backend"]["service"]["name"] for one in ingress["spec"]["rules"][0]["http"]["paths"]}
    assert paths == {
        "/": "yi-web", "/internal": "yi-nobody", "/channels/terminal": "yi-nobody", "/metrics": "yi-nobody",
    }  # fmt: skip


@pytest.mark.slow
def test_no_ingress_writes_addresses_down_and_what_strangers_do_at_will_has_a_pace_and_a_size(
    documents: Documents,
) -> None:
    word = "nginx.ingress.kubernetes.io/"
    told: dict[str, dict[str, str]] = {}
    for one in documents:
        if one["kind"] == "Ingress":
            assert one["metadata"]["annotations"][f"{word}enable-access-log"] == "false"
            for path in one["spec"]["rules"][0]["http"]["paths"]:
                told[path["path"]] = one["metadata"]["annotations"]
    paced = {path for path, words in told.items() if f"{word}limit-rpm" in words}
    assert paced == {
        "/chat/session", "/mini_program/session", "/desk/sign-in", "/chat/files", "/mini_program/files", "/verify",
    }  # fmt: skip
    sizes = {path: told[path][f"{word}proxy-body-size"] for path in ("/", "/chat/session", "/chat/files", "/desk")}
    assert sizes == {"/": "256k", "/chat/session": "256k", "/chat/files": "32m", "/desk": "13m"}


@pytest.mark.slow
def test_the_bot_calls_its_store_where_that_is_and_nobody_else(documents: Documents) -> None:
    [calls] = [one["spec"] for one in documents if one["metadata"]["name"] == "yi-bot-calls"]
    assert {"ports": [{"port": 6432, "protocol": "TCP"}], "to": [{"ipBlock": {"cidr": "10.0.3.7/32"}}]} in calls[
        "egress"
    ]
    open_to_all = [one["ports"] for one in calls["egress"] if "to" not in one]
    assert open_to_all == [[{"port": 53, "protocol": "UDP"}, {"port": 53, "protocol": "TCP"}]]


@pytest.mark.slow
def test_the_database_is_migrated_before_anything_new_starts(documents: Documents) -> None:
    [job] = [one for one in documents if one["kind"] == "Job"]
    assert job["metadata"]["annotations"]["helm.sh/hook"] == "pre-install,pre-upgrade"
    [container] = job["spec"]["template"]["spec"]["containers"]
    assert container["args"][0] == "migrate"


def test_the_version_is_the_project_s() -> None:
    chart = yaml.safe_load((CHART / "Chart.yaml").read_text("utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert chart["appVersion"] == project["project"]["version"]


def _pods(documents: Documents) -> dict[str, Any]:
    found = [one for one in documents if one["kind"] in ("Deployment", "Job")]
    return {one["metadata"]["name"]: one["spec"]["template"]["spec"] for one in found}


def _containers(documents: Documents) -> dict[str, Any]:
    return {name: pod["containers"][0] for name, pod in _pods(documents).items()}
