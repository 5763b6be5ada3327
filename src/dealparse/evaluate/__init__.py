"""Scores extraction against coded articles, with the figures that docs/cli.md explains."""

from dealparse.evaluate.baseline import Changes, changes, read_run, save_run, score_run
from dealparse.evaluate.coded import CodedRecord, read_records
from dealparse.evaluate.gold import GoldArticle, Prediction, predict, read_gold, scored
from dealparse.evaluate.report import below, error_lines, read_floors, report_lines
from dealparse.evaluate.scoring import Evaluation, Figures, Outcome, Scored, score

__all__ = [
    "Changes",
    "CodedRecord",
    "Evaluation",
    "Figures",
    "GoldArticle",
    "Outcome",
    "Prediction",
    "Scored",
    "below",
    "changes",
    "error_lines",
    "predict",
    "read_floors",
    "read_gold",
    "read_records",
    "read_run",
    "report_lines",
    "save_run",
    "score",
    "score_run",
    "scored",
]
