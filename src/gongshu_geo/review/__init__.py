"""Positions that need a person: the page that lists them, the file that comes back from it."""

from gongshu_geo.review._reasons import ACCURACY_M, Reason, reasons_of
from gongshu_geo.review.importing import ImportPlan, plan_import
from gongshu_geo.review.page import draw_review, review_data

__all__ = [
    "ACCURACY_M",
    "ImportPlan",
    "Reason",
    "draw_review",
    "plan_import",
    "reasons_of",
    "review_data",
]
