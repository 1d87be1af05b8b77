"""Benchmarks of the memory that long work takes."""
