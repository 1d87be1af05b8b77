#!/bin/sh
# Make the AppImage, one file that runs when it is opened: appimage.sh BUNDLE DIST
#   RUNTIME   the program that an AppImage begins with, as fetch_runtime.sh leaves it. Without it
#             the rest of the AppImage is left (*.squashfs).
# Needs mksquashfs (squashfs-tools). Docs: https://docs.appimage.org/reference/appdir.html
set -eu
# shellcheck source=packaging/linux/common.sh
. "$(dirname "$0")/common.sh"

command -v mksquashfs >/dev/null || {
    echo "An AppImage needs mksquashfs: please install squashfs-tools." >&2
    exit 2
}
name=emolens-$version-$(uname -m)
app=$work/AppDir
mkdir "$app"
lay_out "$app/usr"
id=$(basename "$app"/usr/share/applications/*.desktop .desktop)
ln -s usr/bin/emolens "$app/AppRun"
ln -s "usr/share/applications/$id.desktop" "$app/$id.desktop"
ln -s "usr/share/icons/hicolor/256x256/apps/$id.png" "$app/$id.png"
ln -s "$id.png" "$app/.DirIcon"
# Its times are those of SOURCE_DATE_EPOCH, which mksquashfs obeys.
mksquashfs "$app" "$work/$name.squashfs" -root-owned -noappend -no-progress -quiet \
    -comp zstd -Xcompression-level 19 -b 1M >/dev/null
if [ -n "${RUNTIME:-}" ]; then
    cat "$RUNTIME" "$work/$name.squashfs" >"$work/$name.AppImage"
    chmod 755 "$work/$name.AppImage"
    mv "$work/$name.AppImage" "$dist/"
else
    mv "$work/$name.squashfs" "$dist/"
    echo "There is no RUNTIME, so $dist/$name.squashfs is no AppImage yet." >&2
fi
