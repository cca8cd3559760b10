#!/usr/bin/env python3
"""Types words and Tab into a shell on a terminal, and reads what it shows.

	complete.py bash|zsh|fish SCRIPT PROJECT

PROJECT has the kernel tiny, and a branch trunk of git.  Prints a verdict for each line that is typed.
"""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

# What is typed, and what stands on the screen then.
LINES = [
    ("layerc ch", ["layerc check "]),
    ("layerc check --asser", ["--assert-checked"]),
    ("layerc check --format sa", ["--format sarif"]),
    ("layerc verify Cou", ["verify Counter"]),
    ("layerc explain hidden_ca", ["explain hidden_call"]),
    ("layerc new pri", ["new primitive"]),
    ("layerc -C layers verify Cons", ["verify Console"]),
    ("layerc graph tiny -o lay", ["-o layers/"]),
    ("layerc init lay", ["init layers/"]),
    ("layerc check --since tru", ["--since trunk"]),
]
STARTS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"],
             "PS1='ready> '; source {script}\n"),
    "zsh": (["zsh", "-f", "-i"],
            "PS1='ready> '; unsetopt zle_bracketed_paste; fpath=({folder} "
            "$fpath); autoload -U compinit; compinit -u -D\n"),
    "fish": (["fish", "--no-config", "-i"],
             "function fish_prompt; echo 'ready> '; end; source {script}\n"),
}


class Shell:
    """A shell on a terminal of its own."""

    def __init__(self, words, folder):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.environ.update(TERM="dumb", HOME=folder)
            os.execvp(words[0], words)
        # Wide, so that no line is shown in part.
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ,
                    struct.pack("HHHH", 40, 400, 0, 0))

    def write(self, text):
        """Types."""
        os.write(self.terminal, text.encode())

    def read(self, wanted, seconds):
        """What is shown until it matches, or until the time is up."""
        shown, deadline = "", time.monotonic() + seconds
        while not wanted(shown) and time.monotonic() < deadline:
            if select.select([self.terminal], [], [], 0.1)[0]:
                try:
                    piece = os.read(self.terminal, 1 << 16)
                except OSError:
                    break
                # fish asks what the terminal is, and waits for an answer.
                if b"\x1b[c" in piece or b"\x1b[0c" in piece:
                    self.write("\x1b[?1;2c")
                shown += plain(piece.decode(errors="replace"))
        return shown

    def close(self):
        """Ends it."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


def plain(text):
    """Text without what drives a terminal."""
    text = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[=>()][B0]?", "", text)
    return re.sub(r"\x1b\][^\x07]*\x07", "", text)


def main():
    name, script, project = sys.argv[1:]
    words, start = STARTS[name]
    for typed, wanted in LINES:
        shell = Shell(words, project)
        time.sleep(0.3)
        shell.write(start.format(script=script,
                                 folder=os.path.dirname(script)))
        shell.read(lambda shown: shown.count("ready> ") > 1, 20)
        shell.write(typed + "\t")
        shown = shell.read(lambda shown: all(w in shown for w in wanted), 10)
        fine = all(w in shown for w in wanted)
        print(f"{'pass' if fine else 'FAIL'} {name}: {typed} [Tab]")
        if not fine:
            print("\t" + repr(shown[-400:]))
        shell.close()


main()
