"""The words by which a letter speaks of its reader and of its sender."""

from klartekst.danish.closed_classes import listed
from klartekst.wording.between import OFFICES

READER = listed("du dig din dit dine jer jeres de dem deres")
SPOKEN = listed("du dig din dit dine jer jeres vi os vores jeg mig det der bedes")
OURSELVES = OFFICES | {"os"}
SENDER = OURSELVES | {"vi", "jeg"}
