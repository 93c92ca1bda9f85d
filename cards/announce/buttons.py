"""The buttons of an announcement, each with its payload."""

from cards.parts.verbs import Id, Revision, Verb


class AnnouncementCompose(Verb):
    verb = "announcement.compose"
    beside = True


class AnnouncementMine(Verb):
    verb = "announcement.mine"
    beside = True


class AnnouncementOpen(Verb):
    verb = "announcement.open"
    beside = True
    id: Id


class AnnouncementPreview(Verb):
    """Inputs: title, text, image, image_alt, link, everyone, schools, roles, groups, confirmation."""

    verb = "announcement.preview"
    id: Id


class AnnouncementEdit(Verb):
    verb = "announcement.edit"
    id: Id
    revision: Revision


class AnnouncementTest(Verb):
    verb = "announcement.test"
    id: Id
    revision: Revision


class AnnouncementSend(Verb):
    verb = "announcement.send"
    id: Id
    revision: Revision


class AnnouncementDiscard(Verb):
    verb = "announcement.discard"
    id: Id


class AnnouncementConfirm(Verb):
    verb = "announcement.confirm"
    id: Id


class AnnouncementRefresh(Verb):
    verb = "announcement.refresh"
    id: Id


class AnnouncementResume(Verb):
    verb = "announcement.resume"
    id: Id


class AnnouncementMissed(Verb):
    verb = "announcement.missed"
    id: Id


class AnnouncementWho(Verb):
    """Who got it: whom it was for, and how many of each school."""

    verb = "announcement.who"
    id: Id


class AnnouncementReport(Verb):
    """Everybody with what became of it, as a file."""

    verb = "announcement.report"
    beside = True
    id: Id


class AnnouncementSchools(Verb):
    """How it stands in each school."""

    verb = "announcement.schools"
    id: Id
