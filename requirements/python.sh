#!/bin/sh
# Prints the first Python 3.11 or 3.12 on this machine; or says in one line why there is none.
# Usage: requirements/python.sh [PYTHON]
fits='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))'

for python in ${1:-python3 python3.11 python3.12 python}; do
    if "$python" -c "$fits" >/dev/null 2>&1; then
        echo "$python"
        exit 0
    fi
done

found=$("${1:-python3}" --version 2>&1) || found="no Python"
echo "GymbrAIn needs Python 3.11 or 3.12 and found ${found}." \
    "Install one, or name it: make run PYTHON=/path/to/python3.12" >&2
exit 1
