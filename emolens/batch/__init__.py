"""Batch analysis: many files on many cores, readings in order."""
