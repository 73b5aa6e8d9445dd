"""Who may say what of whom, for what was signed on a tablet, perhaps weeks ago.

The same rules as on the portal's pages (`model.accounts.access`), by how things stand now or stood
on the day: who was somebody's manager then may have moved since. Who has been disabled since is
believed for what she said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from kompetensportal.model.accounts.access import Act, may, units_of
from kompetensportal.model.accounts.person import Enrolment, Person
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.content.course import Activity, Doer
from kompetensportal.model.device.device import Device
from kompetensportal.model.learning.day import local_day, today
from kompetensportal.model.learning.event import Event, EventType, happened
from kompetensportal.model.learning.progress import OwnActivity
from kompetensportal.store.accounts import units
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.learning import enrolments, own_activities
from kompetensportal.store.programmes import meetings, versions

_OWN = {
    EventType.LESSON_COMPLETED,
    EventType.LESSON_PRACTISE,
    EventType.QUESTION_ANSWERED,
    EventType.HELP_REQUESTED,
    EventType.ACTIVITY_CHOSEN,
    EventType.GOAL_RATED,
    EventType.ASSESSMENT_SHOWN,
    EventType.ASSESSMENT_HIDDEN,
    EventType.SURVEY_ANSWERED,
    EventType.SURVEY_SKIPPED,
}
"""Of oneself: `actions.learning.record` has asked that already."""
_OF_NOBODY = {EventType.CONTENT_REPORTED, EventType.SEARCH_MISSED}
_OF_OWNERS = {EventType.CONTENT_ANSWERED, EventType.SEARCH_ANSWERED}
_OF_LEADERS: Mapping[str, Act] = {
    EventType.HELP_ANSWERED: Act.CONFIRM,
    EventType.ACTIVITY_CONFIRMED: Act.CONFIRM,
    EventType.ACTIVITY_RETURNED: Act.CONFIRM,
    EventType.GOAL_CONFIRMED: Act.CONFIRM,
    EventType.KEY_REPLACED: Act.CONFIRM,
    EventType.TRAINING_REFERRED: Act.LEAD,
}


class Authority:
    """Judges the events of one batch; what it has to know is read once, when it is asked for."""

    def __init__(self, session: Session, library: Generation, people: Mapping[str, Person]) -> None:
        self._session, self._library, self._people = session, library, people
        self._tree: Tree | None = None
        self._enrolments: dict[str, list[Enrolment]] = {}

    def allows(self, event: Event) -> bool:
        """Whether the one who signed an event may say it."""
        who = self._people.get(event.person_id or "")
        if who is None:
            return False
        about = self._people.get(event.about_id or "")
        if event.type in _OWN:
            return True
        if event.type in _OF_NOBODY:
            return event.about_id in (None, who.id)
        if event.type in _OF_OWNERS:
            return self._may(who, Act.WRITE, event, None)
        if about is None:
            return False
        if event.type == EventType.REFLECTION_WRITTEN:
            return self._has_a_seat(who, event)
        if event.type == EventType.ACTIVITY_DONE:
            return self._done(who, about, event)
        act = _OF_LEADERS.get(event.type)
        return act is not None and self._may(who, act, event, about)

    def has_moved(self, person: Person, device: Device) -> bool:
        """Whether somebody no longer belongs to a unit of a device; the owner always belongs."""
        if device.person_id is not None:
            return person.id != device.person_id
        hers = units_of(person, today())
        wanted = set(device.choices.units) | {device.unit_id}
        if hers & wanted:
            return False
        return not any(hers & self.tree.below(unit) for unit in wanted)

    @property
    def tree(self) -> Tree:
        """The organisation."""
        if self._tree is None:
            self._tree = units.tree(self._session)
        return self._tree

    def _done(self, who: Person, about: Person, event: Event) -> bool:
        """Each says that her own things are done; a mentor hers and the employee's, a manager all.

        What a mentor is to confirm nobody settles by saying that it needs no confirmation.
        """
        activity = self._activity(about, event.subject)
        confirmed = isinstance(activity, Activity) and activity.confirmed
        if confirmed and event.data.get("confirm") is False:
            return False
        by = activity.by if activity is not None else Doer.EMPLOYEE
        if who.id == about.id:
            return by is Doer.EMPLOYEE
        return self._may(who, Act.LEAD if by is Doer.MANAGER else Act.CONFIRM, event, about)

    def _has_a_seat(self, who: Person, event: Event) -> bool:
        """Thoughts are for those who meet: what she wrote there is about that meeting."""
        found = meetings.by_id(self._session, str(event.data["meeting"]))
        return found is not None and who.id in found.taken and event.subject == found.about

    def _may(self, who: Person, act: Act, event: Event, about: Person | None) -> bool:
        believed = replace(who, disabled=False)
        tree = self.tree if about is not None else Tree()
        return any(
            may(believed, act, day, tree=tree, about=about, mentor=self._mentors(who, about, day))
            for day in {today(), local_day(happened(event))}
        )

    def _mentors(self, who: Person, about: Person | None, day: date) -> bool:
        return about is not None and any(
            plan.mentor_id == who.id and (plan.ended is None or day <= plan.ended)
            for plan in self._plans(about)
        )

    def _plans(self, about: Person) -> list[Enrolment]:
        if about.id not in self._enrolments:
            self._enrolments[about.id] = enrolments.of_people(self._session, [about.id])
        return self._enrolments[about.id]

    def _activity(self, about: Person, subject: str) -> Activity | OwnActivity | None:
        where, _, name = subject.partition("#")
        if where == "own":
            plans = [plan.id for plan in self._plans(about)]
            own = own_activities.of_enrolments(self._session, plans)
            return next((one for one in own if one.id == name), None)
        hers = [plan for plan in self._plans(about) if plan.programme_id == where]
        published = self._library.programmes
        found = [published[where]] if where in published else []
        if hers:
            found = list(versions.of_enrolments(self._session, hers, published).values())
        every = [a for one in found for a in one.activities if a.id == name]
        # Of two versions the one that asks for a mentor decides.
        return max(every, key=lambda activity: activity.confirmed, default=None)
