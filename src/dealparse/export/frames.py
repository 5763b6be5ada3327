"""Records as data frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dealparse.errors import MissingExtraError
from dealparse.export.rows import COLUMNS, ColumnType
from dealparse.model.extraction import Extraction

if TYPE_CHECKING:
    import pandas as pd

_DTYPES: dict[ColumnType, str] = {"text": "string", "number": "Float64", "flag": "bool", "offset": "int64"}


def to_pandas(extraction: Extraction) -> pd.DataFrame:
    """The records as a pandas table, one row each.

    Columns and their types are the same for every article, one without commitments included. Lists are joined with
    "; ", dates stay text because they are cut to what is known, what is missing is ``pd.NA``.

    Args:
        extraction: what ``extract`` returned.

    Raises:
        MissingExtraError: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtraError("to_pandas needs pandas: pip install 'dealparse[pandas]'") from error
    records = extraction.commitments
    return pd.DataFrame(
        {column.name: pd.Series([column.read(c) for c in records], dtype=_DTYPES[column.type]) for column in COLUMNS}
    )
