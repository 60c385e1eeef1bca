"""Long sentences cut into shorter ones that can stand alone, or laid out as a list."""
