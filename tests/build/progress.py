#!/usr/bin/env python3
"""What long work shows of itself on a terminal, in a pipe, and with -q.

	progress.py LAYERC

Prints a verdict a line.
"""
import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios

WIDTH = 40


def say(name, holds, details=""):
    """Prints the verdict of one test."""
    print(f"{'pass' if holds else 'FAIL'} progress: {name}")
    if not holds:
        print("\t" + repr(details))


def on_terminal(words, folder):
    """All that a command writes to a terminal of WIDTH columns."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.environ["NO_COLOR"] = "1"
        fcntl.ioctl(0, termios.TIOCSWINSZ,
                    struct.pack("HHHH", 24, WIDTH, 0, 0))
        os.execv(words[0], words)
    written = b""
    while True:
        try:
            piece = os.read(terminal, 1 << 16)
        except OSError:
            piece = b""
        if not piece:
            break
        written += piece
    os.waitpid(pid, 0)
    os.close(terminal)
    return written.decode()


def lines_shown(written):
    """The lines of progress: each begins by taking away the one before."""
    shown = re.findall(r"\r\x1b\[K([^\r\n]*)(?=\r(?!\n))", written)
    return [line for line in shown if line]


def left(written):
    """What stands on the terminal in the end."""
    screen = []
    for line in written.replace("\r\n", "\n").split("\n"):
        screen.append(re.split(r"\r(?:\x1b\[K)?", line)[-1])
    return "\n".join(screen).strip()


def clean(folder):
    """Takes away what was made."""
    shutil.rmtree(os.path.join(folder, "build"), ignore_errors=True)


def test_slow(layerc, folder):
    """One step takes long, and nothing ends meanwhile."""
    slow = os.path.join(folder, "slow")
    with open(slow, "w", encoding="utf-8") as file:
        file.write('#!/bin/sh\ncase $* in *Counter.c*) sleep 7 ;; esac\n'
                   'exec "$@"\n')
    os.chmod(slow, 0o755)
    clean(folder)
    os.environ["LAYERC_LAUNCHER"] = slow
    written = on_terminal([layerc, "build"], folder)
    del os.environ["LAYERC_LAUNCHER"]
    say("build tells for how long no step has ended",
        any(re.match(r"[5-9] s since \[\d+/\d+\] ", line)
            for line in lines_shown(written)) and left(written) == "", written)


def test_init(layerc, folder):
    """What comes after reading is named, too."""
    code = os.path.join(folder, "code")
    os.mkdir(code)
    for i in range(9):
        with open(f"{code}/f{i}.c", "w", encoding="utf-8") as file:
            file.write(f"int f{i}(void);\nint f{i}(void) {{ return 0; }}\n")
    shown = lines_shown(on_terminal([layerc, "init", "code"], folder))
    say("init shows what it does when all is read",
        "order of 9 files" in shown and "check of 9 layers" in shown, shown)
    written = on_terminal([layerc, "init", "code", "--force", "-q"], folder)
    say("init -q shows none", not lines_shown(written), written)


def test_refuted(layerc, folder):
    """Tests of what is refuted, and random calls, are built, too."""
    code = os.path.join(folder, "layers/Counter/Counter.c")
    with open(code, encoding="utf-8") as file:
        right = file.read()
    with open(code, "w", encoding="utf-8") as file:
        file.write(right.replace("value > COUNTER", "value >= COUNTER"))
    for words in [["verify"], ["verify", "--random", "1000"]]:
        clean(folder)
        shown = lines_shown(on_terminal([layerc, *words], folder))
        say(f"{' '.join(words)} names its steps, not whole commands",
            any(" cc " in line for line in shown) and not
            any(re.match(r"\[\d+/\d+\] (clang|ld -|\S+/)", line)
                for line in shown), shown)
    with open(code, "w", encoding="utf-8") as file:
        file.write(right)


def main():
    layerc = os.path.abspath(sys.argv[1])
    folder = tempfile.mkdtemp()
    subprocess.run([layerc, "new", "kernel", "tiny"], cwd=folder, check=True,
                   stdout=subprocess.DEVNULL)
    for command, wanted, last in [
            ("check", r"\[\d+/\d+\] read ", ""),
            ("build", r"\[\d+/\d+\] (cc|nasm|link) ", ""),
            ("test", r"tiny-counter: \d passed, \d+ s", "tiny-demo: as in"),
            ("verify", r"\[\d+/\d+\] (prove|cc) ", "all  ")]:
        clean(folder)
        written = on_terminal([layerc, command], folder)
        shown = lines_shown(written)
        say(f"{command} shows how far it is",
            any(re.match(wanted, line) for line in shown), written)
        say(f"{command} shows no line wider than the terminal",
            shown and max(map(len, shown)) < WIDTH, shown)
        end = left(written)
        say(f"{command} leaves nothing of that behind",
            (last in end if last else end == "") and
            not re.search(r"\[\d+/\d+\]|passed, \d+ s$", end, re.M), end)
        clean(folder)
        written = on_terminal([layerc, command, "-q"], folder)
        say(f"{command} -q shows none", not lines_shown(written), written)
        clean(folder)
        done = subprocess.run([layerc, command], cwd=folder, check=False,
                              stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)
        say(f"{command} in a pipe has no line that is written over",
            done.returncode == 0 and b"\r" not in done.stdout.replace(
                b"\r\n", b"\n") and b"\x1b" not in done.stdout, done.stdout)
    test_refuted(layerc, folder)
    test_slow(layerc, folder)
    test_init(layerc, folder)
    shutil.rmtree(folder)


main()
