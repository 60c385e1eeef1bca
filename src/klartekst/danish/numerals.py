"""Numbers as a Dane writes them: a full stop between thousands, a comma before decimals, and the right form behind."""


def thousands(number: float) -> str:
    """»12.345«; rounded to a whole number."""
    return f"{round(number):,}".replace(",", ".")


def decimal(value: float) -> str:
    """A number with one decimal: »17,1«."""
    return f"{value:.1f}".replace(".", ",")


def percent(share: float) -> str:
    """A share between 0 and 1 as »31 %«."""
    return f"{share:.0%}".replace("%", "\N{NO-BREAK SPACE}%")


def counted(number: int, one: str, many: str) -> str:
    """»1 sted«, »1.200 steder«: so many of what is called `one` and `many`."""
    return f"{thousands(number)} {one if number == 1 else many}"
