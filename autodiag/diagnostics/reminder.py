"""A reminder as a calendar file: an event a year after the diagnostic was finished."""

from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from autodiag.diagnostics.tables import Diagnostic
from autodiag.web.languages import gettext

_ALARM = timedelta(days=7)


def make_reminder(diagnostic: Diagnostic, *, now: datetime) -> bytes:
    """An all-day event, announced a week before; it names no organisation and holds no key."""
    calendar = Calendar()
    calendar.add("prodid", "-//Autodiag//Autodiag//FR")
    calendar.add("version", "2.0")
    calendar.add_component(_event(diagnostic, now))
    content: bytes = calendar.to_ical()
    return content


def _event(diagnostic: Diagnostic, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{diagnostic.uid}-{diagnostic.revision}@autodiag")
    event.add("dtstamp", now)
    event.add("dtstart", _year_after((diagnostic.finished_at or now).date()))
    event.add("summary", gettext("Refaire notre diagnostic numérique"))
    event.add(
        "description",
        gettext(
            "Ouvrez votre lien privé Autodiag, puis choisissez « Refaire un diagnostic et "
            "comparer » pour voir le chemin parcouru."
        ),
    )
    event.add("transp", "TRANSPARENT")
    event.add_component(_alarm())
    return event


def _alarm() -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -_ALARM)
    alarm.add("description", gettext("Refaire notre diagnostic numérique"))
    return alarm


def _year_after(day: date) -> date:
    """The same day a year later; the last day of February after a 29th."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
