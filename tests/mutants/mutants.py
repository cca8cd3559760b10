"""The corpus: what the files in corpus/ say.

A corpus file is text.  `edge` lines name ways across a boundary, one a line:
name, file, declaration, call, rule, how far, and the shipped kernel to seed in
place of the model, if it is one; `mutant` and `legal` begin a violation and its legal twin:

    mutant 2 C macro: the call stands in a macro of one's own
    for    hidden sibling
    in     {file}
    +#define GO() {call}
    +static void seeded(void)
    +{
    +	GO();  @@ {rule}
    +}

The first line gives class, language and name.  With `for` it is tried once for
each edge named, whose fields stand in braces.  `in FILE` begins a hunk: lines
with ' ' and '-' are looked for in the file, those with '-' go and those with
'+' come; a hunk of '+' alone is added at the end, or makes the file.  What
follows '@@' is not written: it is a rule that has to be reported at this line.

    base   KERNEL   a shipped kernel, in place of the model
    run    WORDS    instead of `check model`
    shell  COMMAND  runs in the tree, when the hunks are applied; $OBJECT is a
                    compiler that makes an object for the machine
    finds  RULE [PATH]   is reported there, at no particular line
    far    WORDS    how far it reaches, when no edge says so
    twin   EDGES    the same is legal with these: nothing is to be reported, and
                    lines marked FUN.undeclared_extern, which import.h makes
                    needless, are left out
    by     WORD     only compilers with this in their name do it: of what others
                    make of it, nothing is to be reported
    near   IDS      of what is legal: the diagnostics that it only just misses
"""
import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
CLASSES = ["calls past the underlay", "calls in disguise", "assembly",
           "variables", "compiler and linker", "definitions", "limits of C",
           "instructions and registers", "images", "what leaves no symbol",
           "initialisation", "specifications"]
EDGE = ["edge", "file", "decl", "call", "rule", "far"]


# Groups of diagnostics that are no rules of the calculus: see `elsewhere`.
EXCUSABLE = {"MANIFEST", "SOURCE", "IMAGE", "TRANSCRIPT", "BASELINE",
             "PROOF"}


class Broken(Exception):
    """The corpus itself is wrong."""


class Hunk:
    def __init__(self, path):
        self.path = path
        self.lines = []


class Mutant:
    """One change of a tree, and what has to be said about it."""

    def __init__(self, legal, number, language, name, title):
        self.legal = legal
        self.number = number
        self.language = language
        self.name = name
        self.title = title
        self.run = "check model"
        self.base = "model"
        self.far = "-"
        self.by = ""
        self.hunks, self.shell, self.finds = [], [], []
        self.edges, self.twins = [], []
        self.near = set()

    def rules(self):
        """The ids of what has to be reported."""
        marks = [mark for hunk in self.hunks for line in hunk.lines
                 for mark in split_mark(line)[1]]
        return {rule.split(".")[-1]
                for rule in marks + [find.split()[0] for find in self.finds]}

    def twin(self, edge):
        """The same, where it is legal."""
        new = self.on(edge)
        new.legal, new.finds = True, []
        for hunk in new.hunks:
            hunk.lines = [line.split("@@")[0].rstrip() for line in hunk.lines
                          if "@@ FUN.undeclared_extern" not in line]
        return new

    def on(self, edge):
        """The same with the fields of an edge in place of the braces."""
        def fill(text):
            return re.sub(r"\{(\w+)\}", lambda m: edge.get(
                m.group(1), m.group(0)), text)

        new = Mutant(self.legal, self.number, self.language,
                     f"{self.name}/{edge['edge']}", self.title)
        new.run, new.base, new.far = fill(self.run), self.base, edge["far"]
        new.by = self.by
        if edge["base"]:
            new.base, new.run = edge["base"], "check " + edge["base"]
        new.shell = [fill(s) for s in self.shell]
        new.finds = [fill(f) for f in self.finds]
        for hunk in self.hunks:
            copy = Hunk(fill(hunk.path))
            copy.lines = [fill(line) for line in hunk.lines]
            new.hunks.append(copy)
        return new

    def build(self):
        """Builds it; a manifest that is wrong, or a layer, is only checked."""
        if self.language != "manifest" and self.run == "check " + self.base:
            self.run = "build " + self.base


def edge_of(line):
    fields = [f.strip() for f in line[len("edge"):].split("|")]
    if len(fields) not in (len(EDGE), len(EDGE) + 1):
        raise Broken(f"an edge has {len(EDGE)} fields: {line}")
    base = fields[len(EDGE)] if len(fields) > len(EDGE) else None
    edge = dict(zip(EDGE, fields))
    edge["sym"] = re.search(r"\w+", edge["call"]).group(0)
    edge["args"] = edge["call"].partition("(")[2].rpartition(")")[0]
    edge["dir"] = os.path.dirname(edge["file"])
    edge["base"] = base
    # A type for the declaration under another name.
    edge["other"] = re.sub(rf"\b{edge['sym']}\b", "other", edge["decl"])
    edge["pointer"] = re.sub(rf"\b{edge['sym']}\b", "(*pointer)",
                             edge["decl"], count=1)
    return edge


def mutant_of(word, line):
    match = re.match(r"\w+\s+(\d+)\s+(\S+)\s+([\w-]+): (.*)", line)
    if not match:
        raise Broken(f"no class, language, name and title: {line}")
    number, language, name, title = match.groups()
    return Mutant(word == "legal", int(number), language, name, title)


def read_file(path, edges, mutants):
    current = hunk = None
    for line in open(path).read().splitlines():
        word, rest = (line.split(None, 1) + ["", ""])[:2]
        if line[:1] in tuple("+- ") and hunk:
            hunk.lines.append(line)
        elif not line.strip() or line[0] == "#":
            continue
        elif word == "edge":
            edge = edge_of(line)
            edges[edge["edge"]] = edge
        elif word in ("mutant", "legal"):
            current, hunk = mutant_of(word, line), None
            mutants.append(current)
        elif word == "in":
            hunk = Hunk(rest)
            current.hunks.append(hunk)
        elif word == "for":
            current.edges += rest.split()
        elif word == "twin":
            current.twins += rest.split()
        elif word == "near" and current.legal:
            current.near |= set(rest.split())
        elif word == "base":
            current.base, current.run = rest, "check " + rest
        elif word in ("shell", "finds"):
            getattr(current, word).append(rest)
        elif word in ("run", "far", "by"):
            setattr(current, word, rest)
        else:
            raise Broken(f"{path}: {line}")


def read_all():
    """Every mutant of the corpus, those for edges once for each."""
    edges, read, mutants, names = {}, [], [], set()
    folder = os.path.join(HERE, "corpus")
    for name in sorted(os.listdir(folder)):
        read_file(os.path.join(folder, name), edges, read)
    for mutant in read:
        seeded = [mutant.on(edges[e]) for e in mutant.edges] or [mutant]
        twins = [mutant.twin(edges[e]) for e in mutant.twins]
        for twin in twins:
            twin.near = set().union(*(m.rules() for m in seeded))
        mutants += seeded + twins
    for mutant in mutants:
        if mutant.name in names:
            raise Broken(f"two are called {mutant.name}")
        names.add(mutant.name)
    return mutants


def uncovered(mutants):
    """What is wrong with the corpus as a whole, a line each.

    A diagnostic has a mutant that shows it and a legal twin that only just
    misses it, or a reason in `elsewhere` why it has neither.
    """
    catalogue = open(os.path.join(ROOT, "layerc/report/diag.def")).read()
    groups = dict(re.findall(r"^DIAG\((\w+), (\w+),", catalogue, re.M))
    excused = {line.split()[0] for line in open(
        os.path.join(HERE, "elsewhere")) if line[0] not in "#\n"}
    shown = set().union(*(m.rules() for m in mutants if not m.legal))
    missed = set().union(*(m.near for m in mutants))
    wrong = [f"{id}: `elsewhere` names it, and it has a mutant or twin"
             for id in excused & (shown | missed)]
    wrong += [f"{id}: there is no such diagnostic"
              for id in (excused | missed) - set(groups)]
    for id, group in groups.items():
        if id in excused and group not in EXCUSABLE:
            wrong.append(f"{id}: nothing excuses a rule of the calculus")
        elif id not in excused:
            wrong += [f"{id}: it has no {what}" for what, ids in
                      (("mutant", shown), ("near miss", missed))
                      if id not in ids]
    return sorted(wrong)


def split_mark(line):
    """The text of a line, and the rules that are to be reported at it."""
    text, _, rules = line.partition("@@")
    return (text.rstrip() if rules else line), rules.split()
