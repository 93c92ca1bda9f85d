"""Puts together what other systems call: with an app id the tokens of Entra, in local mode our own."""

from collections.abc import Sequence

from bot.channel.session import open_session
from bot.people.organisations import OrganisationRule
from bot.settings import Settings
from bot.settings_of_systems import KnownSystem, systems_in
from bot.web.api.serving import Api
from bot.web.api.tokens import LOCAL_APP, EntraTokens, LocalTokens
from bot.work.windows import loop_time

LOCAL_NAME = "make run"


def api_of(settings: Settings, rules: Sequence[OrganisationRule]) -> Api:
    """To be called where a loop runs. In local mode one system is known, that of the token that this process makes, and
    it reaches the organisation that commands work for."""
    arrival = settings.arrival_seconds
    if not settings.app_id:
        rules = [OrganisationRule(one.id) for one in rules]
        local = {LOCAL_APP: KnownSystem(LOCAL_NAME, settings.organisation)}
        return Api(LocalTokens(), local, rules, "", clock=loop_time, arrival=arrival)
    tokens = EntraTokens(open_session(), settings.app_id, frozenset(settings.tenant_ids))
    return Api(tokens, systems_in(settings.systems), rules, settings.app_id, clock=loop_time, arrival=arrival)
