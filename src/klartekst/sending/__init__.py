"""In the way of the letter: may it be sent, by the house's own policy?"""
