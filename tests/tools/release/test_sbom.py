import json
from datetime import UTC, datetime

from emolens.version import __version__
from tools.release.bundle_contents import Component
from tools.release.licences import LicenceTable
from tools.release.program_facts import ProgramFacts
from tools.release.sbom import bill_of_materials, not_allowed

FACTS = ProgramFacts("The authors <a@example.org>", "", datetime(2026, 11, 26, tzinfo=UTC))
PARTS = [
    Component("numpy", "2.4.6", "BSD-3-Clause AND MIT", "pkg:pypi/numpy@2.4.6"),
    Component("zlib", "", "Zlib"),
]


def test_it_lists_every_component_with_its_licence() -> None:
    bom = json.loads(bill_of_materials(PARTS, FACTS))
    assert (bom["bomFormat"], bom["specVersion"]) == ("CycloneDX", "1.6")
    about = bom["metadata"]["component"]
    assert (about["name"], about["version"]) == ("emolens", __version__)
    numpy, zlib = sorted(bom["components"], key=lambda part: part["name"])
    assert numpy["purl"] == "pkg:pypi/numpy@2.4.6"
    assert numpy["licenses"] == [{"expression": "BSD-3-Clause AND MIT"}]
    assert zlib["licenses"] == [{"license": {"id": "Zlib"}}]


def test_the_same_components_give_the_same_bytes() -> None:
    assert bill_of_materials(PARTS, FACTS) == bill_of_materials(reversed(PARTS), FACTS)


def test_what_is_not_allowed_is_found() -> None:
    encoder = Component("libx264", "", "GPL-2.0-or-later")
    assert not_allowed([*PARTS, encoder], LicenceTable.read()) == [encoder]
