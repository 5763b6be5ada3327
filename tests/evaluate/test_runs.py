"""Reading gold folders, keeping runs, and telling what a later run gained and lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dealparse.errors import FileError, GoldError, InternalError, OptionError
from dealparse.evaluate import (
    Evaluation,
    Prediction,
    below,
    changes,
    error_lines,
    predict,
    read_floors,
    read_gold,
    read_run,
    report_lines,
    save_run,
    score,
    score_run,
    scored,
)
from dealparse.model.extraction import Extraction
from tests.records import FIRST, SECOND, TEXT, extraction, pledge

GOLD: dict[str, Any] = {
    "id": "ports",
    "published": "2025-05-02",
    "commitments": [
        {"id": "c1", "kind": "investment", "binding": "unclear", "evidence": [FIRST], "dates": {"end": "2031"}},
        {"id": "c2", "kind": "purchase", "binding": "non_binding", "evidence": [SECOND], "sectors": ["agriculture"]},
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ports.txt").write_text(TEXT, "utf-8")
    (tmp_path / "ports.json").write_text(json.dumps(GOLD), "utf-8")
    (tmp_path / "floors.json").write_text("{}", "utf-8")
    return tmp_path


def test_read_gold_takes_articles_with_gold_only(folder: Path) -> None:
    (article,) = read_gold(folder)
    assert (article.name, article.published, article.path.name) == ("ports", "2025-05-02", "ports.txt")
    assert [record.id for record in article.records] == ["c1", "c2"]


def test_html_is_found_too(folder: Path) -> None:
    (folder / "ports.txt").rename(folder / "ports.html")
    assert read_gold(folder)[0].path.name == "ports.html"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("[]", "a JSON object is needed, not a list"),
        ("{", "is not JSON"),
        ("{}", "needs a list 'commitments'"),
        ('{"commitments": 3}', "needs a list 'commitments'"),
        ('{"commitments": ["x"]}', "record 1 is not a coded record"),
    ],
)
def test_bad_gold_is_named(folder: Path, content: str, why: str) -> None:
    (folder / "ports.json").write_text(content, "utf-8")
    with pytest.raises(GoldError, match=why) as caught:
        read_gold(folder)
    assert "ports.json" in str(caught.value)


def test_gold_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="not a folder"):
        read_gold(tmp_path / "nowhere")
    with pytest.raises(GoldError, match="no coded article"):
        read_gold(tmp_path)


def run(folder: Path, *predicted: Any) -> tuple[Evaluation, dict[str, Prediction]]:
    (article,) = read_gold(folder)
    found = extraction(*predicted)
    predictions = {"ports": predict(article, lambda path, published: found)}
    return score([scored(article, predictions["ports"])]), predictions


def test_predictions_are_our_json(folder: Path) -> None:
    evaluation, _ = run(folder)
    assert evaluation.figures.detect.f1 == 1
    assert evaluation.figures.binding_acc == 1


def test_an_error_is_kept_and_counted(folder: Path) -> None:
    def fail(path: Path, published: str | None) -> Extraction:
        raise InternalError(f"{path.name} at {published}")

    (article,) = read_gold(folder)
    prediction = predict(article, fail)
    assert prediction == Prediction((), "[DP900] ports.txt at 2025-05-02")
    assert score([scored(article, prediction)]).figures.crashed == 1


def test_a_run_comes_back(folder: Path, tmp_path: Path) -> None:
    evaluation, predictions = run(folder)
    path = tmp_path / "run.json"
    save_run(path, "1.2.3", predictions, evaluation)
    assert read_run(path) == predictions
    assert score_run(read_gold(folder), read_run(path)).figures == evaluation.figures
    kept = json.loads(path.read_text("utf-8"))
    assert kept["version"] == "1.2.3"
    assert kept["figures"]["detect_f1"] == 1


def test_a_run_that_can_not_be_written(folder: Path, tmp_path: Path) -> None:
    evaluation, predictions = run(folder)
    with pytest.raises(FileError, match="can't be written"):
        save_run(tmp_path / "no" / "run.json", "1", predictions, evaluation)


@pytest.mark.parametrize(
    "content", ["{}", '{"format": 2, "articles": {}}', '{"format": 1, "articles": {"a": {}}}', '{"format": 1}', "[]"]
)
def test_no_run(tmp_path: Path, content: str) -> None:
    (tmp_path / "run.json").write_text(content, "utf-8")
    with pytest.raises(GoldError, match=r"run\.json"):
        read_run(tmp_path / "run.json")


def test_gains_and_losses(folder: Path) -> None:
    both, _ = run(folder)
    first, _ = run(folder, pledge(binding="binding", evidence=pledge().evidence))
    lost = changes(both, first)
    assert lost.gains == ()
    assert [line.rpartition(": ")[2] for line in lost.losses] == ["binding worse", "lost"]
    won = changes(first, both)
    assert [line.rpartition(": ")[2] for line in won.gains] == ["binding better", "found"]
    assert won.losses == ()
    assert changes(both, both) == changes(first, first)


def test_false_alarms_come_and_go(folder: Path) -> None:
    both, _ = run(folder)
    noisy, _ = run(folder, *extraction().commitments, pledge(id="d3", kind="tariff"))
    assert len(changes(both, noisy).losses) == 1
    assert changes(both, noisy).losses[0].endswith("new false alarm")
    assert changes(noisy, both).gains[0].endswith("false alarm gone")


def test_articles_of_one_run_only_are_passed_over(folder: Path) -> None:
    both, _ = run(folder)
    assert changes(score([]), both) == changes(both, score([]))


def test_errors_are_told_record_by_record(folder: Path) -> None:
    found, _ = run(folder, pledge(binding="binding"), pledge(id="d3", kind="tariff"))
    lines = list(error_lines(found.outcomes))
    assert lines[0].startswith("~ ports c1 investment “borduria will invest")
    assert "    binding: binding, coded is unclear" in lines
    assert any(line.startswith("- ports c2 purchase") and line.endswith("missed") for line in lines)
    assert any(line.startswith("+ ports d3 tariff") and line.endswith("false alarm") for line in lines)


def test_report(folder: Path) -> None:
    both, _ = run(folder)
    first, _ = run(folder, pledge())
    lines = list(report_lines(both, first, errors=True, low=["x < 1"]))
    assert "detect_f1                1.000  +0.333" in lines
    assert "1 gains, 0 losses" in lines
    assert lines[-1] == "x < 1"
    assert not any("gain" in line for line in report_lines(both, None, errors=False))


def test_floors(folder: Path) -> None:
    first, _ = run(folder, pledge())
    floors = read_floors(["detect_f1=0.9", "detect_p=1"])
    assert below(first.figures, floors) == ("detect_f1 0.667 < 0.9",)


@pytest.mark.parametrize("item", ["detect_f1", "detect_f1=", "detect_f1=high", "speed=1", "=1"])
def test_bad_floors(item: str) -> None:
    with pytest.raises(OptionError, match=r"a floor has the form|no figure"):
        read_floors([item])
