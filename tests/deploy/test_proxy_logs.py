"""What the shipped proxy writes down: no address, since links to papers and rooms are secrets of who holds them."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.architecture.source_tree import ROOT

CONFIGURATION = ROOT / "deploy" / "nginx" / "yiqiaotong.conf"
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
WITH_NGINX = pytest.mark.skipif(not Path(NGINX).exists(), reason="nginx is not installed")
SECRET = "c0ffee-of-somebody"


def test_every_server_says_what_it_writes_down() -> None:
    servers = re.split(r"\nserver \{", CONFIGURATION.read_text("utf-8"))[1:]
    assert len(servers) == 3
    for server in servers:
        assert re.search(r"\n    access_log (off|\S+ without_addresses);", server)
        assert re.search(r"\n    error_log \S+ crit;", server)


@pytest.fixture
def proxy(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The shipped file, as it is but for ports, certificate, folder and one pace, before services that are away."""
    plain, tls = _free_port(), _free_port()
    text = CONFIGURATION.read_text("utf-8")
    text = text.replace("listen 443 ssl", f"listen 127.0.0.1:{tls}").replace("listen 80", f"listen 127.0.0.1:{plain}")
    text = re.sub(r"\n\s+ssl_[^\n]+", "", text).replace("/var/log/nginx", str(tmp_path))
    text = text.replace("127.0.0.1:8000", f"127.0.0.1:{_free_port()}")
    text = text.replace("rate=30r/s", "rate=1r/m")  # the pace is reached on a busy machine, too
    places = "".join(
        f"{one}_temp_path {tmp_path}/{one};\n" for one in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    # As distributions ship nginx.conf: both logs of the whole machine, with whole request lines.
    logs = f"access_log {tmp_path}/access.log;\nerror_log {tmp_path}/error.log;\n"
    main = f"daemon off;\npid {tmp_path}/pid;\nevents {{}}\nhttp {{\n{logs}{places}{text}}}\n"
    (tmp_path / "nginx.conf").write_text(main, "utf-8")
    process = subprocess.Popen(
        [NGINX, "-p", str(tmp_path), "-e", f"{tmp_path}/start.log", "-c", str(tmp_path / "nginx.conf")]
    )
    try:
        give_up_at = time.monotonic() + 60
        while not _listens(tls):
            assert process.poll() is None and time.monotonic() < give_up_at, "nginx does not start"
            time.sleep(0.05)
        yield {"tls": f"http://127.0.0.1:{tls}", "plain": f"http://127.0.0.1:{plain}"}
    finally:
        process.terminate()
        process.wait(30)


@WITH_NGINX
def test_no_log_names_the_address_of_a_paper_not_even_where_it_is_refused(
    proxy: dict[str, str], tmp_path: Path
) -> None:
    with httpx.Client(trust_env=False, headers={"Host": "chat.example.org"}) as browser:
        moved = browser.get(f"{proxy['plain']}/files/{SECRET}")
        answers = [browser.get(f"{proxy['tls']}/files/{SECRET}").status_code for _ in range(130)]
    assert moved.status_code == 301 and SECRET in moved.headers["Location"]
    assert {429, 502} <= set(answers), "refused for its pace, and not answered by services that are away"
    logs = {path.name: path.read_text("utf-8") for path in tmp_path.glob("*.log")}
    assert " GET 429 " in logs["yiqiaotong.log"]
    assert [name for name, text in logs.items() if SECRET in text] == []


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
