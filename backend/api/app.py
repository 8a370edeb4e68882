"""The web application of the services process: everything an outsider, a partner, the bot or a supervisor can reach."""

from __future__ import annotations

from rasa_sdk.executor import ActionExecutor
from sanic import Sanic

from backend.api.actions import LARGEST_CALL, attach_actions
from backend.api.agenda import AgendaApi
from backend.api.callbacks import attach_callbacks
from backend.api.calling import CallPage
from backend.api.desk.desk import attach_desk
from backend.api.faults import Readable, attach_faults
from backend.api.file_links import FileLinks
from backend.api.files import Files, SessionOf, no_session
from backend.api.health import attach_health
from backend.api.map import MapApi
from backend.api.map_page import MapPage
from backend.api.map_photos import MapPhotos
from backend.api.meeting import MeetingPage
from backend.api.metrics import attach_metrics
from backend.api.own_names import attach_own_names, names_of
from backend.api.pages import attach_pages, read_pages
from backend.api.paper_lock import PaperLock
from backend.api.security import attach_security
from backend.api.signing import SigningPage
from backend.api.verification import VerificationPage
from backend.api.witness import Witness
from backend.bootstrap import Backend

LARGEST_HEADER = 16 * 1024
LARGEST_SOCKET_FRAME = 128 * 1024
NAME = "yiqiaotong"


def bare_app(
    embed_origins: list[str] | None = None, *, secure: bool = False, tiles: str = "", made_up: bool = False
) -> Sanic:
    """Return an application with limits, security headers, errors and the chat page, but nothing behind it yet."""
    app = _limited_app()
    attach_security(app, embed_origins or [], secure=secure, tiles=tiles)
    pages = read_pages(made_up=made_up)
    attach_pages(app, pages)
    attach_faults(app, pages)
    return app


def _limited_app() -> Sanic:
    app = Sanic(NAME, configure_logging=False, request_class=Readable)
    app.config.update(
        ACCESS_LOG=False,
        REQUEST_MAX_SIZE=LARGEST_CALL,
        REQUEST_MAX_HEADER_SIZE=LARGEST_HEADER,
        WEBSOCKET_MAX_SIZE=LARGEST_SOCKET_FRAME,
        REQUEST_TIMEOUT=30,
        RESPONSE_TIMEOUT=120,
        KEEP_ALIVE_TIMEOUT=75,
        GRACEFUL_SHUTDOWN_TIMEOUT=5,
        FALLBACK_ERROR_FORMAT="json",
        TOUCHUP=False,  # it rewrites Sanic itself for one application; several may live in one process
    )
    return app


def build_app(
    backend: Backend, executor: ActionExecutor, links: FileLinks, session_of: SessionOf = no_session
) -> Sanic:
    """Return the whole application but for the channels, which the server adds.

    A process that is no door for people has what supervisors, the monitor and, where it answers messages, the bot ask.

    Args:
        backend: does the work.
        executor: has every action registered.
        links: makes and reads the links of files.
        session_of: tells which browser asks.
    """
    settings = backend.settings
    if not settings.has_role("web"):
        return _inner_app(backend, executor)
    secure = settings.address.startswith("https:")
    app = bare_app(settings.embed_origins, secure=secure, tiles=settings.map_tiles, made_up=settings.demonstration)
    app.config.PROXIES_COUNT = settings.proxies or None  # whose word about a visitor's address is believed
    attach_own_names(app, names_of(settings))
    attach_health(app, backend)
    attach_metrics(app, backend)
    attach_actions(app, executor, settings.bot_token)
    attach_callbacks(app, backend, backend.clock.now)
    Files(backend, links, session_of).attach(app)
    VerificationPage(backend).attach(app)
    AgendaApi(backend, PaperLock(backend, links), session_of).attach(app)
    attach_desk(app, backend)
    MapApi(backend).attach(app)
    MapPage(backend).attach(app)
    MapPhotos(backend).attach(app)
    Witness(backend).attach(app)
    SigningPage(backend).attach(app)
    MeetingPage(backend).attach(app)
    CallPage(backend).attach(app)
    return app


def _inner_app(backend: Backend, executor: ActionExecutor) -> Sanic:
    app = _limited_app()
    attach_faults(app, read_pages())
    attach_health(app, backend)
    attach_metrics(app, backend)
    if backend.settings.has_role("worker"):
        attach_actions(app, executor, backend.settings.bot_token)
    return app
