"""A file whose tree of pages is damaged: what is lost is told."""
from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, NameObject, NumberObject, PdfObject

from lakip_lint import check

WHOLE = Path(__file__).parents[2] / "fixtures" / "kecamatan-benar.pdf"


def damaged(path: Path, *, kept: int | None = None, count: PdfObject | None = None) -> Path:
    """The fixture with only its first `kept` pages in the tree, or with another number written in it."""
    writer = PdfWriter(clone_from=PdfReader(WHOLE))
    tree = writer.root_object["/Pages"].get_object()
    if kept is not None:
        tree[NameObject("/Kids")] = ArrayObject(tree["/Kids"][:kept])
    if count is not None:
        tree[NameObject("/Count")] = count
    with path.open("wb") as file:
        writer.write(file)
    return path


def test_pages_that_cannot_be_found_are_told(tmp_path: Path) -> None:
    pages = len(PdfReader(WHOLE).pages)
    (document,) = check(damaged(tmp_path / "laporan.pdf", kept=pages - 1)).documents
    assert document.pages == pages - 1
    (finding,) = [f for f in document.findings if f.rule == "DOK006"]
    assert f"{pages} halaman, tetapi hanya {pages - 1} yang dapat dibuka" in finding.message["id"]
    assert [t.detail for t in document.troubles if t.what == "missing-pages"] == [str(pages)]


@pytest.mark.parametrize("count", [None, NumberObject(1), NumberObject(-4), NameObject("/Banyak")], ids=str)
def test_a_whole_file_is_not_doubted(tmp_path: Path, count: PdfObject | None) -> None:
    (document,) = check(damaged(tmp_path / "laporan.pdf", count=count)).documents
    assert not [f for f in document.findings if f.rule == "DOK006"]
    assert not [t for t in document.troubles if t.what == "missing-pages"]
