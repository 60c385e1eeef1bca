"""What the routes share: the workers, the counts and the limits. It holds no letter between requests."""

from dataclasses import dataclass, field

import msgspec
from starlette.requests import Request

from klartekst.sending.policy import Policy
from klartekst.serving import problem
from klartekst.serving.jobs import Done, Job, Refused
from klartekst.serving.limits import Limits
from klartekst.serving.metrics import Metrics
from klartekst.serving.workers import NoAnswer, Pool


@dataclass(frozen=True, slots=True)
class Access:
    """Who may ask. `hosts` are the names that the service answers to, lower case, without a port.

    `origins` may call it from a web page of theirs. `token` is asked of every request when it is given.
    """

    hosts: frozenset[str] = frozenset({"localhost", "127.0.0.1", "[::1]"})
    origins: frozenset[str] = frozenset()
    token: str | None = None


class RuleOut(msgspec.Struct, frozen=True):
    """A rule as a client sees it."""

    id: str
    title: str
    category: str
    severity: str
    what: str
    why: str
    before: str
    after: str
    source: str


class RulesOut(msgspec.Struct, frozen=True):
    """The rules in force."""

    version: str
    rules: tuple[RuleOut, ...]


@dataclass
class Service:
    """One running service; `held` counts the bytes of the requests in memory."""

    pool: Pool
    limits: Limits
    rules: RulesOut
    access: Access = Access()
    policy: Policy = field(default_factory=Policy)
    metrics: Metrics = field(default_factory=Metrics)
    held: int = 0

    async def do(self, job: Job, request: Request, seconds: float | None = None) -> Done:
        """The answer to a job, within `seconds`. Raises Problem, and Gone when the client has hung up."""
        if not self.pool.ready:
            raise problem.not_ready()
        try:
            answer = await self.pool.do(job, request.is_disconnected, seconds)
        except NoAnswer as error:
            raise problem.unanswered(error) from None
        if isinstance(answer, Refused):
            raise problem.refused(answer)
        self.metrics.found(answer.counts)
        return answer


def service_of(request: Request) -> Service:
    """The service that a request came to."""
    service: Service = request.app.state.service
    return service
