"""How fast `umstieg catalogue lint` is beside others: on the same files tools that check less, and a validator in Rust.

    python3 -m venv venv && venv/bin/pip install check-jsonschema==0.39.0 yamllint==1.38.0
    cargo build --release -p umstieg-cli
    cargo build --release -p umstieg-benches --example typed
    PATH="$PWD/venv/bin:$PATH" python3 benches/lint_peers.py target/release/umstieg [landscape.yml]

Prints seconds of wall clock and of processor for the real catalogue and for one with 10,000 software files made from it, each
also as microseconds an entry and milliseconds a megabyte, of wall clock and of processor, and the time that the command takes to
start. What is short is run several times, in turns, and the least is told.

On the same files: `check-jsonschema` holds the software files against their schema, `yamllint` looks at their layout; neither
sees references, licences, evidence, duplicates or texts. `typed` is `benches/examples/typed.rs`: it does what a validator
usually does, so it reads every file into its type with the crate `serde_yaml`, looks for empty and doubled names, and ends at
the first error.

`landscape2 validate data` (https://github.com/cncf/landscape2, built in release mode and on the path) is such a validator. It
is measured on its own catalogue, the file `landscape.yml` of https://github.com/cncf/landscape: 2,413 items of 470 bytes. An
entry of the catalogue has 2,400 bytes, so the real one is a fair comparison a megabyte only. For one an entry there is a third
catalogue: as many entries of as many bytes as the peer has items, each with a name, a text in two languages, a licence,
addresses, a capability and its evidence, beside the real vocabulary and playbooks, and each in a file of its own. They hold
more than twice as many keys and values as the items, which are mostly long addresses.

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
# Items of https://github.com/cncf/landscape, each of 470 bytes.
PEER_ITEMS = 2_413
# The day on which generated entries were checked, and on which catalogues are judged.
CHECKED = "2026-11-23"
PARTS = ("providers", "funding", "references", "vocabulary", "rules", "software")


def measured(commands, runs):
    """Least wall clock and processor time of each command, in seconds; they run in turns, for machines have slow minutes."""
    walls, processors = [[] for _ in commands], [[] for _ in commands]
    for _ in range(runs):
        for command, wall, processor in zip(commands, walls, processors):
            before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
            wall.append(time.perf_counter() - start)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            processor.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return [(min(wall), min(processor)) for wall, processor in zip(walls, processors)]


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


def small(folder, count):
    """A catalogue of that many entries of the size of the peer's items, beside the real vocabulary and playbooks."""
    shutil.copytree(ROOT / "catalogue/vocabulary", folder / "vocabulary")
    for part in ("rules", "software"):
        (folder / part).mkdir()
    # Ordering rules name software that is not here.
    for file in ("catalogue.yaml", "rules/playbooks.yaml"):
        shutil.copy(ROOT / "catalogue" / file, folder / file)
    for number in range(count):
        # Every entry has a word of its own, so that rules that look for doubles have as much to compare as in real life.
        word = "".join("bdfgklmnprstvz"[number // 14**place % 14] + "aeiou"[place] for place in range(3))
        (folder / f"software/{word}.yaml").write_text(
            f'''name: "{word.title()}"
summary: {{de: "Das Wiki {word} für Betriebe.", en: "The wiki {word} for firms."}}
categories: [notes-wiki]
license: {{model: open-source, spdx: MIT, evidence: [code]}}
website: "https://{word}.example.org/"
repository: "https://example.org/{word}"
maintenance: {{kind: community, governance: community, evidence: [code]}}
capabilities: {{wiki: {{level: full, evidence: [code]}}}}
evidence: {{code: {{url: "https://example.org/{word}", checked: {CHECKED}, kind: project}}}}
''',
            encoding="utf-8",
        )


def told(tools, runs):
    """Runs tools in turns and prints a line about each; returns the wall clock of the first.

    A tool is its name, its command, and how many entries of how many bytes it looks at.
    """
    here = [tool for tool in tools if shutil.which(tool[1][0])]
    took = dict(zip((name for name, *_ in here), measured([command for _, command, *_ in here], runs)))
    for name, _, entries, size in tools:
        head = f"{entries:>8} {size / 1e6:>6.2f} {name:<18}"
        if name not in took:
            print(f"{head} not installed")
            continue
        each = "".join(f" {1e6 * seconds / entries:>9.1f} {1e9 * seconds / size:>7.1f}" for seconds in took[name])
        print(f"{head} {took[name][0]:>8.3f} {took[name][1]:>8.3f}{each}", flush=True)
    return took[tools[0][0]][0]


def size_of(files):
    return sum(file.stat().st_size for file in files)


def lint(binary, folder):
    return [binary, "catalogue", "lint", str(folder), "--as-of", CHECKED]


def main():
    binary = sys.argv[1]
    typed = str(pathlib.Path(binary).parent / "examples/typed")
    broken = []
    (start, _), (rules, _) = measured([[binary, "--version"], [binary, "catalogue", "rules"]], runs=20)
    print(f"start: {1000 * start:.1f} ms; `catalogue rules`: {1000 * rules:.1f} ms")
    broken += [what for what, took in (("start", start), ("rules", rules)) if took > 0.02]
    print(f"{'':>34} {'':>8} {'':>8} {'wall':>9} {'wall':>7} {'cpu':>9} {'cpu':>7}")
    print(f"{'entries':>8} {'MB':>6} {'tool':<18} {'wall s':>8} {'cpu s':>8} {'us/entry':>9} {'ms/MB':>7} {'us/entry':>9} {'ms/MB':>7}")
    with tempfile.TemporaryDirectory() as generated:
        many(pathlib.Path(generated))
        for folder, limit, runs in ((ROOT / "catalogue", 0.5, 5), (pathlib.Path(generated), 4.0, 1)):
            software = sorted((folder / "software").glob("*.yaml"))
            everything = [file for part in PARTS for file in (folder / part).glob("*.yaml")]
            schema = str(ROOT / "catalogue/schema/software.schema.json")
            names = [str(file) for file in software]
            all_files, software_files = ((len(files), size_of(files)) for files in (everything, software))
            wall = told(
                [("umstieg", lint(binary, folder), *all_files), ("typed", [typed, str(folder)], *all_files)], runs
            )
            if wall > limit:
                broken.append(f"{len(software)} files")
            told(
                [
                    ("check-jsonschema", ["check-jsonschema", "--schemafile", schema, *names], *software_files),
                    ("yamllint", ["yamllint", "-d", "relaxed", str(folder / "software")], *software_files),
                ],
                1,
            )
    landscape = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
    items = landscape.read_text(encoding="utf-8").count("homepage_url:") if landscape else PEER_ITEMS
    with tempfile.TemporaryDirectory() as generated, tempfile.TemporaryDirectory() as empty:
        folder, rest = pathlib.Path(generated), pathlib.Path(empty)
        small(folder, items)
        small(rest, 1)
        # A catalogue in which something is wrong would be measured for telling it.
        subprocess.run(lint(binary, folder), stdout=subprocess.DEVNULL, check=True)
        software = list((folder / "software").glob("*.yaml"))
        files = (len(software), size_of(software))
        tools = [
            ("umstieg, small", lint(binary, folder), *files),
            ("typed, small", [typed, str(folder)], *files),
            ("umstieg, one", lint(binary, rest), 1, size_of((rest / "software").glob("*.yaml"))),
        ]
        if landscape:
            command = ["landscape2", "validate", "data", "--data-file", str(landscape)]
            tools.append(("landscape2", command, items, landscape.stat().st_size))
        told(tools, 15)
    if broken:
        sys.exit(f"over the limit: {', '.join(broken)}")


main()
