"""Relations of a name to a name: "alias", "akrab disapa", "bernama asli", "nama samaran".

Comes in: the scene. Goes out: drafts whose object is mostly a name that the entity has itself, so it stands as words.
"""

from __future__ import annotations

from collections.abc import Iterator

from menurut.reading.relations.mentions import Mention
from menurut.reading.relations.scene import Draft, Scene
from menurut.reading.relations.sides import owner_of_clause
from menurut.records import Schema

PERSONS = frozenset(Schema)
NAME = 4
QUOTES = frozenset("“\"‘'”")
REACH = 24


def alias_relations(scene: Scene) -> Iterator[Draft]:
    """The relations that such words show."""
    for first, last, kind in scene.find(scene.words.aliases):
        if kind == "cover":
            yield from _cover(scene, first, last)
            continue
        name = _name(scene, last)
        if name is None:
            continue
        start, end = name
        words = scene.text(start, end)
        same = [n for n, entity in enumerate(scene.entities) if entity.name == words]
        who = _bearer(scene, first, same, kind != "words")
        if who is not None:
            relation = "registered_name" if kind == "birth" else "alias"
            yield Draft(who, relation, words, scene.text(first, last), first, end, f"alias: {kind}")


def _name(scene: Scene, index: int) -> tuple[int, int] | None:
    """The name that starts at the index, in quotation marks or not."""
    if index < len(scene.tokens) and scene.tokens[index].text in QUOTES:
        index += 1
    mention = scene.starting.get(index)
    if mention is not None:
        return mention.first, mention.last
    end = index
    while end < min(len(scene.tokens), index + NAME) and scene.tokens[end].capital and scene.cover[end] < 0:
        end += 1
    return (index, end) if end > index else None


def _bearer(scene: Scene, index: int, but: list[int], described: bool) -> int | None:
    """Whose name it is: the one named before it, or the one a description before it points to."""
    first, _limit = scene.sentence(index)
    step = index
    while step > first and (scene.tokens[step - 1].text in ",(" or scene.low(step - 1) in scene.words.linking):
        step -= 1
    mention = scene.ends(scene.before_bracket(step, first), PERSONS)
    if mention is not None:
        return mention.who if mention.who not in but else None
    if described and step > first and scene.tokens[step - 1].word:
        return scene.antecedent(step - 1, but)
    return None


def _cover(scene: Scene, first: int, last: int) -> Iterator[Draft]:
    """A cover name: "Bodong, nama samaran yang dipakai Budi"; "dengan nama samaran Bodong"."""
    start, limit = scene.sentence(first)
    bearer, detail = _clause_head(scene, first, start), scene.text(first, last)
    step = _past_using(scene, last)
    if bearer is None:
        return
    if step > last:
        user, end = _user(scene, step, limit)
        if user == bearer.who:
            words = scene.text(bearer.first, bearer.last)
            yield Draft(bearer.who, "alias", words, detail, bearer.first, end, "alias: cover name", first)
        elif user is not None:
            yield Draft(bearer.who, "alias", user, detail, first, end, "alias: cover name of another")
        return
    name = _name(scene, last)
    if name is not None:
        yield Draft(bearer.who, "alias", scene.text(*name), detail, first, name[1], "alias: cover name")


def _past_using(scene: Scene, index: int) -> int:
    """Past the words that say whose the name is: "yang digunakan oleh", "dari"."""
    step = index + (scene.low(index) in scene.grammar.relatives)
    if scene.low(step) in scene.words.used:
        return step + 1 + (scene.low(step + 1) in scene.grammar.agents)
    return index + 1 if scene.low(index) in scene.words.faction_from else index


def _user(scene: Scene, index: int, limit: int) -> tuple[int | str | None, int]:
    """Who uses the name: a name, or a description that ends in one ("putra Budi")."""
    for step in range(index, min(limit, index + NAME)):
        mention = scene.starting.get(step)
        if mention is not None:
            ranks = all(not t.word or t.low in scene.words.ranks for t in scene.tokens[index:step])
            who: int | str = mention.who if ranks else scene.text(index, mention.last)
            return who, mention.last
    return None, index


def _clause_head(scene: Scene, index: int, first: int) -> Mention | None:
    """The name that the clause at the index tells of: before its relative word, else the nearest."""
    for step in range(index, max(first, index - REACH), -1):
        if scene.low(step - 1) in scene.grammar.relatives:
            head = owner_of_clause(scene, step - 1, PERSONS)
            if head is not None:
                return head
    for step in range(index, max(first, index - REACH), -1):
        mention = scene.ends(step, PERSONS)
        if mention is not None:
            return mention
    return None
