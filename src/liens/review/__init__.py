"""What persons judge of claims and events: acts that are kept beside what was read, change how it is shown, and can be taken back."""
