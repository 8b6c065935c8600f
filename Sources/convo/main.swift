// Goes when the program comes.
