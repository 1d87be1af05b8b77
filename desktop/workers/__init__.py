"""Threads around :mod:`emolens`, each a thin Qt shell."""
