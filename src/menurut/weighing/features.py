"""What is compared between claims: their terms, how telling each is, and what their document is about."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from menurut.languages import Language, word_sets
from menurut.records import Act, Features, Reading, Span
from menurut.weighing.stances import speaks_of_part
from menurut.weighing.terms import RAREST, lexicon_of, names_in, words_in
from menurut.weighing.voices import Voices

LOCAL = 1.5  # weight of a term's rarity within its document, beside its rarity in the language
FEWEST = 8  # claims a document is taken to have at least, when rarity within it is measured
TOPIC = 12  # terms that say what a document is about
TOPIC_RARITY = 4  # halvings of such a term at least
TITLE, LEAD, LEAD_LENGTH = 1.0, 0.5, 400  # what standing in the title or the first characters adds


class Describer:
    """Gives the features of each claim of one document; what depends on the document is counted once."""

    def __init__(self, reading: Reading, language: Language, claims: Sequence[tuple[Span, ...]]) -> None:
        self.language = language
        self._lexicon = lexicon_of(language)
        self._negators = word_sets(language.table("acts"), {"words": ("negation", "negators")})["words"]
        self._words = {spans: words_in(" ".join(span.of(reading.document.text) for span in spans)) for spans in claims}
        self._names = names_in(reading.document.text, self._lexicon)
        self._stems = {spans: tuple(dict.fromkeys(map(self._term, words))) for spans, words in self._words.items()}
        self._share = Counter(stem for stems in self._stems.values() for stem in stems)
        self._claims = max(len(claims), FEWEST)
        self._weights = {term: self._weight(term) for term in self._share if self._lexicon.tells(term)}
        self._denials = [a.cue for a in reading.attributions if a.act is Act.DENY and a.cue is not None]
        self._topic = self._topic_of(reading)

    def features(self, spans: tuple[Span, ...], voices: Voices) -> Features:
        """The features of the claim at these spans, which must be one of those given."""
        weights = self._weights
        terms = tuple(stem for stem in self._stems[spans] if stem in weights)
        return Features(
            terms=terms,
            weights=tuple(map(weights.__getitem__, terms)),
            topic=self._topic,
            negated=not self._negators.isdisjoint(self._words[spans]) or self._reports_denial(spans),
            part=speaks_of_part(self._words[spans], self.language),
            voice=voices.voice,
            beside=voices.beside,
        )

    def _term(self, word: str) -> str:
        return word if word in self._names else self._lexicon.stem(word)

    def _rarity(self, term: str) -> float:
        """How rare a term is in the language; a name is as rare as its stem."""
        return self._lexicon.halvings(self._lexicon.stem(term) if term in self._names else term)

    def _reports_denial(self, spans: tuple[Span, ...]) -> bool:
        """Whether the words hold the cue of somebody's denial."""
        return any(span.holds(cue) for span in spans for cue in self._denials)

    def _weight(self, term: str) -> float:
        """Rarity in the language plus rarity among the claims of the document."""
        local = math.log(self._claims / self._share[term]) / math.log(self._claims)
        return round(self._rarity(term) / RAREST + LOCAL * max(local, 0.0), 2)

    def _topic_of(self, reading: Reading) -> tuple[str, ...]:
        """What the document is about: rare terms, said more than once or in the title; most telling first."""
        text, rarity = reading.document.text, self._rarity
        sentences = [(span, self._terms(span.of(text))) for span in reading.sentences]
        counts = Counter(term for _, terms in sentences for term in terms)
        title = set(self._terms(reading.document.title or ""))
        lead = {term for span, terms in sentences if span.start < LEAD_LENGTH for term in terms}
        scores = {
            term: rarity(term) * (math.log(1 + n) + TITLE * (term in title) + LEAD * (term in lead))
            for term, n in counts.items()
            if (n > 1 or term in title) and not term[0].isdigit() and rarity(term) >= TOPIC_RARITY
        }
        return tuple(sorted(scores, key=lambda term: (-scores[term], term))[:TOPIC])

    def _terms(self, text: str) -> list[str]:
        return [self._term(word) for word in words_in(text)]
