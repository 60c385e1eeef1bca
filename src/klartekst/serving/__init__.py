"""The ways in over HTTP: the own API, the LanguageTool API, and the page that a letter is dropped on."""
