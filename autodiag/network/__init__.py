"""The network: regions and places, cells and what they can help with, poles."""
