"""Printed examples: kept as printed in sections of a file, run with only address and credentials replaced."""

import os
import subprocess
import sys
from pathlib import Path

from support.programs import clean_environment

SECONDS = 60


def sections(file: Path, mark: str) -> dict[str, str]:
    """The examples of a file by their headings; a line that starts with `mark` is a heading."""
    found: dict[str, str] = {}
    heading = None
    for line in file.read_text().splitlines():
        if line.startswith(mark):
            heading = line.removeprefix(mark).strip()
            found[heading] = ""
        elif heading is not None:
            found[heading] += line + "\n"
    return {heading: text.strip("\n") + "\n" for heading, text in found.items()}


def replaced(text: str, values: dict[str, str]) -> str:
    """The example with each placeholder replaced. One that does not occur is no error."""
    for placeholder, value in values.items():
        text = text.replace(placeholder, value)
    return text


def run(program: str, text: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a text with `bash`, `node` or a Python, as a file in `folder` that is its working directory."""
    file = folder / "example"
    file.write_text(text)
    # The Python of these tests is the one that has what the examples import.
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    return subprocess.run(
        [program, str(file)],
        cwd=folder,
        env=clean_environment(PATH=path, PYTHONIOENCODING="utf-8", **environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
