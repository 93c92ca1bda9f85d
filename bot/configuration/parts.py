"""The parts there are, by name: what each is read with, and what counts where nobody wrote any."""

from collections.abc import Mapping
from typing import Any

from bot.announce.templates.templates_file import templates_of_files
from bot.answer.circle import Circles
from bot.answer.circles_file import circles_of
from bot.answer.experts.topic import Topics
from bot.answer.experts.topics_file import topics_of
from bot.answer.library.libraries_file import Place, places_of
from bot.configuration.part import Part, of_one_file, remembered
from bot.people.authors import USUAL
from bot.people.authors_file import authors_of
from bot.people.calendar import Calendar
from bot.people.calendar_file import calendar_of
from bot.people.mapping import TenantMapping
from bot.people.mapping_file import mapping_of
from bot.people.papers import Papers
from bot.people.papers_file import papers_of
from bot.people.retention import USUAL as USUAL_RETENTION
from bot.people.retention_file import retention_of
from bot.people.rights_file import rights_of_files
from bot.people.tariffs import Tariffs
from bot.people.tariffs_file import tariffs_of
from bot.people.thresholds_file import thresholds_of_files
from bot.words.thesaurus import thesaurus_of
from dialogs.form import forms_of

FORMS = Part("forms", remembered(forms_of))
TOPICS = Part("topics", of_one_file(topics_of, Topics()))
CIRCLES = Part("circles", of_one_file(circles_of, Circles()))
SYNONYMS = Part("synonyms", remembered(thesaurus_of))
CALENDAR = Part("calendar", of_one_file(calendar_of, Calendar()))
THRESHOLDS = Part("thresholds", thresholds_of_files)
TARIFFS = Part("tariffs", of_one_file(tariffs_of, Tariffs()))
LEAVE_RIGHTS = Part("leave_rights", rights_of_files)
PAPERS = Part("papers", of_one_file(papers_of, Papers()))
TEMPLATES = Part("templates", templates_of_files)
LIBRARIES = Part("libraries", of_one_file(places_of, tuple[Place, ...]()))
AUTHORS = Part("authors", of_one_file(authors_of, USUAL))
RETENTION = Part("retention", of_one_file(retention_of, USUAL_RETENTION))
MAPPING = Part("mapping", of_one_file(mapping_of, TenantMapping()))

_ALL = (
    *(FORMS, TOPICS, SYNONYMS, CALENDAR, TARIFFS, THRESHOLDS),
    *(LEAVE_RIGHTS, PAPERS, TEMPLATES, LIBRARIES, CIRCLES, AUTHORS, RETENTION, MAPPING),
)
PARTS: Mapping[str, Part[Any]] = {part.name: part for part in _ALL}
