#!/bin/bash
# Try the package on a bare system: try_deb.sh PACKAGE.deb PICTURE [SUITE]
#   PICTURE  a photograph of a face that reads as happy
#   SUITE    of Debian, bookworm by default
# In a fresh chroot without Python it is installed with its dependencies; the command and the window
# (under Xvfb) read the picture as an ordinary user; it is removed, and must leave nothing behind.
# SHOTS=DIR keeps what the window showed there. Needs root, debootstrap and Xvfb.
set -euo pipefail
deb=$(realpath "$1") picture=$(realpath "$2") suite=${3:-bookworm}
mirror=${MIRROR:-http://deb.debian.org/debian}
[ "$(id -u)" = 0 ] || { echo "try_deb.sh makes a chroot: please run it as root." >&2; exit 2; }

work=$(mktemp -d)
system=$work/system
server=
end() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    ! mountpoint -q "$system/proc" || umount "$system/proc"
    rm -rf "$work"
}
trap end EXIT

inside() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$system" "$@"; }
as_user() { inside setpriv --reuid 1000 --regid 1000 --clear-groups env HOME=/home/user DISPLAY="${display:-}" "$@"; }
# Everything but what dpkg and apt keep of every package, and what the user wrote.
everything() {
    (cd "$system" && find . -xdev \( -path ./proc -o -path ./home -o -path ./tmp -o -path ./var/cache \
        -o -path ./var/lib/apt -o -path ./var/lib/dpkg -o -path ./var/log \) -prune -o -print | sort)
}
say() { echo "try_deb: $*"; }

say "makes a bare $suite ..."
debootstrap --variant=minbase "$suite" "$system" "$mirror" >"$work/log" 2>&1 ||
    { tail -5 "$work/log" >&2; exit 1; }
mount -t proc proc "$system/proc"
mkdir -p "$system/home/user"
chown 1000:1000 "$system/home/user"
cp "$picture" "$system/home/user/face.png"
! inside which python3 || { echo "There is a Python in the bare system." >&2; exit 1; }
everything >"$work/before"

say "installs $(basename "$deb") ..."
cp "$deb" "$system/tmp/emolens.deb"
inside apt-get -qq -y --no-install-recommends install /tmp/emolens.deb >"$work/log" 2>&1 ||
    { tail -20 "$work/log" >&2; exit 1; }

say "reads a face by the command ..."
as_user emolens --version
reading=$(as_user emolens analyze /home/user/face.png)
echo "$reading" | cut -c1-160
case $reading in *'"expression": "happy"'*) ;; *) echo "It read something else." >&2; exit 1 ;; esac

say "shows it in the window ..."
mkfifo "$work/display"
Xvfb -displayfd 3 -screen 0 1280x800x24 3>"$work/display" 2>/dev/null &
server=$!
read -r number <"$work/display"
display=:$number
as_user emolens --screenshot /home/user/window.png /home/user/face.png
[ -s "$system/home/user/window.png" ]
[ -z "${SHOTS:-}" ] || cp "$system/home/user/window.png" "$SHOTS/$suite.png"

say "removes it ..."
inside apt-get -qq -y purge --auto-remove emolens >"$work/log" 2>&1
inside dpkg-query -W emolens 2>/dev/null && { echo "It is still installed." >&2; exit 1; }
everything >"$work/after"
left=$(comm -13 "$work/before" "$work/after" | grep -i emolens || true)
[ -z "$left" ] || { echo "Left behind:" >&2; echo "$left" >&2; exit 1; }
say "all is well: installed, read a face, showed it, removed without a trace."
