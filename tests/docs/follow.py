#!/usr/bin/env python3
"""Runs a page's commands in a folder and compares what they print.

	follow.py PAGE FOLDER BIN

A command stands behind "    $ ", and below it what it prints: "..." is any
lines, and a number of seconds any other.  Where it ends in <<'END', the lines
up to END belong to it.
"""
import os
import re
import subprocess
import sys

FEWEST = 4


def commands(page):
    """Yields each command with the lines that stand below it."""
    command, lines, is_open = None, [], False
    for line in page.splitlines() + ["end"]:
        if is_open:
            command += "\n" + line[4:]
            is_open = line != "    END"
            continue
        ends = line != "" and not line.startswith("    ")
        if command and (ends or line.startswith("    $ ")):
            yield command, lines
            command = None
        if line.startswith("    $ "):
            command, lines = line[6:], []
            is_open = command.endswith("<<'END'")
        elif command and line:
            lines.append(line[4:])


def is_so(lines, output):
    """Whether the output is what stands there."""
    pattern = "".join(
        r"(.*\n)*" if line == "..." else
        re.sub(r"\d+\\\.\d+\\ s\\\)", r"[0-9.]+ s\)", re.escape(line)) + r"\n"
        for line in lines)
    # Empty lines between are no matter.
    return re.fullmatch(pattern, re.sub(r"\n+", "\n", output)) is not None


def main():
    page, folder, programs = sys.argv[1:]
    environment = dict(os.environ, NO_COLOR="1",
                       PATH=f"{programs}:{os.environ['PATH']}")
    with open(page, encoding="utf-8") as file:
        text = file.read()
    title, count = os.path.basename(page), 0
    for command, lines in commands(text):
        done = subprocess.run(["bash", "-c", command], cwd=folder, text=True,
                              env=environment, timeout=120, check=False,
                              stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)
        count += 1
        fails = done.returncode != 0 and not set(lines) - {"..."}
        if is_so(lines, done.stdout.replace("\r", "")) and not fails:
            print(f"pass {title}: {command.splitlines()[0][:60]}")
        else:
            print(f"FAIL {title}: {command}\n\t"
                  + done.stdout.replace("\n", "\n\t"))
    print(f"{'pass' if count >= FEWEST else 'FAIL'} {title}: "
          f"{count} commands")


main()
