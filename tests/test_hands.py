"""Pages and rules shared among processes: the same report, whatever becomes of a copy."""
from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lakip_lint import check, engine, load_rules
from lakip_lint.checks.registry import KINDS
from lakip_lint.document import pdf as reading
from lakip_lint.document.pdf import read_pdf
from lakip_lint.errors import CorruptFile
from lakip_lint.facts.understanding import Understanding
from lakip_lint.hands import MOST_PIECES, Work, can_share, share_out
from lakip_lint.reports.report import Trouble
from lakip_lint.rules.model import Rule

pytestmark = pytest.mark.skipif(not can_share(), reason="copies of a process are only made on Linux")

FIXTURES = Path(__file__).parents[1] / "fixtures"
SHARED = Path(__file__).parents[2] / "shared"
CORPUS = sorted((SHARED / "corpus").glob("*.pdf")) + sorted((SHARED / "seed").glob("*.pdf"))


def shared(pieces: int, piece: Callable[[int, Callable[[], None]], object], copies: int = 2) -> tuple[list[object], int]:
    """What came of the pieces, and how many steps were told."""
    told: list[int] = []
    results = share_out(Work(pieces, piece, tell=told.append), copies)
    return results, sum(told)


def slowly(number: int, step: Callable[[], None]) -> tuple[int, int]:
    time.sleep(0.02)
    step()
    return number, os.getpid()


def test_each_piece_is_done_once_and_by_several() -> None:
    results, _ = shared(12, slowly)
    assert [number for number, _ in results] == list(range(12))  # type: ignore[misc]
    assert len({pid for _, pid in results}) == 3  # type: ignore[misc]


def test_steps_of_all_are_told() -> None:
    _, steps = shared(9, slowly, copies=1)
    assert 5 <= steps <= 9  # the last of a copy may come when nobody asks any more


@pytest.mark.parametrize("end", [lambda: os._exit(3), lambda: os.kill(os.getpid(), signal.SIGKILL), lambda: 1 / 0])
def test_what_a_copy_leaves_is_done_here(end: Callable[[], object]) -> None:
    own = os.getpid()

    def piece(number: int, _: Callable[[], None]) -> int:
        if os.getpid() != own:
            end()
        time.sleep(0.01)
        return number

    assert shared(6, piece)[0] == list(range(6))


def test_a_fault_of_a_piece_is_raised_here() -> None:
    def piece(number: int, _: Callable[[], None]) -> int:
        if number == 4:
            raise ValueError("broken")
        return number

    with pytest.raises(ValueError, match="broken"):
        shared(6, piece)


def test_more_pieces_than_can_be_handed_out_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot be shared"):
        shared(MOST_PIECES + 1, slowly)


def test_copies_end_with_the_process_that_made_them(tmp_path: Path) -> None:
    told = tmp_path / "pids"
    script = (
        "import os, time\n"
        "from pathlib import Path\n"
        "from lakip_lint.hands import Work, share_out\n"
        "def piece(number, step):\n"
        f"    with open({str(told)!r}, 'a') as file: file.write(f'{{os.getpid()}}\\n')\n"
        "    time.sleep(600)\n"
        "share_out(Work(3, piece, prepare=lambda: None, meanwhile=lambda: None, tell=lambda n: None), 2)\n"
    )
    maker = subprocess.Popen([sys.executable, "-c", script])
    wait_until(lambda: told.exists() and len(told.read_text().split()) == 3)
    maker.kill()
    maker.wait()
    copies = [int(pid) for pid in told.read_text().split() if int(pid) != maker.pid]
    wait_until(lambda: not any(runs(pid) for pid in copies))
    assert len(copies) == 2


def wait_until(true: Callable[[], bool]) -> None:
    for _ in range(400):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("it never came true")


def runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.pdf")), ids=lambda p: p.name)
@pytest.mark.parametrize("hands", [2, 3])
def test_a_report_is_the_same_by_several_hands(path: Path, hands: int) -> None:
    pages: list[tuple[int, int]] = []
    meanwhile: list[str] = []
    together = read_pdf(path, hands=hands, on_page=lambda *page: pages.append(page), meanwhile=lambda: meanwhile.append("called"))
    assert together == read_pdf(path)
    assert meanwhile == ["called"]
    assert pages == sorted(pages)


@pytest.mark.skipif(not CORPUS, reason="no real reports here")
@pytest.mark.parametrize("path", CORPUS, ids=lambda p: p.name[:20])
def test_real_reports_are_the_same_by_several_hands(path: Path) -> None:
    assert read_pdf(path, hands=2) == read_pdf(path)


def test_tables_that_go_on_over_every_stretch_are_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretches of one page: each page must be read again once the table before it is known."""
    monkeypatch.setattr(reading, "LONGEST_STRETCH", 1)
    monkeypatch.setattr(reading, "WORTH_A_HAND", 1)
    for name in ("bersambung-word.pdf", "tanpa-kepala.pdf", "kolom-hilang.pdf", "tanpa-garis-berlanjut.pdf"):
        path = FIXTURES / "bentuk" / name
        assert read_pdf(path, hands=3) == read_pdf(path)


def test_only_the_first_page_of_a_stretch_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """It was every page behind the first whose table before had been guessed wrong: cells are compared by identity."""
    whole, again = reading._raw_pages, []

    def counted(pages: list[object], path: Path, on_page: object) -> object:
        if on_page is None:
            again.append(pages)
        return whole(pages, path, on_page)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "LONGEST_STRETCH", 3)
    monkeypatch.setattr(reading, "_raw_pages", counted)
    read_pdf(FIXTURES / "kecamatan-benar.pdf", hands=2)
    assert len(again) <= 26 // 3


def test_a_page_that_cannot_be_read_is_told_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = reading.read_page

    def broken(page: object) -> object:
        if page.page_number == 9:  # type: ignore[attr-defined]
            raise ValueError("damaged")
        return whole(page)

    monkeypatch.setattr(reading, "read_page", broken)
    with pytest.raises(CorruptFile, match="rusak"):
        read_pdf(FIXTURES / "kecamatan-benar.pdf", hands=2)


# ---- rules


def test_rules_are_run_by_several(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(_: object, rule: Rule, __: object) -> engine.Ran:
        time.sleep(0.002)
        return [], [Trouble("internal", os.getpid(), rule.code)]

    monkeypatch.setattr(engine, "_run_one", slow)
    understanding, rules = understood(FIXTURES / "kecamatan-benar.pdf"), load_rules().rules
    _, troubles = engine.run(understanding, rules, hands=3)
    assert [trouble.detail for trouble in troubles] == [rule.code for rule in rules]
    assert len({trouble.page for trouble in troubles}) == 3


@pytest.mark.parametrize("name", ["kecamatan-salah.pdf", "kecamatan-word.docx", "tahun-ukuran.pdf"])
def test_findings_are_the_same_by_several_hands(name: str) -> None:
    understanding, rules = understood(FIXTURES / name), load_rules()
    alone = engine.judge(understanding, rules)
    assert alone.relations
    assert engine.judge(understanding, rules, hands=2) == alone
    assert check(FIXTURES / name, workers=2).documents == (alone,)


def test_a_rule_that_breaks_is_told_of_by_several_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> object:
        raise ValueError("broken")

    engine.load_checks()
    monkeypatch.setitem(KINDS, "citation", broken)
    monkeypatch.setattr(engine, "strict", lambda: False)
    understanding, rules = understood(FIXTURES / "kecamatan-salah.pdf"), load_rules()
    report = engine.judge(understanding, rules, hands=2)
    assert report == engine.judge(understanding, rules)
    assert any(trouble.what == "internal" and "HKM001" in trouble.detail for trouble in report.troubles)


def understood(path: Path) -> Understanding:
    return engine.read_understanding(path, load_rules())
