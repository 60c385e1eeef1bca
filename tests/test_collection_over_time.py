"""Old faults do not fail a run and new ones do; like is compared with like; waivers have reasons and an end."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from klartekst.errors import DataError, UsageError
from klartekst.finding import Severity
from klartekst.scanning.baseline import compare, read_baseline, write_baseline
from klartekst.scanning.collection import Collection
from klartekst.scanning.pool import Pool
from klartekst.scanning.rescoring import rescore
from klartekst.scanning.scan import Limits, Run, scan
from klartekst.scanning.store import FILE_NAME, Store
from klartekst.scanning.trend import trend
from klartekst.scanning.walk import Walk
from klartekst.waivers import Waivers, read_waivers

BAD = (
    "Om din sag\n\nKære borger\n\nSåfremt du flytter, bedes du meddele det til os snarest.\n\n"
    "Du kan ringe til os hver dag, hvis du har spørgsmål til det, vi har skrevet her i brevet til dig. "
    "Vi sidder klar ved telefonen fra klokken ni til klokken tolv, og du må også gerne møde op hos os. "
    "Tag dine papirer med, når du kommer, så kan vi hjælpe dig med det samme.\n\nVenlig hilsen\nKommunen\n"
)
GOOD = BAD.replace(
    "Såfremt du flytter, bedes du meddele det til os snarest.", "Ring til os, hvis du flytter."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six letters with the same faults."""
    for number in range(6):
        path = tmp_path / "breve" / f"brev{number}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(BAD, "utf-8")
    return tmp_path / "breve"


def scanned(folder: Path, store: Store, settings: str | None = None) -> Run:
    """One run."""
    walk = Walk([str(folder)], (), (), folder.parent / "r")
    return scan(Collection(walk, store, settings), Limits(workers=1))


def run(*args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs klartekst in a folder."""
    command = [sys.executable, "-m", "klartekst", *args]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, timeout=300, check=False)


class TestBaseline:
    """What was there before, what is new, and what is mended."""

    def test_what_was_there_is_known_and_what_goes_is_mended(self, folder: Path) -> None:
        """And what comes is new and fails the run."""
        file = folder.parent / "b.json"
        with Store(folder.parent / FILE_NAME) as store:
            first = scanned(folder, store)
            write_baseline(store, first.id, first.rules_version, file)
            baseline = read_baseline(file)
            same = compare(store, first.id, first.rules_version, baseline, Severity.WARNING)
            assert (same.new, same.mended, same.failing) == (0, 0, 0)
            (folder / "brev0.txt").write_text(GOOD, "utf-8")
            (folder / "brev1.txt").write_text(BAD.replace("Tag dine", "Du skal endvidere tage dine"), "utf-8")
            second = scanned(folder, store)
            after = compare(store, second.id, second.rules_version, baseline, Severity.WARNING)
        assert after.mended >= 3
        assert after.new >= 1
        assert after.failing >= 1
        assert after.known + after.mended == same.known
        assert (
            str(after)
            == f"{after.known} kendte, {after.new} {'ny' if after.new == 1 else 'nye'}, {after.mended} løst."
        )

    def test_what_is_still_wrong_in_a_mended_sentence_is_not_new(self, folder: Path) -> None:
        """The sentence has other fingerprints now; only one more fault of a rule fails the run."""
        file = folder.parent / "b.json"
        with Store(folder.parent / FILE_NAME) as store:
            first = scanned(folder, store)
            write_baseline(store, first.id, first.rules_version, file)
            baseline = read_baseline(file)
            (folder / "brev0.txt").write_text(BAD.replace("Såfremt", "Hvis"), "utf-8")
            second = scanned(folder, store)
            mended = compare(store, second.id, second.rules_version, baseline, Severity.TIP)
            twice = BAD.replace("Såfremt", "Hvis").replace(
                "Tag dine", "Såfremt du endvidere kan, så tag dine"
            )
            (folder / "brev0.txt").write_text(twice, "utf-8")
            third = scanned(folder, store)
            worse = compare(store, third.id, third.rules_version, baseline, Severity.TIP)
        assert (mended.new, mended.failing) == (0, 0)
        assert mended.mended >= 1
        assert worse.new >= 1
        assert worse.failing == worse.new

    def test_a_baseline_holds_fingerprints_only(self, folder: Path) -> None:
        """No words, and no CPR number from a file's name."""
        (folder / "brev0.txt").rename(folder / "Svar 010180-1234.txt")
        file = folder.parent / "b.json"
        with Store(folder.parent / FILE_NAME) as store:
            first = scanned(folder, store)
            write_baseline(store, first.id, first.rules_version, file)
        text = file.read_text("utf-8")
        assert "010180" not in text
        assert "flytter" not in text
        documents = json.loads(text)["documents"].values()
        assert all(len(each) == 16 for rules in documents for found in rules.values() for each in found)

    def test_other_rules_are_told_of(self, folder: Path) -> None:
        """What is new may then be due to the rules."""
        file = folder.parent / "b.json"
        with Store(folder.parent / FILE_NAME) as store:
            first = scanned(folder, store)
            write_baseline(store, first.id, "andre", file)
            said = str(compare(store, first.id, first.rules_version, read_baseline(file), Severity.WARNING))
        assert "Reglerne er ændret" in said

    def test_a_missing_and_a_wrong_file_are_told(self, tmp_path: Path) -> None:
        """Before anything is read."""
        with pytest.raises(UsageError):
            read_baseline(tmp_path / "nej.json")
        (tmp_path / "forkert.json").write_text("{}", "utf-8")
        with pytest.raises(DataError):
            read_baseline(tmp_path / "forkert.json")


class TestTrend:
    """Runs beside each other."""

    def test_a_mended_letter_shows_as_better(self, folder: Path) -> None:
        """Per document, per kind and over all."""
        with Store(folder.parent / FILE_NAME) as store:
            scanned(folder, store)
            for number in range(4):
                (folder / f"brev{number}.txt").write_text(GOOD, "utf-8")
            (folder / "brev5.txt").unlink()
            (folder / "ny.txt").write_text(GOOD, "utf-8")
            scanned(folder, store)
            made = trend(store)
        assert len(made.points) == 2
        before, after = made.points
        assert before.score is not None
        assert after.score is not None
        assert after.score > before.score
        assert {each.name for each in made.better} == {f"brev{number}.txt" for number in range(4)}
        assert all(each.after > each.before for each in made.better)
        assert made.worse == ()
        assert (made.new, made.gone) == (1, 1)

    def test_runs_under_other_rules_are_not_compared(self, folder: Path) -> None:
        """A better score may be a milder rule: it is refused, with what to do."""
        mild = folder.parent / "mild.toml"
        mild.write_text('[words]\nallowed = ["såfremt"]\n', "utf-8")
        with Store(folder.parent / FILE_NAME) as store:
            scanned(folder, store)
            scanned(folder, store, str(mild))
            with pytest.raises(UsageError, match="kan ikke sammenlignes"):
                trend(store)
            scanned(folder, store, str(mild))
            made = trend(store)
        assert made.other == 1
        assert len(made.points) == 2

    def test_an_older_run_is_scored_again_from_what_is_unchanged_and_at_hand(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Unchanged letters are known under the new rules; of a changed one the old copy is read."""
        old = folder.parent / "gamle" / "brev0.txt"
        old.parent.mkdir()
        shutil.copy(folder / "brev0.txt", old)
        mild = folder.parent / "mild.toml"
        mild.write_text('[words]\nallowed = ["såfremt"]\n', "utf-8")
        with Store(folder.parent / "r" / FILE_NAME) as store:
            scanned(folder, store)
            for number in (0, 1):
                (folder / f"brev{number}.txt").write_text(GOOD, "utf-8")
            (folder / "brev2.txt").unlink()
            scanned(folder, store, str(mild))
            kept = store.db.execute("SELECT * FROM run_file").fetchall()
        with Store(folder.parent / "r" / FILE_NAME) as store:
            (told,) = again = rescore(store, [str(old.parent)], str(mild))
            assert (told.files, told.done, told.missing) == (6, 4, ("brev1.txt", "brev2.txt"))
            made = trend(store, again)
            assert len(made.points) == 2
            assert made.points[0].documents == 4
            assert [each.name for each in made.better] == ["brev0.txt"]
            assert made.worse == ()
            # brev1 and brev2 were there before; that they have no score now makes them neither new nor gone.
            assert (made.new, made.gone, made.other) == (0, 0, 0)
            assert store.db.execute("SELECT * FROM main.run_file").fetchall() == kept
        with Store(folder.parent / "r" / FILE_NAME) as store:
            monkeypatch.setattr(
                Pool, "run", lambda pool, sources: [pytest.fail(f"{each.name} is read") for each in sources]
            )
            assert rescore(store, [str(old.parent)], str(mild))[0].done == 4, "what was read once is known"

    def test_the_scores_of_an_older_run_are_those_of_the_new_rules(self, folder: Path) -> None:
        """As if the old letters had been scanned with them."""
        mild = folder.parent / "mild.toml"
        mild.write_text('[words]\nallowed = ["såfremt"]\n', "utf-8")
        with Store(folder.parent / "a" / FILE_NAME) as store:
            scanned(folder, store)
            shutil.copytree(folder, folder.parent / "gamle")
            for path in folder.iterdir():
                path.write_text(GOOD, "utf-8")
            scanned(folder, store, str(mild))
            made = trend(store, rescore(store, [str(folder.parent / "gamle")], str(mild)))
        with Store(folder.parent / "b" / FILE_NAME) as store:
            scanned(folder.parent / "gamle", store, str(mild))
            scanned(folder, store, str(mild))
            other = trend(store)
        assert made.points == other.points
        assert made.better == other.better

    def test_rules_that_changed_since_the_last_run_are_told_of(self, folder: Path) -> None:
        """The old run would get the points of a third set of rules."""
        mild = folder.parent / "mild.toml"
        mild.write_text('[words]\nallowed = ["såfremt"]\n', "utf-8")
        with Store(folder.parent / FILE_NAME) as store:
            scanned(folder, store)
            scanned(folder, store, str(mild))
            with pytest.raises(UsageError, match="ikke dem fra den seneste kørsel"):
                rescore(store, [str(folder)], None)

    def test_the_command_refuses_offers_and_says_what_it_could_not(self, folder: Path) -> None:
        """As a user meets it."""
        top = folder.parent
        run("scan", "breve", "--workers", "1", cwd=top)
        (folder / "klartekst.toml").write_text('[words]\nallowed = ["såfremt"]\n', "utf-8")
        (folder / "brev3.txt").write_text(GOOD, "utf-8")
        run("scan", "breve", "--workers", "1", cwd=top)
        refused = run("trend", cwd=top)
        assert refused.returncode == 2
        assert "efter --rescore" in refused.stderr
        done = run("trend", "--rescore", "breve", "--output", "u.html", cwd=top)
        assert done.returncode == 0, done.stderr
        assert "har fået point igen med de nye regler: 5 af 6 filer." in done.stdout
        assert "Tallene for den kørsel gælder kun de 5." in done.stdout
        assert "ligger ikke i mappen: brev3.txt." in done.stdout
        assert "gælder kun de 5." in (top / "u.html").read_text("utf-8")

    def test_small_collections_have_no_figures(self, folder: Path) -> None:
        """Four letters are somebody's."""
        for number in (4, 5):
            (folder / f"brev{number}.txt").unlink()
        with Store(folder.parent / FILE_NAME) as store:
            scanned(folder, store)
            scanned(folder, store)
            made = trend(store)
        assert {each.score for each in made.points} == {None}
        assert made.kinds == ()

    def test_one_run_and_none_are_told(self, folder: Path) -> None:
        """There is nothing to compare with."""
        with Store(folder.parent / FILE_NAME) as store:
            with pytest.raises(UsageError):
                trend(store)
            scanned(folder, store)
            with pytest.raises(UsageError, match="kun én"):
                trend(store)


class TestWaivers:
    """What is accepted."""

    def test_an_accepted_finding_is_gone_and_an_unused_one_is_told(self, folder: Path) -> None:
        """As a user meets it: accept, scan, mend, scan."""
        accepted = run(
            "accept", "breve/brev0.txt", "kancellisprog", "--reason", "Juristen siger det", cwd=folder.parent
        )
        assert accepted.returncode == 0, accepted.stderr
        first = run("scan", "breve", "--export", "jsonl", "--workers", "1", cwd=folder.parent)
        assert first.returncode == 0, first.stderr
        assert '"kancellisprog"' not in (folder.parent / "rapport" / "fund.jsonl").read_text("utf-8")
        assert "bruges ikke mere" not in first.stderr
        checked = run("check", "breve/brev0.txt", "--all", cwd=folder.parent)
        assert "kancellisprog" not in checked.stdout
        for path in folder.iterdir():
            path.write_text(GOOD, "utf-8")
        second = run("scan", "breve", "--workers", "1", cwd=folder.parent)
        assert "Accepten af kancellisprog (Juristen siger det) bruges ikke mere." in second.stderr

    def test_a_reason_and_a_finding_are_asked_for(self, folder: Path) -> None:
        """Nothing is accepted by mistake."""
        bare = run("accept", "breve/brev0.txt", "kancellisprog", "--reason", " ", cwd=folder.parent)
        wrong = run("accept", "breve/brev0.txt", "kancelisprog", "--reason", "x", cwd=folder.parent)
        assert (bare.returncode, wrong.returncode) == (2, 2)
        assert "Reglen »kancelisprog« findes ikke. Mente du »kancellisprog«?" in wrong.stderr

    def test_a_broken_list_is_told(self, tmp_path: Path) -> None:
        """And a missing one is an empty one."""
        assert read_waivers(tmp_path / "ingen.json").by_fingerprint == {}
        (tmp_path / "forkert.json").write_text("[]", "utf-8")
        with pytest.raises(DataError):
            read_waivers(tmp_path / "forkert.json")

    def test_the_list_is_the_same_whatever_order_it_grew_in(self, tmp_path: Path) -> None:
        """So that a repository shows only what changed."""
        from klartekst.finding import Category, Finding

        found = [
            Finding(rule, Category.VAGUE, Severity.TIP, "x", 0, 1, fingerprint=rule * 4)
            for rule in ("a", "b", "c")
        ]
        for name, order in (("1.json", found), ("2.json", found[::-1])):
            waivers = Waivers()
            assert all(waivers.add(each, "fordi") for each in order)
            assert not waivers.add(found[0], "igen")
            waivers.write(tmp_path / name)
        assert (tmp_path / "1.json").read_text("utf-8") == (tmp_path / "2.json").read_text("utf-8")


class TestCompare:
    """Two letters, two folders, two set-ups."""

    def test_two_versions_of_a_letter(self, tmp_path: Path) -> None:
        """What went and where it was."""
        (tmp_path / "gammel.txt").write_text(BAD, "utf-8")
        (tmp_path / "ny.txt").write_text(GOOD, "utf-8")
        done = run("compare", "gammel.txt", "ny.txt", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert "− kancellisprog (afsnit 1)" in done.stdout
        assert "  + " not in done.stdout

    def test_one_word_mended_is_one_thing_mended(self, tmp_path: Path) -> None:
        """What is still wrong in the sentence has neither gone nor come."""
        (tmp_path / "gammel.txt").write_text(BAD, "utf-8")
        (tmp_path / "ny.txt").write_text(BAD.replace("Såfremt", "Hvis"), "utf-8")
        done = run("compare", "gammel.txt", "ny.txt", cwd=tmp_path)
        assert "ny.txt: 1 løst, 0 nye" in done.stdout
        assert "  + " not in done.stdout

    def test_two_folders_and_what_only_one_has(self, folder: Path) -> None:
        """File by file, and rule by rule."""
        other = folder.parent / "nye"
        other.mkdir()
        (other / "brev0.txt").write_text(GOOD, "utf-8")
        (other / "ekstra.txt").write_text(GOOD, "utf-8")
        done = run("compare", "breve", "nye", cwd=folder.parent)
        assert "brev0.txt: " in done.stdout
        assert "Kun efter: ekstra.txt" in done.stdout
        assert "Kun før: brev1.txt" in done.stdout

    def test_two_set_ups_over_a_folder(self, folder: Path) -> None:
        """Which findings a new set of rules would take away."""
        (folder.parent / "a.toml").write_text("", "utf-8")
        (folder.parent / "b.toml").write_text('[rules]\noff = ["kancellisprog"]\n', "utf-8")
        done = run("compare", "a.toml", "b.toml", "--letters", "breve", cwd=folder.parent)
        last = done.stdout.strip().splitlines()[-1]
        assert " 0 nye, " in last
        assert not last.startswith("0 løst")

    def test_a_file_and_a_folder_cannot_be_compared(self, folder: Path) -> None:
        """Wrong use."""
        assert run("compare", "breve", "breve/brev0.txt", cwd=folder.parent).returncode == 2
