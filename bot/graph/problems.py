"""What a request to Microsoft Graph can come to, other than its answer."""

from bot.errors import BodeError


class GraphProblem(BodeError):
    """A request was not answered as hoped. `status` is that of HTTP, 0 where there was no answer; `code` is Graph's own
    or the reason. The message names neither people nor documents."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(f"Microsoft Graph: {status or 'no answer'} {code}".rstrip())
        self.status = status
        self.code = code


class GraphAway(GraphProblem):
    """It does not answer now, or asked for more rest than there was time; later it may."""


class GraphRefused(GraphProblem):
    """Our app may not, as long as nobody grants it: a permission, a site, a token."""


class NotThere(GraphProblem):
    """There is no such thing, or not for us."""


class AlreadyThere(GraphProblem):
    """What was to be made stands there."""


class TokenGone(GraphProblem):
    """The place in the changes is no longer known: begin anew, at `location` where Graph names one."""

    def __init__(self, code: str, location: str) -> None:
        super().__init__(410, code)
        self.location = location


class NotPublished(GraphProblem):
    """A page whose words are those of a draft. `version`: the number of what its readers see, which is not told; 0
    where they see nothing."""

    def __init__(self, version: int = 0) -> None:
        super().__init__(200, "draft")
        self.version = version


class TooLarge(GraphProblem):
    """More bytes came than may be read."""


def problem_of(status: int, code: str, location: str = "") -> GraphProblem:
    if status == 410 or (400 <= status < 500 and code.casefold() in _LOST_PLACES):
        return TokenGone(code, location)
    if status in {401, 403}:
        return GraphRefused(status, code)
    if status == 404:
        return NotThere(status, code)
    if status == 409:
        return AlreadyThere(status, code)
    if status in {408, 429} or status >= 500:
        return GraphAway(status, code)
    return GraphProblem(status, code)


_LOST_PLACES = frozenset({"syncstatenotfound", "syncstateinvalid", "resyncrequired"})
"""A token of directory changes that grew too old may answer 400 or 404 with one of these."""
