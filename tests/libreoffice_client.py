"""Run by LibreOffice's own Python: has its LanguageTool client check a paragraph, and prints what it found.

Arguments: the name of the pipe that soffice listens on, and the paragraph.
"""

import json
import sys
import time

import uno
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import Locale

PATIENCE = 90.0


def connected(pipe):
    """The office's component context; waits for the office to start."""
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def main():
    """Prints the errors as JSON, then closes the office."""
    pipe, paragraph = sys.argv[1:]
    context = connected(pipe)
    manager = context.ServiceManager
    checker = manager.createInstanceWithContext("org.openoffice.lingu.LanguageToolGrammarChecker", context)
    danish = Locale("da", "DK", "")
    checker.getLocales()  # asks the server which languages it has
    result = checker.doProofreading("1", paragraph, danish, 0, len(paragraph), ())
    found = [
        {
            "start": error.nErrorStart,
            "length": error.nErrorLength,
            "menu": error.aShortComment,
            "replacements": list(error.aSuggestions),
        }
        for error in result.aErrors
    ]
    print(json.dumps({"danish": checker.hasLocale(danish), "errors": found}))
    manager.createInstanceWithContext("com.sun.star.frame.Desktop", context).terminate()


main()
