"""Who pays what for the acts of a day: bases, rates, shares, what the patient is left with. Pure."""
