"""The scripts that make packages, run on a bundle that is next to nothing."""

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from emolens.version import __version__
from tests.source_code import ROOT
from tools.release.program_facts import BUILD_TIME, ProgramFacts

NEEDED = {"deb.sh": "dpkg-deb", "tarball.sh": "xz", "appimage.sh": "mksquashfs"}
PROGRAM = "#!/bin/sh\necho it runs\n"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="packages for Linux")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "bundle"
    (folder / "_internal").mkdir(parents=True)
    (folder / "emolens").write_text(PROGRAM, "utf-8")
    (folder / "emolens").chmod(0o700)
    (folder / "_internal" / "libany.so.1").write_bytes(b"x" * 2000)
    (folder / "_internal" / "libany.so").symlink_to("libany.so.1")
    return folder


def made_by(script: str, bundle: Path, dist: Path) -> Path:
    """Run a script, and return the package that it left."""
    if shutil.which(NEEDED[script]) is None:
        pytest.skip(f"there is no {NEEDED[script]}")
    dist.mkdir()
    env = {**os.environ, "PYTHON": sys.executable, BUILD_TIME: "1700000000"}
    env.pop("RUNTIME", None)
    command = [ROOT / "packaging" / "linux" / script, bundle, dist]
    subprocess.run(command, env=env, check=True, capture_output=True)
    (package,) = dist.iterdir()
    return package


@pytest.mark.parametrize("script", NEEDED)
def test_a_package_made_again_is_the_same_to_the_byte(
    script: str, bundle: Path, tmp_path: Path
) -> None:
    first = made_by(script, bundle, tmp_path / "first")
    for path in bundle.rglob("*"):
        os.utime(path, (1, 1), follow_symlinks=False)
    second = made_by(script, bundle, tmp_path / "second")
    assert first.name == second.name
    assert __version__ in first.name
    assert first.read_bytes() == second.read_bytes()


def test_the_archive_runs_where_it_is_unpacked(bundle: Path, tmp_path: Path) -> None:
    with tarfile.open(made_by("tarball.sh", bundle, tmp_path / "dist")) as archive:
        archive.extractall(tmp_path / "there", filter="data")
    (folder,) = (tmp_path / "there").iterdir()
    ran = subprocess.run([folder / "bin" / "emolens"], capture_output=True, text=True, check=True)
    assert ran.stdout == "it runs\n"
    assert (folder / "share/applications" / f"{ProgramFacts.read().id}.desktop").exists()
    assert (folder / "lib/emolens/_internal/libany.so").is_symlink()


def test_what_debian_installs_belongs_to_root_and_is_for_everybody(
    bundle: Path, tmp_path: Path
) -> None:
    package = made_by("deb.sh", bundle, tmp_path / "dist")
    listed = subprocess.run(
        ["dpkg-deb", "--contents", package], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert all(line.split()[1] == "root/root" for line in listed)
    rights = {line.split()[5]: line.split()[0] for line in listed}
    assert rights["./usr/lib/emolens/emolens"] == "-rwxr-xr-x"
    assert rights["./usr/lib/emolens/_internal/libany.so.1"] == "-rw-r--r--"
    assert rights["./usr/bin/emolens"].startswith("l")
