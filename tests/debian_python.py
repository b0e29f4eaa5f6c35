"""Modules that Debian packages for its own python, for the scripts of the tests."""

import importlib
import os
import sys

debian = "/usr/bin/python3"  # another python may come first in PATH, without Debian's packages


def require(module, package, undone):
    """The module; where no python has it, the script ends as skipped and says what was not done."""
    try:
        return importlib.import_module(module)
    except ImportError:
        if os.path.exists(debian) and not os.path.samefile(sys.executable, debian) and "PROVISO_RETRIED" not in os.environ:
            os.environ["PROVISO_RETRIED"] = "1"
            os.execv(debian, [debian, *sys.argv])
        print(f"SKIPPED: {undone}, since the Debian package {package} is not installed")
        sys.exit(77)
