"""What the switchboard is made of on screen: the places, the open call, what may be chosen, the debrief."""
