#!/bin/sh
# Make the archive for any other Linux: tarball.sh BUNDLE DIST
# Unpacked anywhere it runs from there (bin/emolens); unpacked into /usr/local or ~/.local without
# its first folder, it is installed.
set -eu
# shellcheck source=packaging/linux/common.sh
. "$(dirname "$0")/common.sh"

name=emolens-$version-linux-$(uname -m)
mkdir "$work/$name"
lay_out "$work/$name"
cp LICENSE "$work/$name/"
tar -C "$work" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner \
    -c "$name" | xz -T1 >"$work/$name.tar.xz"
mv "$work/$name.tar.xz" "$dist/"
