"""Which machine may an address lead to? A host name to checked network addresses.

The name is looked up once and every answer is checked; the caller connects to what was checked, not to the name, so
that a second look-up cannot lead elsewhere. Odd spellings of an address (decimal, octal, short) are looked up like any
name and checked by what they mean.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading

from menurut.errors import FetchError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
CLOSED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "192.0.0.0/24",  # for protocols, and a cloud's own
        "192.88.99.0/24",  # relays that are no more
        "168.63.129.16/32",  # answers inside one cloud only
        "fec0::/10",  # sites, before there were private ranges
    )
)


def is_public(written: str) -> bool:
    """Whether the network address is one of the open internet, and so is any address hidden in it.

    >>> is_public("93.184.216.34"), is_public("10.0.0.1"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    try:
        address = ipaddress.ip_address(written)
    except ValueError:
        return False
    return all(_is_open(one) for one in _meant(address))


def checked_addresses(host: str, port: int, seconds: float, *, allow_private: bool) -> tuple[str, ...]:
    """The addresses of the host, all of them public unless private ones are allowed. FetchError otherwise."""
    addresses = _looked_up(host, port, seconds)
    if not allow_private:
        for address in addresses:
            if not is_public(address):
                where = host if host == address else f"{host} ({address})"
                raise FetchError(f"{where} is not on the open internet; add --allow-private if you trust it")
    return addresses


def _is_open(address: Address) -> bool:
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not address.is_unspecified
        and not any(address in network for network in CLOSED)
    )


def _meant(address: Address) -> tuple[Address, ...]:
    """The addresses that are reached by this one: itself, or the IPv4 addresses that an IPv6 address stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return (address,)
    if address.ipv4_mapped is not None:
        return (address.ipv4_mapped,)
    if address in NAT64:
        return (ipaddress.IPv4Address(int(address) & 0xFFFFFFFF),)
    inside = (address.sixtofour, *(address.teredo or ()))
    return (address, *(one for one in inside if one is not None))


def _looked_up(host: str, port: int, seconds: float) -> tuple[str, ...]:
    """The host's addresses, each once. The look-up knows no time limit of its own, so it runs beside."""
    answers: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put([str(entry[4][0]) for entry in found])
        except (OSError, UnicodeError, ValueError) as error:
            answers.put(error)

    threading.Thread(target=look_up, daemon=True).start()
    try:
        answer = answers.get(timeout=max(seconds, 0))
    except queue.Empty:
        raise FetchError(f"looking up {host} took too long; check the network, or raise --timeout") from None
    if isinstance(answer, Exception) or not answer:
        raise FetchError(f"no such host {host}; check the spelling and the network")
    return tuple(dict.fromkeys(answer))
