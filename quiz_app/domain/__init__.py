"""Pure rules: law with dates, questions, attempts, licences, people. No I/O, no clock, no randomness."""
