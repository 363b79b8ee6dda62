"""Which network addresses are of the open internet."""

from __future__ import annotations

import pytest

from menurut.ingesting.addresses import is_public

OPEN = ["93.184.216.34", "8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
CLOSED = {
    "loopback": ["127.0.0.1", "127.255.255.254", "::1"],
    "private": ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "fc00::1", "fd00:ec2::254"],
    "link-local": ["169.254.0.1", "169.254.169.254", "fe80::1", "fe80::1%eth0"],
    "shared between carriers": ["100.64.0.1", "100.100.100.200"],
    "unspecified": ["0.0.0.0", "0.1.2.3", "::"],
    "multicast": ["224.0.0.1", "239.255.255.255", "ff02::1", "ff0e::1"],
    "reserved": ["240.0.0.1", "255.255.255.255", "192.0.0.192", "198.18.0.1", "192.0.2.1", "2001:db8::1", "fec0::1"],
    "IPv4 inside IPv6": ["::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1"],
    "Teredo": ["2001:0:7f00:1::"],
    "a cloud's own": ["168.63.129.16"],
    "no address": ["", "localhost", "127.1", "2130706433", "0177.0.0.1", "1.2.3.4.5"],
}


@pytest.mark.parametrize("address", OPEN)
def test_open(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(("kind", "address"), [(kind, one) for kind, many in CLOSED.items() for one in many])
def test_closed(kind: str, address: str) -> None:
    assert not is_public(address), kind
