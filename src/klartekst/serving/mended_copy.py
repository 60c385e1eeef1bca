"""The caseworker's own document back from the page: what she put in is written, what is left stands as comments."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from klartekst.danish.numerals import counted
from klartekst.errors import UsageError
from klartekst.letter import Letter
from klartekst.reports.remarks import remarks
from klartekst.result import CheckedLetter
from klartekst.rewriting.apply import overlaps
from klartekst.rewriting.edits import Edit
from klartekst.rules.schema import Rule
from klartekst.serving.jobs import CopyJob
from klartekst.writing.copies import Copy, open_copy


def mended_copy(
    job: CopyJob, check: Callable[[Letter], CheckedLetter], rules: Mapping[str, Rule], date: str
) -> tuple[bytes, str]:
    """The document with the job's edits and comments dated `date` (ISO 8601), and what to tell of it in Danish.

    The comments are those of a new check of the mended letter, as a suggestion may have mended more than its own
    words. An edit whose words come from elsewhere (a field, a link) is not made, and that is told.

    Raises UsageError for edits that do not fit the letter, and as `open_copy` does.
    """
    mended = _opened(job)
    _hold_to(mended.letter.text, job.edits)
    made = [] if mended.locked else mended.replace(job.edits)
    mended = _again(mended, job)
    checked = check(mended.letter)
    original = _opened(job)
    track = bool(made) and job.tracked and original.tracks and not original.floating_letterhead
    if track:
        # A tracked change reads as it will when it is accepted, so the places are those of the mended letter.
        original.track(made, date)
        mended = _again(original, job)
    count = mended.comment(remarks(checked, rules, tips=False), date)
    told = _told(len(made), len(job.edits) - len(made), count, track=track)
    return mended.saved(as_copy=True), " ".join((*told, *_why_otherwise(job, original, len(made))))


def _opened(job: CopyJob) -> Copy:
    copy = open_copy(job.document.data, job.document.name)
    copy.remove_comments()
    return copy


def _again(copy: Copy, job: CopyJob) -> Copy:
    """The copy as a reader of its file finds it: what was written has places of its own."""
    return open_copy(copy.saved(as_copy=False), job.document.name)


def _hold_to(text: str, edits: Sequence[Edit]) -> None:
    """Raises UsageError unless each edit lies in the text and none touches another."""
    inside = all(0 <= start <= end <= len(text) for start, end, _ in edits)
    ordered = sorted(edits)
    if not inside or any(map(overlaps, ordered, ordered[1:])):
        raise UsageError("Rettelserne passer ikke til brevet.", "Tjek brevet igen, og sæt dem ind på ny.")


def _told(made: int, left: int, comments: int, *, track: bool) -> Iterable[str]:
    yield "Kopien er hentet."
    if made:
        how = "kan godkendes i Word" if track else "er skrevet ind"
        yield f"{counted(made, 'rettelse', 'rettelser')} {how}."
    if left:
        yield (
            f"{counted(left, 'rettelse', 'rettelser')} må du selv skrive: "
            "Ordene står i et felt, et link, et sidehoved eller lignende."
        )
    if comments:
        them = "1 kommentar. Fjern den" if comments == 1 else f"{comments} kommentarer. Fjern dem"
        yield f"Der er {them}, før du sender brevet."
    else:
        yield "Der er ingen kommentarer."


def _why_otherwise(job: CopyJob, original: Copy, made: int) -> Iterable[str]:
    """Why the edits are not as they were asked for."""
    if job.edits and original.locked:
        yield "Brevet er beskyttet mod ændringer."
    elif job.tracked and made and original.floating_letterhead:
        yield (
            "Rettelserne er ikke sporet, for brevet har en tabel eller ramme ved siden af teksten. "
            "Så viser nogle programmer gammel og ny tekst oven i hinanden."
        )
