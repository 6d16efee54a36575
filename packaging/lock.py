"""Write the two locks from pyproject.toml: every platform, Python 3.11 to 3.14, with hashes.

Needs `uv` on the PATH. Versions already locked stay unless `--upgrade` is given:

    python3 packaging/lock.py [--upgrade]
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUN = "packaging/requirements.txt"
TEST = "packaging/requirements-test.txt"


def compile_lock(output: str, *options: str) -> None:
    """Resolve pyproject.toml into `output`; raises CalledProcessError when it cannot be resolved.

    Run from the checkout with relative paths and without anybody's settings, so that neither a
    folder of this machine nor a private index gets into the file.
    """
    command = [
        *("uv", "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11"),
        *("--generate-hashes", "--no-config", "--no-emit-index-url", "--quiet"),
        *("--custom-compile-command", "python3 packaging/lock.py"),
        *("--output-file", output, *options),
    ]
    settings = ("UV_", "PIP_")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(settings)}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def main() -> int:
    upgrade = [option for option in sys.argv[1:] if option == "--upgrade"]
    if upgrade != sys.argv[1:]:
        print(__doc__, file=sys.stderr)
        return 2
    compile_lock(RUN, "--group", "build", *upgrade)
    compile_lock(TEST, "--group", "test", "--constraint", RUN, *upgrade)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
