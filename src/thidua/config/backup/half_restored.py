"""A restore that did not end leaves a mark: nothing starts on data of two states."""

from pathlib import Path

from thidua.config.environment import DATA

MARK = "restoring"


class HalfRestored(Exception):
    """The data is of two states; the message says how to end it."""


def mark_restoring(source: Path, aside: Path) -> None:
    """From now on the data is being replaced."""
    (Path(DATA) / MARK).write_text(f"{source}\n{aside}\n", "utf-8")


def restored() -> None:
    """The data is whole again."""
    (Path(DATA) / MARK).unlink()


def is_half_restored() -> bool:
    """Whether a restore began and did not end."""
    return (Path(DATA) / MARK).exists()


def refuse_half_restored() -> None:
    """Raises: HalfRestored: a restore began and did not end."""
    mark = Path(DATA) / MARK
    if not mark.exists():
        return
    source, aside = mark.read_text("utf-8").splitlines()
    raise HalfRestored(
        f"lần phục hồi từ {source} chưa xong. Chạy lại: thidua restore {source} --replace "
        f"(dữ liệu trước đó nằm ở {aside})"
    )
