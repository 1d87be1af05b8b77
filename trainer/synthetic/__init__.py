"""Synthetic scenes: faces laid into made-up backgrounds, as a camera would have taken them."""
