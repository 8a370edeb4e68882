"""The sandbox as a process of its own, as it is started beside the services."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx


def start(port: int, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "sandbox", "--port", str(port), "--state", str(folder), "--decide-after", "0"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


def healthy(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/health", trust_env=False, timeout=2).is_success
    except httpx.HTTPError:
        return False


def test_it_becomes_healthy_and_stops_when_it_is_told_to(tmp_path: Path) -> None:
    port = free_port()
    process = start(port, tmp_path)
    try:
        deadline = time.monotonic() + 30
        while not healthy(port) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert healthy(port)
    finally:
        process.terminate()
        assert process.wait(20) is not None


def test_a_busy_port_is_one_clear_sentence_and_exit_1(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = start(port, tmp_path)
        _, complaint = process.communicate(timeout=30)
    assert process.returncode == 1
    assert complaint.strip().splitlines() == [f"sandbox: cannot use 127.0.0.1:{port}: Address already in use"]


def test_no_system_answers_without_its_key(tmp_path: Path) -> None:
    port = free_port()
    process = start(port, tmp_path)
    try:
        deadline = time.monotonic() + 30
        while not healthy(port) and time.monotonic() < deadline:
            time.sleep(0.1)
        answer = httpx.get(f"http://127.0.0.1:{port}/wuyi_notary/v1/slots?route=in_person", trust_env=False)
        assert (answer.status_code, answer.json()["code"]) == (401, "unauthorized")
    finally:
        process.terminate()
        process.wait(20)
