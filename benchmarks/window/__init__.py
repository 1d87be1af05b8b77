"""Benchmarks of the whole window on a synthetic camera: load, latency and stalls."""
