"""Datasets: read, checked, and turned into what a training needs."""
