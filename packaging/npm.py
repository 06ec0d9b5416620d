"""Reading published npm packages (room: packaging; needs the `npm` command)."""

from __future__ import annotations

import subprocess
import tarfile
from pathlib import Path


def unpacked(package: str, folder: Path) -> Path:
    """Fetch a package as "lucide-static@1.62.0" and return the folder it was unpacked into.

    `npm` checks the archive against the registry's integrity hash. The package's scripts are
    not run.
    """
    folder.mkdir(parents=True, exist_ok=True)
    command = ["npm", "pack", "--silent", "--pack-destination", str(folder), package]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    archive = folder / printed.split()[-1]
    target = folder / archive.stem
    with tarfile.open(archive) as tar:
        tar.extractall(target, filter="data")
    return target / "package"
