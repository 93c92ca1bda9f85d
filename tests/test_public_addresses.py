"""Which addresses are of the internet, and that nothing is connected to any other."""

import socket

import pytest

from bot.public_addresses import LeadsInside, guarded_sockets, is_public


@pytest.mark.parametrize(
    "address",
    [
        *(
            "10.1.2.3",
            "192.168.1.1",
            "172.16.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "224.0.0.1",
        ),
        *(
            "::1",
            "::",
            "fe80::1",
            "fe80::1%eth0",
            "fc00::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "2002:a00:1::",
            "ff02::1",
        ),
        *("255.255.255.255", "nonsense", ""),
    ],
)
def test_an_address_of_ones_own_network_is_none_of_the_internet(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::808:808"])
def test_an_address_of_the_internet_is_one(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "169.254.169.254"])
def test_no_socket_is_made_for_an_address_of_ones_own_network(address: str) -> None:
    with pytest.raises(LeadsInside):
        guarded_sockets()((socket.AF_INET, socket.SOCK_STREAM, 0, "", (address, 443)))


def test_one_is_made_for_an_address_of_the_internet() -> None:
    guarded_sockets()((socket.AF_INET, socket.SOCK_STREAM, 0, "", ("93.184.215.14", 443))).close()
