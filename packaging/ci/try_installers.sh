#!/bin/bash
# Install what installers.sh left, read a face with what was installed, and remove it.
set -euo pipefail
# shellcheck source=packaging/ci/common.sh
. "$(dirname "$0")/common.sh"
case $system in
    linux)
        sudo apt-get -qq update
        sudo apt-get -qq -y install ./dist/emolens_*.deb
        QT_QPA_PLATFORM=offscreen "$PYTHON" -m tools.release.smoke_test /usr/bin/emolens
        sudo apt-get -qq -y purge emolens
        QT_QPA_PLATFORM=offscreen APPIMAGE_EXTRACT_AND_RUN=1 \
            "$PYTHON" -m tools.release.smoke_test dist/emolens-*.AppImage
        ;;
    macos)
        hdiutil attach -quiet -nobrowse -mountpoint build/image dist/emolens-*.dmg
        cp -R build/image/Emolens.app /Applications/
        hdiutil detach -quiet build/image
        "$PYTHON" -m tools.release.smoke_test /Applications/Emolens.app/Contents/MacOS/emolens
        rm -r /Applications/Emolens.app
        ;;
    windows)
        folder=$(cygpath -w "$PWD/build/installed")
        setup=(dist/emolens-*-setup.exe)
        "${setup[0]}" //VERYSILENT //CURRENTUSER //SUPPRESSMSGBOXES "//DIR=$folder"
        "$PYTHON" -m tools.release.smoke_test --window build/installed/emolens.exe \
            build/installed/emolens-cli.exe
        build/installed/unins000.exe //VERYSILENT
        ;;
esac
