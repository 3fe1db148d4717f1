"""Calendars we have written, held against RFC 5545 by a validator that is not ours: vobject's.

    validated.py WRITTEN_CALENDAR NHIPCAU      (0: valid, 77: vobject is not installed)

It looks at which properties and components there are and how often, at dates, times and zones as values, and works the rules out; at the
order of lines and their length other_readers.mjs looks.
"""
import subprocess
import sys

try:
    import vobject
except ImportError:
    print("skipped: no vobject (apt-get install python3-vobject)")
    sys.exit(77)

MOST_TIMES = 500  # of a rule without an end


def validate(text):
    """How many events a calendar has, all of them valid."""
    calendars = list(vobject.readComponents(text))
    assert len(calendars) == 1, f"{len(calendars)} calendars in one file"
    calendar = calendars[0]
    assert calendar.validate(raiseException=True)
    events = calendar.vevent_list
    for event in events:
        assert event.validate(raiseException=True), event
        if "rrule" in event.contents:
            times = event.getrruleset(addRDate=True)
            assert times is not None and next(iter(times), None) is not None, f"never: {event.uid.value}"
            for number, _ in enumerate(times):
                if number == MOST_TIMES:
                    break
        if "dtend" in event.contents:
            assert event.dtend.value > event.dtstart.value, event.uid.value
    keys = [(event.uid.value, str(getattr(event, "recurrence_id", None) and event.recurrence_id.value)) for event in events]
    assert len(set(keys)) == len(keys), "one event twice"
    return len(events)


def refuses(text):
    try:
        validate(text)
    except Exception:  # whatever it says of it
        return True
    return False


def main():
    written = subprocess.run([sys.argv[1]], capture_output=True, check=True).stdout.decode()
    assert validate(written) > 5
    for year in ("1972", "2027", "2033"):
        listed = subprocess.run([sys.argv[2], "calendar", "list", year, "--ics"], capture_output=True, check=True).stdout.decode()
        assert validate(listed) > 50, year
    # It does see what is wrong.
    assert refuses(written.replace("\r\nUID:", "\r\nX-UID:", 1)), "an event without UID"
    assert refuses(written.replace("\r\nPRODID:", "\r\nX-PRODID:", 1)), "a calendar without PRODID"
    assert refuses(written.replace("\r\nDTSTAMP:", "\r\nX-DTSTAMP:", 1)), "an event without DTSTAMP"


main()
