"""How fast `klartekst serve` answers, and whether it forgets: bounded load on this machine's own loopback.

    python benchmarks/service.py [LETTERS] [CLIENTS]

Starts a service of its own, sends one letter of a page at a time (warm), then LETTERS letters from CLIENTS clients
at once, each letter with a number of its own to tell mixed-up answers, and prints times, lost and mixed-up answers,
and the memory of the service and its workers before and after.

Last run, on two cores with a load of 9 to 12 from other work: 10,000 letters from 8 clients, none lost or mixed up,
47 a second; 203 MB for the service and two workers before and 204 MB after. One page at a time took 133 ms of
processor time (118 ms of it the check itself); the p95 of 650 ms on the clock is the busy machine's.
"""

import subprocess
import sys
import time
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
    times = []
    before = _cpu(pid)
    for _ in range(ALONE):
        begun = time.perf_counter()
        client.post("/v1/check", json={"text": LETTER}).raise_for_status()
        times.append(1000 * (time.perf_counter() - begun))
    cuts = quantiles(times, n=100)
    print(
        f"one at a time, {len(LETTER)} characters: p50 {cuts[49]:.0f} ms, p95 {cuts[94]:.0f} ms, p99 {cuts[98]:.0f} ms"
    )
    print(f"CPU time a letter: {1000 * (_cpu(pid) - before) / ALONE:.0f} ms")


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
    threads = [path / "children" for path in Path(f"/proc/{pid}/task").iterdir()]
    children = [each for path in threads for each in path.read_text().split()]
    return [pid, *map(int, children)]


def _memory(pid: int) -> float:
    """Resident memory of the service and its workers, MB."""
    pages = sum(int(Path(f"/proc/{each}/statm").read_text().split()[1]) for each in _family(pid))
    return pages * 4096 / 1e6


def _cpu(pid: int) -> float:
    """Seconds of CPU that the service and its workers have used."""
    ticks = 0
    for each in _family(pid):
        fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / 100


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
