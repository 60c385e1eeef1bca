"""Wordings that tell what a block of a Danish official letter is there for."""

import re
from collections.abc import Sequence

_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zæøå]*\.?"
_DATE = (
    rf"(?:(?:den|d\.)\s+)?\d{{1,2}}\.?\s*{_MONTH}\s+\d{{4}}"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d"
)

# A line that only holds a date, perhaps with a place or label before it: "Tranum, den 30. januar 2025".
DATE_LINE = re.compile(
    rf"(?:[\w .]{{1,40}}[,:]\s*|dato\s+)?(?:\w+dag\s+)?(?:{_DATE})[.,]?\s*$", re.IGNORECASE
)

# Case numbers, identity numbers, telephone and other labelled lines of a letterhead.
REFERENCE_LINE = re.compile(
    r"(?:(?:dokument|jour\w*|sags?|j|acadre|kle|cpr|cvr|ean|bfe|matr\w*|ejendoms?|kunde|faktura|vores|deres|din|brev)"
    r"[\s.-]*(?:nr|nummer|id|ref|dato|sagsnr)\b|"
    r"(?:sag|dato|ref|reference|tlf|telefon|tel|mobil|fax|e-?mail|mail|sagsbehandler|kontaktperson|afsender|modtager|"
    r"web|hjemmeside|www|telefontid|åbningstid(?:er)?|ekspeditionstid|sendt|fra|til|side|id|cpr|cvr|ean|att|"
    r"deres ref|vores ref|vor ref|hverdage?|sendes via|sendt til|digital post|e-?boks)\b\.?\s*:)",
    re.IGNORECASE,
)
_STREET = (
    r"\w*(?:vej|gade|gården|allé|alle|plads|pladsen|stræde|torv|torvet|stien|sti|boulevard|park|parken|vænget|"
    r"toften|bakken|engen|haven|marken|lunden|krogen|ager|skrænten|dalen|havn|havnen|hegnet|led)"
)
ADDRESS_LINE = re.compile(
    # a street name of few words, a number, perhaps a floor: no "Du får en ledsager 15 timer"
    rf"(?:(?:[\w.'-]{{1,30}} ){{0,2}}[\w.'-]{{0,30}}{_STREET}\s+\d{{1,4}}\s?[A-Za-z]?(?:,.{{0,40}}|\s+\d.{{0,30}})?|"
    r"(?:DK-)?\d{4}\s+[A-ZÆØÅ][\w .-]{1,40}|"
    r"(?:c/o|att\.?|postboks)\b.{1,60})$",
    re.IGNORECASE,
)
CONTACT_LINE = re.compile(r"(?:\+45\s*)?(?:\d\d\s?){4}$|\S+@\S+\.\w+$|(?:https?://|www\.)\S+$", re.IGNORECASE)
_UNIT = re.compile(
    r"\b\w*(?:kommune|forvaltning(?:en)?|center|centret|afdeling(?:en)?|team|jobcenter|borgerservice|visitation(?:en)?|"
    r"sekretariat(?:et)?|styrelsen|skolen|ydelsesservice|hjælpemidler|myndighed|pladsanvisning(?:en)?|"
    r"rådhus(?:et)?|familieafsnit\w*|socialafdelingen)\b",
    re.IGNORECASE,
)
_TWO_FIELDS = re.compile(r"[A-ZÆØÅ][\w-]+(?:, [A-ZÆØÅ][\w-]+)* (?:og|&) [A-ZÆØÅ][\w-]+$")
_NAME = re.compile(r"(?:(?:hr|fru|dr)\.?\s+)?(?:[A-ZÆØÅ](?:[\w'’-]*\.?|\.)\s*){1,5}$")

# What a heading about the matter itself is made of; such a line is no letterhead even above the date.
SUBJECT = re.compile(
    r"(?:(?:delvist?\s+)?afgørelse|afslag|bevilling|partshøring|indkaldelse|kvittering|orientering|høring|nabohøring|"
    r"varsel|påbud|rykker|påmindelse|agterskrivelse|tilbagebetaling|ansøgning|svar|vedr|vedrørende|angående|ang|emne|"
    r"sag om|om din|revurdering|stop|aktindsigt|invitation|sådan|hvorfor|hvordan|hvad|hvornår|nu|fortæl|husk|"
    r"vi\b|du\b|i\b|din\b|dit\b|dine\b|jeres\b|kom\b|tilbud)\b"
    r"|.*\b(?:du|dig|din|dit|dine|vi|jeres|får|skal|kan)\b",
    re.IGNORECASE,
)

# A line that says what the letter is about, wherever it stands.
TITLE_LINE = re.compile(r"(?:emne|vedr\.?|vedrørende|angående|ang\.)\s*:?\s+\S", re.IGNORECASE)

GREETING = re.compile(
    r"(?:(?:kære|hej|goddag|godmorgen|dav)\b|hr\.?\s|fru\s|"
    r"til (?:dig|jer|rette vedkommende|alle|(?:beboer|forældre|ejer|borger|ansøger|skyldner|klient|kunde|bruger|lejer"
    r"|grundejer|lodsejer|låner|låntager|patient|pårørende|medlem|modtager|nabo)\w*))"
    r"(?!.*[.?]$)",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"(?:(?:med|de|rigtig|en|mange|kærlig\w*|venlig\w*|bedste|gode?|hjertelig\w*|varme?|glade?)\s+){0,4}"
    r"(?:hilsen|hilsner|hilsener|hilsn)\b.{0,60}$"
    r"|(?:m\.?\s?)?v\.?h\.?$|mvh\b.{0,30}$|vh\b.{0,30}$|dbh\.?$|med højagtelse|ærbødigst|på gensyn[.!,]?$"
    r"|p\.\s?[bkmu]?\.?\s?v\.|e\.\s?b\.?$|på [\w -]{1,40}\bvegne|på vegne af\b|underskrift|venligst$",
    re.IGNORECASE,
)
POSTSCRIPT = re.compile(r"p\.?\s?s\.?\b", re.IGNORECASE)

COMPLAINT_HEADING = re.compile(
    r".*\b(?:klag\w*|uenig|ikke enig|utilfreds\w*|ankevejledning|remonstration|søgsmål\w*|domstol\w*)\b",
    re.IGNORECASE,
)
_COMPLAINT_CUES = (
    re.compile(
        r"\b(?:på)?klag(?:e|en|er|es|et|de|ede|eadgang|efrist\w*|evejledning\w*|emyndighed\w*)\b", re.I
    ),
    re.compile(
        r"\b(?:Ankestyrelsen|\w*klagenævn\w*|Klageportalen|Nævnenes Hus|Ombudsmanden|domstolene)\b", re.I
    ),
    re.compile(r"\b(?:uger|måneder|dage)\b|\bsenest\b|\bfrist\w*\b|\binden\b", re.I),
    re.compile(
        r"\b(?:indbring\w*|genvurder\w*|remonstration\w*|uenig|"
        r"ser på sagen igen|vurderer? (?:vi )?sagen igen)\b",
        re.I,
    ),
)
LEGAL_HEADING = re.compile(
    r"(?:relevant\w*\s+|de\s+|uddrag af\s+|gældende\s+|anvendte\s+|henvisning til\s+)?"
    r"(?:lov\b|lovgivning\w*|lovtekst\w*|lovgrundlag\w*|lovhjemmel|lovhenvisning\w*|lovregler\w*|lovuddrag|love\b|loven\b|"
    r"retsgrundlag\w*|retsregler\w*|regler\b|reglerne|regelgrundlag|bestemmelser\b|hjemmel\b|paragraffer\w*|§|jura\b|"
    r"det står i loven|hvad siger loven|[\w]+lov(?:en)?s? §)",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"§|\b\w*lov(?:en|ens|s)?\b|\blovbekendtgørelse|\bbekendtgørelse|\bforordning"
    # Rules of other names, with the place in them: "Bygningsreglementet, kapitel 8", "cirkulære nr. 12".
    r"|\b\w*(?:reglement|regulativ|vedtægt|cirkulære|lokalplan)(?:et|en|erne|er|ets|ens|s)?\b"
    r".{0,40}?\b(?:kapitel|afsnit|punkt|pkt\.|artikel|nr\.|\d)",
    re.IGNORECASE,
)
# A paragraph of a statute itself: "§ 36. Har en person", "Stk. 2. Kommunen", "Artikel 13".
STATUTE = re.compile(
    r"[»\"”]?(?:§+\s*\d+\s*[a-zæøå]?\.\s|(?:stk|nr)\.\s*\d+\.\s|artikel \d+\b)", re.IGNORECASE
)
CONTACT_HEADING = re.compile(
    r"(?:kontakt\w*|(?:har (?:du|i) )?(?:flere |nogen )?spørgsmål\b|vil du (?:vide mere|tale med)|"
    r"brug for hjælp|sådan (?:får|kan) du (?:fat i|kontakte)|ring til|her kan du få hjælp)",
    re.IGNORECASE,
)
ATTACHMENTS = re.compile(
    r"(?:bilag(?:sliste|soversigt)?|vedlagt(?:e bilag)?|vedhæftet|vedl\.|kopi(?: sendt)? til|kopi|cc|"
    r"kopimodtager\w*|vedlægges)\s*(?::|$|\d+\s*[:.–-])",
    re.IGNORECASE,
)
_INSTRUCTION = re.compile(
    r"[\[(<]?\s*(?:til sagsbehandler\w*|slettes (?:før|inden)|slet (?:dette|hvis|ved)|vejl(?:edning)? til|"
    r"vejl\.?\s?tekst|(?:note|bemærkning) til (?:sagsbehandler|skriver|forfatter)|skabelon\w*:|intern note|"
    r"husk at slette|her (?:skrives|indsættes|skriver du)|indsæt (?:afsnit|tekst|begrundelse)|hvis \w+:)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[^\s:.?!]+(?: [^\s:.?!]+){0,4}:(?:\s|$)")
_ENDING = re.compile(r"[.?!:…][)\]\"”’«“']*$")


def ends_as_sentence(text: str) -> bool:
    """Whether a block's text ends as running text does: `.?!:…`, closing marks allowed."""
    return _ENDING.search(text[-8:]) is not None


def is_label_line(text: str) -> bool:
    """*Sted: Center for Arbejdsmarked*: a label and its value."""
    return _LABEL.match(text) is not None


def is_letterhead_mark(text: str) -> bool:
    """Whether a line can only belong to a letterhead: date, reference, address, telephone."""
    line = text[:120]
    return any(cue.match(line) for cue in (DATE_LINE, REFERENCE_LINE, ADDRESS_LINE, CONTACT_LINE))


def is_sender(text: str) -> bool:
    """Whether a line may name a department or a person."""
    named = (_UNIT.search, _NAME.match, _TWO_FIELDS.match)  # "Dagtilbud og Skole"
    return len(text) < 80 and any(is_one(text) is not None for is_one in named)


def is_instruction(text: str) -> bool:
    """Whether a block tells the writer what to do: *[Slettes før afsendelse …]*."""
    return _INSTRUCTION.match(text) is not None


def is_complaint(text: str) -> bool:
    """Whether a paragraph guides the reader on how to complain: at least two of its signs."""
    if not _COMPLAINT_CUES[0].search(text) and not _COMPLAINT_CUES[1].search(text):
        return False
    return sum(cue.search(text) is not None for cue in _COMPLAINT_CUES) >= 2


def names_law(text: str) -> bool:
    """Whether a text cites a law or a paragraph."""
    return _LAW.search(text) is not None


def is_name(text: str) -> bool:
    """Whether a line is nothing but capitalised words, as a person's name is."""
    return _NAME.match(text[:80]) is not None and len(text) < 60


def any_of(cues: Sequence[re.Pattern[str]], text: str) -> bool:
    """Whether any cue stands at the beginning of a text."""
    return any(cue.match(text) for cue in cues)
