"""What was spent of the budget that the sentence before tells: "Anggaran sebesar Rp A. Realisasinya sebesar Rp B atau P %"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from lakip_lint.checks.amount_share import TIED
from lakip_lint.checks.evidence import evidence
from lakip_lint.checks.language import Both
from lakip_lint.checks.parts import OPENS
from lakip_lint.checks.recomputed import percentage, recomputed
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Relation
from lakip_lint.checks.revised_told import FIRST
from lakip_lint.facts.mention import MONTH
from lakip_lint.facts.ratios import HUNDRED, exactly
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import Cued, compiled
from lakip_lint.rules.model import Rule, Severity

SPENT = Cued(
    compiled(
        r"^\W*(?:(?:dari|sampai|hingga|dengan|akhir|tahun|jumlah|anggaran|pagu|dana|tersebut|itu|di\s?atas|adapun|sedangkan|sementara"
        rf"|per|total|secara|(?:ke)?seluruhan|(?:{MONTH})|telah|yang|dapat|[\d,])\W+)*(?:te)?realisasi(?:nya)?\W+"
        r"(?:(?:anggaran|keuangan|belanja|dana|pagu|total|seluruhnya|secara|keseluruhan|tersebut|itu|di\s?atas|pada|untuk|kegiatan|program|sub|sampai|hingga|dengan|akhir"
        rf"|tahun|per|tanggal|(?:{MONTH})|\d{{1,4}}|adalah|yaitu|mencapai|sebesar|senilai|sejumlah|Rp)\W+)*(?:Rp\W*)?$",
        re.I,
    ),
    "ealisasi",
)
"""The words before what was spent name nothing but the whole, or "kegiatan tersebut"."""
ALL_OF_IT = compiled(r"\b(?:(?:ke)?seluruh(?:an|nya)?|total)\b", re.I)
NAMED = compiled(
    r"\bbelanja\s+(?:modal|barang|pegawai|operasi\w*|hibah|bantuan|tidak|langsung)\b|\b(?:program|kegiatan|bidang)\b", re.I
)
"""Before what was spent of everything, and before the budget of something."""
BACK = 3
"""Sentences back in which the budget may stand that holds; the doubted one is that of the sentence right before."""
OTHER_REST = compiled(r"\b(?:\w*blokir\w*|efisiensi|tender|lelang|kontrak|lalu|sebelum\w*|silpa|kas)\b", re.I)
"""Before what is left of something else, or for one reason only."""
PARTLY = compiled(r"\b(?:sisa\w*|blokir|efisiensi|lalu|sebelum\w*|triwulan|semester)\b", re.I)


@kind("spent-before")
def check_spent_before(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """`given: {look: share | rest}`: the percentage, or what is left, of the budget told before what was spent of it."""
    sentences = understanding.sentences
    for i, sentence in enumerate(sentences):
        spent = _spent(sentence)
        if spent is None or PARTLY.search(spent.cue):
            continue
        near = [s for s in sentences[max(0, i - BACK) : i] if s.paragraph is sentence.paragraph]
        look = str(rule.given["look"])
        result, other = _result(sentence, spent, look), _result(sentence, spent, "rest" if look == "share" else "share")
        proved = [b for s in reversed(near) for b in _budgets(s) if other is not None and _holds(rule, b, spent, other)]
        told = [m for s in reversed(near) for m in _budgets(s) if m.year == spent.year or m in proved]
        last = _budgets(near[-1]) if near else []
        if result is None or not told:
            continue
        if ALL_OF_IT.search(spent.cue) and any(NAMED.search(budget.cue) for budget in last):
            continue
        relations = [_relation(rule, budget, spent, result) for budget in told]
        holding = next((r for r in relations if r.holds or r.severity is not None), None)
        if holding is not None:
            yield holding
        elif len(last) == 1 and not FIRST.search(last[0].cue) and last[0] is told[0] and _more(last[0], spent):
            slip = last[0] in proved and relations[0].cause is not None
            yield replace(relations[0], severity=Severity.ERROR) if slip else relations[0]


def _holds(rule: Rule, budget: Mention, spent: Mention, result: Mention) -> bool:
    """Whether the percentage, with digits enough to tell, or the rest proves the budget."""
    telling = result.figure.unit != "%" or result.figure.decimals >= 2
    return telling and _more(budget, spent) and _relation(rule, budget, spent, result).holds


def _spent(sentence: Sentence) -> Mention | None:
    """The first amount of a sentence, where it is what was spent of a budget that the sentence does not tell."""
    money = [m for m in sentence.mentions if m.figure.unit == "Rp"]
    if not money or money[0].measure != "realisasi_anggaran" or any(m.measure in ("anggaran", "") for m in money):
        return None
    alone = sum(m.measure == "realisasi_anggaran" for m in money) == 1
    return money[0] if alone and _clear(money[0]) and SPENT.search(sentence.text.string[: money[0].figure.start]) else None


def _budgets(sentence: Sentence) -> list[Mention]:
    """The budgets of a sentence that are not the parts of another."""
    opened = OPENS.search(sentence.text.string)
    end = opened.start() if opened else len(sentence.text.string)
    return [m for m in sentence.mentions if m.measure == "anggaran" and m.figure.end <= end and _clear(m)]


def _result(sentence: Sentence, spent: Mention, look: str) -> Mention | None:
    behind: Sequence[Mention] = sentence.mentions[sentence.mentions.index(spent) + 1 :]
    if look == "rest":
        return next((m for m in behind if m.measure == "sisa" and _clear(m) and not OTHER_REST.search(m.cue)), None)
    share = behind[0] if behind else None
    return share if share is not None and share.figure.unit == "%" and TIED.search(share.cue) else None


def _clear(mention: Mention) -> bool:
    figure = mention.figure
    return figure.unit == "Rp" and bool(figure.amount) and not figure.malformed and not figure.bound and figure.upper is None


def _more(budget: Mention, spent: Mention) -> bool:
    return (budget.figure.amount or 0) >= (spent.figure.amount or 0)


def _relation(rule: Rule, budget: Mention, spent: Mention, result: Mention) -> Relation:
    of, to = exactly(spent.figure), exactly(budget.figure)
    inputs = [
        evidence(budget.figure, "input", Both("anggaran", "budget")),
        evidence(spent.figure, "input", Both("realisasi", "spent")),
    ]
    if result.figure.unit == "%":
        words = (spent.figure.raw, budget.figure.raw)
        return percentage(rule, result.figure, [(of / to).scaled(HUNDRED)], words, inputs, {})
    left = to - of
    return recomputed(
        rule, result.figure, left.middle, f"{budget.figure.raw} - {spent.figure.raw}", inputs, {},
        holds=left.meets(exactly(result.figure)),
    )  # fmt: skip
