"""What is remembered, when it is asked again, and what a session holds. No SQL, no files, no clock."""
