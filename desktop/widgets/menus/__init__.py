"""Menus and the tool bar."""
