"""Hands spans and measures to OpenTelemetry, which sends them by OTLP over HTTP from threads of its own.

Whoever takes them and does not answer loses them, and nobody waits: what does not fit in the queue any more is dropped.
"""

import threading
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from secrets import token_hex
from typing import Any

from opentelemetry.context import Context
from opentelemetry.metrics import Meter
from opentelemetry.sdk.metrics import AlwaysOffExemplarFilter, MeterProvider
from opentelemetry.sdk.metrics.export import MetricExporter, MetricReader, PeriodicExportingMetricReader
from opentelemetry.sdk.metrics.view import View
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.sampling import ParentBased, TraceIdRatioBased
from opentelemetry.trace import NonRecordingSpan, SpanContext, Status, StatusCode, TraceFlags, set_span_in_context
from opentelemetry.trace import Span as AnySpan

from bot.telemetry.figures import FiguresLine
from bot.telemetry.measures import MEASURES, Shape
from bot.telemetry.spans import Begun, recorded_by
from bot.telemetry.taker import Taker
from bot.telemetry.trace import Trace

SEND_SECONDS = 5.0
"""For one request to whoever takes them."""
END_SECONDS = 3.0
"""For the last of them, when Bode stops."""
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
"""Where the counts of a histogram are divided."""
ATTEMPTS = (1.0, 2.0, 3.0, 5.0, 10.0)


@contextmanager
def recorded(
    taker: Taker | None, *, share: float = 1.0, every: float = 60.0, end_within: float = END_SECONDS
) -> Generator[None]:
    """Of so many of all traces (0 to 1); metrics every so many seconds. Without a taker only the line of figures is
    made, and no span is. At the end the last is sent, for `end_within` seconds at most: it waits for that."""
    resource = Resource({"service.name": "bode", "service.instance.id": token_hex(8)})
    tracers = _tracers(taker, resource, share) if taker else None
    readers: list[MetricReader] = [_reader(FiguresLine(), every)]
    if taker:
        readers.append(_reader(_metric_exporter(taker), every))
    views = [View(instrument_name=name, attribute_keys=set(one.told_by)) for name, one in MEASURES.items()]
    meters = MeterProvider(
        readers,
        resource=resource,
        exemplar_filter=AlwaysOffExemplarFilter(),
        shutdown_on_exit=False,
        views=views,
    )
    try:
        with recorded_by(_Otel(tracers, meters.get_meter("bode"))):
            yield
    finally:
        _ended(tracers, meters, end_within)


def _tracers(taker: Taker, resource: Resource, share: float) -> TracerProvider:
    # What nobody takes costs no memory.
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415

    sampler = ParentBased(TraceIdRatioBased(share))
    provider = TracerProvider(sampler, resource, shutdown_on_exit=False)
    exporter = OTLPSpanExporter(taker.path("traces"), headers=dict(taker.headers), timeout=SEND_SECONDS)
    provider.add_span_processor(BatchSpanProcessor(exporter))
    return provider


def _metric_exporter(taker: Taker) -> MetricExporter:
    from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter  # noqa: PLC0415

    return OTLPMetricExporter(taker.path("metrics"), headers=dict(taker.headers), timeout=SEND_SECONDS)


def _reader(exporter: MetricExporter, every: float) -> MetricReader:
    return PeriodicExportingMetricReader(exporter, every * 1000, SEND_SECONDS * 1000)


def _ended(tracers: TracerProvider | None, meters: MeterProvider, seconds: float) -> None:
    """In a thread that ends with the process, whatever it still waits for."""

    def end() -> None:
        if tracers:
            tracers.shutdown()
        meters.shutdown(seconds * 1000)

    thread = threading.Thread(target=end, name="telemetry: end", daemon=True)
    thread.start()
    thread.join(seconds)


class _Otel:
    """A bot.telemetry.spans.Recorder."""

    def __init__(self, tracers: TracerProvider | None, meter: Meter) -> None:
        self._tracer = tracers.get_tracer("bode") if tracers else None
        self._instruments = {name: _instrument(meter, name) for name in MEASURES}

    def begin(self, name: str, parent: Trace | None, attributes: Mapping[str, str | int]) -> Begun | None:
        if self._tracer is None:
            return None
        context = set_span_in_context(_remote(parent), Context()) if parent else Context()
        return _Recorded(self._tracer.start_span(name, context, attributes=attributes, record_exception=False))

    def measure(self, name: str, value: float, attributes: Mapping[str, str | int]) -> None:
        self._instruments[name](value, attributes)


class _Recorded:
    def __init__(self, span: AnySpan) -> None:
        self._span = span
        context = span.get_span_context()
        self.trace = Trace(f"{context.trace_id:032x}", f"{context.span_id:016x}", context.trace_flags.sampled)

    def end(self, attributes: Mapping[str, str | int], *, failed: bool) -> None:
        self._span.set_attributes(attributes)
        if failed:
            self._span.set_status(Status(StatusCode.ERROR))
        self._span.end()


def _remote(parent: Trace) -> NonRecordingSpan:
    flags = TraceFlags(TraceFlags.SAMPLED if parent.sampled else TraceFlags.DEFAULT)
    return NonRecordingSpan(SpanContext(int(parent.id, 16), int(parent.span, 16), is_remote=True, trace_flags=flags))


def _instrument(meter: Meter, name: str) -> Any:
    """What takes a value and attributes."""
    one = MEASURES[name]
    match one.shape:
        case Shape.SPREAD:
            bounds: Sequence[float] = SECONDS if one.unit == "s" else ATTEMPTS
            return meter.create_histogram(name, one.unit, one.text, explicit_bucket_boundaries_advisory=bounds).record
        case Shape.SUM:
            return meter.create_counter(name, one.unit, one.text).add
        case Shape.LAST:
            return meter.create_gauge(name, one.unit, one.text).set
