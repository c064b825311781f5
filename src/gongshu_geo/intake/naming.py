"""The name that all versions of one register share."""

from __future__ import annotations

import re
import unicodedata

# 重点项目-2021年6月(第2版).xlsx and 重点项目_202107_最终.xlsx are versions of one register.
_VERSION = re.compile(
    r"\(?第?[0-9一二三四五六七八九十]+(?:版|稿|期|批次)\)?"
    r"|(?:截至)?(?:19|20)\d{2}(?:[年._-]?\d{1,2}(?:[月._-]?\d{1,2}日?)?月?)?(?:年度?)?(?:[一二三四]季度|上半年|下半年)?"
    r"|(?<![0-9])[01]?\d月(?:份)?(?:[0-3]?\d日)?"
    r"|\((?:\d+|终稿|最终版?|定稿|新|修改|更新)\)|最终版?|定稿|终稿|副本|修改版?|v\d+(?:\.\d+)*",
    re.IGNORECASE,
)
_EDGES = " -_.()[]、,"


def register_name(stem: str) -> str:
    """A file's name without what tells one version from the next.

    Examples
    --------
    >>> register_name("重点项目进展表-2021年6月(第2版)")
    '重点项目进展表'
    >>> register_name("重点项目进展表_202107_最终")
    '重点项目进展表'
    >>> register_name("202107")
    '202107'
    """
    text = unicodedata.normalize("NFKC", stem)
    bare = re.sub(r"[-_\s.]{2,}", "-", _VERSION.sub("", text)).strip(_EDGES)
    return bare or text.strip()
