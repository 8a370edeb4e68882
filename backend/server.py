"""The services process, put together: ``python -m backend.server``.

One event loop serves people, partners and the bot; conversation workers and the outbox run in threads beside it. On
SIGTERM or SIGINT it takes no new message, finishes what it has in hand, and ends.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from rasa_sdk.executor import ActionExecutor
from sanic import Sanic

from actions.emergency.place_told import KeepsPlace
from actions.front_door import FrontDoor
from actions.registry import all_actions
from backend.api.app import build_app
from backend.api.conversations import BackendConversations
from backend.api.file_links import FileLinks
from backend.api.uploads import BackendUploads
from backend.api.voices import BackendVoices
from backend.bootstrap import Backend, build
from backend.channels import Channels
from backend.config import Settings, load_installation
from backend.log_lines import configure_logging
from backend.migrations import NotMigrated
from backend.production import refusal
from backend.shared import tracing
from backend.shared.key_ids import KeyMissing
from backend.shared.time_zones import use_newest
from connectors.base import Connector
from connectors.email.connector import EmailConnector, MailServer
from connectors.sms.connector import SmsConnector
from connectors.terminal.connector import TerminalConnector
from connectors.web.connector import WebConnector
from connectors.web.session import WebSessions
from connectors.web.visitors import VisitorLimits

logger = logging.getLogger(__name__)

STOP_SECONDS = 20.0


class Services:
    """The services process without its signals, so that tests can run it in theirs.

    Args:
        backend: does the work; closed by `stop`.
        executor: has every action registered.
    """

    def __init__(self, backend: Backend, executor: ActionExecutor) -> None:
        self.backend = backend
        settings = backend.settings
        links = FileLinks.of(backend)
        conversations, uploads = BackendConversations(backend, links), BackendUploads(backend)
        file_limit = settings.file_limit
        web = WebConnector(
            WebSessions(
                settings.secret_key,
                backend.clock.now,
                backend.conversation.browsers,
                earlier=settings.secret_keys_previous,
                named_by=settings.digest_secret,
            ),
            conversations,
            uploads,
            BackendVoices(backend),
            file_limit=file_limit,
            limits=VisitorLimits(settings.visitor_sessions, settings.visitor_messages, settings.visitor_uploads),
            public_url=settings.address,
            embeddable=bool(settings.embed_origins),
            redis_url=settings.redis_url or None,
        )
        terminal = TerminalConnector(settings.bot_token, conversations, uploads, file_limit=file_limit)
        self.channels = Channels(backend, links)
        self.connectors: Sequence[Connector] = (web, terminal, *outside_chats(backend), *self.channels.messengers)
        self.app = build_app(backend, executor, links, web.session_of)
        self._ours = (web, terminal)
        if settings.has_role("web"):
            self.channels.close_unconfigured(self.app)
            for connector in self.connectors:
                connector.attach(self.app, backend.receive)
        self._stopping = asyncio.Event()

    async def start(self, listener: socket.socket) -> None:
        """Serve on a bound socket and start the workers.

        What has no lane of its own (`backend.shared.lanes`) shares the threads for requests: most of it waits for the
        database or a partner.
        """
        ours = ThreadPoolExecutor(self.backend.settings.request_threads, thread_name_prefix="services")
        asyncio.get_running_loop().set_default_executor(ours)
        server = await self.app.create_server(sock=listener, return_asyncio_server=True)
        assert server is not None
        self._server = server
        await server.startup()
        await server.before_start()
        await server.start_serving()
        await server.after_start()
        for connector in self.connectors:
            outside = connector not in self._ours
            self.backend.conversation.delivery.register(
                connector.name, connector.send, pushes=connector.pushes, outside=outside
            )  # fmt: skip
        self.channels.start()
        self._workers = asyncio.create_task(self.backend.run_forever(self._stopping))

    async def run_until(self, stop_event: asyncio.Event) -> None:
        """Serve until `stop_event` is set or a worker ends by itself, which is a fault."""
        stopped = asyncio.create_task(stop_event.wait())
        await asyncio.wait([stopped, self._workers], return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if self._workers.done() and not stop_event.is_set():
            self._workers.result()
            raise RuntimeError("the workers ended by themselves")

    async def stop(self) -> None:
        """Take nothing new, finish what is in hand, and let go of everything."""
        self._server.close()
        self._stopping.set()
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(self._workers), STOP_SECONDS)
        await self._server.before_stop()
        for connection in list(self._server.connections or ()):
            connection.abort()
        await self._server.after_stop()
        await self.channels.close()
        Sanic.unregister_app(self.app)
        self.backend.close()


def outside_chats(backend: Backend) -> list[Connector]:
    """Return text messages, and e-mail if a mail server is set: where a person is reached when no chat takes it."""
    settings, contacts = backend.settings, backend.conversation.contacts
    number_of = lambda person_id: contacts.address_of(person_id, "sms")  # noqa: E731
    found: list[Connector] = [SmsConnector(number_of, backend.infra.partners.client("sms").send, settings.address)]
    if settings.smtp_host:
        server = MailServer(
            settings.smtp_host, settings.smtp_port, settings.smtp_security, settings.smtp_from, settings.smtp_user,
            settings.smtp_password,
        )  # fmt: skip
        address_of = lambda person_id: contacts.address_of(person_id, "email")  # noqa: E731
        found.append(EmailConnector(server, address_of, settings.address))
    return found


def executor_of(backend: Backend) -> ActionExecutor:
    """Return rasa_sdk's executor with every action of ours in it."""
    executor = ActionExecutor()
    door = FrontDoor(backend.bus.handle, backend.conversation.phrasebook.text)
    for action in all_actions(door):
        executor.register_action(KeepsPlace(action, door))
    return executor


def listen(settings: Settings) -> socket.socket:
    """Return a socket bound to the settings' address.

    Raises:
        OSError: the port is taken or the address is not ours.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((settings.host, settings.port))
    listener.setblocking(False)
    return listener


async def serve(settings: Settings) -> None:
    """Run the services until the process is told to stop."""
    listener = listen(settings)
    backend = await asyncio.to_thread(build, settings)
    services = Services(backend, executor_of(backend))
    stop_event = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop_event.set)
    await services.start(listener)
    logger.info("serving at %s as %s", settings.address, ", ".join(settings.roles))
    try:
        await services.run_until(stop_event)
    finally:
        await services.stop()
    logger.info("stopped")


def main() -> int:
    """Run the services; return the exit code."""
    configure_logging()
    os.umask(0o077)
    zones = use_newest()
    logger.info("time zones: %s (%s)", zones.version or "unknown", zones.source)
    try:
        settings = load_installation()
    except ValueError as error:
        print(f"A setting is wrong: {' '.join(str(error).split())}", file=sys.stderr)
        return 2
    configure_logging(settings.log_format, settings.log_level)
    if no := refusal(settings):
        print(f"The services do not start: {no}.", file=sys.stderr)
        return 2
    try:
        if settings.traces_url:
            tracing.start(settings.traces_url, settings.traces_share)
        asyncio.run(serve(settings))
    except (KeyMissing, NotMigrated, tracing.TracesMissing) as error:
        print(f"The services do not start: {error}.", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"Cannot listen on {settings.host}:{settings.port}: {error.strerror or error}", file=sys.stderr)
        return 1
    finally:
        tracing.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
