"""A web process writes its memory to no file and shows it to no neighbour."""

import subprocess
import sys

PROBE = """
import ctypes, resource
from thidua.config.process import forbid_dumps
forbid_dumps()
print(*resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3))
"""


def test_no_core_is_written_and_no_neighbour_reads_the_process() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["0", "0", "0"]


def test_the_web_server_is_closed_from_its_first_moment() -> None:
    code = "import thidua.config.wsgi, resource; print(*resource.getrlimit(resource.RLIMIT_CORE))"
    env = {"DJANGO_SETTINGS_MODULE": "thidua.config.settings.test"}

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env
    )

    assert done.stdout.split() == ["0", "0"]
