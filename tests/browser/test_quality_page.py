"""The quality report in a browser, at every width."""

import pytest

import gongshu_geo as gg
from gongshu_geo.quality import quality_page


@pytest.fixture(scope="module")
def page_file(tmp_path_factory):
    project = gg.open()
    path = tmp_path_factory.mktemp("quality") / "report.html"
    path.write_text(quality_page(project.quality()[0], project.tokens), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_the_report_opens_without_a_network(browser, page_file, width):
    context = browser.new_context(offline=True, viewport={"width": width, "height": 844})
    page = context.new_page()
    errors = []
    page.on("console", lambda message: errors.append(message.text))
    page.goto(page_file.as_uri())
    assert page.locator("h2").count() >= 5
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert errors == []
    context.close()
