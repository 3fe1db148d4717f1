#!/usr/bin/env python3
"""kill -9 at random moments while four people upload and edit: what was answered with success is there, nothing is half there, and the
program starts again by itself each time.

usage: sudden_death.py PROGRAM [--engine sqlite|postgres] [--kills 10] [--seed N]
"""
import argparse
import hashlib
import pathlib
import random
import subprocess
import sys
import tempfile
import threading
import time

import engines
import papers
import workload
from served import Client, Server, Unanswered

PEOPLE = 4
LONGEST_LIFE = 0.9        # seconds between a start and its end
SUPERVISED_STARTS = 20    # on a database with processes of its own
STILLBORN = 0.15          # of the kills: before it even serves
UNDER_IT = 0.15           # of the kills: the database dies first, under the living server
LONGEST_IMPORTS = 900     # seconds for the jobs left at the end, some of which wait out a dead worker and their back-off
LOOKS_AFTER_START = 3     # papers a person looks at after each start; all of them at the end


class Office:
    """The server, its people, and the moments when it is up."""

    def __init__(self, server, engine, seed):
        self.server, self.engine, self.random = server, engine, random.Random(seed)
        self.is_up, self.is_over = threading.Event(), threading.Event()
        self.starts = 0

    def begin(self):
        """As a supervisor does: again, when the database is still coming back from its own death and the program says so and ends."""
        for _ in range(SUPERVISED_STARTS if self.engine.uri else 1):
            self.server.start()
            try:
                self.server.wait_until_ready()
                self.starts += 1
                return
            except RuntimeError as trouble:
                refused = trouble
                time.sleep(0.3)
        raise refused

    def measure(self, seed):
        """People with sessions, who know what a whole paper looks like."""
        client = Client(self.server.port)
        client.sign_in(self.server.link)
        shapes = {kind: shape(client, kind) for kind in ("txt", "docx")}
        return [workload.Worker(client.twin(), seed + i, shapes) for i in range(PEOPLE)]

    def work(self, worker):
        """A person's day: acts while the server is up, and looks again at what they did after each of its deaths."""
        looked_at = 0
        while not self.is_over.is_set():
            if not self.is_up.wait(0.05):
                continue
            try:
                if looked_at != self.starts:
                    look(worker, worker.papers[-LOOKS_AFTER_START:])
                    looked_at = self.starts
                worker.step()
            except Unanswered:
                self.is_up.wait(0.01)

    def die(self):
        """Lives for a random time, ends without warning, and is started again by nobody's hand but this loop's."""
        self.is_up.set()
        time.sleep(self.random.uniform(0.02, LONGEST_LIFE))
        if self.random.random() < UNDER_IT and self.engine.disturb():   # the server lives on and has to find its database again
            time.sleep(self.random.uniform(0.02, LONGEST_LIFE))
        self.is_up.clear()
        self.server.kill()
        if self.random.random() < STILLBORN:
            self.server.start()
            time.sleep(self.random.uniform(0, 0.2))
            self.server.kill()
        self.begin()


def shape(client, kind):
    word = papers.word()
    content = papers.text_paper(word) if kind == "txt" else papers.docx_paper(word)
    row = client.upload(content, f"{word}.{kind}").json()
    paper = client.ask("GET", f"/api/papers/{row['id']}").json()
    plan = client.ask("POST", f"/api/papers/{row['id']}/plan").json()
    assert paper["clauses"] and paper["assignments"] and plan["tasks"], "the sample is a rich paper"
    return {"paper": workload.shape_of(paper), "tasks": len(plan["tasks"])}


def look(worker, some):
    for paper in some:
        worker.settle(paper)


def check_whole(worker, known):
    """Everything one person did, by every way it can be seen."""
    audit, originals = known
    look(worker, worker.papers)
    for paper in worker.papers:
        found = worker.client.ask("GET", f"/api/papers?q={paper.word}").json()
        worker.compare(paper, "found by its word", [row["id"] for row in found["items"]], [paper.id])
        original = worker.client.ask("GET", f"/api/papers/{paper.id}/original")
        worker.compare(paper, "its original", hashlib.sha256(original.body).hexdigest(), paper.sha256)
        worker.compare(paper, "its reading", originals.get(paper.id), paper.sha256)
        worker.compare(paper, "its line in the audit trail", audit.get(("directive.registered", paper.id)), 1)
        if paper.plan:
            worker.compare(paper, "its plan's line in the audit trail", audit.get(("programme.plan_made", paper.plan)), 1)


def wait_for_imports(workers):
    end = time.monotonic() + LONGEST_IMPORTS
    while not all(worker.are_imports_over() for worker in workers):
        assert time.monotonic() < end, "the imports came to an end"
        time.sleep(0.5)


def audit_faults(program, folder, uri):
    """What `audit verify` has against the trail, line by line."""
    words = [program, "audit", "verify", "--data", str(folder), *(["--database", uri] if uri else [])]
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return [] if done.returncode == 0 else done.stdout.splitlines()


def check_strangers(worker, count):
    """Papers nobody was told of may be there; each is whole all the same. Gives how many papers there are."""
    seen, cursor = 0, ""
    while cursor is not None:
        page = worker.client.ask("GET", f"/api/papers?limit=100&cursor={cursor.replace(' ', '%20')}").json()
        for row in page["items"]:
            paper = worker.client.ask("GET", f"/api/papers/{row['id']}").json()
            kind = "docx" if row["file_name"].endswith("docx") else "txt"
            if workload.shape_of(paper) != worker.shapes[kind]["paper"]:
                worker.fault("paper", row["id"], "is half there:", workload.shape_of(paper))
        seen += len(page["items"])
        cursor = page["next"]
    if seen < count:
        worker.fault(count, "papers were answered for and", seen, "are there")
    return seen


def check_files(folder):
    """Every stored file has the hash it is named by; what was being written has another name."""
    faults, unfinished = [], 0
    for path in (folder / "files").glob("*/*"):
        if path.name.startswith(".new-"):
            unfinished += 1
        elif hashlib.sha256(path.read_bytes()).hexdigest() != path.parent.name + path.name:
            faults.append(f"stored file {path.name} is not what its name says")
    return faults, unfinished


def run(program, engine_name, kills, seed):
    with tempfile.TemporaryDirectory(prefix="nhipcau-standing-") as folder:
        folder = pathlib.Path(folder)
        engine = engines.open_engine(engine_name, folder, seed)
        try:
            return run_on(engine, program, folder, kills, seed)
        finally:
            engine.stop()


def run_on(engine, program, folder, kills, seed):
    server = Server(program, folder / "data", engine.uri, log=folder / "log")
    office = Office(server, engine, seed)
    office.begin()
    workers = office.measure(seed)
    threads = [threading.Thread(target=office.work, args=(worker,)) for worker in workers]
    for thread in threads:
        thread.start()
    try:
        for _ in range(kills):
            office.die()
        office.is_up.set()
        time.sleep(0.5)
    finally:
        office.is_over.set()
        for thread in threads:
            thread.join()
    wait_for_imports(workers)
    audit = {(event, subject): count for event, subject, count in engine.rows(engines.AUDIT)}
    originals = dict(engine.rows(engines.ORIGINALS))
    for worker in workers:
        check_whole(worker, (audit, originals))
        worker.settle_imports()
    known = sum(len(worker.papers) for worker in workers)
    there = check_strangers(workers[0], known)
    assert server.stop() == 0, "it stops gracefully in the end"
    files, unfinished = check_files(folder / "data")
    faults = [fault for worker in workers for fault in worker.faults] + engine.faults() + files
    faults += audit_faults(program, folder / "data", engine.uri)
    answered, unanswered = (sum(getattr(worker, name) for worker in workers) for name in ("answered", "unanswered"))
    imports = sum(len(worker.imports) for worker in workers)
    print(f"sudden death: {kills} kills, {answered} acts done, {unanswered} cut off, {known} papers answered for, {there} there, "
          f"{imports} imports, {unfinished} unfinished files left for the broom, {len(faults)} faults")
    for fault in faults[:20]:
        print("  " + fault)
    assert known >= kills // 4, "the people had time to work"
    return 1 if faults else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--engine", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    print(f"sudden death: {asked.engine}, seed {asked.seed}", flush=True)
    return run(asked.program, asked.engine, asked.kills, asked.seed)


if __name__ == "__main__":
    sys.exit(main())
