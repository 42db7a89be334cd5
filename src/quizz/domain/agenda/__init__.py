"""A week of appointments: who works when, what is booked, what may be changed, and how a change is judged."""
