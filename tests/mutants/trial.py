"""Trying mutants: copies of a base, what is planted there, what is judged."""
import json
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor

import mutants as corpus

LAYERC = os.path.join(corpus.ROOT, "build", "layerc")
KNOWN = os.path.join(corpus.HERE, "known-missed")
STATES = ["found", "missed", "noisy", "silent", "alarm", "broken"]
RIGHT = {"found", "silent"}
TARGET = {"gcc": "-m32 -fno-pie -fcf-protection=none",
          "clang": "--target=i386-pc-none-elf"}


class Setting:
    """A compiler, its last flags, and options of layerc."""

    def __init__(self, cc="", flags="", *options):
        self.cc, self.flags, self.options = cc, flags, options
        self.name = " ".join(word for word in (cc, flags, *options) if word)
        self.environment = dict(os.environ)
        if cc:
            self.environment.update(LAYERC_CC=cc, LAYERC_CFLAGS=flags)
        self.compiler = self.environment.get("LAYERC_CC") or "clang-14"
        # What a `shell` line makes an object of the machine with.
        target = TARGET["clang" if "clang" in self.compiler else "gcc"]
        flags = self.environment.get("LAYERC_CFLAGS") or "-O1"
        self.environment["OBJECT"] = \
            f"{self.compiler} {target} -ffreestanding -fno-pic {flags} -c"

    def run(self, words, tree):
        """Runs layerc; its findings are on standard output, as JSON."""
        return subprocess.run(
            [LAYERC, words[0], "--format", "json", *self.options, *words[1:]],
            cwd=tree, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=self.environment, text=True, check=False)


class Outcome:
    def __init__(self, mutant, state, details, reports=()):
        self.mutant = mutant
        self.state = state
        self.details = details
        self.reports = reports


def find_block(lines, wanted, path):
    """Where wanted stands among lines; blanks do not matter."""
    wanted = [line.split() for line in wanted]
    lines = [line.split() for line in lines]
    for at in range(len(lines) - len(wanted) + 1):
        if lines[at:at + len(wanted)] == wanted:
            return at
    raise corpus.Broken(f"{path} does not hold: {wanted}")


def apply(hunk, tree, expected):
    """Changes the file of a hunk; adds (path, line, rule) to expected."""
    path = os.path.join(tree, hunk.path)
    lines = open(path).read().split("\n") if os.path.exists(path) else []
    if lines and not lines[-1]:
        lines.pop()
    texts = [(line[0],) + corpus.split_mark(line[1:]) for line in hunk.lines]
    old = [text for sign, text, _ in texts if sign in " -"]
    new = [(text, rules) for sign, text, rules in texts if sign in " +"]
    at = find_block(lines, old, hunk.path) if old else len(lines)
    lines[at:at + len(old)] = [text for text, _ in new]
    for i, (_, rules) in enumerate(new):
        expected += [(hunk.path, at + i + 1, rule) for rule in rules]
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write("\n".join(lines) + "\n")


def plant(mutant, base, tree, setting):
    """Makes a tree with the mutant in it; returns what must be reported."""
    subprocess.run(["cp", "-a", base, tree], check=True)
    expected = []
    for hunk in mutant.hunks:
        apply(hunk, tree, expected)
    for command in mutant.shell:
        run = subprocess.run(["sh", "-ec", command], cwd=tree, text=True,
                             env=setting.environment, stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, check=False)
        if run.returncode:
            raise corpus.Broken(f"{mutant.name}: {command}\n{run.stdout}")
    for find in mutant.finds:
        rule, path = (find.split() + [None])[:2]
        expected.append((path, None, rule))
    if mutant.legal == bool(expected):
        raise corpus.Broken(f"{mutant.name}: what is legal has no rule")
    return expected if mutant.by in setting.compiler else []


def judge(expected, reports):
    """What is missing of what is expected, and what comes on top."""
    missing, surplus = [], list(reports)
    for path, line, rule in expected:
        for report in surplus:
            if report["id"] == rule and (
                    path is None or report.get("path") == path) and (
                    line is None or report.get("line") == line):
                surplus.remove(report)
                break
        else:
            missing.append((path, line, rule))
    return missing, surplus


def try_one(mutant, base, tree, setting):
    """Outcome: found, missed, noisy; for what is legal silent or alarm."""
    expected = plant(mutant, base, tree, setting)
    run = setting.run(mutant.run.split(), tree)
    details = [f"expected {path or ''}:{line or ''} [{rule}]"
               for path, line, rule in expected]
    try:
        reports = json.loads(run.stdout)["reports"]
    except (ValueError, KeyError):
        return Outcome(mutant, "broken",
                       details + run.stdout.split("\n") +
                       run.stderr.split("\n") + [f"exit {run.returncode}"])
    missing, surplus = judge(expected, reports)
    for report in reports:
        details.append(f"reported {report.get('path')}:{report.get('line')} "
                       f"[{report['id']}] {report['text']}")
    details += run.stderr.splitlines()
    if not expected:
        state = "alarm" if reports or run.returncode else "silent"
    elif missing:
        state = "missed"
    else:
        state = "noisy" if surplus else "found"
    return Outcome(mutant, state, details, reports)


def copy_base(name, base):
    if name == "model":
        shutil.copytree(os.path.join(corpus.HERE, name), base)
        return
    for folder in ("layers", "asm", "runtime", "tests/kernel"):
        shutil.copytree(os.path.join(corpus.ROOT, folder),
                        os.path.join(base, folder))


def base_of(mutant):
    """The base, the command that is run, and the kernel or layer."""
    return (mutant.base, *mutant.run.split()[:2])


def make_bases(work, chosen, setting):
    """Copies each base and runs the command, so that its copies need not."""
    bases = {}
    for key in sorted({base_of(m) for m in chosen}):
        base = os.path.join(work, "-".join(("base",) + key))
        copy_base(key[0], base)
        if setting.options:
            # The corpus names what a plain build leaves.
            Setting(setting.cc, setting.flags).run(key[1:], base)
        run = setting.run(key[1:], base)
        if run.returncode or run.stderr or json.loads(run.stdout)["reports"]:
            raise corpus.Broken(f"{key} is not clean:\n{run.stdout}")
        bases[key] = base
    return bases


def try_all(work, chosen, setting, keep=False):
    """Outcomes of those chosen, in trees in the folder work."""
    bases = make_bases(work, chosen, setting)

    def one(item):
        number, mutant = item
        tree = os.path.join(work, f"tree-{number}")
        try:
            outcome = try_one(mutant, bases[base_of(mutant)], tree, setting)
        except corpus.Broken as problem:
            outcome = Outcome(mutant, "broken", str(problem).split("\n"))
        if keep and outcome.state not in RIGHT:
            outcome.details.append("kept in " + tree)
        else:
            shutil.rmtree(tree, ignore_errors=True)
        return outcome

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(one, enumerate(chosen)))


def known_missed():
    """What is not told rightly yet: the state of each by its name."""
    known = {}
    for line in open(KNOWN).read().splitlines():
        if line.strip() and not line.startswith("#"):
            state, name = line.split()[:2]
            known[name] = state
    return known
