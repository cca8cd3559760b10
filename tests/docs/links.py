#!/usr/bin/env python3
"""Every relative link of every page leads to a file, and to a heading if it
names one; from README.md links lead to every page, and from docs/README.md one
to each page of the manual.

	links.py ROOT
"""
import os
import re
import sys


def prose(text):
    """The lines of a page that are no code, without code between words."""
    fenced = False
    for line in text.splitlines():
        fenced ^= line.startswith("```")
        if not fenced and not line.startswith("    "):
            yield re.sub(r"`[^`]*`", lambda m: m[0].replace("[", "("), line)


def anchors(text):
    """What a heading is called in an address, as GitHub does it."""
    seen = {}
    for line in prose(text):
        match = re.match(r"#+ +(.*)", line)
        if match:
            name = re.sub(r"[^\w\- ]", "", match[1].lower()).replace(" ", "-")
            count = seen.get(name, 0)
            seen[name] = count + 1
            yield f"{name}-{count}" if count else name


def links(text):
    """Where a page's links lead, but for those out of the project."""
    lines = "\n".join(prose(text))
    for pattern in (r"\]\(([^)\s]+)\)", r"^\[[^\]]+\]: +(\S+)$"):
        for link in re.findall(pattern, lines, re.MULTILINE):
            if not re.match(r"[a-z]+:", link):
                yield link


def find_pages(root):
    """Reads all pages: a text by its path."""
    pages = {}
    for folder, names, files in os.walk(root):
        names[:] = [name for name in names if name not in
                    ("build", "node_modules") and not name.startswith(".")]
        for file in files:
            if file.endswith(".md"):
                path = os.path.relpath(os.path.join(folder, file), root)
                with open(os.path.join(folder, file), encoding="utf-8") as text:
                    pages[path] = text.read()
    return pages


def main():
    root = sys.argv[1]
    pages = find_pages(root)
    targets = {}
    for path, text in pages.items():
        targets[path], dead = set(), []
        for link in links(text):
            file, _, anchor = link.partition("#")
            to = os.path.normpath(os.path.join(os.path.dirname(path), file)
                                  ) if file else path
            targets[path].add(to)
            there = os.path.exists(os.path.join(root, to)) and (
                not anchor or anchor in anchors(pages.get(to, "")))
            if not there:
                dead.append(link)
        print(f"{'FAIL' if dead else 'pass'} the links of {path}")
        for link in dead:
            print(f"\t'{link}' leads nowhere")
    reached, todo = set(), ["README.md"]
    while todo:
        path = todo.pop()
        if path in pages and path not in reached:
            reached.add(path)
            todo += targets[path]
    for path in pages:
        print(f"{'pass' if path in reached else 'FAIL'} "
              f"links lead from README.md to {path}")
    contents = targets["docs/README.md"] | {"docs/README.md"}
    missing = [path for path in pages if path.startswith("docs/")
               and path not in contents]
    print(f"{'FAIL' if missing else 'pass'} docs/README.md has all pages")
    for path in missing:
        print(f"\t'{path}' is not there")


main()
