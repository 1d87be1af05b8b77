"""Datasets: read, checked, deduplicated, and turned into what a training needs."""
