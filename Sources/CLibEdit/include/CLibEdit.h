// Comes with the terminal.
