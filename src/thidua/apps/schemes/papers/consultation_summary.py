"""The list of remarks about the scoring table, among the year's papers."""

from thidua.apps.consultations.papers.consultation_summary import register_summary
from thidua.apps.schemes.queries import MATTER

register_summary(MATTER, "bảng điểm", order=6)
