"""Threads around :mod:`desktop.vision`, each a thin Qt shell."""
