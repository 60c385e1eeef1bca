"""The tables of the store, one step a version: a store of an older version is brought up to date when it is opened.

What is checked is kept apart from when it was checked: a file that has not changed costs a run one small row.
Rows of a run are added and never changed.
"""

STEPS: tuple[str, ...] = (
    """
    CREATE TABLE secret (key BLOB NOT NULL);
    CREATE TABLE run (
        id INTEGER PRIMARY KEY,
        started TEXT NOT NULL,
        ended TEXT,
        scope TEXT NOT NULL,
        version TEXT NOT NULL,
        rules_version TEXT NOT NULL,
        model TEXT,
        settings TEXT NOT NULL
    );
    CREATE TABLE file (
        id INTEGER PRIMARY KEY,
        key BLOB NOT NULL UNIQUE,
        name TEXT NOT NULL,
        department TEXT NOT NULL,
        size INTEGER NOT NULL,
        changed INTEGER NOT NULL,
        inode INTEGER NOT NULL,
        content BLOB NOT NULL
    );
    CREATE TABLE checked (
        id INTEGER PRIMARY KEY,
        content BLOB NOT NULL,
        checker BLOB NOT NULL,
        day TEXT NOT NULL,
        error TEXT,
        UNIQUE (content, checker, day)
    );
    CREATE TABLE run_file (
        run INTEGER NOT NULL REFERENCES run,
        file INTEGER NOT NULL REFERENCES file,
        checked INTEGER NOT NULL REFERENCES checked,
        PRIMARY KEY (run, file)
    ) WITHOUT ROWID;
    CREATE TABLE letter (
        id INTEGER PRIMARY KEY,
        checked INTEGER NOT NULL REFERENCES checked,
        part INTEGER NOT NULL,
        kind TEXT,
        stage TEXT NOT NULL,
        status TEXT NOT NULL,
        reason TEXT,
        score INTEGER,
        words INTEGER NOT NULL,
        sentences INTEGER NOT NULL,
        longest INTEGER NOT NULL,
        mean REAL NOT NULL,
        lix REAL,
        long_words REAL NOT NULL,
        gains TEXT NOT NULL,
        personal INTEGER NOT NULL,
        UNIQUE (checked, part)
    );
    CREATE TABLE sentence (
        id INTEGER PRIMARY KEY,
        letter INTEGER NOT NULL REFERENCES letter,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        words INTEGER NOT NULL,
        shape BLOB
    );
    CREATE INDEX sentence_letter ON sentence (letter);
    CREATE TABLE finding (
        letter INTEGER NOT NULL REFERENCES letter,
        sentence INTEGER REFERENCES sentence,
        rule TEXT NOT NULL,
        category TEXT NOT NULL,
        severity TEXT NOT NULL,
        term TEXT NOT NULL,
        place TEXT NOT NULL,
        start INTEGER,
        end INTEGER,
        fingerprint TEXT NOT NULL
    );
    CREATE INDEX finding_letter ON finding (letter);
    CREATE TABLE shape (digest BLOB PRIMARY KEY, parts BLOB NOT NULL, leader BLOB) WITHOUT ROWID;
    """,
    """
    CREATE INDEX finding_sentence ON finding (sentence);
    CREATE INDEX sentence_shape ON sentence (shape);
    """,
    """
    ALTER TABLE secret ADD COLUMN hides_names INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE file ADD COLUMN day TEXT;
    """,
)
