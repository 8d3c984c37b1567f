"""Mail: an outbox that is written with what causes a message, and a sender that empties it."""
