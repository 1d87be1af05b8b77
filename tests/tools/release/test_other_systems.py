"""What can be held against the code of packages for systems that are not this one."""

import plistlib
import re

import pytest

from desktop.resources import APPLICATION_ID
from emolens.sources.file_kinds import readable_suffixes
from tests.source_code import ROOT
from tools.release.windows_associations import association_lines

WORKFLOW = (ROOT / ".github" / "workflows" / "build.yml").read_text("utf-8")
STEPS = re.findall(r"run: (\S.*)", WORKFLOW)


def test_windows_is_told_every_file_that_is_opened_twice() -> None:
    named = re.findall(r'ValueName: "(\.\w+)"', association_lines())
    opened = {*readable_suffixes("picture"), *readable_suffixes("video")}
    assert set(named) == opened
    assert len(named) == 2 * len(opened)


def test_windows_installer_names_files_that_exist() -> None:
    script = ROOT / "packaging" / "windows" / "emolens.iss"
    text = script.read_text("utf-8")
    for name in re.findall(r"(?:LicenseFile|SetupIconFile)=(\S+)", text):
        assert (script.parent / name.replace("\\", "/")).resolve().exists(), name


def test_macos_asks_for_the_camera() -> None:
    file = ROOT / "packaging" / "macos" / "entitlements.plist"
    assert plistlib.loads(file.read_bytes())["com.apple.security.device.camera"] is True
    assert "NSCameraUsageDescription" in (ROOT / "build.spec").read_text("utf-8")


def test_flatpak_is_called_as_desktops_know_the_program() -> None:
    assert (ROOT / "packaging" / "flatpak" / f"{APPLICATION_ID}.yaml").exists()


@pytest.mark.parametrize("step", STEPS)
def test_each_step_of_the_workflow_is_a_script_of_ours(step: str) -> None:
    script = ROOT / step.split(maxsplit=1)[0]
    assert script.is_relative_to(ROOT / "packaging" / "ci")
    assert script.read_text("utf-8").startswith("#!/bin/bash\n")
    assert script.stat().st_mode & 0o111
