"""Scores of the selected face: bars, panel, and how names and percentages are written."""
