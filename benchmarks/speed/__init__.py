"""What a check costs, beside pdfplumber alone: CPU seconds of whole processes, from their start to their exit.

    python -m benchmarks.speed FILE... [--runs N] [--many] [--start]

For each PDF (or Word file with its PDF beside it) and in each round, one after the other: pdfplumber's own `extract_text()` and
`extract_tables()` of every page; `check FILE --format json` without the cache, with an empty folder of the user (`first`) and
with what the program keeps of its own files (`check`), by one process; the same with two workers (`two`); filling the cache,
and with it. Told are the medians and the median of the ratios to pdfplumber of the same round (shared machines move by a
fifth), in CPU and in wall time, CPU a page, and the largest memory of one process.
`--many` checks all files in one run, with one worker and with two, and tells the wall time. `--start` measures what `--help`
and `--version` take.
"""
