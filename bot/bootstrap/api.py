"""Puts together what other systems call: with an app id the tokens of Entra, in local mode our own."""

from collections.abc import Mapping, Sequence

from bot.bootstrap.channels import tenants_of
from bot.channel.session import open_session
from bot.people.organisations import OrganisationRule
from bot.settings import Settings
from bot.settings_of_systems import KnownSystem, systems_in
from bot.web.api.serving import Api
from bot.web.api.tokens import LOCAL_APP, EntraTokens, LocalTokens
from bot.work.windows import loop_time

LOCAL_NAME = "make run"


def api_of(settings: Settings, rules: Sequence[OrganisationRule], each: Mapping[str, Settings]) -> Api:
    """To be called where a loop runs; `each` are the settings of the organisations. In local mode one system is known,
    that of the token that this process makes, and it reaches the organisation that commands work for."""
    arrival = settings.arrival_seconds
    if not settings.app_id:
        rules = [OrganisationRule(one.id) for one in rules]
        local = {LOCAL_APP: KnownSystem(LOCAL_NAME, settings.organisation)}
        return Api(LocalTokens(), local, rules, clock=loop_time, arrival=arrival)
    tokens = EntraTokens(open_session(), _tenants_by_app(rules, each))
    return Api(tokens, systems_in(settings.systems), rules, clock=loop_time, arrival=arrival)


def _tenants_by_app(rules: Sequence[OrganisationRule], each: Mapping[str, Settings]) -> Mapping[str, frozenset[str]]:
    """A token for one app counts from the tenants of its own organisations alone."""
    apps: dict[str, list[OrganisationRule]] = {}
    for rule in rules:
        apps.setdefault(each[rule.id].app_id, []).append(rule)
    if len(apps) == 1:
        return {app: frozenset(each[of_it[0].id].tenant_ids) for app, of_it in apps.items()}
    return {app: tenants_of(each, of_it) for app, of_it in apps.items()}
