"""How fast `umstieg catalogue lint` is beside tools that check less, on the same files in one run.

    python3 -m venv venv && venv/bin/pip install check-jsonschema==0.39.0 yamllint==1.38.0
    cargo build --release -p umstieg-cli
    PATH="$PWD/venv/bin:$PATH" python3 benches/lint_peers.py target/release/umstieg

Prints seconds of wall clock and of processor for the real catalogue and for one with 10,000 software files made from it, and
the time that the command takes to start. `check-jsonschema` holds the software files against their schema, `yamllint`
looks at their layout; neither sees references, licences, evidence, duplicates or texts. Exit code 1 if a limit is broken:
0.5 s for the catalogue, 4 s for 10,000 files, 20 ms for a start.
"""

import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
GENERATED = 10_000


def measured(command, runs=3):
    """Least wall clock and processor time of some runs, in seconds."""
    walls, processors = [], []
    for _ in range(runs):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        walls.append(time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processors.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(walls), min(processors)


def many(folder):
    """A copy of the catalogue with as many software files as are asked for, each with a name of its own."""
    for part in ("providers", "funding", "references", "vocabulary", "rules", "software"):
        shutil.copytree(ROOT / "catalogue" / part, folder / part)
    shutil.copy(ROOT / "catalogue/catalogue.yaml", folder)
    originals = sorted((folder / "software").glob("*.yaml"))
    for number in range(GENERATED - len(originals)):
        original = originals[number % len(originals)]
        copy = original.with_name(f"{original.stem[:50]}-copy-{number}.yaml")
        head, rest = original.read_text(encoding="utf-8").split("\n", 1)
        copy.write_text(f'name: "Copy {number}"\n{rest}' if head.startswith("name:") else f"{head}\n{rest}", encoding="utf-8")


def main():
    binary = sys.argv[1]
    broken = []
    start, _ = measured([binary, "--version"], runs=20)
    rules, _ = measured([binary, "catalogue", "rules"], runs=20)
    print(f"start: {1000 * start:.1f} ms; `catalogue rules`: {1000 * rules:.1f} ms")
    broken += [what for what, took in (("start", start), ("rules", rules)) if took > 0.02]
    print(f"{'files':>7} {'tool':<18} {'wall s':>8} {'cpu s':>8}")
    with tempfile.TemporaryDirectory() as generated:
        many(pathlib.Path(generated))
        for folder, limit, runs in ((ROOT / "catalogue", 0.5, 5), (pathlib.Path(generated), 4.0, 1)):
            software = sorted(str(file) for file in (folder / "software").glob("*.yaml"))
            schema = str(ROOT / "catalogue/schema/software.schema.json")
            tools = {
                "umstieg": [binary, "catalogue", "lint", str(folder)],
                "check-jsonschema": ["check-jsonschema", "--schemafile", schema, *software],
                "yamllint": ["yamllint", "-d", "relaxed", str(folder / "software")],
            }
            for name, command in tools.items():
                if shutil.which(command[0]) is None:
                    print(f"{len(software):>7} {name:<18} {'not installed':>17}")
                    continue
                wall, processor = measured(command, runs if name == "umstieg" else 1)
                print(f"{len(software):>7} {name:<18} {wall:>8.2f} {processor:>8.2f}", flush=True)
                if name == "umstieg" and wall > limit:
                    broken.append(f"{len(software)} files")
    if broken:
        sys.exit(f"over the limit: {', '.join(broken)}")


main()
