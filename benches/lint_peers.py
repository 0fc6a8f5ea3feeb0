"""How fast `umstieg catalogue lint` is beside others: on the same files tools that check less, and a validator in Rust.

    python3 -m venv venv && venv/bin/pip install check-jsonschema==0.39.0 yamllint==1.38.0
    cargo build --release -p umstieg-cli
    PATH="$PWD/venv/bin:$PATH" python3 benches/lint_peers.py target/release/umstieg [landscape.yml]

Prints seconds of wall clock and of processor for the real catalogue and for one with 10,000 software files made from it, each
also as microseconds an entry and milliseconds a megabyte, and the time that the command takes to start. `check-jsonschema`
holds the software files against their schema, `yamllint` looks at their layout; neither sees references, licences, evidence,
duplicates or texts.

`landscape2 validate data` (https://github.com/cncf/landscape2, built in release mode and on the path) is measured on its own
catalogue, the file `landscape.yml` of https://github.com/cncf/landscape: 2,413 items of 470 bytes. It reads them as types,
looks for empty and doubled names, and ends at the first error without its line. An entry here has 2,400 bytes, so compare
both columns: an entry of five times the size is more to check, a megabyte is the same to read.

Exit code 1 if a limit is broken: 0.5 s for the catalogue, 4 s for 10,000 files, 20 ms for a start.
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
PARTS = ("providers", "funding", "references", "vocabulary", "rules", "software")


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
    for part in PARTS:
        shutil.copytree(ROOT / "catalogue" / part, folder / part)
    shutil.copy(ROOT / "catalogue/catalogue.yaml", folder)
    originals = sorted((folder / "software").glob("*.yaml"))
    for number in range(GENERATED - len(originals)):
        original = originals[number % len(originals)]
        copy = original.with_name(f"{original.stem[:50]}-copy-{number}.yaml")
        head, rest = original.read_text(encoding="utf-8").split("\n", 1)
        copy.write_text(f'name: "Copy {number}"\n{rest}' if head.startswith("name:") else f"{head}\n{rest}", encoding="utf-8")


def told(name, command, entries, size, runs):
    """Runs a tool and prints a line about it; returns the wall clock, or nothing if the tool is not here."""
    head = f"{entries:>8} {size / 1e6:>6.2f} {name:<18}"
    if shutil.which(command[0]) is None:
        print(f"{head} not installed")
        return 0
    wall, processor = measured(command, runs)
    print(f"{head} {wall:>8.3f} {processor:>8.3f} {1e6 * wall / entries:>9.1f} {1e9 * wall / size:>7.1f}", flush=True)
    return wall


def main():
    binary = sys.argv[1]
    broken = []
    start, _ = measured([binary, "--version"], runs=20)
    rules, _ = measured([binary, "catalogue", "rules"], runs=20)
    print(f"start: {1000 * start:.1f} ms; `catalogue rules`: {1000 * rules:.1f} ms")
    broken += [what for what, took in (("start", start), ("rules", rules)) if took > 0.02]
    print(f"{'entries':>8} {'MB':>6} {'tool':<18} {'wall s':>8} {'cpu s':>8} {'us/entry':>9} {'ms/MB':>7}")
    with tempfile.TemporaryDirectory() as generated:
        many(pathlib.Path(generated))
        for folder, limit, runs in ((ROOT / "catalogue", 0.5, 5), (pathlib.Path(generated), 4.0, 1)):
            software = sorted((folder / "software").glob("*.yaml"))
            everything = [file for part in PARTS for file in (folder / part).glob("*.yaml")]
            schema = str(ROOT / "catalogue/schema/software.schema.json")
            names = [str(file) for file in software]
            tools = {
                "umstieg": ([binary, "catalogue", "lint", str(folder)], everything),
                "check-jsonschema": (["check-jsonschema", "--schemafile", schema, *names], software),
                "yamllint": (["yamllint", "-d", "relaxed", str(folder / "software")], software),
            }
            for name, (command, files) in tools.items():
                wall = told(name, command, len(files), sum(file.stat().st_size for file in files), runs if name == "umstieg" else 1)
                if name == "umstieg" and wall > limit:
                    broken.append(f"{len(software)} files")
    if len(sys.argv) > 2:
        landscape = pathlib.Path(sys.argv[2])
        items = landscape.read_text(encoding="utf-8").count("homepage_url:")
        told("landscape2", ["landscape2", "validate", "data", "--data-file", str(landscape)], items, landscape.stat().st_size, 5)
    if broken:
        sys.exit(f"over the limit: {', '.join(broken)}")


main()
