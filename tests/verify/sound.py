#!/usr/bin/env python3
"""Proves every function of the files named that is not static.

A function's verdict stands in it, in comments at the lines it is about or
above them:

	// fails: TEXT      an obligation of that line fails; on the function's
	                    own line, of what it leaves and returns
	// fails elsewhere: TEXT     the same, of a line of what is called
	// bounded: N       a loop of that function is known for N steps alone
	// refused: TEXT    the prover does not know this; TEXT is a part of why
	// refused elsewhere: TEXT   the same, in what is called
	// vacuous          on the function's own line: nothing is to be shown

and nothing if it is proved.  Nothing else may fail, fewer may not.  A function
NAME with a spec_NAME beside it is proved to do what that says; init_... of them
begin in any state.  With --restates, each spec_NAME is what the files say that
a line "// below: FILE ..." names; a line "// in words of below: NAME" has a
primitive proved that this file does not specify, and if it goes on with ",
which TEXT", that is what fails.
"""
import concurrent.futures
import json
import os
import re
import subprocess
import sys

BUILD = 'build/verify'
PROVER = os.environ.get('LAYERC_PROVER', 'build/layerc-prove')
FLAGS = ('--target=i386-pc-none-elf -O0 -g -fblocks -ffreestanding '
         '-fno-discard-value-names -emit-llvm -c -Xclang -disable-O0-optnone '
         '-Wno-everything -Ilayerc/verify').split()
LONGEST = 60
PARTS = ('spec_', 'abstract_', 'couples_', 'represents_', 'invariant_')


def functions_of(path):
    """The functions, with the comments in them by their lines."""
    found, name, static, alone = [], None, False, []
    for number, line in enumerate(open(path), 1):
        begin = re.match(r'([a-z_0-9]+)\(', line)
        if begin and name is None:
            name, wanted = begin.group(1), []
        comment = re.search(r'// (fails|fails elsewhere|bounded|refused|refused elsewhere|vacuous|assumed)(?:: (.*)|$)', line)
        if comment and name:
            alone.append((comment.group(1), comment.group(2)))
        if not line.lstrip().startswith('//') and name:
            wanted += [(kind, 0 if begin or line == '{\n' else number, text)
                       for kind, text in alone]
            alone = []
        if line.startswith('}') and name:
            if not static:
                found.append((name, wanted))
            name = None
        if name is None:
            static = line.startswith('static')
    return found


def claims_of(path):
    """The same, without what is a part of a claim, and how each is proved."""
    found = functions_of(path)
    names = {name for name, _ in found}
    restates = '--restates' in options_of(path)[1]
    for name, text in re.findall(r'^// in words of below: (\w+)(?:, which (.*))?$',
                                 open(path).read(), re.M):
        yield name, [('fails', 0, text)] if text else [], ['-p', name]
    for name, wanted in found:
        is_init = ['--init'] if name.startswith('init_') else []
        if restates and name.startswith('spec_'):
            yield name, wanted, ['-p', name.removeprefix('spec_')]
        elif 'spec_' + name in names:
            yield name, wanted, [*is_init, '-p', name]
        elif name.startswith('spec_') and wanted and \
                name.removeprefix('spec_') not in names:
            yield name, wanted, ['-p', name.removeprefix('spec_')]
        elif not name.startswith(PARTS):
            yield name, wanted, ['-f', name]


def options_of(path):
    """What a file says of how it is to be compiled and proved."""
    words = re.findall(r'^// (cc|prove): (.*)', open(path).read(), re.M)
    pick = lambda key: ' '.join(w for k, w in words if k == key).split()
    return pick('cc') or ['-fwrapv'], pick('prove')


def compile_file(path):
    out = os.path.join(BUILD, os.path.basename(path)[:-2] + '.bc')
    compiler = os.environ.get('LAYERC_VERIFY_CC', 'clang-14')
    subprocess.run([compiler, *FLAGS, *options_of(path)[0], path, '-o', out],
                   check=True)
    return out


def below_of(path):
    """The bitcode of what a file stands on."""
    words = re.findall(r'^// below: (.*)', open(path).read(), re.M)
    return [compile_file(os.path.join(os.path.dirname(path), name))
            for name in ' '.join(words).split()]


def verdict_of(wanted):
    kinds = {kind for kind, _, _ in wanted}
    for kind, verdict in (('refused', 'refused'),
                          ('refused elsewhere', 'refused'), ('fails', 'failed'), ('fails elsewhere', 'failed'),
                          ('bounded', 'bounded'), ('vacuous', 'vacuous'),
                          ('assumed', 'assumed')):
        if kind in kinds:
            return verdict
    return 'proved'


def differs(path, wanted, proof):
    """Why the proof is not what was wanted, or nothing."""
    verdict = verdict_of(wanted)
    if proof['verdict'] != verdict:
        return f"{proof['verdict']}, not {verdict}: {proof.get('refusal', '')}"
    if verdict == 'refused':
        kind, line, text = wanted[0]
        place = (proof.get('file'), proof.get('line'))
        if text not in proof['refusal'] or (kind == 'refused' and
                                            place != (path, line)):
            return f"refused otherwise: {proof['refusal']}, {place}"
        return None
    if verdict == 'bounded':
        _, _, steps = wanted[0]
        if steps and int(steps) != proof['bound']:
            return f"bounded by {proof['bound']}"
    elsewhere = {text for kind, _, text in wanted if kind == 'fails elsewhere'}
    have = sorted({(-1 if f['text'] in elsewhere else f['line'], f['text'])
                   for f in proof['findings']
                   if verdict not in ('bounded', 'vacuous') or 'takes more than' not in f['text']})
    want = sorted({(line, text) for kind, line, text in wanted if kind == 'fails'} |
                  {(-1, text) for text in elsewhere})
    return None if have == want else f'findings {have}'


def prove(job):
    """What is wrong with the prover's verdict, or nothing."""
    path, bitcode, name, wanted, options = job
    out = f'{bitcode[:-3]}.{name}.json'
    if os.path.exists(out):
        os.remove(out)
    try:
        done = subprocess.run([PROVER, '-o', out, *options, bitcode,
                               *below_of(path)], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=LONGEST,
                              text=True)
        proof = json.load(open(out))
    except subprocess.TimeoutExpired:
        return f'more than {LONGEST} s'
    except (OSError, ValueError):
        return f'no verdict: {done.stdout[:200]}{done.stderr[:200]}'
    return differs(path, wanted, proof)


def main():
    os.makedirs(BUILD, exist_ok=True)
    failed = False
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        paths = sys.argv[1:]
        jobs = [(path, bitcode, name, wanted, options_of(path)[1] + how)
                for path, bitcode in zip(paths, pool.map(compile_file, paths))
                for name, wanted, how in claims_of(path)]
        for job, wrong in zip(jobs, pool.map(prove, jobs)):
            name = f'{os.path.basename(job[0])[:-2]}.{job[2]}'
            failed |= bool(wrong)
            print(f'FAIL {name}\n\t{wrong}' if wrong else f'pass {name}')
    return failed


if __name__ == '__main__':
    sys.exit(main())
