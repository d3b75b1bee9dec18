"""Why a layout, a scan or certificates are not taken or not printed, in words for their users."""

from thidua.domain.refusal import Refusal


class LayoutRefused(Refusal):
    """A layout whose texts cannot stand where it says, or that is called like another."""


class ScanRefused(Refusal):
    """A file that is no picture of a sheet, or too large."""


class PrinterRefused(Refusal):
    """An offset that no printer has, or a name that is taken."""


class NothingToPrint(Refusal):
    """Every certificate that this layout is for was printed."""


class TextsTooLong(Refusal):
    """Texts that do not fit their boxes, or have letters that the fonts lack."""


class PrintingOvertaken(Refusal):
    """Somebody printed, saved the layout or revoked an award since the sheets were set."""


class CertificateSpoiled(Refusal):
    """A sheet that was printed again is neither printed again nor handed over."""


class HandedAlready(Refusal):
    """Every good sheet of the run was handed over."""


class DayImpossible(Refusal):
    """Sheets are handed over between the day they were printed and today."""
