#!/usr/bin/env python3
"""Small errors, seeded into the code of all layers that have proofs.

	mutate.py [--kernel NAME] [--part N] [--again | --list | --table] [LAYER ...]

Each mutant is one token or statement changed: an operator, a constant, a
condition turned round, a statement dropped, arguments swapped, another result.
`layerc verify` has to refute each that a primitive of the layer can reach which
is proved as it is, and a processor has to see it: the state that the prover
shows is run, or random calls come to one.  What changes nothing stands in
'equivalent', with the reason.

With --part, one in N is tried, by a sum over its name: always the same ones,
whatever others there are; `make seeds` takes 14.  What tells the prover is left
alone: a weaker ASSERT changes nothing where a specification requires what it
asserts, seeds.py has loops, and STEPS and TURNS are nothing to a processor.

What came of each stays in build/seeds.json, of which --table makes a table, and
--again tries those that no processor has seen refuted.
"""
import argparse
import concurrent.futures
import contextlib
import json
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import zlib

import seeds

KERNEL = 'mcertikos-hyp'
# What is refuted takes little work as a rule; where the solver knows nothing
# with so much, it seldom does with more, but random calls may: sooner by other
# seeds than by more calls of one.
PROOFS = ('--limit', '1000000')
CALLS = ('--limit', '100', '--random', '10000')
SEEDS = 16
SECONDS = 600
SHOWN_MOST = 300
RESULTS = 'build/seeds.json'
SEEN, SHOWN = 'refuted', 'refuted, not run'
KINDS = (SEEN, SHOWN, 'equivalent', 'not refuted', 'no C')
HERE = os.path.dirname(os.path.abspath(__file__))
TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\''
                   r'|\s+|\w+|<<=|>>=|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\|'
                   r'|[-+*/%&|^]=|.', re.S)
OPERATORS = {'<': '<=', '<=': '<', '>': '>=', '>=': '>', '==': '!=',
             '!=': '==', '&&': '||', '||': '&&', '+=': '-=', '-=': '+=',
             '|=': '&=', '&=': '|=', '++': '--', '--': '++', '<<': '>>',
             '>>': '<<', '%': '/', '/': '%'}
BINARY = {'+': '-', '-': '+', '&': '|', '|': '&', '*': '+'}
WORDS = {'true': 'false', 'false': 'true'}
TYPES = {'uint32_t', 'uint64_t', 'uint8_t', 'uint16_t', 'bool', 'struct', 'void',
         'static', 'const', 'char', 'int', 'return', 'enum', 'goto', 'break'}


class Text:
    """A file in tokens; functions by their names."""

    def __init__(self, path):
        self.path = path
        self.tokens = TOKEN.findall(open(path, encoding='utf-8').read())
        self.solid = [i for i, t in enumerate(self.tokens)
                      if not t.isspace() and not t.startswith(('/*', '//'))]
        self.functions = dict(self.find_functions())

    def find_functions(self):
        """Pairs of a name and the places of its body's tokens."""
        depth, name, begin = 0, None, 0
        for at, i in enumerate(self.solid):
            token = self.tokens[i]
            if depth == 0 and token == '(' and at:
                name = self.tokens[self.solid[at - 1]]
            if token == '{':
                if depth == 0:
                    begin = at
                    # Else it is a table's.
                    if self.tokens[self.solid[at - 1]] != ')':
                        name = None
                depth += 1
            elif token == '}':
                depth -= 1
                if depth == 0 and name:
                    yield name, range(begin + 1, at)
            elif token == ';' and depth == 0:
                name = None

    def at(self, place):
        return self.tokens[self.solid[place]]

    def close(self, place):
        """The place of the bracket that closes the one at place."""
        depth = 0
        while True:
            depth += (self.at(place) in '([{') - (self.at(place) in ')]}')
            if depth == 0:
                return place
            place += 1

    def changed(self, changes):
        """The text with other words at some places."""
        tokens = list(self.tokens)
        for place, word in changes.items():
            tokens[self.solid[place]] = word
        return ''.join(tokens)


def between(text, first, last):
    return ''.join(text.tokens[text.solid[first]:text.solid[last]])


def left_alone(text, body):
    """Places in what tells the prover."""
    places = set()
    for at in body:
        if text.at(at) in ('ASSERT', 'LOOP', 'STEPS', 'TURNS'):
            places.update(range(at, text.close(at + 1) + 1))
    return places


def arguments(text, at):
    """Where the arguments of a call with its bracket at a place begin, end."""
    end, found, begin, depth = text.close(at), [], at + 1, 0
    for place in range(at + 1, end + 1):
        token = text.at(place)
        if depth == 0 and (token == ',' or place == end):
            found.append((begin, place))
            begin = place + 1
        depth += (token in '([{') - (token in ')]}')
    return found


def of_token(text, at):
    """What may stand in the place of a token."""
    token, before = text.at(at), text.at(at - 1)
    if token in OPERATORS:
        yield {at: OPERATORS[token]}, f"'{token}' is '{OPERATORS[token]}'"
    elif token in BINARY and (before in ')]' or re.match(r'\w', before)) \
            and before not in TYPES:
        yield {at: BINARY[token]}, f"'{token}' is '{BINARY[token]}'"
    elif token in WORDS:
        yield {at: WORDS[token]}, f"'{token}' is '{WORDS[token]}'"
    elif token == '!' and text.at(at + 1) != '=':
        yield {at: ''}, "'!' is gone"
    elif re.fullmatch(r'\d+|0x[0-9a-fA-F]+|[A-Z][A-Z0-9_]{2,}', token) \
            and text.at(at + 1) != '(':
        yield {at: f'({token} + 1)'}, f"'{token}' is one more"
        yield {at: f'({token} - 1)'}, f"'{token}' is one less"


def of_statement(text, at):
    """What may be done to a statement that begins at a place."""
    token = text.at(at)
    if token in ('if', 'while'):
        end = text.close(at + 1)
        inside = between(text, at + 2, end)
        yield {at + 1: '(!(', end: '))'}, f"'{inside}' is turned round"
        return
    if token in ('for', 'else', 'do', 'switch', 'case', 'default'):
        return
    end = at
    while text.at(end) != ';':
        if text.at(end) in ')]}':
            return  # the last part of a loop's head
        if text.at(end) in '([{':
            end = text.close(end)
        end += 1
    words = ' '.join(between(text, at, end).split())
    if token == 'return':
        if end > at + 1:
            yield ({at: 'return !(', end: ');'}, f"'{words}' is its negation")
            if text.at(at + 1) not in WORDS:
                yield ({at: 'return 1 + (', end: ');'}, f"'{words}' is one more")
    elif token not in TYPES and re.match(r'\w|\*', token):
        yield ({place: '' for place in range(at, end)}, f"'{words}' is gone")


def of_call(text, at):
    found = arguments(text, at + 1)
    for i in range(len(found) - 1):
        one, other = (between(text, *found[k]) for k in (i, i + 1))
        if one.strip() != other.strip():
            changes = {place: '' for k in (i, i + 1)
                       for place in range(*found[k])}
            changes[found[i][0]] = other
            changes[found[i + 1][0]] = ' ' + one
            yield changes, (f"'{text.at(at)}' has '{other.strip()}' "
                            f"before '{one.strip()}'")


def mutants_of(text, name):
    body = text.functions[name]
    alone = left_alone(text, body)
    for at in body:
        if at in alone:
            continue
        yield from of_token(text, at)
        if text.at(at - 1) in ('{', ';', '}', ')', 'else') and \
                at + 1 < body.stop and text.at(at) not in '{};':
            # Behind a bracket only if it is one of a condition.
            if text.at(at - 1) != ')' or ends_condition(text, at - 1):
                yield from of_statement(text, at)
        if text.at(at + 1) == '(' and re.match(r'[a-z_]\w*$', text.at(at)) \
                and text.at(at) not in ('if', 'while', 'for', 'return',
                                        'switch', 'sizeof'):
            yield from of_call(text, at)


def ends_condition(text, place):
    depth = 0
    while True:
        depth += (text.at(place) == ')') - (text.at(place) == '(')
        if depth == 0:
            return text.at(place - 1) in ('if', 'while', 'for')
        place -= 1


class Layer:
    """The code of a layer, and which of its primitives are proved."""

    def __init__(self, name, steps):
        self.name, self.proofs, codes = name, [], []
        for step in steps:
            folder, base = os.path.split(step['output'])
            if os.path.basename(folder) != name:
                continue
            if base.endswith('.json'):
                verdict = json.load(open(step['output']))['verdict']
                if verdict in ('proved', 'bounded'):
                    self.proofs.append(base[:-5])
            elif base.endswith('.bc') and not base.endswith(
                    ('.spec.c.bc', '.asm.bc')) and step['file'].endswith('.c'):
                codes.append(step['file'])
        self.texts = []
        for code in codes:
            names = re.findall(r'^#include "(\w+\.c)"', open(
                code, encoding='utf-8').read(), re.M)
            self.texts += [Text(os.path.join(os.path.dirname(code), n))
                           for n in names] or [Text(code)]

    def calls(self, name):
        """The functions of the layer that one leads to, and itself."""
        seen, todo = set(), [name]
        while todo:
            function = todo.pop()
            if function in seen:
                continue
            seen.add(function)
            for text in self.texts:
                for place in text.functions.get(function, ()):
                    if any(text.at(place) in other.functions
                           for other in self.texts):
                        todo.append(text.at(place))
        return seen

    def mutants(self):
        """Each: the file, what it is to be, words for it."""
        reached = set().union(*(self.calls(p) for p in self.proofs))
        for text in self.texts:
            for function in text.functions:
                if function not in reached:
                    continue
                counts = {}
                for changes, words in mutants_of(text, function):
                    words = ' '.join(words.split())
                    counts[words] = counts.get(words, 0) + 1
                    name = f'{self.name}.{function}: {words}'
                    if counts[words] > 1:
                        name += f' ({counts[words]})'
                    yield text, changes, name


def verify(folder, layer, effort):
    """What `layerc verify` says, as JSON; None if it says nothing in time."""
    command = [os.path.abspath('build/layerc'), 'verify', layer, '--quiet',
               '--format', 'json', *effort]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True,
                          start_new_session=True) as process:
        try:
            told, errors = process.communicate(timeout=SECONDS)
            told = json.loads(told)
            # No compiler has to accept that.
            told['is C'] = 'proofs' in told and \
                '-Wint-conversion' not in errors
            return told
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return None


def hardly_tried(effort):
    """The same for code that is right: programs are made, and hardly run."""
    return [effort[i] if not i or effort[i - 1] != '--random' else '1'
            for i in range(len(effort))]


class Kernels:
    """Copies of all kernels, in which a layer is proved before it is changed."""

    def __init__(self, effort, copies):
        self.effort, self.free = effort, queue.SimpleQueue()
        self.proved, self.lock = set(), threading.Lock()
        self.stack = contextlib.ExitStack()
        self.whole = self.stack.enter_context(seeds.copy_of_kernels())
        for _ in range(copies):
            self.free.put(self.stack.enter_context(seeds.copy_of_kernels()))

    def prove(self, layer):
        with self.lock:
            if layer.name not in self.proved:
                verify(self.whole, layer.name, hardly_tried(self.effort))
                self.proved.add(layer.name)

    def restore(self, copy):
        """Makes a copy what the whole is, with the times of its files."""
        for there, here in ((self.whole, copy), (copy, self.whole)):
            for folder, _, names in os.walk(there):
                other = os.path.join(here, os.path.relpath(folder, there))
                os.makedirs(other, exist_ok=True)
                for name in names:
                    one = os.path.join(folder, name)
                    two = os.path.join(other, name)
                    if there == copy and not os.path.exists(two):
                        os.remove(one)
                    elif there == self.whole and differ(one, two):
                        shutil.copy2(one, two)

    def try_mutant(self, layer, text, changes, *more):
        """What verify says where a file is another one."""
        self.prove(layer)
        copy = self.free.get()
        try:
            with self.lock:
                self.restore(copy)
            with open(os.path.join(copy, os.path.relpath(text.path)), 'w',
                      encoding='utf-8') as out:
                out.write(text.changed(changes))
            return verify(copy, layer.name, [*self.effort, *more])
        finally:
            self.free.put(copy)


def differ(one, two):
    return not os.path.exists(two) or \
        os.stat(one).st_mtime_ns != os.stat(two).st_mtime_ns


def judge(told):
    """One of KINDS, or what the proofs came to instead."""
    if told is None:
        return f'no verdict in {SECONDS} s'
    if not told['is C']:
        return 'no C'
    reports = told['reports']
    failed = [r for r in reports if r['id'] == 'PROOF.proof_failed']
    if any('when tried' in r['text'] or
           any(n['text'].startswith('run there, ') for n in r['notes'])
           for r in failed):
        return SEEN
    if failed:
        return SHOWN
    return ', '.join(sorted({r['text'] for r in reports})) or 'proved'


def try_mutant(proofs, calls, *mutant):
    """The same, with as much effort as it takes; and how long it took."""
    begin = time.monotonic()
    found = judge(proofs.try_mutant(*mutant))
    for seed in range(1, SEEDS + 1):
        if found in (SEEN, 'no C', 'proved'):
            break
        if judge(calls.try_mutant(*mutant, '--seed', str(seed))) == SEEN:
            found = SEEN
    return found, time.monotonic() - begin


def steps_of(kernel):
    """What ninja does for the kernel's proofs, after it has done it."""
    subprocess.run(['build/layerc', 'verify', kernel], check=True,
                   stdout=subprocess.DEVNULL)
    listed = subprocess.run(['ninja', '-f', f'build/{kernel}/verify/build.ninja',
                             '-t', 'compdb', 'bitcode', 'prove'], check=True,
                            stdout=subprocess.PIPE)
    return json.loads(listed.stdout)


def equivalents():
    found = {}
    for line in open(os.path.join(HERE, 'equivalent'), encoding='utf-8'):
        if line.strip() and not line.startswith('#'):
            name, _, reason = line.rstrip('\n').partition('\t')
            found[name] = reason.strip()
    return found


def results():
    """What came of the mutants that were tried, by their names."""
    if not os.path.exists(RESULTS):
        return {}
    with open(RESULTS, encoding='utf-8') as file:
        return json.load(file)


def print_table():
    """A line for each layer: how many of each result there are."""
    counts = {}
    for name, result in results().items():
        row = counts.setdefault(name.split('.')[0], dict.fromkeys(KINDS, 0))
        row[result] += 1
    print(f"| layer | {' | '.join(KINDS)} |\n|---|{'---|' * len(KINDS)}")
    for layer, row in sorted(counts.items()):
        print(f"| `{layer}` | {' | '.join(map(str, row.values()))} |")
    sums = [sum(row[s] for row in counts.values()) for s in KINDS]
    print(f"| all | {' | '.join(map(str, sums))} |")


def is_in_part(name, part):
    return zlib.crc32(name.encode()) % part == 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--kernel', default=KERNEL)
    parser.add_argument('--part', type=int, default=1)
    parser.add_argument('--again', action='store_true')
    parser.add_argument('--list', action='store_true')
    parser.add_argument('--table', action='store_true')
    parser.add_argument('layers', nargs='*')
    options = parser.parse_args()
    if options.table:
        print_table()
        return 0
    steps = steps_of(options.kernel)
    names = sorted({os.path.basename(os.path.dirname(s['output']))
                    for s in steps})
    layers = [Layer(n, steps) for n in names
              if not options.layers or n in options.layers]
    mutants = [(layer, *mutant) for layer in layers
               for mutant in layer.mutants()
               if is_in_part(mutant[2], options.part)]
    if options.again:
        tried = results()
        mutants = [m for m in mutants
                   if tried.get(m[3]) in (SHOWN, 'not refuted')]
    if options.list:
        print('\n'.join(name for *_, name in mutants))
        return 0
    return try_all(layers, mutants)


def try_all(layers, mutants):
    """Prints what is not refuted.  Returns the exit status."""
    known, counts, tried = equivalents(), {}, results()
    workers = os.cpu_count()
    kernels = [Kernels(effort, workers) for effort in (PROOFS, CALLS)]

    def try_one(mutant):
        layer, text, changes, name = mutant
        if name in known:
            return 'equivalent', 0
        return try_mutant(*kernels, layer, text, changes)

    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        for (*_, name), (result, seconds) in zip(mutants,
                                                 pool.map(try_one, mutants)):
            if result not in KINDS:
                print(f'FAIL {name}\n\t{result[:SHOWN_MOST]}', flush=True)
                result = 'not refuted'
            elif sys.stdout.isatty() or os.environ.get('VERBOSE'):
                print(f'{result} {name} ({seconds:.0f} s)', flush=True)
            counts[result] = counts.get(result, 0) + 1
            tried[name] = result
            with open(RESULTS, 'w', encoding='utf-8') as file:
                json.dump(tried, file, indent=1)
    for each in kernels:
        each.stack.close()
    told = ', '.join(f'{n} {what}' for what, n in sorted(counts.items()))
    survived = 'not refuted' in counts
    print(f"{'FAIL' if survived else 'pass'} mutants of {len(layers)} layers: "
          f'{told}, of {len(mutants)}')
    return survived


if __name__ == '__main__':
    sys.exit(main())
