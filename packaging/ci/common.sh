# Shared by the scripts beside it, which source it: the repository's root, and the environment .venv,
# whose programs lie in $bin (elsewhere on Windows).
# shellcheck shell=bash disable=SC2034 # they use what is not used here
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit
case $(uname -s) in
    Linux) system=linux bin=.venv/bin ;;
    Darwin) system=macos bin=.venv/bin ;;
    *) system=windows bin=.venv/Scripts ;;
esac
export PYTHON=$bin/python

# Make the environment with everything, of the versions that are known to work together.
set_up() {
    if [ "$system" = linux ]; then
        tools/setup.sh "${1:-dev}" # which knows the system's libraries, too
    else
        [ -d .venv ] || python -m venv .venv
        "$PYTHON" -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
    fi
}
version() { "$PYTHON" -c 'from emolens.version import __version__; print(__version__)'; }
