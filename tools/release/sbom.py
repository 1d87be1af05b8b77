"""List of what a bundle carries (SBOM, CycloneDX), checked against the licences that are allowed.

python -m tools.release.sbom dist/emolens -o dist/emolens.cdx.json
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component as ListedComponent
from cyclonedx.model.component import ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from emolens.errors import EmolensError
from tools.release.bundle_contents import Component, components_of
from tools.release.licences import LicenceTable
from tools.release.program_facts import ProgramFacts

_TROUBLE = 2


def bill_of_materials(components: Iterable[Component], facts: ProgramFacts) -> str:
    """Return the list in CycloneDX's JSON; of the same components it is the same to the byte."""
    licences = LicenseFactory()
    bom = Bom(
        components=[
            ListedComponent(
                name=part.name,
                version=part.version or None,
                type=ComponentType.LIBRARY,
                bom_ref=part.purl or f"library:{part.name}:{part.licence}",
                purl=PackageURL.from_string(part.purl) if part.purl else None,
                licenses=[licences.make_from_string(part.licence)],
            )
            for part in components
        ]
    )
    bom.serial_number = uuid5(NAMESPACE_URL, f"{facts.id}/{facts.version}/{facts.built}")
    bom.metadata.timestamp = facts.built
    program = ListedComponent(
        name="emolens",
        version=facts.version,
        type=ComponentType.APPLICATION,
        bom_ref="emolens",
        licenses=[licences.make_from_string("MIT")],
    )
    bom.metadata.component = program
    bom.register_dependency(program, bom.components)
    return f"{JsonV1Dot6(bom).output_as_string(indent=2)}\n"


def not_allowed(components: Iterable[Component], table: LicenceTable) -> list[Component]:
    """Return those of the components whose licence is not allowed."""
    return [part for part in components if not table.allows(part.licence)]


def main() -> int:
    """Write the list; 0 when all is allowed, 2 and no list when something is not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("bundle", type=Path, metavar="BUNDLE", help="folder that PyInstaller left")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    options = parser.parse_args()
    table = LicenceTable.read()
    try:
        components = components_of(options.bundle, table)
    except EmolensError as error:
        print(error, file=sys.stderr)
        return _TROUBLE
    refused = not_allowed(components, table)
    for part in refused:
        print(f"{part.name} is under {part.licence}, which is not allowed.", file=sys.stderr)
    if refused:
        return _TROUBLE
    options.output.write_text(bill_of_materials(components, ProgramFacts.read()), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
