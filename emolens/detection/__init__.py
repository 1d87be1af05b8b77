"""Finds faces in frames: cascades, a second look, and what the model has to say of it."""
