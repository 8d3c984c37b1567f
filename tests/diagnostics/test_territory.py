"""Where an organisation is: what it types is believed as far as it can be, and asked about once."""

from sqlalchemy.orm import Session

from tests.diagnostics.journey import Visitor, load


def settled(session: Session, visitor: Visitor) -> tuple[str | None, object]:
    """The region and the municipality that are kept."""
    diagnostic = load(session, visitor)
    return diagnostic.region, diagnostic.answers.get("MUNICIPALITY", {}).get("value")


def type_place(visitor: Visitor, typed: str, region: str = "") -> bool:
    """Answer the last page; whether it was taken without another question."""
    values = {"a.MUNICIPALITY": typed, **({"a.REGION": region} if region else {})}
    sent = visitor.answer("S-END", values)
    assert sent.status_code in {200, 303}
    return sent.status_code == 303


def test_a_known_municipality_tells_its_region(begun: Visitor, session: Session) -> None:
    assert type_place(begun, "rimouski")
    assert settled(session, begun) == ("01", "Rimouski")


def test_a_municipality_in_its_region_changes_nothing(begun: Visitor, session: Session) -> None:
    assert type_place(begun, "Saint-Henri", "12")
    assert settled(session, begun) == ("12", "Saint-Henri")


def test_a_name_that_two_places_share_is_asked_about(begun: Visitor, session: Session) -> None:
    assert not type_place(begun, "saint henri")
    assert "Montréal" in begun.says()
    assert "Chaudière-Appalaches" in begun.says()
    assert begun.send({"a.REGION": "12"}, to="pages/S-END", press=("go", "next")).status_code == 303
    assert settled(session, begun) == ("12", "Saint-Henri")


def test_a_prefix_tells_its_region_however_it_is_typed(begun: Visitor, session: Session) -> None:
    assert type_place(begun, "g 0l 1b0")
    assert settled(session, begun) == ("01", "G0L")


def test_a_prefix_that_straddles_two_regions_is_asked_about(
    begun: Visitor, session: Session
) -> None:
    assert not type_place(begun, "G0J 1K0")
    assert begun.send({"a.REGION": "11"}, to="pages/S-END", press=("go", "next")).status_code == 303
    assert settled(session, begun) == ("11", "G0J")


def test_a_prefix_is_believed_where_the_person_would_rather_not_choose(
    begun: Visitor, session: Session
) -> None:
    assert not type_place(begun, "G0J")
    begun.send({"a.REGION": "~prefer_not"}, to="pages/S-END", press=("go", "next"))
    assert begun.response is not None
    assert begun.response.status_code == 303
    assert settled(session, begun) == (None, "G0J")


def test_a_region_that_does_not_go_with_the_place_is_asked_about_once(
    begun: Visitor, session: Session
) -> None:
    assert not type_place(begun, "Rimouski", "06")
    assert begun.send(to="pages/S-END", press=("go", "next")).status_code == 303
    assert settled(session, begun) == ("06", "Rimouski")
    assert not type_place(begun, "Gaspé", "06")


def test_another_doubt_is_not_the_one_that_was_confirmed(begun: Visitor, session: Session) -> None:
    assert not type_place(begun, "Rimouski", "06")
    again = begun.send({"a.MUNICIPALITY": "Gaspé"}, to="pages/S-END", press=("go", "next"))
    assert again.status_code == 200
    assert "Gaspésie" in begun.says()


def test_an_unknown_place_is_kept_as_it_was_typed(begun: Visitor, session: Session) -> None:
    assert type_place(begun, "Trou-Perdu-les-Bains", "01")
    assert settled(session, begun) == ("01", "Trou-Perdu-les-Bains")


def test_the_region_alone_is_enough_and_so_is_nothing(begun: Visitor, session: Session) -> None:
    assert type_place(begun, "", "05")
    assert settled(session, begun) == ("05", None)
    begun.get("pages/S-END")
    begun.send(to="pages/S-END", press=("clear", "REGION"))
    assert settled(session, begun) == (None, None)


def test_whoever_stops_is_not_held_back_by_a_doubt(begun: Visitor, session: Session) -> None:
    sent = begun.answer("S-END", {"a.MUNICIPALITY": "G0J"}, go="stop")
    assert settled(session, begun) == (None, "G0J")
    assert sent.status_code == 303


def test_the_doubt_is_about_the_page_where_the_region_is_asked(
    begun: Visitor, session: Session
) -> None:
    """Saved answer by answer, a place is looked up when the page is left."""
    begun.get("pages/S-END")
    begun.save("S-END", {"a.MUNICIPALITY": "Rimouski"})
    assert settled(session, begun) == (None, "Rimouski")
    begun.get("pages/S-END")
    assert begun.send(to="pages/S-END", press=("go", "next")).status_code == 303
    assert settled(session, begun) == ("01", "Rimouski")
