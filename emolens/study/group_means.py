"""Means of a study by event and group, over people, for its figures."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from emolens.study.bootstrap import MeanInterval, mean_over_people
from emolens.study.summary import SummaryRow

Condition = tuple[str, str]
"""An event, and a group; empty where there is none."""


def group_means(
    rows: Iterable[SummaryRow], expressions: Sequence[str]
) -> dict[str, dict[Condition, MeanInterval]]:
    """Return for each expression the mean of people's mean scores, by event and group, in order.

    What one person did in several windows of one event is one value, their mean. A person is the
    participant where the source's name tells one, else who is seen in a source.
    """
    values: dict[str, dict[Condition, dict[tuple[str, ...], list[float]]]] = {
        name: defaultdict(lambda: defaultdict(list)) for name in expressions
    }
    for row in rows:
        who = (row.participant,) if row.participant else (row.source, row.person)
        for name in expressions:
            mean = row.statistics.mean(name)
            if not math.isnan(mean):
                values[name][_name(row), row.group][who].append(mean)
    return {name: _over_people(of_name) for name, of_name in values.items()}


def _name(row: SummaryRow) -> str:
    """Return the name of a row's window."""
    if row.window.event:
        return row.window.event
    return "whole" if math.isinf(row.window.end) else f"bin {row.window.number}"


def _over_people(
    values: Mapping[Condition, Mapping[tuple[str, ...], Sequence[float]]],
) -> dict[Condition, MeanInterval]:
    events = list(dict.fromkeys(event for event, _ in values))
    ordered = sorted(values, key=lambda condition: (events.index(condition[0]), condition[1]))
    return {
        condition: mean_over_people([sum(own) / len(own) for own in values[condition].values()])
        for condition in ordered
    }
