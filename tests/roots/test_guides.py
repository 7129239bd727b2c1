"""The commands of our guides, as printed and in their order."""

import re
from pathlib import Path

from roots import layers
from roots.commands import hosts
from roots.container import Container
from roots.node import Node
from support.admin import Admin, Token
from support.programs import ROOT


def commands(guide: str) -> list[str]:
    """The `bash` blocks of a guide."""
    text = (ROOT / "docs" / guide).read_text()
    return re.findall(r"^```bash\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def environment(token: Token) -> dict[str, str]:
    """What the guides tell their reader to export."""
    return {
        "PATCHMON_URL": token.url,
        "AUTO_ENROLLMENT_KEY": token.key,
        "AUTO_ENROLLMENT_SECRET": token.secret,
    }


def test_enrolment(direct: Token, admin: Admin) -> None:
    with Container("guide", layers.with_tools()) as host:
        before = host.files()
        blocks = commands("enrolment.md")
        assert len(blocks) == 5
        for block in blocks:
            done = host.run(block, "bash", **environment(direct))
            assert done.returncode == 0, f"{block}{done.stdout}"
        assert host.files() == before
        assert {"guide", "by-hand", "bulk-1", "bulk-2"} <= set(hosts(admin))


def test_proxmox(proxmox: Token, admin: Admin, tmp_path: Path) -> None:
    node = Node(tmp_path / "node")
    with Container("guided", layers.with_tools()) as container:
        node.add(100, "guided", container)
        node.add(101, "stopped")
        blocks = commands("proxmox-lxc.md")
        assert len(blocks) == 6
        for block in blocks:
            done = node.run(f"cd {node.folder}; {block}", **environment(proxmox))
            assert done.returncode == 0, f"{block}{done.stdout}"
        assert container.agents() == 1
        assert "proxmox-guided" in hosts(admin)
        assert "skipping enrollment" in (node.folder / "patchmon-enroll.log").read_text()
