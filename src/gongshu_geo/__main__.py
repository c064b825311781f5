"""``python -m gongshu_geo``: the command line."""

import sys

from gongshu_geo.cli import main

sys.exit(main())
