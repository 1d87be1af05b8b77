#!/bin/sh
# Try the library with the lowest versions that pyproject.toml allows, in an environment of its own
# below build/: what is allowed is to work. Arguments go to pytest.
set -eu
cd "$(dirname "$0")/.."
uv=.venv/bin/uv
place=build/lowest
python=$place/bin/python

"$uv" venv --quiet --clear --python .venv/bin/python "$place"
"$uv" pip compile --quiet --resolution lowest-direct --extra annotation --extra app --extra cluster --extra lsl --extra parquet \
    --output-file "$place/lowest.txt" pyproject.toml
# What the tests need besides has no say in what the library stands on.
"$uv" pip install --quiet --python "$python" --requirement "$place/lowest.txt" \
    --constraint "$place/lowest.txt" duckdb hypothesis onnx pandas praatio pydantic pytest pytest-qt pytest-xdist \
    scikit-image
"$uv" pip freeze --python "$python" >&2
exec "$python" -m pytest -n auto --dist loadfile tests/emolens "$@"
