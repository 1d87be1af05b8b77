"""Commands of ``python -m export``, one a module, each with ``add_arguments`` and ``run``."""
