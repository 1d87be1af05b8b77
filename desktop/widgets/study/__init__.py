"""Widgets of studies: who takes part in many results, and by what they are summed up."""
