"""A small project to work on, and how tests say what came of it."""
import os
import subprocess


class Suite:
    """Prints a line a test."""

    def true(self, name, holds, details=""):
        if holds:
            print(f"pass {name}", flush=True)
        else:
            print(f"FAIL {name}", flush=True)
            for line in str(details)[:3000].split("\n"):
                print(f"\t{line}")

    def same(self, name, have, want):
        self.true(name, have == want, f"have {have!r}\nwant {want!r}")

    def has(self, name, text, words):
        self.true(name, words in text, f"have {text!r}\nwant {words!r}")


def make_project(layerc, folder):
    """A kernel of three layers, of which the last hides what it restates."""
    os.makedirs(folder)
    subprocess.run([layerc, "new", "kernel", "demo"], cwd=folder, check=True,
                   stdout=subprocess.DEVNULL)
    return folder


def check(layerc, folder):
    """What "check" says of a project."""
    result = subprocess.run([layerc, "check"], cwd=folder, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            check=False)
    return result.returncode, result.stdout
