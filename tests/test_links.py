"""Which addresses a client may open: https, on the web, whatever notation tries to pass for it."""

from dataclasses import replace

import pytest

from bot.answer.library.source import Source
from bot.house import default_link
from bot.links import host_of, is_of, mail_address, web_address

SOURCE = Source("id", "Verlof", "Verlof.docx", "", None, "nl", frozenset(), "digest")
OWN_NETWORK = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0x7f.0.0.1",
    "017700000001",
    "１２７.0.0.1",
    "127。0。0。1",
    "127%2e0%2e0%2e1",
    "[::1]",
    "[::ffff:10.0.0.1]",
    "[fe80::1]",
    "[fd00::1]",
    "10.0.0.1",
    "169.254.169.254",
    "192.168.1.1:8443",
    "8.8.8.8",
    "localhost",
    "localhost.",
    "ⓛocalhost",
    "printer.local",
    "wiki.lan",
    "nas.home.arpa",
    "intranet",
    "0x.0x",
]
TRICKS = [
    "",
    "http://school.example",
    "javascript:alert(1)",
    "msteams:/l/chat/0/0?users=x@evil.example",
    "https://",
    "https:evil.example",
    "https:///evil.example",
    "https://school.example@evil.example/",
    "https://@evil.example/",
    "https://school.example\\@evil.example/",
    "https://evil.example/\n",
    "https://evil\u200b.example/",
    "https://[::1",
    "https://evil.example:99999/",
    "https://evil..example/",
    "file:///etc/passwd",
    "data:text/html,x",
    "//school.example",
    " https://school.example",
    "https://a b.example",
    f"https://school.example/{'x' * 2000}",
]


@pytest.mark.parametrize("address", [f"https://{host}/a" for host in OWN_NETWORK] + TRICKS)
def test_no_client_opens_these(address: str) -> None:
    assert host_of(address) == web_address(address) == ""


def test_the_host_is_what_a_browser_understands() -> None:
    assert host_of("https://school.example/a?b=c#d") == "school.example"
    assert host_of("HTTPS://School.Example.:443") == "school.example"
    assert host_of("https://straße.example/") == "strasse.example"
    assert web_address("https://straße.example/") == "https://strasse.example/", "what is shown is what opens"
    assert web_address("https://аррӏе.example:8443/ä?ö#ü") == "https://xn--80ak6aa92e.example:8443/ä?ö#ü"
    assert web_address("https://school.example/a?b=c#d") == "https://school.example/a?b=c#d"


def test_a_host_stands_for_all_below_it() -> None:
    assert is_of("www.school.example", ["school.example"])
    assert is_of("school.example", ["school.example"])
    assert not is_of("myschool.example", ["school.example"])
    assert not is_of("school.example.evil.example", ["school.example"])
    assert not is_of("", ["school.example"])


@pytest.mark.parametrize("address", ["https://10.0.0.1/x", "http://127.0.0.1:8080/admin", "javascript:alert(1)"])
def test_a_source_that_names_such_an_address_opens_nothing(address: str) -> None:
    assert default_link("person", replace(SOURCE, url=address)) == ""


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("privacy@mijnstad.be", "privacy@mijnstad.be"),
        ("Mia Peeters (privacy@mijnstad.be)", "privacy@mijnstad.be"),
        ("Mia Peeters <Mia.Peeters+dpo@mijn-stad.be>.", "Mia.Peeters+dpo@mijn-stad.be"),
        ("mailto:privacy@mijnstad.be", "privacy@mijnstad.be"),
        ("[dpo_1@mijnstad.be], lokaal 12", "dpo_1@mijnstad.be"),
    ],
)
def test_the_mail_address_in_a_text_is_found(text: str, address: str) -> None:
    assert mail_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mia Peeters",
        "@",
        "mia@school",
        "mia@mijnstad.be, jan@mijnstad.be",
        "privacy@mijnstad.be?bcc=elders@elders.be",
        "privacy@mijnstad.be?subject=hallo",
        "privacy@mijnstad.be&body=hallo",
        "privacy%40elders.be@mijnstad.be",
        "o'brien@mijnstad.be",
        "a/b@mijnstad.be",
        "pri\u202evacy@mijnstad.be",
        "privacy@mijnst\u00e1d.be",
        "mia..@mijnstad.be",
        "mia@-mijnstad.be",
        "x" * 80 + "@mijnstad.be",
    ],
)
def test_what_is_no_single_plain_mail_address_is_none(text: str) -> None:
    """A button that writes to it says to nobody else, and fills in nothing."""
    assert mail_address(text) == ""
