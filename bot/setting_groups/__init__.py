"""The settings, by what they are about: a class each, of which `bot.settings` makes one."""
