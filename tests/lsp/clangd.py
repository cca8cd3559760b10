"""clangd, by the database that "build" writes: a file of a layer has no errors
for it, and definitions are found across layers."""
import os
import sys

from client import Client
from project import Suite

FILE = "layers/mm/MContainer/MContainer.c"


def main():
    clangd, root = sys.argv[1], sys.argv[2]
    suite = Suite()
    client = Client([clangd, "--background-index=false",
                     f"--compile-commands-dir={root}"], root)
    client.start()
    uri = client.open(FILE)
    errors = [p for p in client.problems(uri) if p["severity"] == 1]
    suite.same("clangd has no errors in a layer", errors, [])
    shown = client.shown(client.call("textDocument/definition",
                                     client.place(uri, "palloc()")))
    suite.true("and finds where an import is declared",
               len(shown) == 1 and shown[0].endswith(": palloc"), shown)
    shown = client.shown(client.call("textDocument/definition",
                                     client.place(uri, "!container_can_consume(", 1)))
    suite.true("and what is defined in the file",
               shown and shown[0].startswith(FILE), shown)
    client.type(uri, "palloc()", "palloc_()")
    suite.true("and a mistake is one for it",
               [p for p in client.problems(uri) if p["severity"] <= 2], "none")
    client.end()
    assert os.path.isdir(root)


main()
