"""Clients that write as people do, and send again what got no answer."""

import http.client
import itertools
import json
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

from bench.failover.product import Prepared

TOKEN = "a" * 32  # of forms: cookie and field alike
WORDS = "chưa được lưu"


@dataclass
class Told:
    """What clients saw: of each request kind, beginning, end, status; what was acknowledged."""

    requests: list[tuple[str, float, float, int]] = field(default_factory=list)
    acknowledged: dict[str, list[str]] = field(
        default_factory=lambda: {"cast": [], "score": [], "report": [], "page": [], "api": []}
    )
    faults: list[str] = field(default_factory=list)

    def gap(self, kind: str, begin: float, end: float) -> float:
        """The longest while without a success."""
        good = [
            e for k, _b, e, s in list(self.requests) if k == kind and s == 0 and begin <= e <= end
        ]
        ends = [begin, *sorted(good), end]
        return max(later - earlier for earlier, later in itertools.pairwise(ends))

    def answers(self, begin: float, end: float) -> dict[int, int]:
        """How many requests were not answered well, by status."""
        found: dict[int, int] = {}
        for _kind, _begin, ended, status in list(self.requests):
            if status and begin <= ended <= end:
                found[status] = found.get(status, 0) + 1
        return found


Given = tuple[list[int], Told, threading.Event]
"""Ports of the groups, what is told, when to stop."""


class Client(threading.Thread, ABC):
    """One after the other, to the groups in turn; a request without a good answer is sent again."""

    kind = ""
    json = False

    def __init__(self, ports: list[int], told: Told, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.ports, self.told, self.ends = itertools.cycle(ports), told, stop

    def run(self) -> None:
        """Until told to stop."""
        for what in self.work():
            while not self.ends.is_set() and not self._sent(what):
                time.sleep(0.3)
            if self.ends.is_set():
                return

    def work(self) -> Iterator[str]:
        """What is to be acknowledged."""
        yield from map(str, itertools.count())

    @abstractmethod
    def send(self, what: str) -> bool:
        """Whether it was acknowledged."""

    def ask(
        self, path: str, fields: dict[str, str] | None = None, session: str = ""
    ) -> tuple[int, str]:
        """Status and text; what a 503 must hold is looked at here."""
        connection = http.client.HTTPConnection("127.0.0.1", next(self.ports), timeout=60)
        headers = {"Cookie": f"sessionid={session}; csrftoken={TOKEN}"}
        if self.json:
            headers["Accept"] = "application/json"
        body = None
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode(fields | {"csrfmiddlewaretoken": TOKEN})
        try:
            connection.request("POST" if body else "GET", path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        self._look(answer, text)
        return answer.status, text

    def _look(self, answer: http.client.HTTPResponse, text: str) -> None:
        if answer.status != 503:
            return
        is_told = WORDS in (_detail(text) if self.json else text)
        if not answer.getheader("Retry-After") or not is_told:
            self.told.faults.append(f"{self.kind}: 503 {text[:200]}")

    def _sent(self, what: str) -> bool:
        begin = time.monotonic()
        try:
            good = self.send(what)
            status = 0 if good else self.status
        except (OSError, http.client.HTTPException) as error:
            good, status = False, -1
            self.told.faults.append(f"{self.kind}: {error!r}")
        self.told.requests.append((self.kind, begin, time.monotonic(), status))
        if good:
            self.told.acknowledged[self.kind].append(what)
        elif status not in {503, -1}:
            self.told.faults.append(f"{self.kind}: {status} {self.text[:300]}")
        return good

    status = 0
    text = ""


class Caster(Client):
    """A voter's phone: a paper that got no answer is sent again and learns that it is in."""

    kind = "cast"

    def __init__(self, *given: *Given, ballot: str, codes: list[str]) -> None:
        super().__init__(*given)
        self.ballot, self.codes = ballot, codes

    def work(self) -> Iterator[str]:
        """Slips."""
        yield from self.codes

    def send(self, what: str) -> bool:
        """In the box now, or before."""
        fields = {"code": what, "mark": "D01"}
        self.status, self.text = self.ask(f"/ballots/b/{self.ballot}/send/", fields)
        return (self.status == 200 and "Phiếu đã vào hòm" in self.text) or (
            self.status == 422 and "đã bỏ rồi" in self.text
        )


class Scorer(Client):
    """An autosaving sheet: what is typed stays, and goes again."""

    kind, json = "score", True

    def __init__(self, *given: *Given, line: list[str]) -> None:
        super().__init__(*given)
        self.session, self.line, self.revision = line

    def work(self) -> Iterator[str]:
        """Notes that nobody else writes."""
        yield from (f"ghi chú {self.line}.{n}." for n in itertools.count())

    def send(self, what: str) -> bool:
        """Stored; a conflict with one's own earlier try is stored too."""
        fields = {f"{self.line}-note": what, f"{self.line}-revision": str(self.revision)}
        self.status, self.text = self.ask(
            f"/appraisals/lines/{self.line}/save/", fields, self.session
        )
        if self.status not in {200, 409}:
            return False
        told = json.loads(self.text)
        told = told.get("conflict", told)
        self.revision = str(told["revision"])
        return bool(told["values"]["note"] == what)


class Reporter(Client):
    """A report saved by its form."""

    kind = "report"

    def __init__(self, *given: *Given, report: list[str]) -> None:
        super().__init__(*given)
        self.session, self.form, self.unit, self.indicator = report

    def send(self, what: str) -> bool:
        """Saved."""
        fields = {f"{self.indicator}-figure": "4", f"{self.indicator}-note": f"lần {what}"}
        path = f"/reports/form/{self.form}/of/{self.unit}/save/"
        self.status, self.text = self.ask(path, fields, self.session)
        return self.status == 302


class Reader(Client):
    """A page, as one looks at it."""

    kind = "page"

    def __init__(self, *given: *Given, session: str) -> None:
        super().__init__(*given)
        self.session = session

    def send(self, what: str) -> bool:
        """Shown."""
        self.status, self.text = self.ask("/organisations/units/", None, self.session)
        time.sleep(0.1)
        return self.status == 200


class Program(Reader):
    """A program that reads the API."""

    kind, json = "api", True

    def send(self, what: str) -> bool:
        """Answered."""
        self.status, self.text = self.ask("/api/v1/units", None, self.session)
        time.sleep(0.1)
        return self.status == 200


def clients(ports: list[int], told: Told, stop: threading.Event, given: Prepared) -> list[Client]:
    """Eight that write and two that read."""
    share = len(given.codes) // 3
    casters = [
        Caster(
            ports, told, stop, ballot=given.ballot, codes=given.codes[n * share : (n + 1) * share]
        )
        for n in range(3)
    ]
    scorers = [Scorer(ports, told, stop, line=line) for line in given.lines]
    reporters = [Reporter(ports, told, stop, report=report) for report in given.reports]
    session = given.lines[0][0]
    readers = [
        Reader(ports, told, stop, session=session),
        Program(ports, told, stop, session=session),
    ]
    return [*casters, *scorers, *reporters, *readers]


def _detail(text: str) -> str:
    try:
        return str(json.loads(text)["detail"])
    except ValueError:
        return ""  # not ours: a proxy's
