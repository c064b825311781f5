"""The command line as a whole: its help, its mistakes, its exit status."""

import os
import subprocess
import sys

import pytest

from gongshu_geo.cli import BUG, commands, main
from gongshu_geo.cli import convert as convert_command
from gongshu_geo.version import VERSION

NAMES = ["build", "locate", "export", "screenshot", "convert", "init"]


def test_every_command_is_there():
    assert set(NAMES) <= {command.NAME for command in commands()}


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.NAME)
def test_every_command_has_help_in_both_languages(command, capsys):
    with pytest.raises(SystemExit) as caught:
        main([command.NAME, "--help"])
    assert caught.value.code == 0
    told = " ".join(capsys.readouterr().out.split())
    assert command.HELP.zh in told.replace(" ", "") or command.HELP.zh in told
    assert all(word in told for word in command.HELP.en.split())


def test_the_help_names_every_command(capsys):
    with pytest.raises(SystemExit) as caught:
        main(["--help"])
    assert caught.value.code == 0
    told = capsys.readouterr().out
    assert all(name in told for name in NAMES)


def test_the_version(capsys):
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"gongshu-geo {VERSION}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([], id="nothing"),
        pytest.param(["draw"], id="no such command"),
        pytest.param(["build", "--colour", "red"], id="no such option"),
        pytest.param(["build", "--as-of", "yesterday"], id="no date"),
        pytest.param(["build", "--as-of", "2021-13-01"], id="no such month"),
        pytest.param(["export"], id="a needed option is missing"),
        pytest.param(["export", "--format", "shp"], id="no such choice"),
        pytest.param(["init"], id="a needed argument is missing"),
        pytest.param(["convert", "1", "2"], id="no systems"),
    ],
)
def test_mistakes_in_the_arguments(arguments, capsys):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    chinese, english = printed.err.splitlines()
    assert chinese.startswith("命令有误:")
    assert chinese.endswith("--help 查看用法。")
    assert english.startswith("The command is not right: ")


def test_a_mistake_in_the_program_is_told_and_no_traceback(monkeypatch, capsys):
    monkeypatch.setattr(convert_command, "run", lambda _: 1 / 0)
    monkeypatch.delenv("GONGSHU_GEO_DEBUG", raising=False)
    assert main(["convert", "--from", "gcj02", "--to", "wgs84", "120.14", "30.33"]) == BUG
    assert capsys.readouterr().err == (
        "程序自身出错:ZeroDivisionError: division by zero。设 GONGSHU_GEO_DEBUG=1 重试,"
        "并把输出报告给开发者。\n"
        "A mistake in the program itself: ZeroDivisionError: division by zero. "
        "Run again with GONGSHU_GEO_DEBUG=1 and report what it prints.\n"
    )


def test_the_traceback_is_there_for_the_asking(monkeypatch, capsys):
    monkeypatch.setattr(convert_command, "run", lambda _: 1 / 0)
    monkeypatch.setenv("GONGSHU_GEO_DEBUG", "1")
    assert main(["convert", "--from", "gcj02", "--to", "wgs84", "120.14", "30.33"]) == BUG
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupted_command_says_so(monkeypatch, capsys):
    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(convert_command, "run", interrupted)
    assert main(["convert", "--from", "gcj02", "--to", "wgs84", "120.14", "30.33"]) == 130
    assert capsys.readouterr().err == "已中断。 Interrupted.\n"


def test_the_module_is_the_command():
    done = subprocess.run(
        [sys.executable, "-m", "gongshu_geo", "locate", "--json", "康桥路8号"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert '"kind": "house_number"' in done.stdout


def test_a_reader_that_goes_away_early_is_no_error():
    command = f"{sys.executable} -m gongshu_geo locate --json {'康桥路8号 ' * 2000}| head -n 1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 1
