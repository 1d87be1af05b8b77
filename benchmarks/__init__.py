"""Benchmarks of what the app promises, on synthetic frames or on pictures at hand."""
