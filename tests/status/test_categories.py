"""Categories: words of registers and of the announcements, and a table that agrees with itself."""

import pytest

from gongshu_geo.status import OTHER, load_categories
from gongshu_geo.status.categories import SHAPES

CATEGORIES = load_categories()

WORDS = {
    "道路工程": "road",
    "道路": "road",
    "桥梁工程": "bridge",
    "隧道工程": "tunnel",
    "轨道交通": "metro",
    "地铁": "metro",
    "学校": "school",
    "住房保障": "housing",
    "安置房": "housing",
    "公园": "park",
    "绿化": "greening",
    "绿道": "greenway",
    "文化设施": "culture",
    "历史文化街区": "heritage_street",
    "留用地": "reserved_land",
    "夜间经济": "night",
    "商业综合体": "mall",
    "体育场馆": "venue",
    "环境整治": "environment",
    "河道水务": "water",
    "产业项目": "industry",
    "土地": "land",
    "区块": "block",
    "景区": "scenic",
    "公共服务": "civic",
    "道路走廊": "corridor",
    "river": "water",
    "道路工程(新建)": "road",
    "其它": OTHER,
}

PLAN_2021 = [
    "地块开发",
    "交通畅达",
    "文化彰显",
    "环境整治",
    "安居工程",
    "公建配套",
    "文化建设",
    "基础设施",
    "做地出让收储地块",
    "环境提升",
]


@pytest.mark.parametrize(("text", "code"), WORDS.items())
def test_words_of_registers_are_read(text, code):
    assert CATEGORIES.parse(text).code == code


@pytest.mark.parametrize("text", PLAN_2021)
def test_the_plans_own_categories_are_there(text):
    assert CATEGORIES.parse(text).name.zh == text


@pytest.mark.parametrize(
    ("text", "near"), [("道路工成", "road"), ("绿到", "greening"), ("xyz", None)]
)
def test_the_nearest_is_offered_for_what_is_not_known(text, near):
    found = CATEGORIES.nearest(text)
    assert CATEGORIES.parse(text) is None
    assert (found.code if found else None) == near


@pytest.mark.parametrize("category", CATEGORIES.values(), ids=list(CATEGORIES))
def test_every_category_reads_its_own_words(category):
    for word in (category.code, category.name.zh, category.name.en, *category.synonyms):
        assert CATEGORIES.parse(word) is category, word
    assert category.shape in SHAPES
    assert category.source
