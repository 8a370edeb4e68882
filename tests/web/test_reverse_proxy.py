"""The nginx configuration we ship: it fits our addresses and sizes, and nginx, where it is installed, obeys it."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
import socketio

from backend.api.security import LARGEST_REQUEST
from backend.api.verification import READ_ANYWAY
from backend.config import Settings
from backend.files.model import MEGABYTE
from backend.legal_map.photo import LARGEST
from backend.voice.handlers import LARGEST as LARGEST_VOICE
from connectors.mini_program.files import FORM_SPARE
from tests.architecture.source_tree import ROOT
from tests.files import made_files as made
from tests.web.fake_house import House, free_port, house

CONFIGURATION = ROOT / "deploy" / "nginx" / "yiqiaotong.conf"
UNITS = {"k": 1024, "m": MEGABYTE}
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
WITH_NGINX = pytest.mark.skipif(not Path(NGINX).exists(), reason="nginx is not installed")


@dataclass
class Block:
    """A block of the configuration: its head, its directives, and the blocks in it."""

    head: list[str]
    directives: list[list[str]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def values(self, name: str) -> list[list[str]]:
        return [words[1:] for words in self.directives if words[0] == name]


def parsed(text: str) -> Block:
    words: list[str] = []
    path = [Block(["main"])]
    for token in re.findall(r"\"[^\"]*\"|'[^']*'|[{};]|[^\s{};]+", re.sub(r"(^|\s)#[^\n]*", r"\1", text)):
        if token == "{":
            path[-1].blocks.append(Block(words))
            path.append(path[-1].blocks[-1])
        elif token == "}":
            path.pop()
        elif token == ";":
            path[-1].directives.append(words)
        else:
            words.append(token)
            continue
        words = []
    assert len(path) == 1, "a block is not closed"
    return path[0]


@pytest.fixture(scope="module")
def site() -> Block:
    """The server that people reach."""
    servers = [block for block in parsed(CONFIGURATION.read_text("utf-8")).blocks if block.head == ["server"]]
    return servers[-1]


def location_of(site: Block, path: str) -> Block:
    """The location nginx takes: an equal one, else the longest that begins the path, else a fitting expression."""
    locations = [block for block in site.blocks if block.head[0] == "location"]
    equal = [one for one in locations if one.head[1:] == ["=", path]]
    begins = sorted((one for one in locations if one.head[1] == "^~" and path.startswith(one.head[2])), key=str)
    fits = [one for one in locations if one.head[1] == "~" and re.search(one.head[2], path)]
    return (equal or begins or fits or [one for one in locations if one.head[1:] == ["/"]])[0]


def largest_body(site: Block, path: str) -> int:
    own = location_of(site, path).values("client_max_body_size") or site.values("client_max_body_size")
    return int(own[0][0][:-1]) * UNITS[own[0][0][-1]]


@pytest.mark.parametrize("path", ["/internal/actions", "/internal/", "/channels/terminal/messages", "/metrics"])
def test_what_is_for_this_machine_alone_is_not_published(site: Block, path: str) -> None:
    assert location_of(site, path).values("return") == [["404"]]


def test_bodies_may_be_as_large_as_the_services_take_them_and_hardly_larger(site: Block) -> None:
    settings = Settings()
    wanted = {
        "/chat/session": LARGEST_REQUEST,
        "/chat/files": settings.file_limit,
        "/chat/voice": LARGEST_VOICE,
        "/mini_program/files": settings.file_limit + FORM_SPARE,
        "/verify": READ_ANYWAY,
        "/witness/at/0123456789abcdef/recording": settings.witness_chunk_mb * MEGABYTE,
        "/desk/places/i_1/photo": LARGEST,
    }
    for path, size in wanted.items():
        assert size <= largest_body(site, path) <= size + 2 * MEGABYTE, path


def test_what_strangers_can_do_at_will_has_a_pace_of_its_own(site: Block) -> None:
    sent = ("/chat/files", "/chat/voice", "/mini_program/files")
    for path in ("/chat/session", "/mini_program/session", "/desk/sign-in", *sent):
        assert location_of(site, path).values("limit_req"), path
    assert site.values("limit_req") and site.values("limit_conn")
    assert site.values("proxy_request_buffering") == [["on"]]


def test_only_the_address_nginx_sees_is_passed_on(site: Block) -> None:
    for block in (site, *site.blocks):
        told = dict(block.values("proxy_set_header"))
        if told:
            assert told["X-Forwarded-For"] == "$remote_addr" and told["Forwarded"] == told["X-Real-IP"] == '""'
    assert "proxy_add_x_forwarded_for" not in CONFIGURATION.read_text("utf-8")


def test_sockets_pass_and_no_address_is_written_down(site: Block) -> None:
    for path in ("/chat/socket/", "/witness/socket/", "/meet/socket/", "/call/socket/"):
        assert ["Upgrade", "$http_upgrade"] in location_of(site, path).values("proxy_set_header")
    text = CONFIGURATION.read_text("utf-8")
    assert "$request " not in text and "$uri" not in text.partition("log_format")[2].partition(";")[0]


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, str]]:
    """A house behind nginx with our configuration, but for names, ports and certificates."""
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    with house(folder / "house", proxies=1, public_url=f"http://127.0.0.1:{port}") as running:
        text = CONFIGURATION.read_text("utf-8").replace("127.0.0.1:8000", running.url.removeprefix("http://"))
        begin, end = text.index("server {  # whoever"), text.rindex("server {")
        text = text[:begin] + text[end:]
        text = text.replace("listen 443 ssl;", f"listen 127.0.0.1:{port};").replace("chat.example.org", "127.0.0.1")
        text = re.sub(r"\n\s+ssl_[^\n]+", "", text).replace("/var/log/nginx", str(folder))
        text = text.replace("proxy_set_header Host              $host", "proxy_set_header Host $http_host")
        text = text.replace("proxy_set_header Host            $host", "proxy_set_header Host $http_host")
        temporary = "".join(
            f"{name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        main = f"daemon off;\npid {folder}/pid;\nevents {{}}\nhttp {{\n{temporary}{text}}}\n"
        (folder / "nginx.conf").write_text(main, "utf-8")
        command = [NGINX, "-p", str(folder), "-e", f"{folder}/error.log", "-c", str(folder / "nginx.conf")]
        subprocess.run([*command, "-t"], check=True, capture_output=True)
        process = subprocess.Popen(command)
        try:
            running.wait_until(lambda: _listens(port))
            yield running, f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(10)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@WITH_NGINX
async def test_nginx_takes_sessions_files_and_sockets_through(proxied: tuple[House, str]) -> None:
    _, url = proxied
    with httpx.Client(base_url=url, trust_env=False) as browser:
        ticket = browser.post("/chat/session").json()["ticket"]
        sent = browser.post("/chat/files", content=made.pdf(), headers={"X-File-Name": "a.pdf"})
        assert sent.status_code == 201
        assert browser.get("/internal/actions").status_code == browser.get("/metrics").status_code == 404
        assert browser.post("/chat/session", content=b"x" * 300_000).status_code == 413
    page = socketio.AsyncClient(reconnection=False)
    await page.connect(url, socketio_path="/chat/socket", transports=["websocket"], auth={"ticket": ticket})
    assert (await page.call("resume", {"after": 0}))["entries"] == []
    await page.disconnect()


@WITH_NGINX
def test_nginx_slows_one_address_down_whatever_it_claims(proxied: tuple[House, str]) -> None:
    _, url = proxied
    statuses = []
    for number in range(45):
        told = {"X-Forwarded-For": f"203.0.113.{number}", "Forwarded": f"for=203.0.113.{number}"}
        statuses.append(httpx.post(f"{url}/chat/session", headers=told, trust_env=False).status_code)
    assert statuses.count(429) >= 5 and statuses[0] == 200
