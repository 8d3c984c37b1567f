"""The tables of the network: subjects, cells and what they can help with, poles."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from autodiag.database import Base
from autodiag.recommending import Point

CODE = 64
NAME = 200
ADDRESS = 500


class Subject(Base):
    """Something that can be helped with: a dimension, or a sub-theme of its *parent*."""

    __tablename__ = "subject"

    code: Mapped[str] = mapped_column(String(CODE), primary_key=True)
    parent: Mapped[str | None] = mapped_column(String(CODE))
    position: Mapped[int]
    name_fr: Mapped[str] = mapped_column(String(NAME))
    name_en: Mapped[str] = mapped_column(String(NAME))

    @property
    def names(self) -> dict[str, str]:
        """The name by language."""
        return {"fr": self.name_fr, "en": self.name_en}


class Cell(Base):
    """A group of cultural and digital players that serves one or more regions.

    *place* is a place's code, empty when only the point is known; *capacity* is how many demands it
    takes at once (None: no declared limit), *load* how many it has now.
    """

    __tablename__ = "cell"
    __table_args__ = (
        CheckConstraint("capacity >= 0", name="capacity"),
        CheckConstraint("load >= 0", name="load"),
    )

    code: Mapped[str] = mapped_column(String(CODE), primary_key=True)
    name: Mapped[str] = mapped_column(String(NAME))
    kind: Mapped[str] = mapped_column(String(CODE))
    description_fr: Mapped[str]
    description_en: Mapped[str]
    languages: Mapped[list[str]]
    place: Mapped[str] = mapped_column(String(CODE))
    latitude: Mapped[float]
    longitude: Mapped[float]
    website: Mapped[str | None] = mapped_column(String(ADDRESS))
    capacity: Mapped[int | None]
    load: Mapped[int] = mapped_column(default=0)
    is_sample: Mapped[bool]
    loaded_at: Mapped[datetime]

    served: Mapped[list["CellRegion"]] = relationship(
        lazy="raise", order_by="CellRegion.region", cascade="all, delete-orphan"
    )
    expertises: Mapped[list["Expertise"]] = relationship(
        lazy="raise", order_by="Expertise.subject", cascade="all, delete-orphan"
    )

    @property
    def regions(self) -> tuple[str, ...]:
        """Codes of the regions that it serves."""
        return tuple(one.region for one in self.served)

    @property
    def descriptions(self) -> dict[str, str]:
        """The description by language, without the languages that have none."""
        both = {"fr": self.description_fr, "en": self.description_en}
        return {language: text for language, text in both.items() if text}

    @property
    def point(self) -> Point:
        """Where it stands."""
        return Point(self.latitude, self.longitude)

    @property
    def is_full(self) -> bool:
        """Whether it is at its declared capacity."""
        return self.capacity is not None and self.load >= self.capacity


class CellRegion(Base):
    """A region that a cell serves."""

    __tablename__ = "cell_region"

    cell: Mapped[str] = mapped_column(ForeignKey("cell.code", ondelete="CASCADE"), primary_key=True)
    region: Mapped[str] = mapped_column(String(2), primary_key=True, index=True)


class Expertise(Base):
    """A subject that a cell can help with, at a strength of 1 (a little) to 3 (very well)."""

    __tablename__ = "expertise"
    __table_args__ = (CheckConstraint("strength BETWEEN 1 AND 3", name="strength"),)

    cell: Mapped[str] = mapped_column(ForeignKey("cell.code", ondelete="CASCADE"), primary_key=True)
    subject: Mapped[str] = mapped_column(ForeignKey("subject.code"), primary_key=True, index=True)
    strength: Mapped[int]


class Pole(Base):
    """The body that runs workshops in its regions."""

    __tablename__ = "pole"

    code: Mapped[str] = mapped_column(String(CODE), primary_key=True)
    name: Mapped[str] = mapped_column(String(NAME))
    website: Mapped[str | None] = mapped_column(String(ADDRESS))
    is_sample: Mapped[bool]
    loaded_at: Mapped[datetime]

    served: Mapped[list["PoleRegion"]] = relationship(
        lazy="raise", order_by="PoleRegion.region", cascade="all, delete-orphan"
    )

    @property
    def regions(self) -> tuple[str, ...]:
        """Codes of the regions that it serves."""
        return tuple(one.region for one in self.served)


class PoleRegion(Base):
    """A region of a pole; a region has one pole at most."""

    __tablename__ = "pole_region"

    region: Mapped[str] = mapped_column(String(2), primary_key=True)
    pole: Mapped[str] = mapped_column(ForeignKey("pole.code", ondelete="CASCADE"), index=True)
