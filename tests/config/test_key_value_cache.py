"""The cache on a Valkey or Redis server: shared while it lives, and its loss is an outage."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing

import pytest
from django.core.cache.backends.redis import RedisCache

from thidua.config.unavailable import is_unavailable

SERVERS = [each for each in map(shutil.which, ("valkey-server", "redis-server")) if each][:1]


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    process = subprocess.Popen(
        [request.param, "--port", str(port), "--bind", "127.0.0.1", "--save", ""],
        stdout=subprocess.DEVNULL,
    )
    for _try in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            time.sleep(0.05)
    yield process, port
    process.kill()
    process.wait()


@pytest.mark.parametrize("server", SERVERS, indirect=True)
def test_it_is_shared_and_its_loss_is_an_outage(
    server: tuple[subprocess.Popen[bytes], int],
) -> None:
    process, port = server
    options = {"OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 2}}
    one, other = (RedisCache(f"redis://127.0.0.1:{port}/0", options) for _ in range(2))

    assert one.add("tries", 1, 60)
    assert other.incr("tries") == 2
    assert not one.add("tries", 1, 60)
    process.kill()
    process.wait()
    with pytest.raises(Exception) as failure:  # noqa: PT011 - its kind is the point
        one.get("tries")

    assert is_unavailable(failure.value)
    one.close()
    other.close()
