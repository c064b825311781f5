"""What needs a person: pages that list it, and the files that come back from them."""

from gongshu_geo.review._reasons import ACCURACY_M, Reason, reasons_of
from gongshu_geo.review.importing import ImportPlan, plan_import
from gongshu_geo.review.match_page import draw_match
from gongshu_geo.review.page import draw_review, review_data

__all__ = [
    "ACCURACY_M",
    "ImportPlan",
    "Reason",
    "draw_match",
    "draw_review",
    "plan_import",
    "reasons_of",
    "review_data",
]
