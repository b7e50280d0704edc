"""The grouped ranking as a person would write it with NumPy: reads one group of arrays, prints how long each stage took.

Stages, each on the same figures as the TypeScript beside it:
  draws    for each cell and draw, Gamma(shape)/shape times the drift of its service
  avoided  for each project, the sum over its cells of expected loss x factor, times what its mechanisms save
  scores   value and leverage of each project and draw, P10, P50, P90, and the chance to be first
"""
import json
import sys
import time

import numpy as np

with open(sys.argv[1], encoding="utf-8") as file:
    task = json.load(file)
draws = task["draws"]
rng = np.random.default_rng(task["seed"])
times = {}

start = time.perf_counter()
shapes = np.array(task["shapes"])
services = np.array(task["services"])
drift = task["drift"]
drifts = np.exp(drift * rng.standard_normal((task["serviceCount"], draws)) - drift * drift / 2).astype(np.float32)
factors = np.empty((len(shapes), draws), dtype=np.float32)
for cell, shape in enumerate(shapes):
    if shape <= 0:
        factors[cell] = 0
        continue
    factors[cell] = rng.standard_gamma(shape, draws) / shape
    if services[cell] >= 0:
        factors[cell] *= drifts[services[cell]]
times["draws"] = time.perf_counter() - start


def pert(estimate):
    low, likely, high = estimate
    if high <= low:
        return np.full(draws, low)
    position = (likely - low) / (high - low)
    return low + (high - low) * rng.beta(1 + 4 * position, 1 + 4 * (1 - position), draws)


start = time.perf_counter()
avoided = []
efforts = []
for project in task["projects"]:
    effects = [{name: 1 - pert(estimate) for name, estimate in effect.items()} for effect in project["effects"]]
    sums = {name: np.zeros(draws) for name in ("reliability", "revenue", "toil")}
    for part in project["slices"]:
        left = {name: np.ones(draws) for name in ("frequency", "detection", "recovery", "blastRadius")}
        for effect in part["effects"]:
            for name, drawn in effects[effect].items():
                if name in left:
                    left[name] = left[name] * drawn
        own = factors[np.array(part["cells"])]
        struck = left["frequency"] * left["blastRadius"]
        before, after = 1 - struck * left["detection"], 1 - struck * left["recovery"]
        columns = {name: np.array(part[name], dtype=np.float32) for name in
                   ("minutesBefore", "minutesAfter", "moneyBefore", "moneyAfter", "toil")}
        sums["reliability"] += (columns["minutesBefore"] @ own) * before + (columns["minutesAfter"] @ own) * after
        sums["revenue"] += (columns["moneyBefore"] @ own) * before + (columns["moneyAfter"] @ own) * after
        sums["toil"] += (columns["toil"] @ own) * (1 - left["frequency"] * left["recovery"])
    avoided.append(sums)
    efforts.append(sum(pert(estimate) for estimate in project["effort"]))
times["avoided"] = time.perf_counter() - start

start = time.perf_counter()
pain = task["pain"]
value = np.stack([sum(pain[name] * sums[name] for name in sums) for sums in avoided])
leverage = value / np.stack(efforts)
quantiles = np.quantile(value, [0.1, 0.5, 0.9], axis=1), np.quantile(leverage, [0.1, 0.5, 0.9], axis=1)
first = np.bincount(leverage.argmax(axis=0), minlength=len(avoided)) / draws
times["scores"] = time.perf_counter() - start

print(json.dumps({"milliseconds": {name: 1000 * each for name, each in times.items()},
                  "means": value.mean(axis=1).tolist(), "first": first.max()}))
