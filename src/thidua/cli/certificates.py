"""``thidua certificates LAYOUT.yaml NAMES.csv|.xlsx OUT.pdf [--grid]``: a page for each name."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from thidua.cli.arguments import read_arguments
from thidua.cli.errors import InputError
from thidua.cli.input_files import parse_input, read_input
from thidua.cli.text_table import printable
from thidua.documents.certificates.layout import CertificateLayout
from thidua.documents.render.certificates import (
    Misfit,
    PictureUnreadable,
    TextsDoNotFit,
    render_certificates,
)
from thidua.documents.render.fonts import find_fonts
from thidua.formats.certificate_layout import read_certificate_layout
from thidua.formats.names_file import NamedRow, read_names
from thidua.formats.pictures import check_picture

USAGE = "Cách dùng: thidua certificates LAYOUT.yaml NAMES.csv|NAMES.xlsx OUT.pdf [--grid]"


def run(argv: list[str]) -> int:
    """Set the certificates and write them as one PDF; with --grid the first one over millimetres.

    Raises:
        InputError: wrong arguments, a file that is not there or breaks its format, a text that
            does not fit; nothing is written then.
    """
    arguments = read_arguments(argv, USAGE, files=3, options={"--grid"})
    if arguments is None:
        return 0
    layout_name, names_name, out = arguments.files
    layout = parse_input(layout_name, read_input(layout_name), read_certificate_layout)
    _check_background(layout_name, layout)
    rows = parse_input(
        names_name, read_input(names_name), lambda data: read_names(data, layout.columns)
    )
    rows = rows[:1] if arguments.options else rows
    try:
        made = render_certificates(
            layout,
            [row.cells for row in rows],
            fonts=find_fonts(),
            folder=Path(layout_name).resolve().parent,
            grid=bool(arguments.options),
        )
    except PictureUnreadable as error:
        said = f"{layout_name}: background: không mở được ảnh {layout.background}"
        raise InputError(printable(said)) from error
    except TextsDoNotFit as error:
        told = [_misfit(names_name, layout, rows, misfit) for misfit in error.misfits]
        raise InputError("\n".join(told)) from error
    _write(out, made)
    print(f"{printable(out)}: {len(rows)} trang")
    return 0


def _check_background(layout_name: str, layout: CertificateLayout) -> None:
    if layout.background is not None:
        name = str(Path(layout_name).parent / layout.background)
        parse_input(name, read_input(name), check_picture)


def _misfit(name: str, layout: CertificateLayout, rows: Sequence[NamedRow], misfit: Misfit) -> str:
    field, row = layout.fields[misfit.field], rows[misfit.row]
    columns = ", ".join(field.columns) or "(chữ cố định)"
    text = field.filled(dict(row.cells))
    shown = text if len(text) <= 60 else f"{text[:60]}…"
    if misfit.over is None:
        why = f"phông chữ không có chữ «{misfit.letters}»"
    else:
        over = f"{max(misfit.over, 0.1):.1f}".replace(".", ",")
        why = (
            f"dài quá ô {over} mm dù đã thu chữ còn {field.min_size} pt; "
            f"ô rộng {field.width} mm, cao {field.height} mm"
        )
    return printable(f"{name}: dòng {row.number}, cột {columns}: «{shown}» {why}.")


def _write(name: str, data: bytes) -> None:
    """Write the file whole or not at all."""
    out = Path(name)
    part = out.parent / f".{out.name}.{os.getpid()}.part"
    try:
        part.write_bytes(data)
        part.replace(out)
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        with suppress(OSError, ValueError):
            part.unlink(missing_ok=True)
        raise InputError(printable(f"{name}: không ghi được tệp ({error})")) from error
