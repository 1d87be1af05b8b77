#!/bin/bash
# Make the installers for this system, into dist/.
set -euo pipefail
# shellcheck source=packaging/ci/common.sh
. "$(dirname "$0")/common.sh"
set_up bundle
mkdir -p dist build
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH PYTHONHASHSEED=0
"$PYTHON" -m tools.docs_site
"$bin/pyinstaller" --noconfirm --clean --log-level ERROR build.spec
case $system in
    linux)
        sudo apt-get -qq -y install squashfs-tools
        "$PYTHON" -m tools.release.sbom dist/emolens -o "dist/emolens-$(version)-linux.cdx.json"
        packaging/linux/fetch_runtime.sh build/appimage-runtime
        RUNTIME=build/appimage-runtime packaging/linux/packages.sh dist/emolens dist
        ;;
    macos) packaging/macos/dmg.sh dist ;;
    windows)
        "$PYTHON" -m tools.release.windows_associations dist/associations.iss
        # The double slash keeps Git's bash from taking the option for a path.
        "/c/Program Files (x86)/Inno Setup 6/ISCC.exe" //Q "//DVersion=$(version)" \
            packaging/windows/emolens.iss
        ;;
esac
