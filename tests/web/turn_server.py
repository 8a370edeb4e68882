"""coturn with the configuration the stack is shipped with, on this machine's own address and free ports."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.source_tree import ROOT
from tests.web.fake_house import free_port

UNPACKED = ROOT / ".tools" / "coturn"
STARTS_WITHIN = 20


def turnserver_path() -> str | None:
    """Where coturn is: in the system, or unpacked by `make coturn`."""
    unpacked = UNPACKED / "usr" / "bin" / "turnserver"
    return shutil.which("turnserver") or (str(unpacked) if unpacked.exists() else None)


def own_address() -> str | None:
    """This machine's address on its network: coturn relays nothing to the loopback."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(("192.0.2.1", 9))  # nothing is sent: the system says which address it would use
        except OSError:
            return None
        return str(asked.getsockname()[0])


@dataclass(frozen=True, slots=True)
class TurnServer:
    """A running relay.

    Args:
        address: where it listens, and what it relays from.
        port: for UDP and TCP.
        tls_port: for TURN over TLS.
        secret: shared with the services.
        certificate: a file, good for `address`.
    """

    address: str
    port: int
    tls_port: int
    secret: str
    certificate: Path

    def settings(self, *urls: str) -> dict[str, Any]:
        """Return what the services are told so that browsers use these addresses."""
        return {"ice_servers": json.dumps([{"urls": list(urls)}]), "turn_secret": self.secret}

    @property
    def over_tls(self) -> str:
        return f"turns:{self.address}:{self.tls_port}?transport=tcp"


def certificate_of(address: str, folder: Path) -> tuple[Path, Path]:
    """Make a certificate for an address, as `make-secrets` makes one for a name; return it and its key."""
    certificate, key = folder / "turn.crt", folder / "turn.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={address}",
         "-addext", f"subjectAltName=IP:{address}", "-keyout", str(key), "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    return certificate, key


def shipped_configuration(folder: Path) -> tuple[Path, str]:
    """Let `make-secrets` write the configuration for a machine; return it and the secret in it."""
    compose = folder / "deploy" / "compose"
    shutil.copytree(ROOT / "deploy" / "compose", compose, ignore=shutil.ignore_patterns("secrets", ".env"))
    subprocess.run(["sh", str(compose / "make-secrets"), "chat.example.com"], check=True, capture_output=True)
    return compose / "secrets" / "turnserver.conf", (compose / "secrets" / "turn_secret").read_text("utf-8").strip()


@contextmanager
def turn_server(folder: Path, *, own_peers: bool = True) -> Iterator[TurnServer]:
    """Run coturn; whoever has none skips.

    Args:
        folder: for its files.
        own_peers: whether two of its own relays may meet, as compose.yaml allows it.
    """
    path, address = turnserver_path(), own_address()
    if path is None:
        pytest.skip("coturn is not there: `make coturn` unpacks it where apt is")
    if address is None or address.startswith("127."):
        pytest.skip("this machine has no address but the loopback, to which coturn relays nothing")
    configuration, secret = shipped_configuration(folder)
    certificate, key = certificate_of(address, folder)
    server = TurnServer(address, free_port(), free_port(), secret, certificate)
    told = {
        "listening-ip": address, "listening-port": server.port, "tls-listening-port": server.tls_port,
        "relay-ip": address, "cert": certificate, "pkey": key, "pidfile": folder / "turn.pid",
        "userdb": folder / "turndb", **({"allowed-peer-ip": address} if own_peers else {}),
    }  # fmt: skip
    libraries = ":".join(str(one) for one in (UNPACKED / "usr" / "lib").glob("*-linux-gnu"))
    command = [path, "-c", str(configuration), *(f"--{name}={value}" for name, value in told.items())]
    with (folder / "turn.log").open("wb") as log:
        process = subprocess.Popen(
            command, stdout=log, stderr=subprocess.STDOUT, env={**os.environ, "LD_LIBRARY_PATH": libraries}
        )
        try:
            _wait_for(process, server, folder / "turn.log")
            yield server
        finally:
            process.kill()
            process.wait()


def _wait_for(process: subprocess.Popen[bytes], server: TurnServer, log: Path) -> None:
    give_up_at = time.monotonic() + STARTS_WITHIN
    while True:
        assert process.poll() is None and time.monotonic() < give_up_at, log.read_text("utf-8", "replace")
        try:
            socket.create_connection((server.address, server.tls_port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
