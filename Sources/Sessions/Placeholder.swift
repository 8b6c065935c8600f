// Goes when the first type comes.
