"""What an office keeps of its calendar, so that a copy has it to lose: days, a week, a meeting."""


def hold_briefing(client):
    """A meeting that was held, whose conclusion became a task."""
    made = client.ask("POST", "/api/briefings", {"kind": "week", "held_on": "2026-11-23", "chair": "Giám đốc “Sở”\\t", "participants": ["Các phòng"]})
    assert made.status == 201, made.body
    path = f"/api/briefings/{made.json()['id']}"
    steps = [("/agenda", {"title": "Nội dung khác", "presenter": "Văn phòng", "minutes": 5}),
             ("/points", {"wording": "Văn phòng rà soát hồ sơ.", "owner": "Văn phòng", "deadline": {"kind": "date", "date": "2026-12-01", "as_written": ""}}),
             ("/state", {"version": 1, "state": "held"}), ("/notice/approval", {"version": 2, "approved": True}), ("/tasks", {"version": 3})]
    for step, body in steps:
        done = client.ask("POST", path + step, body)
        assert done.status in (200, 201), done.body


def keep_days(client):
    """The calendar gets days of the office's own, one is taken out, a shipped one is confirmed, and a paper's anniversaries are taken over."""
    for name in ("Lễ hội “Lồng tồng”\\t", "Ngày hội làng"):
        made = client.ask("POST", "/api/calendar/days", {"name": name, "kind": "feast", "rule": "lunar 01-10 for 2", "theme": "tradition", "since": "1990-02-05"})
        assert made.status == 201, made.body
    link = client.ask("POST", "/api/calendar/links", {"name": "Điện thoại “riêng”\\t", "kinds": ["feast", "great_day"], "theme": "tradition", "round": True})
    assert link.status == 201, link.body
    retired = client.ask("PATCH", f"/api/calendar/days/{made.json()['id']}", {"version": 1, "retired": True})
    assert retired.status == 200, retired.body
    said = client.ask("PATCH", "/api/calendar/shipped-days", {"day": "relations_us", "version": 0, "confirmed": True, "source": "Tuyên bố chung"})
    assert said.status == 200, said.body
    lead = client.ask("PATCH", "/api/calendar/lead-times", {"kind": "relation", "years": "round", "step": "drafts", "days": 45, "version": 0})
    assert lead.status == 200, lead.body
    plan = client.ask("POST", "/api/plans", {"occasion": {"id": "relations_es", "from": "2027-05-23"}, "steps": ["plan", "drafts"]})
    assert plan.status == 201, plan.body
    taken = 0
    for paper in client.ask("GET", "/api/papers").json()["items"]:
        target = f"/api/papers/{paper['id']}/anniversaries"
        named = client.ask("GET", target).json()
        if not named["items"]:
            continue
        done = client.ask("POST", target, {"reading": named["reading"], "items": [{"position": one["position"]} for one in named["items"]]})
        assert done.status == 200, done.body
        taken += len(named["items"])
    assert taken > 5, taken


def fill_week(client):
    """A week of the office is approved, and amended after that."""
    leader = client.ask("POST", "/api/schedule-leaders", {"name": "Hoàng Văn “Minh”\\t", "post": "Chủ tịch"}).json()["id"]
    week = client.ask("POST", "/api/schedules", {"week": "2027-03-03"}).json()["id"]
    entry = {"day": "2027-03-01", "start_time": "08:00", "content": "Giao ban\nđầu tuần", "chairs": [leader]}
    added = client.ask("POST", f"/api/schedules/{week}/entries", entry).json()
    assert client.ask("POST", f"/api/schedules/{week}/approve", {"version": added["version"]}).status == 200
    cancelled = client.ask("PUT", f"/api/schedules/{week}/entries/{added['entries'][0]['id']}", {**entry, "version": 1, "cancelled": True})
    assert cancelled.status == 200, cancelled.body
