"""The tables. Facts are rows of `events`, which are appended and never changed.

Everything that counts (progress, lists, statistics) is computed from events and may be thrown
away. The other tables hold what an administrator decides: units, people, enrolments.
Times are UTC without zone in SQLite and PostgreSQL alike (`store.database.utc` gives the zone).
A group of tables is one file here and its line below.
"""

from __future__ import annotations

from kompetensportal.store.tables.accounts import (
    AccessRow,
    AttemptRow,
    CredentialRow,
    MembershipRow,
    PersonRow,
    SessionRow,
    SharedBrowserRow,
    UnitRow,
)
from kompetensportal.store.tables.base import Base, PortalRow
from kompetensportal.store.tables.device import (
    DeviceRow,
    DeviceStoreRow,
    EnrolmentCodeRow,
    PersonKeyRow,
)
from kompetensportal.store.tables.drafts import (
    DraftConflictRow,
    DraftRevisionRow,
    DraftRow,
    DraftSaveRow,
    DraftWriterRow,
    TextVersionRow,
)
from kompetensportal.store.tables.figures import (
    ExportRow,
    FigureCountRow,
    FigurePartRow,
    FigureStateRow,
    FigureTouchedRow,
    LessonMinutesRow,
)
from kompetensportal.store.tables.follow_up import (
    AppointmentRow,
    CalendarFeedRow,
    DigestRow,
    ExtensionRow,
    WeeklyPlanRow,
)
from kompetensportal.store.tables.goals import ProfessionLevelRow, TalkRow, TalkStepRow
from kompetensportal.store.tables.intake import QuarantineRow, RawEventRow
from kompetensportal.store.tables.learning import (
    EnrolmentRow,
    EventRow,
    OwnActivityRow,
    TombstoneRow,
)
from kompetensportal.store.tables.local_content import ContentConflictRow, FactChangeRow
from kompetensportal.store.tables.pictures import PictureRow
from kompetensportal.store.tables.programmes import (
    CertificateRow,
    EnrolmentRuleRow,
    LeaveRow,
    MeetingRow,
    MeetingSeatRow,
    ProgrammeVersionRow,
)
from kompetensportal.store.tables.review import (
    FunctionHolderRow,
    ReviewCommentRow,
    ReviewDeedRow,
    ReviewRow,
    TextChangeRow,
    WriterSystemRow,
    WriterUnitRow,
)
from kompetensportal.store.tables.surveys import (
    SheetCountRow,
    SheetKeyRow,
    SheetRow,
    SheetTakenRow,
    SheetTokensRow,
    SheetWordsRow,
    SurveyVersionRow,
    WaitingSheetRow,
)
from kompetensportal.store.tables.wheel import YearGoalRow

__all__ = [
    "AccessRow",
    "AppointmentRow",
    "AttemptRow",
    "Base",
    "CalendarFeedRow",
    "CertificateRow",
    "ContentConflictRow",
    "CredentialRow",
    "DeviceRow",
    "DeviceStoreRow",
    "DigestRow",
    "DraftConflictRow",
    "DraftRevisionRow",
    "DraftRow",
    "DraftSaveRow",
    "DraftWriterRow",
    "EnrolmentCodeRow",
    "EnrolmentRow",
    "EnrolmentRuleRow",
    "EventRow",
    "ExportRow",
    "ExtensionRow",
    "FactChangeRow",
    "FigureCountRow",
    "FigurePartRow",
    "FigureStateRow",
    "FigureTouchedRow",
    "FunctionHolderRow",
    "LeaveRow",
    "LessonMinutesRow",
    "MeetingRow",
    "MeetingSeatRow",
    "MembershipRow",
    "OwnActivityRow",
    "PersonKeyRow",
    "PersonRow",
    "PictureRow",
    "PortalRow",
    "ProfessionLevelRow",
    "ProgrammeVersionRow",
    "QuarantineRow",
    "RawEventRow",
    "ReviewCommentRow",
    "ReviewDeedRow",
    "ReviewRow",
    "SessionRow",
    "SharedBrowserRow",
    "SheetCountRow",
    "SheetKeyRow",
    "SheetRow",
    "SheetTakenRow",
    "SheetTokensRow",
    "SheetWordsRow",
    "SurveyVersionRow",
    "TalkRow",
    "TalkStepRow",
    "TextChangeRow",
    "TextVersionRow",
    "TombstoneRow",
    "UnitRow",
    "WaitingSheetRow",
    "WeeklyPlanRow",
    "WriterSystemRow",
    "WriterUnitRow",
    "YearGoalRow",
]
