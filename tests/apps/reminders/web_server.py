"""A real web server on this machine that keeps what it is sent and answers as told."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Got(NamedTuple):
    """One request."""

    path: str
    headers: dict[str, str]
    body: bytes


class Receiver:
    """What a province sets up: it answers ``status``, after ``slow`` seconds."""

    def __init__(self, status: int = 200, slow: float = 0) -> None:
        self.status, self.slow = status, slow
        self.got: list[Got] = []


@contextmanager
def web_server(receiver: Receiver) -> Iterator[str]:
    """It listens; its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.got.append(Got(self.path, dict(self.headers), body))
            time.sleep(receiver.slow)
            self.send_response(receiver.status)
            self.send_header("Location", "http://127.0.0.1:1/")
            self.end_headers()
            self.wfile.write("Đã xem".encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/nhac?kenh=zalo"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
