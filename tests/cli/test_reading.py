"""`menurut read`: forms, order, exit codes, one line for each thing that is wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from menurut.cli import main
from tests.ingesting.site import Page, serving
from tests.ingesting.test_pages import PAGE

TEXT = "Menurut Rini Astuti, jembatan itu ditutup sejak kemarin.\n"
FRENCH = "Le maire dit que le pont sera fermé la semaine prochaine, mais il ne sait pas pour combien de temps."
PROGRAM = [sys.executable, "-c", "from menurut.cli import main; main()"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one of each."""
    monkeypatch.chdir(tmp_path)
    lines = [
        '{"id": "b", "text": "Menurut Budi Hartono, harga telur naik.", "published": "2025-06-12", "outlet": "Kabar"}',
        '{"id": "x", "text": ',
        '{"id": "a", "text": "Menurut Sari Dewi, harga telur turun."}',
    ]
    Path("good.txt").write_text(TEXT, encoding="utf-8")
    Path("page.html").write_text(PAGE, encoding="utf-8")
    Path("some.jsonl").write_text("\n".join(lines), encoding="utf-8")
    Path("french.txt").write_text(FRENCH, encoding="utf-8")
    Path("short.txt").write_text("Halo!", encoding="utf-8")
    Path("empty.txt").touch()
    Path("binary.bin").write_bytes(bytes(range(256)) * 20)
    Path("old.txt").write_bytes(TEXT.encode() + b"Kaf\xe9 itu tutup.")
    return tmp_path


def run(*args: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["read", *args], input=stdin)


def readings(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_table_is_the_usual_form() -> None:
    result = run("good.txt", "--outlet", "Kabar")
    assert result.exit_code == 0
    assert "Rini Astuti" in result.stdout
    assert "jembatan itu ditutup sejak kemarin" in result.stdout
    assert result.stderr == ""


def test_json_keeps_order_and_id() -> None:
    result = run("some.jsonl", "good.txt", "--format", "json")
    assert [r["id"] for r in readings(result)][:2] == ["b", "a"]
    assert len(readings(result)) == 3


def test_options_win_over_what_a_source_says() -> None:
    [found] = readings(
        run("page.html", "--format", "json", "--with-text", "--outlet", "Warta", "--published", "2024-01-31")
    )
    assert found["document"] == {
        "text": found["document"]["text"],  # type: ignore[index]
        "title": "Jembatan Ditutup Sepekan", "outlet": "Warta", "author": "Sari Dewi", "published": "2024-01-31",
        "url": "https://kabar.example/a/1",
    }  # fmt: skip
    assert {"iso": "2024-01-30"}.items() <= found["dates"][0].items()  # type: ignore[index]


def test_csv_has_one_row_an_attribution() -> None:
    rows = list(csv.DictReader(io.StringIO(run("some.jsonl", "--format", "csv").stdout)))
    assert [(row["document"], row["speaker"]) for row in rows] == [("b", "Budi Hartono"), ("a", "Sari Dewi")]


def test_the_report_is_one_page_for_all() -> None:
    result = run("good.txt", "page.html", "--format", "html")
    assert result.exit_code == 0
    assert result.stdout.lower().startswith("<!doctype html>")
    assert "Jembatan Ditutup Sepekan" in result.stdout
    assert run("none.txt", "--format", "html").stdout == ""


@pytest.mark.parametrize(
    ("name", "start"), [("o.json", '{"id"'), ("o.jsonl", '{"id"'), ("o.csv", "document,"), ("o", "Men")]
)
def test_the_name_of_the_file_tells_the_form(name: str, start: str) -> None:
    assert run("good.txt", "-o", name).exit_code == 0
    assert Path(name).read_text(encoding="utf-8").startswith(start)


def test_standard_input() -> None:
    assert len(readings(run("-", "--format", "json", stdin=TEXT))) == 1
    assert [r["id"] for r in readings(run("-", "--format", "json", stdin=json.dumps({"id": "q", "text": TEXT})))] == [
        "q"
    ]
    assert run("-", stdin="").stderr == "menurut: standard input: empty; there is nothing to read\n"


def test_an_address() -> None:
    with serving({"/1": Page(PAGE.encode())}) as site:
        assert readings(run(site.url("/1"), "--allow-private", "--format", "json"))[0]["language"] == "id"
        refused = run(site.url("/1"))
        assert refused.exit_code == 2
        assert "--allow-private" in refused.stderr
        assert [headers["User-Agent"].split()[0] for _, headers in site.asked] == ["menurut/0.1.0"]


WRONG = {
    "empty.txt": "empty; there is nothing to read",
    "binary.bin": "binary, not text;",
    ".": "a directory, not a file; name the files in it",
    "none.txt": "no such file; check the name",
    "french.txt": "the text looks like French, which menurut does not read; if that is wrong, give the language",
    "short.txt": "too few words to tell the language (1); ",
    "http://127.0.0.1/": "is not on the open internet; add --allow-private",
    "http://nobody.invalid/": "no such host nobody.invalid; check the spelling",
}


@pytest.mark.parametrize(("source", "words"), WRONG.items(), ids=WRONG)
def test_what_is_wrong_is_one_line_and_the_rest_is_read(source: str, words: str) -> None:
    alone = run(source, "--format", "json")
    assert (alone.exit_code, alone.stdout) == (2, "")
    assert alone.stderr.startswith(f"menurut: {source}: ")
    assert words in alone.stderr
    assert alone.stderr.count("\n") == 1
    among = run("good.txt", source, "page.html", "--format", "json")
    assert among.exit_code == 1
    assert len(readings(among)) == 2
    assert among.stderr == alone.stderr


def test_a_broken_line_costs_that_line_only() -> None:
    result = run("some.jsonl", "--format", "json")
    assert result.exit_code == 1
    assert [r["id"] for r in readings(result)] == ["b", "a"]
    assert result.stderr.startswith("menurut: some.jsonl:2: not valid JSON (")
    assert result.stderr.count("\n") == 1


def test_a_guessed_encoding_is_said_but_is_no_failure() -> None:
    result = run("old.txt", "--format", "json")
    assert result.exit_code == 0
    assert result.stderr == (
        "menurut: old.txt: not UTF-8, read as Windows-1252; save it as UTF-8 if letters look wrong\n"
    )


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["good.txt", "--published", "kemarin"], "'kemarin' is not a date: write year-month-day, such as 2025-06-12"),
        (["good.txt", "--language", "xx"], "'xx' is not one of"),
        (["good.txt", "--reader", "deep"], "no reader 'deep': choose one of rules"),
        (["good.txt", "--format", "xml"], "'xml' is not one of"),
        (["good.txt", "--timeout", "0"], "--timeout"),
        (["good.txt", "--nonsense"], "--nonsense"),
        ([], "SOURCE..."),
        (["good.txt", "-o", "none/x.json"], "cannot write none/x.json (No such file or directory)"),
        (["good.txt", "-o", "."], "cannot write . ("),
    ],
)
def test_a_wrong_command_is_one_line_too(args: list[str], words: str) -> None:
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr
    assert result.stderr.startswith("menurut: ")
    assert result.stderr.count("\n") == 1


def test_a_file_is_not_replaced_by_nothing() -> None:
    Path("out.json").write_text("old")
    assert run("none.txt", "-o", "out.json").exit_code == 2
    assert Path("out.json").read_text() == "old"


def test_a_language_that_is_given_is_not_asked_about() -> None:
    assert readings(run("short.txt", "french.txt", "--language", "en", "--format", "json"))[0]["language"] == "en"


def test_the_version() -> None:
    assert CliRunner().invoke(main, ["--version"]).stdout == "menurut 0.1.0\n"


def test_the_help_tells_the_exit_codes() -> None:
    shown = " ".join(CliRunner().invoke(main, ["read", "--help"]).stdout.split())
    assert "0 everything was read; 1 something could not be read, the rest was; 2 nothing could be read" in shown


def test_the_help_imports_nothing_heavy() -> None:
    heavy = ("rich", "trafilatura", "lxml", "jinja2", "urllib3")
    code = f"import sys, menurut.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_reader_that_goes_away_is_no_error() -> None:
    Path("many.jsonl").write_text((json.dumps({"text": TEXT}) + "\n") * 2000, encoding="utf-8")
    with subprocess.Popen(
        [*PROGRAM, "read", "many.jsonl", "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(30) == 141


def listen_to_interruptions() -> None:
    """What is started in the background does not, and hands that down."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interruption_leaves_no_half_file() -> None:
    os.mkfifo("slow")
    with (
        open("slow", "rb+", buffering=0),
        subprocess.Popen(
            [*PROGRAM, "read", "good.txt", "none.txt", "slow", "-o", "out.json"],
            stderr=subprocess.PIPE,
            preexec_fn=listen_to_interruptions,
        ) as running,
    ):
        assert running.stderr is not None
        assert running.stderr.readline().startswith(b"menurut: none.txt: no such file")
        running.send_signal(signal.SIGINT)
        assert running.stderr.read().strip() == b"menurut: stopped"
        assert running.wait(30) == 130
    assert not [path.name for path in Path().iterdir() if "out.json" in path.name]
