"""What the server says of a project while it is typed."""
import os
import re
import subprocess
import sys
import time

from client import Client, path_of, uri_of
from project import Suite, check, make_project

LAYER = "layers/Counter/Counter.layer"
CODE = "layers/Counter/Counter.c"
HEADER = "layers/Counter/Counter.h"
SPEC = "layers/Counter/Counter.spec.c"
CONSOLE = "layers/Console/Console.layer"
CONSOLE_C = "layers/Console/Console.c"
MACHINE = "layers/Machine/Machine.asm"
MACHINE_LAYER = "layers/Machine/Machine.layer"
MAIN = "client/main.c"
TEST = "tests/Counter.c"
KERNEL = "layers/kernels/demo.kernel"


def at(client, path, words, offset=0):
    """Where words stand in a file, as Client.shown has places."""
    full = os.path.join(client.root, path)
    with open(full, encoding="utf-8") as file:
        text = client.texts.get(uri_of(full)) or file.read()
    begin = text.index(words) + offset
    word = re.match(r"\w*", text[begin:]).group()
    return f"{path}:{text[:begin].count(chr(10)) + 1}: {word}"


def ids(problems):
    return sorted(problem.get("code", problem["source"])
                  for problem in problems)


def check_problems(suite, client):
    main = client.open(MAIN)
    suite.same("a project that is fine has no problems",
               client.problems(main), [])
    client.type(main, "print(\"\\n\");", "port_out(1, 2);")
    problems = client.problems(main)
    suite.same("a hidden call is one while it is typed", ids(problems),
               ["CONTEXT.client_call"])
    problem = problems[0]
    suite.same("it stands at the name",
               client.shown([{"uri": main, "range": problem["range"]}]),
               [at(client, MAIN, "port_out(1")])
    suite.true("its notes lead to the manifest",
               at(client, CONSOLE, "port_in, port_out\n\n", 9) in
               client.shown([n["location"]
                             for n in problem["relatedInformation"]]),
               problem)
    page = path_of(problem["codeDescription"]["href"])
    with open(page, encoding="utf-8") as file:
        suite.true("and a link to what explains it",
                   file.read().startswith("CONTEXT.client_call (error)"), page)
    suite.same("the disk has none", check(sys.argv[1], client.root), (0, ""))
    client.type(main, "port_out(1, 2);", "/* 𝕌ñ */ port_out(1, 2);")
    start = client.problems(main)[0]["range"]["start"]
    suite.same("columns are counted as UTF-16 has them",
               start, {"line": 22, "character": 11})
    client.type(main, "/* 𝕌ñ */ port_out(1, 2);", "print(\"\\n\");")
    suite.same("and it goes when it is repaired", client.problems(main), [])


def check_elsewhere(suite, client):
    """A manifest concerns files that are not open."""
    layer = client.open(CONSOLE)
    client.problems(layer)
    code = os.path.join(client.root, CONSOLE_C)
    client.type(layer, "import   port_in, port_out", "import   port_in")
    message = client.wait(
        lambda m: m.get("method") == "textDocument/publishDiagnostics"
        and path_of(m["params"]["uri"]) == code)
    suite.same("an import that goes is missed where it is used",
               ids(message["params"]["diagnostics"]), ["FUN.undeclared_call"])
    actions = client.call("textDocument/codeAction", {
        "textDocument": {"uri": message["params"]["uri"]},
        "range": message["params"]["diagnostics"][0]["range"],
        "context": {"diagnostics": []}})
    edits = [edit for action in actions
             for change in action["edit"]["documentChanges"]
             for edit in change["edits"]]
    suite.true("the repair of --fix is offered, in the manifest",
               any("port_out" in edit["newText"] for edit in edits), actions)
    client.type(layer, "import   port_in", "import   port_in, port_out")
    message = client.wait(
        lambda m: m.get("method") == "textDocument/publishDiagnostics"
        and path_of(m["params"]["uri"]) == code)
    suite.same("and it goes there, too", message["params"]["diagnostics"], [])
    client.problems(layer)
    client.type(layer, "hides ", "hidse ")
    suite.same("a mistake of form", ids(client.problems(layer)),
               ["MANIFEST.unknown_keyword"])
    # Who asks now is answered from what was there before.
    shown = client.shown(client.call("textDocument/definition",
                                     client.place(layer, "port_in,")))
    suite.true("definitions are found beside mistakes",
               at(client, MACHINE, "\nport_in:", 1) in shown, shown)
    client.type(layer, "hidse ", "hides ")
    suite.same("is one until it is repaired", client.problems(layer), [])


def check_assembly(suite, client):
    asm = client.open(MACHINE)
    client.problems(asm)
    client.type(asm, "        out     dx, al", "        ouu     dx, al")
    problems = client.problems(asm)
    suite.same("an assembler's mistake is shown", ids(problems),
               ["assembler"])
    client.type(asm, "        ouu     dx, al",
                "        out     dx, al\n        call    counter_get")
    suite.true("a call upwards of assembly is one",
               any("counter_get" in p["message"]
                   for p in client.problems(asm)), "")
    client.type(asm, "\n        call    counter_get", "")
    suite.same("and goes", client.problems(asm), [])


def check_definitions(suite, client):
    def shown(uri, words, offset=0):
        return client.shown(client.call(
            "textDocument/definition", client.place(uri, words, offset)))

    layer, code = client.open(LAYER), client.open(CODE)
    header, spec = client.open(HEADER), client.open(SPEC)
    main = uri_of(os.path.join(client.root, MAIN))
    console = uri_of(os.path.join(client.root, CONSOLE))
    in_code = at(client, CODE, "counter_set")
    in_spec = at(client, SPEC, "spec_counter_set")
    in_header = at(client, HEADER, "counter_set(")
    in_layer = at(client, LAYER, "counter_set ")
    variable = at(client, CODE, "counter_value;")
    suite.same("from an export to code, specification and contract",
               shown(layer, "counter_set "), [in_code, in_spec, in_header])
    machine = client.open(MACHINE_LAYER)
    suite.same("from an export to who hides it", shown(machine, "port_in "),
               [at(client, MACHINE, "\nport_in:", 1),
                at(client, "layers/Machine/Machine.h", "port_in("),
                at(client, CONSOLE, "port_in, port_out\n\nsource")])
    suite.same("from the code back to the manifest", shown(code, "counter_set"),
               [in_layer, in_spec, in_header])
    suite.same("from a call to the code", shown(main, "counter_set", 3),
               [in_code])
    suite.same("from a specification to the code",
               shown(spec, "spec_counter_set", 8), [in_code])
    suite.same("from a contract back to manifest, specification and code",
               shown(header, "counter_set("), [in_layer, in_spec, in_code])
    suite.same("from an import to assembly and the export",
               shown(console, "port_in,"),
               [at(client, MACHINE, "\nport_in:", 1),
                at(client, MACHINE_LAYER, "port_in ")])
    suite.same("from assembly to who exports and hides it",
               shown(uri_of(os.path.join(client.root, MACHINE)), "port_in:"),
               [at(client, MACHINE_LAYER, "port_in "),
                at(client, "layers/Machine/Machine.h", "port_in(")])
    suite.same("from a layer to its manifest", shown(layer, "Console"),
               [at(client, CONSOLE, "Console over")])
    suite.same("from a path to the file", shown(layer, "Counter.spec.c"),
               [f"{SPEC}:1: "])
    suite.same("from a component to its line", shown(spec, "COUNTER;"),
               [at(client, LAYER, "COUNTER from")])
    suite.same("from a component to the variable", shown(layer, "COUNTER from"),
               [variable])
    suite.same("from a static variable to its definition",
               shown(code, "return counter_value", 8), [variable])
    suite.same("from an include to the file", shown(code, "Counter.h"),
               [f"{HEADER}:1: "])


def check_hover(suite, client):
    def hover(path, words, offset=0):
        result = client.call("textDocument/hover", client.place(
            uri_of(os.path.join(client.root, path)), words, offset))
        return result["contents"]["value"] if result else None

    text = hover(MAIN, "counter_set", 2)
    for words in ["**counter_set** of `Counter` writes `COUNTER`",
                  "Makes value the number.", "bool counter_set(uint32_t value);",
                  "spec_counter_set(uint32_t value)"]:
        suite.has(f"hover tells '{words}'", text, words)
    suite.true("and no verdict that is not there", "Proof" not in text, text)
    subprocess.run([sys.argv[1], "verify", "-q", "demo"], cwd=client.root,
                   check=True, stdout=subprocess.DEVNULL)
    suite.has("but the one that 'verify' has left",
              hover(MAIN, "counter_set", 2), "Proof: **proved**\n")
    code = uri_of(os.path.join(client.root, CODE))
    client.type(code, "return true;", "return false;")
    suite.has("and that it is not of the code as it is now",
              hover(MAIN, "counter_set", 2),
              "Proof: **proved** (of what it was before")
    client.type(code, "return false;\n}", "return true;\n}")
    suite.has("of a hidden name who hides it", hover(CONSOLE, "port_in,"),
              "exported by `Machine`, hidden by `Console`")
    suite.has("of a layer what it exports", hover(LAYER, "Console"),
              "It exports `console_put`")
    suite.has("of a component what it stands for", hover(SPEC, "COUNTER;"),
              "It stands for `counter_value`")
    suite.same("of a word of C nothing", hover(MAIN, "while"), None)


def check_references(suite, client):
    uri = uri_of(os.path.join(client.root, CODE))
    for include, own in [(False, []), (True, [
            at(client, CODE, "counter_set"), at(client, HEADER, "counter_set("),
            at(client, SPEC, "spec_counter_set")])]:
        shown = client.shown(client.call("textDocument/references", dict(
            client.place(uri, "counter_set"),
            context={"includeDeclaration": include})))
        suite.same("references are calls and words of manifests"
                   + (", and declarations" if include else ""),
                   sorted(shown), sorted(own + [
                       at(client, MAIN, "counter_set"),
                       at(client, TEST, "counter_set(COUNTER_MOST)"),
                       at(client, TEST, "counter_set(COUNTER_MOST + 1"),
                       at(client, LAYER, "counter_set "),
                       at(client, KERNEL, "counter_set")]))
    machine = uri_of(os.path.join(client.root, MACHINE))
    shown = client.shown(client.call("textDocument/references", dict(
        client.place(machine, "main"),
        context={"includeDeclaration": False})))
    suite.true("and those of assembly", any(s.startswith(MACHINE)
                                            for s in shown), shown)


def check_symbols(suite, client):
    def names(path):
        symbols = client.call("textDocument/documentSymbol", {
            "textDocument": {"uri": uri_of(os.path.join(client.root, path))}})
        for symbol in list(symbols):
            symbols += symbol.get("children", [])
        return sorted(symbol["name"] for symbol in symbols)

    suite.same("symbols of a manifest", names(LAYER),
               ["COUNTER", "COUNTER_MOST", "Counter", "counter_get",
                "counter_set"])
    suite.same("symbols of C", names(CODE),
               ["counter_get", "counter_set", "counter_value"])
    suite.same("symbols of assembly", names(MACHINE),
               sorted(["_start", "boot_stack", "machine_exit", "port_in",
                       "port_out"]))
    suite.same("symbols of a specification", names(SPEC),
               ["COUNTER", "invariant_Counter", "spec_counter_get",
                "spec_counter_set"])
    found = client.call("workspace/symbol", {"query": "COUNT"})
    suite.same("symbols of the project", sorted(s["name"] for s in found),
               ["COUNTER", "COUNTER_MOST", "Counter", "counter_get",
                "counter_set"])


def check_completion(suite, client):
    layer = uri_of(os.path.join(client.root, LAYER))
    console = uri_of(os.path.join(client.root, CONSOLE))
    code = uri_of(os.path.join(client.root, CODE))

    def labels(uri, words, offset):
        return sorted(item["label"] for item in client.call(
            "textDocument/completion", client.place(uri, words, offset)))

    keys = labels(layer, "owns", 0)
    suite.true("keys of a layer in column 1", {"layer", "import", "restates",
               "verify"} <= set(keys) and "stack" not in keys, keys)
    suite.same("names of the underlay behind 'import'",
               labels(console, "port_in,", 4),
               ["machine_exit", "port_in", "port_out"])
    suite.same("layers behind 'over'", labels(layer, "Console", 3),
               ["Console", "Counter", "Machine"])
    suite.same("components behind 'writes'", labels(layer, "COUNTER\n", 3),
               ["COUNTER", "PORTS", "STACK"])
    suite.same("files behind 'source'", labels(layer, "Counter.c", 3),
               ["Counter.c", "Counter.relation.c", "Counter.spec.c"])
    suite.same("words behind 'pattern'", labels(layer, "getter-", 3),
               ["abs-fun", "getter-setter"])
    names = labels(code, "counter_value =", 4)
    suite.true("in code what it defines and what it could import",
               {"counter_get", "counter_value", "console_put"} <= set(names)
               and "port_in" not in names, names)
    # A manifest that is half written is completed all the same.
    client.type(layer, "owns ", "import   c\nowns ")
    suite.same("where something is being written",
               labels(layer, "import   c", 10),
               ["console_put", "machine_exit"])
    client.type(layer, "import   c\nowns ", "owns ")


def check_refused(suite, client):
    def refusal(path, words, name):
        return client.error("textDocument/rename", dict(
            client.place(uri_of(os.path.join(client.root, path)), words),
            newName=name))["message"]

    suite.has("no rename to what is no name", refusal(CODE, "counter_set", "a-b"),
              "no identifier")
    suite.has("no rename to a name that is there",
              refusal(CODE, "counter_set", "counter_get"), "already")
    suite.has("no rename of what no layer exports",
              refusal(CODE, "counter_value", "x_y"), "only what a layer exports")
    suite.has("no rename of a constant", refusal(LAYER, "COUNTER_MOST", "X_Y"),
              "constants")
    main = uri_of(os.path.join(client.root, MAIN))
    client.type(main, "print(\"\\n\")",
                "for (int counter_set = 0; counter_set < 1; counter_set++);")
    suite.has("no rename where a variable has the name",
              refusal(CODE, "counter_set", "number_set"), "something else")
    client.type(main, "for (int counter_set = 0; counter_set < 1; "
                "counter_set++);", "print(\"\\n\"), ;")
    suite.has("no rename while there are errors",
              refusal(CODE, "counter_set", "number_set"), "errors")
    client.type(main, "print(\"\\n\"), ;", "print(\"\\n\");")


def apply(client, edit):
    for change in edit["documentChanges"]:
        path = path_of(change["textDocument"]["uri"])
        with open(path, encoding="utf-8") as file:
            lines = file.read().split("\n")
        for one in sorted(change["edits"], reverse=True, key=lambda e: (
                e["range"]["start"]["line"], e["range"]["start"]["character"])):
            begin, end = one["range"]["start"], one["range"]["end"]
            line = lines[begin["line"]]
            lines[begin["line"]] = (line[:begin["character"]] + one["newText"]
                                    + line[end["character"]:])
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(lines))
    return sorted(os.path.relpath(path_of(c["textDocument"]["uri"]),
                                  client.root)
                  for c in edit["documentChanges"])


def check_rename(suite, client):
    """What a rename changes is a project that is fine."""
    uri = uri_of(os.path.join(client.root, CONSOLE))
    place = client.place(uri, "port_in,")
    suite.same("a rename begins with the name",
               client.call("textDocument/prepareRename", place)["placeholder"],
               "port_in")
    changed = apply(client, client.call("textDocument/rename",
                                        dict(place, newName="port_read")))
    suite.same("a primitive in assembly is renamed everywhere", changed,
               [CONSOLE_C, CONSOLE, MACHINE, "layers/Machine/Machine.h",
                MACHINE_LAYER])
    suite.same("and the project is fine", check(sys.argv[1], client.root),
               (0, ""))
    with open(os.path.join(client.root, CONSOLE_C), encoding="utf-8") as file:
        suite.has("comments name it, too, and files as they are", file.read(),
                  "/* port_read stands in asm/port_in.asm. */")


def main():
    command, work = [sys.argv[1], "lsp"], sys.argv[2]
    suite = Suite()
    root = make_project(sys.argv[1], os.path.join(work, "features"))
    with open(os.path.join(root, CONSOLE_C), "a", encoding="utf-8") as file:
        file.write("\n/* port_in stands in asm/port_in.asm. */\n")
    client = Client(command, root)
    client.start()
    check_problems(suite, client)
    check_elsewhere(suite, client)
    check_assembly(suite, client)
    check_definitions(suite, client)
    check_hover(suite, client)
    check_references(suite, client)
    check_symbols(suite, client)
    check_completion(suite, client)
    check_refused(suite, client)
    check_rename(suite, client)
    suite.same("the server ends as it should", client.end(), 0)


main()
