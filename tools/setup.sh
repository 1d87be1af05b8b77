#!/bin/sh
# Set up what is missing, and nothing when nothing is: first the system libraries (Debian and its
# kin only), then the virtual environment .venv.
#   tools/setup.sh app      the app's own light packages
#   tools/setup.sh dev      everything: training, export, packaging, tests
#   tools/setup.sh bundle   the same, and the system packages that packaging needs
set -eu
cd "$(dirname "$0")/.."
kind=$1

say() { echo "$*" >&2; }
die() { say "$*"; exit 1; }

find_python() {
    for name in python3.13 python3.12 python3.11 python3; do
        if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null
        then
            echo "$name"
            return
        fi
    done
    die "Emolens needs Python 3.11, 3.12 or 3.13, and none was found: please install one."
}

# library=package. The libraries are looked for, since packages change their names.
offscreen="libEGL.so.1=libegl1 libGL.so.1=libgl1 libdbus-1.so.3=libdbus-1-3
    libfontconfig.so.1=libfontconfig1 libglib-2.0.so.0=libglib2.0-0 libxkbcommon.so.0=libxkbcommon0"
window="libxcb-cursor.so.0=libxcb-cursor0 libxcb-icccm.so.4=libxcb-icccm4
    libxcb-keysyms.so.1=libxcb-keysyms1 libxcb-shape.so.0=libxcb-shape0
    libxkbcommon-x11.so.0=libxkbcommon-x11-0"

missing_packages() {
    libraries=$(PATH=$PATH:/usr/sbin:/sbin ldconfig -p)
    for pair in $offscreen $window; do
        case $libraries in *"${pair%=*} "*) ;; *) echo "${pair#*=}" ;; esac
    done
    version=$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
    "$python" -c 'import ensurepip' 2>/dev/null || echo "$version-venv"
    if [ "$kind" = bundle ]; then
        command -v objdump >/dev/null || echo binutils
        command -v strace >/dev/null || echo strace # watches the packaged program in tests
        # Debian's own Python comes without the shared library that a bundle carries.
        case $(command -v "$python"):$libraries in
            /usr/bin/*:*"lib$version.so"*) ;;
            /usr/bin/*) echo "lib$version" ;;
        esac
    fi
}

install_packages() {
    if [ "$(id -u)" = 0 ]; then
        apt="apt-get"
    elif sudo -n true 2>/dev/null; then
        apt="sudo -n apt-get"
    else
        die "Emolens needs system packages: please run  sudo apt-get install $*"
    fi
    say "Installing system packages: $*"
    export DEBIAN_FRONTEND=noninteractive
    $apt -qq update || true # the lists at hand may do
    $apt -qq -y --no-install-recommends install "$@" >/dev/null ||
        die "apt-get could not install $* (see above)."
}

# What an environment was made from; it carries this as a stamp, so that it is brought up to date
# when the folder was moved or the versions have changed.
made_from() { pwd; .venv/bin/python -V 2>&1; cat pyproject.toml constraints.txt; }
whole() { [ -e ".venv/$1" ] && made_from | cmp -s - ".venv/$1"; }

install_environment() {
    if [ -e .venv/half-made ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
        rm -rf .venv
        mkdir .venv
        touch .venv/half-made
        "$python" -m venv .venv
    fi
    touch .venv/half-made
    rm -f .venv/app .venv/dev
    .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --constraint constraints.txt --editable "$1" ||
        die "The packages could not be installed (see above): please look to it and try again."
    made_from >.venv/app
    [ "$kind" = app ] || cp .venv/app .venv/dev
    rm .venv/half-made
}

python=$(find_python)
if command -v apt-get >/dev/null; then
    missing=$(missing_packages)
    # shellcheck disable=SC2086 # one word a package
    [ -z "$missing" ] || install_packages $missing
fi
if [ "$kind" = app ]; then
    whole app && exit
    say "Setting up the app in .venv: this happens once and downloads about 200 MB."
    install_environment '.[app]'
else
    whole dev && exit
    say "Setting up the development environment in .venv: about 1 GB, some minutes."
    install_environment '.[dev]'
fi
