"""The briefs of the project are the same to the byte in every process, whatever order its sets have."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]
_RUN = "import sys; from briefgen.cli import main; sys.exit(main(sys.argv[1:]))"


def test_every_process_writes_the_same_bytes(tmp_path: Path) -> None:
    spec = (PROJECT / "briefs.yaml").read_text(encoding="utf-8")
    spec = spec.replace("outputs: [docx, pdf]", "outputs: [html]")
    for name in ("seeds", "templates"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    (tmp_path / "briefs.yaml").write_text(spec, encoding="utf-8")
    found = [_built(tmp_path, seed) for seed in ("1", "2", "3")]
    assert len(found[0]) > 20
    assert found[1:] == found[:1] * 2


def _built(project: Path, seed: str) -> dict[str, bytes]:
    output = project / f"output-{seed}"
    command = [sys.executable, "-c", _RUN, "build", "--output", str(output), "--today", "2026-03-02"]
    store = f"sqlite:///{project}/{seed}.sqlite"
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    subprocess.run(
        [*command, "--store", store], cwd=project, env=environment, check=True, capture_output=True
    )
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file()
    }
