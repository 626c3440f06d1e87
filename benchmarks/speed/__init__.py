"""What a check costs, beside pdfplumber alone: CPU seconds of whole processes, from their start to their exit.

    python -m benchmarks.speed FILE... [--runs N] [--many]

For each PDF and in each round, one after the other: pdfplumber's own `extract_text()` and `extract_tables()` of every page;
`check FILE --format json` without the cache, filling the cache, and with it. Told are the medians and the median of the
ratios to pdfplumber of the same round (machines that are shared move by a fifth), and the largest memory.
`--many` checks all files in one run, with one worker and with two, and tells the wall time.
"""
