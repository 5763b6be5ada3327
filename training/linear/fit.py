"""Fits the linear scores: one multinomial logistic regression a task, weights kept as hundredths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from training.linear.examples import Example

_SCALE = 100
USUAL = 0.055
STRENGTH = {"party": 0.022, "volume": 0.1, "term": 0.1, "previous": 0.1, "worth": 0.1}
"""Inverse strength of the penalty by task, chosen by the loss on articles not fitted on (training/README.md)."""
LEAST = 3
"""How often a feature must occur to be kept."""
TRUST = 2.0
"""What the encoder tells is scaled by this: the penalty then weighs less on its few weights."""


def fit(examples: Sequence[Example]) -> dict[str, Any]:
    """The scores in their JSON form.

    Args:
        examples: of all tasks.
    """
    tasks: dict[str, Any] = {}
    for task in sorted({e.task for e in examples}):
        own = [e for e in examples if e.task == task]
        tasks[task] = _fit_task(own, STRENGTH.get(task, USUAL))
    return {"tasks": tasks}


def _fit_task(examples: Sequence[Example], strength: float) -> dict[str, Any]:
    counts = Counter(f for e in examples for f in set(e.features))
    names = sorted(f for f, n in counts.items() if n >= LEAST)
    told = sorted({label for e in examples for label in e.told or {}})
    labels = sorted({e.label for e in examples})
    target = np.array([labels.index(e.label) for e in examples])
    model = LogisticRegression(C=strength, max_iter=300, tol=1e-3)
    model.fit(_table(examples, names, told), target)
    weights, bias = model.coef_, model.intercept_
    if len(labels) == 2:  # scikit-learn keeps one row for two labels
        weights, bias = np.vstack([-weights[0] / 2, weights[0] / 2]), np.array([-bias[0] / 2, bias[0] / 2])
    weights[:, len(names) :] *= TRUST
    rounded = np.rint(weights * _SCALE).astype(int)
    kept = [i for i in range(len(names)) if rounded[:, i].any()]
    return {
        "labels": labels,
        "bias": [round(float(b) * _SCALE) for b in bias],
        "weights": {names[i]: [int(w) for w in rounded[:, i]] for i in kept},
        "told": {label: [int(w) for w in rounded[:, len(names) + i]] for i, label in enumerate(told)},
    }


def _table(examples: Sequence[Example], names: Sequence[str], told: Sequence[str]) -> csr_matrix:
    """One row an example: its features as ones, then what the encoder told."""
    index = {f: i for i, f in enumerate(names)}
    rows, columns, values = [], [], []
    for row, example in enumerate(examples):
        for feature in dict.fromkeys(example.features):
            if feature in index:
                rows.append(row)
                columns.append(index[feature])
                values.append(1.0)
        for number, label in enumerate(told):
            if example.told:
                rows.append(row)
                columns.append(len(names) + number)
                values.append(TRUST * example.told[label])
    shape = (len(examples), len(names) + len(told))
    return csr_matrix((np.array(values, dtype=np.float32), (rows, columns)), shape=shape)
