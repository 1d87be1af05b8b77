#!/bin/bash
#SBATCH --job-name=emolens
#SBATCH --array=1-40
#SBATCH --cpus-per-task=4
#SBATCH --mem=4G
#SBATCH --time=12:00:00
#SBATCH --requeue
#
# Analyze all films of a folder as a Slurm array: each job does its share of them.
#
#     sbatch docs/examples/slurm_array.sh FILMS RESULTS [OPTIONS OF emolens analyze]
#
# Jobs that ran out of time or were preempted go on where they were, once they are queued again.
set -euo pipefail
films=${1:?name the folder of films}
results=${2:?name the folder for results}
share=$((SLURM_ARRAY_TASK_ID - SLURM_ARRAY_TASK_MIN + 1))

# exec: so that Slurm's signals reach the program, which then ends in order.
exec emolens analyze "$films" --recursive --out-dir "$results" \
    --jobs "${SLURM_CPUS_PER_TASK:-1}" --shard "$share/$SLURM_ARRAY_TASK_COUNT" "${@:3}"
