"""Many files: which are found, the same report for any number of workers, and a bad file that costs only itself."""
from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace

from lakip_lint import Coverage, DocumentReport, Report, check, check_document, load_rules
from lakip_lint.batch import Batch, Interrupted, run_batch
from lakip_lint.document.plain import document_from_text
from lakip_lint.engine import Job, Options
from lakip_lint.folders import reports_in
from lakip_lint.limits import Limits
from lakip_lint.reports import console
from lakip_lint.reports.json import render
from tests.program import ROWS, draw

FIXTURES = Path(__file__).parents[1] / "fixtures"
TABLE = """\
LAPORAN KINERJA DINAS PERTAMANAN KOTA REKAAN TAHUN 2031

Tabel 3.1 Capaian kinerja tahun 2031
| Indikator | Target | Realisasi | Capaian |
|---|---|---|---|
| Luas taman terawat | 80,00 | 84,00 | {capaian} |
"""
SELECTED = ["CAP"]
unix = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs the alarm of Unix")


# ---- which files


@pytest.fixture
def office(tmp_path: Path) -> Path:
    for name in ("b.pdf", "a.PDF", "lama/c.docx", "lama/draf/d.pdf", "catatan.txt", "~$a.docx", ".x/e.pdf", "draf.pdf"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return tmp_path


def names(folder: Path, **how: list[str]) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in reports_in(folder, **how)]


def test_a_folder_is_walked_in_order(office: Path) -> None:
    assert names(office) == ["a.PDF", "b.pdf", "draf.pdf", "lama/c.docx", "lama/draf/d.pdf"]


@pytest.mark.parametrize(
    ("include", "exclude", "expected"),
    [
        (["*.pdf"], [], ["b.pdf", "draf.pdf", "lama/draf/d.pdf"]),
        (["lama"], [], ["lama/c.docx", "lama/draf/d.pdf"]),
        (["lama/*"], ["draf/"], ["lama/c.docx"]),
        (["**/d.pdf", "/b.pdf"], [], ["b.pdf", "lama/draf/d.pdf"]),
        ([], ["lama/**/d.pdf", "[ab].*"], ["draf.pdf", "lama/c.docx"]),
    ],
)
def test_globs_choose(office: Path, include: list[str], exclude: list[str], expected: list[str]) -> None:
    assert names(office, include=include, exclude=exclude) == expected


def test_an_ignore_file_leaves_out_and_takes_back(office: Path) -> None:
    (office / ".lakip-lintignore").write_text("# arsip\n\ndraf*\n/a.*\n", encoding="utf-8")
    assert names(office) == ["b.pdf", "lama/c.docx"]
    (office / "lama" / ".lakip-lintignore").write_text("c.docx\n!d.pdf\n", encoding="utf-8")
    assert names(office) == ["b.pdf", "lama/draf/d.pdf"]


def test_a_file_that_is_named_is_checked_whatever_the_globs(office: Path) -> None:
    report = check([office / "b.pdf"], exclude=["*"])
    assert [Path(unread.path).name for unread in report.unread] == ["b.pdf"]


# ---- several workers


def test_a_report_survives_the_way_between_processes() -> None:
    (document,) = check(FIXTURES / "kecamatan-word.docx").documents
    assert document.findings
    assert pickle.loads(pickle.dumps(document)) == document
    job = pickle.loads(pickle.dumps(Job(load_rules(), Options())))
    assert job.options == Options()


def test_the_report_does_not_depend_on_who_worked(tmp_path: Path) -> None:
    for name, target in (("b", "80,00"), ("a", "56,00"), ("c", "70,00")):
        rows = [ROWS[0], ["1", "Luas taman terawat", target, "84,00", "150,00"], ROWS[2]]
        lines = ["LAPORAN KINERJA", "DINAS PERTAMANAN KOTA REKAAN TAHUN 2031", "Tabel 3.1 Capaian kinerja tahun 2031"]
        (tmp_path / f"{name}.pdf").write_bytes(draw(lines, rows))
    paths = [tmp_path / "b.pdf", FIXTURES / "rusak" / "truncated.pdf", tmp_path, FIXTURES / "rusak" / "empty.pdf"]
    alone = check(paths, select=SELECTED)
    assert [(Path(d.path).name, len(d.findings)) for d in alone.documents] == [("b.pdf", 1), ("a.pdf", 0), ("c.pdf", 1)]
    assert [Path(u.path).name for u in alone.unread] == ["truncated.pdf", "empty.pdf"]
    assert render(check(paths, select=SELECTED, workers=2)) == render(alone)
    with ThreadPoolExecutor(2) as pool:
        assert render(check(paths, select=SELECTED, executor=pool)) == render(alone)


@pytest.mark.parametrize("limits", [Limits(), Limits(60, 2048)])
def test_the_report_of_one_file_does_not_depend_on_how_many_read_it(limits: Limits) -> None:
    path = FIXTURES / "kecamatan-salah.pdf"
    alone = check(path, limits=limits)
    assert alone.documents[0].findings
    assert render(check(path, limits=limits, workers=3)) == render(alone)


# ---- files that go wrong


class Acting(Struct, frozen=True):
    """Does what the name of the file says; whatever else is fine."""

    def __call__(self, path: Path, progress: Callable[[str, int, int], None] | None = None) -> DocumentReport:
        if progress:
            progress(path.name, 1, 1)
        if path.name == "mati":
            os._exit(7)
        if path.name == "dibunuh":
            os.kill(os.getpid(), signal.SIGKILL)
        if path.name == "macet":
            time.sleep(60)
        if path.name == "rakus":
            sys.stdout.write(str(len(bytearray(8 << 30))))
        return DocumentReport(str(path), "", os.getpid() if path.name == "pid" else 1, "", None)


def told(batch: Batch) -> list[str]:
    """For each file "" or what went wrong."""
    return [getattr(outcome, "message", {"en": ""})["en"] for outcome in batch.results()]


@unix
def test_each_bad_file_costs_only_itself() -> None:
    files = [Path(name) for name in ("a", "mati", "b", "macet", "c", "dibunuh", "d", "rakus", "e")]
    messages = told(run_batch(files, Acting(), limits=Limits(1, 1024), workers=2))
    assert [bool(message) for message in messages] == [False, True] * 4 + [False]
    assert "exit 7" in messages[1]
    assert "after 1 seconds" in messages[3]
    assert "SIGKILL" in messages[5]
    assert "1024 MB" in messages[7]


@unix
def test_limits_hold_in_this_process_too() -> None:
    messages = told(run_batch([Path(name) for name in ("macet", "rakus", "a")], Acting(), limits=Limits(0.2, 4096)))
    assert "after 0.2 seconds" in messages[0]
    assert "4096 MB" in messages[1]
    assert messages[2] == ""
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


@unix
def test_each_page_may_take_its_time_on_top() -> None:
    def slow(path: Path, progress: object = None) -> DocumentReport:
        assert progress
        progress(path.name, 1, 100)
        time.sleep(0.4)
        return Acting()(Path("a"))

    outcomes = run_batch([Path("a")], slow, limits=Limits(0.2, None, 1.0)).results()
    assert told(run_batch([Path("a")], slow, limits=Limits(0.2, None, 0.001)))[0]
    assert isinstance(outcomes[0], DocumentReport)
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_a_broken_executor_costs_what_it_had() -> None:
    class Broken(ThreadPoolExecutor):
        def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
            return super().submit(_unreachable) if args[0].name == "b" else super().submit(fn, *args, **kwargs)

    with Broken(1) as pool:
        messages = told(run_batch([Path("a"), Path("b"), Path("c")], Acting(), limits=Limits(), executor=pool))
    assert [bool(message) for message in messages] == [False, True, False]
    assert "ConnectionError: putus" in messages[1]


def _unreachable() -> None:
    raise ConnectionError("putus")


def test_progress_counts_files_and_pages() -> None:
    seen: list[tuple[str, int, int]] = []
    run_batch([Path("a"), Path("b")], Acting(), limits=Limits(), progress=lambda *what: seen.append(what))
    assert seen == [("a (1/2)", 1, 1), ("b (2/2)", 1, 1)]
    seen.clear()
    run_batch([Path("a")], Acting(), limits=Limits(), progress=lambda *what: seen.append(what))
    assert seen == [("a", 1, 1)]


# ---- the table of all reports


def test_the_reports_are_ranked_by_what_is_wrong() -> None:
    wrong, right = (
        check_document(document_from_text(TABLE.format(capaian=capaian)), load_rules(), select=SELECTED)
        for capaian in ("150,00", "105,00")
    )
    paths = {"a/laporan.pdf": right, "b/laporan.pdf": wrong, "b/nihil.pdf": replace(right, coverage=Coverage())}
    report = Report("0", "0", tuple(replace(document, path=f"/masuk/{path}") for path, document in paths.items()))
    lines = console.render(report, "en").splitlines()[-5:]
    assert lines[0].split() == ["REPORT", "ERROR", "DOUBT", "NOTE", "checked"]
    assert [line.split() for line in lines[1:4]] == [
        ["b/laporan.pdf", "1", "0", "0", "100", "%"], ["a/laporan.pdf", "0", "0", "0", "100", "%"], ["b/nihil.pdf", "0", "0", "0", "-"]
    ]
    assert lines[4].startswith("In all 3 reports")


# ---- stopping


def test_what_was_done_before_ctrl_c_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    from lakip_lint import facts

    real = facts.understand

    def stopping(document: object, *args: object, **more: object) -> object:
        if "tahun" in document.path:  # type: ignore[attr-defined]
            raise KeyboardInterrupt
        return real(document, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(facts, "understand", stopping)
    with pytest.raises(Interrupted) as stopped:
        check([FIXTURES / "kecamatan-word.docx", FIXTURES / "tahun-ukuran.pdf"], select=SELECTED)
    assert [Path(d.path).name for d in stopped.value.report.documents] == ["kecamatan-word.docx"]
    assert ["not checked" in u.message["en"] for u in stopped.value.report.unread] == [True]
    with pytest.raises(KeyboardInterrupt) as nothing:
        check(FIXTURES / "tahun-ukuran.pdf", select=SELECTED)
    assert not isinstance(nothing.value, Interrupted)


@unix
def test_ctrl_c_with_workers_prints_what_was_done(tmp_path: Path) -> None:
    """The whole group of processes hears the signal, as at a terminal."""
    script = tmp_path / "run.py"
    script.write_text(
        "import os, signal, sys\nfrom pathlib import Path\nfrom tests.test_batch import Acting\n"
        "from lakip_lint.batch import run_batch\nfrom lakip_lint.limits import Limits\n"
        "def stop(name, done, total):\n    if name.startswith('macet'): os.killpg(0, signal.SIGINT)\n"
        "if __name__ == '__main__':\n"
        "    signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # which a shell takes away from what runs behind it
        "    batch = run_batch([Path('a'), Path('b'), Path('macet'), Path('z')], Acting(), limits=Limits(50), workers=2,"
        " progress=stop)\n    print(batch.interrupted, [getattr(o, 'sha256', None) for o in batch.results()][2:])\n",
        encoding="utf-8",
    )
    started = subprocess.run(
        [sys.executable, script], capture_output=True, encoding="utf-8", start_new_session=True, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}, timeout=40,
    )
    assert started.stderr == ""
    assert started.stdout.startswith("True [None")
