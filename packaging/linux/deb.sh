#!/bin/sh
# Make the package for Debian 12, Ubuntu 24.04 and newer: deb.sh BUNDLE DIST
#   BUNDLE  the folder that `make bundle` leaves
#   DIST    where the package is left
set -eu
# shellcheck source=packaging/linux/common.sh
. "$(dirname "$0")/common.sh"

architecture=$(dpkg --print-architecture)
mkdir "$work/root"
lay_out "$work/root/usr"
"$python" -m tools.release.debian_control --architecture "$architecture" "$work/root"
dpkg-deb --root-owner-group -Zxz --build "$work/root" "$dist/emolens_${version}_$architecture.deb"
