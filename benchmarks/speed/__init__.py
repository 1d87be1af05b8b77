"""Benchmarks of speed beside a baseline, measured in turn in one run."""
