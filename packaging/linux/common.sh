# Shared by the scripts beside it, which source it after `set -eu`: what they are given, and the
# time that builds bear, so that one made again is the same to the byte.
#   $bundle, $dist   their two arguments, as absolute paths
#   $version         of the program
#   $work            a folder that is removed at the end
# shellcheck shell=sh disable=SC2034 # they use what is not used here
here=$(dirname "$(realpath "$0")")
bundle=$(realpath "$1") dist=$(realpath "$2")
cd "$here/../.." || exit
python=${PYTHON:-.venv/bin/python}
version=$("$python" -c 'from emolens.version import __version__; print(__version__)')
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
umask 022

# Lay the program and what desktops want beside it into a folder that is /usr of a system to be.
lay_out() {
    mkdir -p "$1/bin" "$1/lib"
    cp -r "$bundle" "$1/lib/emolens"
    ln -s ../lib/emolens/emolens "$1/bin/emolens"
    "$python" -m tools.release.linux_tree "$1"
    chmod -R u=rwX,go=rX "$1"
    find "$1" -name '*.so*' -type f -exec chmod 644 {} +
}
