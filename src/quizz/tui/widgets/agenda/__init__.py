"""The agenda of a week on screen: a grid to move in, a request above, what is to be booked below."""
