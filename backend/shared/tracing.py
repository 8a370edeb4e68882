"""Traces: one for each turn and each job, through bot, actions, orders, statements and partners; off unless asked for.

While they are off nothing is imported for them and `span` costs a comparison. Spans name kinds of things (a
topic, a table, a partner's operation) and our ids of turns and jobs: never what somebody said, and of an error its type
alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, Literal

HEADER = "traceparent"
"""W3C Trace Context: how the bot hands a turn's trace on to the actions it calls. Partners are not sent it."""

Kind = Literal["internal", "client", "server"]

_NOTHING: AbstractContextManager[None] = nullcontext()
_tracer: Any = None
_provider: Any = None


class TracesMissing(Exception):
    """Error where what makes traces is not installed."""


def start(url: str, share: float = 1.0, exporter: Any = None) -> None:
    """Begin to make traces.

    Args:
        url: an OTLP receiver's address over HTTP, as ``http://collector:4318/v1/traces``.
        share: of the traces, how many are made; a turn is traced whole or not at all.
        exporter: takes them instead of `url`, at once (a test's).

    Raises:
        TracesMissing: the packages of the extra ``traces`` are not there.
    """
    global _tracer, _provider
    try:
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor, SimpleSpanProcessor
        from opentelemetry.sdk.trace.sampling import ParentBased, TraceIdRatioBased

        if exporter is None:
            from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

            processor: Any = BatchSpanProcessor(OTLPSpanExporter(endpoint=url))
        else:
            processor = SimpleSpanProcessor(exporter)
    except ImportError as error:
        raise TracesMissing("traces need OpenTelemetry: `uv sync --extra traces`") from error
    resource = Resource.create({"service.name": "yiqiaotong"})
    _provider = TracerProvider(sampler=ParentBased(TraceIdRatioBased(share)), resource=resource)
    _provider.add_span_processor(processor)
    _tracer = _provider.get_tracer("yiqiaotong")


def stop() -> None:
    """Hand over what is left, and make no more."""
    global _tracer, _provider
    if _provider is not None:
        _provider.shutdown()
    _tracer = _provider = None


def span(name: str, kind: Kind = "internal", parent: str | None = None, **facts: str | int) -> Any:
    """Return a block that is one step of a trace; without traces it does nothing.

    Args:
        kind: whether somebody else is asked (``client``) or asks us (``server``).
        parent: the header of whoever asks; without it the step belongs to the one under way, or begins a trace.
        facts: what it is about, none of it personal.
    """
    return _NOTHING if _tracer is None else _span(name, kind, parent, facts)


def note(**facts: str | int) -> None:
    """Add to the step under way what was learned in its course, none of it personal; empty values say nothing."""
    if _here() is None:
        return
    from opentelemetry.trace import get_current_span

    get_current_span().set_attributes({f"yiqiaotong.{fact}": value for fact, value in facts.items() if value != ""})


def outgoing() -> dict[str, str]:
    """Return the header that makes what is asked now a part of the trace under way; empty where there is none."""
    here = _here()
    return {HEADER: f"00-{here.trace_id:032x}-{here.span_id:016x}-{int(here.trace_flags):02x}"} if here else {}


def trace_id() -> str:
    """Return the name of the trace under way, or nothing."""
    here = _here()
    return f"{here.trace_id:032x}" if here else ""


def is_on() -> bool:
    """Return True if traces are made."""
    return _tracer is not None


def begin_step(name: str, **named: str) -> Any:
    """Begin a step within the trace under way, to be ended by `end_step`; None where there is no trace."""
    if _here() is None:
        return None
    from opentelemetry.trace import SpanKind

    return _tracer.start_span(name, kind=SpanKind.CLIENT, attributes=named)


def end_step(step: Any, error: BaseException | None = None) -> None:
    """End what `begin_step` has begun."""
    if step is None:
        return
    if error is not None:
        from opentelemetry.trace import Status, StatusCode

        step.set_status(Status(StatusCode.ERROR, type(error).__name__))
    step.end()


def _here() -> Any:
    if _tracer is None:
        return None
    from opentelemetry.trace import get_current_span

    here = get_current_span().get_span_context()
    return here if here.is_valid else None


@contextmanager
def _span(name: str, kind: Kind, parent: str | None, facts: Mapping[str, str | int]) -> Iterator[None]:
    from opentelemetry.trace import SpanKind, Status, StatusCode
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    context = TraceContextTextMapPropagator().extract({HEADER: parent}) if parent else None
    named = {f"yiqiaotong.{fact}": value for fact, value in facts.items()}
    with _tracer.start_as_current_span(
        name, context, SpanKind[kind.upper()], named, record_exception=False, set_status_on_exception=False
    ) as current:
        try:
            yield
        except BaseException as error:
            current.set_status(Status(StatusCode.ERROR, type(error).__name__))
            raise
