"""`python -m training.codings CORPUS_DIR OUT_DIR`"""

import sys
from pathlib import Path

from training.codings import rebuild

if __name__ == "__main__":
    corpus, out = map(Path, sys.argv[1:3])
    sys.stderr.write(f"{rebuild(corpus, out)} articles\n")
