"""Widgets of labelling: one picture after the other, and what people call it."""
