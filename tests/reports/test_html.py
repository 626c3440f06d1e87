"""The HTML report: complete, self-contained, and safe whatever a document says."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest
from msgspec.structs import replace

from lakip_lint.checks.language import in_language
from lakip_lint.checks.relation import Relation
from lakip_lint.engine import check, load_rules
from lakip_lint.reports.html import render
from lakip_lint.reports.report import Coverage, DocumentReport, Report, Trouble, Unread
from lakip_lint.reports.texts import TEXTS
from lakip_lint.rules.model import Severity
from tests.program import ROWS, draw
from tests.reports.golden import expect
from tests.reports.hostile import EVIL, poisoned

EMPTY = {"meta", "input", "br", "image", "rect", "link", "img"}


class Page(HTMLParser):
    """A page as a list of elements with their text; fails where tags do not match."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(content)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((self.open[-1] if self.open else "", " ".join(data.split())))

    def all(self, tag: str, **attributes: str) -> list[dict[str, str]]:
        return [a for t, a in self.elements if t == tag and all(a.get(k) == v for k, v in attributes.items())]

    @property
    def text(self) -> str:
        return " ".join(words for tag, words in self.texts if tag not in ("style", "script"))


def page_of(report: Report, language: str = "id") -> Page:
    return Page(render(report, language))


def test_snapshot(report: Report) -> None:
    expect("report.html", render(report, "id"))


@pytest.mark.parametrize("language", ["id", "en"])
def test_everything_of_a_finding_is_shown(report: Report, language: str) -> None:
    page = page_of(report, language)
    rules = {r.rule.code: r.rule for r in report.documents[0].relations}
    assert page.all("html")[0]["lang"] == language
    for finding in report.findings:
        for words in (
            finding.rule,
            finding.name,
            finding.message[language],
            finding.printed,
            in_language(finding.expected, language),
            in_language(finding.calculation, language),
        ):
            assert words in page.text
        for item in finding.locations:
            assert item.text in page.text
            assert in_language(item.note, language) in page.text
        if finding.cause:
            assert finding.cause.text[language] in page.text
        assert " ".join(rules[finding.rule].explain[language].split()) in page.text
        assert rules[finding.rule].basis in page.text


def test_the_verdict_comes_before_what_was_checked_and_the_findings(report: Report) -> None:
    text = page_of(report).text
    order = [
        text.index(words)
        for words in (
            "Dinas Pertamanan Kota Rekaan",
            "1 hal terbukti tidak mungkin benar",
            "Yang diperiksa",
            "Saring temuan",
            "BAB III",
            "Yang cocok: 1 dari 4",
            "Kebiasaan laporan ini",
            "Yang tidak dapat dibaca",
        )
    ]
    assert order == sorted(order)


def test_what_the_program_does_not_know_is_said(report: Report) -> None:
    assert TEXTS["disclaimer"]["id"] in page_of(report).text
    assert TEXTS["disclaimer"]["en"] in page_of(report, "en").text


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        ([Severity.ERROR, Severity.NOTE], "✖ 1 hal terbukti tidak mungkin benar dan harus dibetulkan"),
        ([Severity.WARNING, Severity.WARNING, Severity.NOTE], "! Tidak ada yang terbukti salah; 2 hal perlu dilihat"),
        ([Severity.NOTE], "· Tidak ada yang terbukti salah; 1 saran"),
        ([], "✓ Tidak ditemukan pertentangan."),
    ],
)
def test_verdicts(document_report: DocumentReport, severities: list[Severity], words: str) -> None:
    found = tuple(replace(document_report.findings[0], severity=s, fingerprint=str(i)) for i, s in enumerate(severities))
    page = page_of(Report("1", "2", (replace(document_report, findings=found),)))
    assert words in page.text
    assert bool(page.all("form")) == bool(severities)


def test_a_document_of_which_nothing_was_understood_is_never_fine(document_report: DocumentReport) -> None:
    empty = replace(
        document_report, findings=(), relations=(), coverage=Coverage(pages=3), troubles=(Trouble("internal", None, "CAP001"),)
    )
    text = page_of(Report("1", "2", (empty,))).text
    assert "BELUM DIPERIKSA" in text
    assert "Tidak ada yang dapat dicocokkan." in text
    assert "Kesalahan program: aturan CAP001" in text
    assert "✓" not in text


def test_what_agreed_is_listed_with_its_calculation(report: Report) -> None:
    text = page_of(report).text
    assert "CAP001 capaian-salah-hitung: 1 dari 2 cocok" in text
    assert "hal. 1 Luas taman terawat 75,00 9 / 12 × 100 = 75,00" in text


def test_what_could_not_be_read_is_told_at_the_top_and_listed_at_the_end(report: Report) -> None:
    page = page_of(report)
    assert "Ada bagian laporan yang tidak dapat dibaca" in page.text
    assert page.all("a", href="#unread-1")
    assert page.all("details", id="unread-1")
    assert "Halaman tanpa teks (hasil pindai atau gambar): 3-4." in page.text


def test_every_finding_can_be_linked_to(report: Report) -> None:
    page = page_of(report)
    assert [a["id"] for a in page.all("article")] == [f.fingerprint for f in report.findings]
    links = {a["href"] for a in page.all("a")}
    ids = {a["id"] for _, a in page.elements if "id" in a}
    assert {f"#{f.fingerprint}" for f in report.findings} <= links
    assert {link.removeprefix("#") for link in links} <= ids


def test_several_documents_have_an_overview_and_links_of_their_own(document_report: DocumentReport) -> None:
    second = replace(document_report, path="lain.pdf", entity="Kecamatan Contoh", findings=())
    page = page_of(
        Report("1", "2", (document_report, second, document_report), (Unread("x.pdf", {"id": "x.pdf: rusak", "en": "x"}),))
    )
    ids = [a["id"] for _, a in page.elements if "id" in a]
    assert len(ids) == len(set(ids))
    assert [a["href"] for a in page.all("a") if a["href"].startswith("#document")] == [
        "#document-1",
        "#document-2",
        "#document-3",
    ]
    assert "x.pdf: rusak" in page.text
    assert len(page.all("form")) == 1
    assert [a["id"][:3] for a in page.all("article")] == ["d1-"] * 3 + ["d3-"] * 3


def test_nothing_is_hidden_without_a_script_but_the_filter(report: Report) -> None:
    hidden = [(tag, a.get("id")) for tag, a in page_of(report).elements if "hidden" in a]
    assert hidden == [("form", "filter")]


def test_cards_say_what_they_can_be_filtered_by(report: Report) -> None:
    first, *_ = page_of(report).all("article")
    assert (first["data-severity"], first["data-topic"], first["data-pages"]) == ("error", "CAP", "1")
    assert {o["value"] for o in page_of(report).all("option")} == {"", "CAP", "ANG", "FMT"}


def test_the_page_needs_no_network_and_allows_only_its_own_script(report: Report) -> None:
    content = render(report, "id")
    page = Page(content)
    policy = page.all("meta", **{"http-equiv": "Content-Security-Policy"})[0]["content"]
    assert re.fullmatch(r"default-src 'none'; style-src 'sha256-[\w+/=]+'; script-src 'sha256-[\w+/=]+'; img-src data:", policy)
    assert "http://" not in content
    assert "https://" not in content
    for _, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        for name in ("src", "href"):
            assert attributes.get(name, "#").startswith(("#", "data:image/"))
    assert "@import" not in content
    assert "url(" not in content



def test_no_text_of_a_document_is_markup(document_report: DocumentReport) -> None:
    evil = poisoned(document_report)
    content = render(Report(EVIL, EVIL, (evil, evil), (Unread(EVIL, {"id": EVIL, "en": EVIL}),), EVIL), "id")
    page = Page(content)
    assert len(page.all("script")) == 1
    assert len(page.all("style")) == 1
    assert not page.all("img")
    assert not page.all("b", onerror="x")
    assert not [a for _, a in page.elements if any(name.startswith("on") for name in a)]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202e\ud800]", content)
    assert "{{ 7*7 }}" in page.text
    assert "<script>alert(1)</script>" in page.text


def test_the_style_and_the_script_are_not_escaped(report: Report) -> None:
    content = render(report, "id")
    for name in ("report.css", "report.js"):
        assert (files("lakip_lint.reports.templates") / name).read_text(encoding="utf-8") in content


def test_pictures_come_from_the_file_and_can_be_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(draw(["DINAS PERTAMANAN KOTA REKAAN TAHUN 2031", "Tabel 3.1 Capaian kinerja tahun 2031"], ROWS))
    report = check(path, ruleset=load_rules(), select=["CAP001"])
    page = page_of(report)
    cut, whole = page.all("image")
    assert cut["href"].startswith("data:image/png;base64,")
    assert float(cut["height"]) < float(whole["height"])
    assert [r["class"] for r in page.all("rect")] == ["doubted", "used", "used", "used", "used", "doubted"]
    assert "yang diragukan 150,00, 84,00, 80,00" in page.all("svg")[0]["aria-label"]
    x0, _, x1, _ = (float(part) for part in page.all("svg")[0]["viewbox"].split())
    assert all(x0 <= float(r["x"]) <= x1 for r in page.all("rect"))
    assert Page(render(report, "id", pictures=False)).all("image") == []
    twice = replace(report, documents=report.documents * 2)
    assert "Tidak semua gambar disertakan" not in page_of(twice).text
    monkeypatch.setattr("lakip_lint.reports.html.MOST_PAGES", 1)
    assert "Tidak semua gambar disertakan" in page_of(twice).text
    monkeypatch.setattr("lakip_lint.reports.html.MOST", 1)
    assert len(page_of(twice).all("image")) == 2
    assert "Tidak semua gambar disertakan" in page_of(twice).text


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_text_has_enough_contrast() -> None:
    style = (files("lakip_lint.reports.templates") / "report.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", style))
    for name in ("error", "warning", "note", "clean", "ink", "soft", "doubted", "used"):
        for ground in ("#ffffff", colours["ground"], "#fff8d6"):
            assert (luminance(ground) + 0.05) / (luminance(colours[name]) + 0.05) >= 4.5, (name, ground)


def test_severities_differ_without_colour(report: Report, relations: list[Relation]) -> None:
    text = page_of(report).text
    assert relations
    for words in ("✖ SALAH", "! RAGU", "· CATATAN"):
        assert words in text
