#!/bin/bash
# Gather what all systems left into one list of digests, and the changelog's section: gather.sh DIST
set -euo pipefail
# shellcheck source=packaging/ci/common.sh
. "$(dirname "$0")/common.sh"
set_up app
"$PYTHON" -m tools.release.changelog "$(version)" >"$1/notes.md"
cd "$1"
rm -f SHA256SUMS*
sha256sum emolens* >SHA256SUMS
cat SHA256SUMS
