"""Holds a built wheel against the source: every module and data file is in it, and nothing else."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src"
LARGEST = 40.0
"""Megabytes that a wheel may have: it is downloaded by every job that uses the library."""


def main(wheel: str) -> int:
    """Say what is missing or too much; 0 where nothing is."""
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
        entry_points = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
        declared = archive.read(entry_points).decode()
    files = (path for path in SOURCE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    wanted = {path.relative_to(SOURCE).as_posix() for path in files}
    faults = [f"not in the wheel: {name}" for name in sorted(wanted - packed)]
    faults += [f"should not be in the wheel: {name}" for name in sorted(packed - wanted)]
    if "dealparse = dealparse.cli:main" not in declared:
        faults.append("the wheel declares no command `dealparse`")
    data = sum(name.endswith(".jsonl") for name in packed)
    size = Path(wheel).stat().st_size / 1e6
    if size > LARGEST:
        faults.append(f"the wheel has {size:.1f} MB, {LARGEST:.0f} at most are allowed")
    sys.stdout.write("\n".join([*faults, f"{len(packed)} files, {data} lexicon files, {size:.2f} MB"]) + "\n")
    return 1 if faults or not data else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
