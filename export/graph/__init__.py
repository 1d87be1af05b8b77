"""Simplification of a converted graph, without changing what it computes."""
