"""What an archive tells of two actors, of one, of an event, of its speakers and of what falls due: plain records, made from claims."""
