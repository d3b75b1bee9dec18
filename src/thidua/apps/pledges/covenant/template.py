"""The first draft of a covenant: the usual official text with the bloc's own names and figures."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from thidua.apps.pledges.models import CommonTarget, Covenant
from thidua.apps.pledges.queries.registrations import RegisteredPeople, schemes_for_registering
from thidua.apps.schemes.models import Scheme
from thidua.apps.seasons.models import Season
from thidua.documents.kinds.covenant import USUAL_COMMITMENTS
from thidua.formats.problems import FormatError
from thidua.formats.scheme_mapping import scheme_from_mapping
from thidua.web.words import written_number, written_share

LEGAL_BASES = (
    "Căn cứ Luật Thi đua, khen thưởng và các văn bản hướng dẫn thi hành",
    "Căn cứ Quy chế hoạt động và Kế hoạch công tác năm {year} của {bloc}",
    "Căn cứ bảng đăng ký thi đua năm {year} của các đơn vị thành viên",
)
PREAMBLE = (
    "Nhằm động viên cán bộ, công chức, viên chức và người lao động của các đơn vị hăng hái thi "
    "đua, hoàn thành và hoàn thành vượt mức các chỉ tiêu, nhiệm vụ được giao năm {year}, các đơn "
    "vị thành viên {bloc} cùng nhau giao ước:"
)
AT_LEAST = CommonTarget.Operator.AT_LEAST
WORKERS = "cán bộ, công chức, viên chức, người lao động"


def drafted_covenant(
    season: Season, unit_count: int, registered: RegisteredPeople | None
) -> tuple[Covenant, list[CommonTarget]]:
    """An unsaved covenant with its usual common targets, for the bloc to work on.

    Shares of titles are what the bloc's own units have registered, cut to whole per cent; before
    anybody has, none is proposed.
    """
    names = {"year": season.year, "bloc": season.bloc_name}
    covenant = Covenant(
        season=season,
        legal_bases="\n".join(LEGAL_BASES).format(**names),
        preamble=PREAMBLE.format(**names),
        contents="\n".join(_contents(season)),
        commitments="\n".join(USUAL_COMMITMENTS),
    )
    return covenant, usual_targets(unit_count, registered)


def _contents(season: Season) -> Iterator[str]:
    """The groups of the scoring table with their points."""
    told = [line for scheme in schemes_for_registering(season) for line in _groups_of(scheme)]
    yield from told
    if not told:
        yield "Thi đua thực hiện các nội dung của bảng điểm thi đua đã được Khối thống nhất"


def _groups_of(scheme: Scheme) -> Iterator[str]:
    """Those of one table, with the kind of units that it is for."""
    try:
        groups = scheme_from_mapping(scheme.definition, is_settled=True).groups
    except FormatError:
        return
    kind = f"{scheme.kind}: " if scheme.kind else ""
    for group in groups:
        yield f"{kind}{group.name or group.id} ({written_number(group.maximum)} điểm)"


def usual_targets(unit_count: int, registered: RegisteredPeople | None) -> list[CommonTarget]:
    """What blocs usually promise; the head keeps, changes and deletes."""
    rows: Sequence[tuple[str, int, str, int | None, str]] = (
        (
            f"{unit_count}/{unit_count} đơn vị đạt các tiêu chí trong bảng điểm thi đua",
            unit_count, "đơn vị", unit_count, "đơn vị thành viên",
        ),
        (
            f"100% {WORKERS} học tập, quán triệt chỉ thị, nghị quyết của Đảng",
            100, "%", None, WORKERS,
        ),
        (f"100% {WORKERS} hoàn thành nhiệm vụ", 100, "%", None, WORKERS),
        *_title_rows(registered),
        ("100% cơ quan bảo đảm an ninh trật tự, an toàn giao thông", 100, "%", None, "đơn vị"),
        ("Tham gia đầy đủ phong trào thi đua và hoạt động của Khối", 100, "%", None, "hoạt động"),
    )  # fmt: skip
    return [
        CommonTarget(
            text=text,
            operator=AT_LEAST,
            figure=figure,
            unit_of_measure=measure,
            out_of=out_of,
            population=population,
            order=order,
        )
        for order, (text, figure, measure, out_of, population) in enumerate(rows)
    ]


def _title_rows(
    registered: RegisteredPeople | None,
) -> Iterator[tuple[str, int, str, int | None, str]]:
    if registered is None:
        return
    for title, count in (
        ("Lao động tiên tiến", registered.advanced_workers),
        ("Chiến sĩ thi đua cơ sở", registered.grassroots_fighters),
    ):
        share = 100 * count // registered.people  # a promise: not more than was registered
        if share:
            yield (
                f"Từ {written_share(Fraction(share, 100))} trở lên đạt danh hiệu {title}",
                share,
                "%",
                None,
                "tổng số người",
            )
