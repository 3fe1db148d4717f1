"""A CalDAV client that is not ours finds the office's calendar, lists it, and reads it by time and by name: Debian's python3-caldav.

    check.py NHIPCAU      (0: it does, 77: the client is not installed)
"""
import datetime
import pathlib
import sys
import tempfile

try:
    import caldav
    from caldav.lib.error import AuthorizationError, DAVError
except ImportError:
    print("skipped: no caldav (apt-get install python3-caldav)")
    sys.exit(77)

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "standing"))
from served import Server  # noqa: E402

EVENT = {"title": "Họp báo quý I", "kind": "meeting", "first": "2027-02-17", "last": "2027-02-17", "start_time": "14:00", "end_time": "15:30",
         "zone": "Europe/Paris", "repeats": "FREQ=WEEKLY;COUNT=3", "place": "Paris", "description": "Lời mời: báo chí; đài\nSố 1"}


def utc(*words):
    return datetime.datetime(*words, tzinfo=datetime.timezone.utc)


def events_of(found):
    return [event for one in found for event in one.vobject_instance.vevent_list]


def lines(event):
    """What came, however the client keeps the ends of its lines; zones it writes anew."""
    return event.data[event.data.index("BEGIN:VEVENT"):].split()


def find_calendar(server, link):
    """From what the page tells a person to the one calendar."""
    client = caldav.DAVClient(url=link["server"], username=link["user"], password=link["secret"])
    assert "calendar-access" in client.options(link["server"]).headers["DAV"]
    calendars = client.principal().calendars()
    assert [calendar.name for calendar in calendars] == ["Lịch cơ quan"], calendars
    assert calendars[0].get_supported_components() == ["VEVENT"]
    by_name = caldav.DAVClient(url=f"http://127.0.0.1:{server.port}/.well-known/caldav", username=link["user"], password=link["secret"])
    found = [str(one.url) for one in by_name.principal().calendars()]
    assert found == [str(calendars[0].url)], found
    return calendars[0]


def reads_by_time(calendar):
    week = events_of(calendar.date_search(start=utc(2027, 2, 22), end=utc(2027, 3, 1), expand=False))
    ours = next(event for event in week if event.summary.value == EVENT["title"])
    assert ours.rrule.value == "FREQ=WEEKLY;COUNT=3"
    assert ours.dtstart.value.utcoffset() == datetime.timedelta(hours=1), ours.dtstart.value
    assert ours.description.value == EVENT["description"]
    each = events_of(calendar.date_search(start=utc(2027, 2, 15), end=utc(2027, 3, 31), expand=True))
    times = sorted(event.dtstart.value for event in each if event.summary.value == EVENT["title"])
    assert times == [utc(2027, 2, 17, 13), utc(2027, 2, 24, 13), utc(2027, 3, 3, 13)], times
    tet = events_of(calendar.date_search(start=utc(2027, 2, 6), end=utc(2027, 2, 7), expand=False))
    assert any(event.dtstart.value == datetime.date(2027, 2, 6) for event in tet)
    return ours


def lists_and_gets(calendar, uid):
    everything = calendar.events()
    assert len(everything) > 300, len(everything)
    assert {type(one) for one in everything} == {caldav.Event}
    same = calendar.event_by_uid(uid)
    again = calendar.event_by_url(same.url)
    for one in (same, again):  # one came by REPORT, the other by GET
        assert one.vobject_instance.vevent.summary.value == EVENT["title"]
    assert lines(again) == lines(same), (again.data, same.data)
    several = calendar.calendar_multiget([one.url for one in everything[:30]])
    assert sorted(map(lines, several)) == sorted(map(lines, everything[:30]))


def keeps_up(calendar, client, event):
    known = calendar.objects_by_sync_token()
    assert len(list(known)) > 300
    assert len(list(calendar.objects_by_sync_token(sync_token=known.sync_token))) == 0
    answer = client.ask("POST", f"/api/calendar/events/{event['id']}/move",
                        {"version": event["version"], "occurrence": "2027-02-24T14:00", "from": "2027-02-25"})
    assert answer.status == 200, answer.body
    try:
        calendar.objects_by_sync_token(sync_token=known.sync_token)
        raise AssertionError("a calendar that changed was told as the same")
    except DAVError:
        pass  # the client reads it anew
    moved = events_of(calendar.date_search(start=utc(2027, 2, 25), end=utc(2027, 2, 26), expand=False))
    assert any(str(getattr(one, "recurrence_id", None) and one.recurrence_id.value).startswith("2027-02-24 14:00") for one in moved), moved


def changes_nothing(calendar):
    try:
        calendar.save_event("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:x\r\nDTSTAMP:20270101T000000Z\r\n"
                            "DTSTART:20270101T000000Z\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
        raise AssertionError("something was put into the calendar")
    except (AuthorizationError, DAVError):
        pass
    taken = calendar.freebusy_request(utc(2027, 2, 1), utc(2027, 3, 1))
    assert len(taken.vobject_instance.vfreebusy.contents["freebusy"]) == 2


def refuses_strangers(link):
    for user, secret in ((link["user"], "x"), ("x", link["secret"])):
        try:
            caldav.DAVClient(url=link["server"], username=user, password=secret).principal()
            raise AssertionError("a stranger came in")
        except (AuthorizationError, DAVError):
            pass


def main():
    with tempfile.TemporaryDirectory() as folder:
        server = Server(sys.argv[1], folder)
        try:
            client = server.open()
            made = client.ask("POST", "/api/calendar/events", EVENT)
            assert made.status == 201, made.body
            event = made.json()
            link = client.ask("POST", "/api/calendar/links", {"name": "Thunderbird"}).json()["caldav"]
            calendar = find_calendar(server, link)
            uid = reads_by_time(calendar).uid.value
            lists_and_gets(calendar, uid)
            keeps_up(calendar, client, event)
            changes_nothing(calendar)
            refuses_strangers(link)
        finally:
            server.stop()


main()
