"""Benchmarks of tracking: ID switches, label jitter, and how soon a change is shown."""
