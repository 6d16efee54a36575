"""Entry of the frozen program with a console, and of the child process in which it reads workbooks."""

import sys

from mgops_desktop.sheets.child.call import is_child_call

if is_child_call(sys.argv):
    from mgops_desktop.sheets.child.main import main
else:
    from mgops_desktop.cli import main

sys.exit(main())
