"""The web server inside this program: gunicorn, forked from what is loaded already."""

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication

from thidua.config.environment import env
from thidua.config.postgres import limit_questions
from thidua.config.watching.folder import FOLDER


class WebServer(BaseApplication):  # type: ignore[misc] # gunicorn has no types
    """Serves the application at an address, such as ``127.0.0.1:8000``, until it is stopped.

    Its workers are forked from a process that answers no request, so that a new worker starts at
    once, shares the memory of the program with the others, and holds nothing of earlier requests.
    """

    def __init__(self, address: str, application: Callable[..., Any]) -> None:
        self.address = address
        self.application = application
        super().__init__()

    def load_config(self) -> None:
        """Ours, then what ``GUNICORN_CMD_ARGS`` says, as for gunicorn itself."""
        beats = Path("/dev/shm")  # noqa: S108 - heartbeat files only
        settings = {
            "bind": self.address,
            "preload_app": True,
            "workers": env.int("THIDUA_WORKERS", default=2),
            "threads": env.int("THIDUA_THREADS", default=4),
            "worker_tmp_dir": str(beats) if beats.is_dir() else None,
            "loglevel": "warning",
            "max_requests": 20_000,
            "max_requests_jitter": 2_000,
            "child_exit": _forget_process,
        }
        said = self.cfg.parser().parse_args(self.cfg.get_cmd_args_from_env())
        told = {name: value for name, value in vars(said).items() if value not in (None, [])}
        for name, value in (settings | told).items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Any]:
        """What answers a request."""
        return self.application


def _forget_process(arbiter: Any, worker: Any) -> None:
    """What an ended process was doing is not being done any more; what it counted stays."""
    if FOLDER in os.environ:
        # the library must not be loaded before the folder is known
        multiprocess = import_module("prometheus_client.multiprocess")
        multiprocess.mark_process_dead(worker.pid)


def serve(address: str, application: Callable[..., Any]) -> None:
    """Serve until told to stop; a process of its own does nothing else.

    A socket that systemd holds open for the parent (``thidua.socket``) is taken instead of the
    address: who comes while the product starts again waits in it.
    """
    limit_questions()
    if os.environ.get("LISTEN_PID") == str(os.getppid()):
        os.environ["LISTEN_PID"] = str(os.getpid())
    WebServer(address, application).run()
