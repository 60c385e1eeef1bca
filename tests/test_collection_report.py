"""The report on a collection: planted repeats are found, figures are right, small groups and letters are not shown."""

import random
import re
import statistics
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from klartekst.checker import load_all_rules
from klartekst.danish.abbreviations import Abbreviations
from klartekst.danish.characters import view
from klartekst.danish.numerals import thousands
from klartekst.danish.tokens import tokenize
from klartekst.errors import DataError
from klartekst.scanning.clusters import ALIKE, group, leaders
from klartekst.scanning.collection import Collection
from klartekst.scanning.report.charts import WIDTH, bar_chart, line_chart
from klartekst.scanning.report.excerpts import Excerpts
from klartekst.scanning.report.overview import overview
from klartekst.scanning.report.pages import Pages
from klartekst.scanning.report.tally import tally
from klartekst.scanning.report.volumes import Volumes, read_volumes
from klartekst.scanning.scan import Limits, Run, scan
from klartekst.scanning.shapes import Shaper, masked, parts
from klartekst.scanning.spread import Spread
from klartekst.scanning.store import FILE_NAME, Store
from klartekst.scanning.walk import Walk

OFFICES = ("job", "børn", "ældre", "teknik")
SHARED = "Såfremt der sker ændringer i dine forhold, bedes du rette henvendelse til [enhed] snarest."
NEARLY = (
    "Såfremt der sker væsentlige ændringer i dine forhold, bedes du rette henvendelse til [enhed] snarest."
)
OWN = (
    "Ansøgningen om briller skal fremsendes inden udgangen af måneden.",
    "Kørslen til skolen iværksættes hurtigst muligt efter ferien.",
    "Støtten til dit barn effektueres, når skemaet er udfyldt af skolen.",
    "Taksten for madservice opkræves forud for hver enkelt måned.",
)

WORDS = (
    "kommunen sender pengene regning bolig flytter voksen skole hjemme arbejde betaler "
    "måned borger samtale møde læge rapport ansøger svarer vurderer afgør bilag oplysning "
    "ændring frist klage svar husleje børn støtte hjælp træning bus kørsel madservice vagt "
    "nøgle besøg plan aftale skema kopi "
)


def template(number: int) -> str:
    """A template with gaps; all share a sentence, half of them with one word more."""
    sentence = SHARED if number % 2 else NEARLY
    return (
        f"Om din sag\n\nKære [navn]\n\n{sentence}\n\n{OWN[number % 4]}\n\n"
        "Vi har behandlet [emne] for dig. Du kan ringe til os, hvis du har spørgsmål til brevet. "
        "Vi sidder klar ved telefonen hver dag mellem klokken ni og klokken tolv, og du kan også møde op. "
        "Husk at tage dine papirer med, når du kommer, så vi kan hjælpe dig med det samme.\n\nVenlig hilsen\n[navn]\n"
    )


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Store, Run]:
    """Twenty-three templates and a letter to somebody, scanned."""
    top = tmp_path_factory.mktemp("samling")
    for number in range(23):
        path = top / "breve" / OFFICES[min(number // 6, 3)] / f"skabelon{number:02}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(template(number), "utf-8")
    (top / "breve" / "job" / "rigtigt.txt").write_text(
        template(1).replace("[navn]", "Fatima Kanariefugl").replace("[enhed]", "Jobcentret"), "utf-8"
    )
    (top / "breve" / "job" / "itu.docx").write_bytes(b"PK\x03\x04")
    (top / "klartekst.toml").write_text("", "utf-8")
    store = Store(top / "rapport" / FILE_NAME)
    walk = Walk([str(top / "breve")], (), (), top / "rapport")
    run = scan(Collection(walk, store), Limits(workers=1))
    group(store)
    return top, store, run


def written(
    collection: tuple[Path, Store, Run], volumes: Volumes | None = None, excerpts: bool = False
) -> Path:
    """The report's index."""
    top, store, run = collection
    walk = Walk([str(top / "breve")], (), (), top / "rapport")
    quoting = Excerpts(Collection(walk, store).paths, None) if excerpts else None
    pages = Pages(top / "rapport", {rule.id: rule for rule in load_all_rules()}, quoting)
    return pages.write(store, overview(store, run.id, volumes))


def test_a_report_is_written_again_only_when_something_has_changed(
    collection: tuple[Path, Store, Run],
) -> None:
    """Another result, another comparison or a page that is gone: the index knows what it was written from."""
    top, store, run = collection
    pages = Pages(top / "rapport", {rule.id: rule for rule in load_all_rules()}, None)
    made_of = (store.state(run.id), "312 kendte")
    pages.write(store, overview(store, run.id, None), "312 kendte", made_of)
    assert pages.are_current(made_of)
    assert not pages.are_current((store.state(run.id), "311 kendte"))
    assert not Pages(top / "rapport", {}, Excerpts(lambda files: {}, None)).are_current(made_of)
    store.db.execute("SAVEPOINT before")
    store.db.execute("UPDATE file SET changed = changed + 1 WHERE id = (SELECT min(id) FROM file)")
    assert not pages.are_current((store.state(run.id), "312 kendte"))
    store.db.execute("ROLLBACK TO before")
    store.db.execute("RELEASE before")
    next((top / "rapport" / "dokumenter").glob("*.html")).unlink()
    assert not pages.are_current(made_of)


class TestClusters:
    """Sentences that are the same or nearly the same."""

    @staticmethod
    @cache
    def shaper() -> Shaper:
        """Shapes under a key."""
        return Shaper(b"k" * 32)

    def shape(self, sentence: str) -> tuple[bytes, frozenset[int]]:
        """The shape of a sentence."""
        tokens = tokenize(view(sentence, 0, len(sentence)), Abbreviations.open(), [])
        digest, stored = self.shaper().of(tokens)
        return digest, parts(stored)

    def test_what_is_filled_in_is_masked(self) -> None:
        """Names, numbers and dates leave one gap each."""
        one = "Vi har den 3. maj 2026 modtaget 1.200 kr. fra Karen Holm."
        other = "Vi har den 14. juni 2025 modtaget 87 kr. fra Ali Hassan."
        assert self.shape(one)[0] != self.shape("Vi har modtaget pengene fra dig i dag.")[0]
        tokens = tokenize(view(one, 0, len(one)), Abbreviations.open(), [])
        assert "holm" not in " ".join(masked(tokens))
        assert len(set(leaders(dict([self.shape(one), self.shape(other)])).values())) == 1

    def test_short_phrases_have_no_shape(self) -> None:
        """*Se bilag* is alike everywhere."""
        assert self.shape("Se vedlagte bilag.") == (b"", frozenset())

    def test_planted_repeats_are_found_with_precision_and_recall_over_095(self) -> None:
        """Sixty sentences of many words, each in twelve variants: one word more or another one."""
        chance = random.Random(6)
        words = sorted(
            {word for text in OWN for word in re.findall(r"[a-zæøå]{4,}", text)}
            | set(re.findall(r"\w+", WORDS))
        )
        of: dict[bytes, int] = {}
        shapes: dict[bytes, frozenset[int]] = {}
        for number in range(60):
            base = [chance.choice(words) for _ in range(chance.randint(9, 22))]
            for _ in range(12):
                varied = list(base)
                at = chance.randrange(1, len(varied))
                if chance.random() < 0.3:
                    varied[at] = chance.choice(words)
                elif chance.random() < 0.3:
                    varied.insert(at, chance.choice(words))
                varied.insert(at, str(chance.randint(2, 90_000)))
                digest, made = self.shape(" ".join(varied).capitalize() + ".")
                of[digest], shapes[digest] = number, made
        found = leaders(shapes)
        keys = sorted(shapes)
        pairs = [(a, b) for at, a in enumerate(keys) for b in keys[at + 1 :]]
        together = {pair for pair in pairs if found[pair[0]] == found[pair[1]]}
        meant = {pair for pair in pairs if of[pair[0]] == of[pair[1]]}
        precision = len(together & meant) / len(together)
        recall = len(together & meant) / len(meant)
        assert precision >= 0.95
        assert recall >= 0.95

    def test_none_that_is_alike_is_missed(self) -> None:
        """Sets are looked up by their rarest members: the leaders are those of comparing all with all."""
        chance = random.Random(7)
        shapes: dict[bytes, frozenset[int]] = {}
        for number in range(40):
            base = [number * 100 + at for at in range(chance.randint(6, 24))]
            for _ in range(6):
                other = [chance.randrange(60) for _ in range(chance.randint(0, 9))]
                shapes[chance.randbytes(16)] = frozenset(chance.sample(base, len(base) - 2) + other)
        meant: dict[bytes, bytes] = {}
        for digest, own in shapes.items():
            likeness, leader = max(
                ((len(own & shapes[each]) / len(own | shapes[each]), each) for each in set(meant.values())),
                default=(0.0, digest),
            )
            meant[digest] = leader if likeness >= ALIKE else digest
        assert len(set(meant.values())) < len(meant)
        assert leaders(shapes) == meant

    def test_a_sentence_planted_in_every_template_is_one_cluster(
        self, collection: tuple[Path, Store, Run]
    ) -> None:
        """With its variants, its documents, and the rules that find something in it."""
        _, store, run = collection
        first = overview(store, run.id, None).clusters[0]
        assert first.documents == 24
        assert 0 < first.same < 24
        assert "kancellisprog" in first.rules
        assert "såfremt" in first.terms

    def test_a_letter_that_lies_in_two_places_is_mended_in_both(self, tmp_path: Path) -> None:
        """It is read once, and counts as often as it is there."""
        for name, number in (("a", 1), ("b", 3), ("c", 3)):
            (tmp_path / "breve").mkdir(exist_ok=True)
            (tmp_path / "breve" / f"{name}.txt").write_text(template(number), "utf-8")
        (tmp_path / "breve" / "kopi").mkdir()
        (tmp_path / "breve" / "kopi" / "c.txt").write_text(template(3), "utf-8")
        with Store(tmp_path / FILE_NAME) as store:
            walk = Walk([str(tmp_path / "breve")], (), (), tmp_path / "rapport")
            run = scan(Collection(walk, store), Limits(workers=1))
            group(store)
            first = overview(store, run.id, Volumes({"a": 3_000_000_000, "c": 5_000_000_000})).clusters[0]
        assert (first.documents, first.letters) == (4, 13_000_000_001)
        assert sorted(spot.name for spot in first.spots) == ["a.txt", "b.txt", "c.txt", "kopi/c.txt"]


class TestOverview:
    """The figures."""

    def test_the_worst_comes_first_and_short_ones_last(self, collection: tuple[Path, Store, Run]) -> None:
        """By the points that are lacking."""
        _, store, run = collection
        effects = [each.effect for each in overview(store, run.id, None).documents]
        assert effects == sorted(effects, reverse=True)
        assert len(effects) == 24

    def test_letters_a_year_weigh(self, collection: tuple[Path, Store, Run]) -> None:
        """A template that becomes many letters comes first, and its sentences count them."""
        _, store, run = collection
        made = overview(store, run.id, Volumes({"skabelon07": 9_000, "ukendt": 3}))
        assert made.documents[0].name == "job/skabelon07.txt" or made.documents[0].name.endswith("07.txt")
        assert made.documents[0].weight == 9_000
        assert made.clusters[0].letters == 9_000 + 23
        assert made.unused == ["ukendt"]

    def test_groups_under_five_are_not_shown(self, collection: tuple[Path, Store, Run]) -> None:
        """Their figures would be those of a colleague."""
        _, store, run = collection
        shown = {each.name: each.documents for each in overview(store, run.id, None).departments}
        assert shown == {"job": 7, "børn": 6, "ældre": 6, "teknik": 5}
        store.db.execute("UPDATE file SET department = 'lille' WHERE name LIKE 'teknik/%22.txt'")
        made = overview(store, run.id, None)
        assert "teknik" not in {each.name for each in made.departments}
        assert made.hidden["departments"] == 2
        page = written(collection).read_text("utf-8")
        assert "2 grupper med færre end fem dokumenter er ikke vist." in page
        store.db.execute("UPDATE file SET department = 'teknik' WHERE department = 'lille'")

    def test_what_is_counted_in_one_pass_is_what_the_store_counts(
        self, collection: tuple[Path, Store, Run]
    ) -> None:
        """Places and letters of each rule and word, and the documents of each group with a rule that is no tip."""
        _, store, run = collection
        made = tally(store, run.id)
        joined = (
            "FROM run_file JOIN file ON file.id = file JOIN letter USING (checked) "
            "JOIN finding ON finding.letter = letter.id"
        )
        for counted, columns, where in (
            (made.problems, "rule", ""),
            (made.terms, "term, rule", "WHERE term != ''"),
        ):
            query = (
                f"SELECT {columns}, count(*), count(DISTINCT letter.id) {joined} {where} GROUP BY {columns}"
            )
            assert set(counted) <= set(store.db.execute(query))
            assert counted
        for column, groups in (("department", made.departments), ("kind", made.kinds)):
            query = f"SELECT {column}, rule, count(DISTINCT letter.id) {joined} WHERE severity != 'tip' GROUP BY 1, 2"
            assert {
                (name, rule, number)
                for name, group in groups.items()
                for rule, number in group.problems.items()
            } == set(store.db.execute(query))

    def test_a_rule_that_only_gives_tips_comes_last(self, collection: tuple[Path, Store, Run]) -> None:
        """One that does so for some of its words does not."""
        _, store, run = collection
        before = [rule for rule, _, _ in overview(store, run.id, None).problems]
        first, second = before[:2]
        store.save()
        store.db.execute("UPDATE finding SET severity = 'tip' WHERE rule = ?", (first,))
        some = "SELECT min(rowid) FROM finding WHERE rule = ?"
        store.db.execute(f"UPDATE finding SET severity = 'tip' WHERE rowid = ({some})", (second,))
        after = [rule for rule, _, _ in tally(store, run.id).problems]
        store.db.execute("ROLLBACK")
        assert after[0] == second
        assert first not in after[: len(before) // 2]

    def test_sentences_are_looked_for_without_what_is_accepted(self, tmp_path: Path) -> None:
        """The thread that does it has a connection of its own."""
        for number in range(3):
            (tmp_path / "breve").mkdir(exist_ok=True)
            (tmp_path / "breve" / f"{number}.txt").write_text(template(number), "utf-8")
        with Store(tmp_path / "rapport" / FILE_NAME) as store:
            run = scan(
                Collection(Walk([str(tmp_path / "breve")], (), (), tmp_path / "r"), store), Limits(workers=1)
            )
            group(store)
            found = overview(store, run.id, None).clusters
            (accepted,) = store.db.execute(
                "SELECT group_concat(DISTINCT fingerprint) FROM finding JOIN sentence ON sentence.id = sentence "
                "JOIN shape ON digest = shape WHERE leader = ?",
                (found[0].leader,),
            ).fetchone()
            store.accept(accepted.split(","))
            left = overview(store, run.id, None).clusters
        assert found[0].leader not in {each.leader for each in left}

    def test_bins_hold_every_value_once(self) -> None:
        """The last step has no upper end."""
        made = Spread([0, 9, 10, 55, 99, 100, 250]).bins(10, 90)
        assert sum(count for _, count in made) == 7
        assert made[0] == ("0–9", 2)
        assert made[-1] == ("90 og derover", 3)

    def test_the_middle_is_that_of_all_values(self) -> None:
        """The mean of two in the middle; None of none."""
        chance = random.Random(8)
        for number in (1, 2, 7, 40):
            values = [chance.randint(0, 9) / 4 for _ in range(number)]
            assert Spread(values).median == statistics.median(values)
        assert Spread().median is None

    @pytest.mark.parametrize("runs", [2, 6, 53, 400])
    def test_the_days_of_a_line_can_be_read(self, runs: int) -> None:
        """None runs into the next or over the edge, and the last run has its own."""
        chart = line_chart("x", "X", [(f"{number:02}.11.26", 50.0) for number in range(runs)], 100)
        days = [each.x for each in chart.points if each.labelled]
        assert days[-1] == chart.points[-1].x <= WIDTH - 30
        assert all(after - before >= 60 for before, after in pairwise(days))
        assert len(chart.points) == runs

    def test_bars_stay_inside_their_chart(self) -> None:
        """The highest bar fills the room and no more."""
        chart = bar_chart("x", "X", "Point", "", [("0–9", 4), ("10–19", 0)])
        assert all(
            0 <= bar.y <= chart.base and bar.y + bar.height == pytest.approx(chart.base) for bar in chart.bars
        )


def test_of_many_unreadable_files_some_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On the screen and in the report, each with how many there are."""
    from klartekst.cli import main

    (tmp_path / "breve").mkdir()
    for number in range(25):
        (tmp_path / "breve" / f"{number:02}.docx").write_bytes(b"PK")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("klartekst.scanning.report.overview.MOST_UNREADABLE", 10)
    monkeypatch.setattr("sys.argv", ["klartekst", "scan", "breve", "--workers", "1"])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr().err.splitlines()
    assert ended.value.code == 3
    assert [line[:26] for line in said[:-1]] == [
        f"klartekst: Filen »{number:02}.docx«" for number in range(20)
    ]
    assert said[-1] == "klartekst: 25 filer kunne ikke læses. Rapporten nævner flere af dem."
    page = html.fromstring((tmp_path / "rapport" / "index.html").read_text("utf-8"))
    (section,) = page.xpath("//section[@aria-labelledby='ulaeste']")
    assert len(section.xpath(".//li")) == 10
    assert "… og 15 til." in section.text_content()


class TestVolumes:
    """The list of letters a year."""

    def test_names_numbers_and_heads_are_read(self, tmp_path: Path) -> None:
        """By place, name or stem, with or without thousands."""
        path = tmp_path / "antal.csv"
        path.write_text("skabelon;antal\njob/Afslag.docx;1.200\nindkaldelse;350\n\n", "utf-8")
        found = read_volumes(path)
        assert found.of("job/afslag.docx") == 1_200
        assert found.of("sundhed/Indkaldelse.docx") == 350
        assert found.of("andet.docx") is None
        assert not found.unused

    @pytest.mark.parametrize("text", ["a;1\nb;mange\n", "a;1\nb\n", "a;1\nA;2\n"])
    def test_a_wrong_line_is_shown(self, tmp_path: Path, text: str) -> None:
        """With its number."""
        path = tmp_path / "antal.csv"
        path.write_text(text, "utf-8")
        with pytest.raises(DataError, match="linje 2"):
            read_volumes(path)


class TestPages:
    """The pages themselves."""

    def test_the_index_links_to_every_page_and_stands_alone(
        self, collection: tuple[Path, Store, Run]
    ) -> None:
        """No script, style, font or picture comes from elsewhere, and the policy allows its own script only."""
        index = written(collection)
        tree = html.fromstring(index.read_text("utf-8"))
        pages = tree.xpath("//table[@id='dokumenter']//th//a/@href")
        assert len(pages) == 24
        assert all((index.parent / page).is_file() for page in pages)
        assert not tree.xpath("//script/@src | //link/@href | //img/@src")
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "script-src 'sha256-" in policy
        assert "unsafe-inline" not in policy.split("script-src")[1]
        assert tree.xpath("//*[@id='ulaeste']/following::li[1]/strong/text()") == ["job/itu.docx"]

    def test_every_chart_has_its_table(self, collection: tuple[Path, Store, Run]) -> None:
        """What the bars say can be read."""
        tree = html.fromstring(written(collection).read_text("utf-8"))
        for figure in tree.xpath("//figure"):
            bars = [int(each) for each in figure.xpath(".//*[@class='value']/text()")]
            cells = [int(each) for each in figure.xpath(".//tbody//td/text()")]
            assert [each for each in cells if each] == bars

    def test_without_excerpts_no_sentence_is_shown(self, collection: tuple[Path, Store, Run]) -> None:
        """Neither on the index nor on any document's page."""
        index = written(collection)
        whole = index.read_text("utf-8") + "".join(
            each.read_text("utf-8") for each in index.parent.glob("dokumenter/*")
        )
        for secret in ("rette henvendelse til [enhed]", "Kanariefugl", "madservice opkræves"):
            assert secret not in whole

    def test_with_excerpts_templates_are_quoted_and_letters_are_not(
        self, collection: tuple[Path, Store, Run]
    ) -> None:
        """A document that greets somebody keeps its words, whatever folder it lies in."""
        index = written(collection, excerpts=True)
        text = index.read_text("utf-8")
        assert "bedes du rette henvendelse til [enhed]" in text
        pages = "".join(each.read_text("utf-8") for each in index.parent.glob("dokumenter/*"))
        assert "madservice opkræves" in pages
        assert "Kanariefugl" not in text + pages
        assert "Jobcentret" not in pages

    def test_pages_of_documents_that_are_gone_go_too(self, collection: tuple[Path, Store, Run]) -> None:
        """And a page that is right already is not written again."""
        index = written(collection)
        folder = index.parent / "dokumenter"
        (folder / "999-0.html").write_text("gammel", "utf-8")
        before = {each.name: each.stat().st_mtime_ns for each in folder.glob("[!9]*.html")}
        written(collection)
        assert not (folder / "999-0.html").exists()
        assert {each.name: each.stat().st_mtime_ns for each in folder.glob("[!9]*.html")} == before

    def test_a_name_cannot_become_markup(self, collection: tuple[Path, Store, Run]) -> None:
        """A file may be called anything."""
        _, store, _ = collection
        store.db.execute("UPDATE file SET name = '<script>x</script>' WHERE name = 'job/rigtigt.txt'")
        text = written(collection).read_text("utf-8")
        store.db.execute("UPDATE file SET name = 'job/rigtigt.txt' WHERE name LIKE '<script>%'")
        assert "<script>x" not in text

    def test_numbers_are_written_as_danish_does(self) -> None:
        """A full stop between thousands."""
        assert [thousands(each) for each in (7, 1_200, 9_876_543)] == ["7", "1.200", "9.876.543"]


@pytest.fixture(scope="module", autouse=True)
def closed(collection: tuple[Path, Store, Run]) -> Iterator[None]:
    """Closes the store behind the tests."""
    yield
    collection[1].close()
