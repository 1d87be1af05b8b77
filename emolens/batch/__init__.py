"""Batch analysis: many files on all cores, told in order."""
