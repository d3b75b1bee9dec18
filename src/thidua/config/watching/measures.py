"""What is counted of requests, by the name of their address: never by what an address holds.

Every process writes its own files into a folder; ``metrics_server`` adds them up.
"""

from prometheus_client import Counter, Gauge, Histogram

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.3, 1, 3, 10)

REQUESTS = Counter("thidua_requests", "Requests answered", ["address", "method", "status"])
DURATION = Histogram("thidua_request_seconds", "Time to answer", ["address"], buckets=SECONDS)
AT_WORK = Gauge(
    "thidua_requests_at_work", "Requests being answered now", multiprocess_mode="livesum"
)


def count(address: str, method: str, status: int, seconds: float) -> None:
    """One request was answered."""
    REQUESTS.labels(address, method, str(status)).inc()
    DURATION.labels(address).observe(seconds)
