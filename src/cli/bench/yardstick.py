"""Fits scikit-learn's counterpart of one of Holdout's models on the matrices of a folder.

Usage: yardstick.py FOLDER MODEL
Each line on stdin is a seed: a fit on the training rows of rows.i32 follows, and a line of JSON on stdout.
Only `fit` is timed; the matrices stand ready in the form that scikit-learn is quickest with.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
import scipy.sparse as sparse
import sklearn
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.neural_network import MLPClassifier

folder, model_id = Path(sys.argv[1]), sys.argv[2]
meta = json.loads((folder / "meta.json").read_text())
options = meta["options"]


def read_half(half):
    """The numeric columns, the category codes and the labels of one half, rows × columns."""
    rows = meta["rows"][half]
    numbers = np.fromfile(folder / f"{half}.f32", np.float32).reshape(meta["numeric"], rows).T
    codes = np.fromfile(folder / f"{half}.i32", np.int32).reshape(len(meta["sizes"]), rows).T
    return numbers, codes, np.fromfile(folder / f"{half}.u8", np.uint8)


def one_hot(numbers, codes, dtype):
    """Numbers, then one 0/1 column a category; a code of -1 is a row of zeros there."""
    blocks = [sparse.csr_matrix(numbers, dtype=dtype)]
    for column, size in enumerate(meta["sizes"]):
        row = np.flatnonzero(codes[:, column] >= 0)
        ones = np.ones(len(row), dtype)
        place = (row, codes[row, column])
        blocks.append(sparse.csr_matrix((ones, place), shape=(len(codes), size)))
    return sparse.hstack(blocks, format="csr", dtype=dtype)


def matrix(numbers, codes):
    if model_id == "logistic-regression":
        return one_hot(numbers, codes, np.float64)
    if model_id == "neural-network":
        return one_hot(numbers, codes, np.float32).toarray()
    return numbers.astype(np.float64)


def as_quickest(x):
    """Trees are quickest where a column lies in one piece."""
    return np.asfortranarray(x) if model_id == "boosted-trees" else x


def tolerance(rows):
    """Before 1.4 scikit-learn compared the gradient of the sum with it, since then that of the mean."""
    version = tuple(int(part) for part in sklearn.__version__.split(".")[:2])
    return options["tol"] * (rows if version < (1, 4) else 1)


def estimator(seed, rows):
    if model_id == "logistic-regression":
        limit = options["maxIterations"]
        return LogisticRegression(C=options["C"], tol=tolerance(rows), max_iter=limit)
    if model_id == "boosted-trees":
        return HistGradientBoostingClassifier(
            learning_rate=options["learningRate"],
            max_iter=options["maxTrees"],
            max_depth=options["maxDepth"],
            max_leaf_nodes=options["maxLeafNodes"],
            min_samples_leaf=options["minSamplesLeaf"],
            max_bins=options["maxBins"],
            l2_regularization=options["l2"],
            early_stopping=False,
            random_state=seed,
        )
    return MLPClassifier(
        hidden_layer_sizes=options["hidden"],
        learning_rate_init=options["learningRate"],
        batch_size=options["batchSize"],
        max_iter=options["maxEpochs"],
        n_iter_no_change=options["maxEpochs"] + 1,
        alpha=options["l2"],
        random_state=seed,
    )


def largest_gradient(fitted, x, y):
    """Of the mean objective: what the tolerance is compared with."""
    residual = fitted.predict_proba(x)[:, 1] - y
    gradient = x.T @ residual + fitted.coef_[0] / options["C"]
    return float(max(np.abs(gradient).max(), abs(residual.sum())) / len(y))


train_numbers, train_codes, train_y = read_half("train")
test_numbers, test_codes, test_y = read_half("test")
train_x, test_x = matrix(train_numbers, train_codes), matrix(test_numbers, test_codes)

for line in sys.stdin:
    rows = np.fromfile(folder / "rows.i32", np.int32)
    x, y = as_quickest(train_x[rows]), train_y[rows]
    model = estimator(int(line), len(y))
    start = time.perf_counter()
    model.fit(x, y)
    answer = {"seconds": time.perf_counter() - start}
    answer["rocAuc"] = roc_auc_score(test_y, model.predict_proba(test_x)[:, 1])
    if model_id == "logistic-regression":
        answer["largestGradient"] = largest_gradient(model, x, y)
    print(json.dumps(answer), flush=True)
