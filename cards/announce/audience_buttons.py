"""The buttons with which an author puts the audience of a draft together."""

from typing import Annotated

from pydantic import Field

from cards.parts.verbs import Id, Revision, Verb

Place = Annotated[int, Field(strict=True, ge=-1, le=100)]
"""Of a part among the others, from 0; -1 for a new one."""
Except = Annotated[bool, Field(strict=True)]
"""Whether it is a part of those who do not get it."""


class AudienceBegin(Verb):
    """From the step of the audience. Inputs: everyone, schools, roles, groups, as they stand there."""

    verb = "audience.begin"
    id: Id
    revision: Revision


class AudienceShow(Verb):
    verb = "audience.show"
    id: Id


class AudiencePart(Verb):
    """A part to be written, or changed."""

    verb = "audience.part"
    id: Id
    revision: Revision
    place: Place
    without: Except


class AudienceKeep(Verb):
    """Inputs: everyone, schools, functions, groups, jobs."""

    verb = "audience.keep"
    id: Id
    revision: Revision
    place: Place
    without: Except


class AudienceRemove(Verb):
    verb = "audience.remove"
    id: Id
    revision: Revision
    place: Place
    without: Except


class AudienceList(Verb):
    """A list of names and addresses to be pasted, or changed."""

    verb = "audience.list"
    id: Id
    revision: Revision
    place: Place
    without: Except


class AudiencePaste(Verb):
    """Inputs: names."""

    verb = "audience.paste"
    id: Id
    revision: Revision
    place: Place
    without: Except


class AudienceChannels(Verb):
    """Channels of teams to be chosen. Inputs: words, channels."""

    verb = "audience.channels"
    id: Id
    revision: Revision
    place: Place


class AudiencePost(Verb):
    """Inputs: channels."""

    verb = "audience.post"
    id: Id
    revision: Revision
    place: Place


class AudienceSaved(Verb):
    """Those that are kept under a name."""

    verb = "audience.saved"
    id: Id
    revision: Revision


class AudienceUse(Verb):
    verb = "audience.use"
    id: Id
    revision: Revision
    saved: Id


class AudienceSave(Verb):
    """Inputs: name, shared."""

    verb = "audience.save"
    id: Id
    revision: Revision


class AudienceForget(Verb):
    verb = "audience.forget"
    id: Id
    revision: Revision
    saved: Id


class AudienceFile(Verb):
    """The list that was sent as a file is for this draft."""

    verb = "audience.file"
    id: Id
    list: Id
