"""Entry of the frozen program with a console."""

import sys

from mgops_desktop.cli import main

sys.exit(main())
