#!/bin/sh
# Make every package for Linux, and a list of their digests: packages.sh BUNDLE DIST
set -eu
here=$(dirname "$(realpath "$0")")
dist=$(realpath "$2")
rm -f "$dist"/emolens[-_]*.deb "$dist"/emolens-*.tar.xz "$dist"/emolens-*.AppImage \
    "$dist"/emolens-*.squashfs
for kind in deb tarball appimage; do
    "$here/$kind.sh" "$1" "$dist"
done
cd "$dist"
sha256sum emolens[-_]* >SHA256SUMS-linux
ls -l emolens[-_]*
