"""``python -m emolens``: the library's commands."""

import sys

from emolens.commands.main import main

if __name__ == "__main__":
    sys.exit(main())
