"""Entry of the frozen program with a window."""

import sys

from mgops_desktop.app import main

sys.exit(main())
