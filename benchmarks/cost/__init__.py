"""What it costs to check many reports: pages, CPU, memory and disk of each, and of a year's worth of them.

    python -m benchmarks.cost FILE... [--reports 30000]

Each file is checked once in a process of its own with an empty cache. docs/cost.md explains the arithmetic.
"""
