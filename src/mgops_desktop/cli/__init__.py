"""The command line: the same operations as the window, without one (contracts 2).

JSON goes to standard output and nothing else does; words for people go to standard error, in Polish.
"""

import sys
from collections.abc import Sequence
from itertools import pairwise

from mgops_desktop.cli.arguments import Run, parse
from mgops_desktop.cli.output import fail, failure_of, use_utf8
from mgops_desktop.domain.errors import UserError
from mgops_desktop.storage.memory import collect_garbage_seldom

FAULT = 70


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code of contracts 2."""
    use_utf8()
    collect_garbage_seldom()
    given = list(sys.argv[1:] if arguments is None else arguments)
    as_json = "--format=json" in given or ("--format", "json") in pairwise(given)
    try:
        parsed = parse(given)
        run: Run = parsed.run
        return run(parsed)
    except UserError as error:
        return fail(error, as_json=as_json)
    except BrokenPipeError:
        return 1
    except Exception as error:
        return failure_of(error, as_json=as_json, code=FAULT)
