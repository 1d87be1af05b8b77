#!/bin/bash
# Run the tests: all of them on Linux, those of the library and the window elsewhere.
set -euo pipefail
# shellcheck source=packaging/ci/common.sh
. "$(dirname "$0")/common.sh"
set_up
paths=()
[ "$system" = linux ] || paths=(tests/emolens tests/desktop)
"$bin/pytest" -n auto --dist loadfile "${paths[@]}" "$@"
