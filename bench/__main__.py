"""``python -m bench``: the side-by-side report."""

import sys

from bench.run import main

sys.exit(main())
