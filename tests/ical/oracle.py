#!/usr/bin/env python3
"""Writes down when things happen, by programs that are neither ours nor libical: dateutil's rules and Python's zoneinfo.

    oracle.py          compares src/ical/testdata with what they say today (0: the same, 77: they are not installed)
    oracle.py --write  writes it anew

occurrences.txt  START|RULE|UNTIL|what starts before UNTIL, the first twelve of it. Each START is the rule's own first time: what a start means
                 that its rule does not name is left open by RFC 5545.
zones.txt        ZONE|LOCAL TIME|UTC around every change of the clocks: a second before, at it, and in the middle of a gap
                 or an overlap. Years that are past, so that a law to come does not change them, and the next two.
"""
import datetime
import pathlib
import random
import sys

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "src/ical/testdata"
SKIPPED = 77
ZONES = ("Asia/Ho_Chi_Minh Europe/Paris Europe/London Europe/Berlin Europe/Moscow Europe/Dublin America/New_York America/Havana America/Sao_Paulo "
         "Australia/Sydney Australia/Lord_Howe Asia/Tokyo Asia/Seoul Asia/Kathmandu Pacific/Auckland Pacific/Apia Africa/Casablanca Asia/Tehran UTC").split()
DAYS = "MO TU WE TH FR SA SU".split()
# What calendars in use hold, and the ends of months, years and February; random ones come behind.
RULES = """
20270131T090000|FREQ=MONTHLY
20270131T090000|FREQ=MONTHLY;BYMONTHDAY=31
20270131|FREQ=MONTHLY;BYMONTHDAY=-1
20240229|FREQ=YEARLY
20240229|FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1
20270226T140000|FREQ=MONTHLY;BYDAY=-1FR
20270104T080000|FREQ=MONTHLY;BYDAY=1MO
20270104T080000|FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1
20270129T080000|FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1
20270104T073000|FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
20270105T073000|FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU
20270105T073000|FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=TU,SU
20261228|FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO
20270104|FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO
20271231|FREQ=YEARLY;BYYEARDAY=-1
20270101|FREQ=YEARLY;BYYEARDAY=1,100,200,366
20270213T130000|FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13
20281107T090000|FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8
20270101T083000|FREQ=DAILY;BYHOUR=8,9,10;BYMINUTE=0,30;BYSETPOS=2,-1
20270101T090000|FREQ=HOURLY;INTERVAL=3;UNTIL=20270101T170000
20270101T090000|FREQ=MINUTELY;INTERVAL=90;COUNT=4
20270101T090000|FREQ=SECONDLY;INTERVAL=5000;BYHOUR=9,10,11,12;COUNT=9
20270101T090000|FREQ=DAILY;COUNT=10;INTERVAL=3
20270519T090000|FREQ=YEARLY;BYDAY=20WE
""".split()


def some(random_, values, most):
    return ",".join(str(v) for v in sorted(random_.sample(values, random_.randint(1, most))))


def random_rule(r):
    frequency = r.choice("DAILY WEEKLY WEEKLY MONTHLY MONTHLY MONTHLY YEARLY YEARLY YEARLY HOURLY".split())
    parts = [f"FREQ={frequency}"]
    if r.random() < 0.4:
        parts.append(f"INTERVAL={r.randint(2, 5)}")
    if r.random() < 0.3:
        parts.append(f"COUNT={r.randint(1, 30)}")
    if r.random() < 0.3:
        parts.append(f"WKST={r.choice(DAYS)}")
    lists = []
    if r.random() < 0.4:
        lists.append(f"BYMONTH={some(r, range(1, 13), 4)}")
    weeks = frequency == "YEARLY" and r.random() < 0.25
    if weeks:  # without -53: dateutil forgets that the last days of a year may lie in the first week of a year of 53
        lists.append(f"BYWEEKNO={some(r, [-1, 1, 2, 20, 52, 53], 3)}")
    if weeks or r.random() < 0.5:
        days = r.sample(DAYS, r.randint(1, 3))
        if frequency in ("MONTHLY", "YEARLY") and not weeks and r.random() < 0.6:
            days = [f"{r.choice([-2, -1, 1, 2, 3, 5])}{day}" for day in days]
        lists.append("BYDAY=" + ",".join(days))
    if frequency != "WEEKLY" and not weeks and "BYDAY" not in "".join(lists) and r.random() < 0.4:
        lists.append(f"BYMONTHDAY={some(r, [-31, -2, -1, 1, 2, 15, 28, 29, 30, 31], 5)}")
    if frequency == "YEARLY" and not weeks and r.random() < 0.15:
        lists.append(f"BYYEARDAY={some(r, [-366, -1, 1, 59, 60, 61, 200, 365, 366], 5)}")
    if r.random() < 0.3:
        lists.append(f"BYHOUR={some(r, range(24), 4)}")
    if r.random() < 0.2:
        lists.append(f"BYMINUTE={some(r, range(60), 3)}")
    if lists and frequency != "WEEKLY" and r.random() < 0.25:  # of weeks dateutil counts the first from its start on, not from its Monday
        lists.append(f"BYSETPOS={some(r, [-3, -2, -1, 1, 2, 3, 10], 2)}")
    return ";".join(parts + lists)


def read(text):
    return datetime.datetime.strptime(text, "%Y%m%dT%H%M%S" if "T" in text else "%Y%m%d")


def line(start, rule, rrulestr, span, tries=8):
    """Nothing if the rule never happens in that time, or begins to count anew with every start."""
    import itertools
    until = start + span
    try:
        asked = rrulestr(rule, dtstart=start)
    except ValueError:  # hours that an interval never reaches
        return None
    found = list(itertools.islice(asked if "UNTIL" in rule else asked.replace(until=until - datetime.timedelta(seconds=1)), 12))
    if not found or not tries:
        return None
    if found[0] != start:
        return line(found[0], rule, rrulestr, span, tries - 1)
    return "|".join((start.isoformat(), rule, until.isoformat(), ",".join(t.isoformat() for t in found)))


def occurrences(rrulestr):
    yield from (line(read(start), rule, rrulestr, datetime.timedelta(days=365 * 9)) for start, rule in (row.split("|") for row in RULES))
    r = random.Random(20270206)
    for _ in range(420):
        start = datetime.datetime(2024, 1, 1) + datetime.timedelta(days=r.randint(0, 1500), minutes=r.randint(0, 1439))
        rule = random_rule(r)
        yield line(start, rule, rrulestr, datetime.timedelta(days=40 if "HOURLY" in rule else 365 * 6))


def changes(zone):
    """The instants around which the offset is another, hour by hour."""
    utc = datetime.timezone.utc
    at, end = datetime.datetime(2005, 1, 1, tzinfo=utc), datetime.datetime(2029, 1, 1, tzinfo=utc)
    hour = datetime.timedelta(hours=1)
    before = at.astimezone(zone).utcoffset()
    while at < end:
        at += 6 * hour
        offset = at.astimezone(zone).utcoffset()
        if offset != before:
            exact = at - 6 * hour
            while exact.astimezone(zone).utcoffset() == before:
                exact += datetime.timedelta(minutes=15)
            yield exact, before, offset
        before = offset


def zones(zone_info):
    for name in ZONES:
        zone = zone_info(name)
        locals_ = {datetime.datetime(2027, 1, 31, 23, 59, 59), datetime.datetime(2027, 7, 1), datetime.datetime(2100, 7, 1, 12), datetime.datetime(2101, 1, 1)}
        for at, before, behind in changes(zone):
            old, new = (at + before).replace(tzinfo=None), (at + behind).replace(tzinfo=None)
            for edge in (old, new):
                locals_ |= {edge + datetime.timedelta(seconds=s) for s in (-1, 0)}
            locals_.add(old + (new - old) / 2)
        for local in sorted(locals_):
            at = local.replace(tzinfo=zone).astimezone(datetime.timezone.utc).replace(tzinfo=None)
            yield f"{name}|{local.isoformat()}|{at.isoformat()}Z"


def main():
    try:
        from dateutil.rrule import rrulestr
        from zoneinfo import ZoneInfo
    except ImportError as missing:
        print(f"skipped: {missing}")
        return SKIPPED
    faults = 0
    for name, lines in (("occurrences.txt", occurrences(rrulestr)), ("zones.txt", zones(ZoneInfo))):
        text = "".join(f"{row}\n" for row in lines if row)
        if "--write" in sys.argv:
            (FOLDER / name).write_text(text, encoding="utf-8")
        elif (FOLDER / name).read_text(encoding="utf-8") != text:
            print(f"{name} is not what dateutil and zoneinfo say: a new tzdata? Look, then run oracle.py --write")
            faults += 1
        print(name, len(text.splitlines()), "lines")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
