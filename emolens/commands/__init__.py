"""Commands of the library, one a module, each with ``add_arguments`` and ``run``.

A new one is a module here and a line in :data:`emolens.commands.main.COMMANDS`.
"""
