"""`python -m mgops_desktop` is the command line; without a command it opens the window."""

import sys

from mgops_desktop.cli import main

sys.exit(main())
