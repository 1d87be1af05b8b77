"""Dialogs: files, settings, models, errors and what Emolens is."""
