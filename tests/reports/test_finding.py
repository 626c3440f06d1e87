"""From groups of relations to findings."""
from __future__ import annotations

import re
from collections.abc import Callable

from msgspec.structs import replace

from lakip_lint.checks.language import Both
from lakip_lint.checks.merge import Group, merge
from lakip_lint.checks.relation import Cause, Evidence, Relation
from lakip_lint.document.model import Box, Document, Place
from lakip_lint.reports.finding import Finding, findings_of, fingerprint
from lakip_lint.reports.outline import Outline


def made(document: Document, relations: list[Relation]) -> tuple[Finding, ...]:
    return findings_of(merge(relations), Outline(document))


def moved(relation: Relation, pages: int) -> Relation:
    def move(evidence: Evidence) -> Evidence:
        assert evidence.place
        return replace(evidence, place=Place(evidence.place.page + pages, replace(evidence.place.box, top=7, bottom=17)))

    return replace(relation, doubted=move(relation.doubted), others=tuple(map(move, relation.others)))


def test_messages_are_filled_in_both_languages(document: Document, relations: list[Relation]) -> None:
    finding = made(document, relations)[0]
    assert finding.message["id"] == "Capaian Indeks Kepuasan Warga 2031 tertulis 150,00, hasil hitung 105,00."
    assert finding.message["en"].startswith("The achievement of Indeks Kepuasan Warga in 2031 is printed as 150,00")


def test_a_finding_knows_its_headings_and_its_table(document: Document, relations: list[Relation]) -> None:
    first, second, _ = made(document, relations)
    assert first.section == "BAB III AKUNTABILITAS KINERJA › 3.1 Capaian Kinerja"
    assert first.table == "Tabel 3.1 Target dan realisasi tahun 2031"
    assert (second.section, second.table) == ("BAB III AKUNTABILITAS KINERJA › 3.2 Realisasi Anggaran", "")


def test_a_place_before_all_headings_has_no_section(document: Document) -> None:
    assert Outline(document).find(Place(1, Box(0, 0, 10, 10))).section == ""
    assert Outline(document).find(None).section == ""


def test_a_fingerprint_is_16_hex_digits(relations: list[Relation]) -> None:
    assert re.fullmatch(r"[0-9a-f]{16}", fingerprint(relations[0]))


def test_a_fingerprint_survives_pages_white_space_and_other_figures(relations: list[Relation]) -> None:
    original = relations[0]
    later = moved(original, 3)
    broken = replace(later.doubted, text="150,\n00")
    changed = replace(later, doubted=broken, calculation="lain", expected="7", others=())
    assert fingerprint(changed) == fingerprint(original)


def test_a_fingerprint_tells_rule_text_and_subject_apart(relations: list[Relation]) -> None:
    original = relations[0]
    others = [
        replace(original, rule=replace(original.rule, code="CAP009")),
        replace(original, doubted=replace(original.doubted, text="150,01")),
        replace(original, arguments={**original.arguments, "subject": "lain"}),
        replace(original, arguments={**original.arguments, "year": "2030"}),
    ]
    assert len({fingerprint(r) for r in [original, *others]}) == 5


def test_findings_that_look_alike_get_a_running_suffix(document: Document, relations: list[Relation]) -> None:
    alike = [replace(moved(relations[3], n), arguments={}) for n in (0, 1, 2)]
    prints = [f.fingerprint for f in made(document, alike)]
    assert prints == [prints[0], f"{prints[0]}-2", f"{prints[0]}-3"]


def test_the_doubted_places_come_first_and_each_place_once(document: Document, relations: list[Relation]) -> None:
    main, other = relations[0], moved(relations[0], 2)
    (finding,) = made(document, [main, replace(other, others=main.others)])
    assert [(e.place.page, e.text, e.role) for e in finding.locations if e.place] == [
        (1, "150,00", "doubted"), (3, "150,00", "copy"), (1, "84,00", "input"), (1, "80,00", "input"),
    ]
    assert finding.also == ()


def test_another_rule_with_the_same_cause_is_kept_with_its_calculation(
    document: Document, relations: list[Relation], evidence: Callable[..., Evidence]
) -> None:
    weaker = replace(relations[2], doubted=evidence("150,00", "doubted"), calculation="1 + 1 = 2")
    (finding,) = made(document, [weaker, relations[0]])
    assert finding.rule == "CAP001"
    assert [(a.rule, a.calculation) for a in finding.also] == [("ANG002", "1 + 1 = 2")]


def test_what_agrees_with_the_figure_put_right_is_shown_as_proof(document: Document, relations: list[Relation]) -> None:
    group = Group(relations[0], consequences=(relations[2],))
    (finding,) = findings_of([group], Outline(document))
    last = finding.locations[-1]
    assert (last.text, last.role) == ("85 persen", "context")
    assert last.note == Both("cocok bila angka itu dibetulkan", "agrees once that figure is put right")
    assert finding.also == ()


def test_a_cause_is_that_of_the_text_that_is_doubted(document: Document, relations: list[Relation]) -> None:
    cause = Cause("satu angka salah", {"id": "satu angka salah ketik (10548 menjadi 10547)", "en": "one digit wrong"})
    main = replace(relations[0], cause=None)
    beside = replace(relations[1], cause=cause)
    (finding,) = findings_of([Group(main, (beside,))], Outline(document))
    assert finding.cause is None
    same = replace(main, rule=relations[1].rule, cause=cause)
    (finding,) = findings_of([Group(main, (beside, same))], Outline(document))
    assert finding.cause == cause


def test_the_number_of_an_item_is_not_told_in_front_of_its_name(document: Document, relations: list[Relation]) -> None:
    numbered = replace(relations[0], arguments={**relations[0].arguments, "subject": "7. Indeks Kepuasan Warga"})
    (finding,) = made(document, [numbered])
    assert finding.message["id"].startswith("Capaian Indeks Kepuasan Warga 2031")
    assert finding.subject == "7. Indeks Kepuasan Warga"
