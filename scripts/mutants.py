"""Command: changes the code in places chosen by chance, runs the tests of each change, and reports those that no test notices.

It needs `site/` and the lines that `make coverage` counted, and continues where an earlier run with the same SEED and COUNT stopped.
"""

import argparse
import os
import sys
from collections import Counter
from pathlib import Path

from scripts.guide import command, mutation, mutation_tests

FOLDERS = {
    "checks": "scripts/guide/checks/*.py",
    "notations": "scripts/guide/markdown/*.py",
    "finishing": "scripts/guide/finish/*.py",
    "offline forms": "scripts/guide/offline/*.py",
    "scripts of pages": "docs/assets/js/**/*.js",
}
RESULTS = Path(".cache") / "mutants" / "results.tsv"
JUDGED = Path("tests") / "surviving-mutants.txt"
LEAST = 0.9  # of all changes: the share that must be noticed


def known() -> dict[str, str]:
    """The changes tried before, each with the test that noticed it, or ""."""
    rows = RESULTS.read_text(encoding="utf-8").splitlines() if RESULTS.is_file() else []
    return {name: by for name, _, by in (row.partition("\t") for row in rows)}


def report(chosen: dict[str, list[mutation.Mutant]], results: dict[str, str]) -> int:
    """Print each folder's share and every survivor with its judgment; 1 where too few are noticed or one is not judged."""
    judged = mutation_tests.judged(JUDGED)
    tried = {name: [mutant for mutant in mutants if mutant.id in results] for name, mutants in chosen.items()}
    for name, mutants in tried.items():
        counts = Counter(results[mutant.id] or "" for mutant in mutants)
        undecided = counts[mutation_tests.UNDECIDED]
        print(f"{name}: {len(mutants) - counts[''] - undecided} of {len(mutants)} changes noticed, {undecided} not decided in time")
        for mutant in mutants:
            if results[mutant.id] in ("", mutation_tests.UNDECIDED):
                print(f"  {mutant.file}:{mutant.line}: {mutant.id.partition(': ')[2]}: {judged.get(mutant.id, 'NOT JUDGED')}")
    every = [mutant for mutants in tried.values() for mutant in mutants]
    noticed = [mutant for mutant in every if results[mutant.id] not in ("", mutation_tests.UNDECIDED)]
    print(f"all: {len(noticed)} of {len(every)} changes noticed, of {sum(map(len, chosen.values()))} chosen")
    return int(len(noticed) < LEAST * len(every) or any(each not in noticed and each.id not in judged for each in every))


def main(arguments: list[str] | None = None) -> int:
    """0 when enough changes were noticed and each survivor is judged in tests/surviving-mutants.txt; otherwise 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=int(os.environ.get("COUNT") or 275), help="changes, the same number in each folder")
    parser.add_argument("--seed", type=int, default=int(os.environ.get("SEED") or 2026), help="of the choice")
    parser.add_argument("--batch", type=int, default=10**6, help="try so many new ones, then stop")
    parser.add_argument("--folder", choices=FOLDERS, help="try only this folder")
    parser.add_argument("--quick", action="store_true", help="do not build the whole guide where the tests of a line notice nothing")
    parser.add_argument("--again", action="store_true", help="try the survivors again")
    asked = parser.parse_args(arguments)
    chosen = {
        name: mutation.sample(list(Path().glob(pattern)), asked.count // len(FOLDERS), asked.seed) for name, pattern in FOLDERS.items()
    }
    results = known()
    left = [mutant for name, mutants in chosen.items() if asked.folder in (None, name) for mutant in mutants]
    left = [each for each in left if (not results.get(each.id) if asked.again else each.id not in results)][: asked.batch]
    if left and not (mutation_tests.COVERAGE.is_file() and mutation_tests.SITE.is_dir()):
        print("No lines are counted yet. Run `make coverage` first.", file=sys.stderr)
        return 1
    tests = mutation_tests.Tests(Path.cwd(), skip_build=asked.quick) if left else None
    for mutant in left:
        results[mutant.id] = tests.notice(mutant) if tests else ""
        print(f"{results[mutant.id] or 'NOT NOTICED'}: {mutant.id}", flush=True)
        with RESULTS.open("a", encoding="utf-8") as file:  # a later row of the same change counts
            file.write(f"{mutant.id}\t{results[mutant.id]}\n")
    return report(chosen, results)


if __name__ == "__main__":
    command.run(main)
