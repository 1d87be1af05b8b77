"""Widgets, grouped by where they stand in the window, and what they are drawn with.

A widget draws what it is given and knows no model and no camera. What is no widget, such as the
geometry of a view or the colours, lies in the group that needs it and knows nothing of widgets.
"""
