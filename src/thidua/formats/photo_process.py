"""Cleaning a photo that may be hostile, in a process of its own with little time and memory.

What decodes pictures takes memory by the number of their points and is written in C: it is loaded
by that process alone, which ends with its photo.
"""

import multiprocessing
import resource
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection

from thidua.formats.file_kinds import whole_file
from thidua.formats.problems import FormatError, Problem

LARGEST_BYTES = 20_000_000
CLEANING = "thidua.formats.photos"
MOST_SECONDS = 20
MOST_MEMORY = 1_500_000_000  # bytes of addresses; a photo of 100 million points takes a third


@dataclass(frozen=True, slots=True)
class CleanPhoto:
    """A photo as it is kept: a JPEG upright and without what its camera wrote into it.

    ``preview`` is the same small; ``width`` and ``height`` are points of ``data``.
    """

    data: bytes
    preview: bytes
    width: int
    height: int


def clean_photo(data: bytes, name: str) -> CleanPhoto:
    """The photo of a file called ``name`` (its ending says what it should be).

    Raises:
        FormatError: too large, of another kind, not what its name says, broken.
    """
    if len(data) > LARGEST_BYTES:
        raise whole_file(f"ảnh nặng quá {LARGEST_BYTES // 1_000_000} MB")
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=clean_and_send, args=(theirs, data, name), daemon=True)
    child.start()
    theirs.close()
    try:
        told = ours.recv() if ours.poll(MOST_SECONDS) else None
    except EOFError:
        told = None
    finally:
        child.kill()
        child.join()
        ours.close()
    if isinstance(told, CleanPhoto):
        return told
    if told:
        raise FormatError([Problem("", "", "", sentence) for sentence in told])
    raise whole_file("không đọc được ảnh: tệp hỏng, hoặc ảnh quá lớn")


def clean_and_send(out: Connection, data: bytes, name: str) -> None:
    """What the other process does: the photo goes out, or what is wrong with it."""
    cleaned = import_module(CLEANING).cleaned
    _bound()
    try:
        out.send(cleaned(data, name))
    except FormatError as error:
        out.send([problem.message for problem in error.problems])


def _bound() -> None:
    if multiprocessing.parent_process() is not None:  # never what serves pages
        for kind, most in (
            (resource.RLIMIT_CPU, MOST_SECONDS),
            (resource.RLIMIT_AS, MOST_MEMORY),
        ):
            resource.setrlimit(kind, (most, most))
