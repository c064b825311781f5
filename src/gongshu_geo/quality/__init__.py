"""What a register says that cannot be, lacks, or says twice: a report for whoever keeps it."""

from gongshu_geo.quality.issues import Certainty, Issue
from gongshu_geo.quality.page import quality_page
from gongshu_geo.quality.report import Material, QualityReport, quality_report
from gongshu_geo.quality.workbook import write_workbook

__all__ = [
    "Certainty",
    "Issue",
    "Material",
    "QualityReport",
    "quality_page",
    "quality_report",
    "write_workbook",
]
