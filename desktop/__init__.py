"""The app: the window around the library :mod:`emolens`."""
