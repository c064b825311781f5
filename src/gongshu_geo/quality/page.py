"""The quality report as a page."""

from __future__ import annotations

import jinja2
from markupsafe import Markup

from gongshu_geo.look import Tokens, css_variables
from gongshu_geo.maps import asset
from gongshu_geo.quality.issues import CERTAINTIES
from gongshu_geo.quality.report import QualityReport

MAP = "planning.html"
"""The page beside the report in which a site can be looked at."""


def quality_page(report: QualityReport, tokens: Tokens, *, map_page: str = MAP) -> str:
    """One HTML file that asks nothing of the network; every text of the register is text in it.

    Parameters
    ----------
    report
        What it says.
    tokens
        The look's values.
    map_page
        The map beside it, to which sites are linked.
    """
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("gongshu_geo.quality", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
    )
    return environment.get_template("quality.html").render(
        title=f"登记表质量报告 Quality report: {report.source.file}",
        css=Markup(css_variables(tokens) + asset("quality.css")),  # noqa: S704 - our own assets
        report=report,
        map=map_page,
        certainties=CERTAINTIES,
    )
