"""Counts for monitoring, in Prometheus' text format. Nothing in it says who asked or what a letter holds."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
BUCKETS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Upper bounds in seconds; 0.1 is the promise for a page, 1.0 what a mail program waits."""


class Metrics:
    """What has been answered since the service started."""

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, int]] = Counter()
        self._buckets: dict[str, list[int]] = {}
        self._seconds: Counter[str] = Counter()
        self._findings: Counter[str] = Counter()

    def answered(self, route: str, status: int, seconds: float) -> None:
        """Counts an answer; `route` is the pattern of the address, so that there are only a handful."""
        self._requests[route, status] += 1
        buckets = self._buckets.setdefault(route, [0] * (len(BUCKETS) + 1))
        buckets[bisect_left(BUCKETS, seconds)] += 1
        self._seconds[route] += seconds  # type: ignore[assignment]

    def found(self, counts: Mapping[str, int]) -> None:
        """Counts findings by severity."""
        self._findings.update(counts)

    def text(self, gauges: Mapping[str, int], replaced: Mapping[str, int]) -> str:
        """The page for Prometheus; `gauges` are figures of this moment, `replaced` workers by reason."""
        return "\n".join([*self._lines(gauges, replaced), ""])

    def _lines(self, gauges: Mapping[str, int], replaced: Mapping[str, int]) -> Iterator[str]:
        yield "# TYPE klartekst_requests_total counter"
        for (route, status), count in sorted(self._requests.items()):
            yield f'klartekst_requests_total{{route="{route}",status="{status}"}} {count}'
        yield "# TYPE klartekst_request_seconds histogram"
        for route, buckets in sorted(self._buckets.items()):
            so_far = 0
            for bound, count in zip((*BUCKETS, "+Inf"), buckets, strict=True):
                so_far += count
                yield f'klartekst_request_seconds_bucket{{route="{route}",le="{bound}"}} {so_far}'
            yield f'klartekst_request_seconds_sum{{route="{route}"}} {self._seconds[route]:.6f}'
            yield f'klartekst_request_seconds_count{{route="{route}"}} {so_far}'
        yield "# TYPE klartekst_findings_total counter"
        for severity, count in sorted(self._findings.items()):
            yield f'klartekst_findings_total{{severity="{severity}"}} {count}'
        yield "# TYPE klartekst_workers_replaced_total counter"
        for reason, count in sorted(replaced.items()):
            yield f'klartekst_workers_replaced_total{{reason="{reason}"}} {count}'
        for name, value in sorted(gauges.items()):
            yield f"# TYPE klartekst_{name} gauge"
            yield f"klartekst_{name} {value}"
