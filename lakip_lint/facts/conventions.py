"""The habits of a report, inferred from its own figures before anything is judged."""

from __future__ import annotations

from lakip_lint.facts.fact import TableView
from lakip_lint.facts.ratios import Triple, cap_of, habit_of, triples


def all_triples(tables: tuple[TableView, ...]) -> list[Triple]:
    """Every realisasi, target and capaian that stand in one row, over all tables."""
    return [t for view in tables for group in triples(view, "realisasi", "target", "capaian") for t in group]


def infer_conventions(tables: tuple[TableView, ...]) -> tuple[dict[str, str], dict[str, str]]:
    """Readable sentences (Indonesian, English) on how the report computes, with the number of rows that show it."""
    indonesian: dict[str, str] = {}
    english: dict[str, str] = {}
    everything = all_triples(tables)
    habit = habit_of(everything)
    if habit:
        formula = habit.formula.words
        indonesian["capaian"] = f"capaian = {formula['id']} ({habit.holds} dari {habit.judged} baris)"
        english["capaian"] = f"capaian = {formula['en']} ({habit.holds} of {habit.judged} rows)"
        cap = cap_of(everything)
        indonesian["batas capaian"] = (
            f"capaian dibatasi paling tinggi {cap}%" if cap else "capaian di atas 100% ditulis apa adanya"
        )
        english["batas capaian"] = f"capaian is cut off at {cap}%" if cap else "capaian is not cut off"
    money = [t for view in tables for group in triples(view, "realisasi_anggaran", "anggaran", "serapan") for t in group]
    serapan = habit_of(money)
    if serapan:
        indonesian["serapan"] = f"serapan = realisasi / anggaran × 100 ({serapan.holds} dari {serapan.judged} baris)"
        english["serapan"] = f"serapan = realisasi / anggaran × 100 ({serapan.holds} of {serapan.judged} rows)"
    return indonesian, english
