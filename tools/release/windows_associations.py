"""Lines of Windows' installer that name the files which the program opens.

python -m tools.release.windows_associations dist/associations.iss
"""

from __future__ import annotations

import sys
from pathlib import Path

from emolens.sources.file_kinds import readable_suffixes

_OPEN_WITH = r"Software\Classes\Applications\emolens.exe\SupportedTypes"
_DEFAULT_APPS = r"Software\Emolens\Capabilities\FileAssociations"


def association_lines() -> str:
    """Return lines of Inno Setup's section ``[Registry]``, two for each suffix."""
    suffixes = [*readable_suffixes("picture"), *readable_suffixes("video")]
    return "".join(
        f'Root: HKA; Subkey: "{key}"; ValueType: string; ValueName: "{suffix}"; '
        f'ValueData: "{value}"\n'
        for suffix in suffixes
        for key, value in ((_OPEN_WITH, ""), (_DEFAULT_APPS, "Emolens.File"))
    )


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(association_lines(), "utf-8")
