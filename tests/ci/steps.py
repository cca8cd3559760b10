#!/usr/bin/python3
"""Prints the shell commands of a workflow's steps that run a program, as
GitHub would choose them for an event.

	steps.py FILE EVENT PROGRAM

The packages of the system are used: python3-yaml.
"""
import sys

import yaml

path, event, program = sys.argv[1:]
with open(path, encoding="utf-8") as workflow:
    root = yaml.safe_load(workflow)
# YAML 1.1 reads the key "on" as true.
if event not in root.get("on", root.get(True)):
    sys.exit(f"the workflow is not for {event}")
for step in root["jobs"]["check"]["steps"]:
    condition = step.get("if", f"github.event_name == '{event}'")
    if f"\n{program} " not in "\n" + step.get("run", ""):
        continue
    if condition.split(" == ")[0] != "github.event_name":
        sys.exit(f"'{condition}' is not understood")
    if condition == f"github.event_name == '{event}'":
        print(step["run"])
