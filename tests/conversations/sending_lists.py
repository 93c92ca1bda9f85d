"""A file that stands in somebody's OneDrive, and is sent in the chat from there."""

from bot.channel.file_messages import SentFile
from tests.conversations.school import School


def on_drive(school: School, name: str, content: bytes) -> SentFile:
    place = f"https://school-my.sharepoint.com/download/{name}"
    school.recorder.drive[place] = content
    return SentFile(name, name.rpartition(".")[2], place)
