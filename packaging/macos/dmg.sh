#!/bin/bash
# Make the disk image for macOS of dist/Emolens.app: dmg.sh DIST
#   CODESIGN_IDENTITY   "Developer ID Application: ..." to sign it with; without it the app opens on
#                       other machines only by Control-click, Open
#   NOTARY_KEY, NOTARY_KEY_ID, NOTARY_ISSUER
#                       file, number and issuer of a key of App Store Connect, to have it notarised
# Untried: it was written on Linux.
set -euo pipefail
dist=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.."
version=$("${PYTHON:-.venv/bin/python}" -c 'from emolens.version import __version__; print(__version__)')
image=$dist/emolens-$version-macos-$(uname -m).dmg
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

codesign --verify --deep --strict "$dist/Emolens.app" # PyInstaller signed it, if only ad hoc
cp -R "$dist/Emolens.app" "$work/"
ln -s /Applications "$work/Applications"
hdiutil create -quiet -ov -volname Emolens -srcfolder "$work" -format ULMO "$image"
if [ -n "${CODESIGN_IDENTITY:-}" ]; then
    codesign --sign "$CODESIGN_IDENTITY" --timestamp "$image"
fi
if [ -n "${NOTARY_KEY:-}" ]; then
    xcrun notarytool submit "$image" --wait \
        --key "$NOTARY_KEY" --key-id "$NOTARY_KEY_ID" --issuer "$NOTARY_ISSUER"
    xcrun stapler staple "$image"
fi
ls -l "$image"
