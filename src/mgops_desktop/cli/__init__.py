"""The command line: the same operations as the window, without one (contracts 2).

JSON goes to standard output and nothing else does; words for people go to standard error, in Polish.
"""

import sys
from collections.abc import Sequence

from mgops_desktop.cli.arguments import Run, parse
from mgops_desktop.cli.output import fail, failure_of, use_utf8
from mgops_desktop.domain.errors import UserError

FAULT = 70


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code of contracts 2."""
    use_utf8()
    parsed = parse(sys.argv[1:] if arguments is None else arguments)
    run: Run = parsed.run
    try:
        return run(parsed)
    except UserError as error:
        return fail(error, as_json=parsed.format == "json")
    except BrokenPipeError:
        return 1
    except Exception as error:
        return failure_of(error, as_json=parsed.format == "json", code=FAULT)
