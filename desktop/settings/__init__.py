"""Settings: declared once, read strictly, kept in one small file. No Qt.

To add a setting, declare it in :mod:`.declared`; the dialog shows it by itself. In the window its
value is ``core.settings.values.NAME``, ``core.settings.change(NAME=…)`` sets and keeps it, and
``core.settings.changed`` tells of every change.
"""
