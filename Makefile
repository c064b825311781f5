# 两条命令:make map 出图,make test 测试。Two commands: make map draws, make test tests.
VENV := .venv
BIN := $(VENV)/bin
WEB := $(shell find src/gongshu_geo/maps/web -type f -not -path '*/node_modules/*' 2>/dev/null)
BUILT := pyproject.toml hatch_build.py $(WEB)

.PHONY: map test check lint scripts wheel bench screenshot clean

map: $(VENV)/installed
	@$(BIN)/gongshu-geo build
	@echo
	@echo "地图在 out/,用浏览器打开 Maps are in out/, open them in a browser:"
	@echo "  $(CURDIR)/out/planning.html"
	@echo "  $(CURDIR)/out/field.html"

test: $(VENV)/tested
	@.ci/browser
	@.ci/postgis
	@$(BIN)/python -m pytest

check: test lint scripts wheel

lint: $(VENV)/tested
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

scripts: $(VENV)/tested
	@$(BIN)/python hatch_build.py check

wheel: $(VENV)/tested
	@.ci/wheel

bench: $(VENV)/tested
	@for bench in bench/bench_*.py; do echo "== $$bench"; $(BIN)/python $$bench || exit 1; done

screenshot: $(VENV)/tested
	@.ci/browser
	@$(BIN)/gongshu-geo build
	@$(BIN)/gongshu-geo screenshot out/planning.html --output docs/planning.png

$(VENV)/bin/python:
	@.ci/venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python $(BUILT)
	@echo "安装 installing gongshu-geo …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/tested: $(VENV)/bin/python $(BUILT)
	@echo "安装测试所需 installing what the tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) out dist src/gongshu_geo/maps/assets
