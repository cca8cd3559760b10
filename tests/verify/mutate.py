#!/usr/bin/env python3
"""Small errors, seeded into the code of all layers that have proofs.

	mutate.py [--kernel NAME] [--part N] [--list | --table] [LAYER ...]

Each mutant is one token or statement changed: an operator, a constant, a
condition turned round, a statement dropped, arguments swapped, another result.
Of the primitives that are proved of the layer as it is, the prover must refute
one that the change can reach, or random calls must: an answer that is not known
is not enough.  What
changes nothing stands in 'equivalent', with the reason.

With --part, one in N is tried, by a sum over its name: always the same ones,
whatever others there are.  ASSERT and LOOP are left alone: a weaker
assertion changes nothing where a specification requires what it asserts, and
seeds.py has loops.

What came of each stays in build/seeds.json, of which --table makes a table.
"""
import argparse
import concurrent.futures
import json
import os
import re
import subprocess
import sys
import tempfile
import zlib

import seeds

KERNEL = 'mcertikos-hyp'
LIMIT = '20000000'
RANDOM = '4000'
RESULTS = 'build/seeds.json'
SHOWN = ('refuted', 'equivalent', 'not refuted', 'no C')
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
    """Places in ASSERT and LOOP."""
    places = set()
    for at in body:
        if text.at(at) in ('ASSERT', 'LOOP'):
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
    """How a layer is compiled and proved, as the build file has it."""

    def __init__(self, name, steps):
        self.name = name
        self.proofs, self.codes = {}, []
        for step in steps:
            folder, base = os.path.split(step['output'])
            if os.path.basename(folder) != name:
                continue
            if base.endswith('.json'):
                verdict = json.load(open(step['output']))['verdict']
                if verdict in ('proved', 'bounded'):
                    self.proofs[base[:-5]] = step
            elif base.endswith('.bc') and not base.endswith(
                    ('.spec.c.bc', '.asm.bc')) and step['file'].endswith('.c'):
                self.codes.append(step)
        self.texts = []
        for step in self.codes:
            folder = os.path.dirname(step['file'])
            names = re.findall(r'^#include "(\w+\.c)"', open(
                step['file'], encoding='utf-8').read(), re.M)
            self.texts += [Text(os.path.join(folder, n)) for n in names] or \
                [Text(step['file'])]

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
        """Each: the text, what is changed, words for it, what it reaches."""
        reached = {p: self.calls(p) for p in self.proofs}
        for text in self.texts:
            for function in text.functions:
                concerned = sorted((p for p in self.proofs
                                    if function in reached[p]),
                                   key=lambda p: (p != function, p))
                if not concerned:
                    continue
                counts = {}
                for changes, words in mutants_of(text, function):
                    words = ' '.join(words.split())
                    counts[words] = counts.get(words, 0) + 1
                    name = f'{self.name}.{function}: {words}'
                    if counts[words] > 1:
                        name += f' ({counts[words]})'
                    yield text, changes, name, concerned


def run(command, **options):
    return subprocess.run(command, shell=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, **options)


def try_mutant(mutant, folder):
    """'refuted', 'no C', or what the proofs came to instead."""
    with tempfile.TemporaryDirectory(dir=folder) as work:
        return prove_mutant(*mutant, work)


def prove_mutant(layer, text, changes, _, concerned, work):
    """The same, with a folder for what is made."""
    with open(os.path.join(work, os.path.basename(text.path)), 'w',
              encoding='utf-8') as out:
        out.write(text.changed(changes))
    made = {}
    for step in layer.codes:
        base = os.path.basename(step['file'])
        source = os.path.join(work, base)
        if not os.path.exists(source):
            if step['file'].endswith('.relation.c'):
                with open(source, 'w', encoding='utf-8') as out:
                    out.write(open(step['file'], encoding='utf-8').read())
            else:
                continue
        made[step['output']] = source + '.bc'
        command = step['command'].replace(
            f"-c {step['file']} ", f'-w -Werror=int-conversion -c {source} ')
        command = command.replace(step['output'], source + '.bc')
        if run(f"{command} -I{os.path.dirname(step['file'])}").returncode:
            return 'no C'
    verdicts = []
    for name in concerned:
        step = layer.proofs[name]
        out = os.path.join(work, 'verdict.json')
        command = step['command'].replace(step['output'], out)
        command = re.sub(r'--test \S+', f'--test {work}/test.c', command)
        for old, new in made.items():
            command = command.replace(f' {old}', f' {new}')
        try:
            done = run(f'exec {command} --brief --limit {LIMIT}', timeout=300)
            verdict = json.load(open(out)) if not done.returncode else {
                'verdict': done.stdout}
        except subprocess.TimeoutExpired:
            verdict = {'verdict': 'no verdict in 300 s'}
        if verdict['verdict'] == 'failed':
            return 'refuted'
        verdicts.append(f"{name} is {verdict['verdict']}"
                        f"{': ' + verdict['refusal'] if 'refusal' in verdict else ''}")
    if differs_when_tried(layer, text, changes):
        return 'refuted'
    return ', '.join(verdicts)


def differs_when_tried(layer, text, changes):
    """Whether random calls refute it, of which no state that refutes is found.

    Proofs are given up at once: layerc makes the calls for what is unknown.
    """
    with seeds.copy_of_kernels() as folder:
        with open(os.path.join(folder, os.path.relpath(text.path)), 'w',
                  encoding='utf-8') as out:
            out.write(text.changed(changes))
        done = subprocess.run(
            [os.path.abspath('build/layerc'), 'verify', layer.name, '--limit',
             '100', '--random', RANDOM], cwd=folder, text=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    return 'from its specification when tried' in done.stderr


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
        row = counts.setdefault(name.split('.')[0], dict.fromkeys(SHOWN, 0))
        row[result if result in SHOWN else 'not refuted'] += 1
    print(f"| layer | {' | '.join(SHOWN)} |\n|---|{'---|' * len(SHOWN)}")
    for layer, row in sorted(counts.items()):
        print(f"| `{layer}` | {' | '.join(map(str, row.values()))} |")
    sums = [sum(row[s] for row in counts.values()) for s in SHOWN]
    print(f"| all | {' | '.join(map(str, sums))} |")


def is_in_part(name, part):
    return zlib.crc32(name.encode()) % part == 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--kernel', default=KERNEL)
    parser.add_argument('--part', type=int, default=1)
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
    if options.list:
        print('\n'.join(name for *_, name, _ in mutants))
        return 0
    known, survived, counts = equivalents(), 0, {}
    tried = results()
    with tempfile.TemporaryDirectory() as work, \
            concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as workers:
        found = workers.map(
            lambda mutant: 'equivalent' if mutant[3] in known
            else try_mutant(mutant, work), mutants)
        for (*_, name, _), result in zip(mutants, found):
            if result not in SHOWN:
                survived += 1
                print(f'FAIL {name}\n\t{result}', flush=True)
                result = 'not refuted'
            counts[result] = counts.get(result, 0) + 1
            tried[name] = result
            with open(RESULTS, 'w', encoding='utf-8') as file:
                json.dump(tried, file, indent=1)
    told = ', '.join(f'{n} {what}' for what, n in sorted(counts.items()))
    print(f"{'FAIL' if survived else 'pass'} mutants of {len(layers)} layers: "
          f'{told}, of {len(mutants)}')
    return survived > 0


if __name__ == '__main__':
    sys.exit(main())
