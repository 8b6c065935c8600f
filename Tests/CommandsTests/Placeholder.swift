// Goes when the first test comes.
