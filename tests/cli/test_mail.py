"""`autodiag mail`: what an operator sees of the outbox, and does with it."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy.orm import Session

from autodiag.cli import commands
from autodiag.cli.postman import UNSET
from autodiag.mail import service
from autodiag.mail.states import State
from autodiag.settings import load_settings
from autodiag.web.transactions import system_clock
from tests.cli.conftest import Autodiag
from tests.house.servers import free_port
from tests.mail import servers
from tests.mail.conftest import make_message
from tests.mail.servers import Post, open_post


def queue(session: Session, to: str = "a@example.org", **values: object) -> str:
    message_id = service.queue(session, make_message(to, **values), now=system_clock())
    session.commit()
    return message_id


def use(environ: dict[str, str], post: Post | int) -> None:
    """Have the installation send its mail there."""
    port = post if isinstance(post, int) else post.port
    environ["AUTODIAG_SMTP_URL"] = f"smtp://127.0.0.1:{port}?tls=none"
    environ["AUTODIAG_MAIL_FROM"] = "autodiag@example.org"


@pytest.fixture
def run(environ: dict[str, str]) -> Autodiag:
    """A command whose settings are those that the test has made by then."""
    return lambda *words: CliRunner(env=environ).invoke(commands, ["mail", *map(str, words)])


def test_without_a_server_messages_wait_and_everything_says_so(
    run: Autodiag, session: Session
) -> None:
    queue(session)
    assert f"1 waiting\n{UNSET}." in run("list").output
    assert UNSET in run("show", 1).output
    for words in (["send"], ["send", "--watch"], ["try", "a@example.org"]):
        refused = run(*words)
        assert refused.exit_code == 1
        assert UNSET in refused.output
    assert service.count_messages(session)[State.WAITING] == 1


def test_the_outbox_is_sent_once(run: Autodiag, environ: dict[str, str], session: Session) -> None:
    message_id = queue(session)
    queue(session, "gone@example.org")
    with open_post({("RCPT", "gone@example.org"): "550 no such person"}) as post:
        use(environ, post)
        done = run("send")
        assert done.exit_code == 0, done.output
        assert "1 sent, 1 refused" in done.output
        assert "Nothing was due." in run("send").output
    assert [one["Message-ID"] for one in post.taken] == [message_id]
    listed = run("list").output
    assert "gone@example.org  Votre demande  (550 no such person)" in listed
    assert "not set" not in listed
    assert "a@example.org" not in run("list", "--state", "refused").output
    assert "gone@example.org" not in run("list", "--before", "2").output


def test_a_server_that_is_down_is_said_to_be(
    run: Autodiag, environ: dict[str, str], session: Session
) -> None:
    queue(session)
    use(environ, free_port())
    done = run("send")
    assert done.exit_code == 1
    assert "messages wait: ConnectionRefusedError" in done.output
    assert service.count_messages(session)[State.WAITING] == 1


def test_what_is_held_is_released_or_settled(
    run: Autodiag, environ: dict[str, str], session: Session
) -> None:
    for to in ("a@example.org", "b@example.org"):
        queue(session, to)
    with open_post({"DATA": servers.hang_up}) as post:
        use(environ, post)
        assert "2 held" in run("send").output
    assert run("release", 1).output == "1 waiting again.\n"
    assert run("settle", 2).output == "1 counted as sent.\n"
    for words in (("release", 1, 2), ("settle", 1), ("release", 9), ("show", 9)):
        refused = run(*words)
        assert refused.exit_code == 1
        assert "message" in str(refused.exception)
    with open_post() as post:
        use(environ, post)
        assert "1 sent" in run("send").output
    assert post.list_taken() == ["a@example.org"]


def test_a_message_is_shown_with_its_text(run: Autodiag, session: Session) -> None:
    queue(session, text="Bonjour\x1b[2J\nle lien : https://x.example/", is_private=True,
          subject="Ouvrir", to_name="Zoé")  # fmt: skip
    shown = run("show", 1)
    assert shown.exit_code == 0
    assert "Bonjour [2J\nle lien : https://x.example/\n" in shown.output
    assert "to          Zoé <a@example.org>" in shown.output
    assert "waiting, after 0 attempts" in shown.output


def test_a_test_message_goes_past_the_outbox(
    run: Autodiag, environ: dict[str, str], session: Session
) -> None:
    with open_post() as post:
        use(environ, post)
        done = run("try", "ann@example.org")
    assert done.exit_code == 0, done.output
    assert "Sent: 250" in done.output
    assert post.list_taken() == ["ann@example.org"]
    assert service.list_messages(session) == []
    with open_post({"RCPT": "550 5.7.1 not from you"}) as post:
        use(environ, post)
        refused = run("try", "ann@example.org")
    assert refused.exit_code == 1
    assert "not accepted (refused): 550 5.7.1 not from you" in refused.output
    assert "to: this is not an e-mail address" in str(run("try", "nobody").exception)


def test_a_password_is_shown_nowhere(
    run: Autodiag, environ: dict[str, str], session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    queue(session)
    with open_post(**servers.with_password("ann", "right")) as post:
        environ["AUTODIAG_SMTP_URL"] = f"smtp://ann:h1dden@localhost:{post.port}?tls=none"
        environ["AUTODIAG_MAIL_FROM"] = "autodiag@example.org"
        outputs = [run(*words).output for words in (["send"], ["list"], ["try", "a@example.org"])]
    assert "535" in outputs[0]
    said = f"{outputs} {load_settings(environ)!r} {load_settings(environ).smtp} {caplog.text}"
    assert "h1dden" not in said


def test_purge_says_what_it_would_empty_and_empties_it(
    run: Autodiag, autodiag: Autodiag, environ: dict[str, str], session: Session
) -> None:
    queue(session)
    with open_post() as post:
        use(environ, post)
        run("send")
    row = service.get_message(session, 1)
    assert row.ended_at
    row.ended_at = row.ended_at.replace(year=row.ended_at.year - 1)
    session.commit()
    assert "sent messages, 30 days later: 1 would be emptied" in autodiag("purge").output
    assert "sent messages, 30 days later: 1 emptied" in autodiag("purge", "--yes").output
    session.expire_all()
    assert service.get_message(session, 1).recipient == ""


def test_what_a_restored_backup_would_send_again_is_held(
    run: Autodiag, autodiag: Autodiag, environ: dict[str, str], session: Session, tmp_path: Path
) -> None:
    queue(session)
    assert autodiag("backup", tmp_path / "saved").exit_code == 0
    with open_post() as post:
        use(environ, post)
        assert "1 sent" in run("send").output
        restored = autodiag("restore", "--yes", tmp_path / "saved")
        assert "held, as they may have left since: 1 " in restored.output
        assert "Nothing was due." in run("send").output
    assert len(post.taken) == 1
    assert service.count_messages(session)[State.HELD] == 1
