"""Names in addresses: an outlet may be called by any words, with slashes, and over several lines."""

from __future__ import annotations

from starlette.convertors import Convertor, register_url_convertor


class _Words(Convertor[str]):
    regex = r"[\s\S]*"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("words", _Words())
NAME = "{name:words}"
