"""The command line of the library: ``emolens analyze``."""
