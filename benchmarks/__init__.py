"""Measure what the app promises, on frames made here or on pictures at hand."""
