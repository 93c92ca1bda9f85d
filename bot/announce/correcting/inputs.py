"""What the inputs of a correction are called, which stand on its card once for each language."""

from bot.words.languages import Language


def input_in(at: str, language: Language) -> str:
    return f"{at}_{language}"
