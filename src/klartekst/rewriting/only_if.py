"""*ikke … uden at* as the condition that it is: *kan ikke flytte uden at ringe* → *kan kun flytte, hvis du ringer*."""

from collections.abc import Sequence

from klartekst.danish.closed_classes import listed
from klartekst.danish.forms import VerbForm, VerbKind, Voice, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind
from klartekst.rewriting.edits import Rewrite, text_of

_SUBJECTS = frozenset({"du", "Du", "vi", "Vi", "I", "jeg", "Jeg"})
_ALLOWED = listed("kan må")
_REACH = 10  # words between *ikke* and *uden*
# What comes along against one's will is no condition: »kan ikke gå forbi uden at se det«.
_UNWILLING = listed("bryde overtræde skade miste mærke bemærke ødelægge risikere se høre krænke")


def only_if(tokens: Sequence[Token], uden: int, lexicon: Lexicon) -> Rewrite | None:
    """From *ikke* to the infinitive behind *uden at* at `uden`; None where *kun …, hvis* would say something else."""
    verb = uden + 2
    if verb >= len(tokens) or tokens[uden + 1].norm != "at":
        return None
    no = next((at for at in range(uden - 1, max(1, uden - _REACH), -1) if tokens[at].norm == "ikke"), None)
    if no is None or any(token.kind is TokenKind.PUNCTUATION for token in tokens[no:uden]):
        return None
    subject = _subject(tokens[no - 2], tokens[no - 1])
    present = _present(tokens[verb], lexicon)
    if subject is None or present is None or no + 1 == uden or _goes_on(tokens, verb + 1, lexicon):
        return None
    return Rewrite(no, verb + 1, f"kun {text_of(tokens[no + 1 : uden])}, hvis {subject} {present}")


def _subject(first: Token, second: Token) -> str | None:
    """Who may do it, before or behind the modal: *du kan*, *kan du*."""
    for who, modal in ((first, second), (second, first)):
        if who.text in _SUBJECTS and modal.norm in _ALLOWED:
            return who.text if who.text == "I" else who.norm
    return None


def _present(token: Token, lexicon: Lexicon) -> str | None:
    """The present of an active infinitive: *søge* → *søger*."""
    for word in lexicon.words(token.text):
        form = word.form
        if isinstance(form, VerbForm) and form.kind is VerbKind.INFINITIVE and form.voice is Voice.ACTIVE:
            unwilling = word.lemma in _UNWILLING
            return (
                None if unwilling else lexicon.inflect(word.lemma, WordClass.VERB, VerbForm(VerbKind.PRESENT))
            )
    return None


def _goes_on(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> bool:
    """Whether a second infinitive follows, which would keep its form: *uden at ringe og sige det*."""
    return any(
        tokens[at].norm in {"og", "eller"} and _present(tokens[at + 1], lexicon) is not None
        for at in range(start, len(tokens) - 1)
    )
