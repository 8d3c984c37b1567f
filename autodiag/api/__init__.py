"""What is public, for programs to read: the guide, the network and the questionnaires, as JSON."""
