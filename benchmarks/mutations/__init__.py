"""Faultless reports with one fault put into them: how many faults are found, and what else is said.

    python -m benchmarks.mutations [--seed N] [--per-class N] [--document NAME] [--class NAME] [--verbose] [--json FILE]

The fixtures are read once; a fault changes the text of one cell or sentence of the document that was read, at its place
(`editing`). Where a fault can be proven is told by the relations that hold in the faultless report and by an arithmetic of
our own (`proof`), not by what the program finds. `faults` and `word_faults` make the mutants, `judging` counts.
"""
