"""How fast `klartekst serve` answers, what the service itself costs, and whether it forgets: bounded load on loopback.

    python benchmarks/service.py [LETTERS] [CLIENTS]

Starts a service of its own, sends one letter of a page at a time (warm), then LETTERS letters from CLIENTS clients at
once, each with a number of its own to tell mixed-up answers, and prints times, lost and mixed-up answers, and the
memory of the service and its workers. What it last printed stands in README.md beside it.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import quantiles

import httpx

PORT = 8097
ALONE = 200
SENTENCES = 7
LETTER = (Path(__file__).parents[1] / "examples/breve/hjaelpemiddel-afslag.foer.txt").read_text("utf-8")


def main(letters: int = 10_000, clients: int = 8) -> None:
    """Starts the service, measures, and stops it."""
    command = [sys.executable, "-m", "klartekst", "serve", "--port", str(PORT)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as service:
        try:
            client = httpx.Client(base_url=f"http://127.0.0.1:{PORT}", timeout=60)
            _wait(client)
            _alone(client, service.pid)
            _together(client, service.pid, letters, clients)
        finally:
            service.terminate()


def _wait(client: httpx.Client) -> None:
    for _ in range(600):
        try:
            if client.get("/readyz").status_code == 200:
                return
        except httpx.ConnectError:
            pass
        time.sleep(0.1)
    raise SystemExit("the service did not start")


def _alone(client: httpx.Client, pid: int) -> None:
    """A page at a time; and a text of nothing, which goes all the way to a worker and back without a check."""
    workers = _family(pid)[1:]
    before = _cpu([pid]), _cpu(workers)
    _timed(
        f"one at a time, {len(LETTER)} characters", lambda: client.post("/v1/check", json={"text": LETTER})
    )
    own, theirs = _cpu([pid]) - before[0], _cpu(workers) - before[1]
    print(
        f"processor time a letter: {1000 * theirs / ALONE:.0f} ms in the worker, "
        f"{1000 * own / ALONE:.1f} ms in the service around it"
    )
    _timed("to a worker and back, nothing to check", lambda: client.post("/v1/check", json={"text": ""}))


def _timed(what: str, ask: Callable[[], httpx.Response]) -> None:
    times = []
    for _ in range(ALONE):
        begun = time.perf_counter()
        ask()
        times.append(1000 * (time.perf_counter() - begun))
    cuts = quantiles(times, n=100)
    print(f"{what}: p50 {cuts[49]:.1f} ms, p95 {cuts[94]:.1f} ms, p99 {cuts[98]:.1f} ms on the clock")


def _together(client: httpx.Client, pid: int, letters: int, clients: int) -> None:
    texts = [f"Kære Anna\n\n{'Du får svar. ' * (number % SENTENCES + 1)}\n" for number in range(SENTENCES)]
    sizes = [_memory(pid)]

    def one(number: int) -> bool:
        answer = client.post("/v1/check", json={"text": texts[number % SENTENCES]})
        return bool(answer.json()["letters"][0]["metrics"]["sentences"] == number % SENTENCES + 1)

    begun = time.perf_counter()
    right = 0
    with ThreadPoolExecutor(clients) as threads:
        for start in range(0, letters, 1000):
            right += sum(threads.map(one, range(start, min(letters, start + 1000))))
            # A real letter among the short ones: what a page leaves behind would show.
            client.post("/v1/check", json={"text": LETTER}).raise_for_status()
            sizes.append(_memory(pid))
    took = time.perf_counter() - begun
    print(
        f"{letters} letters from {clients} clients: {letters / took:.0f} a second, {letters - right} lost or mixed up"
    )
    print(
        "memory of service and workers, MB, every 1,000 letters:", " ".join(f"{size:.0f}" for size in sizes)
    )


def _family(pid: int) -> list[int]:
    """The service's own process, then those it has started."""
    threads = [path / "children" for path in Path(f"/proc/{pid}/task").iterdir()]
    children = [each for path in threads for each in path.read_text().split()]
    return [pid, *map(int, children)]


def _memory(pid: int) -> float:
    """Resident memory of the service and its workers, MB."""
    pages = sum(int(Path(f"/proc/{each}/statm").read_text().split()[1]) for each in _family(pid))
    return pages * 4096 / 1e6


def _cpu(processes: list[int]) -> float:
    """Seconds of processor time, user and system, that these processes have used."""
    ticks = 0
    for each in processes:
        fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / 100


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
