"""One person at work while the server dies under them, who remembers every answer.

A change is `sure` once it was answered with success. One without an answer may have happened or not: the next look decides, and both are
right; anything in between is a fault.
"""
import hashlib
import random

import papers
from served import Unanswered

ENDED = ("done", "failed", "cancelled")
IMPORTED = 3   # papers in a ZIP
FIELDS = ("place", "signer_position", "title")


class Paper:
    def __init__(self, identity, word, content, kind):
        self.id, self.word, self.kind = identity, word, kind
        self.sha256 = hashlib.sha256(content).hexdigest()
        self.version, self.values = 1, {}
        self.plan, self.tasks = None, {}   # task: (version, done)


class Worker:
    """shapes: what a whole paper of each kind has, told by the first one that came in while nothing was killed."""

    def __init__(self, client, seed, shapes):
        self.client, self.random, self.shapes = client, random.Random(seed), shapes
        self.papers, self.imports, self.faults = [], {}, []   # imports: job: the words of its papers
        self.answered = self.unanswered = 0

    def step(self):
        """One act; Unanswered passes through, after the doubt is noted down."""
        act = self.random.choices((self.upload, self.correct, self.plan, self.tick, self.bring), (8, 8, 4, 12, 1))[0]
        try:
            act()
        except Unanswered:
            self.unanswered += 1
            raise

    def fault(self, *words):
        self.faults.append(" ".join(map(str, words)))

    def good(self, answer, *wanted):
        """Whether it was done. Of trouble in the storage the answer says whether anything was: only one kind of it leaves that open."""
        if answer.status in wanted:
            self.answered += 1
            return True
        if answer.key() == "api.outcome_unknown":
            raise Unanswered(answer.key())
        if answer.status == 503:
            return False
        self.fault("unexpected answer", answer.status, answer.body[:300])
        return False

    def any_paper(self, wanted=lambda paper: True):
        fitting = [paper for paper in self.papers[-40:] if wanted(paper)]
        return self.random.choice(fitting) if fitting else None

    def upload(self):
        kind = self.random.choices(("txt", "docx"), (3, 1))[0]
        word = papers.word(self.random)
        content = papers.text_paper(word) if kind == "txt" else papers.docx_paper(word)
        answer = self.client.upload(content, f"{word}.{kind}")
        if self.good(answer, 201):
            self.papers.append(Paper(answer.json()["id"], word, content, kind))

    def bring(self):
        """A ZIP, whose papers are registered later by a job."""
        words = [papers.word(self.random) for _ in range(IMPORTED)]
        answer = self.client.upload(papers.zip_of(words), "nhieu-van-ban.zip", "/api/imports")
        if self.good(answer, 202):
            self.imports[answer.json()["id"]] = words

    def correct(self):
        paper = self.any_paper(lambda one: one.version is not None)
        if paper is None:
            return
        field, value = self.random.choice(FIELDS), f"Giá trị {papers.word(self.random)}"
        try:
            answer = self.client.ask("PATCH", f"/api/papers/{paper.id}", {"version": paper.version, "field": field, "value": value})
            is_done = self.good(answer, 200)
        except Unanswered:
            paper.values[field] = (*paper.values.get(field, (None,)), value)   # one of these
            paper.version = None
            raise
        if is_done:
            paper.version = answer.json()["version"]
            paper.values[field] = (value,)

    def plan(self):
        paper = self.any_paper(lambda one: one.plan is None)
        if paper is None:
            return
        answer = self.client.ask("POST", f"/api/papers/{paper.id}/plan")
        if self.good(answer, 201, 200):
            self.take_plan(paper, answer.json())

    def take_plan(self, paper, plan):
        paper.plan = plan["id"]
        self.compare(paper, "tasks of its plan", len(plan["tasks"]), self.shapes[paper.kind]["tasks"])
        paper.tasks = {task["id"]: (task["version"], (task["done"],)) for task in plan["tasks"]}

    def tick(self):
        paper = self.any_paper(lambda one: one.tasks)
        if paper is None:
            return
        task = self.random.choice(sorted(paper.tasks))
        version, done = paper.tasks[task]
        if version is None:
            return
        wanted = not done[-1]
        try:
            answer = self.client.ask("PATCH", f"/api/tasks/{task}", {"version": version, "done": wanted})
            is_done = self.good(answer, 200)
        except Unanswered:
            paper.tasks[task] = (None, (*done, wanted))
            raise
        if is_done:
            paper.tasks[task] = (answer.json()["version"], (wanted,))

    def see(self, target):
        answer = self.client.ask("GET", target)
        if answer.status == 503:
            raise Unanswered("storage in trouble")
        return answer

    def compare(self, paper, what, have, want):
        if have != want:
            self.fault("paper", getattr(paper, "id", paper), what, "is", have, "and should be", want)

    def settle(self, paper):
        """Looks at a paper: everything sure is there, every doubt is one or the other, and the doubts are over."""
        answer = self.see(f"/api/papers/{paper.id}")
        if answer.status != 200:
            return self.fault("paper", paper.id, "is gone:", answer.status)
        whole = answer.json()
        self.compare(paper, "shape", shape_of(whole), self.shapes[paper.kind]["paper"])
        self.compare(paper, "hash", whole["sha256"], paper.sha256)
        if paper.word not in whole["text"]:
            self.fault("paper", paper.id, "has lost its word")
        if paper.version is not None:
            self.compare(paper, "version", whole["version"], paper.version)
        paper.version = whole["version"]
        fields = {field["name"]: field["value"] for field in whole["fields"]}
        for name, possible in paper.values.items():
            now = fields[name]
            if now not in possible and possible[0] is not None:
                self.fault("paper", paper.id, name, "is", now, "and should be one of", possible)
            paper.values[name] = (now,)
        if paper.plan is None and whole["plan"]:   # made, and the answer never came
            self.take_plan(paper, self.see(f"/api/plans/{whole['plan']}").json())
        elif paper.plan is not None:
            self.compare(paper, "plan", whole["plan"], paper.plan)
            self.settle_tasks(paper)
        return None

    def settle_tasks(self, paper):
        plan = self.see(f"/api/plans/{paper.plan}").json()
        self.compare(paper, "tasks", len(plan["tasks"]), len(paper.tasks))
        for task in plan["tasks"]:
            version, possible = paper.tasks[task["id"]]
            if task["done"] not in possible or version not in (None, task["version"]):
                self.fault("task", task["id"], "is", task["done"], task["version"], "and should be", possible, version)
            paper.tasks[task["id"]] = (task["version"], (task["done"],))

    def are_imports_over(self):
        return all(self.see(f"/api/jobs/{job}").json()["state"] in ENDED for job in self.imports)

    def settle_imports(self):
        """A job that died too often is given up, and says so; whatever became of it, each of its papers is there once and whole, or not at all."""
        for job, words in self.imports.items():
            whole = self.see(f"/api/jobs/{job}").json()
            self.compare(f"of job {job}", "names of files", sorted(item["name"] for item in whole["items"]), sorted(f"{word}.txt" for word in words))
            for item in whole["items"]:
                found = [row["id"] for row in self.see(f"/api/papers?q={item['name'].removesuffix('.txt')}").json()["items"]]
                self.settle_item(whole["state"], item, found)

    def settle_item(self, state, item, found):
        is_kept = item["outcome"] in ("registered", "known")
        if state == "done" and not is_kept:
            self.fault("a job done left", item["name"], item["outcome"])
        if is_kept:
            self.compare(item["paper"], "found by its word", found, [item["paper"]])
        elif len(found) > 1:
            self.fault(item["name"], "was registered more than once:", found)
        for paper in found:
            self.compare(paper, "shape", shape_of(self.see(f"/api/papers/{paper}").json()), self.shapes["txt"]["paper"])


def shape_of(paper):
    """How much of each part a paper has: one that is half there has less."""
    parts = {name: len(paper[name]) for name in ("fields", "clauses", "attachments", "citations", "assignments", "recipients", "footnotes",
                                                 "occasions", "events", "findings")}
    return parts | {"text": len(paper["text"])}
