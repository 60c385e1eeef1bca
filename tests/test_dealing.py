"""Each file is dealt once, the files of a folder mostly to one worker, and nobody is idle while another has many."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from klartekst.scanning.dealing import STRETCH, Dealer
from klartekst.scanning.values import Source


def source(folder: str, number: int) -> Source:
    """A file."""
    return Source(f"/{folder}/{number}.txt", f"{folder}/{number}.txt", folder, 1, 1, 1)


def collection(*sizes: int) -> list[Source]:
    """So many files in each folder."""
    return [source(f"mappe{at}", number) for at, size in enumerate(sizes) for number in range(size)]


def turns(dealer: Dealer, workers: int) -> Iterator[tuple[int, list[Source]]]:
    """Workers that are equally quick."""
    while True:
        dealt = [(worker, dealer.deal(worker, 4)) for worker in range(workers)]
        yield from dealt
        if not any(files for _, files in dealt):
            return


@given(st.lists(st.integers(0, 90), max_size=5), st.integers(1, 4))
def test_every_file_is_dealt_once(sizes: list[int], workers: int) -> None:
    """Whatever lies in the folders."""
    files = collection(*sizes)
    dealt = [each for _, some in turns(Dealer(files), workers) for each in some]
    assert sorted(each.name for each in dealt) == sorted(each.name for each in files)


def test_a_folder_goes_to_one_worker_while_there_are_others() -> None:
    """Its templates are learned once."""
    mine = dict.fromkeys(range(2), 0)
    of: dict[str, set[int]] = {}
    for worker, files in turns(Dealer(collection(*[20] * 10)), 2):
        mine[worker] += len(files)
        for each in files:
            of.setdefault(each.department, set()).add(worker)
    assert abs(mine[0] - mine[1]) <= 2
    assert sum(len(workers) > 1 for workers in of.values()) <= 1, "only the last is shared"


def test_a_large_folder_is_cut() -> None:
    """One folder with everything in it is work for all."""
    dealer = Dealer(collection(3 * STRETCH))
    assert dealer.deal(0, 1)[0].name == "mappe0/0.txt"
    assert dealer.deal(1, 1)[0].name == f"mappe0/{STRETCH}.txt"


def test_who_has_none_left_takes_half_of_what_another_has() -> None:
    """The last files do not wait for one worker."""
    dealer = Dealer(collection(20))
    dealer.deal(0, 4)
    assert [each.name for each in dealer.deal(1, 2)] == ["mappe0/12.txt", "mappe0/13.txt"]


def test_the_last_files_are_dealt_a_few_at_a_time() -> None:
    """Who is told many at once when little is left has them when the others have none."""
    dealer = Dealer(collection(40))
    dealer.deal(0, 1)  # cuts the stretch: no more are coming
    sizes = []
    while dealer.left:
        sizes.append(len(dealer.deal(len(sizes) % 2, 16)))
    assert sizes[0] == 16
    assert sizes[-1] == 1
    assert sizes == sorted(sizes, reverse=True)
    assert sum(sizes) == 39


def test_what_a_lost_worker_had_goes_to_the_others_first() -> None:
    """What it was told, and the rest of its stretch."""
    files = collection(6, 6)
    dealer = Dealer(files)
    told = dealer.deal(0, 2)
    dealer.give_back(0, told[1:])
    assert dealer.deal(1, 12) == files[1:]
