"""The command line. What is heavy is imported inside the commands, so that ``--help`` answers at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from dealparse.errors import DealparseError, FileError, OptionError

if TYPE_CHECKING:
    from rich.progress import Progress

    from dealparse.evaluate import GoldArticle, Prediction
    from dealparse.model.extraction import Extraction
    from dealparse.pipeline import Pipeline

app = typer.Typer(
    name="dealparse",
    help="Reads articles about trade and investment deals into validated commitment records, offline.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """How records are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def _check_published(value: str | None) -> str | None:
    from dealparse.model.dates import PartialDate

    try:
        return value if value is None else str(PartialDate.parse(value))
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


Articles = Annotated[
    list[str],
    typer.Argument(metavar="FILE", help="Articles in UTF-8; .html and .htm are read as pages, - is standard input."),
]
OneArticle = Annotated[str, typer.Argument(metavar="FILE", help="An article, as for extract.")]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        callback=_check_published,
        help="When it was published (2025-10-28): what “Tuesday” is resolved against. Without it, nothing is guessed.",
    ),
]


@app.callback(invoke_without_command=True)
def _main(
    version: Annotated[bool, typer.Option("--version", is_eager=True, help="Print the version and stop.")] = False,
) -> None:
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # the same bytes on every machine
    if version:
        import dealparse

        typer.echo(f"dealparse {dealparse.__version__}")
        raise typer.Exit


@app.command()
def extract(
    files: Articles,
    published: Published = None,
    output_format: Annotated[Format, typer.Option("--format", help="How the records are written.")] = Format.TABLE,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write there instead of to standard output.", dir_okay=False)
    ] = None,
) -> None:
    """Print the commitments of articles.

    With several files each record says which one it comes from. A file that fails is named on standard error, the
    others are written, and the exit code is 1.
    """
    from dealparse.export.writers import WRITERS

    names = list(dict.fromkeys(files))
    failed = 0
    with _exit_on_error(), _open_output(output) as out, _progress(len(names)) as progress:
        pipeline = _pipeline()
        writer = WRITERS[output_format](out, several=len(names) > 1)
        for name in progress.track(names):
            try:
                extraction = _read(pipeline, name, published)
            except DealparseError as error:
                failed += 1
                _complain(name, error)
            else:
                with _paused(progress):
                    writer.write(name, extraction)
        writer.close()
    if failed:
        raise typer.Exit(1)


@app.command()
def explain(file: OneArticle, published: Published = None) -> None:
    """Print, claim by claim, what was recognized and why each record was or was not made."""
    from dealparse.files import is_html

    with _exit_on_error(file):
        pipeline = _pipeline()
        trace = (pipeline.explain_html if is_html(file) else pipeline.explain)(_read_text(file), published=published)
    typer.echo(trace.to_text(), nl=False)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="A folder of NAME.txt|html with NAME.json beside.")],
    errors: Annotated[bool, typer.Option("--errors", help="List every miss, false alarm and wrong slot.")] = False,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="List gains and losses against a run kept with --save.")
    ] = None,
    save: Annotated[Path | None, typer.Option(metavar="FILE", help="Keep this run for a later --baseline.")] = None,
    floors: Annotated[
        list[str] | None, typer.Option("--min", metavar="KEY=X", help="Exit with 1 if the figure is lower; repeatable.")
    ] = None,
) -> None:
    """Score the library on coded articles; docs/cli.md explains the figures."""
    import dealparse
    from dealparse import evaluate as ev

    with _exit_on_error():
        least = ev.read_floors(floors or ())
        articles = ev.read_gold(gold)
        before = None if baseline is None else ev.score_run(articles, ev.read_run(baseline))
        predictions = _predict(articles)
        now = ev.score(ev.scored(article, predictions[article.name]) for article in articles)
        if save is not None:
            ev.save_run(save, dealparse.__version__, predictions, now)
    for name, prediction in predictions.items():
        if prediction.error is not None:
            _complain(name, prediction.error)
    low = ev.below(now.figures, least)
    for line in ev.report_lines(now, before, errors=errors, low=low):
        typer.echo(line)
    if low or now.figures.crashed:
        raise typer.Exit(1)


@app.command()
def schema() -> None:
    """Print the JSON Schema of what extract writes as JSON."""
    from dealparse.export.schema import schema_text

    typer.echo(schema_text(), nl=False)


def main() -> None:
    """The entry point of the command line."""
    app()


def _pipeline() -> Pipeline:
    from dealparse.pipeline import Pipeline

    return Pipeline()


def _read_text(name: str) -> str:
    from dealparse.files import read_article

    return read_article(name)


def _read(pipeline: Pipeline, name: str, published: str | None) -> Extraction:
    from dealparse.files import is_html

    read = pipeline.extract_html if is_html(name) else pipeline.extract
    return read(_read_text(name), published=published)


def _predict(articles: Sequence[GoldArticle]) -> dict[str, Prediction]:
    from dealparse.evaluate import predict

    pipeline = _pipeline()
    with _progress(len(articles)) as progress:
        return {
            article.name: predict(article, lambda path, published: _read(pipeline, str(path), published))
            for article in progress.track(articles)
        }


def _complain(name: str, error: object) -> None:
    typer.echo(f"dealparse: {name}: {error}", err=True)


@contextmanager
def _exit_on_error(name: str | None = None) -> Iterator[None]:
    """Turn an error of ours into its message and exit code 1, a wrong option's into 2."""
    try:
        yield
    except DealparseError as error:
        typer.echo(f"dealparse: {name}: {error}" if name else f"dealparse: {error}", err=True)
        raise typer.Exit(2 if isinstance(error, OptionError) else 1) from error


@contextmanager
def _open_output(path: Path | None) -> Iterator[TextIO]:
    """The stream that records go to."""
    if path is None:
        yield sys.stdout
        return
    try:
        with path.open("w", encoding="utf-8", newline="") as out:
            yield out
    except OSError as error:
        raise FileError(f"{path}: can't be written: {error.strerror}") from error


@contextmanager
def _progress(total: int) -> Iterator[Progress]:
    """A bar on standard error, where there are several articles and somebody can see it."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=total < 2 or not console.is_terminal) as progress:
        yield progress


@contextmanager
def _paused(progress: Progress) -> Iterator[None]:
    """Take the bar away while records are written: both may go to one terminal."""
    if progress.disable:
        yield
        return
    progress.stop()
    yield
    progress.start()
