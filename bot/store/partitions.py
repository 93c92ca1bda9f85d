"""Which partition each document stands in, and the ids of those of which there is one."""

DIRECTORY = "directory"
SCOPES = "scopes"
"""The partition of all scopes."""
HEAD_ID = "head"
"""Of the document, in the partition of scopes, that tells what was met and announced last."""
CONFIGURATION_PARTITION = "configuration"
"""What was published, and which of it counts."""
CALIBRATION_ID = "calibration"
LEASES = "leases"
"""The partition of all leases, and of the shares of the budget."""
LINKS = "links"
"""The partition of what links are signed with."""
LINK_KEY_ID = "key"
SET_ASIDE_JOBS = "set-aside"
"""The partition of all jobs that were set aside."""
OFFICIAL_ANSWERS = "official"
"""The partition of all official answers and their editions."""
SHARED_AUDIENCES = "shared-audiences"
"""The partition of the audiences that authors share."""
OBJECTIONS = "objections"
"""The partition of all objections to answers."""
REVIEWS = "reviews"
"""The partition of all reviews, one of each official answer and each library that was to be looked at again."""

DUTIES = "duties"
"""The partition of the mandatory announcements that are valid still."""

SENDS = "sends"
"""The partition of which sends are under way, and whether all are halted."""

TEAMS = "teams"
"""The partition of the teams in which Bode is, and of their members."""

INSTALLS = "installs"
"""The partition of what came of installing Bode for people."""

EXAMINATIONS = "examinations"
"""The partition of what was found wrong, week by week."""

AUDIT_CHAIN = "audit"
"""The partition of how far the audit was linked, and of the entries about the audit itself."""

LOOKS = "looks"
"""The partition of the entries of the audit about who looked at what is personal of others."""

ERASURES = "erasures"
"""The partition of the erasures of people, and of how far the nightly round of retention is."""

UNNAMED_QUESTIONS = "questions"
"""The partition of the questions that are kept without who asked them."""

DEFAULT_ORGANISATION = "default"


def person_partition(person: str) -> str:
    return f"person:{person}"


def announcement_partition(announcement: str) -> str:
    return f"announcement:{announcement}"


def answered_partition(key: str) -> str:
    """Of what another system was answered, by its key."""
    return f"answered:{key}"


def request_partition(request: str) -> str:
    """Requests of one form and year share a partition, so that their reference numbers are given in one commit.

    A request's id is `form.year.token`; anything else gives a partition in which nothing stands.
    """
    form, _, rest = request.partition(".")
    return f"requests:{form}:{rest.partition('.')[0]}"


def figures_partition(form: str, year: int) -> str:
    """That of the requests of this form which were begun in that year."""
    return request_partition(f"{form}.{year}.")


def places_partition(form: str) -> str:
    """The places of the options of a form, whatever the year of the requests that took them."""
    return f"places:{form}"


def agenda_partition(form: str) -> str:
    """The agendas of a form."""
    return f"agenda:{form}"


def handoff_partition(handoff: str) -> str:
    return f"handoff:{handoff}"


def notices_partition(subject: str) -> str:
    return f"notices:{subject}"


def sources_partition(origin: str) -> str:
    return f"sources:{origin}"
