"""Benchmarks of detection: recall, false positives, and how much is scanned for them."""
