"""Closed lists of Danish words that tell tokens and sentences apart; grammar, not vocabulary."""

from klartekst.danish.closed_classes import listed

# Words that, written with a capital, begin a sentence: hardly any of them is a name.
STARTERS = listed(
    """
    aftalen afgørelsen afslaget alle allerede alternativt altså ansøgeren ansøgningen antallet anken
    ankestyrelsen at barnet beløbet beregningen beslutningen bestemmelsen betalingen betaler bevillingen
    blev bliver blot bor borger borgeren borgerne brug både bør da de dem den denne der deraf derefter
    deres derfor derfra derimod dermed derudover desuden desværre det dette disse dog du dig din dine dit
    dokumentationen efter efterfølgende eftersom ej eller ellers en end endelig endvidere enten er et
    eventuelle eventuelt fordi for forud forudsat forældrene forvaltningen fra fremover fristen fristerne
    fire fem får først før gebyret går gælder gør ham han hans har havde hendes henvendelse her herefter
    heri herom herudover herunder hjælpen hos hun husk huslejen hvad hvem hver hverken hvilke hvilken
    hvilket hvis hvor hvordan hvorefter hvorfor hvornår hør i ifølge igen ikke imidlertid inden indsatsen
    ingen indtil istedet ja jeg jer jeres jo kan klag klagen klager kom kommer kommunen kontakt kopi
    kravet kun kære kunne lige lovens læg læs lægen læger man mange med medmindre mellem men mens mere
    mindst modsat modtager mon mødet møder måske må nedenfor nej nogle noget normalt nu nå når nærmere
    næste og også om omvendt opfølgning ordningen oplysningerne oplyser ovenfor overvej partshøringen
    pengene perioden personen pladsen prisen på reglerne regningen retten ring sagen samlet samt samtalen
    samtidig samtidigt se selv selvom senest send side siden sidste sig skal skete skriv skulle
    slutteligt snart som spørg stadig straks støtten sådan såfremt så således sæt søg tag tak telefonisk
    tidligere til tilbuddet tilladelsen tilsvarende tit to tre tværtimod udbetalingen uanset udover ud
    uden udgiften udgifterne under uenig udgangspunktet vedlagt ved vejledning vejledningen vel vær vi
    vil ville virksomheden vis vores vurderingen ydelsen ydelserne yderligere ægtefællen ændringen
    ændringerne ønsker øvrige
    """
)

# What a single letter or number names: "bilag A.", "§ 12 a.", "litra b.".
LABELS = listed(
    """
    afsnit artikel bilag bilaget blok bygning fase figur fløj gruppe hepatitis hus indgang kapitel
    kategori klasse kolonne lejlighed linje litra litr. lit. lokale model modul niveau opgang overgang
    perron port parkering plan plads punkt række rum rute skema spor stander stue takst tabel tema trin
    type vitamin zone
    """
)

MONTHS = listed(
    """
    januar februar marts april maj juni juli august september oktober november december
    """
)

# Nouns that follow an ordinal, also where somebody writes them with a capital.
ORDINAL_NOUNS = listed(
    """
    sal pkt punktum klasse division kvartal halvår led rate etage verdenskrig søndag
    """
)

SLASHED = listed(
    """
    a/s c/o i/s k/s p/s m/k km/t og/eller v/ m/ u/ t/r n/a e/f
    """
)

# First parts of titles and of compound abbreviations: cand.jur., ph.d., cpr.nr.
DEGREES = listed(
    """
    cand stud dr mag lic exam ph prof cpr cvr sags reg matr j lb kontakt afd
    """
)

# Abbreviations that usually have a name or a capital behind them: "afd. Nord", "Kbh. K".
BEFORE_NAMES = listed(
    """
    adr. afd. afd.leder afs. ass. bh. blvd. bygn. cand.comm. cand.jur. cand.mag. cand.med. cand.merc.
    cand.polit. cand.psych. cand.pæd. cand.scient. cand.scient.adm. cand.scient.pol. cand.scient.soc.
    cand.soc. cand.theol. dr.med. dr.jur. dr.phil. eks. forv. fuldm. hosp. inst. kbh. kbhvn. komm. kons.
    koord. lægekons. lejl. m.fl. mfl. medarb. modt. ph.d. ref. reg. s.beh. sagsbeh. sagsb. sekr. spl. st.
    stud.jur. sygepl. tandl. vejl. virks. skr. udv. spm. obs. mg. ml.
    """
)

# Abbreviations that a number completes; before a capital they end it: "Skriv navn og tlf. Send det".
BEFORE_NUMBERS = listed(
    """
    nr. tlf. tlf.nr. stk. pkt. kap. s. matr.nr. art. no. lit. litr. cirk. lbk.
    """
)

# Abbreviations whose stop may end a sentence though a number follows.
ENDS_BEFORE_NUMBER = listed(
    """
    md. mdr. mv. m.v. m.m. mm. osv. o.s.v. pct. e.l. o.l. d.d. m.fl. mfl. etc.
    """
)

# Short forms of first names, which no list of abbreviations holds.
NAME_FORMS = listed(
    """
    chr fr joh th sv aa wm jørg mr mrs kgs
    """
)
