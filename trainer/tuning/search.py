"""Search of a space for the recipe with the lowest cross-entropy on validation."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import optuna
from optuna.trial import TrialState

from trainer.errors import OutputError, RunError, StudyError, WeightsError
from trainer.tuning.outcome import REASON, StudyOutcome, outcome_of
from trainer.tuning.plan import SearchPlan
from trainer.tuning.settings import with_settings
from trainer.tuning.storage import Trials
from trainer.tuning.study_folder import write
from trainer.tuning.study_text import describe_settings
from trainer.tuning.trial import run_of, suggest, train

_log = logging.getLogger(__name__)

_UNPRUNED = 5
"""Trials that run to their end whatever they promise: the others are held against them."""

_GRACE = 3
"""Part of fine-tuning's epochs, as a divisor, that every trial gets."""


class Search:
    """A study and how it goes on.

    Values are drawn by the tree-structured Parzen estimator (Bergstra et al. 2011). A trial ends
    early where its lowest loss so far is above the median of what the finished trials had at that
    epoch.

    Args:
        plan: What is searched.
        folder: Of the study; holds a run for each finished trial.

    Raises:
        StudyError: The folder holds something else or another study.
    """

    def __init__(self, plan: SearchPlan, folder: Path) -> None:
        self._plan = plan
        self._folder = folder
        pruner = optuna.pruners.MedianPruner(
            n_startup_trials=_UNPRUNED,
            n_warmup_steps=plan.recipe.head.epochs + plan.recipe.fine.epochs // _GRACE,
        )
        self._trials = Trials(folder, plan.identity(), pruner)

    def run(self, trials: int) -> StudyOutcome:
        """Try until the study has had ``trials`` trials, and return what came of it all.

        A trial that was broken off goes on from its last whole epoch. The report in the folder is
        written anew before and after each trial.

        Raises:
            StudyError: Settings do not go together. The trial counts as failed.
            WeightsError: The start weights cannot be had or do not fit them; likewise.
            RunError: What is left of a trial is damaged; likewise.
            OutputError: Something cannot be written. The trial goes on the next time.
            KeyboardInterrupt: Interrupted; what was done is kept.
        """
        outcome = self._write()
        while outcome.done < trials:
            try:
                self._try(trials)
            finally:
                outcome = self._write()
        return outcome

    def _write(self) -> StudyOutcome:
        """Remove what ended trials left behind, and report."""
        study = self._trials.study
        for ended in study.get_trials(deepcopy=False, states=(TrialState.PRUNED, TrialState.FAIL)):
            shutil.rmtree(run_of(self._folder, ended.number).folder, ignore_errors=True)
        outcome = outcome_of(study)
        write(self._folder, outcome, self._plan)
        return outcome

    def _try(self, trials: int) -> None:
        """Try once, and write down what came of it."""
        study, plan = self._trials.study, self._plan
        trial = self._trials.next(plan.recipe.seed)
        settings = suggest(trial, plan.space, plan.recipe)
        _log.info("Trial %d of %d: %s", trial.number + 1, trials, describe_settings(settings))
        try:
            recipe = with_settings(plan.recipe, settings)
            loss = train(trial, recipe, plan.dataset, run_of(self._folder, trial.number))
        except optuna.TrialPruned:
            study.tell(trial, state=TrialState.PRUNED)
            _log.info("Trial %d promised little and was ended early.", trial.number + 1)
        except (StudyError, WeightsError, RunError) as error:  # they would come again
            trial.set_user_attr(REASON, str(error))
            study.tell(trial, state=TrialState.FAIL)
            raise
        except OSError as error:
            raise OutputError(
                f"{self._folder} cannot be written ({error.strerror or 'disk full?'}): make room "
                "and give the same command again."
            ) from error
        else:
            study.tell(trial, loss)
            _log.info(
                "Trial %d: %.4f; the lowest so far: %.4f", trial.number + 1, loss, study.best_value
            )
