"""``python -m dealparse``."""

from dealparse.cli import main

main()
