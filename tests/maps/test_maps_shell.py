"""The document around the data."""

from __future__ import annotations

import re

import pytest

from gongshu_geo.errors import ConfigError
from gongshu_geo.look import load_tokens
from gongshu_geo.maps import _shell
from gongshu_geo.maps._shell import page_html


def page(title="题", urls=(), **more):
    meta = {"title": {"zh": title, "en": "T"}, "online": [{"url": url} for url in urls]}
    return page_html({"meta": meta, **more}, load_tokens())


def test_same_data_give_the_same_page():
    assert page(name="甲") == page(name="甲")


def test_nothing_is_linked():
    html = re.sub(r"<script>.*?</script>", "", page(), flags=re.DOTALL)
    assert not re.search(
        r"<link|<iframe|<img|<script[^>]+src|@import|url\((?!['\"]?(data:|#))", html
    )


def test_text_is_no_template_and_no_markup():
    html = page(title="<b>{{ 7*7 }}", name="{{ 7*7 }}{% endraw %}")
    assert "<title>&lt;b&gt;{{ 7*7 }}</title>" in html
    assert '"name":"{{ 7*7 }}{% endraw %}"' in html


def test_images_come_from_the_named_hosts_alone():
    html = page(urls=["https://{s}.tiles.example/{z}/{x}/{y}.png", "https://one.example/{z}"])
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html).group(1)
    assert "default-src &#39;none&#39;" in policy
    assert "img-src data: blob: https://*.tiles.example https://one.example;" in policy


def test_licence_of_leaflet_is_in_the_page():
    assert "Volodymyr Agafonkin" in page()


def test_missing_assets_are_told_with_the_remedy(monkeypatch):
    monkeypatch.setattr(_shell, "_ASSETS", "maps/nowhere")
    with pytest.raises(ConfigError) as told:
        page()
    assert str(told.value) == (
        "gongshu_geo/maps/nowhere/page.css:网页资源缺失,安装包未经构建。"
        "改法:运行 pip install .,或在源码目录运行 python hatch_build.py assets。\n"
        "gongshu_geo/maps/nowhere/page.css: the page's assets are missing, the package was not "
        "built. Fix: run pip install ., or python hatch_build.py assets in the sources."
    )
