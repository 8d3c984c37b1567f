"""Every way in which a conversation with a server can go has the right verdict."""

import ssl
from pathlib import Path

import pytest
import trustme

from autodiag.mail.states import Outcome, Verdict
from tests.house.servers import free_port
from tests.mail import servers
from tests.mail.conftest import make_carrier, make_letter
from tests.mail.servers import Post, Step, open_post, open_socket

SHORT = 0.2


def carry(post: Post, *, timeout: float = 10.0) -> Outcome:
    return make_carrier(post.port, timeout=timeout).carry(make_letter())


def test_a_letter_arrives_as_it_was_written() -> None:
    text = "Bonjour Zoé,\n.\n..\nFrom here on\n" + "très long " * 200 + "\n"
    letter = make_letter(text=text, subject="Réponse à votre demande", name="Zoé Côté, dir.")
    with open_post() as post:
        outcome = make_carrier(post.port).carry(letter)
    assert outcome.verdict is Verdict.SENT
    (taken,) = post.taken
    assert taken.get_content().replace("\r\n", "\n") == text
    assert taken["Subject"] == "Réponse à votre demande"
    assert taken["To"].addresses[0].display_name == "Zoé Côté, dir."
    assert taken["Message-ID"] == letter.message_id
    assert taken["Content-Language"] == "fr"


STEPS = ("MAIL", "RCPT", "BEFORE DATA", "DATA")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("451 4.3.0 not now", Verdict.LATER),
        ("421 4.3.2 closing", Verdict.LATER),
        ("550 5.1.1 no such person", Verdict.REFUSED),
    ],
)
def test_a_refusal_lasts_as_long_as_its_code_says(step: str, answer: str, verdict: Verdict) -> None:
    with open_post({step: answer}) as post:
        assert carry(post) == Outcome(verdict, answer)
    assert post.taken == []


WITHOUT_A_WORD: dict[str, Step] = {
    "hanging up": servers.hang_up,
    "silent": servers.stay_silent,
}


@pytest.mark.parametrize("manner", WITHOUT_A_WORD)
@pytest.mark.parametrize("step", STEPS)
def test_without_an_answer_all_depends_on_whether_the_content_had_left(
    step: str, manner: str
) -> None:
    with open_post({step: WITHOUT_A_WORD[manner]}) as post:
        outcome = carry(post, timeout=SHORT if manner == "silent" else 10)
    assert outcome.verdict is (Verdict.UNCERTAIN if step == "DATA" else Verdict.LATER)
    assert outcome.reason.startswith("SMTPServerDisconnected: Connection unexpectedly closed")


def test_a_server_that_asks_for_a_password_refuses_no_message() -> None:
    with open_post({"MAIL": "530 5.7.0 sign in first"}) as post:
        assert carry(post).verdict is Verdict.UNREACHABLE


@pytest.mark.parametrize("greeting", [b"554 5.3.2 go away\r\n", b"421 4.3.2 too busy\r\n"])
def test_a_server_that_greets_with_no_takes_nothing(greeting: bytes) -> None:
    with open_socket(greeting) as port:
        outcome = make_carrier(port).carry(make_letter())
    assert outcome == Outcome(Verdict.UNREACHABLE, greeting.decode().strip())


def test_a_server_that_never_greets_is_left() -> None:
    with open_socket(b"") as port:
        outcome = make_carrier(port, timeout=SHORT).carry(make_letter())
    assert outcome.verdict is Verdict.UNREACHABLE


def test_a_server_that_is_down_takes_nothing() -> None:
    outcome = make_carrier(free_port()).carry(make_letter())
    assert outcome.verdict is Verdict.UNREACHABLE
    assert "refused" in outcome.reason


def test_a_server_that_speaks_nonsense_is_unreachable() -> None:
    with open_socket(b"HTTP/1.1 400 Bad Request\r\n\r\n") as port:
        assert make_carrier(port).carry(make_letter()).verdict is Verdict.UNREACHABLE


def test_what_a_server_says_cannot_move_a_cursor() -> None:
    with open_post({"RCPT": "550 \x1b[2J\x07 gone \u202e"}) as post:
        assert carry(post).reason == "550 [2J gone"


@pytest.mark.parametrize(
    ("password", "verdict"), [("right", Verdict.SENT), ("not-that-one", Verdict.UNREACHABLE)]
)
def test_a_password_is_given_and_never_told(password: str, verdict: Verdict) -> None:
    with open_post(**servers.with_password("ann", "right")) as post:
        carrier = make_carrier(post.port, user="ann", password=password)
        outcome = carrier.carry(make_letter())
    assert outcome.verdict is verdict
    assert outcome.reason[:3] == ("250" if verdict is Verdict.SENT else "535")
    assert post.has_signed_in is (True if verdict is Verdict.SENT else None)
    assert password not in f"{carrier} {outcome}"


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """An authority that this process believes, as an operator makes it believe one."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    return authority


def make_context(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


@pytest.fixture(params=["starttls", "implicit"])
def tls(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def carry_over(tls: str, context: ssl.SSLContext) -> Outcome:
    options = servers.with_tls(context) if tls == "starttls" else {"ssl_context": context}
    with open_post(**options) as post:
        outcome = make_carrier(post.port, tls=tls, host="localhost").carry(make_letter())
    assert len(post.taken) == (outcome.verdict is Verdict.SENT)
    return outcome


def test_a_server_whose_certificate_is_right_gets_the_mail(authority: trustme.CA, tls: str) -> None:
    assert carry_over(tls, make_context(authority, "localhost")).verdict is Verdict.SENT


def test_a_certificate_for_another_name_gets_nothing(authority: trustme.CA, tls: str) -> None:
    outcome = carry_over(tls, make_context(authority, "mail.example.org"))
    assert outcome.verdict is Verdict.UNREACHABLE
    assert "certificate" in outcome.reason


def test_a_certificate_of_nobody_gets_nothing(authority: trustme.CA, tls: str) -> None:
    outcome = carry_over(tls, make_context(trustme.CA(), "localhost"))
    assert outcome.verdict is Verdict.UNREACHABLE
    assert "certificate" in outcome.reason


def test_a_server_that_hides_starttls_gets_nothing() -> None:
    with open_post() as post:
        outcome = make_carrier(post.port, tls="starttls").carry(make_letter())
    assert outcome.verdict is Verdict.UNREACHABLE
    assert post.asked == []
