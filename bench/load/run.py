#!/usr/bin/env python3
"""A mixed load on a whole office: finds its peak, then holds a part of it and watches times, errors, memory and open files.

usage: run.py PROGRAM CLIENT [--engine sqlite|postgres] [--minutes 10] [--part 0.7] [--papers 200] [--connections 32]
CLIENT is `load_client` (bench/load/client.cpp). The peak is what answers come at when every connection asks again at once.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "standing"))
import engines  # noqa: E402
import papers   # noqa: E402
from served import Client, Server  # noqa: E402

PEAK_SECONDS = 5
SEARCHES = ("doi+ngoai", "thông+tin", "bao+chi", "72/2015", "kế+hoạch+năm")
# parts of a hundred: the first screen, lists, papers, searches, plans, writes
HOME, LISTS, PAPER, SEARCH, PLAN, WRITES = 20, 20, 25, 15, 16, 4


def fill(client, count, connections):
    """An office with papers and plans; gives the lines that tell the client what to ask."""
    ids, plans = [], []
    for _ in range(count):
        word = papers.word()
        ids.append(client.upload(papers.text_paper(word), f"{word}.txt").json()["id"])
        if len(plans) < max(connections, count // 4):
            plans.append(client.ask("POST", f"/api/papers/{ids[-1]}/plan").json())
    quoted = [search.encode("ascii", "ignore").decode() if search.isascii() else "".join(
        c if c.isascii() else "".join(f"%{b:02X}" for b in c.encode()) for c in search) for search in SEARCHES]
    groups = [(HOME, ["/api/today"]), (LISTS, ["/api/papers", "/api/papers?limit=20", "/api/plans"]), (PAPER, [f"/api/papers/{i}" for i in ids[:50]]),
              (SEARCH, [f"/api/papers?q={q}" for q in quoted]), (PLAN, [f"/api/plans/{plan['id']}" for plan in plans[:50]])]
    lines = [f"cookie {client.cookie}", f"csrf {client.token}", f"tick {WRITES}"]
    lines += [f"get {weight / len(targets)} {target}" for weight, targets in groups for target in targets]
    tasks = [plan["tasks"][0] for plan in plans]
    return lines, tasks


def load(asked, server, lines, tasks, seconds, rate):
    """Runs the client; samples the server each second. Tasks keep their versions from run to run."""
    client = Client(server.port)
    client.cookie, client.token = lines[0].split(" ", 1)[1], lines[1].split(" ", 1)[1]
    now = []
    for task in tasks:
        plan = client.ask("GET", f"/api/plans/{task['plan']}").json()
        now.append(next(one for one in plan["tasks"] if one["id"] == task["id"]))
    client.close()
    told = "\n".join([*lines, *(f"task {task['id']} {task['version']}" for task in now)]) + "\n"
    words = [asked.client, str(server.port), str(seconds), str(asked.connections), str(rate)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        running.stdin.write(told)
        running.stdin.close()
        samples = []
        while running.poll() is None:
            samples.append((server.status("VmRSS") // 1024, server.descriptors()))
            time.sleep(1)
        return json.loads(running.stdout.read()), samples


def run(asked, folder):
    engine = engines.open_engine(asked.engine, folder, 1)
    server = Server(asked.program, folder / "data", engine.uri, log=folder / "log")
    try:
        client = server.open()
        lines, tasks = fill(client, asked.papers, asked.connections)
        client.close()
        peak, _ = load(asked, server, lines, tasks, PEAK_SECONDS, 0)
        print(f"load {asked.engine}  peak {peak['rate']} requests/s  p99 {peak['p99']} ms  errors {peak['errors']}", flush=True)
        held, samples = load(asked, server, lines, tasks, max(1, round(asked.minutes * 60)), asked.part * peak["rate"])
        memory, files = [sample[0] for sample in samples], [sample[1] for sample in samples]
        tenth = max(1, len(samples) // 10)
        print(f"load {asked.engine}  held {held['rate']} requests/s for {asked.minutes} min  p50 {held['p50']} ms  p99 {held['p99']} ms  p99.9 {held['p999']} ms  "
              f"max {held['max']} ms  (p99 of ten seconds: half under {held['tail_p50']}, nine in ten under {held['tail_p90']})  errors {held['errors']}  memory {memory[tenth - 1]} -> {memory[-1]} MiB (most {max(memory)})  open files {files[0]} -> {files[-1]}")
        server.stop()
    finally:
        engine.stop()
    return 1 if held["errors"] or peak["errors"] else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("client")
    parser.add_argument("--engine", choices=("sqlite", "postgres"), default="sqlite")
    for name, kind, usual in (("minutes", float, 10), ("part", float, 0.7), ("papers", int, 200), ("connections", int, 32)):
        parser.add_argument(f"--{name}", type=kind, default=usual)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="nhipcau-load-") as folder:
        return run(asked, pathlib.Path(folder))


if __name__ == "__main__":
    sys.exit(main())
