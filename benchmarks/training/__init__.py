"""Benchmarks of training: what a recipe reaches with how many pictures."""
