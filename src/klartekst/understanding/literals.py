"""What a text must hold for a regular expression to match in it: read off the expression, not compiled.

Compiling an expression takes a hundred times as long as looking for a word. Of several hundred wordings that
give away a letter's type, a letter has a handful: the others are never compiled or run.

Only what is certain is said. *afslag på (?:din|jeres) ansøgning* needs *afslag på*, one of *din* and *jeres*,
and *ansøgning*; what may be absent, stands in a class or behind a look-around is left out. An expression with
something that is not understood here needs nothing, and so is always tried.
"""

import re

Needs = tuple[tuple[str, ...], ...]
"""Of each inner tuple at least one text must be there, capitals aside (casefolded)."""

SHORTEST = 2
_RARE = frozenset("§@")
"""Signs that tell as much as a word does."""
MOST = 3
_WORD_OR_SIGN = re.compile(r"\w+|[^\w\s]")
_TOKEN = re.compile(
    r"""
    (?P<flags>\(\?[aiLmsu]+\))
    |(?P<open>\((?:(?!\?)|\?(?:P<\w+>|[aiLmsu]*(?:-[imsu]+)?:)))
    |(?P<around>\(\?<?[=!])
    |(?P<close>\))
    |(?P<bar>\|)
    |(?P<anchor>[\^$]|\\[bBAZ])
    |(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\]|\.|\\[wWdDsS]|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\[ntrfv])
    |(?P<literal>\\[^\w\s]|[^\\()\[\]|^$.*+?{}])
    """,
    re.VERBOSE,
)
_MAY_BREAK = re.compile(r"\[\^|\\(?:[sWDtnrfvxUNAZ0]|u00)|\(\?[aiLmux]*s|\n")
"""Whatever in an expression may match the end of a line, or tells where the whole text begins and ends."""
_ALL_BUT = re.compile(r"\[\^(?=(?:\\.|[^\]\\])*\\n)(?:\\.|[^\]\\])*\]")
"""A set of all but some characters, the end of a line among those."""
_PIECE = re.compile(r"\[(?P<not>\^?)(?P<set>\]?(?:\\.|[^\]\\])*)\]|\\.")
_IN_LINE = {r"\s": " ", r"\W": r"[^\w\n]", r"\D": r"[^\d\n]"}
_TIMES = re.compile(r"(?:(?P<few>[*?]|\{0?,\d*\}|\{0\})|\+|\{\d+(?:,\d*)?\})[?+]?")


class _NotUnderstoodError(Exception):
    """The expression has something that is not read here."""


def alternatives(expression: str) -> tuple[tuple[str, Needs], ...]:
    """The outermost alternatives of an expression, and what a text must hold for each to match in it."""
    reader = _Reader(expression)
    found: list[tuple[str, Needs]] = []
    try:
        while True:
            start = reader.at
            needs = tuple(reader.sequence())
            found.append((expression[start : reader.at], needs))
            if reader.at == len(expression):
                return tuple(found)
            reader.step_over("|")
    except _NotUnderstoodError:
        return ((expression, ()),)


def stays_in_line(expression: str) -> bool:
    """Whether a match of an expression surely lies in one line, and looks at nothing behind that line's end."""
    return _MAY_BREAK.search(_ALL_BUT.sub("", expression)) is None


def kept_in_line(expression: str) -> str:
    """The expression with what may match the end of a line held to the line, whose only space is the plain one."""
    return _PIECE.sub(_held, expression)


def _held(piece: re.Match[str]) -> str:
    inside = piece["set"]
    if inside is None:
        return _IN_LINE.get(piece[0], piece[0])
    inside = inside.replace(r"\s", " ")
    if piece["not"] and r"\n" not in inside:
        inside += r"\n"
    return f"[{piece['not']}{inside}]"


def pieces_of(folded: str) -> list[str]:
    """The words and signs of a casefolded text: a text that stands in it has its own among them or inside them."""
    return _WORD_OR_SIGN.findall(folded)


def may_hold(folded: str, needs: Needs) -> bool:
    """Whether a casefolded text has what an expression needs: a cheap look before the expression is tried."""
    for texts in needs:
        for each in texts:
            if each in folded:
                break
        else:
            return False
    return True


def telling_pieces(needs: Needs) -> tuple[frozenset[str], ...]:
    """The longest piece of each needed text; a text may hold what is needed if its own hold one of each set."""
    told = (frozenset(max(pieces_of(text), key=len, default="") for text in texts) for texts in needs)
    return tuple(pieces for pieces in told if "" not in pieces)


class _Reader:
    """Reads an expression from left to right; `at` is how far it has come."""

    def __init__(self, expression: str) -> None:
        self.expression = expression
        self.at = 0

    def step_over(self, sign: str) -> None:
        """Go on behind a sign that must stand here."""
        if not self.expression.startswith(sign, self.at):
            raise _NotUnderstoodError
        self.at += len(sign)

    def sequence(self) -> list[tuple[str, ...]]:
        """What is needed up to the next bar or the end of the group, the most telling first."""
        found: list[tuple[str, ...]] = []
        run = ""
        while self.at < len(self.expression):
            token = _TOKEN.match(self.expression, self.at)
            if token is None:
                raise _NotUnderstoodError
            kind = token.lastgroup
            if kind in ("bar", "close"):
                break
            self.at = token.end()
            if kind in ("anchor", "flags"):
                continue
            inner = self._group() if kind in ("open", "around") else []
            times = _TIMES.match(self.expression, self.at)
            if times is not None:
                self.at = times.end()
            absent = times is not None and times["few"] is not None
            if kind == "literal" and not absent:
                run += token.group()[-1]
            if kind != "literal" or times is not None:
                found.append((run,))
                run = ""
            if kind == "open" and not absent:
                found += inner
        found.append((run,))
        folded = {tuple(text.casefold() for text in texts) for texts in found}
        telling = [texts for texts in folded if all(len(text) >= SHORTEST or text in _RARE for text in texts)]
        return sorted(telling, key=lambda texts: (-min(map(len, texts)), len(texts), texts))[:MOST]

    def _group(self) -> list[tuple[str, ...]]:
        """What a group needs, from behind its opening: of several alternatives, one text of each."""
        branches = [self.sequence()]
        while self.expression.startswith("|", self.at):
            self.at += 1
            branches.append(self.sequence())
        self.step_over(")")
        if len(branches) == 1:
            return branches[0]
        if not all(branches):
            return []
        return [tuple(sorted({text for branch in branches for text in branch[0]}))]
