"""Inspection of a dataset: what it holds, what it repeats, how far its labels can be believed."""
