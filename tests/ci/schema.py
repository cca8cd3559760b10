#!/usr/bin/python3
"""Holds logs of SARIF against the schema, and against what GitHub asks for.

	schema.py SCHEMA FILE...

The packages of the system are used: python3-jsonschema.
"""
import json
import re
import sys

import jsonschema

# RFC 3986: what a relative reference of plain segments consists of.
URI = re.compile(r"([A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-F]{2})+"
                 r"(/([A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-F]{2})+)*")


def places(result):
    """All locations of a result."""
    return result["locations"] + [place for place in
                                  result.get("relatedLocations", [])
                                  if "physicalLocation" in place]


def github(run):
    """What GitHub would not take of a run, as texts."""
    rules = run["tool"]["driver"]["rules"]
    seen = set()
    for rule in rules:
        for key in "shortDescription", "fullDescription", "help":
            if not rule.get(key, {}).get("text"):
                yield f"{rule['id']} has no {key}"
        if len(rule["shortDescription"]["text"]) > 1024:
            yield f"{rule['id']} is long"
    for result in run["results"]:
        if result["baselineState"] != "absent" \
                if "baselineState" in result else True:
            mark = result["partialFingerprints"]["primaryLocationLineHash"]
            if mark in seen:
                yield f"the fingerprint {mark} stands twice"
            seen.add(mark)
            if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
                yield f"{result['ruleId']} has the index of another"
        if not result["locations"] or len(places(result)) > 1000:
            yield f"{result['ruleId']} has {len(places(result))} places"
        for place in places(result):
            uri = place["physicalLocation"]["artifactLocation"]["uri"]
            if not URI.fullmatch(uri):
                yield f"'{uri}' is no relative reference"
    if len(run["results"]) > 25000:
        yield f"{len(run['results'])} results"


def main():
    """Prints what is wrong; the rules, which are the same, are read once."""
    with open(sys.argv[1], encoding="utf-8") as file:
        validator = jsonschema.Draft4Validator(json.load(file))
    first, results = True, 0
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            log = json.load(file)
        run = log["runs"][0]
        wrong = list(github(run))
        results += len(run["results"])
        if not first:
            run["tool"]["driver"]["rules"] = []
        first = False
        wrong += [f"{'/'.join(map(str, error.path))}: {error.message}"
                  for error in validator.iter_errors(log)]
        for text in wrong:
            print(f"{path}: {text}"[:300])
    print(f"{len(sys.argv) - 2} logs, {results} results")


main()
