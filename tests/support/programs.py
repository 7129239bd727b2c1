"""Where the built programs are, and the environment they get."""

import json
import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def built(name: str) -> Path:
    """Path of `patchmon-server` or `patchmon-agent`.

    The variable `PATCHMON_SERVER_BIN` or `PATCHMON_AGENT_BIN` names another than the debug build.
    """
    variable = f"{name.upper().replace('-', '_')}_BIN"
    program = Path(os.environ.get(variable, ROOT / "target" / "debug" / name))
    if not program.is_file():
        message = f"{program} is not built: run `cargo build --workspace`"
        raise FileNotFoundError(message)
    return program


def installed(name: str) -> str:
    """Path of a program of the distribution, or an error that says what to install."""
    found = shutil.which(name)
    if found is None:
        message = f"{name} is missing: install it from your distribution"
        raise FileNotFoundError(message)
    return found


def clean_environment(**more: str) -> dict[str, str]:
    """An environment without what a person's shell may hold for another server."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return kept | more


def api_document() -> dict:
    """The API document of the built server; a step of its own holds `openapi.json` to it."""
    printed = subprocess.run(
        [built("patchmon-server"), "openapi"], capture_output=True, text=True, check=True
    )
    return json.loads(printed.stdout)
