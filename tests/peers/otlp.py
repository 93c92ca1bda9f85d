"""Who takes traces and metrics by OTLP over HTTP: reads what the protocol says, or says nothing at all."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from tests.peers.serving import served


@dataclass(frozen=True, slots=True)
class SeenSpan:
    name: str
    trace: str
    span: str
    parent: str
    attributes: dict[str, str | int]
    failed: bool
    events: int


@dataclass
class OtlpPeer:
    """`raw` are the bodies as they came, `headers` those of the last request. `silent`: it takes a request and does not
    answer, until it is let go; `asked` is set then."""

    silent: bool = False
    status: int = 200
    raw: list[bytes] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    spans: list[SeenSpan] = field(default_factory=list)
    points: dict[str, list[Any]] = field(default_factory=dict)
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    hanging: int = 0
    url: str = ""
    _let_go: asyncio.Event = field(default_factory=asyncio.Event)

    @asynccontextmanager
    async def running(self) -> AsyncGenerator["OtlpPeer"]:
        app = web.Application()
        app.router.add_post("/v1/traces", self._traces)
        app.router.add_post("/v1/metrics", self._metrics)
        async with served(app) as self.url:
            try:
                yield self
            finally:
                self._let_go.set()

    async def _traces(self, request: web.Request) -> web.Response:
        body = await self._taken(request)
        for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
            for scope in resource.scope_spans:
                for span in scope.spans:
                    self.spans.append(
                        SeenSpan(
                            span.name,
                            span.trace_id.hex(),
                            span.span_id.hex(),
                            span.parent_span_id.hex(),
                            _attributes(span.attributes),
                            span.status.code == 2,
                            len(span.events),
                        )
                    )
        return web.Response(status=self.status)

    async def _metrics(self, request: web.Request) -> web.Response:
        body = await self._taken(request)
        for resource in ExportMetricsServiceRequest.FromString(body).resource_metrics:
            for scope in resource.scope_metrics:
                for metric in scope.metrics:
                    shape = metric.WhichOneof("data")
                    self.points[metric.name] = list(getattr(metric, str(shape)).data_points)
        return web.Response(status=self.status)

    async def _taken(self, request: web.Request) -> bytes:
        body = await request.read()
        self.raw.append(body)
        self.headers = {name.lower(): value for name, value in request.headers.items()}
        self.asked.set()
        if self.silent:
            self.hanging += 1
            await self._let_go.wait()
        return body


def _attributes(given: Any) -> dict[str, str | int]:
    return {one.key: getattr(one.value, one.value.WhichOneof("value")) for one in given}


def told_apart(point: Any) -> dict[str, str | int]:
    """By what a point of a metric is told apart from the others."""
    return _attributes(point.attributes)
