"""Preparation of a dataset of face crops from folders of photographs, cut as the app would."""
