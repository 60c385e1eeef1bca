"""Which characters a document made of XML can hold."""

import re

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 has no place for (production 2, Char). A rule's text never has any; a letter's own words may."""
