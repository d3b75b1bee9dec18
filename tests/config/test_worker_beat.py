"""The worker's silence is known by its file."""

import os
import time
from pathlib import Path

from thidua.config.worker_beat import BEAT, beat, silence, silence_in_words


def test_the_worker_tells_that_it_lives(tmp_path: Path) -> None:
    assert silence(tmp_path) is None
    beat(tmp_path)
    fresh = silence(tmp_path)
    os.utime(tmp_path / BEAT, (0, time.time() - 75))
    old = silence(tmp_path)

    assert fresh is not None
    assert fresh < 5
    assert old is not None
    assert 74 < old < 80
    assert silence_in_words(75) == "silent, 75 s ago"
    assert silence_in_words(2.2) == "ok, 2 s ago"
    assert silence_in_words(None) == "not seen on this machine"
