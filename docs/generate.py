"""Write docs/aturan.md from the rules: `python docs/generate.py`. A test fails when the file is behind the rules."""
from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from lakip_lint.engine import load_rules
from lakip_lint.rules.model import Rule

TARGET = Path(__file__).with_name("aturan.md")
TOPICS = {
    "AKP": "Evaluasi AKIP dan predikat",
    "ANG": "Anggaran",
    "CAP": "Capaian",
    "DOK": "Yang tidak terbaca",
    "EFI": "Efisiensi",
    "ENT": "Nama, NIP, instansi",
    "FMT": "Angka dan satuan",
    "HKM": "Dasar hukum",
    "IKM": "Survei kepuasan",
    "KLM": "Pernyataan dalam kalimat",
    "STR": "Susunan dan penomoran",
    "THN": "Tahun dan periode",
}
LEVELS = {"error": "✖ salah", "warning": "! ragu", "note": "· catatan"}


def page() -> str:
    """The whole page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    rules = sorted(load_rules().rules, key=lambda r: r.code)
    yield "# Aturan"
    yield ""
    yield f"Dibuat dari berkas `rules/` oleh `docs/generate.py`; jangan disunting di sini. {len(rules)} aturan."
    for topic, group in groupby(rules, key=lambda r: r.topic):
        yield ""
        yield f"## {topic} · {TOPICS.get(topic, topic)}"
        for rule in group:
            yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield ""
    yield f"### {rule.code} {rule.name}"
    yield ""
    yield f"{LEVELS[rule.severity.value]}" + (f" · dasar: {rule.basis}" if rule.basis else "")
    yield ""
    yield rule.explain["id"].strip()
    for name, words in (("bad", "Salah"), ("good", "Benar")):
        examples = rule.examples.get(name, ())
        for example in [examples] if isinstance(examples, str) else examples:
            yield ""
            yield f"{words}:"
            yield ""
            yield "```text"
            yield example.strip("\n")
            yield "```"


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
