"""E-mail against a real server on loopback: over TLS, once for each key, its refusals by class."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from backend.conversation.delivery_failed import DeliveryRefused
from backend.conversation.model import Reply
from connectors.email.connector import EmailConnector, MailServer

TEXT = "开庭提醒：您的案件还有 1 天开庭。\n北京时间 12月10日 周四 09:00"
REPLY = Reply(TEXT, attachment={"name": "hearing.ics", "url": "https://chat.example/files/1", "mime": "text/calendar"})


class Mailbox:
    """What the server has taken, and how it answers."""

    def __init__(self) -> None:
        self.mails: list[Any] = []
        self.encrypted: list[bool] = []
        self.at_recipient = "250 OK"
        self.at_data = "250 OK"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        """Take or refuse a recipient."""
        envelope.rcpt_tos.append(address)
        return self.at_recipient

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Take or refuse a mail."""
        if self.at_data.startswith("250"):
            self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
            self.encrypted.append(session.ssl is not None)
        return self.at_data


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for localhost that nobody but the test trusts, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    built = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    built = built.serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    built = built.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    folder = tmp_path_factory.mktemp("certificate")
    files = (folder / "cert", folder / "private")
    files[0].write_bytes(built.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    files[1].write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    return files


@contextmanager
def mail_server(certificate: tuple[Path, Path]) -> Iterator[tuple[Mailbox, MailServer]]:
    mailbox, tls = Mailbox(), ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(*map(str, certificate))
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    controller = Controller(mailbox, "127.0.0.1", port, tls_context=tls, require_starttls=True)
    controller.start()
    trust = ssl.create_default_context(cafile=str(certificate[0]))
    try:
        yield mailbox, MailServer("localhost", port, "starttls", "court@chat.example", trust=trust)
    finally:
        controller.stop()


@pytest.fixture
def running(certificate: tuple[Path, Path]) -> Iterator[tuple[Mailbox, MailServer]]:
    with mail_server(certificate) as both:
        yield both


def connector(server: MailServer, address: str | None = "anna@example.com") -> EmailConnector:
    return EmailConnector(server, lambda person_id: address, "https://chat.example")


async def test_a_reminder_arrives_whole_and_over_tls(running: tuple[Mailbox, MailServer]) -> None:
    mailbox, server = running
    receipt = await connector(server).send("p_1", REPLY, "hearing:KT01:d1:1:1", "zh-Hans")
    (mail,), body = mailbox.mails, mailbox.mails[0].get_content().replace("\r\n", "\n")
    assert (mail["To"], mail["From"], mail["Subject"]) == (
        "anna@example.com",
        "court@chat.example",
        TEXT.splitlines()[0],
    )
    assert mail["Message-ID"] == receipt
    assert TEXT in body and "https://chat.example/files/1" in body and "回到对话" in body
    assert mailbox.encrypted == [True]


async def test_the_same_key_is_the_same_mail_to_its_readers(running: tuple[Mailbox, MailServer]) -> None:
    _, server = running
    first, again, other = [await connector(server).send("p_1", REPLY, key, "en") for key in ("k1", "k1", "k2")]
    assert first == again != other


async def test_a_server_nobody_can_vouch_for_gets_nothing(running: tuple[Mailbox, MailServer]) -> None:
    mailbox, server = running
    with pytest.raises(ssl.SSLError):
        await connector(MailServer(server.host, server.port, "starttls", server.sender)).send("p_1", REPLY, "k", "en")
    assert mailbox.mails == []


async def test_a_box_that_does_not_exist_is_gone_and_a_full_one_may_be_tried_again(
    running: tuple[Mailbox, MailServer],
) -> None:
    mailbox, server = running
    mailbox.at_recipient = "550 no such user"
    with pytest.raises(DeliveryRefused) as gone:
        await connector(server).send("p_1", REPLY, "k", "en")
    mailbox.at_recipient = "452 mailbox full"
    with pytest.raises(Exception, match="452"):
        await connector(server).send("p_1", REPLY, "k", "en")
    assert gone.value.fate == "gone"


async def test_a_mail_the_server_will_not_carry_is_unfit(running: tuple[Mailbox, MailServer]) -> None:
    mailbox, server = running
    mailbox.at_data = "554 looks like spam"
    with pytest.raises(DeliveryRefused) as unfit:
        await connector(server).send("p_1", REPLY, "k", "en")
    assert unfit.value.fate == "unfit"


async def test_without_an_address_there_is_no_way(running: tuple[Mailbox, MailServer]) -> None:
    with pytest.raises(DeliveryRefused):
        await connector(running[1], None).send("p_1", REPLY, "k", "en")


async def test_a_hostile_first_line_cannot_add_headers(running: tuple[Mailbox, MailServer]) -> None:
    mailbox, server = running
    await connector(server).send("p_1", Reply("a\rBcc: all@example.com\nb"), "k", "en")
    assert mailbox.mails[0]["Bcc"] is None
