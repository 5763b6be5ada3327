"""The JSON Schema of what we write."""

from __future__ import annotations

import json

from dealparse.model.extraction import Extraction


def schema_text() -> str:
    """The schema of an Extraction as it is serialized to JSON; schema/extraction.schema.json is a copy of it."""
    schema = Extraction.model_json_schema(mode="serialization")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
