"""Entry of the frozen program with a console, and of the child processes that look into strangers' files."""

import sys

from mgops_desktop.sheets.child.call import is_child_call, run_child

if is_child_call(sys.argv):
    sys.exit(run_child(sys.argv))

from mgops_desktop.cli import main

sys.exit(main())
