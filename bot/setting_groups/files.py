"""Where files stand: Bode's own folder, and what an organisation writes itself."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings

from bot.setting_groups.shipped import SHIPPED


class Files(BaseSettings):
    """The settings that name folders and files."""

    data_dir: Path = Field(Path("data"), description="Folder of the embedded store, queue and index.")
    forms_dir: Path = Field(SHIPPED / "dialogs" / "forms", description="Folder of the request forms.")
    organisation: str = Field("default", description="Id of the organisation that commands work for.")
    organisations_file: Path | None = Field(
        None,
        description="Which tenants, apps and groups belong to which organisation (docs/organisations.md). Empty: "
        "everybody is of one.",
    )
    directory_file: Path | None = Field(
        None,
        description="People, schools and groups of BODE_ORGANISATION, as in samples/organisation.toml: loaded by the "
        "running bot whenever the file changed. Empty: they are loaded by `python app.py load`.",
    )
    mapping_file: Path | None = Field(
        None,
        description="Who the accounts of BODE_GRAPH_TENANT are here (docs/beheer/personeel-uit-entra.md): then people "
        "come from there. Empty: mapping.toml in the data folder, where it is there.",
    )
    topics_file: Path | None = Field(
        None, description="The topics with their experts. Empty: topics.toml in the data folder, where it is there."
    )
    circles_file: Path | None = Field(
        None,
        description="Which documents are for which part of the staff (docs/beheer/doelgroepen.md). Empty: circles.toml "
        "in the data folder, where it is there.",
    )
    authors_file: Path | None = Field(
        None,
        description="Who may announce to whom, and who confirms it (docs/beheer/wie-mag-mededelen.md). Empty: "
        "authors.toml in the data folder, where it is there; else communication to everybody and a headmaster to "
        "the own school.",
    )
    calendar_file: Path | None = Field(
        None,
        description="Days off and on of the schools (samples/calendar.toml). Empty: calendar.toml in the data folder, "
        "where it is there.",
    )
    tariffs_file: Path | None = Field(
        None,
        description="What a kilometre for work is worth (samples/tariffs.toml). Empty: tariffs.toml in the data "
        "folder, where it is there.",
    )
    thresholds_file: Path | None = Field(
        default=None,
        description="From which amounts on a purchase goes another way (docs/beheer/drempelbedragen.md). Empty: "
        "thresholds.toml in the data folder, where it is there, else those that come with Bode.",
    )
    leave_rights_file: Path | None = Field(
        None,
        description="Rights to leave by event and kinship (docs/beheer/verlofrechten.md). Empty: leave_rights.toml in "
        "the data folder, where it is there, else those of the circulars for Flemish schools.",
    )
    papers_file: Path | None = Field(
        None,
        description="The papers that Bode makes, such as an employment certificate (docs/beheer/attesten.md). Empty: "
        "papers.toml in the data folder, where it is there.",
    )
    templates_file: Path | None = Field(
        None,
        description="The texts that an announcement can begin from (docs/beheer/sjablonen.md). Empty: "
        "templates.toml in the data folder, where it is there, else those that come with Bode.",
    )
    retention_file: Path | None = Field(
        None,
        description="How many days is kept what has no end by itself (docs/beheer/privacy.md). Empty: retention.toml "
        "in the data folder, where it is there, else periods that most can keep.",
    )
    synonyms_file: Path | None = Field(
        None,
        description="Other names of words in the house. Empty: synonyms.toml in the data folder, where it is there.",
    )
    libraries_file: Path | None = Field(
        None,
        description="Which places are indexed, and how often (docs/libraries.md). Empty: libraries.toml in the data "
        "folder, where it is there.",
    )
