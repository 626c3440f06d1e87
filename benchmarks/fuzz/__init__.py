"""Real reports with bytes and objects changed at random: none may crash, hang, or end well without being read.

    python -m benchmarks.fuzz FILE... [--count N] [--seed N] [--timeout S] [--max-memory MB] [--keep FOLDER]

Each mutant is checked and reported on in one of the forms, in a process of its own that ends with its limits. Told are how
the mutants ended; one that ended in a fault of the program (or in a process that died) is kept, and makes the exit code 1.
"""
