"""Distance as the crow flies."""

from math import asin, cos, radians, sin, sqrt

from autodiag.recommending.candidates import Point

EARTH_RADIUS_KM = 6371.0088


def kilometres(start: Point, end: Point) -> float:
    """Great-circle distance on a sphere of the Earth's mean radius (haversine formula)."""
    south, north = radians(start.latitude), radians(end.latitude)
    across = radians(end.longitude - start.longitude)
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(across / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))
